"""Pre-flight: each line stands as the packet does, red ones are those that the export refuses, and the clerk's copy names nobody."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from hrforum.documents.check import check as validate
from hrforum.domain.consent import Use
from hrforum.domain.hearing import Hearing
from hrforum.domain.intake import Speaker
from hrforum.domain.packet import Chosen, OwnText, Packet, Section
from hrforum.domain.preflight import Line, Report, State, name_of, sentence, state_name
from hrforum.errors import HrforumError
from hrforum.i18n import LANGUAGES
from hrforum.operations import export, hearing, packet, packet_text, preflight
from hrforum.operations.deed import today
from hrforum.storage.archive import Archive
from tests.archive_of import PACKET_USES, keep

KEYS = {
    "consent", "names", "redaction", "numbers", "differencing", "alternative", "order", "links", "fonts", "pages",
    "deadline", "ua1", "2a",
}  # fmt: skip


def packet_with(archive: Archive, *ids: int, **rules: object) -> Packet:
    """Keep a packet of these testimonies for a hearing with these rules."""
    far = today() + timedelta(days=60)
    values: dict[str, object] = {"deadline": far, "page_limit": 40} | rules
    which = hearing.add(archive, Hearing("Council", far, **values)).value  # type: ignore[arg-type]  # fields by name
    return packet.add(archive, Packet(which.id, "Heat", chosen=tuple(map(Chosen, ids)))).value


def states(report: Report) -> dict[str, State]:
    """Return how each line stands."""
    return {one.key: one.state for one in report.lines}


def test_a_good_packet_is_green_in_every_line(archive: Archive) -> None:
    ids = [keep(archive, f"The heat was off all winter. {n}", PACKET_USES).id for n in range(6)]
    report = preflight.check(archive, packet_with(archive, *ids).id)
    assert states(report) == dict.fromkeys(KEYS, State.GREEN)
    assert not report.blocked


ADA = Speaker("Wren", "Ada Lovelace", "ada@example.org")


def _named(archive: Archive) -> Packet:
    return packet_with(archive, keep(archive, "I am Ada Lovelace.", PACKET_USES, speakers=(ADA,)).id)


def _nobody(archive: Archive) -> Packet:
    return packet_with(archive, keep(archive, "Words.", ()).id)


def _unshowable(archive: Archive) -> Packet:
    return packet_with(archive, keep(archive, "A sign: \U00010330.", PACKET_USES).id)


def _too_long(archive: Archive) -> Packet:
    return packet_with(archive, keep(archive, "Words. " * 3000, PACKET_USES).id, page_limit=2)


@pytest.mark.parametrize(
    ("make", "key"),
    [(_named, "names"), (_nobody, "consent"), (_unshowable, "fonts"), (_too_long, "pages")],
)
def test_what_is_red_is_refused_by_the_export(
    archive: Archive, tmp_path: Path, make: Callable[[Archive], Packet], key: str
) -> None:
    one = make(archive)
    report = preflight.check(archive, one.id)
    assert [each for each, state in states(report).items() if state is State.RED] == [key]
    path = tmp_path / "p.pdf"
    path.write_bytes(b"%PDF-1.4 an earlier one")
    with pytest.raises(HrforumError):
        export.export(archive, one.id, path)
    assert path.read_bytes() == b"%PDF-1.4 an earlier one"
    assert not packet.editions(archive, one.id)


def test_what_wants_a_look_is_yellow_and_does_not_stop(archive: Archive) -> None:
    found = keep(archive, "Call me at 510-555-0199 any day.", PACKET_USES)
    one = packet_with(
        archive, found.id, keep(archive, "Not for this.", (Use.COUNT,)).id, deadline=None, page_limit=None
    )
    report = preflight.check(archive, one.id)
    yellow = {key for key, state in states(report).items() if state is State.YELLOW}
    assert yellow == {"consent", "redaction", "pages", "deadline"}
    assert not report.blocked
    assert next(each for each in report.lines if each.key == "redaction").testimonies == (found.id,)


def test_own_words_are_looked_at_too(archive: Archive) -> None:
    one = packet_with(archive, keep(archive, "Words.", PACKET_USES).id)
    packet_text.write(archive, OwnText(one.id, Section.SUMMARY, "\U00010330"))
    assert states(preflight.check(archive, one.id))["fonts"] is State.RED


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_copy_for_the_clerk_names_nobody_and_is_accessible(
    archive: Archive, tmp_path: Path, language: str
) -> None:
    one = _named(archive)
    packet.edit(archive, replace(one, language=language))
    begun = preflight.begin(archive, one.id)
    report = preflight.finish(begun)
    written = preflight.save(archive, begun, report, tmp_path / "report.pdf")
    said = " ".join(page.extract_text() for page in PdfReader(written.path).pages)
    assert not [word for word in ("Ada", "Lovelace", "Wren", "example.org") if word in said]
    for each in begun.prepared.selection.exhibits if begun.prepared else ():
        assert each.code not in said
    flat = " ".join(said.split())
    for line in report.lines:
        assert " ".join(name_of(line.key, language).split()).replace("\u00a0", " ")[:12] in flat
    for profile in ("ua1", "2a"):
        assert validate(written.path, profile).failed == ()


def test_every_line_has_its_sentence_in_every_state_that_it_can_have(archive: Archive) -> None:
    for make in (_named, _nobody, _unshowable, _too_long):
        for line in preflight.check(archive, make(archive).id).lines:
            assert isinstance(line, Line)
            for language in LANGUAGES:
                assert sentence(line, language)
                assert state_name(line.state, language)
