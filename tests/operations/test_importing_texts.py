"""Bringing in texts: one deed like a sheet, known again whatever the file is called, gone without a trace when taken back."""

from pathlib import Path

import docx
import pytest

from hrforum.errors import HrforumError
from hrforum.operations import check, search, sheet, testimony, text
from hrforum.operations.text import How, Splitting, Texts
from hrforum.storage.archive import Archive
from tests.operations.state import lines_of, state_of


def letters(path: Path, *people: str) -> Path:
    document = docx.Document()
    for name in people:
        document.add_heading(name, 1)
        document.add_paragraph(f"The words of {name}.")
    document.save(str(path))
    return path


def split(*paths: Path, how: How = How.HEADINGS) -> sheet.Sheet:
    read = text.read_files(paths)
    assert isinstance(read, Texts)
    return text.split(read, Splitting(how))


def test_texts_come_in_as_one_deed_and_are_known_again(archive: Archive, tmp_path: Path) -> None:
    before = state_of(archive)
    one, two = letters(tmp_path / "a.docx", "Ana", "Bo"), letters(tmp_path / "b.docx", "Cy", "Dov")
    lines = len(lines_of(archive))
    some = split(one, two)
    mapping = sheet.parse_map(["words=words", "pseudonym=heading"], some.header)
    changes = sheet.bring_in(archive, some, mapping, file_name=text.called((one, two)))
    assert len(lines_of(archive)) == lines + 1
    assert archive.rows("SELECT file_name FROM batch") == [("a.docx and 1 more",)]
    kept = [testimony.read(archive, each) for each in reversed(testimony.ids(archive))]
    assert [(each.intake.speakers[0].pseudonym, each.intake.words) for each in kept] == [
        (name, f"The words of {name}.") for name in ("Ana", "Bo", "Cy", "Dov")
    ]
    again = sheet.bring_in(archive, split(two.rename(tmp_path / "c.docx")), mapping, file_name="c.docx").value
    assert again.sentence == "All 2 testimonies were in the archive already; nothing was added."
    assert changes.inverse is not None
    changes.inverse(archive)
    assert search.find(archive, "words").hits == ()
    assert testimony.count(archive) == 0
    assert check.run(archive).problems == ()
    assert {table for table in before if state_of(archive)[table] != before[table]} <= {"batch"}


def test_what_cannot_be_read_or_split_changes_nothing(archive: Archive, tmp_path: Path) -> None:
    before = state_of(archive)
    good = letters(tmp_path / "a.docx", "Ana")
    torn = tmp_path / "b.docx"
    torn.write_bytes(good.read_bytes()[:2_000])
    with pytest.raises(HrforumError, match=r"^b\.docx is damaged"):
        split(good, torn)
    with pytest.raises(HrforumError, match="no names of speakers"):
        split(good, how=How.SPEAKERS)
    assert state_of(archive) == before
