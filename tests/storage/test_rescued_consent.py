"""Where answers are lost, no yes that one of them may have ended comes into force again."""

from pathlib import Path

import pytest

from hrforum.domain.consent import Answer, Use
from hrforum.domain.intake import Intake
from hrforum.operations import check, consent, testimony
from hrforum.storage import rescued_consent
from hrforum.storage.archive import Archive
from tests.archive_of import new_archive, yes

AT = "2026-11-24T12:00:00+00:00"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return new_archive(tmp_path)


def _told(archive: Archive) -> tuple[int, int]:
    withdrawn = testimony.add(archive, Intake("Withdrawn."), yes(*Use)).value.id
    other = testimony.add(archive, Intake("Stands."), yes(*Use)).value.id
    consent.withdraw(archive, withdrawn, ())
    return withdrawn, other


def _in_force(archive: Archive, which: int) -> set[Answer]:
    return set(consent.in_force_now(archive, which).values())


def test_a_lost_withdrawal_lets_nothing_out(archive: Archive) -> None:
    withdrawn, other = _told(archive)
    archive.run("DELETE FROM consent WHERE answer = 'no'")
    assert _in_force(archive, withdrawn) == {Answer.YES}, "this is what must not happen"
    with archive.atomic():
        assert rescued_consent.withhold(archive, ["consent 23-33"], AT) == 1
    assert _in_force(archive, withdrawn) == {Answer.NOT_ASKED}
    assert _in_force(archive, other) == {Answer.YES}
    assert check.run(archive).problems == ()


def test_where_lines_are_lost_too_everything_is_asked_anew(archive: Archive) -> None:
    withdrawn, other = _told(archive)
    archive.run("DROP TRIGGER ledger_kept")
    archive.run("DELETE FROM consent WHERE answer = 'no'")
    archive.run("DELETE FROM ledger WHERE deed = 'consent.withdraw'")
    with archive.atomic():
        assert rescued_consent.withhold(archive, ["consent 23-33", "ledger 4"], AT) == 2
    assert _in_force(archive, withdrawn) == _in_force(archive, other) == {Answer.NOT_ASKED}


@pytest.mark.parametrize("lost", [[], ["ledger 4"], ["testimony 9: HRF-AAAAA-A"]])
def test_what_costs_no_answer_changes_none(archive: Archive, lost: list[str]) -> None:
    withdrawn, other = _told(archive)
    with archive.atomic():
        assert rescued_consent.withhold(archive, lost, AT) == 0
    assert (_in_force(archive, withdrawn), _in_force(archive, other)) == ({Answer.NO}, {Answer.YES})
