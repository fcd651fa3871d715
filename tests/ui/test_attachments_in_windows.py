"""Attachments in the real window: dropped, pasted, shown, described, saved out and removed; recorded and played; all by keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from hrforum.domain.attachment import Attachment, Described, Kind, Mark
from hrforum.domain.consent import Answer, Consent, Proof, Use
from hrforum.domain.intake import Intake, Speaker
from hrforum.domain.recording import HEAD_BYTES
from hrforum.domain.risk import Risk
from hrforum.operations import attachment, attachment_consent, consent, draft, recording, testimony
from tests.decode.made import pdf, photo, tone
from tests.ui.conftest import Hand
from tests.ui.tone import Tone
from ui.deeds.recording_deeds import RecordingDeeds
from ui.deeds.viewing_deeds import ViewingDeeds
from ui.sound import Loudspeaker, NoDevice


@pytest.fixture(autouse=True)
def silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Play on the device that plays nothing."""
    monkeypatch.setattr(ViewingDeeds, "speaker", staticmethod(lambda: Loudspeaker(silent=True)))


def reader(hand: Hand) -> Any:
    """Return the reader, with a testimony in it."""
    hand.window.go("testimonies")
    hand.settle()
    return hand.window.desk.pages["testimonies"].reader


def attached(hand: Hand, content: bytes, name: str = "file") -> Attachment:
    """Attach a file to the testimony that is read."""
    assert hand.window.deeds.path is not None
    path = hand.window.deeds.path.with_name(name)
    path.write_bytes(content)
    shown = reader(hand)
    drop(shown.attached, path)
    hand.settle()
    for dialog in [QApplication.activeModalWidget()]:
        if dialog is not None:
            dialog.close()
            hand.settle()
    return shown.attached.attached[-1]  # type: ignore[no-any-return]  # a widget of the reader


def drop(on: Any, *paths: Path) -> None:
    """Drop files there."""
    given = QMimeData()
    given.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        given,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    on.dropEvent(event)


def test_a_picture_that_is_dropped_is_described_at_once(full: Hand, tmp_path: Path) -> None:
    shown, path = reader(full), tmp_path / "IMG_1.jpg"
    path.write_bytes(photo(canary="Zqplace"))
    drop(shown.attached, path)
    full.settle()
    dialog = full.dialog()
    assert dialog.accessibleName() == "Attachment"
    full.write("A broken door")
    full.tab_to("Where it came from")
    full.write("Her telephone")
    full.press("Return")
    assert full.no_dialog()
    (one,) = shown.attached.attached
    assert (one.described.alt_text, one.described.came_from) == ("A broken door", "Her telephone")
    assert b"Zqplace" not in full.ask(lambda archive: attachment.content(archive, one.id))
    assert "Place, time and camera were left out" in full.sentence()
    full.press("Ctrl+Z")
    assert shown.attached.attached[0].described.alt_text == ""


def test_several_files_come_in_and_what_cannot_is_told_of(full: Hand, tmp_path: Path) -> None:
    shown = reader(full)
    paths = []
    for name, content in (("a.pdf", pdf()), ("b.jpg", photo()[:200]), ("c.txt", b"words")):
        paths.append(tmp_path / name)
        paths[-1].write_bytes(content)
    drop(shown.attached, *paths)
    full.settle()
    assert full.no_dialog()
    assert sorted(one.name for one in shown.attached.attached) == ["a.pdf", "c.txt"]


def test_a_picture_is_pasted_and_no_other_kind_is_decoded_here(full: Hand) -> None:
    shown = reader(full)
    given = QMimeData()
    given.setData("image/png", photo(form="PNG"))
    QGuiApplication.clipboard().setMimeData(given)
    shown.attached.add.setFocus()
    full.press("Ctrl+V")
    full.dialog().close()
    full.settle()
    (one,) = shown.attached.attached
    assert one.kind is Kind.PICTURE
    assert one.name.startswith("Pasted 20")
    other = QMimeData()
    other.setText("words")
    QGuiApplication.clipboard().setMimeData(other)
    shown.attached.paste()
    full.settle()
    assert len(shown.attached.attached) == 1


def test_pages_are_turned_by_key(full: Hand) -> None:
    attached(full, pdf(3), "letter.pdf")
    shown = reader(full)
    shown.attached.list.setFocus()
    full.press("Return")
    dialog: Any = full.dialog()
    assert dialog.told == "Page 1 of 3"
    full.press("PgDown")
    full.press("PgDown")
    full.press("PgDown")
    assert dialog.told == "Page 3 of 3"
    full.press("PgUp")
    assert dialog.told == "Page 2 of 3"
    before = dialog.view.percent
    full.press("Ctrl++")
    assert dialog.view.percent > before
    full.press("Escape")
    assert full.no_dialog()


def test_a_picture_is_seen_with_its_description(full: Hand) -> None:
    one = attached(full, photo(), "door.jpg")
    said = Described("Door", "A broken door")
    full.window.worker.run(lambda archive: attachment.edit(archive, one.id, said, one.rev))
    full.settle()
    shown = reader(full)
    shown.attached.list.setFocus()
    full.press("Return")
    dialog: Any = full.dialog()
    assert dialog.accessibleName() == "Door"
    assert dialog.view.accessibleDescription() == "A broken door"
    assert not dialog.view._image.isNull()
    assert full.focus() is dialog.view
    full.press("Escape")


def test_sound_is_played_and_marked(full: Hand) -> None:
    one = attached(full, tone(1.0), "night.wav")
    shown = reader(full)
    shown.attached.list.setFocus()
    full.press("Return")
    dialog: Any = full.dialog()
    assert "of 0:01" in dialog.player._clock.text()
    full.press("Space")
    full.qtbot.waitUntil(lambda: not dialog.player.playing, timeout=20_000)
    assert dialog.player.place_ms == pytest.approx(1_000, abs=60)
    full.tab_to("Note")
    full.write("the end")
    full.press("Return")
    assert not full.no_dialog(), "Enter marks, and does not close"
    marks = full.ask(lambda archive: attachment.marks(archive, one.id))
    assert [each.note for each in marks] == ["the end"]
    full.press("Escape")
    assert full.no_dialog()


def test_a_copy_is_saved_under_a_safe_name(full: Hand, tmp_path: Path) -> None:
    one = attached(full, pdf(), "letter.exe")
    shown = reader(full)
    shown.attached.list.setFocus()
    full.tab_to("Save a copy …").click()  # type: ignore[attr-defined]  # a button
    full.settle()
    full.dialog()
    full.press("Return")
    assert full.no_dialog(), "nobody agreed to its leaving: not saving comes first"
    full.tab_to("Save a copy …").click()  # type: ignore[attr-defined]  # a button
    full.settle()
    full.dialog()
    full.tab_to("Save for use inside")
    full.press("Return")
    chooser = QApplication.activeModalWidget()
    assert isinstance(chooser, QFileDialog)
    assert [Path(each).name for each in chooser.selectedFiles()] == ["letter.exe.pdf"]
    chooser.fileSelected.emit(str(tmp_path / "copy.pdf"))
    chooser.close()
    full.settle()
    assert (tmp_path / "copy.pdf").read_bytes() == pdf()
    assert "not encrypted" in full.sentence()
    assert full.ask(lambda archive: attachment.content(archive, one.id)) == pdf()


def test_it_is_removed_after_one_more_question(full: Hand) -> None:
    attached(full, b"words", "note.txt")
    shown = reader(full)
    shown.attached.list.setFocus()
    full.press("Delete")
    full.dialog()
    full.press("Return")
    assert len(shown.attached.attached) == 1, "Keep it comes first"
    full.press("Delete")
    full.dialog()
    full.tab_to("Remove for good")
    full.press("Return")
    assert shown.attached.attached == []


def test_a_file_goes_to_the_testimony_that_was_read_when_it_was_dropped(full: Hand, tmp_path: Path) -> None:
    shown, path = reader(full), tmp_path / "door.jpg"
    path.write_bytes(photo(2_000, 2_000))
    first = shown.reading.testimony.id
    drop(shown.attached, path)
    full.window.show_testimony(next(each for each in full.ask(testimony.ids) if each != first))
    full.settle()
    full.dialog().close()
    full.settle()
    assert len(full.ask(lambda archive: attachment.of_testimony(archive, first))) == 1


# ---- in the form ---------------------------------------------------------------------------------------------------------
def form(hand: Hand) -> Any:
    """Return the form of a new testimony."""
    hand.press("Ctrl+N")
    return hand.window.desk.pages["testimonies"].form


def test_what_is_attached_while_writing_survives_and_is_kept(full: Hand, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes(b"words")
    writing = form(full)
    drop(writing.attached, path)
    full.settle()
    assert [one.name for one in writing.attached.attached] == ["note.txt"]
    assert writing.touched, "a draft that something hangs on is never an empty one"
    full.window.drafts.keep(lambda: None)
    full.settle()
    (begun,) = full.ask(draft.everything)
    assert len(full.ask(lambda archive: attachment.of_draft(archive, begun.id))) == 1
    kept = full.ask(lambda archive: testimony.add(archive, Intake("No heat."), draft_id=begun.id)).value
    assert len(full.ask(lambda archive: attachment.of_testimony(archive, kept.id))) == 1


def test_a_spoken_yes_proves_the_answers_once_they_are_kept(full: Hand, tmp_path: Path) -> None:
    path = tmp_path / "yes.wav"
    path.write_bytes(tone(0.2))
    writing = form(full)
    drop(writing.attached, path)
    full.settle()
    (one,) = writing.attached.attached
    writing.attached.details_requested.emit(one)
    full.settle()
    dialog: Any = full.dialog()
    dialog._proves.setCurrentIndex(1)
    dialog.act_button.click()
    full.settle()
    (proven,) = writing.attached.proven([Consent(Use.RECORD, Answer.YES)])
    assert (proven.proof, proven.proof_attachment) == (Proof.SPOKEN, one.uuid)
    state = writing.attached.state()
    again = type(writing.attached)()
    again.restore(state)
    again.tell([one])
    assert again.proven([Consent(Use.RECORD, Answer.YES)]) == (proven,)
    again.tell([])
    assert again.proven([Consent(Use.RECORD, Answer.YES)]) == (Consent(Use.RECORD, Answer.YES),)


def test_what_is_attached_is_asked_for_by_itself_and_may_prove(full: Hand) -> None:
    one = attached(full, photo(), "signed.jpg")
    shown = reader(full)
    read = shown.reading.testimony.id
    full.ask(lambda archive: consent.give(archive, read, [Consent(Use.RECORD, Answer.YES)]))
    shown.attached.details_requested.emit(one)
    full.settle()
    dialog: Any = full.dialog()
    dialog._may_leave.setCurrentIndex(dialog._may_leave.findData(Answer.YES))
    dialog._proves.setCurrentIndex(1)
    dialog.act_button.click()
    full.settle()
    assert full.no_dialog()
    assert full.ask(lambda archive: attachment_consent.may_leave(archive, one.id)) is Answer.YES
    assert full.ask(lambda archive: attachment_consent.is_proof(archive, one.id))
    full.press("Ctrl+Z")
    full.press("Ctrl+Z")
    assert full.ask(lambda archive: attachment_consent.may_leave(archive, one.id)) is Answer.NOT_ASKED


# ---- recording -----------------------------------------------------------------------------------------------------------
def test_a_recording_goes_into_the_archive_as_it_comes(full: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = Tone()
    monkeypatch.setattr(RecordingDeeds, "source", staticmethod(lambda: heard))
    shown = reader(full)
    shown.attached.record.setFocus()
    full.press("Space")
    dialog: Any = full.dialog()
    full.press("Space")
    idle = full.window.guard.idle
    idle._last -= 100
    before = idle._last
    heard.sound(2.5)
    assert idle._last > before + 90, "the archive does not lock under somebody who speaks"
    full.settle()
    (growing,) = full.ask(lambda archive: attachment.of_testimony(archive, shown.reading.testimony.id))
    assert growing.size == HEAD_BYTES + 2 * 32_000, "whole seconds are there before it ends"
    assert not growing.finished
    dialog.recorder.mark()
    full.press("Escape")
    full.settle()
    (one,) = shown.attached.attached
    assert one.finished
    assert full.ask(lambda archive: attachment.content(archive, one.id))[HEAD_BYTES:] == bytes(heard.made)
    assert full.ask(lambda archive: attachment.marks(archive, one.id)) == [Mark(2_500)]


def test_nothing_recorded_leaves_nothing(full: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RecordingDeeds, "source", staticmethod(Tone))
    shown = reader(full)
    shown.attached.record.click()
    dialog: Any = full.dialog()
    dialog.recorder.begin()
    full.press("Escape")
    assert shown.attached.attached == []


def test_no_microphone_is_a_state_of_its_own(full: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> Tone:
        raise NoDevice("There is no microphone here.")

    monkeypatch.setattr(RecordingDeeds, "source", staticmethod(none))
    shown = reader(full)
    shown.attached.record.click()
    dialog: Any = full.dialog()
    full.press("Space")
    assert dialog._why.text() == "There is no microphone here."
    assert dialog._missing.isVisible()
    assert full.focus() is dialog._again
    full.press("Escape")
    assert shown.attached.attached == []


def test_where_the_risk_is_high_recording_is_off_unless_they_ask(full: Hand) -> None:
    kept = full.ask(
        lambda archive: testimony.add(
            archive, Intake("They look for me.", speakers=(Speaker("Wren", risk=Risk.HIGH),))
        )
    ).value
    full.settle()
    full.window.show_testimony(kept.id)
    full.settle()
    shown = reader(full)
    shown.attached.record.click()
    dialog: Any = full.dialog()
    assert not dialog.recorder.isEnabled()
    full.press("Space")
    assert dialog.recorder.isEnabled()
    full.press("Escape")


def test_a_recording_that_was_broken_off_is_told_of(full: Hand) -> None:
    def break_off(archive: Any) -> None:
        begun = recording.begin(archive, testimony_id=testimony.ids(archive)[0])
        recording.append(archive, begun.id, bytes(32_000))

    full.ask(break_off)
    from ui.wiring.attachments import wire_attachments

    pages = full.window.desk.pages["testimonies"]
    wire_attachments(full.window, pages.writing, None)
    full.settle()
    assert full.sentence() == "A recording was broken off. What was recorded of it is attached."
