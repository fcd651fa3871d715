"""R15: a clock put back by ten years, a leap day, a change of the hour: the order of what was done stays, and nothing goes by itself."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from hrforum.domain.consent import Use
from hrforum.domain.draft import Draft
from hrforum.operations import backup, check, consent, deed, draft, ledger, rotation, testimony
from hrforum.storage.archive import Archive
from tests.archive_of import keep, yes

MOMENTS = (
    datetime(2026, 10, 25, 0, 59, 59, tzinfo=UTC),
    datetime(2026, 10, 25, 1, 0, 0, tzinfo=UTC),
    datetime(2016, 2, 29, 23, 59, 59, tzinfo=UTC),
    datetime(2016, 3, 1, 0, 0, 0, tzinfo=UTC),
    datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC),
    datetime(2100, 1, 1, 12, 0, 0, tzinfo=UTC),
)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The wall clock, as the last of these moments."""
    hands = [datetime(2026, 11, 24, 12, 0, 0, tzinfo=UTC)]

    class Wall(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]  # only ever asked for UTC or nothing
            return hands[-1] if tz is not None else hands[-1].astimezone()

    for module in (deed, backup, rotation):
        monkeypatch.setattr(module, "datetime", Wall)
    return hands


def test_r15_a_wrong_clock_changes_no_order_and_takes_nothing_away(
    archive: Archive, clock: list[datetime]
) -> None:
    ids = []
    for moment in MOMENTS:
        clock.append(moment)
        ids.append(keep(archive, f"Told at {moment.year}.", [Use.RECORD]).id)
        consent.withdraw(archive, ids[-1], [Use.RECORD])
        draft.keep(archive, Draft(f"typed in {moment.year}"))
        assert len(rotation.after_session(archive)) == 1
    lines = list(ledger.lines(archive))
    numbers = [each.counter for each in lines]
    assert numbers == sorted(set(numbers))
    deeds = [each.deed for each in lines if each.deed != "archive.make"]
    assert deeds[:3] == ["testimony.add", "consent.withdraw", "archive.backup"]
    assert deeds == deeds[:3] * len(MOMENTS)
    assert {each.at[:4] for each in lines} >= {str(moment.year) for moment in MOMENTS}
    assert testimony.ids(archive) == list(reversed(ids))
    assert len(draft.everything(archive)) == len(MOMENTS)
    days = {moment.astimezone().date() for moment in MOMENTS}
    assert len(list(backup.folder_of(archive).glob("*.hrforum"))) >= len(days)
    assert check.run(archive).problems == ()
    for each in ids:
        assert consent.in_force_now(archive, each)[Use.RECORD].value == "no", (
            "the later answer wins, whatever its day"
        )


def test_r15_the_day_of_an_answer_is_the_wall_s_and_its_order_is_not(
    archive: Archive, clock: list[datetime]
) -> None:
    which = keep(archive).id
    clock.append(datetime(2026, 11, 24, tzinfo=UTC))
    consent.give(archive, which, yes(Use.COUNT))
    clock.append(datetime(2016, 11, 24, tzinfo=UTC))
    consent.withdraw(archive, which, [Use.COUNT])
    answers = consent.answers(archive, which)
    assert [each.recorded_on for each in answers] == [date(2026, 11, 24), date(2016, 11, 24)]
    assert consent.in_force_now(archive, which)[Use.COUNT].value == "no"
    assert Path(archive.path).exists()
