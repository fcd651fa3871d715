"""The window as it is first painted: the welcome page and the room for what comes right after.

What this room imports, every start waits for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget

from hrforum.i18n import _
from ui.pages.welcome_page import WelcomePage

if TYPE_CHECKING:
    from hrforum.settings import Settings

TITLE = "hrforum"


class FirstWindow(QMainWindow):
    """`completed` once everything is there; subclasses say in `make_rest` what that is.

    `maximised(bool)` when somebody gave the window the whole screen, or took it back.
    """

    completed = Signal()
    maximised = Signal(bool)

    def __init__(self, kept: Settings) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.resize(1180, 720)
        self.kept = kept
        self.is_complete = False
        self.welcome = WelcomePage()
        self.welcome.show_recent(kept.recent if kept.keep_recent else ())
        self.stack = QStackedWidget()
        self.stack.addWidget(self.welcome)
        self.setCentralWidget(self.stack)
        # The bar has its height from the first paint on, so that nothing jumps when it is filled.
        self.menuBar().addMenu(_("&Archive"))
        self.saved = QLabel()
        self.counts = QLabel()
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addWidget(self.saved, 1)
        self.statusBar().addPermanentWidget(self.counts)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Go on with the rest once the welcome page is on the screen."""
        super().paintEvent(event)
        if not self.is_complete:
            QTimer.singleShot(0, self.complete)

    def changeEvent(self, event: QEvent) -> None:
        """Tell of the whole screen; a window that is put away says nothing of how it comes back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and not self.isMinimized():
            self.maximised.emit(self.isMaximized())

    def complete(self) -> None:
        """Make what the first paint did not need; once."""
        if not self.is_complete:
            self.is_complete = True
            self.make_rest()
            self.completed.emit()

    def make_rest(self) -> None:
        """Import and make the rest."""
        raise NotImplementedError

    def show_welcome(self) -> None:
        """Show where the program starts without an archive."""
        self.stack.setCurrentWidget(self.welcome)
        self.welcome.strip.clear()
        self.welcome.setFocus()
