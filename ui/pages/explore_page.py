"""Explore: tables of counts by any dimensions, which answers go together, and who is missing."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from hrforum.domain.changes import Concept
from hrforum.domain.table import Asked, Axis, Table
from hrforum.i18n import _
from hrforum.operations import tabulate
from hrforum.operations.behind import dimensions
from ui.archive_worker import ArchiveWorker
from ui.pages.counts_box import CountsBox
from ui.pages.page import Page
from ui.pages.question_box import QuestionBox
from ui.parts.columns import ScrollPage, column
from ui.parts.empty_state import EmptyState
from ui.parts.segments import Segments
from ui.parts.split import Split
from ui.parts.words import title


class ExplorePage(Page):
    """The wishes of `counts` are its own signals; `here` is the question that is on show."""

    shows = frozenset(
        {Concept.TESTIMONY, Concept.TESTIFIER, Concept.TAG, Concept.CONSENT, Concept.FORUM, Concept.EDITION}
    )
    testimonies_requested = Signal()

    def __init__(self, worker: ArchiveWorker) -> None:
        super().__init__(worker)
        self.question = QuestionBox()
        self.counts = CountsBox()
        self._begun = False
        self.views = Segments([_("Counts")])
        self._shown = QStackedWidget()
        self._shown.addWidget(self.counts)
        asking = QWidget()
        column(asking, gap="near", edge="wide").addWidget(self.question)
        self._split = Split(ScrollPage(asking, surface=True), self._shown, 0.3)
        self._empty = EmptyState(
            "explore",
            _("Nothing to count yet"),
            _(
                "Once testimonies are kept here, they can be counted by what people said of themselves and of what happened."
            ),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._split)
        self._stack.addWidget(self._empty)
        whole = column(self, gap="even", edge="wide")
        whole.addWidget(title(_("Explore")))
        whole.addWidget(self.views)
        whole.addWidget(self._stack, 1)
        self.question.asked_changed.connect(self.count)
        self.views.chosen.connect(self._shown.setCurrentIndex)
        self.views.chosen.connect(lambda _at: self.count())

    def refresh(self) -> None:
        """Read which dimensions there are, and count anew."""
        self.worker.run(dimensions, self._on_dimensions, lane="explore dimensions")

    def begin(self) -> None:
        """Put the focus on the question."""
        self.question.setFocus(Qt.FocusReason.OtherFocusReason)

    def count(self) -> None:
        """Count what is asked for; an older question that was not counted yet is dropped."""
        asked = self.question.asked()
        if not asked.by:
            return

        def work(archive: Any, _cancelled: Any) -> Table:
            return tabulate.tabulate(archive, asked)

        self.worker.run_cancellable(work, self._on_counted, lane="explore")

    def ask(self, asked: Asked) -> None:
        """Count by other dimensions, for the same readers as in `asked`."""
        self.question.choose(asked.by, asked.readers)

    def _on_dimensions(self, axes: tuple[Axis, ...]) -> None:
        self.question.set_axes(axes)
        self._stack.setCurrentWidget(self._split if axes else self._empty)
        self.count()

    def _on_counted(self, table: Table) -> None:
        self._stack.setCurrentWidget(self._split if table.n != 0 or table.asked.where else self._empty)
        self.counts.show_table(table)
