"""A mark on paper fits the ledger until a line up to it is changed, removed or put in another order."""

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from hrforum.documents.check import check
from hrforum.domain.ledger import chained
from hrforum.errors import NotFound, Refused
from hrforum.operations import archive as archives
from hrforum.operations import ledger
from hrforum.operations.check import broken_lines
from hrforum.storage.archive import Archive
from tests.archive_of import keep, new_archive


def test_a_mark_fits_also_after_more_was_done(archive: Archive) -> None:
    keep(archive)
    mark = ledger.marks(archive)[0]
    keep(archive)
    for typed in (mark.code, mark.code.lower().replace("-", " "), f"  {mark.code} "):
        assert ledger.hold_against(archive, typed).counter == mark.counter
    assert len(ledger.marks(archive)) == 1, "one a day and device"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE ledger SET deed = 'forum.add' WHERE counter = 2",
        "UPDATE ledger SET at = '2020-01-01T00:00:00+00:00' WHERE counter = 2",
        "DELETE FROM ledger WHERE counter = 2",
    ],
)
def test_check_finds_what_was_changed_and_so_does_a_mark_over_the_chain_made_anew(
    archive: Archive, change: str
) -> None:
    for _each in range(3):
        keep(archive)
    mark = ledger.marks(archive)[0]
    archive.run("DROP TRIGGER ledger_stays")
    archive.run("DROP TRIGGER ledger_kept")
    archive.run(change)
    assert broken_lines(archive) != []
    # Somebody who rewrites the whole chain fools the check, and not the paper.
    before = b""
    for line in list(ledger.lines(archive)):
        before = chained(before, replace(line, hash=b""))
        archive.run("UPDATE ledger SET hash = ? WHERE counter = ?", (before, line.counter))
    assert broken_lines(archive) == []
    with pytest.raises(NotFound, match="changed, removed or put in another order"):
        ledger.hold_against(archive, mark.code)


@pytest.mark.parametrize("typed", ["", "12", "12-ABC", "0-7K3M9-0ABCD-EFGH1-23456", "x" * 10_000])
def test_what_is_no_mark_is_refused(archive: Archive, typed: str) -> None:
    with pytest.raises(Refused, match="A mark is a number"):
        ledger.hold_against(archive, typed)


def test_the_page_is_accessible_and_can_be_typed_from(tmp_path: Path) -> None:
    for language in ("en", "es", "fr"):
        folder = tmp_path / language
        folder.mkdir()
        with new_archive(folder) as archive:
            archives.describe(archive, name="Oak", place="", language=language)
            keep(archive)
            made = ledger.write_marks(archive, folder / "marks.pdf")
            assert [check(folder / "marks.pdf", profile).failed for profile in ("ua1", "2a")] == [(), ()]
            text = PdfReader(folder / "marks.pdf").pages[0].extract_text()
            assert made[0].code in text
            assert "Oak" not in text
