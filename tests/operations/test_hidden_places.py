"""Redactions in a real archive: they follow the words, stop everything when lost, and a packet reads what stands for them."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from hrforum.domain.consent import Released, Use
from hrforum.domain.erase import Scope
from hrforum.domain.intake import Kept, Speaker
from hrforum.domain.packet import Chosen, Packet
from hrforum.domain.redaction import CITIES, EVERYONE, Reason, Redaction, at_hearing
from hrforum.domain.span import Span
from hrforum.domain.testimony import Version
from hrforum.errors import Conflict, NotFound, Refused
from hrforum.operations import (
    erase,
    export,
    gate,
    hiding_names,
    packet,
    proposal,
    redaction,
    search,
    testimony,
)
from hrforum.operations.export import NamesInWords
from hrforum.operations.selection import Selection
from hrforum.storage.archive import Archive
from tests.archive_of import PACKET_USES, keep, new_hearing
from tests.operations.state import lines_of, state_of

WORDS = "I am Ada Lovelace and I live at 14 Harbor Steps. Ada is tired of the cold."
ADA = Speaker(name="Ada Lovelace", contact="ada@example.org, 510 555 0199")


def span(words: str, text: str) -> Span:
    return Span(words.index(text), words.index(text) + len(text))


def original(archive: Archive, kept: Kept) -> Version:
    return testimony.read(archive, kept.id).versions[0]


def hide(archive: Archive, kept: Kept, text: str, **more: object) -> Redaction:
    one = original(archive, kept)
    said = Redaction(span(one.words, text), one.uuid, **more)  # type: ignore[arg-type]  # fields by name
    return redaction.add(archive, kept.id, [said]).value[0]


def change(archive: Archive, kept: Kept, **fields: object) -> object:
    reading = testimony.read_whole(archive, kept.id)
    return testimony.edit(archive, kept.id, replace(reading.intake, **fields), reading.testimony.rev)  # type: ignore[arg-type]  # fields by name


def considered(archive: Archive, *kept: Kept) -> Selection:
    one = Packet(new_hearing(archive).id, "T", chosen=tuple(Chosen(each.id) for each in kept))
    return packet.consider(archive, one)


def released(archive: Archive, kept: Kept) -> Released:
    (exhibit,) = considered(archive, kept).exhibits
    return exhibit.released


def test_a_hidden_place_reads_its_replacement_and_is_still_found_inside(archive: Archive) -> None:
    kept = keep(archive, WORDS, PACKET_USES, ask="Call Ada.")
    hide(archive, kept, "14 Harbor Steps", reason=Reason.ADDRESS)
    redaction.add(archive, kept.id, [Redaction(Span(5, 8), None)])
    out = released(archive, kept)
    assert out.renderings[0].words == WORDS.replace("14 Harbor Steps", "[address]")
    assert out.ask == "Call [name]."
    assert "Harbor" in testimony.read(archive, kept.id).intake.words
    assert [hit.testimony_id for hit in search.find(archive, "harbor").hits] == [kept.id]
    assert "Harbor" not in str(lines_of(archive))


def test_an_audience_hides_from_its_own(archive: Archive) -> None:
    kept = keep(archive, WORDS, PACKET_USES)
    mine, other = new_hearing(archive), new_hearing(archive)
    hide(archive, kept, "14 Harbor Steps", audience=at_hearing(mine.id))
    hide(archive, kept, "Ada", audience=CITIES)
    for which, words in (
        (mine, WORDS.replace("14 Harbor Steps", "[name]")),
        (other, WORDS),
    ):
        one = Packet(which.id, "T", chosen=(Chosen(kept.id),))
        (exhibit,) = packet.consider(archive, one).exhibits
        assert exhibit.released.renderings[0].words == words
    with pytest.raises(NotFound):
        hide(archive, kept, "cold", audience=at_hearing(99))


def test_redactions_follow_an_edit_and_a_better_translation(archive: Archive) -> None:
    kept = keep(archive, WORDS, PACKET_USES, ask="Call Ada at work.")
    testimony.translate(archive, kept.id, "es", "Soy Ada y vivo en Harbor Steps 14.", "Lee", "")
    hide(archive, kept, "14 Harbor Steps")
    spanish = testimony.read(archive, kept.id).versions[1]
    redaction.add(archive, kept.id, [Redaction(span(spanish.words, "Harbor Steps 14"), spanish.uuid)])
    redaction.add(archive, kept.id, [Redaction(Span(5, 8), None)])
    change(archive, kept, words="Good evening. " + WORDS + " Thank you.", ask="Please: Call Ada at work.")
    testimony.translate(archive, kept.id, "es", "Buenas. Soy Ada y vivo en Harbor Steps 14.", "Lee", "")
    out = released(archive, kept)
    assert [one.words for one in out.renderings] == [
        "Good evening. " + WORDS.replace("14 Harbor Steps", "[name]") + " Thank you.",
        "Buenas. Soy Ada y vivo en [name].",
    ]
    assert out.ask == "Please: Call [name] at work."


def test_a_lost_redaction_lets_nothing_leave_until_a_person_looked(archive: Archive, tmp_path: Path) -> None:
    kept, other = keep(archive, WORDS, PACKET_USES), keep(archive, uses=PACKET_USES)
    hidden = hide(archive, kept, "14 Harbor Steps")
    change(archive, kept, words=WORDS.replace("Harbor", "Harbour"))
    (left_out,) = considered(archive, kept, other).left_out
    assert left_out.code == kept.code
    assert "no longer fits" in left_out.why
    assert not any(one.form for one in gate.explain(archive, kept.id) if one.use is not Use.COUNT)
    (lost,) = redaction.of_testimony(archive, kept.id)
    assert lost.lost
    assert lost.span == hidden.span, "where it stood is told with the words that it stood in"
    now = original(archive, kept)
    found = replace(lost, version=now.uuid, span=span(now.words, "14 Harbour Steps"))
    changes = redaction.edit(archive, found)
    assert released(archive, kept).renderings[0].words == WORDS.replace("14 Harbor Steps", "[name]")
    assert changes.inverse is not None
    changes.inverse(archive)
    assert considered(archive, kept).exhibits == ()
    redaction.remove(archive, [lost.id])
    assert released(archive, kept).renderings[0].words == now.words


def test_a_lost_redaction_is_found_when_the_words_are_as_they_were(archive: Archive) -> None:
    kept = keep(archive, WORDS, PACKET_USES)
    hide(archive, kept, "14 Harbor Steps")
    for words in ("Nothing of it.", "Nothing at all."):
        change(archive, kept, words=words)
        assert considered(archive, kept).exhibits == ()
    change(archive, kept, words=WORDS)
    assert released(archive, kept).renderings[0].words == WORDS.replace("14 Harbor Steps", "[name]")


def test_a_redaction_of_the_ask_is_lost_with_its_words(archive: Archive) -> None:
    kept = keep(archive, WORDS, PACKET_USES, ask="Call Ada at work.")
    redaction.add(archive, kept.id, [Redaction(Span(5, 8), None)])
    changes = change(archive, kept, ask="Call Anna.")
    assert considered(archive, kept).exhibits == ()
    changes.inverse(archive)  # type: ignore[attr-defined]  # Changes of an edit
    assert released(archive, kept).ask == "Call [name] at work."


def test_what_is_hidden_in_a_translation_stays_hidden_where_that_turns_out_to_be_the_original(
    archive: Archive,
) -> None:
    kept = keep(archive, "The heat is off.", PACKET_USES)
    said = "Ada vive en 14 Harbor Steps."
    testimony.translate(archive, kept.id, "es", said, "Ana", "")
    spanish = next(each for each in testimony.read(archive, kept.id).versions if each.language == "es")
    redaction.add(archive, kept.id, [Redaction(span(said, "Ada"), spanish.uuid)])
    testimony.point(archive, kept.id, "es", None)
    change(archive, kept, words=said, language="es")
    (released,) = [each.released for each in considered(archive, kept).exhibits]
    assert [each.words for each in released.renderings] == ["[name] vive en 14 Harbor Steps."]


def test_a_translation_that_was_taken_away_does_not_stop_the_words(archive: Archive) -> None:
    kept = keep(archive, WORDS, PACKET_USES)
    testimony.translate(archive, kept.id, "es", "Soy Ada.", "Lee", "")
    spanish = testimony.read(archive, kept.id).versions[1]
    redaction.add(archive, kept.id, [Redaction(Span(4, 7), spanish.uuid)])
    testimony.point(archive, kept.id, "es", None)
    assert released(archive, kept).withheld == 0
    testimony.translate(archive, kept.id, "es", "Yo soy Ada.", "Lee", "")
    assert released(archive, kept).renderings[1].words == "Yo soy [name]."
    testimony.translate(archive, kept.id, "es", "No digo nada.", "Lee", "")
    assert considered(archive, kept).exhibits == ()


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"span": Span(10, 4000)}, "not in the words"),
        ({"replacement": "[Ada Lovelace]"}, "say what it hides"),
        ({"replacement": "a\0b"}, "NUL"),
    ],
)
def test_what_does_not_fit_is_refused(archive: Archive, more: dict[str, object], sentence: str) -> None:
    kept = keep(archive, WORDS)
    one = Redaction(span(WORDS, "Ada Lovelace"), original(archive, kept).uuid)
    with pytest.raises(Refused, match=sentence):
        redaction.add(archive, kept.id, [replace(one, **more)])  # type: ignore[arg-type]  # fields by name
    assert redaction.of_testimony(archive, kept.id) == []


def test_old_words_and_old_revisions_are_refused(archive: Archive) -> None:
    kept = keep(archive, WORDS)
    before = original(archive, kept)
    hidden = hide(archive, kept, "Ada")
    redaction.edit(archive, replace(hidden, reason=Reason.OTHER))
    with pytest.raises(Conflict):
        redaction.edit(archive, replace(hidden, reason=Reason.DATE))
    change(archive, kept, words="Other words.")
    with pytest.raises(Refused, match="words of today"):
        redaction.add(archive, kept.id, [Redaction(Span(0, 2), before.uuid)])
    with pytest.raises(NotFound):
        redaction.remove(archive, [hidden.id, 999])
    assert len(redaction.of_testimony(archive, kept.id)) == 1


def test_a_place_that_is_hidden_already_is_passed_over(archive: Archive) -> None:
    kept = keep(archive, WORDS)
    hide(archive, kept, "Ada Lovelace")
    one = Redaction(span(WORDS, "Ada"), original(archive, kept).uuid, audience=CITIES)
    changes = redaction.add(archive, kept.id, [one])
    assert changes.value == ()
    assert changes.inverse is not None
    changes.inverse(archive)
    assert len(redaction.of_testimony(archive, kept.id)) == 1


def test_what_was_hidden_cannot_come_back_to_words_that_were_erased(archive: Archive) -> None:
    kept = keep(archive, WORDS, (Use.COUNT,))
    hidden = hide(archive, kept, "Ada")
    changes = redaction.remove(archive, [hidden.id])
    erase.erase(archive, kept.id, Scope.STORY)
    assert changes.inverse is not None
    with pytest.raises(NotFound):
        changes.inverse(archive)


# ---- names -------------------------------------------------------------------------------------------------------------
def test_all_names_of_a_packet_are_hidden_at_once_and_it_goes_out(archive: Archive, tmp_path: Path) -> None:
    kept = [
        keep(
            archive, f"{WORDS} Write to ada@example.org or (510) 555-0199. {n}", PACKET_USES, speakers=(ADA,)
        )
        for n in range(3)
    ]
    silent = keep(archive, "No name here.", PACKET_USES)
    one = packet.add(
        archive,
        Packet(new_hearing(archive).id, "T", chosen=tuple(Chosen(each.id) for each in [*kept, silent])),
    ).value
    before = state_of(archive)
    with pytest.raises(NamesInWords):
        export.prepare(archive, one.id)
    changes = hiding_names.hide_names(archive, one.id)
    assert (changes.value.testimonies, changes.value.places) == (3, 12)
    prepared = export.prepare(archive, one.id)
    assert prepared.selection.warnings == ()
    first = prepared.selection.exhibits[0].released.renderings[0].words
    assert first.startswith("I am [name] and I live at 14 Harbor Steps. [name] is tired")
    assert "Write to [contact] or ([contact]. 0" in first
    assert changes.inverse is not None
    changes.inverse(archive)
    assert state_of(archive) == before


def test_letting_a_name_stand_lets_the_packet_go_and_is_not_asked_again(archive: Archive) -> None:
    words = WORDS + " My phone is 212 777 0142."
    kept = keep(archive, words, PACKET_USES, speakers=(ADA,))
    other = keep(archive, words, PACKET_USES, speakers=(replace(ADA, pseudonym="Wren"),))
    found = proposal.pending(archive, kept.id)
    assert {one.said for one in found} >= {"Ada Lovelace", "212 777 0142"}
    named = [one for one in found if one.kind == "name"]
    proposal.let_stand(archive, kept.id, named)
    again = proposal.pending(archive, kept.id)
    assert {one.kind for one in again} == {one.kind for one in found} - {"name"}
    assert [one.code for one in considered(archive, kept, other).warnings] == [other.code]
    marks = str(archive.rows("SELECT hex(mark) FROM let_stand"))
    assert "ada" not in marks.lower()
    redaction.add(archive, kept.id, [one.redaction for one in again])
    assert proposal.pending(archive, kept.id) == ()


# ---- the gate explained --------------------------------------------------------------------------------------------------
def test_the_gate_says_for_each_document_why_and_what_to_ask(archive: Archive) -> None:
    kept = keep(archive, WORDS, (*PACKET_USES, Use.SHARE_CITIES))
    hide(archive, kept, "14 Harbor Steps", audience=CITIES)
    said = {one.use: one for one in gate.explain(archive, kept.id)}
    assert set(said) == {Use.COUNT, *gate.DOCUMENTS}
    assert said[Use.COUNT].form is Use.COUNT
    assert said[Use.SHARE_CITIES].why == "Agreed to, as an anonymous quote. 1 place is hidden."
    assert said[Use.HEARING_PACKET].form is Use.ANONYMOUS_QUOTE
    assert (said[Use.PRESS].form, said[Use.PRESS].ask) == (
        None,
        "May your words be used in the media and online?",
    )
    with pytest.raises(NotFound):
        gate.explain(archive, 99)


def test_the_manifest_of_an_edition_holds_nothing_that_was_hidden(archive: Archive, tmp_path: Path) -> None:
    kept = keep(archive, WORDS, PACKET_USES)
    hide(archive, kept, "14 Harbor Steps", replacement="[her street]")
    one = packet.add(archive, Packet(new_hearing(archive).id, "T", chosen=(Chosen(kept.id),))).value
    prepared, _written, _changes = export.export(archive, one.id, tmp_path / "p.pdf")
    assert "Harbor" not in prepared.manifest
    assert json.loads(prepared.manifest)["exhibits"][0]["testimony"]


def test_everyone_is_hidden_from_where_a_place_is_hidden_from_anybody(archive: Archive) -> None:
    kept = keep(archive, WORDS, (*PACKET_USES, Use.PRESS))
    hide(archive, kept, "Ada", audience=CITIES)
    said = {one.use: one for one in gate.explain(archive, kept.id)}
    assert "1 place is hidden" in said[Use.PRESS].why
    assert gate.purpose_of(Use.PRESS, "en").audience == EVERYONE
