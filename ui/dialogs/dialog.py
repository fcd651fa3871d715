"""What all dialogs share: a title, a body that scrolls where it must, and a row of buttons with the safe one first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from hrforum.errors import HrforumError
from hrforum.i18n import _
from ui.parts.columns import ScrollPage, column, row
from ui.parts.strips import Strip
from ui.parts.words import button, muted, title
from ui.theme import current

ALWAYS = "always"
"""The property of an action whose key works in every dialog too, such as the lock's."""


class Dialog(QDialog):
    """Collects one frozen value and emits `decided(value)`; it changes nothing itself. Opened with `open()`, never `exec()`.

    Whoever carries the deed out calls `kept()` or `refused(error)`: until then the dialog stays, so that nothing typed is lost.
    Subclasses fill `self.body` and override `value`.
    """

    decided = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        name: str,
        explanation: str = "",
        *,
        act: str,
        leave: str = "",
        dangerous: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("hrforum")
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        content = QWidget()
        self.body: QVBoxLayout = column(content, gap="wide", edge="apart")
        self.body.addWidget(title(name))
        if explanation:
            self.body.addWidget(muted(explanation))
        self.leave_button: QPushButton = button(leave or _("Cancel"))
        self.act_button: QPushButton = button(act, "danger" if dangerous else "primary")
        (self.leave_button if dangerous else self.act_button).setDefault(True)
        self._dangerous = dangerous
        self.is_open = False
        """From when it is first shown until it is decided or left; a cover may hide it meanwhile."""
        self._strip = Strip(closable=False)
        self._lay_out(content)
        self.leave_button.clicked.connect(self.reject)
        self.act_button.clicked.connect(self._on_act_clicked)

    def _lay_out(self, content: QWidget) -> None:
        outer = column(self, gap="tight")
        self._page = ScrollPage(content, widest=60)
        outer.addWidget(self._page, 1)
        foot = QWidget()
        below = column(foot, gap="near", edge="even")
        below.addWidget(self._strip)
        buttons = row()
        buttons.addStretch(1)
        buttons.addWidget(self.leave_button)
        buttons.addWidget(self.act_button)
        below.addLayout(buttons)
        outer.addWidget(foot)
        self._foot = foot

    def value(self) -> object | None:
        """Return what was decided, or None after saying what is missing."""
        raise NotImplementedError

    def say(self, sentence: str, kind: str = "wrong") -> None:
        """Say one sentence above the buttons."""
        self._strip.say(sentence, kind)

    def kept(self, _value: object = None) -> None:
        """The deed was done: close."""
        self.accept()

    def refused(self, error: HrforumError) -> None:
        """The deed was refused: say why, and keep everything that was typed."""
        self._set_busy(False)
        self.say(error.sentence)

    def waited_in_vain(self) -> None:
        """Nothing was done: the user turned back from a further question."""
        self._set_busy(False)

    def showEvent(self, event: QShowEvent) -> None:
        """Take as much room as the content wants and the screen has, and begin with the first field or the safe button."""
        self.is_open = True
        below = self.parentWidget()
        for action in below.window().actions() if below is not None else ():
            if action.property(ALWAYS):
                # A dialog keeps the keys of the window below out; these may wait for nothing.
                self.addAction(action)
        room = self.screen().availableGeometry()
        wide = min(current().size("body") * 42, room.width() - 40)
        for piece in self.findChildren(QWidget):
            piece.ensurePolished()
        self.body.addStretch(1)
        wanted = (
            self.body.totalHeightForWidth(wide) + self._foot.sizeHint().height() + current().space("wide")
        )
        self.resize(wide, min(wanted, room.height() - 60))
        super().showEvent(event)
        if self._dangerous:
            self.leave_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.focusWidget() in (None, self.leave_button):
            self.act_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self, result: int) -> None:
        """Close, and give the keyboard back to the window below."""
        self.is_open = False
        super().done(result)
        below = self.parentWidget()
        if below is not None and below.isVisible():
            below.activateWindow()

    def _set_busy(self, busy: bool) -> None:
        self.act_button.setEnabled(not busy)

    def _on_act_clicked(self) -> None:
        value = self.value()
        if value is not None:
            self._strip.clear()
            self._set_busy(True)
            self.decided.emit(value)
