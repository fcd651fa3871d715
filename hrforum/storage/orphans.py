"""Pages of a table that nothing leads to any more, because the page that held their order is damaged: found by what stands on them."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from hrforum.storage.archive import Row
from hrforum.storage.key import Key
from hrforum.storage.salvage import Salvage, Shape, Unreadable
from hrforum.storage.spare_list import Plan, write_list

_AT_ONCE = 1_000
_OF_TYPE: Mapping[str, tuple[type, ...]] = {
    "INTEGER": (int,),
    "TEXT": (str,),
    "BLOB": (bytes,),
    "REAL": (int, float),
}
_UUID = 16


def adopt(
    laid_out: Path, key: Key, plan: Plan, roots: Mapping[str, int], pages: int
) -> dict[str, tuple[str, ...]]:
    """Give each table that cannot be entered tables of its own, one for each of its pages; return their names by the table's.

    Only tables whose rows have an id outside (uuid) are looked for: of others it could not be told whose rows a page holds. Afterwards
    the list of `laid_out` holds the tables of `roots` and these.
    """
    source = Salvage(laid_out, key)
    try:
        shapes = {name: one for name, one in source.shapes().items() if _has_uuid(one)}
        closed = [one for one in shapes.values() if not _can_be_entered(source, one)]
        taken = set[bytes]()
        for one in shapes.values():
            if one not in closed:
                taken |= {
                    row[0]
                    for row in source.rows(Shape(one.name, ("uuid",), one.key, True), lambda _lost: None)
                }
    finally:
        source.close()
    found = {one.name: list(_pages_of(laid_out, key, plan, one, taken, pages)) for one in closed}
    entries = {name: (page, plan.columns[name]) for name, page in roots.items() if name in plan.columns}
    adopted = {
        name: {f"search_of_{name}_{page}": page for page in numbers} for name, numbers in found.items()
    }
    for name, parts in adopted.items():
        entries |= {part: (page, plan.columns[name]) for part, page in parts.items()}
    write_list(laid_out, key, entries)
    return {name: tuple(parts) for name, parts in adopted.items() if parts}


def all_can_be_entered(source: Salvage) -> bool:
    """Say whether each table can be read from one end at least."""
    return all(_can_be_entered(source, one) for one in source.shapes().values() if _has_uuid(one))


def _has_uuid(one: Shape) -> bool:
    return one.has_rowid and "uuid" in one.columns and "id" in one.columns


def _can_be_entered(source: Salvage, one: Shape) -> bool:
    for direction in ("", " DESC"):
        try:
            source.read(f"SELECT id FROM {one.name} ORDER BY id{direction} LIMIT 1")
        except Unreadable:
            continue
        return True
    return False


def _pages_of(
    laid_out: Path, key: Key, plan: Plan, one: Shape, taken: set[bytes], pages: int
) -> Iterator[int]:
    for first in range(2, pages + 1, _AT_ONCE):
        numbers = range(first, min(first + _AT_ONCE, pages + 1))
        write_list(laid_out, key, {f"page{number}": (number, plan.columns[one.name]) for number in numbers})
        source = Salvage(laid_out, key)
        try:
            needs = [(row[1], row[2]) for row in source.read(f"PRAGMA table_info(page{first})")]
            listed = ", ".join(name for name, _kind in needs)
            for number in numbers:
                try:
                    rows = source.read(f"SELECT {listed} FROM page{number}")
                except Unreadable:
                    continue
                if rows and _are_of(rows, needs, plan.needed[one.name], taken):
                    yield number
        finally:
            source.close()


def _are_of(
    rows: Sequence[Row], columns: Sequence[tuple[str, str]], needed: frozenset[str], taken: set[bytes]
) -> bool:
    """Say whether rows are what the table keeps: each value of its type, none missing, and no id outside that is another table's."""
    for row in rows:
        for (name, kind), value in zip(columns, row, strict=True):
            if value is None and name in needed:
                return False
            if value is not None and not isinstance(value, _OF_TYPE[kind]):
                return False
            if name == "uuid" and (not isinstance(value, bytes) or len(value) != _UUID or value in taken):
                return False
    return True
