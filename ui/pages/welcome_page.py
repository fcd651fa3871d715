"""Where the program starts without an archive: new, open, practise."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hrforum.i18n import _
from hrforum.settings import Recent
from ui.parts.columns import ScrollPage, column, row
from ui.parts.icons import pixmap
from ui.parts.strips import Strip
from ui.parts.words import button, card, label, muted
from ui.theme import current


class WelcomePage(QWidget):
    """`new_requested`, `open_requested`, `practice_requested`, and `recent_requested(folder)` for a folder opened before."""

    new_requested = Signal()
    open_requested = Signal()
    practice_requested = Signal()
    recent_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        content = QWidget()
        self._column = column(content, gap="even", edge="apart")
        self._column.addStretch(1)
        self._column.addLayout(brand())
        self._column.addWidget(
            muted(_("From a person’s words to the hearing. Nothing leaves this computer unless you take it."))
        )
        self._column.addSpacing(current().space("even"))
        self.strip = Strip()
        self._column.addWidget(self.strip)
        self._first: QWidget | None = None
        for name, explanation, role, signal in (
            (
                _("&New archive"),
                _("One encrypted file for a forum’s testimonies, under a passphrase that only you know."),
                "primary",
                self.new_requested,
            ),
            (
                _("&Open an archive"),
                _("Choose an .hrforum file on this computer or on a stick."),
                "",
                self.open_requested,
            ),
            (
                _("&Practise"),
                _("An archive of invented people. Try everything; nothing in it is real."),
                "",
                self.practice_requested,
            ),
        ):
            act = button(name, role)
            act.setAccessibleDescription(explanation)
            act.clicked.connect(signal)
            self._first = self._first or act
            self._column.addWidget(self._choice(act, explanation))
        self._recent = QVBoxLayout()
        self._column.addLayout(self._recent)
        self._column.addStretch(2)
        column(self).addWidget(ScrollPage(content, widest=40, centred=True))
        if self._first is not None:
            self.setFocusProxy(self._first)

    @staticmethod
    def _choice(act: QWidget, explanation: str) -> QWidget:
        made = card()
        line = row(made, gap="wide", edge="even")
        act.setMinimumWidth(current().size("body") * 11)
        line.addWidget(act)
        line.addWidget(label(explanation, "muted", wrap=True), 1)
        return made

    def show_recent(self, recent: tuple[Recent, ...]) -> None:
        """List the folders opened before: folder and day only."""
        while (old := self._recent.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.deleteLater()
        if recent:
            self._recent.addWidget(label(_("Folders opened before"), "group"))
        for each in recent:
            act = button(_("{folder}, {day}").format(folder=each.folder, day=each.day), "quiet")
            act.clicked.connect(lambda _checked=False, folder=each.folder: self.recent_requested.emit(folder))
            line = row()
            line.addWidget(act)
            line.addStretch(1)
            holder = QWidget()
            holder.setLayout(line)
            self._recent.addWidget(holder)


def brand() -> QHBoxLayout:
    """Return the program's mark and name."""
    theme = current()
    made = row(gap="even")
    sign = QLabel()
    sign.setPixmap(pixmap("mark", theme.colours.accent, theme.size("display")))
    made.addWidget(sign)
    made.addWidget(label("hrforum", "display"))
    made.addStretch(1)
    return made
