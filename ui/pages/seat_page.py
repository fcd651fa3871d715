"""The seat at which only intake works: one form after the other, and no way to anything that was kept before."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hrforum.domain.intake import Kept
from hrforum.i18n import _
from ui.archive_worker import ArchiveWorker
from ui.pages.writing import Writing
from ui.parts.columns import column, row
from ui.parts.flow import Flow
from ui.parts.strips import Strip, practice_mark
from ui.parts.words import button, heading, label


class SeatPage(QWidget):
    """`cover_requested` and `leave_requested`; the wishes of `writing` are its own signals."""

    cover_requested = Signal()
    leave_requested = Signal()

    def __init__(self, worker: ArchiveWorker) -> None:
        super().__init__()
        self.writing = Writing(worker)
        # Nothing leaves the archive from here.
        self.writing.prints_cards = False
        self._forum_id: int | None = None
        self._strip = Strip()
        self.practice = practice_mark()
        self._cover = button(_("Cover the &screen"))
        self._leave = button(_("&Leave the seat …"), "quiet")
        self._lay_out()
        self._cover.clicked.connect(self.cover_requested)
        self._leave.clicked.connect(self.leave_requested)

    def _lay_out(self) -> None:
        whole = column(self, gap="hair")
        whole.setSpacing(0)
        whole.addWidget(self.practice)
        head = QWidget()
        across = row(head, edge="even")
        told = column(gap="hair")
        told.addWidget(heading(_("Only taking testimonies")))
        told.addWidget(label(_("Nothing that was kept before can be opened here."), "small", wrap=True))
        across.addLayout(told, 1)
        buttons = Flow()
        buttons.add(self._cover)
        buttons.add(self._leave)
        across.addWidget(buttons)
        whole.addWidget(head)
        whole.addWidget(self._strip)
        whole.addWidget(self.writing, 1)

    def begin(self, forum_id: int | None, language: str) -> None:
        """Open the first form of this seat, at a forum or at the newest."""
        self._forum_id = forum_id
        self.writing.language = language
        self._strip.clear()
        self.writing.begin_new(forum_id)

    def say(self, sentence: str, kind: str) -> None:
        """Put one sentence above the form."""
        self._strip.say(sentence, kind)

    def kept(self, value: object, kept: Kept | None) -> None:
        """A testimony was kept: tell its code, and offer the next form."""
        self._strip.clear()
        self.writing.kept(value)
        self.writing.begin_new(self._forum_id, kept)

    def left(self) -> None:
        """A form is a draft now, or thrown away: offer the next."""
        self.writing.close_form()
        self.writing.begin_new(self._forum_id)
