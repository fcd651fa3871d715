"""Forums and hearings: kept, changed, found by name, and not removed while something belongs to them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from hrforum.domain.forum import Forum
from hrforum.domain.hearing import Hearing
from hrforum.domain.packet import Packet
from hrforum.errors import Conflict, NotFound, Refused
from hrforum.operations import archive as archives
from hrforum.operations import forum, hearing, packet, testimony
from hrforum.storage.archive import Archive
from tests.archive_of import keep, reopened
from tests.operations.state import state_of

DAY = date(2026, 12, 1)


def test_a_forum_is_kept_as_it_was_given(archive: Archive) -> None:
    given = Forum(" Oak hall ", " Oakland", DAY, ("en", "es"), "Nell, Luis ", "oak")
    kept = forum.add(archive, given).value
    assert kept == Forum("Oak hall", "Oakland", DAY, ("en", "es"), "Nell, Luis", "OAK", kept.id, 1)
    with reopened(archive) as again:
        assert forum.everything(again) == [kept]
        assert forum.named(again, "OAK HALL") == forum.named(again, str(kept.id)) == kept
        assert forum.named(again, "nowhere") is None


def test_forums_come_latest_first_and_undated_last(archive: Archive) -> None:
    for name, day in (("old", date(2025, 1, 1)), ("undated", None), ("new", DAY), ("newer id", DAY)):
        forum.add(archive, Forum(name, held_on=day))
    assert [one.name for one in forum.everything(archive)] == ["newer id", "new", "old", "undated"]


def test_codes_keep_the_prefix_with_which_they_were_given_out(archive: Archive) -> None:
    kept = forum.add(archive, Forum("Oak hall")).value
    code = keep(archive, forum_id=kept.id).code
    assert code.startswith("OAK-")
    forum.edit(archive, replace(kept, prefix="ELM"))
    assert testimony.by_code(archive, code).code == code
    assert keep(archive, forum_id=kept.id).code.startswith("ELM-")


def test_a_hearing_is_kept_and_found_by_its_body(archive: Archive) -> None:
    kept = hearing.add(archive, Hearing(" Council ", DAY, " Item 7", "2 minutes ", date(2026, 11, 30))).value
    assert kept == Hearing("Council", DAY, "Item 7", "2 minutes", date(2026, 11, 30), kept.id, 1)
    assert hearing.named(archive, "COUNCIL") == hearing.named(archive, str(kept.id)) == kept
    other = hearing.add(archive, Hearing("Council", date(2027, 1, 1))).value
    with pytest.raises(Refused) as told:
        hearing.named(archive, "council")
    assert f"{other.id}, {kept.id}" in told.value.sentence
    assert hearing.everything(archive) == [other, kept]


@pytest.mark.parametrize(
    ("deed", "error", "sentence"),
    [
        (lambda a, f, h: forum.remove(a, f.id), Refused, "1 testimony was heard at this forum"),
        (lambda a, f, h: forum.add(a, Forum("  ")), Refused, "The forum's name is empty"),
        (lambda a, f, h: forum.add(a, Forum("Oak", prefix="O")), Refused, "prefix is 2 to 6 letters"),
        (lambda a, f, h: forum.add(a, Forum("Oak", note_takers="\0")), Refused, "NUL"),
        (lambda a, f, h: forum.edit(a, replace(f, rev=7)), Conflict, "changed elsewhere"),
        (lambda a, f, h: forum.edit(a, replace(f, id=99)), NotFound, "no such forum"),
        (lambda a, f, h: forum.remove(a, 99), NotFound, "no such forum"),
        (lambda a, f, h: hearing.remove(a, h.id), Refused, "A packet is made for this hearing"),
        (lambda a, f, h: hearing.add(a, Hearing("", DAY)), Refused, "The body is empty"),
        (lambda a, f, h: hearing.edit(a, replace(h, rev=7)), Conflict, "changed elsewhere"),
        (lambda a, f, h: hearing.edit(a, replace(h, id=99)), NotFound, "no such hearing"),
        (lambda a, f, h: hearing.remove(a, 99), NotFound, "no such hearing"),
        (lambda a, f, h: hearing.named(a, "Senate"), NotFound, "no hearing Senate"),
        (lambda a, f, h: archives.describe(a, name=" ", place="", language="en"), Refused, "name is empty"),
        (lambda a, f, h: archives.describe(a, name="A", place="", language="de"), Refused, "en, es, fr"),
    ],
)
def test_what_is_not_allowed_says_why_and_changes_nothing(
    archive: Archive,
    deed: Callable[[Archive, Forum, Hearing], object],
    error: type[Refused],
    sentence: str,
) -> None:
    here = forum.add(archive, Forum("Oak hall")).value
    keep(archive, forum_id=here.id)
    before_whom = hearing.add(archive, Hearing("Council", DAY)).value
    packet.add(archive, Packet(before_whom.id, "Heat"))
    before = state_of(archive)
    with pytest.raises(error) as told:
        deed(archive, here, before_whom)
    assert sentence in told.value.sentence
    assert state_of(archive) == before


def test_an_archive_says_what_it_is(archive: Archive) -> None:
    keep(archive)
    archives.describe(archive, name=" Renters ", place=" Bay ", language="es")
    about = archives.about(archive)
    assert (about.name, about.place, about.language, about.practice) == ("Renters", "Bay", "es", False)
    assert (about.testimonies, about.testifiers, about.forums, about.hearings) == (1, 1, 0, 0)
