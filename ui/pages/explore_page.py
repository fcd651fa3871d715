"""Explore: tables of counts by any dimensions, which answers go together, and who is missing."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from hrforum.domain.changes import Concept
from hrforum.domain.chart import Kind
from hrforum.domain.table import Asked, Axis
from hrforum.errors import Cancelled, HrforumError
from hrforum.i18n import _
from hrforum.operations import coverage
from hrforum.operations.behind import dimensions
from hrforum.operations.picture import Wanted
from hrforum.progress import Progress
from ui.archive_worker import ArchiveWorker
from ui.pages.counts_box import CountsBox
from ui.pages.explored import Explored, Outlines, read_picture, read_table, read_together
from ui.pages.missing_box import MissingBox
from ui.pages.page import Page
from ui.pages.picture_box import PictureBox
from ui.pages.question_box import QuestionBox
from ui.parts.columns import ScrollPage, column
from ui.parts.empty_state import EmptyState
from ui.parts.segments import Segments
from ui.parts.split import Split
from ui.parts.words import title

_AS_WIDE_AS_THERE_IS = 400


class ExplorePage(Page):
    """The wishes of `counts`, `picture` and `together` are their own signals."""

    shows = frozenset(
        {
            Concept.TESTIMONY,
            Concept.TESTIFIER,
            Concept.TAG,
            Concept.CONSENT,
            Concept.FORUM,
            Concept.EDITION,
            Concept.ARCHIVE,
        }
    )

    def __init__(self, worker: ArchiveWorker) -> None:
        super().__init__(worker)
        self.question = QuestionBox()
        self.counts = CountsBox()
        self.picture, self.together = PictureBox(with_map=True), PictureBox()
        self.outlines: Outlines = ()
        self.missing = MissingBox()
        self.views = Segments([_("Numbers"), _("Picture"), _("What goes together"), _("Who is missing")])
        self._shown = QStackedWidget()
        self._boxes: tuple[QWidget, ...] = (self.counts, self.picture, self.together, self.missing)
        for box in self._boxes:
            self._shown.addWidget(ScrollPage(box, widest=_AS_WIDE_AS_THERE_IS))
        asking = QWidget()
        column(asking, gap="near", edge="wide").addWidget(self.question)
        self._asking = ScrollPage(asking, surface=True)
        self._split = Split(self._asking, self._shown, 0.3)
        self._empty = EmptyState(
            "explore",
            _("Nothing to count yet"),
            _(
                "Once testimonies are kept here, they can be counted by what people said of themselves and of what happened."
            ),
            _("Take the &first testimony"),
        )
        self.empty_act = self._empty.act_requested
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
        for each in (self.picture, self.together):
            each.kind_chosen.connect(lambda _kind: self.count())

    def refresh(self) -> None:
        """Read which dimensions there are, and count anew."""
        self.worker.run(dimensions, self._on_dimensions, lane="explore dimensions")

    def begin(self) -> None:
        """Put the focus on the question."""
        self.question.setFocus(Qt.FocusReason.OtherFocusReason)

    def count(self) -> None:
        """Count what is asked for; an older question that was not counted yet is dropped."""
        asked, view, outlines = self.question.asked(), self._boxes[self._shown.currentIndex()], self.outlines
        self._asking.setVisible(view is not self.missing)
        if view is self.missing:
            self.worker.run(coverage.coverage, self.missing.show_coverage, lane="explore")
            return
        if not asked.by:
            return
        kind = self.picture.kind if view is self.picture else self.together.kind

        def work(archive: Any, progress: Progress) -> Explored:
            if view is self.counts:
                return read_table(archive, asked, progress)
            if view is self.picture:
                return read_picture(archive, asked, kind, outlines, progress)
            return read_together(archive, asked, kind, progress)

        self.worker.run_watched(
            work,
            lambda found: self._on_counted(view, found),
            refused=lambda error: self._on_refused(view, error),
            lane="explore",
        )

    def use_map(self, outlines: Outlines) -> None:
        """Draw these districts, until the program ends."""
        self.outlines = outlines
        self.count()

    def wanted(self, kind: Kind, *, together: bool = False) -> Wanted:
        """Return the chart that is on show, as it may be saved."""
        return Wanted(self.question.asked(), kind, together, () if together else self.outlines)

    def ask(self, asked: Asked) -> None:
        """Count by other dimensions, for the same readers as in `asked`."""
        self.question.choose(asked.by, asked.readers)

    def _on_dimensions(self, axes: tuple[Axis, ...]) -> None:
        self.question.set_axes(axes)
        self._stack.setCurrentWidget(self._split if axes else self._empty)
        self.count()

    def _on_refused(self, view: QWidget, error: HrforumError) -> None:
        """Show no numbers of another question, and say why there are none of this one."""
        why = (
            _("Stopped: these numbers were not counted.") if isinstance(error, Cancelled) else error.sentence
        )
        if view is self.counts:
            self.counts.show_none(why)
        elif isinstance(view, PictureBox):
            view.offer(())
            view.show_chart(None, why)

    def _on_counted(self, view: QWidget, found: Explored) -> None:
        table = found.table
        if table is not None:
            nobody = table.n == 0 and not table.asked.where and not table.asked.words
            self._stack.setCurrentWidget(self._empty if nobody else self._split)
        if view is self.counts and table is not None:
            self.counts.show_table(table, found.told)
        elif isinstance(view, PictureBox):
            view.offer(found.kinds)
            view.show_chart(found.chart, found.told, found.rows)
