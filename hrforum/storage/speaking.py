"""Keeps who speaks where as bitmaps: one row for each person in each testimony, and the rows of every tag, forum, place and month.

They are read from a table of their own while the ledger has not moved on since they were made, and made anew otherwise.
"""

import contextlib
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Any

from pyroaring import BitMap

from hrforum.errors import FileTrouble
from hrforum.storage.archive import Archive
from hrforum.storage.right import LINKED as LINKED_RIGHTS

NOBODY = 0
"""Stands for the testifier of a testimony in which nobody is named as speaking."""

_ROWS = """SELECT testimony.id, coalesce(testimony_testifier.testifier_id, 0) FROM testimony
           LEFT JOIN testimony_testifier ON testimony_testifier.testimony_id = testimony.id ORDER BY 1, 2"""
_STAMP = "SELECT coalesce(max(id), 0) FROM ledger"

OF_PERSON = {"tag": "SELECT tag_id, testifier_id FROM testifier_tag ORDER BY tag_id"}
"""What is known of the person: by kind, a query of a key and a testifier."""
OF_TESTIMONY = {
    "tag": "SELECT tag_id, testimony_id FROM testimony_tag ORDER BY tag_id",
    "forum": "SELECT forum_id, id FROM testimony WHERE forum_id IS NOT NULL ORDER BY 1",
    "month": "SELECT substr(heard_on, 1, 7), id FROM testimony WHERE heard_on IS NOT NULL ORDER BY 1",
    "language": "SELECT language, testimony_id FROM current_version WHERE kind = 'original' ORDER BY 1",
    "right": LINKED_RIGHTS,
    "authority": "SELECT authority_id, testimony_id FROM testimony_authority ORDER BY 1",
}
"""What is known of the testimony: by kind, a query of a key and a testimony. A new kind of dimension is one more line."""
_PLACES = "SELECT place, id FROM testimony WHERE place <> '' ORDER BY id"


@dataclass(frozen=True, slots=True)
class Speakings:
    """Row `r` is testifier `testifiers[r]` in testimony `testimonies[r]`. `bits` has by kind and key the rows it holds for.

    Places have as their key the id of the first testimony that names them: their text stands nowhere but in the testimony.
    """

    stamp: int
    testimonies: "array[int]"
    testifiers: "array[int]"
    bits: Mapping[str, Mapping[str, BitMap]]

    @property
    def everything(self) -> BitMap:
        """All rows."""
        return BitMap(range(len(self.testimonies)))


def stamp(archive: Archive) -> int:
    """Return what changes with every deed."""
    return int(archive.value(_STAMP))


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
    return kept is not None and kept != make(archive, now)


def make(archive: Archive, now: int) -> Speakings:
    """Read everything anew, each table once."""
    rows = archive.rows(_ROWS)
    testimonies, testifiers = (
        array("q", column) for column in (zip(*rows, strict=True) if rows else ((), ()))
    )
    of_testimony, of_person = _places_of(testimonies), _places_of(testifiers)
    of_person.pop(NOBODY, None)
    bits: dict[str, dict[str, BitMap]] = {}
    for queries, places in ((OF_PERSON, of_person), (OF_TESTIMONY, of_testimony)):
        for kind, sql in queries.items():
            bits.setdefault(kind, {}).update(_bits(archive.rows(sql), places))
    bits["place"] = _bits(_same_places(archive), of_testimony)
    return Speakings(now, testimonies, testifiers, bits)


def _places_of(ids: "array[int]") -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for row, each in enumerate(ids):
        found.setdefault(each, []).append(row)
    return found


def _bits(pairs: Iterable[tuple[Any, int]], places: Mapping[int, list[int]]) -> dict[str, BitMap]:
    return {
        str(key): BitMap(chain.from_iterable(places.get(id_, ()) for _key, id_ in some))
        for key, some in groupby(pairs, key=lambda pair: pair[0])
    }


def _same_places(archive: Archive) -> list[tuple[int, int]]:
    first: dict[str, int] = {}
    named = ((" ".join(place.split()).casefold(), id_) for place, id_ in archive.rows(_PLACES))
    return sorted((first.setdefault(place, id_), id_) for place, id_ in named if place)


def places(archive: Archive, keys: Iterable[str]) -> dict[str, str]:
    """Return the text of each place by its key."""
    wanted = [int(key) for key in keys]
    sql = f"SELECT id, place FROM testimony WHERE id IN ({', '.join('?' * len(wanted))})"
    return {str(id_): " ".join(place.split()) for id_, place in archive.rows(sql, wanted)}


def _kept(archive: Archive, now: int) -> Speakings | None:
    if archive.value("SELECT bits FROM bitmap WHERE kind = 'stamp' AND key = ''") != now.to_bytes(8, "big"):
        return None
    bits: dict[str, dict[str, BitMap]] = {kind: {} for kind in ("place", *OF_PERSON, *OF_TESTIMONY)}
    columns = {"testimonies": array("q"), "testifiers": array("q")}
    for kind, key, held in archive.rows("SELECT kind, key, bits FROM bitmap"):
        if kind == "rows":
            columns[key].frombytes(held)
        elif kind in bits:
            bits[kind][key] = BitMap.deserialize(held)
    return Speakings(now, columns["testimonies"], columns["testifiers"], bits)


def _keep(archive: Archive, made: Speakings) -> None:
    rows = [(kind, key, bits.serialize()) for kind, some in made.bits.items() for key, bits in some.items()]
    rows += [("rows", name, getattr(made, name).tobytes()) for name in ("testimonies", "testifiers")]
    rows.append(("stamp", "", made.stamp.to_bytes(8, "big")))
    with archive.atomic():
        archive.run("DELETE FROM bitmap")
        archive.run_many("INSERT INTO bitmap (kind, key, bits) VALUES (?, ?, ?)", rows)


# ---- what else hangs on rows --------------------------------------------------------------------------------------------
def counted(archive: Archive, now: int, day: str) -> BitMap | None:
    """Return the rows that were seen to agree to be counted on this day (ISO), None where that was not kept."""
    if archive.value("SELECT bits FROM bitmap WHERE kind = 'stamp' AND key = ''") != now.to_bytes(8, "big"):
        return None
    held = archive.value("SELECT bits FROM bitmap WHERE kind = 'counted' AND key = ?", (day,))
    return None if held is None else BitMap.deserialize(held)


def keep_counted(archive: Archive, day: str, rows: BitMap) -> None:
    """Keep which rows agreed to be counted on this day, until the next deed."""
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
