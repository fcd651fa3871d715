"""Where words stand and went: packets that chose them, editions that hold any version, handouts, drafts and copies of the archive."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from hrforum.domain.backup import State
from hrforum.domain.consent import Answer, Consent, Use
from hrforum.domain.draft import Draft
from hrforum.domain.erase import Scope
from hrforum.domain.handout import Handout
from hrforum.domain.hearing import Hearing
from hrforum.domain.intake import Intake
from hrforum.domain.packet import Chosen, Packet
from hrforum.domain.reach import Reach, Standing
from hrforum.domain.receipt import Act, notices
from hrforum.errors import NotFound, Refused
from hrforum.operations import (
    backup,
    consent,
    draft,
    edition,
    erase,
    export,
    handout,
    hearing,
    packet,
    reach,
    testimony,
    went,
    withdrawal,
)
from hrforum.operations.deed import today
from hrforum.operations.export import Kind
from hrforum.storage.archive import Archive
from tests.archive_of import keep

USES = (Use.RECORD, Use.COUNT, Use.HEARING_PACKET, Use.ANONYMOUS_QUOTE)


def packet_of(archive: Archive, *ids: int, kind: Kind = Kind.PACKET) -> Packet:
    """Make a packet of these testimonies, and export it."""
    council = hearing.add(archive, Hearing("City Council", date(2099, 3, 12), "Item 7")).value
    one = packet.add(archive, Packet(council.id, "Homes", chosen=tuple(map(Chosen, ids)))).value
    export.export(archive, one.id, archive.path.with_name("packet.pdf"), kind)
    return one


def test_it_reaches_packets_editions_handouts_drafts_and_copies(archive: Archive, tmp_path: Path) -> None:
    kept, other = keep(archive, "No heat.", USES), keep(archive, "Mould.", USES)
    assert reach.of_testimony(archive, kept.id) == Reach()
    one = packet_of(archive, other.id, kept.id)
    version = testimony.read(archive, kept.id).versions[0]
    handout.record(archive, "bundle", "Elm City", [version.uuid], "ab" * 32)
    draft.keep(archive, Draft("{}", kept.id))
    copy = backup.make(archive, tmp_path / "stick").value
    found = reach.of_testimony(archive, kept.id)
    assert found.packets == (Standing("Homes", "City Council"),)
    (sent,) = found.sent
    assert (sent.title, sent.body, sent.item, sent.held_on) == (
        "Homes",
        "City Council",
        "Item 7",
        date(2099, 3, 12),
    )
    assert (sent.made_on, sent.filed_on, sent.superseded_on, sent.exhibits) == (today(), None, None, (2,))
    assert found.handouts == (Handout("bundle", "Elm City", today(), (), "ab" * 32, found.handouts[0].id),)
    assert found.drafts == 1
    assert [(Path(each.path), each.made_on, each.state) for each in found.backups] == [
        (copy, today(), State.UNTRIED)
    ]
    # The edition holds the version that went out, whatever is said now; the choice may let go of it.
    testimony.edit(archive, kept.id, Intake("No heat, no water."), testimony.by_id(archive, kept.id).rev)
    packet.edit(
        archive, Packet(one.hearing_id, "Renamed", chosen=(Chosen(other.id),), id=one.id, rev=one.rev)
    )
    found = reach.of_testimony(archive, kept.id)
    assert found.packets == ()
    assert [each.title for each in found.sent] == ["Homes"], "what left is called as it was when it left"
    assert reach.of_testimony(archive, other.id).handouts == ()
    with pytest.raises(NotFound):
        reach.of_testimony(archive, 999)


def test_it_is_still_known_when_the_words_are_erased(archive: Archive) -> None:
    kept = keep(archive, "No heat.", USES)
    packet_of(archive, kept.id)
    handout.record(archive, "table", "A professor", [testimony.read(archive, kept.id).versions[0].uuid])
    before = reach.of_testimony(archive, kept.id)
    erase.erase(archive, kept.id, Scope.STORY)
    after = reach.of_testimony(archive, kept.id)
    assert [each.edition_id for each in after.sent] == [each.edition_id for each in before.sent]
    assert after.handouts == before.handouts


def test_a_summary_holds_the_ask(archive: Archive) -> None:
    kept = keep(archive, "No heat.", USES, ask="Inspect the boilers.")
    silent = keep(archive, "Mould.", USES)
    packet_of(archive, kept.id, silent.id, kind=Kind.SUMMARY)
    (sent,) = reach.of_testimony(archive, kept.id).sent
    assert sent.exhibits == ()
    assert reach.of_testimony(archive, silent.id).sent == ()
    consent.withdraw(archive, kept.id, [Use.HEARING_PACKET])
    assert reach.of_testimony(archive, kept.id).sent[0].superseded_on == today()


# ---- superseded ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("ended", "superseded"),
    [
        ([Use.HEARING_PACKET], True),
        ([Use.ANONYMOUS_QUOTE], True),
        ([Use.RECORD], True),
        ([], True),
        ([Use.COUNT], False),
        ([Use.PRESS], False),
    ],
)
def test_an_edition_is_superseded_by_what_it_stood_on(
    archive: Archive, ended: list[Use], superseded: bool
) -> None:
    kept = keep(archive, "No heat.", (*USES, Use.PRESS))
    packet_of(archive, kept.id)
    changes = withdrawal.carry_out(archive, kept.id, withdrawal.Wish(Act.STOP, tuple(ended)))
    assert bool(changes.value.withheld) is superseded
    assert bool(notices(changes.value)) is superseded
    assert changes.inverse is not None
    changes.inverse(archive)
    assert reach.of_testimony(archive, kept.id).sent[0].superseded_on is None
    # A no in the questions of consent is a withdrawal as well.
    consent.give(archive, kept.id, [Consent(Use.HEARING_PACKET, Answer.NO)])
    assert reach.of_testimony(archive, kept.id).sent[0].superseded_on == today()


def test_the_words_stay_chosen_and_cannot_leave(archive: Archive) -> None:
    kept, other = keep(archive, "No heat.", USES), keep(archive, "Mould.", USES)
    one = packet_of(archive, kept.id, other.id)
    withdrawal.carry_out(archive, kept.id, withdrawal.Wish(Act.STOP, (Use.HEARING_PACKET,)))
    now = packet.by_id(archive, one.id)
    assert [each.testimony_id for each in now.chosen] == [kept.id, other.id]
    assert [each.testimony_id for each in packet.consider(archive, now).exhibits] == [other.id]


def test_the_day_of_handing_in_is_possible_or_refused(archive: Archive) -> None:
    one = packet_of(archive, keep(archive, "No heat.", USES).id)
    (made,) = packet.editions(archive, one.id)
    for day in (made.made_on - timedelta(days=1), today() + timedelta(days=1)):
        with pytest.raises(Refused):
            edition.file(archive, made.id, day)
    assert edition.file(archive, made.id, today()).value.filed_on == today()
    assert edition.named(archive, made.sha256[:8]).id == edition.named(archive, str(made.id)).id == made.id
    for unknown in ("", "0", "12345678", made.sha256[:7]):
        with pytest.raises(NotFound):
            edition.named(archive, unknown)


# ---- told to the person --------------------------------------------------------------------------------------------------
def test_what_was_taken_back_is_told_by_day(archive: Archive) -> None:
    kept = keep(archive, "No heat.", USES, language="es", heard_on=date(2026, 3, 4))
    consent.give(archive, kept.id, [Consent(Use.CONTACT, Answer.NO)])
    consent.withdraw(archive, kept.id, [Use.COUNT, Use.HEARING_PACKET])
    told = went.went(archive, kept.id)
    assert (told.language, told.heard_on, told.erased_on) == ("es", date(2026, 3, 4), None)
    assert [(each.on_day, each.uses) for each in told.taken_back] == [
        (today(), (Use.COUNT, Use.HEARING_PACKET))
    ], "a no that was there from the beginning took nothing back"
