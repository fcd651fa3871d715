"""What organisers wrote that quotes somebody: told before an erasure, and gone from every byte after it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrforum.domain.erase import Scope
from hrforum.domain.intake import Speaker
from hrforum.domain.packet import COVER, Chosen, OwnText, Packet, Section, place_of
from hrforum.domain.packet_ask import PacketAsk
from hrforum.domain.quoting import quotes, told
from hrforum.domain.submission import SubmissionKind
from hrforum.domain.testifier import Identity
from hrforum.operations import (
    edition,
    erase,
    export,
    packet,
    packet_ask,
    packet_text,
    reach,
    submission_preset,
)
from hrforum.operations.submission_preset import Typed
from hrforum.storage.archive import Archive
from tests.archive_of import PACKET_USES, keep, new_archive, new_hearing
from tests.storage.pages import plain_bytes

QUOTE = "the zebrawood banister fell on my sister"
WORDS = f"We live on the top floor, and {QUOTE} last May."
NAME = "Quillon Vandersloot"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with new_archive(tmp_path) as opened:
        yield opened


def quoting_packet(archive: Archive, *chosen: int) -> Packet:
    """Return a packet whose own words quote WORDS or NAME at every place, and say something of their own at one."""
    one = packet.add(
        archive, Packet(new_hearing(archive).id, "Heat", chosen=tuple(map(Chosen, chosen)))
    ).value
    packet_text.write(archive, OwnText(one.id, COVER, f"As somebody said: {QUOTE.title()}!"))
    packet_text.write(archive, OwnText(one.id, place_of(Section.SUMMARY), f"We thank {NAME.upper()}."))
    packet_text.write(archive, OwnText(one.id, place_of(Section.PROMISES), "Nothing was kept of these."))
    packet_ask.add(archive, PacketAsk(one.id, f"Repair what fell: {QUOTE}.", who="The council"))
    typed = Typed(introduction=f"{NAME} told us, and {QUOTE}.", country="Canada")
    submission_preset.keep_typed(archive, SubmissionKind.UPR, typed)
    return one


def stays(archive: Archive, path: Path) -> list[str]:
    plain = plain_bytes(path, archive.key()).lower()
    return [word for word in ("zebrawood", "vandersloot") if word.encode() in plain]


def test_an_erasure_says_where_it_is_quoted_and_clears_it(archive: Archive, tmp_path: Path) -> None:
    gone = keep(archive, WORDS, PACKET_USES, speakers=(Speaker("Wren", name=NAME),))
    stay = keep(archive, "The boiler broke twice.", PACKET_USES)
    one = quoting_packet(archive, stay.id)
    path = tmp_path / "packet.pdf"
    export.export(archive, one.id, path, accept_names=True)
    assert stays(archive, archive.path) == ["zebrawood", "vandersloot"], "the test sees what stands there"
    found = {(each.title, each.place) for each in reach.of_testimony(archive, gone.id).quoted}
    assert found == {
        ("Heat", "cover"),
        ("Heat", "summary"),
        ("Heat", "ask"),
        ("Heat", "edition"),
        ("upr", "introduction"),
    }
    erase.erase(archive, gone.id, Scope.ALL)
    assert packet_text.of_packet(archive, one.id) == {"promises": "Nothing was kept of these."}
    assert packet_ask.of_packet(archive, one.id) == []
    assert submission_preset.typed(archive, SubmissionKind.UPR) == Typed(country="Canada")
    (made,) = packet.editions(archive, one.id)
    assert made.superseded_on
    remaking = edition.can_be_remade(archive, made)
    assert not remaking.possible
    assert "quoted" in remaking.sentence
    archive.close()
    assert stays(archive, archive.path) == []


def test_a_document_made_afterwards_quotes_nothing(archive: Archive, tmp_path: Path) -> None:
    gone = keep(archive, WORDS, PACKET_USES, speakers=(Speaker("Wren", name=NAME),))
    stay = keep(archive, "The boiler broke twice.", PACKET_USES)
    one = quoting_packet(archive, gone.id, stay.id)
    export.export(archive, one.id, tmp_path / "before.pdf", accept_names=True)
    erase.erase(archive, gone.id, Scope.ALL)
    for kind in export.Kind:
        content = repr(export.prepare(archive, one.id, kind, accept_names=True))
        assert "zebrawood" not in content.lower()
        assert "vandersloot" not in content.lower()
    assert stays(archive, archive.path) == []


def test_an_erased_story_clears_its_words_and_leaves_who_told_it(archive: Archive) -> None:
    story = keep(archive, WORDS, PACKET_USES, speakers=(Speaker("Wren", name=NAME),))
    one = quoting_packet(archive, story.id)
    erase.erase(archive, story.id, Scope.STORY)
    assert set(packet_text.of_packet(archive, one.id)) == {"summary", "promises"}
    assert stays(archive, archive.path) == ["vandersloot"]


@pytest.mark.parametrize(
    ("own", "is_quote"),
    [
        ("So the ZEBRAWOOD banister, fell on my sister.", True),
        ("The zebrawood banister fell on his sister.", False),
        ("quillon vandersloot spoke", True),
        ("Vandersloot Street", False),
        ("Call (510) 555 01 99", True),
        ("Call 510 555 0100", False),
        ("", False),
    ],
)
def test_six_words_a_whole_name_or_a_number_are_a_quote(own: str, is_quote: bool) -> None:
    assert quotes(own, told([WORDS], [Identity(NAME, "510-555-0199")])) is is_quote
