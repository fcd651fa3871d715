"""Keeps who speaks where as bitmaps: one row for each person in each testimony, and the rows of every tag, forum, place and month.

They are read from a table of their own, and the testimonies that were touched since (`touched`) are read anew on top of them.
"""

import contextlib
import json
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, groupby
from typing import Any

from pyroaring import BitMap

from hrforum.errors import FileTrouble
from hrforum.storage import touched
from hrforum.storage.archive import Archive
from hrforum.storage.right import LINKED_AMONG
from hrforum.storage.touched import stamp

NOBODY = 0
"""Stands for the testifier of a testimony in which nobody is named as speaking, and for both of a row that is gone."""

_ROWS = """SELECT testimony.id, coalesce(testimony_testifier.testifier_id, 0) FROM testimony
           LEFT JOIN testimony_testifier ON testimony_testifier.testimony_id = testimony.id WHERE {among} ORDER BY 1, 2"""
_ALL, _AMONG = "1", "{id} IN (SELECT value FROM json_each(?1))"

Query = tuple[str, str]
"""A query of keys and ids, in order of the keys and with a place for which ids alone; and the column that these stand in."""
OF_PERSON: dict[str, Query] = {
    "tag": ("SELECT tag_id, testifier_id FROM testifier_tag WHERE {among} ORDER BY tag_id", "testifier_id")
}
"""What is known of the person: by kind, a query of a key and a testifier."""
OF_TESTIMONY: dict[str, Query] = {
    "tag": ("SELECT tag_id, testimony_id FROM testimony_tag WHERE {among} ORDER BY tag_id", "testimony_id"),
    "forum": ("SELECT forum_id, id FROM testimony WHERE forum_id IS NOT NULL AND {among} ORDER BY 1", "id"),
    "month": (
        "SELECT substr(heard_on, 1, 7), id FROM testimony WHERE heard_on IS NOT NULL AND {among} ORDER BY 1",
        "id",
    ),
    "language": (
        "SELECT language, testimony_id FROM current_version WHERE kind = 'original' AND {among} ORDER BY 1",
        "testimony_id",
    ),
    "right": (LINKED_AMONG, "testimony_id"),
    "authority": (
        "SELECT authority_id, testimony_id FROM testimony_authority WHERE {among} ORDER BY 1",
        "testimony_id",
    ),
}
"""What is known of the testimony: by kind, a query of a key and a testimony. A new kind of dimension is one more line."""
_PLACES = "SELECT place, id FROM testimony WHERE place <> '' AND {among} ORDER BY id"


@dataclass(frozen=True, slots=True)
class Speakings:
    """Row `r` is testifier `testifiers[r]` in testimony `testimonies[r]`. `bits` has by kind and key the rows it holds for.

    Places have as their key the id of the first testimony that names them: their text stands nowhere but in the testimony. Rows from
    `kept` on are of testimonies that were touched since the rest was kept; the rows that these had are `gone`.
    """

    stamp: int
    testimonies: "array[int]"
    testifiers: "array[int]"
    bits: Mapping[str, Mapping[str, BitMap]]
    kept: int
    gone: BitMap = field(default_factory=BitMap)

    @property
    def everything(self) -> BitMap:
        """All rows that are somebody's."""
        return BitMap(range(len(self.testimonies))) - self.gone


def load(archive: Archive) -> Speakings:
    """Return all rows and bitmaps as they are now."""
    now = stamp(archive)
    kept = _kept(archive, now)
    if kept is None:
        kept = make(archive, now)
        # Where the disk is full or the file read-only, counting goes on without.
        with contextlib.suppress(FileTrouble):
            _keep(archive, kept)
    return kept


def out_of_step(archive: Archive) -> bool:
    """Say whether what is kept for counting claims to be of now and is not."""
    now = stamp(archive)
    kept = _kept(archive, now)
    return kept is not None and not same(kept, make(archive, now))


def same(one: Speakings, other: Speakings) -> bool:
    """Say whether both tell the same of everybody, whatever the numbers of their rows."""
    return _told(one) == _told(other)


def _told(said: Speakings) -> object:
    order, numbers = in_order(said, said.everything)
    bits = {
        kind: {key: BitMap(numbers[row] for row in rows) for key, rows in some.items()}
        for kind, some in said.bits.items()
    }
    return [(said.testimonies[row], said.testifiers[row]) for row in order], bits


def in_order(said: Speakings, rows: BitMap) -> tuple[list[int], dict[int, int]]:
    """Return rows in the order of testimonies and people, and the number of each in it: the same wherever touched ones stand."""
    order = sorted(rows, key=lambda row: (said.testimonies[row], said.testifiers[row]))
    return order, {row: number for number, row in enumerate(order)}


def make(archive: Archive, now: int) -> Speakings:
    """Read everything anew, each table once."""
    rows = archive.rows(_ROWS.format(among=_ALL))
    testimonies, testifiers = _columns(rows)
    of_testimony, of_person = _places_of(testimonies), _places_of(testifiers)
    of_person.pop(NOBODY, None)
    bits: dict[str, dict[str, BitMap]] = {}
    for queries, places in ((OF_PERSON, of_person), (OF_TESTIMONY, of_testimony)):
        for kind, (sql, _column) in queries.items():
            _add(bits.setdefault(kind, {}), _bits(archive.rows(sql.format(among=_ALL)), places))
    bits["place"] = _bits(_same_places(archive.rows(_PLACES.format(among=_ALL)), {}), of_testimony)
    return Speakings(now, testimonies, testifiers, bits, len(testimonies))


def _columns(rows: list[tuple[int, int]]) -> tuple["array[int]", "array[int]"]:
    told, tellers = (array("q", column) for column in (zip(*rows, strict=True) if rows else ((), ())))
    return told, tellers


def _add(bits: dict[str, BitMap], more: Mapping[str, BitMap]) -> None:
    for key, rows in more.items():
        bits[key] = bits[key] | rows if key in bits else rows


# ---- only what was touched ----------------------------------------------------------------------------------------------
def _with_touched(archive: Archive, kept: Speakings, ids: BitMap) -> Speakings:
    """Return what is kept with these testimonies as they are now: their old rows are gone, their new ones stand at the end."""
    told = kept.testimonies
    gone = BitMap()
    for id_ in ids:
        gone.add_range(bisect_left(told, id_), bisect_right(told, id_))
    rows = archive.rows(_ROWS.format(among=_AMONG.format(id="testimony.id")), (json.dumps(list(ids)),))
    new_told, new_tellers = _columns(rows)
    testimonies, testifiers = kept.testimonies + new_told, kept.testifiers + new_tellers
    for row in gone:
        testimonies[row] = testifiers[row] = NOBODY
    of_testimony, of_person = _places_of(new_told, kept.kept), _places_of(new_tellers, kept.kept)
    of_person.pop(NOBODY, None)
    bits = {kind: {key: rows - gone for key, rows in some.items()} for kind, some in kept.bits.items()}
    for queries, places in ((OF_PERSON, of_person), (OF_TESTIMONY, of_testimony)):
        for kind, (sql, column) in queries.items():
            some = archive.rows(sql.format(among=_AMONG.format(id=column)), (json.dumps(list(places)),))
            _add(bits[kind], _bits(some, places))
    by_place = _under_a_first_one(bits["place"], testimonies, ids)
    named = archive.rows(_PLACES.format(among=_AMONG.format(id="id")), (json.dumps(list(ids)),))
    known = (
        {same_place(text): int(key) for key, text in places_of(archive, by_place).items()} if named else {}
    )
    _add(by_place, _bits(_same_places(named, known), of_testimony))
    bits["place"] = {
        str(min(testimonies[row] for row in _firsts(rows, kept.kept))): rows for rows in by_place.values()
    }
    bits = {kind: {key: rows for key, rows in some.items() if rows} for kind, some in bits.items()}
    return Speakings(kept.stamp, testimonies, testifiers, bits, kept.kept, gone)


def _under_a_first_one(
    bits: Mapping[str, BitMap], testimonies: "array[int]", ids: BitMap
) -> dict[str, BitMap]:
    """Return the places with keys of testimonies that still name them."""
    some = ((key, rows) for key, rows in bits.items() if rows)
    return {str(testimonies[rows.min()]) if int(key) in ids else key: rows for key, rows in some}


def _firsts(rows: BitMap, kept: int) -> Iterator[int]:
    """Yield the rows of which one is of the earliest testimony: those that were kept stand in order, those that were touched do not."""
    yield rows.min()
    yield from rows & BitMap(range(kept, rows.max() + 1))


def _places_of(ids: "array[int]", first: int = 0) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for row, each in enumerate(ids, first):
        found.setdefault(each, []).append(row)
    return found


def _bits(pairs: Iterable[tuple[Any, int]], places: Mapping[int, list[int]]) -> dict[str, BitMap]:
    return {
        str(key): BitMap(chain.from_iterable(places.get(id_, ()) for _key, id_ in some))
        for key, some in groupby(pairs, key=lambda pair: pair[0])
    }


def _same_places(rows: Iterable[tuple[str, int]], first: dict[str, int]) -> list[tuple[int, int]]:
    """Return pairs of a place's key and a testimony, from texts and testimonies; `first` are the keys that are known."""
    named = ((same_place(place), id_) for place, id_ in rows)
    return sorted((first.setdefault(place, id_), id_) for place, id_ in named if place)


def same_place(place: str) -> str:
    """Return a place as it is told from others: capitals and spaces make no other one."""
    return " ".join(place.split()).casefold()


def named_places(archive: Archive) -> frozenset[str]:
    """Return every place that a testimony names, as `same_place` does."""
    rows = archive.rows("SELECT DISTINCT place FROM testimony WHERE place <> ''")
    return frozenset(same_place(place) for (place,) in rows)


def places_of(archive: Archive, keys: Iterable[str]) -> dict[str, str]:
    """Return the text of each place by its key."""
    wanted = [int(key) for key in keys]
    sql = f"SELECT id, place FROM testimony WHERE id IN ({', '.join('?' * len(wanted))})"
    return {str(id_): " ".join(place.split()) for id_, place in archive.rows(sql, wanted)}


def _kept(archive: Archive, now: int) -> Speakings | None:
    due = touched.due(archive, now)
    if due is None:
        return None
    bits: dict[str, dict[str, BitMap]] = {kind: {} for kind in ("place", *OF_PERSON, *OF_TESTIMONY)}
    columns = {"testimonies": array("q"), "testifiers": array("q")}
    for kind, key, held in archive.rows("SELECT kind, key, bits FROM bitmap"):
        if kind == "rows":
            columns[key].frombytes(held)
        elif kind in bits:
            bits[kind][key] = BitMap.deserialize(held)
    told, tellers = columns["testimonies"], columns["testifiers"]
    kept = Speakings(now, told, tellers, bits, len(told))
    return _with_touched(archive, kept, due) if due else kept


def _keep(archive: Archive, made: Speakings) -> None:
    rows = [(kind, key, bits.serialize()) for kind, some in made.bits.items() for key, bits in some.items()]
    rows += [("rows", name, getattr(made, name).tobytes()) for name in ("testimonies", "testifiers")]
    with archive.atomic():
        archive.run("DELETE FROM bitmap")
        archive.run_many("INSERT INTO bitmap (kind, key, bits) VALUES (?, ?, ?)", rows)
        touched.keep(archive, made.stamp, BitMap())


# ---- what else hangs on rows --------------------------------------------------------------------------------------------
def counted(archive: Archive, day: str) -> BitMap | None:
    """Return the rows that were seen to agree to be counted on this day (ISO), None where that was not kept.

    Of testimonies that were touched since it says nothing.
    """
    if touched.due(archive, stamp(archive)) is None:
        return None
    held = archive.value("SELECT bits FROM bitmap WHERE kind = 'counted' AND key = ?", (day,))
    return None if held is None else BitMap.deserialize(held)


def keep_counted(archive: Archive, day: str, rows: BitMap) -> None:
    """Keep which rows agreed to be counted on this day, until all is kept anew."""
    with contextlib.suppress(FileTrouble), archive.atomic():
        archive.run("DELETE FROM bitmap WHERE kind = 'counted'")
        archive.run("INSERT INTO bitmap (kind, key, bits) VALUES ('counted', ?, ?)", (day, rows.serialize()))


def households(archive: Archive) -> dict[int, list[int]]:
    """Return the households of each testifier who shares one."""
    return _grouped(archive, "SELECT testifier_id, household_id FROM testifier_household ORDER BY 1")


def incidents(archive: Archive) -> dict[int, list[int]]:
    """Return the incidents of each testimony that tells of one."""
    return _grouped(archive, "SELECT testimony_id, incident_id FROM testimony_incident ORDER BY 1")


def _grouped(archive: Archive, sql: str) -> dict[int, list[int]]:
    return {
        key: [one for _key, one in some] for key, some in groupby(archive.rows(sql), key=lambda row: row[0])
    }


_PLAINLY = """SELECT testimony_id, min(answer) FROM consent WHERE use = ? GROUP BY testimony_id
              HAVING count(*) = 1 AND max(giver) = 'self' AND max(from_day) IS NULL AND max(until_day) IS NULL
              AND max(testifier) IS NULL"""


def plain_answers(archive: Archive, use: str) -> dict[int, str]:
    """Return the answer to a use of each testimony that has a single one, the person's own, for everybody and without an end."""
    return dict(archive.rows(_PLAINLY, (use,)))


def answered(archive: Archive, use: str) -> set[int]:
    """Return the testimonies that have any answer to a use."""
    return {row[0] for row in archive.rows("SELECT DISTINCT testimony_id FROM consent WHERE use = ?", (use,))}


def young(archive: Archive) -> set[int]:
    """Return the testifiers who are under the archive's age limit."""
    return {row[0] for row in archive.rows("SELECT id FROM testifier WHERE young = 1")}
