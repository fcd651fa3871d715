"""Packets: what gets in and in which form, why the rest stays out, and names that stand in the words."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import docx
import pytest

from hrforum.domain.consent import FORMS, Answer, Consent, Giver, Use
from hrforum.domain.erase import Scope
from hrforum.domain.forum import Forum
from hrforum.domain.intake import Speaker
from hrforum.domain.packet import Chosen, Packet, Section
from hrforum.domain.tag import About
from hrforum.domain.where import ALL
from hrforum.errors import Cancelled, CharactersMissing, Conflict, FileTrouble, NotFound, Refused
from hrforum.operations import consent, erase, export, forum, packet, testimony
from hrforum.operations.deed import today
from hrforum.operations.export import Kind, NamesInWords
from hrforum.storage.archive import Archive
from tests.archive_of import PACKET_USES, keep, new_hearing, tags_of
from tests.operations.state import state_of

ALL_FORMS = (Use.COUNT, Use.HEARING_PACKET, *FORMS)
ADA = Speaker("Wren", "Ada Lovelace", "ada@example.org, 510 555 0199")
UNCALLED = replace(ADA, pseudonym="")


def packet_of(archive: Archive, *chosen: Chosen, **more: object) -> Packet:
    """Keep a packet for a hearing with these testimonies."""
    one = Packet(new_hearing(archive).id, "Heat and hot water", chosen=chosen, **more)  # type: ignore[arg-type]  # fields by name
    return packet.add(archive, one).value


# ---- which form ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("agreed", "picked", "form", "speaker"),
    [
        (FORMS, None, Use.ANONYMOUS_QUOTE, None),
        (FORMS, Use.PSEUDONYMOUS_STORY, Use.PSEUDONYMOUS_STORY, "Wren"),
        (FORMS, Use.NAMED_QUOTE, Use.NAMED_QUOTE, "Ada Lovelace"),
        (FORMS[1:], None, Use.PSEUDONYMOUS_STORY, "Wren"),
        (FORMS[2:], None, Use.NAMED_QUOTE, "Ada Lovelace"),
    ],
)
def test_the_least_exposing_agreed_form_is_used_unless_another_is_picked(
    archive: Archive, agreed: tuple[Use, ...], picked: Use | None, form: Use, speaker: str | None
) -> None:
    kept = keep(archive, uses=(Use.HEARING_PACKET, *agreed), speakers=(ADA,))
    (exhibit,) = packet.consider(archive, packet_of(archive, Chosen(kept.id, picked))).exhibits
    assert (exhibit.released.form, exhibit.released.speaker) == (form, speaker)
    assert exhibit.forms == agreed
    assert exhibit.code == kept.code


def test_people_without_name_or_pseudonym_stand_without_one(archive: Archive) -> None:
    nobody = keep(archive, uses=ALL_FORMS)
    chosen = [Chosen(nobody.id, form) for form in FORMS]
    for each in chosen:
        one = Packet(new_hearing(archive).id, "T", chosen=(each,))
        assert packet.consider(archive, one).exhibits[0].released.speaker is None


@pytest.mark.parametrize(
    ("language", "listed"), [("en", "Ada and Bea"), ("es", "Ada y Bea"), ("fr", "Ada et Bea")]
)
def test_people_who_speak_together_stand_together(archive: Archive, language: str, listed: str) -> None:
    kept = keep(archive, uses=ALL_FORMS, speakers=(Speaker(name="Ada"), Speaker(name="Bea"), Speaker()))
    one = packet_of(archive, Chosen(kept.id, Use.NAMED_QUOTE), language=language)
    assert packet.consider(archive, one).exhibits[0].released.speaker == listed


# ---- why not -------------------------------------------------------------------------------------------------------------
YESTERDAY, TOMORROW = today() - timedelta(days=1), today() + timedelta(days=1)


@pytest.mark.parametrize(
    ("answers", "picked", "why"),
    [
        ([], None, "Not agreed to the hearing packet yet: ask for it."),
        ([Consent(Use.HEARING_PACKET, Answer.NO)], None, "The person said no to a hearing packet."),
        (
            [Consent(Use.HEARING_PACKET, Answer.YES), Consent(Use.HEARING_PACKET, Answer.NO, Giver.GUARDIAN)],
            None,
            "The person said no to a hearing packet.",
        ),
        (
            [Consent(Use.HEARING_PACKET, Answer.YES, until_day=YESTERDAY)],
            None,
            "Not agreed to the hearing packet yet: ask for it.",
        ),
        (
            [Consent(Use.HEARING_PACKET, Answer.YES, from_day=TOMORROW)],
            None,
            "Not agreed to the hearing packet yet: ask for it.",
        ),
        (
            [Consent(Use.HEARING_PACKET, Answer.YES)],
            None,
            "No form of quoting was agreed to: ask whether an anonymous quote is all right.",
        ),
        (
            [Consent(Use.HEARING_PACKET, Answer.YES), *(Consent(form, Answer.NO) for form in FORMS)],
            None,
            "The person said no to every form of quoting.",
        ),
        (
            [Consent(Use.HEARING_PACKET, Answer.YES), Consent(Use.ANONYMOUS_QUOTE, Answer.YES)],
            Use.NAMED_QUOTE,
            "The chosen form was not agreed to: choose another, or ask.",
        ),
    ],
)
def test_what_stays_out_says_why(
    archive: Archive, answers: list[Consent], picked: Use | None, why: str
) -> None:
    kept = testimony.add(archive, testimony.read(archive, keep(archive).id).intake, answers).value
    counted = keep(archive, uses=(Use.COUNT,))
    one = packet_of(archive, Chosen(kept.id, picked), Chosen(counted.id))
    found = packet.consider(archive, one)
    assert found.exhibits == ()
    assert found.counted == (counted.id,)
    first, second = found.left_out
    assert (first.code, first.why, first.counted) == (kept.code, why, False)
    assert (second.code, second.counted) == (counted.code, True)


def test_nothing_to_say_is_refused_with_the_usual_reason(archive: Archive, tmp_path: Path) -> None:
    ids = [keep(archive).id for _each in range(3)]
    one = packet_of(archive, *map(Chosen, ids))
    for kind in Kind:
        with pytest.raises(Refused) as told:
            export.export(archive, one.id, tmp_path / "none.pdf", kind)
        assert told.value.sentence == (
            "Nothing can go into this document: all 3 testimonies stay out. "
            "Not agreed to the hearing packet yet: ask for it."
        )
    empty = packet_of(archive)
    with pytest.raises(Refused) as told:
        export.prepare(archive, empty.id)
    assert "No testimony is chosen" in told.value.sentence
    assert not (tmp_path / "none.pdf").exists()
    assert packet.editions(archive, one.id) == []


def test_a_withdrawal_is_in_force_at_once(archive: Archive) -> None:
    kept = keep(archive, uses=PACKET_USES)
    one = packet_of(archive, Chosen(kept.id))
    assert len(packet.consider(archive, one).exhibits) == 1
    consent.withdraw(archive, kept.id, [Use.ANONYMOUS_QUOTE])
    found = packet.consider(archive, one)
    assert (len(found.exhibits), found.counted) == (0, (kept.id,))


# ---- names in words --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("words", "ask", "form", "warned", "in_ask"),
    [
        ("My name is ADA and I rent.", "", None, True, False),
        ("I am Mrs. Lovelàce.", "", None, True, False),
        ("Call me: (510) 555-0199.", "", None, True, False),
        ("Nothing to see.", "Write to ada@example.org", None, True, True),
        ("My name is Ada.", "Ask Ada.", Use.NAMED_QUOTE, False, False),
        ("Nothing to see.", "Mend it.", None, False, False),
        ("In Adamsville nobody came.", "", None, False, False),
    ],
)
def test_a_name_in_the_words_of_an_exhibit_without_it_is_told(
    archive: Archive, words: str, ask: str, form: Use | None, warned: bool, in_ask: bool
) -> None:
    kept = keep(archive, words, ALL_FORMS, ask=ask, speakers=(ADA,))
    found = packet.consider(archive, packet_of(archive, Chosen(kept.id, form)))
    assert [each.code for each in found.warnings] == ([kept.code] if warned else [])
    assert any(each.in_ask for each in found.warnings) is in_ask
    assert all("Ada" not in each.why for each in found.warnings)
    assert all(each.parts for each in found.warnings), "the window shows what was found"


def test_a_name_in_the_pseudonym_or_a_translation_is_told_too(archive: Archive) -> None:
    renamed = keep(archive, uses=ALL_FORMS, speakers=(replace(ADA, pseudonym="Ada L."),))
    translated = keep(archive, uses=ALL_FORMS, speakers=(ADA,))
    testimony.translate(archive, translated.id, "es", "Me llamo Ada.", "Anne", "")
    chosen = (Chosen(renamed.id, Use.PSEUDONYMOUS_STORY), Chosen(translated.id))
    found = packet.consider(archive, packet_of(archive, *chosen))
    assert [each.code for each in found.warnings] == [renamed.code, translated.code]


def test_names_in_words_stop_the_export_until_a_deliberate_yes(archive: Archive, tmp_path: Path) -> None:
    kept = [keep(archive, f"I am Ada, number {n}.", ALL_FORMS, speakers=(UNCALLED,)) for n in range(7)]
    one = packet_of(archive, *(Chosen(each.id) for each in kept))
    path = tmp_path / "packet.pdf"
    with pytest.raises(NamesInWords) as told:
        export.export(archive, one.id, path)
    assert told.value.sentence.startswith("7 exhibits hold a part")
    assert ", ".join(each.code for each in kept[:5]) + ", …" in told.value.sentence
    assert "Ada" not in told.value.sentence
    assert len(told.value.selection.warnings) == 7
    assert not path.exists()
    prepared, written, _changes = export.export(archive, one.id, path, accept_names=True)
    assert path.exists()
    assert written.pages > 1
    assert len(prepared.selection.warnings) == 7


def test_a_summary_shows_no_words_but_the_asks(archive: Archive, tmp_path: Path) -> None:
    in_words = keep(archive, "I am Ada.", ALL_FORMS, speakers=(ADA,))
    one = packet_of(archive, Chosen(in_words.id))
    export.export(archive, one.id, tmp_path / "summary.pdf", Kind.SUMMARY)
    in_ask = keep(archive, "Words.", ALL_FORMS, ask="Call Ada back.", speakers=(UNCALLED,))
    other = packet_of(archive, Chosen(in_words.id), Chosen(in_ask.id))
    with pytest.raises(NamesInWords) as told:
        export.export(archive, other.id, tmp_path / "summary.pdf", Kind.SUMMARY)
    assert [each.code for each in told.value.selection.warnings] == [in_ask.code]


# ---- keeping -----------------------------------------------------------------------------------------------------------------
def test_a_choice_holds_each_testimony_once_and_none_that_is_gone(archive: Archive) -> None:
    first, second = keep(archive).id, keep(archive).id
    one = packet_of(
        archive, Chosen(second), Chosen(999), Chosen(first, Use.NAMED_QUOTE), Chosen(second, Use.NAMED_QUOTE)
    )
    assert one.chosen == (Chosen(second), Chosen(first, Use.NAMED_QUOTE))
    assert packet.by_id(archive, one.id) == one
    erase.erase(archive, second, Scope.ALL)
    assert packet.by_id(archive, one.id).chosen == (Chosen(first, Use.NAMED_QUOTE),)


def test_a_filter_chooses_in_the_order_of_keeping(archive: Archive) -> None:
    ids = [keep(archive).id for _each in range(4)]
    assert packet.matching(archive, ALL) == tuple(map(Chosen, ids))


def test_the_packet_of_a_hearing_is_found_again_and_others_stay(archive: Archive) -> None:
    ids = [keep(archive).id for _each in range(3)]
    which = new_hearing(archive)
    first = packet.for_hearing(archive, which.id, [Chosen(each) for each in ids[:2]], "en")
    assert (first.title, first.language) == ("Item 7", "en")
    ordered = packet.edit(
        archive,
        replace(first, chosen=(Chosen(ids[1], Use.NAMED_QUOTE), Chosen(ids[0])), sections=(Section.ASKS,)),
    ).value
    assert packet.for_hearing(archive, which.id, [Chosen(each) for each in ids[:2]], "en") == ordered
    other = packet.for_hearing(archive, which.id, [Chosen(each) for each in ids], "en")
    spanish = packet.for_hearing(archive, which.id, [Chosen(each) for each in ids[:2]], "es")
    assert len({first.id, other.id, spanish.id}) == 3
    assert packet.by_id(archive, first.id) == ordered


@pytest.mark.parametrize(
    ("deed", "error", "sentence"),
    [
        (lambda a, p: packet.add(a, Packet(99, "T")), NotFound, "no such hearing"),
        (lambda a, p: packet.add(a, replace(p, title=" ")), Refused, "The packet's title is empty"),
        (lambda a, p: packet.add(a, replace(p, language="de")), Refused, "en, es, fr"),
        (lambda a, p: packet.edit(a, replace(p, rev=5)), Conflict, "changed elsewhere"),
        (lambda a, p: packet.edit(a, replace(p, id=99)), NotFound, "no such packet"),
        (lambda a, p: packet.remove(a, 99), NotFound, "no such packet"),
        (lambda a, p: packet.remove(a, p.id), Refused, "was exported, so it stays on record"),
        (lambda a, p: export.prepare(a, 99), NotFound, "no such packet"),
        (lambda a, p: packet.for_hearing(a, 99, [], "en"), NotFound, "no such hearing"),
    ],
)
def test_what_is_not_allowed_says_why_and_changes_nothing(
    archive: Archive,
    tmp_path: Path,
    deed: Callable[[Archive, Packet], object],
    error: type[Refused],
    sentence: str,
) -> None:
    one = packet_of(archive, Chosen(keep(archive, uses=PACKET_USES).id))
    export.export(archive, one.id, tmp_path / "out.pdf")
    before = state_of(archive)
    with pytest.raises(error) as told:
        deed(archive, one)
    assert sentence in told.value.sentence
    assert state_of(archive) == before


# ---- exporting ---------------------------------------------------------------------------------------------------------------
def test_an_edition_says_what_went_in_by_ids(archive: Archive, tmp_path: Path) -> None:
    kept = keep(archive, "Old words.", PACKET_USES, ask="Mend the boiler.")
    reading = testimony.read(archive, kept.id)
    testimony.edit(archive, kept.id, replace(reading.intake, words="New words."), 1)
    testimony.translate(archive, kept.id, "es", "Palabras nuevas.", "Anne", "")
    out = keep(archive, uses=(Use.COUNT,))
    one = packet_of(archive, Chosen(kept.id), Chosen(out.id))
    _prepared, written, changes = export.export(archive, one.id, tmp_path / "out.pdf")
    edition = changes.value
    assert edition.sha256 == written.sha256
    current = [each.uuid for each in testimony.read(archive, kept.id).versions]
    assert list(edition.versions) == current
    said = json.loads(edition.manifest)
    uuid = str(testimony.by_id(archive, kept.id).uuid)
    assert said["exhibits"] == [
        {"testimony": uuid, "form": "anonymous_quote", "versions": [str(each) for each in current]}
    ]
    assert said["asks"] == [uuid]
    for word in ("words", "Palabras", "Mend", kept.code, out.code):
        assert word not in edition.manifest
    summary = export.export(archive, one.id, tmp_path / "summary.pdf", Kind.SUMMARY)[2].value
    assert summary.versions == ()
    assert [each.sha256 for each in packet.editions(archive, one.id)] == [summary.sha256, edition.sha256]


def test_an_export_that_is_stopped_or_cannot_be_written_leaves_nothing(
    archive: Archive, tmp_path: Path
) -> None:
    class Stopped:
        def step(self, done: int, total: int, label: str) -> None:
            raise Cancelled

    one = packet_of(archive, Chosen(keep(archive, uses=PACKET_USES).id))
    hieroglyph = packet_of(archive, Chosen(keep(archive, "𓀀 spoke.", PACKET_USES).id))
    path = tmp_path / "out.pdf"
    with pytest.raises(Cancelled):
        export.export(archive, one.id, path, progress=Stopped())
    with pytest.raises(CharactersMissing):
        export.export(archive, hieroglyph.id, path)
    with pytest.raises(FileTrouble):
        export.export(archive, one.id, tmp_path / "nowhere" / "out.pdf")
    assert packet.editions(archive, one.id) == packet.editions(archive, hieroglyph.id) == []
    assert [each.name for each in tmp_path.iterdir() if "hrforum" not in each.name] == []


def test_who_is_quoted_and_not_counted_is_in_no_number(archive: Archive) -> None:
    here, there, else_where = (
        forum.add(archive, Forum(name)).value for name in ("Oak hall", "Elm hall", "Ash hall")
    )
    (tagged,) = tags_of(archive, About.EXPERIENCE, 1)
    counted = [
        keep(archive, uses=PACKET_USES, forum_id=hall.id, tags=tags).id
        for hall, tags in ((here, (tagged,)), (else_where, ()))
        for _each in range(6)
    ]
    quoted = keep(
        archive, uses=(Use.HEARING_PACKET, Use.ANONYMOUS_QUOTE), forum_id=there.id, tags=(tagged,)
    ).id
    neither = keep(archive, forum_id=there.id).id
    one = packet_of(archive, *map(Chosen, [*counted, quoted, neither]))
    content = export.prepare(archive, one.id).content
    assert (content.counted, content.people, len(content.exhibits)) == ("12", "12", 13)
    heard = {each.name: each.heard for each in content.forums}
    assert heard == {"Oak hall": "6", "Ash hall": "6", "Elm hall": "–"}
    (table,) = content.totals
    assert table.rows[0].shown == "6"


def test_the_ending_of_the_name_says_whether_it_is_a_word_document(archive: Archive, tmp_path: Path) -> None:
    one = packet_of(archive, Chosen(keep(archive, "It was <b>cold</b>.", PACKET_USES).id))
    for kind in (Kind.PACKET, Kind.SUMMARY):
        _prepared, written, changes = export.export(archive, one.id, tmp_path / f"{kind}.docx", kind)
        assert (written.pages, changes.value.sha256) == (0, written.sha256)
        assert written.path.read_bytes().startswith(b"PK")
    words = [each.text for each in docx.Document(str(tmp_path / "packet.docx")).paragraphs]
    assert "It was <b>cold</b>." in words
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(FileTrouble):
        export.export(archive, one.id, tmp_path / "notes.txt")
    with pytest.raises(FileTrouble):
        export.export(archive, one.id, tmp_path / "small.hrforum")
