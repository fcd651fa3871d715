"""A table for somebody outside: only who agreed, only as they agreed, nobody standing out, and the record of it."""

import csv
import itertools
from pathlib import Path

import openpyxl
import pytest

from hrforum.domain.consent import Answer, Consent, Use
from hrforum.domain.extract import Extracted
from hrforum.domain.intake import Intake, Speaker
from hrforum.domain.redaction import Reason, Redaction
from hrforum.domain.span import Span
from hrforum.domain.tag import About, Labels
from hrforum.domain.where import ALL
from hrforum.errors import FileTrouble, Refused
from hrforum.operations import extract, redaction, tag, testimony, went
from hrforum.operations.export import NamesInWords
from hrforum.storage.archive import Archive
from tests.operations.state import lines_of

AGREED = (Use.SHARE_CITIES, Use.ANONYMOUS_QUOTE, Use.COUNT)


def _tags(archive: Archive, *labels: str) -> list[int]:
    person = next(one for one in tag.codebook(archive).dimensions if one.about is About.PERSON)
    return [tag.add(archive, person.id, Labels(each)).value.id for each in labels]


def _say(
    archive: Archive, words: str, *uses: Use, tags: tuple[int, ...] = (), speaker: Speaker | None = None
) -> int:
    one = speaker or Speaker(tags=tags)
    intake = Intake(words, speakers=(one,), place="Zqplace 5", ask="Please Zqask.")
    return testimony.add(archive, intake, [Consent(use, Answer.YES) for use in uses]).value.id


def _table(
    archive: Archive, path: Path, use: Use = Use.SHARE_CITIES, accept_names: bool = False
) -> tuple[list[dict[str, str]], Extracted]:
    written = extract.export(
        archive, path, ALL, use, recipient="A university", accept_names=accept_names
    ).value
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file)), written
    header, *rows = openpyxl.load_workbook(path)["Testimonies"].iter_rows(values_only=True)
    return [
        dict(zip(map(str, header), (str(cell or "") for cell in row), strict=True)) for row in rows
    ], written


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_only_who_agreed_is_in_it_and_only_in_the_agreed_form(
    archive: Archive, tmp_path: Path, ending: str
) -> None:
    named = Speaker("Wren", "Ximena Quillfeather", "ximena@example.org")
    _say(archive, "Shared.", *AGREED)
    _say(archive, "Told as a story.", Use.SHARE_CITIES, Use.PSEUDONYMOUS_STORY, speaker=named)
    _say(archive, "Zqonly the hearing.", Use.HEARING_PACKET, Use.ANONYMOUS_QUOTE)
    _say(archive, "Zqonly counted.", Use.COUNT)
    _say(archive, "Zqno form.", Use.SHARE_CITIES)
    rows, written = _table(archive, tmp_path / f"table{ending}")
    told = {row["words"]: (row["form"], row["speaker"]) for row in rows}
    assert told == {"Shared.": ("anonymous_quote", ""), "Told as a story.": ("pseudonymous_story", "Wren")}
    assert {row["ask"] for row in rows} == {"Please Zqask."}
    assert (written.rows, len(written.left_out)) == (2, 3)
    whole = b"".join(each.read_bytes() for each in written.paths)
    for kept_inside in ("Zqonly", "Zqno", "Zqplace", "Quillfeather", "ximena"):
        assert kept_inside.encode() not in whole
    for row in archive.rows("SELECT code FROM testimony"):
        assert row[0] not in repr(rows), "no key to find somebody again leaves"


def test_what_is_hidden_is_hidden_here_too(archive: Archive, tmp_path: Path) -> None:
    number = _say(archive, "Apartment Zqnine is cold.", *AGREED)
    _hide(archive, number, "Zqnine")
    rows, _written = _table(archive, tmp_path / "table.csv")
    assert "Zqnine" not in rows[0]["words"]
    assert rows[0]["words"].endswith("is cold.")


def _hide(archive: Archive, number: int, said: str) -> None:
    original = testimony.read(archive, number).versions[0]
    start = original.words.index(said)
    redaction.add(archive, number, [Redaction(Span(start, start + len(said)), original.uuid, Reason.ADDRESS)])


def test_a_small_group_does_not_stand_out(archive: Archive, tmp_path: Path) -> None:
    common, rare, other = _tags(archive, "Common", "Rare", "Other rare")
    for number, which in enumerate([common] * 7 + [rare] * 3 + [other] * 2):
        _say(archive, f"Story {number}.", *AGREED, tags=(which,))
    rows, written = _table(archive, tmp_path / "table.csv")
    (column,) = written.widened
    told = [row[column] for row in rows]
    assert sorted(set(told)) == ["(other)", "common"]
    assert (told.count("common"), told.count("(other)")) == (7, 5)
    codebook = (tmp_path / "table.codebook.csv").read_text("utf-8")
    assert "rare" not in codebook.casefold()
    assert '"Common"' in codebook


def test_too_few_people_have_no_answers_at_all(archive: Archive, tmp_path: Path) -> None:
    (one,) = _tags(archive, "Only")
    for number in range(3):
        _say(archive, f"Story {number}.", *AGREED, tags=(one,))
    rows, written = _table(archive, tmp_path / "table.csv")
    assert len(written.withheld) == 1
    assert written.withheld[0] not in rows[0]
    assert "Withheld" in (tmp_path / "table.codebook.csv").read_text("utf-8")


def test_who_did_not_agree_to_be_counted_has_words_and_no_answers(archive: Archive, tmp_path: Path) -> None:
    (one,) = _tags(archive, "Shown")
    for number in range(6):
        _say(archive, f"Story {number}.", *AGREED, tags=(one,))
        _say(archive, f"Uncounted {number}.", *AGREED[:2], tags=(one,))
    rows, _written = _table(archive, tmp_path / "table.csv")
    answers = {(row["words"].split()[0], tuple(key for key in row if row[key] == "shown")) for row in rows}
    assert {(first, bool(keys)) for first, keys in answers} == {("Story", True), ("Uncounted", False)}


def test_a_name_in_the_words_stops_it_until_a_deliberate_yes(archive: Archive, tmp_path: Path) -> None:
    _say(archive, "I am Ximena.", *AGREED, speaker=Speaker(name="Ximena Quill"))
    with pytest.raises(NamesInWords):
        _table(archive, tmp_path / "table.csv")
    assert list(tmp_path.glob("table*")) == []
    _rows, written = _table(archive, tmp_path / "table.csv", accept_names=True)
    assert len(written.warnings) == 1


def test_that_it_left_is_on_record_without_a_word(archive: Archive, tmp_path: Path) -> None:
    number = _say(archive, "Shared.", *AGREED)
    _table(archive, tmp_path / "table.csv")
    line = lines_of(archive)[-1]
    assert (line.deed, line.subjects) == ("table.export", (testimony.by_id(archive, number).uuid,))
    assert "A university" in repr(went.went(archive, number)), "where did my words go"


@pytest.mark.parametrize(
    "use", sorted(set(Use) - {Use.SHARE_CITIES, Use.UN_SUBMISSION, Use.PRESS, Use.HEARING_PACKET})
)
def test_a_use_that_lets_no_words_leave_makes_no_table(archive: Archive, tmp_path: Path, use: Use) -> None:
    _say(archive, "Shared.", *Use)
    with pytest.raises(Refused, match="one of these uses"):
        _table(archive, tmp_path / "table.csv", use)


def test_nothing_to_say_and_other_files_are_refused(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="nothing to write"):
        _table(archive, tmp_path / "table.csv")
    _say(archive, "Shared.", *AGREED)
    with pytest.raises(Refused, match=r"\.csv or \.xlsx"):
        _table(archive, tmp_path / "table.txt")
    for path in (archive.path, tmp_path / "no" / "table.csv"):
        with pytest.raises((Refused, FileTrouble)):
            _table(archive, path)
    assert list(tmp_path.glob("table*")) == []
    assert lines_of(archive)[-1].deed == "testimony.add"


def test_the_same_archive_gives_the_same_table_in_no_order_of_taking_in(
    archive: Archive, tmp_path: Path
) -> None:
    for number in range(12):
        _say(archive, f"Story {number:02}.", *AGREED)
    made = [_table(archive, tmp_path / name)[1].sha256 for name in ("a.csv", "b.csv")]
    assert made[0] == made[1]
    rows, _written = _table(archive, tmp_path / "c.csv")
    words = [row["words"] for row in rows]
    assert words != sorted(words)
    assert any(one > other for one, other in itertools.pairwise(words))
