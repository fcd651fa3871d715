"""Notes which testimonies a deed touched in what is counted, so that counting reads only these anew."""

import itertools

from pyroaring import BitMap

from hrforum.storage.archive import Archive

MOST = 2_000
"""With more testimonies touched, all is read anew; so many are read in a few hundredths of a second."""

_ITS_OWN = "SELECT {row}.testimony_id AS id"
_OF_PERSON = "SELECT testimony_id AS id FROM testimony_testifier WHERE testifier_id = {row}.testifier_id"
_OF_VERSION = "SELECT testimony_id AS id FROM version WHERE id = {row}.version_id"
_OF_PASSAGE = "SELECT version.testimony_id AS id FROM passage JOIN version ON version.id = version_id WHERE passage.id = {row}.passage_id"
_EVERY = ("INSERT", "UPDATE", "DELETE")
_WATCHED = (
    ("testimony", ("INSERT", "UPDATE OF forum_id, heard_on, place", "DELETE"), "SELECT {row}.id AS id"),
    ("testifier", ("UPDATE OF young",), "SELECT testimony_id AS id FROM testimony_testifier WHERE testifier_id = NEW.id"),
    ("testifier_tag", _EVERY, _OF_PERSON),
    ("passage", _EVERY, _OF_VERSION),
    ("passage_article", _EVERY, _OF_PASSAGE),
    *((table, _EVERY, _ITS_OWN) for table in (
        "testimony_testifier", "testimony_tag", "current_version", "testimony_article", "testimony_authority", "consent",
    )),
)  # fmt: skip
"""Every table that is counted from: a change of a row touches these testimonies."""
_DUE = "SELECT bits FROM bitmap WHERE kind = 'due' AND key = ''"
_KEEP = "INSERT INTO bitmap (kind, key, bits) VALUES ('due', '', ?) ON CONFLICT (kind, key) DO UPDATE SET bits = excluded.bits"
_STAMP = "SELECT coalesce(max(id), 0) FROM ledger"


def stamp(archive: Archive) -> int:
    """Return what changes with every deed."""
    return int(archive.value(_STAMP))


def watch(archive: Archive) -> int:
    """Notice from now on what is touched; return the stamp before. What is noticed lies in memory, and goes with what is rolled back."""
    if archive.value("SELECT 1 FROM temp.sqlite_master WHERE name = 'touched'") is None:
        with archive.atomic():
            archive.run("CREATE TEMP TABLE touched (id INTEGER PRIMARY KEY)")
            # Not "OR IGNORE": what the statement that sets a trigger off says of conflicts would hold in its stead.
            for number, (table, event, which) in enumerate(_events()):
                # What a row was before counts as well as what it is then.
                rows = {"INSERT": ("NEW",), "DELETE": ("OLD",)}.get(event, ("OLD", "NEW"))
                does = "".join(
                    f"INSERT INTO touched SELECT id FROM ({which.format(row=row)}) WHERE id NOT IN touched; "
                    for row in rows
                )
                archive.run(
                    f"CREATE TEMP TRIGGER touched_{number} AFTER {event} ON main.{table} BEGIN {does}END"
                )
    return stamp(archive)


def _events() -> list[tuple[str, str, str]]:
    return list(
        itertools.chain.from_iterable(
            [(table, event, which) for event in some] for table, some, which in _WATCHED
        )
    )


def note(archive: Archive, before: int) -> None:
    """Keep, inside a deed that began at the stamp `before`, which testimonies it touched; does nothing where nothing was counted yet."""
    touched = [row[0] for row in archive.rows("SELECT id FROM temp.touched LIMIT ?", (MOST + 1,))]
    if touched:
        archive.run("DELETE FROM temp.touched")
    kept = _read(archive)
    if kept is None or kept[0] < before:
        return
    due = kept[1] | BitMap(touched)
    if len(due) <= MOST:
        keep(archive, stamp(archive), due)


def keep(archive: Archive, upto: int, due: BitMap) -> None:
    """Keep which testimonies were touched up to a stamp since everything was counted."""
    archive.run(_KEEP, (upto.to_bytes(8, "big") + due.serialize(),))


def due(archive: Archive, now: int) -> BitMap | None:
    """Return the testimonies touched since everything was counted, None where that is not known."""
    kept = _read(archive)
    return kept[1] if kept is not None and kept[0] == now else None


def _read(archive: Archive) -> tuple[int, BitMap] | None:
    held = archive.value(_DUE)
    return None if held is None else (int.from_bytes(held[:8], "big"), BitMap.deserialize(held[8:]))
