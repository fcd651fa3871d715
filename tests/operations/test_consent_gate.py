"""Words without consent for a use never reach a document for that use, names and contacts included; and whoever agreed stands there."""

import itertools
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pikepdf
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrforum.documents.packet import packet_outline
from hrforum.documents.summary import summary_outline
from hrforum.domain.consent import FORMS, Answer, Consent, Use
from hrforum.domain.intake import Intake
from hrforum.domain.packet import Chosen, Section
from hrforum.domain.redaction import EVERYONE
from hrforum.errors import Refused
from hrforum.operations import export, packet, testimony
from hrforum.operations.candidate import Purpose
from hrforum.operations.deed import today
from hrforum.operations.export import Kind, Prepared
from hrforum.operations.selection import select
from hrforum.storage.archive import Archive
from tests.archive_of import new_archive, settings_in
from tests.operations.people import HALLS, Filled, Hall, Person, Said, counted, fill, form_of, texts_in

MANY = settings().max_examples
"""Examples of the profile in use: a third of a long run's is a thousand."""
PURPOSE = Purpose(Use.HEARING_PACKET, today(), "en", EVERYONE)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """One archive for all examples; each of them is rolled back."""
    with (
        settings_in(tmp_path_factory.mktemp("settings")),
        new_archive(tmp_path_factory.mktemp("gate")) as archive,
    ):
        yield archive


class _Enough(Exception):
    """Ends an example."""


@contextmanager
def rolled_back(archive: Archive) -> Iterator[None]:
    """Take back at the end whatever is done inside; nothing of it waits for the disk either."""
    with suppress(_Enough), archive.atomic():
        yield
        raise _Enough


def _prepared(archive: Archive, filled: Filled, kind: Kind, hall: Hall) -> Prepared | None:
    """Read what a document says; None where it rightly says nothing."""
    says_something = any(counted(one, hall.ahead) or form_of(one, hall.ahead) for one in hall.people)
    if not says_something:
        with pytest.raises(Refused) as told:
            export.prepare(archive, filled.packet.id, kind)
        assert told.value.sentence
        return None
    return export.prepare(archive, filled.packet.id, kind)


def _check_selection(filled: Filled, hall: Hall, prepared: Prepared) -> None:
    """Everybody who was chosen is an exhibit or listed with a reason, and counted where that was agreed to."""
    chosen = [(code, one) for code, one in zip(filled.codes, hall.people, strict=True) if one.chosen]
    exhibits = {each.code: each.released.form for each in prepared.selection.exhibits}
    assert exhibits == {
        code: form_of(one, hall.ahead) for code, one in chosen if form_of(one, hall.ahead) is not None
    }
    left_out = {each.code: each for each in prepared.selection.left_out}
    assert list(left_out) == [code for code, one in chosen if form_of(one, hall.ahead) is None]
    for code, one in chosen:
        if code in left_out:
            assert left_out[code].why.endswith(".")
            assert left_out[code].counted == counted(one, hall.ahead)
    ids = [id_ for id_, one in zip(filled.ids, hall.people, strict=True) if counted(one, hall.ahead)]
    assert sorted(prepared.selection.counted) == sorted(ids)
    assert prepared.selection.warnings == ()


def _strays(found: str, filled: Filled, allowed: set[str]) -> list[str]:
    return [canary for canary in filled.all - allowed if canary in found]


@given(HALLS)
@settings(max_examples=max(80, MANY // 3))
def test_what_is_handed_to_documents_holds_only_what_was_agreed_to(shared: Archive, hall: Hall) -> None:
    with rolled_back(shared):
        filled = fill(shared, hall)
        for kind in Kind:
            prepared = _prepared(shared, filled, kind, hall)
            if prepared is None:
                continue
            _check_selection(filled, hall, prepared)
            handed_over = "\n".join(texts_in(prepared.content))
            assert _strays(handed_over, filled, filled.in_packet | filled.asks | filled.may_stand) == []
            assert all(canary in handed_over for canary in filled.in_packet | filled.asks)
            outline_of = packet_outline if kind is Kind.PACKET else summary_outline
            outline = outline_of(prepared.content, hall.language)
            assert (
                _strays(
                    "\n".join(texts_in(outline)), filled, filled.in_packet | filled.asks | filled.may_stand
                )
                == []
            )
            # The manifest is kept with the edition and cites by ids.
            assert _strays(prepared.manifest, filled, filled.may_stand) == []
            json.loads(prepared.manifest)


@given(hall=HALLS)
@settings(max_examples=max(30, MANY // 3))
def test_the_documents_hold_only_what_was_agreed_to(
    shared: Archive, tmp_path_factory: pytest.TempPathFactory, hall: Hall
) -> None:
    path = tmp_path_factory.getbasetemp() / "document.pdf"
    with rolled_back(shared):
        filled = fill(shared, hall)
        for kind in Kind:
            if _prepared(shared, filled, kind, hall) is None:
                continue
            prepared, written, changes = export.export(shared, filled.packet.id, path, kind)
            assert written.sha256 == changes.value.sha256
            _check_document(path, kind, hall, filled)
            linked = [str(each.released.testimony) for each in prepared.selection.exhibits]
            assert not any(uuid in read_back(path) + unwrapped(path) for uuid in linked)
            assert packet.editions(shared, filled.packet.id)[0].manifest == prepared.manifest


def _check_document(path: Path, kind: Kind, hall: Hall, filled: Filled) -> None:
    read = read_back(path)
    everything = read + unwrapped(path)
    asks = (
        filled.asks
        if kind is Kind.SUMMARY or Section.EXHIBITS in hall.sections or Section.ASKS in hall.sections
        else set()
    )
    words = filled.in_packet if kind is Kind.PACKET and Section.EXHIBITS in hall.sections else set()
    assert _strays(everything, filled, words | asks | filled.may_stand) == []
    assert [canary for canary in words | asks if canary not in read] == [], "whoever agreed stands there"


def read_back(path: Path) -> str:
    """Return all pages' text without blanks, so that no line's end hides anything."""
    return "".join("".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages)


def unwrapped(path: Path) -> str:
    """Return every string and every unpacked stream of a PDF: structure, alternative texts, bookmarks, metadata."""
    found: list[str] = []
    with pikepdf.open(path) as pdf:
        for each in pdf.objects:
            found += _strings(each)
            if isinstance(each, pikepdf.Stream):
                raw = each.read_bytes()
                found += [
                    raw.decode("latin-1"),
                    raw.decode("utf-16-be", "ignore"),
                    raw[1:].decode("utf-16-be", "ignore"),
                ]
        found += _strings(pdf.trailer)
    return "\n".join(found)


def _strings(value: pikepdf.Object) -> Iterator[str]:
    if isinstance(value, pikepdf.String):
        yield str(value)
    elif isinstance(value, pikepdf.Array):
        for each in value:
            if _is_inside(each):
                yield from _strings(each)
    elif isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
        entries = value.stream_dict if isinstance(value, pikepdf.Stream) else value
        for _key, each in sorted(entries.items()):
            if _is_inside(each):
                yield from _strings(each)


def _is_inside(each: object) -> bool:
    """Say whether a value stands here and not in an object of its own, which is visited anyway."""
    return isinstance(each, pikepdf.Object) and not each.is_indirect


def test_reading_back_finds_what_stands_there(shared: Archive, tmp_path: Path) -> None:
    """The two ways of reading a document see words, alternative texts and titles at all."""
    hall = Hall((_person(named=True),), "en", tuple(Section))
    with rolled_back(shared):
        filled = fill(shared, hall)
        export.export(shared, filled.packet.id, tmp_path / "packet.pdf")
        assert "Zqwordsx0x" in read_back(tmp_path / "packet.pdf")
        everything = unwrapped(tmp_path / "packet.pdf")
        # The name stands in the heading, so in the bookmarks.
        assert "Zqnamex0xa" in everything
        assert "Packet" in everything


def _person(*, named: bool) -> Person:
    events = tuple(Said(use, Answer.YES) for use in (Use.HEARING_PACKET, Use.COUNT, *FORMS))
    return Person(events, 9, Use.NAMED_QUOTE if named else None, True, False, 1, True, True, True)


# ---- every combination of answers ----------------------------------------------------------------------------------------
def test_every_combination_of_answers_gives_the_right_form(shared: Archive) -> None:
    """Three answers for the packet and for each of three forms, and each form picked or none: 324 in all."""
    asked = (Use.HEARING_PACKET, *FORMS)
    with rolled_back(shared):
        combinations = list(itertools.product(Answer, repeat=4))
        ids = [
            testimony.add(
                shared,
                Intake("Some words."),
                [Consent(use, answer) for use, answer in zip(asked, answers, strict=True)],
            ).value.id
            for answers in combinations
        ]
        for picked in (None, *FORMS):
            found = select(shared, [Chosen(each, picked) for each in ids], PURPOSE)
            forms = {each.testimony_id: each.released.form for each in found.exhibits}
            for id_, (packet_answer, *form_answers) in zip(ids, combinations, strict=True):
                agreed = [
                    form for form, answer in zip(FORMS, form_answers, strict=True) if answer is Answer.YES
                ]
                allowed = packet_answer is Answer.YES and (picked in agreed if picked else bool(agreed))
                assert forms.get(id_) == ((picked or agreed[0]) if allowed else None)
            assert len(found.exhibits) + len(found.left_out) == len(ids) == 81


@given(st.sampled_from([use for use in Use if use not in (Use.HEARING_PACKET, *FORMS)]))
@settings(max_examples=20)
def test_no_other_use_lets_words_into_a_packet(shared: Archive, missing: Use) -> None:
    others = [use for use in Use if use not in (Use.HEARING_PACKET, *FORMS)]
    for agreed in (others, [*others, *FORMS], [*others, Use.HEARING_PACKET], [missing]):
        with rolled_back(shared):
            answers = [Consent(use, Answer.YES) for use in agreed]
            kept = testimony.add(shared, Intake("Some words."), answers).value
            found = select(shared, [Chosen(kept.id)], PURPOSE)
            assert found.exhibits == ()
            assert [each.code for each in found.left_out] == [kept.code]
