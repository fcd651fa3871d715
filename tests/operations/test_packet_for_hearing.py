"""What the command line brings to a hearing: no choice of somebody's is lost, no small number told, a couple named together."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hrforum.domain.consent import Use
from hrforum.domain.forum import Forum
from hrforum.domain.hearing import Hearing
from hrforum.domain.intake import Speaker
from hrforum.domain.packet import Chosen, Packet, Section
from hrforum.operations import export, forum, hearing, packet
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
        "Oak Hall": "5 or more",
        "Elm Hall": "fewer than 5",
    }
    few = packet.for_hearing(archive, hearing_id, chosen[-7:], "en")
    assert {each.heard for each in export.prepare(archive, few.id).content.forums} == {
        "too few to be told safely"
    }


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
