"""Records what a QIODevice of samples gives: begin, pause, mark a place, end; with a level, a clock and how much time is left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QIODevice, Qt, Signal
from PySide6.QtWidgets import QWidget

from hrforum.domain.attachment import Mark
from hrforum.domain.recording import FRAME_BYTES, LONGEST_SECONDS, RATE, milliseconds
from hrforum.errors import HrforumError
from hrforum.i18n import _, ngettext
from ui.parts.clock_text import clock_text
from ui.parts.columns import column
from ui.parts.flow import Flow
from ui.parts.meter import Meter
from ui.parts.words import announce, button, label

PIECE_BYTES = RATE * FRAME_BYTES
"""A second of sound: so much at most is not on its way into the archive yet."""
_LAST_MINUTE = 60_000


class Recorder(QWidget):
    """`began()`, then `heard(bytes)` in pieces of a second, then `ended(marks)` or, with nothing recorded, `left_empty()`.

    `source` opens the device when recording begins, and raises an `HrforumError` where there is none: `missing(sentence)`.
    """

    began = Signal()
    heard = Signal(bytes)
    ended = Signal(object)
    missing = Signal(str)

    def __init__(self, source: Callable[[], QIODevice], longest_seconds: int = LONGEST_SECONDS) -> None:
        super().__init__()
        self._source = source
        self._longest = longest_seconds * RATE * FRAME_BYTES
        self._device: QIODevice | None = None
        self._paused = False
        self._kept = 0
        self._waiting = bytearray()
        self._marks: list[Mark] = []
        self._meter = Meter()
        self._clock = label("", "display")
        self._state = label("", "muted", wrap=True)
        self._record = button(_("&Record"), "primary")
        self._pause = button(_("&Pause"))
        self._mark = button(_("&Mark this place"))
        self._end = button(_("&End recording"))
        self._lay_out()
        self._record.clicked.connect(self.begin)
        self._pause.clicked.connect(self.pause)
        self._mark.clicked.connect(self.mark)
        self._end.clicked.connect(self.end)
        self._show_state()

    def _lay_out(self) -> None:
        whole = column(self, gap="near")
        whole.addWidget(self._clock)
        whole.addWidget(self._meter)
        whole.addWidget(self._state)
        buttons = Flow("near")
        for each in (self._record, self._pause, self._mark, self._end):
            buttons.add(each)
        whole.addWidget(buttons)
        self.setFocusProxy(self._record)

    # -- what is so ----------------------------------------------------------------------------------------------------

    @property
    def recording(self) -> bool:
        """Whether a recording is under way, paused or not."""
        return self._device is not None

    @property
    def length_ms(self) -> int:
        """How long it is so far."""
        return milliseconds(self._kept)

    @property
    def state(self) -> str:
        """What is said of it."""
        return self._state.text()

    # -- doing it ------------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Open the device and begin."""
        if self._device is not None:
            return
        try:
            device = self._source()
            if not device.isOpen():
                device.open(QIODevice.OpenModeFlag.ReadOnly)
        except HrforumError as error:
            self.missing.emit(error.sentence)
            return
        self._device, self._kept, self._paused = device, 0, False
        self._waiting.clear()
        self._marks.clear()
        device.readyRead.connect(self._on_ready)
        self.began.emit()
        self._show_state()
        self._pause.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.state)

    def pause(self) -> None:
        """Pause, or go on."""
        if self._device is not None:
            self._paused = not self._paused
            self._show_state()
            announce(self, self.state)

    def mark(self) -> None:
        """Mark the place that is heard now."""
        if self._device is not None:
            self._marks.append(Mark(self.length_ms))
            self._show_state()
            announce(self, self.state)

    def end(self) -> None:
        """End it: what waits is handed over, the device is let go."""
        device, self._device = self._device, None
        if device is None:
            return
        device.readyRead.disconnect(self._on_ready)
        device.close()
        self._hand_over(len(self._waiting))
        self._meter.rest()
        self._show_state()
        self.ended.emit(tuple(self._marks))

    def _on_ready(self) -> None:
        device = self._device
        if device is None:
            return
        came = bytes(device.readAll().data())
        self._meter.hear(came)
        if self._paused:
            return
        fits = came[: self._longest - self._kept]
        self._waiting += fits
        self._kept += len(fits)
        self._hand_over(len(self._waiting) // PIECE_BYTES * PIECE_BYTES)
        if self._kept >= self._longest:
            self.end()
        else:
            self._show_state()

    def _hand_over(self, size: int) -> None:
        size -= size % FRAME_BYTES
        if size:
            self.heard.emit(bytes(self._waiting[:size]))
            del self._waiting[:size]

    # -- showing it ----------------------------------------------------------------------------------------------------

    def _show_state(self) -> None:
        on = self._device is not None
        self._clock.setText(clock_text(self.length_ms))
        self._clock.setAccessibleName(_("Recorded: {time}").format(time=clock_text(self.length_ms)))
        self._state.setText(self._told(on))
        self._record.setVisible(not on)
        for each in (self._pause, self._mark, self._end):
            each.setVisible(on)
        self._pause.setText(_("&Go on") if self._paused else _("&Pause"))

    def _told(self, on: bool) -> str:
        left = milliseconds(self._longest - self._kept)
        if not on and not self._kept:
            return _(
                "Up to {time}. It goes into the archive as it comes; nothing is written anywhere else."
            ).format(time=clock_text(milliseconds(self._longest)))
        parts = [_("Ended.") if not on else _("Paused.") if self._paused else _("Recording.")]
        if on:
            near = left <= _LAST_MINUTE
            told = _("Only {time} left.") if near else _("{time} left.")
            parts.append(told.format(time=clock_text(left)))
        if self._marks:
            count = len(self._marks)
            parts.append(
                ngettext("{count} place marked.", "{count} places marked.", count).format(count=count)
            )
        return " ".join(parts)
