"""Brief, speaker cards and submissions: only what the gate lets out, on record so that a withdrawal finds it, and each claim traced."""

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import docx
import pytest

from hrforum.documents.check import check
from hrforum.documents.outline import Quotation
from hrforum.documents.paper_content import BriefContent, CardsContent, SubmissionContent
from hrforum.domain.consent import Answer, Consent, Use
from hrforum.domain.hearing import Hearing, Interpreting
from hrforum.domain.intake import Speaker
from hrforum.domain.interpreting import Mode
from hrforum.domain.packet import Chosen, Packet
from hrforum.domain.passage import Passage, PassageKind
from hrforum.domain.recommendation import Position, Recommendation
from hrforum.domain.span import Span
from hrforum.domain.speaking import Speaking, speaking_at
from hrforum.domain.submission import SubmissionKind
from hrforum.domain.tag import About, Labels
from hrforum.errors import FileTrouble, NotFound, Refused
from hrforum.operations import (
    around,
    brief,
    consent,
    contact,
    edition,
    export,
    hearing,
    packet,
    passage,
    proposal,
    reach,
    recommendation,
    right,
    speaker_card,
    submission,
    submission_preset,
    tag,
    testimony,
)
from hrforum.operations.deed import today
from hrforum.operations.submission_preset import Budgets, Typed
from hrforum.operations.undecided import Undecided
from hrforum.storage.archive import Archive
from tests.archive_of import PACKET_USES, keep, new_archive, new_hearing

UN_USES = (*PACKET_USES, Use.UN_SUBMISSION)
LONG = "The heating was off. " * 200


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with new_archive(tmp_path) as opened:
        yield opened


def packet_of(archive: Archive, *ids: int, language: str = "en") -> Packet:
    one = Packet(new_hearing(archive).id, "Heat & <homes>", language, chosen=tuple(map(Chosen, ids)))
    return packet.add(archive, one).value


def texts(path: Path) -> list[str]:
    return [each.text for each in docx.Document(str(path)).paragraphs]


# ---- the brief -----------------------------------------------------------------------------------------------------------
def test_a_brief_is_one_page_that_everybody_can_read(archive: Archive, tmp_path: Path) -> None:
    contact.change(archive, "Call 555 0100 " * 80)
    ids = [
        keep(archive, f"Story {number}. {LONG}", PACKET_USES, ask=f"Ask {number}. " * 20).id
        for number in range(9)
    ]
    right.link(archive, right.Linking("ICESCR 11", tuple(ids[:6])))
    one = packet_of(archive, *ids)
    for language in ("en", "es", "fr"):
        this = packet.edit(archive, Packet(one.hearing_id, "H " * 400, language, chosen=one.chosen, id=one.id, rev=packet.by_id(archive, one.id).rev)).value  # fmt: skip
        path = tmp_path / f"{language}.pdf"
        _paper, written, _changes = around.export(archive, partial(brief.prepare, archive, this.id), path)
        assert written.pages == 1
        assert (check(path).failed, check(path, "2a").failed) == ((), ())


def test_a_brief_quotes_what_was_marked_and_cites_the_right(archive: Archive, tmp_path: Path) -> None:
    kept = keep(archive, "It began in May. We froze all winter. Then it ended.", PACKET_USES, ask="Heat.")
    others = [keep(archive, f"Other {number}.", PACKET_USES).id for number in range(6)]
    original = testimony.read(archive, kept.id).versions[0]
    passage.add(archive, kept.id, Passage(Span(17, 38), original.uuid, PassageKind.QUOTE))
    right.link(archive, right.Linking("ICESCR 11", (kept.id,)))
    one = packet_of(archive, *others, kept.id)
    paper, _written, changes = around.export(
        archive, lambda: brief.prepare(archive, one.id), tmp_path / "brief.docx"
    )
    assert isinstance(paper.content, BriefContent)
    assert [each.number for each in paper.content.quotes] == [7, 1]
    said = texts(tmp_path / "brief.docx")
    assert "We froze all winter." in said
    assert not any("It began in May" in each for each in said)
    assert any("ICESCR 11" in each for each in said)
    assert kept.code not in " ".join(said)
    assert original.uuid in changes.value.versions
    assert "froze" not in changes.value.manifest


def test_a_quote_keeps_its_form_and_a_name_in_it_is_noticed(archive: Archive, tmp_path: Path) -> None:
    kept = keep(archive, "I am Ada Quill and I froze.", PACKET_USES, speakers=(Speaker(name="Ada Quill"),))
    one = packet_of(archive, kept.id)
    with pytest.raises(export.NamesInWords):
        brief.prepare(archive, one.id)
    with pytest.raises(export.NamesInWords):
        speaker_card.prepare(archive, one.id, Speaking())
    assert brief.prepare(archive, one.id, accept_names=True).about


@pytest.mark.parametrize("words", ["", "W" * 4000, "word " * 3000, "\u0645\u0631\u062d\u0628\u0627 " * 2000])
def test_a_brief_is_one_page_whatever_the_words_are(archive: Archive, tmp_path: Path, words: str) -> None:
    contact.change(archive, words[:2000] or "x")
    ids = [keep(archive, words or "Short.", PACKET_USES, ask=words).id for _number in range(6)]
    for key in ("ICESCR 11", "UDHR 25", "CEDAW 2", "GC7 3", "CRPD 28", "SDG 11.1"):
        right.link(archive, right.Linking(key, tuple(ids)))
    one = packet_of(archive, *ids)
    renamed = packet.edit(archive, replace(one, title=words[:3000] or "T")).value
    _paper, written, _changes = around.export(
        archive, partial(brief.prepare, archive, renamed.id), tmp_path / "brief.pdf"
    )
    assert written.pages == 1
    assert (check(tmp_path / "brief.pdf").failed, check(tmp_path / "brief.pdf", "2a").failed) == ((), ())


@pytest.mark.parametrize(
    ("rule", "seconds", "budget"),
    [
        (Interpreting.UNKNOWN, 120, 280),
        (Interpreting.SAME, 120, 140),
        (Interpreting.SIMULTANEOUS, 120, 280),
        (Interpreting.UNKNOWN, None, 420),
    ],
)
def test_cards_take_their_room_from_the_hearing(
    archive: Archive, rule: Interpreting, seconds: int | None, budget: int
) -> None:
    kept = keep(archive, LONG, PACKET_USES)
    one = packet_of(archive, kept.id)
    held = hearing.by_id(archive, one.hearing_id)
    held = hearing.edit(archive, replace(held, speaking_seconds=seconds, interpreting=rule)).value
    content = speaker_card.prepare(archive, one.id, speaking_at(held)).content
    assert isinstance(content, CardsContent)
    assert content.speaking.budget == budget
    outline = around.outline_of(speaker_card.prepare(archive, one.id, speaking_at(held)))
    (said,) = [
        text for block in outline.blocks if isinstance(block, Quotation) for _language, text in block.said
    ]
    assert budget - 4 < len(said.split()) <= budget


# ---- speaker cards -------------------------------------------------------------------------------------------------------
def test_cards_fit_the_time_in_one_or_two_languages(archive: Archive, tmp_path: Path) -> None:
    kept = keep(archive, LONG, PACKET_USES)
    testimony.translate(archive, kept.id, "es", "Sin calefacción. " * 300, "Ana", "")
    refused = keep(archive, "Not to be said.", (Use.COUNT,))
    one = packet_of(archive, refused.id, kept.id)
    speaking = Speaking(180, interpreting=Mode.CONSECUTIVE, name_aloud=True, address_aloud=False)
    path = tmp_path / "cards.docx"
    paper, _written, changes = around.export(
        archive, lambda: speaker_card.prepare(archive, one.id, speaking, languages=("en", "es")), path
    )
    assert isinstance(paper.content, CardsContent)
    said = [each for each in texts(path) if each.startswith(("The heating", "Sin"))]
    assert [len(each.split()) for each in said] == [208, 210]
    whole = " ".join(texts(path))
    assert "210 words at 140 a minute" in whole
    assert "Do not say your address" in whole
    assert "I speak for Tenants" in whole
    assert "Not to be said" not in whole
    assert changes.value.versions == tuple(each.uuid for each in testimony.read(archive, kept.id).versions)
    pdf = tmp_path / "cards.pdf"
    around.export(archive, lambda: speaker_card.prepare(archive, one.id, speaking), pdf)
    assert (check(pdf).failed, check(pdf, "2a").failed) == ((), ())
    with pytest.raises(Refused, match="give more seconds"):
        speaker_card.prepare(archive, one.id, Speaking(0))
    with pytest.raises(Refused, match="there is no card"):
        speaker_card.prepare(archive, one.id, speaking, testimonies={refused.id})


# ---- submissions ---------------------------------------------------------------------------------------------------------
def furnished(archive: Archive) -> tuple[list[int], Packet]:
    ids = [keep(archive, f"Story {number}.", UN_USES, ask="Mend it.").id for number in range(7)]
    ids.append(keep(archive, "Only for the city.", PACKET_USES, ask="Not there.").id)
    right.link(archive, right.Linking("ICESCR 11", tuple(ids)))
    return ids, Packet(0, "", "en", chosen=tuple(map(Chosen, ids)))


def test_a_submission_has_numbered_paragraphs_and_a_budget(archive: Archive, tmp_path: Path) -> None:
    _ids, chosen = furnished(archive)
    wanted = submission.Wanted(SubmissionKind.UPR, ("Elm Street Union",), "Canada")
    one = submission.for_submission(archive, wanted, chosen)
    assert submission.for_submission(archive, wanted, chosen) == one
    path = tmp_path / "upr.docx"
    paper, _written, changes = around.export(
        archive, lambda: submission.prepare(archive, one.id, wanted), path
    )
    assert isinstance(paper.content, SubmissionContent)
    said = texts(path)
    assert said[:4] == [
        "Universal Periodic Review: stakeholder submission",
        "Joint submission by:",
        "Tenants",
        "Elm Street Union",
    ]
    assert "Story 0." in said
    assert "Mend it. (ICESCR 11)" in said
    assert not any("city" in each or "Not there" in each for each in said)
    numbered = [
        each
        for each in docx.Document(str(path)).paragraphs
        if each.style is not None and str(each.style.name).startswith("Numbered")
    ]
    assert len(numbered) > 6
    counted = submission.budget_of(paper)
    assert (counted.budget, counted.over) == (5630, 0)
    assert 0 < counted.words < sum(len(each.split()) for each in said) + 1
    assert json.loads(changes.value.manifest)["use"] == "un_submission"


def test_own_words_and_earlier_recommendations_stand_in_numbered_paragraphs(
    archive: Archive, tmp_path: Path
) -> None:
    _ids, chosen = furnished(archive)
    recommendation.add(
        archive,
        Recommendation("icescr 11", "House people.", "26.215", "Cycle 3", "France", Position.SUPPORTED),
    )
    recommendation.add(archive, Recommendation("ICESCR 12", "Heal people."))
    wanted = submission.Wanted(SubmissionKind.UPR, introduction="Who we are.\n\nWhat & how <b>we</b> asked.")
    one = submission.for_submission(archive, wanted, chosen)
    paper, *_rest = around.export(
        archive, lambda: submission.prepare(archive, one.id, wanted), tmp_path / "upr.docx"
    )
    said = texts(tmp_path / "upr.docx")
    at = said.index("Who we are.")
    assert said[at - 1 : at + 2] == ["Introduction", "Who we are.", "What & how <b>we</b> asked."]
    spoken = "This speaks to a recommendation of an earlier review: “House people.” (Cycle 3, 26.215, France; the state supported it)"
    assert spoken in said
    assert not any("Heal people" in each for each in said)
    # Each word that is typed is counted, and nothing else changes.
    more = submission.as_typed(
        paper, replace(wanted, budget=9, introduction=f"{wanted.introduction} Now two more.")
    )
    before, after = submission.budget_of(paper), submission.budget_of(more)
    assert (after.words - before.words, after.budget) == (3, 9)
    joint = submission.as_typed(paper, replace(wanted, joint=("Elm Street Union",), country="Canada"))
    assert submission.budget_of(joint).words == before.words + 3 + 1 + 2
    cedaw = submission.prepare(archive, one.id, submission.Wanted(SubmissionKind.CEDAW))
    assert isinstance(cedaw.content, SubmissionContent)
    assert all(not part.earlier for part in cedaw.content.parts)


def test_budgets_and_what_was_typed_are_kept(archive: Archive) -> None:
    shipped = submission_preset.everything(archive)[SubmissionKind.UPR]
    assert (shipped.single, shipped.joint, shipped.checked) == (2815, 5630, False)
    with pytest.raises(Refused):
        submission_preset.change(archive, SubmissionKind.UPR, Budgets(1, 2, " ", "2027"))
    with pytest.raises(Refused):
        submission_preset.change(archive, SubmissionKind.UPR, Budgets(-1, 2, "Note", "2027"))
    changed = submission_preset.change(archive, SubmissionKind.UPR, Budgets(3000, 6000, "Note", "2027"))
    assert (changed.value.budget(1), changed.value.budget(2), changed.value.checked) == (3000, 6000, True)
    _ids, chosen = furnished(archive)
    wanted = submission.Wanted(SubmissionKind.UPR)
    one = submission.for_submission(archive, wanted, chosen)
    assert submission.budget_of(submission.prepare(archive, one.id, wanted)).budget == 3000
    submission_preset.change(archive, SubmissionKind.UPR, None)
    assert submission_preset.everything(archive)[SubmissionKind.UPR] == shipped
    typed = Typed((" Elm Union ", ""), " Canada", "Who we are.\n\nMore.")
    submission_preset.keep_typed(archive, SubmissionKind.UPR, typed)
    assert submission_preset.typed(archive, SubmissionKind.UPR) == Typed(
        ("Elm Union",), "Canada", "Who we are.\n\nMore."
    )
    assert submission_preset.typed(archive, SubmissionKind.SDG) == Typed()


def test_recommendations_are_kept_in_their_order(archive: Archive) -> None:
    first, second = Recommendation("ICESCR 11", "House people."), Recommendation("CEDAW 2", "End it.")
    for each in (first, second):
        recommendation.add(archive, each)
    assert recommendation.everything(archive) == (first, second)
    recommendation.replace_of_article(archive, "ICESCR 11", [replace(first, number="7"), first])
    assert [each.number for each in recommendation.of_article(archive, "ICESCR 11")] == ["7", ""]
    done = recommendation.remove(archive, 1)
    assert recommendation.everything(archive) == (replace(first, number="7"), first)
    assert done.inverse is not None
    done.inverse(archive)
    assert len(recommendation.everything(archive)) == 3
    for bad in (Recommendation("ICESCR 99", "x"), Recommendation("ICESCR 11", " ")):
        with pytest.raises((NotFound, Refused)):
            recommendation.add(archive, bad)
    with pytest.raises(NotFound):
        recommendation.remove(archive, 9)


def test_the_totals_are_traced_and_the_trace_is_a_table_too(archive: Archive, tmp_path: Path) -> None:
    ids, chosen = furnished(archive)
    for each in ids:
        reading = testimony.read(archive, each)
        book = tag.codebook(archive)
        person = next(one for one in book.dimensions if one.about is About.PERSON)
        speaker = replace(reading.intake.speakers[0], tags=(book.of(person)[1].id,))
        testimony.edit(archive, each, replace(reading.intake, speakers=(speaker,)), reading.testimony.rev)
    right.link(archive, right.Linking("CEDAW 14", tuple(ids)))
    wanted = submission.Wanted(SubmissionKind.CEDAW)
    one = submission.for_submission(archive, wanted, chosen)
    paper = submission.prepare(archive, one.id, wanted)
    traced = submission.trace(archive, paper)
    assert isinstance(paper.content, SubmissionContent)
    assert paper.content.totals
    tables = [each for each in traced if each["what"] == "table"]
    # A dimension of which no number is told has no table, so nothing rests on one.
    told = [one.label for one in paper.content.totals if any(row.shown != "withheld" for row in one.rows)]
    assert [each["article"] for each in tables] == told
    assert len(told) == len(paper.content.totals) - 1
    assert all(len(each["codes"]) == len(ids) for each in tables)  # type: ignore[arg-type]  # JSON
    submission.write_trace(archive, paper, tmp_path / "trace.csv")
    with pytest.raises(FileTrouble, match="cannot be written"):
        submission.write_trace(archive, paper, tmp_path / "nowhere" / "trace.csv")
    rows = list(csv.reader((tmp_path / "trace.csv").read_text("utf-8").splitlines()))
    assert len(rows) == len(traced) + 1
    assert rows[1][3].split() == traced[0]["codes"]


def test_no_cell_of_a_trace_is_a_formula(archive: Archive, tmp_path: Path) -> None:
    book = tag.codebook(archive)
    person = next(one for one in book.dimensions if one.about is About.PERSON)
    tag.edit_dimension(archive, replace(person, labels=Labels("=2+3 rooms")))
    for number in range(40):
        keep(
            archive, f"Story {number}.", UN_USES, speakers=(Speaker(tags=(book.of(person)[number % 2].id,)),)
        )
    ids = testimony.ids(archive)
    right.link(archive, right.Linking("CEDAW 14", tuple(ids)))
    wanted = submission.Wanted(SubmissionKind.CEDAW)
    one = submission.for_submission(archive, wanted, Packet(0, "", "en", chosen=tuple(map(Chosen, ids))))
    submission.write_trace(archive, submission.prepare(archive, one.id, wanted), tmp_path / "trace.csv")
    rows = list(csv.reader((tmp_path / "trace.csv").read_text("utf-8").splitlines()))
    assert "'=2+3 rooms" in [row[2] for row in rows]
    assert not any(cell.startswith("=") for row in rows for cell in row)


def test_every_claim_is_traced_to_its_testimonies(archive: Archive, tmp_path: Path) -> None:
    ids, chosen = furnished(archive)
    wanted = submission.Wanted(SubmissionKind.UPR)
    one = submission.for_submission(archive, wanted, chosen)
    paper = submission.prepare(archive, one.id, wanted)
    submission.write_trace(archive, paper, tmp_path / "trace.json")
    claims = json.loads((tmp_path / "trace.json").read_text("utf-8"))
    codes = {testimony.by_id(archive, each).code for each in ids}
    by_what: dict[str, list[set[str]]] = {}
    for each in claims:
        by_what.setdefault(each["what"], []).append(set(each["codes"]))
    assert by_what["number"] == [codes, codes]
    assert [len(each) for each in by_what["quote"]] == [1, 1, 1]
    assert by_what["ask"] == [codes - {testimony.by_id(archive, ids[-1]).code}]
    path = tmp_path / "upr.docx"
    around.keep_on_record(archive, paper, around.write(paper, path))
    assert not any(code in " ".join(texts(path)) for code in codes)
    (tmp_path / "own.txt").write_text("mine")
    with pytest.raises(FileTrouble):
        submission.write_trace(archive, paper, tmp_path / "own.txt")


@pytest.mark.parametrize("kind", list(SubmissionKind))
@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_every_outline_is_filled(archive: Archive, kind: SubmissionKind, language: str) -> None:
    ids, _chosen = furnished(archive)
    right.link(archive, right.Linking("CEDAW 14", tuple(ids[:6])))
    right.link(archive, right.Linking("SDG 11.1", tuple(ids[:6])))
    wanted = submission.Wanted(kind, budget=10)
    chosen = Packet(0, "", language, chosen=tuple(map(Chosen, ids)))
    one = submission.for_submission(archive, wanted, chosen)
    paper = submission.prepare(archive, one.id, wanted)
    assert isinstance(paper.content, SubmissionContent)
    expected = {"upr": ["ICESCR 11", "CEDAW 14", "SDG 11.1"], "cedaw": ["CEDAW 14"], "sdg": ["SDG 11.1"]}[
        kind
    ]
    assert [each.article for each in paper.content.parts] == expected
    assert submission.budget_of(paper).over > 0


def test_a_small_number_is_not_told(archive: Archive) -> None:
    ids = [keep(archive, f"Story {number}.", UN_USES).id for number in range(8)]
    right.link(archive, right.Linking("ICESCR 11", tuple(ids[:3])))
    wanted = submission.Wanted(SubmissionKind.UPR)
    one = submission.for_submission(archive, wanted, Packet(0, "", "en", chosen=tuple(map(Chosen, ids))))
    content = submission.prepare(archive, one.id, wanted).content
    assert isinstance(content, SubmissionContent)
    assert [each.shown for each in content.parts] == ["withheld"]


def test_without_consent_there_is_nothing_to_submit(archive: Archive) -> None:
    ids = [keep(archive, "Story.", (Use.RECORD, Use.HEARING_PACKET)).id]
    wanted = submission.Wanted(SubmissionKind.UPR)
    one = submission.for_submission(archive, wanted, Packet(0, "", "en", chosen=tuple(map(Chosen, ids))))
    with pytest.raises(Refused, match="nothing to write"):
        submission.prepare(archive, one.id, wanted)


def test_consent_that_ends_before_the_session_is_not_enough(archive: Archive) -> None:
    kept = keep(archive, "Story.", PACKET_USES).id
    ends = Consent(Use.UN_SUBMISSION, Answer.YES, until_day=today() + timedelta(days=30))
    consent.give(archive, kept, [ends])
    wanted = submission.Wanted(SubmissionKind.UPR)
    for days, quoted in ((29, 1), (31, 0)):
        day = today() + timedelta(days=days)
        session = hearing.add(archive, Hearing(f"UPR {day}", day)).value.id
        one = submission.for_submission(archive, wanted, Packet(session, "", "en", chosen=(Chosen(kept),)))
        assert len(submission.prepare(archive, one.id, wanted).about) == quoted


# ---- taking back ---------------------------------------------------------------------------------------------------------
def test_a_withdrawal_finds_every_paper_by_its_use(archive: Archive, tmp_path: Path) -> None:
    ids = [keep(archive, f"Story {number}.", UN_USES, ask="Mend it.").id for number in range(6)]
    one = packet_of(archive, *ids)
    wanted = submission.Wanted(SubmissionKind.UPR)
    session = hearing.add(archive, Hearing("UPR", date(2026, 12, 2))).value
    un = submission.for_submission(archive, wanted, Packet(session.id, "", "en", chosen=one.chosen))
    for name, read in (
        ("brief", lambda: brief.prepare(archive, one.id)),
        ("cards", lambda: speaker_card.prepare(archive, one.id, Speaking())),
        ("submission", lambda: submission.prepare(archive, un.id, wanted)),
    ):
        around.export(archive, read, tmp_path / f"{name}.docx")
    assert len(reach.of_testimony(archive, ids[0]).sent) == 3
    consent.give(archive, ids[0], [Consent(Use.UN_SUBMISSION, Answer.NO)])
    assert _superseded(archive, one.id) == []
    assert _superseded(archive, un.id) == ["submission"]
    consent.give(archive, ids[0], [Consent(Use.HEARING_PACKET, Answer.NO)])
    assert _superseded(archive, one.id) == ["cards", "brief"]


def _superseded(archive: Archive, packet_id: int) -> list[str]:
    return [
        json.loads(each.manifest)["kind"]
        for each in packet.editions(archive, packet_id)
        if edition.by_id(archive, each.id).superseded_on
    ]


def test_what_nobody_decided_on_stops_every_paper_that_prints_it(archive: Archive, tmp_path: Path) -> None:
    words = keep(archive, "Call me at 510-555-0199 any day.", UN_USES)
    one = packet_of(archive, words.id)
    wanted = submission.Wanted(SubmissionKind.UPR)
    un = submission.for_submission(archive, wanted, one)
    readers: tuple[Callable[[bool], Any], ...] = (
        lambda stand: brief.prepare(archive, one.id, accept_undecided=stand),
        lambda stand: speaker_card.prepare(archive, one.id, Speaking(), accept_undecided=stand),
        lambda stand: submission.prepare(archive, un.id, wanted, accept_undecided=stand),
    )
    for read in readers:
        with pytest.raises(Undecided) as stopped:
            read(False)
        assert stopped.value.codes == (words.code,)
        assert "510" not in stopped.value.sentence
        assert read(True).cited
    # A summary prints asks alone, and this one has none.
    export.prepare(archive, one.id, export.Kind.SUMMARY, accept_undecided=False)


def test_a_summary_and_a_brief_stop_at_an_ask_nobody_decided_on(archive: Archive) -> None:
    asks = keep(archive, "The heat was off.", PACKET_USES, ask="Call 510-555-0199 at last.")
    one = packet_of(archive, asks.id)
    with pytest.raises(Undecided):
        export.prepare(archive, one.id, export.Kind.SUMMARY, accept_undecided=False)
    with pytest.raises(Undecided):
        brief.prepare(archive, one.id, accept_undecided=False)
    proposal.let_stand(archive, asks.id, proposal.pending(archive, asks.id))
    export.prepare(archive, one.id, export.Kind.SUMMARY, accept_undecided=False)
    brief.prepare(archive, one.id, accept_undecided=False)
