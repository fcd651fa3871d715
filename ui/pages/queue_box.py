"""The queue of an evening: who waits and for how long, put in, called, heard and let go by keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from hrforum.domain.forum import Forum
from hrforum.domain.turn import Stage, Turn, clock, next_number
from hrforum.i18n import _
from ui.days import LANGUAGES, language_name
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import column, row
from ui.parts.field import Field, line
from ui.parts.flow import Flow
from ui.parts.line_model import LineModel
from ui.parts.lines import Line, LineList
from ui.parts.words import button, muted
from ui.theme import current

_SECOND_MS = 1000
_ROWS = 4
_LARGE = 150


class QueueBox(QWidget):
    """`come_requested(called, language)`; with the turn that is chosen `call_requested`, `taking_requested`, `done_requested`,

    `gone_requested`, `back_requested`, `remove_requested`; `empty_requested` at the end of the evening.
    """

    come_requested = Signal(str, str)
    call_requested = Signal(object)
    taking_requested = Signal(object)
    done_requested = Signal(object)
    gone_requested = Signal(object)
    back_requested = Signal(object)
    remove_requested = Signal(object)
    empty_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._model = LineModel(self)
        self._name = line()
        self._language = ChoiceBox()
        self.list = LineList(_("Who waits"))
        self.list.setModel(self._model)
        self.list.setMinimumHeight(current().size("body") * 5 * _ROWS)
        self._nobody = muted(_("Nobody waits."))
        self._buttons: dict[Stage, list[QWidget]] = {stage: [] for stage in Stage}
        self._tick = QTimer(self)
        self._tick.setInterval(_SECOND_MS)
        self._tick.timeout.connect(self._on_second)
        self._lay_out()
        self._name.returnPressed.connect(self._on_come)
        self.list.activated.connect(lambda _at: self._step())
        self.list.selectionModel().currentChanged.connect(lambda _new, _old: self._show_buttons())
        for key, signal in (
            ("T", self.taking_requested),
            ("G", self.gone_requested),
            ("W", self.back_requested),
            ("Delete", self.remove_requested),
        ):
            made = QShortcut(QKeySequence(key), self.list, context=Qt.ShortcutContext.WidgetShortcut)
            made.activated.connect(lambda signal=signal: self._wish(signal))

    def _lay_out(self) -> None:
        whole = column(self, gap="near")
        add = button(_("&Put in the queue"))
        add.clicked.connect(self._on_come)
        who = Field(
            _("&Who comes"),
            self._name,
            _("A first name, a nickname, or empty for the next number. Then Enter."),
        )
        language = Field(_("Their &language"), self._language)
        beside = column(gap="near") if current().percent >= _LARGE else row(gap="even")
        beside.addWidget(who, 2)
        beside.addWidget(language, 1, Qt.AlignmentFlag.AlignBottom)
        whole.addLayout(beside)
        whole.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._nobody)
        whole.addWidget(self.list)
        buttons = Flow("tight")
        for text, tip, signal, stages in (
            (_("Call"), "Enter", self.call_requested, (Stage.WAITING,)),
            (_("Take their testimony"), "T", self.taking_requested, (Stage.WAITING, Stage.SPEAKING)),
            (_("Heard"), "Enter", self.done_requested, (Stage.SPEAKING,)),
            (_("Left"), "G", self.gone_requested, (Stage.WAITING, Stage.SPEAKING)),
            (_("Wait again"), "W", self.back_requested, (Stage.SPEAKING, Stage.DONE, Stage.GONE)),
            (_("Take out"), _("Delete"), self.remove_requested, tuple(Stage)),
        ):
            made = button(text, tip=tip)
            made.clicked.connect(lambda _checked=False, signal=signal: self._on_clicked(signal))
            buttons.add(made)
            for stage in stages:
                self._buttons[stage].append(made)
        self._empty = button(_("Empty the queue …"), "quiet")
        self._empty.clicked.connect(self.empty_requested)
        buttons.add(self._empty)
        self._all_buttons = buttons
        whole.addWidget(buttons)

    def set_forum(self, forum: Forum) -> None:
        """Offer the forum's languages before the others."""
        chosen = self._language.currentData()
        self._language.clear()
        self._language.addItem(_("Not said"), "")
        for code in dict.fromkeys((*forum.languages, *LANGUAGES)):
            self._language.addItem(LANGUAGES.get(code, language_name(code)), code)
        self._language.setCurrentIndex(max(0, self._language.findData(chosen)))

    def set_queue(self, queue: Sequence[Turn]) -> None:
        """Show who waits; the one who was chosen stays chosen."""
        at = self.list.currentIndex()
        chosen = self._model.value(at.row()).id if at.isValid() else 0
        now = datetime.now(UTC)
        self._model.set_rows([(one, turn_line(one, now)) for one in queue])
        ids = [one.id for one in queue]
        if ids:
            place = ids.index(chosen) if chosen in ids else 0
            self.list.setCurrentIndex(self._model.index(place))
        self.list.setVisible(bool(ids))
        self._all_buttons.setVisible(bool(ids))
        self._nobody.setVisible(not ids)
        self._name.setPlaceholderText(next_number(queue))
        self._show_buttons()
        if any(one.ended_at is None for one in queue):
            self._tick.start()
        else:
            self._tick.stop()

    @property
    def speaking(self) -> Turn | None:
        """Who speaks: the one who is chosen, else the only one; None where nobody does, or several do."""
        chosen = self._chosen()
        if chosen is not None and chosen.stage is Stage.SPEAKING:
            return chosen
        speaking = [one for one in self._model.values() if one.stage is Stage.SPEAKING]
        return speaking[0] if len(speaking) == 1 else None

    def begin(self) -> None:
        """Put the focus on the queue, or on who comes while nobody waits."""
        (self.list if self._model.rowCount() else self._name).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_second(self) -> None:
        if self.isVisible():
            now = datetime.now(UTC)
            self._model.change_lines([turn_line(one, now) for one in self._model.values()])

    def _on_come(self) -> None:
        self.come_requested.emit(self._name.text(), self._language.currentData() or "")
        self._name.clear()
        # Whoever comes next may speak another language, and nobody may be said to speak what they did not say.
        self._language.setCurrentIndex(0)
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self) -> Turn | None:
        at: QModelIndex = self.list.currentIndex()
        return self._model.value(at.row()) if at.isValid() else None

    def _step(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.stage in (Stage.WAITING, Stage.SPEAKING):
            self._wish(self.call_requested if chosen.stage is Stage.WAITING else self.done_requested)

    def _on_clicked(self, signal: SignalInstance) -> None:
        # The button may go with the wish; the focus must not fall on the one beside it, which says something else of the person.
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._wish(signal)

    def _wish(self, signal: SignalInstance) -> None:
        chosen = self._chosen()
        # Nobody's testimony is taken who left or was heard already.
        if chosen is not None and (signal is not self.taking_requested or chosen.ended_at is None):
            signal.emit(chosen)

    def _show_buttons(self) -> None:
        chosen = self._chosen()
        fits = self._buttons[chosen.stage] if chosen is not None else []
        for made in {each for some in self._buttons.values() for each in some}:
            made.setVisible(made in fits)


def turn_line(one: Turn, now: datetime) -> Line:
    """Return how somebody stands in the queue, with the time that goes by."""
    said = {
        Stage.WAITING: _("waits"),
        Stage.SPEAKING: _("speaks"),
        Stage.DONE: _("was heard"),
        Stage.GONE: _("left"),
    }[one.stage]
    came = one.came_at.astimezone().strftime("%H:%M") if one.came_at else ""
    language = language_name(one.language) if one.language else ""
    below = _("came at {time}").format(time=came) if came else ""
    # What goes by is what is looked for, so it has the strongest place.
    return Line(one.called, language, said, below, clock(one.lasted(now)))
