"""Pre-flight: each line stands as the packet does, red ones are those that the export refuses, and the clerk's copy names nobody."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from hrforum.documents.check import check as validate
from hrforum.documents.content import DimensionTotals, Finding, PlacedChart, Total
from hrforum.documents.pdf import set_pdf
from hrforum.domain.attachment import Described
from hrforum.domain.chart import Bar, Chart
from hrforum.domain.consent import Use
from hrforum.domain.hearing import Hearing, Rule
from hrforum.domain.intake import Speaker
from hrforum.domain.packet import Chosen, OwnText, Packet, Section
from hrforum.domain.preflight import Line, Place, Report, State, name_of, sentence, state_name
from hrforum.domain.statement import Chosen as Statement
from hrforum.errors import HrforumError
from hrforum.i18n import LANGUAGES
from hrforum.operations import (
    attachment,
    export,
    hearing,
    packet,
    packet_text,
    preflight,
    proposal,
    tag,
    taking_in,
    testimony,
)
from hrforum.operations.deed import today
from hrforum.operations.preflight_numbers import number_line
from hrforum.operations.undecided import Undecided
from hrforum.storage.archive import Archive
from tests.archive_of import PACKET_USES, keep
from tests.decode.made import photo

KEYS = {
    "consent", "names", "redaction", "numbers", "differencing", "alternative", "order", "links", "fonts", "pages",
    "deadline", "anonymous", "aloud", "public", "ua1", "2a",
}  # fmt: skip


def packet_with(archive: Archive, *ids: int, **rules: object) -> Packet:
    """Keep a packet of these testimonies for a hearing with these rules."""
    far = today() + timedelta(days=60)
    known: dict[str, object] = {
        "deadline": far,
        "page_limit": 40,
        "anonymous_accepted": Rule.YES,
        "names_aloud": Rule.NO,
        "addresses_aloud": Rule.NO,
        "public_on": far,
    }
    values = known | rules
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


def _undecided(archive: Archive) -> Packet:
    return packet_with(archive, keep(archive, "Call me at 510-555-0199 any day.", PACKET_USES).id)


@pytest.mark.parametrize(
    ("make", "key"),
    [
        (_named, "names"),
        (_nobody, "consent"),
        (_unshowable, "fonts"),
        (_too_long, "pages"),
        (_undecided, "redaction"),
    ],
)
def test_what_is_red_is_refused_by_the_export(
    archive: Archive, tmp_path: Path, make: Callable[[Archive], Packet], key: str
) -> None:
    one = make(archive)
    report = preflight.check(archive, one.id)
    red = {each for each, state in states(report).items() if state is State.RED}
    # The scan finds a name as well.
    assert red == ({key, "redaction"} if key == "names" else {key})
    path = tmp_path / "p.pdf"
    path.write_bytes(b"%PDF-1.4 an earlier one")
    with pytest.raises(HrforumError):
        export.export(archive, one.id, path, accept_undecided=False)
    assert path.read_bytes() == b"%PDF-1.4 an earlier one"
    assert not packet.editions(archive, one.id)


def test_what_wants_a_look_is_yellow_and_does_not_stop(archive: Archive) -> None:
    found = keep(archive, "The heat was off.", PACKET_USES)
    one = packet_with(
        archive,
        found.id,
        keep(archive, "Not for this.", (Use.COUNT,)).id,
        deadline=None,
        page_limit=None,
        anonymous_accepted=Rule.NO,
        names_aloud=Rule.YES,
        public_on=today(),
    )
    report = preflight.check(archive, one.id)
    yellow = {key for key, state in states(report).items() if state is State.YELLOW}
    assert yellow == {"consent", "pages", "deadline", "anonymous", "aloud", "public"}
    assert not report.blocked


def test_what_the_scan_found_stops_until_somebody_decided(archive: Archive, tmp_path: Path) -> None:
    one = _undecided(archive)
    (found,) = (each.testimony_id for each in one.chosen)
    line = line_of(preflight.check(archive, one.id), "redaction")
    assert (line.state, line.testimonies, line.place) == (State.RED, (found,), Place.WORDS)
    with pytest.raises(Undecided) as stopped:
        export.prepare(archive, one.id, accept_undecided=False)
    assert stopped.value.codes == (testimony.by_id(archive, found).code,)
    assert "510" not in stopped.value.sentence
    export.export(archive, one.id, tmp_path / "accepted.pdf", accept_undecided=True)
    proposal.let_stand(archive, found, proposal.pending(archive, found))
    assert line_of(preflight.check(archive, one.id), "redaction").state is State.GREEN
    export.prepare(archive, one.id, accept_undecided=False)


def line_of(report: Report, key: str) -> Line:
    """Return one line of a report."""
    return next(each for each in report.lines if each.key == key)


@pytest.mark.parametrize(
    ("days", "state", "said"),
    [
        (60, State.GREEN, "Papers are due on"),
        (3, State.YELLOW, "due soon"),
        (-1, State.YELLOW, "whether they are still taken"),
        (None, State.YELLOW, "is not noted"),
    ],
)
def test_the_deadline(archive: Archive, days: int | None, state: State, said: str) -> None:
    due = None if days is None else today() + timedelta(days=days)
    one = packet_with(archive, keep(archive, "Words.", PACKET_USES).id, deadline=due)
    line = line_of(preflight.check(archive, one.id), "deadline")
    assert line.state is state
    assert said in sentence(line, "en")


@pytest.mark.parametrize(
    ("rules", "named", "key", "state", "said"),
    [
        (
            {"anonymous_accepted": Rule.NO},
            False,
            "anonymous",
            State.YELLOW,
            "takes nothing that is anonymous",
        ),
        ({"anonymous_accepted": Rule.UNKNOWN}, False, "anonymous", State.YELLOW, "is not noted"),
        ({"anonymous_accepted": Rule.NO}, True, "anonymous", State.GREEN, "Every exhibit names"),
        ({"names_aloud": Rule.YES}, False, "aloud", State.YELLOW, "Let somebody else read"),
        ({"addresses_aloud": Rule.YES}, False, "aloud", State.YELLOW, "name nobody: 1"),
        ({"names_aloud": Rule.YES}, True, "aloud", State.GREEN, "every exhibit names"),
        ({"names_aloud": Rule.UNKNOWN}, False, "aloud", State.YELLOW, "is not noted"),
        ({"public_on": None}, False, "public", State.YELLOW, "is not noted"),
        ({"public_on": today()}, False, "public", State.YELLOW, "nothing of it can be taken back"),
    ],
)
def test_the_rules_of_the_body_are_held_against_what_is_brought(
    archive: Archive, rules: dict[str, object], named: bool, key: str, state: State, said: str
) -> None:
    uses = (Use.RECORD, Use.COUNT, Use.HEARING_PACKET, Use.NAMED_QUOTE if named else Use.PSEUDONYMOUS_STORY)
    told = keep(archive, "The heat was off.", uses, speakers=(Speaker("Wren", "Ada Lovelace"),))
    report = preflight.check(archive, packet_with(archive, told.id, **rules).id)
    line = line_of(report, key)
    assert (line.state, line.place) == (state, Place.HEARING)
    assert said in sentence(line, "en")
    assert not report.blocked


# ---- the numbers ---------------------------------------------------------------------------------------------------------
def test_a_small_number_that_slipped_through_is_seen_wherever_it_stands(archive: Archive) -> None:
    ids = [keep(archive, f"Words {n}.", PACKET_USES).id for n in range(6)]
    content = export.prepare(archive, packet_with(archive, *ids).id).content
    assert number_line(content, ()).state is State.GREEN
    bars = (Bar("District 1", 3, "3"),)
    for broken in (
        replace(content, counted="3"),
        replace(content, people="4"),
        replace(content, totals=(DimensionTotals("District", "people", (Total("1", "2"),)),)),
        replace(content, charts=(PlacedChart("together", Chart("Districts", "people", "", bars)),)),
        replace(content, findings=(Finding("ICESCR 11", "Housing", "ICESCR", shown="1"),)),
    ):
        line = number_line(broken, ())
        assert (line.state, line.fields["n"]) == (State.RED, 1)
    assert number_line(replace(content, counted="0", people="5"), ()).state is State.GREEN


def test_a_sentence_that_lost_its_number_is_to_be_read_once_more(archive: Archive) -> None:
    ids = [keep(archive, f"Words {n}.", PACKET_USES).id for n in range(6)]
    content = export.prepare(archive, packet_with(archive, *ids).id).content
    for wording, state in (("6 people spoke.", State.GREEN), ("3 people spoke.", State.YELLOW)):
        told = replace(content, statements=(wording,))
        assert number_line(told, (Statement(1, wording, "{}", 6),)).state is state


def test_a_number_too_near_to_an_earlier_document_is_told_of(archive: Archive, tmp_path: Path) -> None:
    ids = [keep(archive, f"Words {n}.", PACKET_USES).id for n in range(6)]
    one = packet_with(archive, *ids)
    assert line_of(preflight.check(archive, one.id), "differencing").state is State.GREEN
    export.export(archive, one.id, tmp_path / "march.pdf")
    later = packet_with(archive, *ids, keep(archive, "One more.", PACKET_USES).id)
    line = line_of(preflight.check(archive, later.id), "differencing")
    assert (line.state, line.place) == (State.YELLOW, Place.PACKET)


def test_a_picture_without_a_description_is_told_of(archive: Archive) -> None:
    told = keep(archive, "Words.", PACKET_USES)
    one = packet_with(archive, told.id)
    kept = attachment.add(
        archive, taking_in.take_in("boiler", photo()), Described(), testimony_id=told.id
    ).value
    line = line_of(preflight.check(archive, one.id), "alternative")
    assert (line.state, line.testimonies, line.place) == (State.YELLOW, (told.id,), Place.ATTACHMENTS)
    attachment.edit(archive, kept.id, Described(alt_text="A boiler, cold."), kept.rev)
    assert line_of(preflight.check(archive, one.id), "alternative").state is State.GREEN


# ---- the document --------------------------------------------------------------------------------------------------------
def _no_description(pdf: pikepdf.Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure":
            del each["/Alt"]


def _lost_link(pdf: pikepdf.Pdf) -> None:
    link = next(each for page in pdf.pages for each in page.obj.get("/Annots", ()) if each.Subtype == "/Link")
    link.Dest[0] = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Page))


def _turned_round(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root.StructTreeRoot.K
    inner = root[0] if isinstance(root, pikepdf.Array) else root
    inner.K = pikepdf.Array(reversed(list(inner.K)))


def _no_title(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences
    del pdf.Root.OutputIntents


@pytest.mark.parametrize(
    ("spoil", "keys"),
    [
        (_no_description, {"alternative"}),
        (_lost_link, {"links"}),
        (_turned_round, {"order"}),
        (_no_title, {"ua1", "2a"}),
    ],
)
def test_each_fault_of_a_document_turns_its_line_red(
    archive: Archive, spoil: Callable[[pikepdf.Pdf], None], keys: set[str]
) -> None:
    ids = [
        keep(archive, f"The heat was off. {n}", PACKET_USES, speakers=(woman(archive),) if n % 2 else ()).id
        for n in range(24)
    ]
    outline = export.outline_of(export.prepare(archive, packet_with(archive, *ids).id))
    content, _pages = set_pdf(outline)
    lines = preflight.document_lines
    assert {each.key for each in lines(content) if each.state is State.RED} == set()
    spoiled = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        spoil(pdf)
        pdf.save(spoiled)
    red = {each.key for each in lines(spoiled.getvalue()) if each.state is State.RED}
    assert keys <= red
    assert red - keys <= {"ua1", "2a"}, "a missing description fails those as well"


def woman(archive: Archive) -> Speaker:
    """Return somebody with an answer, so that a chart is drawn."""
    genders = tag.dimension_named(archive, "gender_identity")
    return Speaker(tags=(tag.tag_named(archive, genders, "woman").id,))


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
    for make in (_named, _nobody, _unshowable, _too_long, _undecided):
        for line in preflight.check(archive, make(archive).id).lines:
            assert isinstance(line, Line)
            for language in LANGUAGES:
                assert sentence(line, language)
                assert state_name(line.state, language)
