"""When an attachment may leave: both what was said about the testimony and about it have to allow that."""

from datetime import date
from itertools import product

import pytest

from hrforum.domain.attachment import may_leave, told_by
from hrforum.domain.consent import Answer, Consent, Use

DAY = date(2026, 3, 4)
SAID = (None, *Answer)


def given_for(use: Use, answer: Answer | None) -> list[Consent]:
    return [] if answer is None else [Consent(use, answer)]


@pytest.mark.parametrize(("testimony", "recordings", "own", "own_use"), [*product(SAID, repeat=4)])
def test_all_of_them_have_to_agree(
    testimony: Answer | None, recordings: Answer | None, own: Answer | None, own_use: Answer | None
) -> None:
    about_it = given_for(Use.RECORDINGS, own) + given_for(Use.HEARING_PACKET, own_use)
    said = given_for(Use.HEARING_PACKET, testimony) + given_for(Use.RECORDINGS, recordings)
    expected = testimony is recordings is own is Answer.YES and own_use is not Answer.NO
    assert may_leave(said, about_it, Use.HEARING_PACKET, DAY) is expected


def test_who_does_not_want_the_words_kept_lets_nothing_leave() -> None:
    said = [Consent(use, Answer.YES) for use in Use if use is not Use.RECORD]
    own = [Consent(Use.RECORDINGS, Answer.YES)]
    assert may_leave(said, own, Use.PRESS, DAY)
    assert not may_leave([*said, Consent(Use.RECORD, Answer.NO)], own, Use.PRESS, DAY)


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"\xff\xff\xff\xff", b"\xff\xe0", b"RIFF", b"ftyp", b"\0\0\0\x18ftypzzzz"]
)
def test_what_begins_like_nothing_known_is_a_file(content: bytes) -> None:
    assert told_by(content)[1] == "application/octet-stream"
