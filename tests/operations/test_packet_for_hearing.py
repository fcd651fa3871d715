"""What the command line brings to a hearing: no choice of somebody's is lost, no small number told, a couple named together."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from hrforum.domain.consent import Answer, Consent, Use
from hrforum.domain.forum import Forum
from hrforum.domain.hearing import Hearing
from hrforum.domain.intake import Speaker
from hrforum.domain.packet import Chosen, Packet, Section
from hrforum.operations import consent, export, forum, hearing, packet, testimony
from hrforum.operations.deed import today
from hrforum.operations.selection import Selection
from hrforum.storage.archive import Archive
from tests.archive_of import PACKET_USES, keep, new_archive, new_hearing


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with new_archive(tmp_path) as opened:
        yield opened


def test_a_choice_that_somebody_made_is_never_replaced(archive: Archive) -> None:
    hearing_id = new_hearing(archive).id
    uses = (*PACKET_USES, Use.NAMED_QUOTE)
    one, other = (keep(archive, uses=uses, speakers=(Speaker(name="Ada Quill"),)).id for _each in range(2))
    sections = (Section.EXHIBITS, Section.SUMMARY)
    made = packet.add(
        archive, Packet(hearing_id, "Heat", sections=sections, chosen=(Chosen(other, Use.NAMED_QUOTE),))
    ).value
    both = packet.for_hearing(archive, hearing_id, [Chosen(one), Chosen(other)], "en")
    assert both.id != made.id
    assert packet.by_id(archive, made.id) == made
    assert packet.for_hearing(archive, hearing_id, [Chosen(other)], "en") == made
    assert packet.for_hearing(archive, hearing_id, [Chosen(other), Chosen(one)], "en") == both
    assert packet.for_hearing(archive, hearing_id, [Chosen(other)], "fr").id not in (made.id, both.id)


def test_a_packet_without_an_item_is_titled_in_its_own_language(archive: Archive) -> None:
    hearing_id = hearing.add(archive, Hearing("Concejo", date(2026, 12, 1))).value.id
    chosen = [Chosen(keep(archive, uses=PACKET_USES).id)]
    titles = [
        packet.for_hearing(archive, hearing_id, chosen, language).title for language in ("en", "es", "fr")
    ]
    assert titles == ["Testimonies for Concejo", "Testimonios para Concejo", "Témoignages pour Concejo"]


def test_how_many_spoke_at_a_small_forum_cannot_be_worked_out(archive: Archive) -> None:
    hearing_id = new_hearing(archive).id
    large, small = (forum.add(archive, Forum(name)).value.id for name in ("Oak Hall", "Elm Hall"))
    chosen = [Chosen(keep(archive, uses=PACKET_USES, forum_id=large).id) for _each in range(12)]
    chosen += [Chosen(keep(archive, uses=PACKET_USES, forum_id=small).id) for _each in range(3)]
    one = packet.for_hearing(archive, hearing_id, chosen, "en")
    content = export.prepare(archive, one.id).content
    assert content.counted == "15"
    assert {each.name: each.heard for each in content.forums} == {
        "Oak Hall": "withheld",
        "Elm Hall": "withheld",
    }
    few = packet.for_hearing(archive, hearing_id, chosen[-7:], "en")
    assert {each.heard for each in export.prepare(archive, few.id).content.forums} == {"withheld"}


@pytest.mark.parametrize(
    ("language", "named"), [("en", "Ada and Luis"), ("es", "Ada y Luis"), ("fr", "Ada et Luis")]
)
def test_a_couple_is_named_in_the_language_of_the_document(
    archive: Archive, language: str, named: str
) -> None:
    speakers = (Speaker(name="Ada"), Speaker(), Speaker(name="Luis"))
    kept = keep(archive, uses=(Use.HEARING_PACKET, Use.NAMED_QUOTE), speakers=speakers)
    one = packet.for_hearing(archive, new_hearing(archive).id, [Chosen(kept.id)], language)
    (exhibit,) = packet.consider(archive, one).exhibits
    assert exhibit.released.speaker == named


def considered(archive: Archive, testimony_id: int, ahead: int = 0, form: Use | None = None) -> Selection:
    """Return what a packet of one testimony for a hearing so many days from today would show."""
    which = hearing.add(archive, Hearing("Council", today() + timedelta(ahead))).value
    return packet.consider(archive, Packet(which.id, "Heat", chosen=(Chosen(testimony_id, form),)))


@pytest.mark.parametrize(
    "ends", [(Use.HEARING_PACKET,), (Use.ANONYMOUS_QUOTE,), (Use.HEARING_PACKET, Use.ANONYMOUS_QUOTE)]
)
def test_consent_has_to_hold_on_the_day_of_the_hearing_too(archive: Archive, ends: tuple[Use, ...]) -> None:
    kept = keep(archive, uses=PACKET_USES)
    until = today() + timedelta(3)
    consent.give(archive, kept.id, [Consent(use, Answer.YES, until_day=until) for use in (*ends, Use.COUNT)])
    assert len(considered(archive, kept.id, 3).exhibits) == 1
    assert considered(archive, kept.id, 3).counted == (kept.id,)
    selection = considered(archive, kept.id, 4)
    assert (selection.exhibits, selection.counted) == ((), ())
    (left_out,) = selection.left_out
    assert left_out.why == "The consent ends before the hearing: ask to extend it."
    consent.give(archive, kept.id, [Consent(use, Answer.YES) for use in ends])
    assert len(considered(archive, kept.id, 4).exhibits) == 1


def test_after_the_hearing_only_today_counts(archive: Archive) -> None:
    kept = keep(archive)
    starts = [Consent(use, Answer.YES, from_day=today()) for use in PACKET_USES]
    consent.give(archive, kept.id, starts)
    assert len(considered(archive, kept.id, -30).exhibits) == 1


def test_who_does_not_want_the_words_kept_is_neither_quoted_nor_counted(archive: Archive) -> None:
    kept = keep(archive, uses=PACKET_USES)
    consent.give(archive, kept.id, [Consent(Use.RECORD, Answer.NO)])
    selection = considered(archive, kept.id)
    assert (selection.exhibits, selection.counted) == ((), ())
    (left_out,) = selection.left_out
    assert left_out.why == "The person said no to keeping the words, and so to every other use."
    assert not left_out.counted


NAMED = (Use.RECORD, Use.HEARING_PACKET, Use.NAMED_QUOTE)
ADA = Speaker(name="Ada Quill", contact="510 555 0142, ada.quill@example.org")


@pytest.mark.parametrize(
    ("words", "ask", "in_ask"),
    [
        ("Call me at (510) 555-0142.", "", False),
        ("No heat.", "Write to example dot org, 510 555 0142.", True),
    ],
)
def test_who_is_named_has_not_agreed_to_a_telephone_number(
    archive: Archive, words: str, ask: str, in_ask: bool
) -> None:
    kept = keep(archive, words, NAMED, speakers=(ADA,), ask=ask)
    (warning,) = considered(archive, kept.id).warnings
    assert (warning.code, warning.in_ask) == (kept.code, in_ask)
    assert warning.why == "The words hold a part of the person's contact."


def test_who_is_named_may_be_named_in_the_words_too(archive: Archive) -> None:
    kept = keep(archive, "I am Ada Quill of Alder Street.", NAMED, speakers=(ADA,))
    selection = considered(archive, kept.id)
    assert selection.exhibits[0].released.speaker == "Ada Quill"
    assert selection.warnings == ()


def test_of_a_couple_nobody_is_named_who_did_not_agree(archive: Archive) -> None:
    kept = keep(archive, uses=PACKET_USES, speakers=(Speaker(name="Ana Roble"), Speaker(name="José Roble")))
    ana, jose = (one.uuid for one in testimony.read(archive, kept.id).intake.speakers)

    def says(who: UUID | None, answer: Answer) -> None:
        consent.give(archive, kept.id, [Consent(Use.NAMED_QUOTE, answer, testifier=who)])

    says(jose, Answer.YES)
    selection = considered(archive, kept.id, form=Use.NAMED_QUOTE)
    assert selection.exhibits == ()
    assert selection.left_out[0].why == "The chosen form was not agreed to: choose another, or ask."
    says(ana, Answer.YES)
    (exhibit,) = considered(archive, kept.id, form=Use.NAMED_QUOTE).exhibits
    assert exhibit.released.speaker == "Ana Roble and José Roble"
    says(ana, Answer.NO)
    (exhibit,) = considered(archive, kept.id).exhibits
    assert (exhibit.forms, exhibit.released.speaker) == ((Use.ANONYMOUS_QUOTE,), None)
