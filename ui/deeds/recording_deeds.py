"""Deeds of recording: what a microphone hears goes into the archive second by second, and is an attachment at the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QIODevice, Signal
from PySide6.QtWidgets import QWidget

from hrforum.errors import HrforumError
from hrforum.i18n import _
from hrforum.operations import recording
from ui.archive_worker import ArchiveWorker
from ui.deeds.attachment_place import Place
from ui.deeds.deeds import Deeds
from ui.dialogs.recorder_dialog import RecorderDialog


def microphone() -> QIODevice:
    """Return this computer's microphone; opening it raises `NoDevice` where there is none."""
    from ui.sound import Microphone

    return Microphone()


class RecordingDeeds(Deeds):
    """Records onto a place; `under_way` with every second that is heard: nobody leaves a recording alone."""

    under_way = Signal()

    source: Callable[[], QIODevice] = staticmethod(microphone)

    def __init__(self, worker: ArchiveWorker, window: QWidget, place: Place) -> None:
        super().__init__(worker, window)
        self._place = place

    def on_record_requested(self) -> None:
        """Open the recorder."""
        dialog = RecorderDialog(self.window, self.source, at_risk=self._place.at_risk)
        recorder = dialog.recorder
        # Filled and read on the archive's thread, where all of this is done in order.
        kept_in: list[int] = []
        closed: list[int] = []

        def began() -> None:
            target = self._place.target()

            def begin(archive: Any) -> None:
                kept_in.append(recording.begin(archive, **target(archive)).id)

            self.worker.run(begin, refused=failed)

        def heard(samples: bytes) -> None:
            self.under_way.emit()

            def append(archive: Any) -> None:
                if kept_in:
                    recording.append(archive, kept_in[-1], samples)

            self.worker.run(append, refused=failed)

        def ended(marks: Any) -> None:
            def finish(archive: Any) -> Any:
                return recording.end(archive, kept_in.pop(), marks) if kept_in else None

            self.worker.run(finish, self._tell, refused=failed)

        def failed(error: HrforumError) -> None:
            # What was kept so far stays; the microphone is let go.
            if not closed:
                recorder.end()
            self.refuse(error)

        dialog.finished.connect(closed.append)
        recorder.began.connect(began)
        recorder.heard.connect(heard)
        recorder.ended.connect(ended)
        dialog.open()

    def _tell(self, changes: Any) -> None:
        if changes is not None:
            self.said.emit(_("Recorded and attached."), "good")
