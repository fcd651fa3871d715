"""A hearing's rules: what they warn of, on which day, and for whom."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hrforum.domain.hearing import Brought, Hearing, Interpreting, Rule, clock, counted, warnings
from hrforum.errors import Refused

TODAY = date(2026, 11, 24)
PLAIN = Hearing(
    "City Council",
    TODAY + timedelta(30),
    deadline=TODAY + timedelta(20),
    names_aloud=Rule.NO,
    addresses_aloud=Rule.NO,
)


def codes(hearing: Hearing, brought: Brought | None = None) -> list[str]:
    return [one.code for one in warnings(hearing, TODAY, brought)]


def test_a_hearing_without_trouble_warns_of_nothing() -> None:
    assert codes(PLAIN) == []


@pytest.mark.parametrize(
    ("left", "code", "grave"),
    [
        (-1, "deadline_passed", True),
        (0, "deadline_today", True),
        (1, "deadline_near", False),
        (7, "deadline_near", False),
    ],
)
def test_a_deadline_is_spoken_of_once_it_is_near(left: int, code: str, grave: bool) -> None:
    (one,) = warnings(replace(PLAIN, deadline=TODAY + timedelta(left), deadline_time="12:00"), TODAY)
    assert (one.code, one.grave) == (code, grave)
    assert ("at 12:00" in one.sentence) == (left >= 0)


def test_a_hearing_that_was_needs_no_deadline() -> None:
    assert codes(replace(PLAIN, held_on=TODAY - timedelta(1), deadline=None)) == ["over"]
    assert codes(replace(PLAIN, deadline=None)) == ["deadline_unknown"]


@pytest.mark.parametrize(
    ("names", "addresses", "what"),
    [
        (Rule.YES, Rule.NO, "say their name aloud"),
        (Rule.YES, Rule.UNKNOWN, "say their name aloud"),
        (Rule.NO, Rule.YES, "say their address aloud"),
        (Rule.YES, Rule.YES, "say their name and address aloud"),
    ],
)
def test_what_must_be_said_aloud_can_be_said_by_the_organisation(
    names: Rule, addresses: Rule, what: str
) -> None:
    which = replace(PLAIN, names_aloud=names, addresses_aloud=addresses)
    (one,) = warnings(which, TODAY, Brought(anonymous=1, organisation="Harbor tenants"))
    assert one.grave
    assert not warnings(which, TODAY, Brought(organisation="Harbor tenants"))[0].grave, "everybody is named"
    assert warnings(which, TODAY)[0].grave, "what is brought is not known"
    assert what in one.sentence
    assert "I speak for Harbor tenants" in one.sentence


def test_what_nobody_asked_is_to_be_asked() -> None:
    assert codes(replace(PLAIN, names_aloud=Rule.UNKNOWN)) == ["aloud_unknown"]


def test_anonymous_papers_are_warned_of_where_there_are_any() -> None:
    which = replace(PLAIN, anonymous_accepted=Rule.NO)
    assert [one.grave for one in warnings(which, TODAY)] == [False]
    assert codes(which, Brought()) == []
    (one,) = warnings(which, TODAY, Brought(anonymous=2))
    assert one.grave
    assert "2 exhibits name nobody" in one.sentence


def test_pages_past_the_limit_are_grave() -> None:
    which = replace(PLAIN, page_limit=10, copies=9)
    assert [(one.code, one.grave) for one in warnings(which, TODAY)] == [("pages", False), ("copies", False)]
    assert codes(which, Brought(pages=10)) == ["copies"]
    (first, _copies) = warnings(which, TODAY, Brought(pages=11))
    assert (first.code, first.grave) == ("pages", True)


def test_interpreting_that_takes_time_and_the_point_of_no_return_are_told() -> None:
    told = warnings(
        replace(
            PLAIN, interpreting=Interpreting.SAME, public_on=TODAY + timedelta(3), public_record="The packet"
        ),
        TODAY,
    )
    assert [one.code for one in told] == ["interpreting", "public"]
    assert told[1].sentence.startswith("The packet becomes public record on 2026-11-27.")
    assert "is public record now" in warnings(replace(PLAIN, public_on=TODAY), TODAY)[0].sentence
    assert codes(replace(PLAIN, interpreting=Interpreting.DOUBLE)) == []


def test_times_are_read_as_people_write_them() -> None:
    assert [clock(each) for each in ("", " 9:05", "18.30", "23:59 ")] == ["", "09:05", "18:30", "23:59"]
    for bad in ("24:00", "12:60", "noon", "12"):
        with pytest.raises(Refused):
            clock(bad)
    with pytest.raises(Refused, match="Copies"):
        counted(0, "Copies")
