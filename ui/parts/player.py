"""Plays sound that comes in parts: play, pause, go back and on, jump to a mark, set marks; all by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QSlider, QWidget

from hrforum.domain.attachment import Mark
from hrforum.domain.decoded import Sound
from hrforum.errors import HrforumError
from hrforum.i18n import _
from ui.parts.clock_text import clock_text
from ui.parts.columns import column
from ui.parts.field import Field, line
from ui.parts.flow import Flow
from ui.parts.line_model import LineModel
from ui.parts.lines import Line, LineList, show_rows
from ui.parts.words import announce, button, label, muted

PART_MS = 30_000
"""So much is asked for at a time."""
AHEAD_MS = 15_000
"""With less than this waiting, the next part is asked for."""
STEP_MS = 10_000
_LOOK_EVERY_MS = 100
_MOST_MARKS = 4


class Speaker(Protocol):
    """What plays samples, such as `ui.sound.Loudspeaker`."""

    def feed(self, samples: bytes) -> None: ...
    def play(self) -> None: ...
    def pause(self) -> None: ...
    def forget(self) -> None: ...
    def close(self) -> None: ...
    @property
    def played_ms(self) -> int: ...
    @property
    def waiting_ms(self) -> int: ...


class Player(QWidget):
    """`part_requested(from_ms, for_ms)`, answered by `put`; `marks_changed(marks)`; `missing(sentence)` without a loudspeaker."""

    part_requested = Signal(int, int)
    marks_changed = Signal(object)
    missing = Signal(str)

    def __init__(self, speaker: Callable[[], Speaker], marks: Sequence[Mark]) -> None:
        super().__init__()
        self._make_speaker = speaker
        self._speaker: Speaker | None = None
        self._playing = False
        self._started_at = self._asked_to = 0
        self._asking = self._at_end = False
        self._length = 0
        self._marks = list(marks)
        self._clock = label("", "heading")
        self._bar = QSlider(Qt.Orientation.Horizontal)
        self._bar.setAccessibleName(_("Place in the recording"))
        self._bar.setSingleStep(STEP_MS)
        self._bar.setPageStep(STEP_MS * 3)
        # A drag asks for one place, where it ends.
        self._bar.setTracking(False)
        self._play = button(_("&Play"), "primary")
        self._back = button(_("&Back 10 s"))
        self._on = button(_("&On 10 s"))
        self._note = line("", _("What is said here"))
        self._mark = button(_("&Mark this place"))
        self._drop = button(_("&Take mark away"), "quiet")
        self._model = LineModel(self)
        self._list = LineList(_("Marked places"))
        self._list.setModel(self._model)
        self._none = muted(_("No place is marked yet."))
        self._beat = QTimer(self)
        self._beat.setInterval(_LOOK_EVERY_MS)
        self._lay_out()
        self._connect()
        self._show_marks()
        self._show_place()

    def _lay_out(self) -> None:
        whole = column(self, gap="even")
        whole.addWidget(self._clock)
        whole.addWidget(self._bar)
        buttons = Flow("near")
        for each in (self._play, self._back, self._on):
            buttons.add(each)
        whole.addWidget(buttons)
        whole.addWidget(Field(_("&Note"), self._note))
        marking = Flow("near")
        for each in (self._mark, self._drop):
            marking.add(each)
        whole.addWidget(marking)
        whole.addWidget(self._none)
        whole.addWidget(self._list)
        self.setFocusProxy(self._play)

    def _connect(self) -> None:
        self._play.clicked.connect(self.toggle)
        self._back.clicked.connect(lambda: self.seek(self.place_ms - STEP_MS))
        self._on.clicked.connect(lambda: self.seek(self.place_ms + STEP_MS))
        self._bar.valueChanged.connect(self.seek)
        self._mark.clicked.connect(self.mark)
        self._note.returnPressed.connect(self.mark)
        self._drop.clicked.connect(self._on_drop)
        self._list.activated.connect(self._on_mark_activated)
        self._beat.timeout.connect(self._on_beat)

    # -- what is so ----------------------------------------------------------------------------------------------------

    @property
    def place_ms(self) -> int:
        """Where it is now."""
        return self._started_at + (self._speaker.played_ms if self._speaker is not None else 0)

    @property
    def playing(self) -> bool:
        """Whether it sounds."""
        return self._playing

    # -- doing it ------------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Ask for the first part, so that its length is known and playing begins at once."""
        self._ask()

    def put(self, part: Sound, from_ms: int) -> None:
        """Take the part that was asked for; one from before a jump is dropped."""
        self._asking = False
        self._length = max(self._length, part.length_ms)
        with QSignalBlocker(self._bar):
            self._bar.setMaximum(max(self._length, 1))
        if from_ms == self._asked_to:
            self._at_end = not part.samples
            self._asked_to += PART_MS
            self._first = part.samples if self._speaker is None else b""
            if self._speaker is not None:
                self._speaker.feed(part.samples)
        self._show_place()

    def toggle(self) -> None:
        """Play, or pause."""
        if self._playing:
            self._rest()
            return
        if self._speaker is None:
            try:
                self._speaker = self._make_speaker()
            except HrforumError as error:
                self.missing.emit(error.sentence)
                return
            self._speaker.feed(self._first)
        if self._length and self.place_ms >= self._length:
            self.seek(0)
        try:
            self._speaker.play()
        except HrforumError as error:
            self.missing.emit(error.sentence)
            return
        self._playing = True
        self._play.setText(_("&Pause"))
        self._beat.start()

    def seek(self, to_ms: int) -> None:
        """Go to a place; playing goes on there."""
        self._started_at = min(max(0, to_ms), self._length)
        self._asked_to, self._at_end, self._first = self._started_at, False, b""
        if self._speaker is not None:
            self._speaker.forget()
        self._ask()
        self._show_place()

    def mark(self) -> None:
        """Mark the place where it is now, with the note beside it."""
        at = self.place_ms
        self._marks = sorted(
            [*(each for each in self._marks if each.at_ms != at), Mark(at, self._note.text().strip())],
            key=lambda each: each.at_ms,
        )
        self._note.clear()
        self._show_marks()
        announce(self, _("Marked at {time}").format(time=clock_text(at)))
        self.marks_changed.emit(tuple(self._marks))

    def close_down(self) -> None:
        """Fall silent and let go of the loudspeaker."""
        self._rest()
        if self._speaker is not None:
            self._speaker.close()
            self._speaker = None

    _first = b""

    def _rest(self) -> None:
        self._beat.stop()
        if self._speaker is not None and self._playing:
            self._speaker.pause()
        self._playing = False
        self._play.setText(_("&Play"))
        self._show_place()

    def _ask(self) -> None:
        self._asking = True
        self.part_requested.emit(self._asked_to, PART_MS)

    def _on_beat(self) -> None:
        speaker = self._speaker
        if speaker is None:
            return
        waiting = speaker.waiting_ms
        if waiting < AHEAD_MS and not self._asking and not self._at_end and self._asked_to < self._length:
            self._ask()
        self._show_place()
        if not waiting and not self._asking and (self._at_end or self._asked_to >= self._length):
            self._rest()

    def _on_drop(self) -> None:
        at = self._list.currentIndex()
        if at.isValid():
            self._marks.pop(at.row())
            self._show_marks()
            self.marks_changed.emit(tuple(self._marks))

    def _on_mark_activated(self, at: QModelIndex) -> None:
        self.seek(self._marks[at.row()].at_ms)

    # -- showing it ----------------------------------------------------------------------------------------------------

    def _show_place(self) -> None:
        place = min(self.place_ms, self._length) if self._length else 0
        told = _("{place} of {whole}").format(place=clock_text(place), whole=clock_text(self._length))
        self._clock.setText(told)
        self._bar.setAccessibleDescription(told)
        with QSignalBlocker(self._bar):
            self._bar.setValue(place)

    def _show_marks(self) -> None:
        self._model.set_rows([(one, Line(clock_text(one.at_ms), one.note)) for one in self._marks])
        show_rows(self._list, len(self._marks), _MOST_MARKS)
        self._list.setVisible(bool(self._marks))
        self._none.setVisible(not self._marks)
        self._drop.setVisible(bool(self._marks))
