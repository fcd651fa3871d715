"""What is typed while long work holds the archive stands beside it, encrypted, and is found if the program ends before."""

from pathlib import Path

import pytest

from hrforum.domain.draft import Draft
from hrforum.domain.erase import Scope
from hrforum.errors import HrforumError
from hrforum.operations import archive as archives
from hrforum.operations import draft, erase
from hrforum.storage import aside
from hrforum.storage.archive import Archive
from hrforum.storage.key import random_key
from tests.archive_of import keep, reopened

WORDS = "Zephyrine told of the water."


def files_beside(archive: Archive) -> list[str]:
    """Return hidden files beside an archive."""
    return sorted(each.name for each in archive.path.parent.glob(".*"))


def test_what_was_typed_during_long_work_is_there_after_the_program_ended(archive: Archive) -> None:
    with archive.atomic():
        draft.keep_aside(archive, Draft(WORDS))
        draft.keep_aside(archive, Draft(WORDS * 2))
    assert files_beside(archive) == [f".{archive.path.name}.typing"]
    raw = aside.path_of(archive).read_bytes()
    assert b"Zephyrine" not in raw
    assert b"SQLite" not in raw
    assert aside.path_of(archive).stat().st_mode & 0o077 == 0
    again = reopened(archive)
    assert [one.body for one in draft.everything(again)] == [WORDS * 2]
    assert files_beside(again) == []
    again.close()


def test_a_draft_that_was_kept_before_is_gone_on_with(archive: Archive) -> None:
    kept = draft.keep(archive, Draft("Zephyrine"))
    draft.keep_aside(archive, Draft(WORDS, id=kept.id))
    again = reopened(archive)
    assert [(one.id, one.body) for one in draft.everything(again)] == [(kept.id, WORDS)]
    again.close()


def test_it_brings_back_no_words_that_were_erased(archive: Archive) -> None:
    one = keep(archive, WORDS)
    draft.keep_aside(archive, Draft(WORDS, one.id))
    erase.erase(archive, one.id, Scope.ALL)
    again = reopened(archive)
    assert draft.everything(again) == []
    assert files_beside(again) == []
    again.close()


@pytest.mark.parametrize("scope", Scope)
def test_what_was_typed_while_its_words_were_erased_goes_at_the_next_keeping(
    archive: Archive, scope: Scope
) -> None:
    one = keep(archive, WORDS)
    erase.erase(archive, one.id, scope)
    draft.keep_aside(archive, Draft(WORDS, one.id))
    with pytest.raises(HrforumError, match="Leave this form"):
        draft.keep(archive, Draft(WORDS, one.id))
    assert files_beside(archive) == []


@pytest.mark.parametrize("damage", [b"", b"not a database at all" * 400])
def test_what_cannot_be_read_stops_no_opening(archive: Archive, damage: bytes) -> None:
    aside.path_of(archive).write_bytes(damage)
    half = Path(f"{aside.path_of(archive)}")
    half.with_name(f".{half.name}.deadbeef.new").write_bytes(damage)
    again = reopened(archive)
    assert draft.everything(again) == []
    assert files_beside(again) in ([], [f".{archive.path.name}.typing"])
    again.close()


def test_that_of_another_archive_is_left_alone(archive: Archive, tmp_path: Path) -> None:
    other = archives.create_with_key(tmp_path / "other.hrforum", random_key(), name="Other")
    draft.keep_aside(other, Draft(WORDS))
    aside.path_of(other).rename(aside.path_of(archive))
    other.close()
    again = reopened(archive)
    assert draft.everything(again) == []
    again.close()
