"""Keeps dimensions and tags, and where they were given: to testifiers and to testimonies, with the person's own words beside."""

from datetime import date

from hrforum.domain.tag import RESERVED, About, Codebook, Dimension, Labels, Tag
from hrforum.errors import Conflict
from hrforum.storage.archive import Archive, Removed, Row, day_or_none, new_uuid, text_or_none

_DIMENSION = "key, about, label_en, label_es, label_fr, definition, retired, id, rev"
_TAG = "key, dimension_id, label_en, label_es, label_fr, definition, retired, id, rev"
_ADD_DIMENSION = """INSERT INTO dimension (uuid, device_id, batch_id, key, about, label_en, label_es, label_fr, definition)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_ADD_TAG = """INSERT INTO tag (uuid, device_id, batch_id, dimension_id, key, label_en, label_es, label_fr, definition)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_EDIT_DIMENSION = """UPDATE dimension SET rev = rev + 1, device_id = ?, label_en = ?, label_es = ?, label_fr = ?, definition = ?,
                     retired = ?, about = ? WHERE id = ? AND rev = ?"""
_EDIT_TAG = """UPDATE tag SET rev = rev + 1, device_id = ?, label_en = ?, label_es = ?, label_fr = ?, definition = ?, retired = ?
               WHERE id = ? AND rev = ?"""


def _dimension(row: Row) -> Dimension:
    key, about, en, es, fr, definition, retired, id_, rev = row
    return Dimension(key, About(about), Labels(en, es, fr), definition, bool(retired), id_, rev)


def _tag(row: Row) -> Tag:
    key, dimension_id, en, es, fr, definition, retired, id_, rev = row
    return Tag(key, dimension_id, Labels(en, es, fr), definition, bool(retired), id_, rev)


def add_dimension(archive: Archive, one: Dimension, batch_id: int | None = None) -> int:
    """Keep a new dimension; return its id. The reserved tags are added by the operation."""
    labels = one.labels
    said = (one.key, one.about, labels.en, labels.es, labels.fr, one.definition)
    return archive.run(_ADD_DIMENSION, (new_uuid().bytes, archive.device_id, batch_id, *said))


def add_tag(archive: Archive, one: Tag, batch_id: int | None = None) -> int:
    """Keep a new tag; return its id."""
    labels = one.labels
    said = (one.dimension_id, one.key, labels.en, labels.es, labels.fr, one.definition)
    return archive.run(_ADD_TAG, (new_uuid().bytes, archive.device_id, batch_id, *said))


def edit_dimension(archive: Archive, one: Dimension) -> None:
    """Keep labels, definition, what it is about and whether retired; the key stays. Raises `Conflict`."""
    labels = one.labels
    said = (labels.en, labels.es, labels.fr, one.definition, int(one.retired), one.about)
    if not archive.changed(_EDIT_DIMENSION, (archive.device_id, *said, one.id, one.rev)):
        raise Conflict


def edit_tag(archive: Archive, one: Tag) -> None:
    """Keep labels, definition and whether retired; the key stays. Raises `Conflict`."""
    labels = one.labels
    said = (labels.en, labels.es, labels.fr, one.definition, int(one.retired))
    if not archive.changed(_EDIT_TAG, (archive.device_id, *said, one.id, one.rev)):
        raise Conflict


def remove_tag(archive: Archive, tag_id: int) -> Removed:
    """Remove a tag wherever it was given; return the tag itself, which can be put back."""
    return archive.take_out("tag", "id", tag_id)


def remove_dimension(archive: Archive, dimension_id: int) -> Removed:
    """Remove a dimension with its tags and own words; return dimension and tags, which can be put back."""
    tags = archive.take_out("tag", "dimension_id", dimension_id)
    return archive.take_out("dimension", "id", dimension_id) + tags


def codebook(archive: Archive) -> Codebook:
    """Return all dimensions and tags, reserved tags last in each."""
    dimensions = [_dimension(row) for row in archive.rows(f"SELECT {_DIMENSION} FROM dimension ORDER BY id")]
    tags: dict[int, list[Tag]] = {}
    for row in archive.rows(f"SELECT {_TAG} FROM tag ORDER BY dimension_id, id"):
        one = _tag(row)
        tags.setdefault(one.dimension_id, []).append(one)
    ordered = {id_: tuple(sorted(some, key=_reserved_last)) for id_, some in tags.items()}
    return Codebook(tuple(dimensions), ordered)


def _reserved_last(one: Tag) -> int:
    return RESERVED.index(one.key) + 1 if one.reserved else 0


def tag_by_id(archive: Archive, tag_id: int) -> Tag | None:
    """Return one tag."""
    row = archive.row(f"SELECT {_TAG} FROM tag WHERE id = ?", (tag_id,))
    return None if row is None else _tag(row)


def dimension_by_id(archive: Archive, dimension_id: int) -> Dimension | None:
    """Return one dimension."""
    row = archive.row(f"SELECT {_DIMENSION} FROM dimension WHERE id = ?", (dimension_id,))
    return None if row is None else _dimension(row)


# ---- where tags were given ---------------------------------------------------------------------------------------------
def give_testimony(archive: Archive, testimony_id: int, tag_ids: list[int]) -> None:
    """Give tags to a testimony."""
    archive.run_many(
        "INSERT OR IGNORE INTO testimony_tag (tag_id, testimony_id) VALUES (?, ?)",
        [(each, testimony_id) for each in tag_ids],
    )


def give_testifier(archive: Archive, testifier_id: int, tag_ids: list[int], said_on: date | None) -> None:
    """Give tags to a testifier, with the day on which it was said."""
    rows = [(each, testifier_id, text_or_none(said_on)) for each in tag_ids]
    archive.run_many(
        "INSERT OR IGNORE INTO testifier_tag (tag_id, testifier_id, said_on) VALUES (?, ?, ?)", rows
    )


def take_testimony(archive: Archive, testimony_id: int, tag_ids: list[int]) -> None:
    """Take tags from a testimony."""
    archive.run_many(
        "DELETE FROM testimony_tag WHERE tag_id = ? AND testimony_id = ?",
        [(each, testimony_id) for each in tag_ids],
    )


def take_testifier(archive: Archive, testifier_id: int, tag_ids: list[int]) -> None:
    """Take tags from a testifier."""
    archive.run_many(
        "DELETE FROM testifier_tag WHERE tag_id = ? AND testifier_id = ?",
        [(each, testifier_id) for each in tag_ids],
    )


def of_testimony(archive: Archive, testimony_id: int) -> list[int]:
    """Return the ids of a testimony's own tags."""
    return [
        row[0]
        for row in archive.rows(
            "SELECT tag_id FROM testimony_tag WHERE testimony_id = ? ORDER BY tag_id", (testimony_id,)
        )
    ]


def of_testifier(archive: Archive, testifier_id: int) -> list[tuple[int, date | None]]:
    """Return the ids of a testifier's tags, each with the day on which it was said."""
    sql = "SELECT tag_id, said_on FROM testifier_tag WHERE testifier_id = ? ORDER BY tag_id"
    return [(tag_id, day_or_none(said_on)) for tag_id, said_on in archive.rows(sql, (testifier_id,))]


def times_given(archive: Archive) -> dict[int, int]:
    """Return how often each tag was given, by its id; tags never given are left out."""
    sql = """SELECT tag_id, count(*) FROM (SELECT tag_id FROM testimony_tag UNION ALL SELECT tag_id FROM testifier_tag
             UNION ALL SELECT tag_id FROM passage_tag) GROUP BY tag_id"""
    return dict(archive.rows(sql))


def dimension_used(archive: Archive, dimension_id: int) -> bool:
    """Say whether any tag of a dimension was given or own words were kept beside it."""
    sql = """SELECT EXISTS (SELECT 1 FROM tag JOIN testimony_tag ON testimony_tag.tag_id = tag.id WHERE tag.dimension_id = :id)
             OR EXISTS (SELECT 1 FROM tag JOIN testifier_tag ON testifier_tag.tag_id = tag.id WHERE tag.dimension_id = :id)
             OR EXISTS (SELECT 1 FROM tag JOIN passage_tag ON passage_tag.tag_id = tag.id WHERE tag.dimension_id = :id)
             OR EXISTS (SELECT 1 FROM testimony_own_words WHERE dimension_id = :id)
             OR EXISTS (SELECT 1 FROM testifier_own_words WHERE dimension_id = :id)"""
    return bool(archive.value(sql, {"id": dimension_id}))


def remove_unused_of_batch(archive: Archive, batch_id: int) -> None:
    """Remove the tags and dimensions that one import made and that are given nowhere."""
    archive.run(_REMOVE_UNUSED_TAGS, (batch_id,))
    made = archive.rows("SELECT id FROM dimension WHERE batch_id = ?", (batch_id,))
    for (dimension_id,) in made:
        if not dimension_used(archive, dimension_id):
            remove_dimension(archive, dimension_id)


_REMOVE_UNUSED_TAGS = """DELETE FROM tag WHERE batch_id = ? AND key NOT IN ('not_asked', 'prefer_not_to_say', 'none_of_these')
    AND NOT EXISTS (SELECT 1 FROM testimony_tag WHERE testimony_tag.tag_id = tag.id)
    AND NOT EXISTS (SELECT 1 FROM testifier_tag WHERE testifier_tag.tag_id = tag.id)
    AND NOT EXISTS (SELECT 1 FROM passage_tag WHERE passage_tag.tag_id = tag.id)"""


def given_to(archive: Archive, tag_id: int) -> tuple[list[int], list[tuple[int, date | None]]]:
    """Return to which testimonies and to which testifiers (with the day) a tag was given."""
    testimonies = [
        row[0] for row in archive.rows("SELECT testimony_id FROM testimony_tag WHERE tag_id = ?", (tag_id,))
    ]
    said = archive.rows("SELECT testifier_id, said_on FROM testifier_tag WHERE tag_id = ?", (tag_id,))
    return testimonies, [(testifier_id, day_or_none(said_on)) for testifier_id, said_on in said]


def passages_with(archive: Archive, tag_id: int) -> list[int]:
    """Return the ids of the passages that have a tag."""
    return [row[0] for row in archive.rows("SELECT passage_id FROM passage_tag WHERE tag_id = ?", (tag_id,))]


def give_passages(archive: Archive, tag_id: int, passage_ids: list[int]) -> None:
    """Give a tag to passages."""
    rows = [(each, tag_id) for each in passage_ids]
    archive.run_many("INSERT OR IGNORE INTO passage_tag (passage_id, tag_id) VALUES (?, ?)", rows)


def take_passages(archive: Archive, tag_id: int, passage_ids: list[int]) -> None:
    """Take a tag from passages."""
    rows = [(each, tag_id) for each in passage_ids]
    archive.run_many("DELETE FROM passage_tag WHERE passage_id = ? AND tag_id = ?", rows)


def move(archive: Archive, from_id: int, to_id: int) -> None:
    """Give `to_id` wherever `from_id` was given, and take `from_id` away."""
    for table in ("testimony_tag", "testifier_tag", "passage_tag"):
        archive.run(f"UPDATE OR IGNORE {table} SET tag_id = ? WHERE tag_id = ?", (to_id, from_id))
        archive.run(f"DELETE FROM {table} WHERE tag_id = ?", (from_id,))


def people_by_tag(archive: Archive, testimony_ids: list[int]) -> list[tuple[int, int]]:
    """Return (tag, testifier) pairs of everybody who speaks in these testimonies, each pair once."""
    sql = f"""SELECT DISTINCT testifier_tag.tag_id, testifier_tag.testifier_id FROM testimony_testifier
              JOIN testifier_tag ON testifier_tag.testifier_id = testimony_testifier.testifier_id
              WHERE testimony_testifier.testimony_id IN ({", ".join("?" * len(testimony_ids))})"""
    return [(tag_id, testifier_id) for tag_id, testifier_id in archive.rows(sql, testimony_ids)]


def testimonies_by_tag(archive: Archive, testimony_ids: list[int]) -> list[tuple[int, int]]:
    """Return (tag, testimony) pairs of these testimonies."""
    sql = f"SELECT tag_id, testimony_id FROM testimony_tag WHERE testimony_id IN ({', '.join('?' * len(testimony_ids))})"
    return [(tag_id, testimony_id) for tag_id, testimony_id in archive.rows(sql, testimony_ids)]


# ---- the person's own words ---------------------------------------------------------------------------------------------
def keep_testimony_own_words(archive: Archive, testimony_id: int, dimension_id: int, words: str) -> None:
    """Keep the person's own words beside a dimension about the experience; empty words remove them."""
    _keep_own_words(archive, "testimony", testimony_id, dimension_id, words)


def keep_testifier_own_words(archive: Archive, testifier_id: int, dimension_id: int, words: str) -> None:
    """Keep the person's own words beside a dimension about the person; empty words remove them."""
    _keep_own_words(archive, "testifier", testifier_id, dimension_id, words)


def _keep_own_words(archive: Archive, kind: str, subject_id: int, dimension_id: int, words: str) -> None:
    where = f"{kind}_own_words WHERE {kind}_id = ? AND dimension_id = ?"
    archive.run(f"DELETE FROM {where}", (subject_id, dimension_id))
    if words:
        sql = f"INSERT INTO {kind}_own_words ({kind}_id, dimension_id, words) VALUES (?, ?, ?)"
        archive.run(sql, (subject_id, dimension_id, words))


def testimony_own_words(archive: Archive, testimony_id: int) -> dict[int, str]:
    """Return a testimony's own words by dimension."""
    sql = "SELECT dimension_id, words FROM testimony_own_words WHERE testimony_id = ? ORDER BY dimension_id"
    return dict(archive.rows(sql, (testimony_id,)))


def testifier_own_words(archive: Archive, testifier_id: int) -> dict[int, str]:
    """Return a testifier's own words by dimension."""
    sql = "SELECT dimension_id, words FROM testifier_own_words WHERE testifier_id = ? ORDER BY dimension_id"
    return dict(archive.rows(sql, (testifier_id,)))
