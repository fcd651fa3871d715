"""Scenes of attachments: the list in reader and form, what is said of one, the viewers, the player, the recorder."""

from __future__ import annotations

import io
import math
from array import array
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from PIL import Image, ImageDraw
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

from hrforum.domain.attachment import Described, Mark
from hrforum.domain.recording import head
from hrforum.operations import attachment, taking_in, testimony
from tests.ui.tone import Tone
from ui.deeds.recording_deeds import RecordingDeeds
from ui.deeds.viewing_deeds import ViewingDeeds
from ui.dialogs.recorder_dialog import RecorderDialog
from ui.main_window import MainWindow
from ui.sound import Loudspeaker

Scene = tuple[str, Callable[[], object]]


class AttachmentScenes:
    """The scenes of one window over an archive with testimonies."""

    def __init__(self, window: MainWindow, wait: Callable[[], None]) -> None:
        self._window = window
        self._wait = wait

    def every(self) -> Iterator[Scene]:
        """Everything about attachments."""
        reader = self._window.desk.pages["testimonies"].reader
        ViewingDeeds.speaker = staticmethod(lambda: Loudspeaker(silent=True))
        yield "attachments", self._furnish
        for row, name in enumerate(("picture", "pdf", "sound", "file")):
            yield f"attachments-details-{name}", partial(self._choose, row, reader.attached.details_requested)
        yield "attachments-remove", lambda: self._choose(0, reader.attached.removal_requested)
        for row, name in enumerate(("picture", "pages")):
            yield f"viewer-{name}", partial(self._choose, row, reader.attached.show_requested)
        yield "viewer-larger", self._larger
        yield "player", lambda: self._play(reader)
        yield "recorder", self._recorder
        yield "recorder-going", self._going
        yield "recorder-no-microphone", self._record_without
        yield "recorder-at-risk", lambda: RecorderDialog(self._window, Tone, at_risk=True).open()
        yield "attachments-form", self._form

    def _furnish(self) -> None:
        window = self._window
        window.go("testimonies")
        self._wait()
        page = window.desk.pages["testimonies"]

        def attach(archive: Any) -> None:
            first = testimony.ids(archive)[0]
            if attachment.of_testimony(archive, first):
                return
            for name, content, said in (
                (
                    "IMG_2031.jpg",
                    door(),
                    Described(
                        "The front door", "A door with a broken lock and tape across it", "Her own telephone"
                    ),
                ),
                ("notice.pdf", notice(), Described("Notice to leave", "", "Handed to her on 3 March")),
                ("night.wav", night(), Described("The pipes at night")),
                ("gpj.\u202eexe", b"MZ not what it says", Described()),
                ("scan.png", door("PNG"), Described()),
            ):
                one = attachment.add(
                    archive, taking_in.take_in(name, content), said, testimony_id=first
                ).value
                if name == "night.wav":
                    attachment.mark(
                        archive, one.id, [Mark(1_500, "It begins"), Mark(4_000, "A neighbour knocks")]
                    )

        window.worker.run(attach)
        page.choose(0)
        page.refresh()
        self._wait()
        page.list.setCurrentIndex(page._model.index(0, 0))
        self._wait()
        page.reader.attached.list.setFocus(Qt.FocusReason.TabFocusReason)
        bar = page.reader._page.verticalScrollBar()
        QTest.qWait(30)
        bar.setValue(bar.maximum())

    def _choose(self, row: int, signal: Any) -> None:
        attached = self._window.desk.pages["testimonies"].reader.attached
        attached.list.setCurrentIndex(attached._model.index(row, 0))
        attached._wish(signal)

    def _larger(self) -> None:
        reader = self._window.desk.pages["testimonies"].reader
        self._choose(1, reader.attached.show_requested)
        self._wait()
        dialog: Any = QApplication.activeModalWidget()
        dialog.view.larger(2)

    def _play(self, reader: Any) -> None:
        self._choose(2, reader.attached.show_requested)
        self._wait()
        dialog: Any = QApplication.activeModalWidget()
        dialog.player.seek(2_000)

    def _recorder(self) -> None:
        RecorderDialog(self._window, Tone).open()

    def _going(self) -> None:
        tone = Tone()
        dialog = RecorderDialog(self._window, lambda: tone)
        dialog.open()
        dialog.recorder.begin()
        for _each in range(65):
            tone.sound(1.0, 0.2)
        dialog.recorder.mark()
        tone.sound(0.2, 0.2)

    def _record_without(self) -> None:
        records = RecordingDeeds(self._window.worker, self._window, self._place())
        records.on_record_requested()
        dialog: Any = QApplication.activeModalWidget()
        dialog.recorder.begin()

    def _place(self) -> Any:
        from ui.deeds.attachment_place import ReadPlace

        return ReadPlace(lambda: None)

    def _form(self) -> None:
        self._window.menus.new_testimony.trigger()
        self._wait()
        form = self._window.desk.pages["testimonies"].form
        form.attached.add.setFocus(Qt.FocusReason.TabFocusReason)


def door(form: str = "JPEG") -> bytes:
    """Return a drawing of a door."""
    picture = Image.new("RGB", (900, 1200), (222, 214, 200))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((220, 120, 680, 1150), fill=(110, 72, 48), outline=(60, 40, 26), width=12)
    draw.ellipse((600, 620, 650, 670), fill=(200, 180, 60))
    draw.polygon(((180, 500), (730, 760), (730, 830), (180, 570)), fill=(220, 190, 40))
    target = io.BytesIO()
    picture.save(target, form)
    return target.getvalue()


def notice() -> bytes:
    """Return a letter of two pages."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(595, 842), invariant=1)
    for page in (1, 2):
        canvas.setFont("Helvetica-Bold", 20)
        canvas.drawString(70, 760, "NOTICE TO LEAVE" if page == 1 else "Page two")
        canvas.setFont("Helvetica", 12)
        for row in range(22):
            canvas.drawString(
                70, 710 - row * 22, "You are asked to leave the dwelling within three days of this letter."
            )
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def night(seconds: int = 8) -> bytes:
    """Return a hum."""
    samples = array("h", [round(6_000 * math.sin(each / 20)) for each in range(16_000 * seconds)]).tobytes()
    return head(len(samples)) + samples
