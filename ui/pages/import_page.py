"""Import: a spreadsheet or texts are read, their columns are mapped, the first rows are looked at, and all is brought in or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from hrforum.domain.changes import Changes, Concept
from hrforum.domain.forum import Forum
from hrforum.domain.tag import Codebook
from hrforum.errors import Cancelled, HrforumError
from hrforum.i18n import _, ngettext
from hrforum.operations import forum as forums
from hrforum.operations import sheet as operations
from hrforum.operations import tag as tags
from hrforum.operations.text import Splitting, called
from ui.archive_worker import ArchiveWorker
from ui.pages.import_mapping import ImportMapping, Read, part, read_files, read_texts
from ui.pages.import_outcome import ImportOutcome
from ui.pages.import_split import ImportSplit
from ui.pages.import_terms import ImportTerms, Terms
from ui.pages.page import Page
from ui.pages.sheet_file import SheetFile
from ui.parts.columns import ScrollPage, column, row
from ui.parts.empty_state import EmptyState
from ui.parts.strips import Strip
from ui.parts.words import button, set_role, title
from ui.theme import current
from ui.ticket import Ticket


@dataclass(frozen=True)
class Bringing:
    """A sheet as it was read, what its columns become, and what is true of all its rows."""

    sheet: operations.Sheet
    mapping: operations.Mapping
    file_name: str
    terms: Terms


class ImportPage(Page):
    """`choose_requested` to ask for a file, `bring_in_requested(Bringing)`, `testimonies_requested` to see what came in."""

    shows = frozenset({Concept.FORUM, Concept.TAG})
    choose_requested = Signal()
    bring_in_requested = Signal(object)
    testimonies_requested = Signal()

    def __init__(self, worker: ArchiveWorker) -> None:
        super().__init__(worker)
        self._paths: tuple[Path, ...] = ()
        self._read: Read | None = None
        self._reading: Ticket | None = None
        self._standing: list[operations.Brought] = []
        self.file = SheetFile()
        self.split = ImportSplit()
        self.mapping = ImportMapping(worker)
        self.terms = ImportTerms()
        self.outcome = ImportOutcome()
        self._strip = Strip(closable=False)
        self._bring_in = button(_("Bring &in"), "primary")
        self._put_away = button(_("P&ut the file away"))
        self._laid_out = QTimer(self)
        self._laid_out.setSingleShot(True)
        self._laid_out.setInterval(0)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self._show_stage("file")

    def _lay_out(self) -> None:
        whole = column(self, gap="hair")
        whole.setSpacing(0)
        self._content = _Content()
        page = column(self._content, gap="wide", edge="wide")
        page.addWidget(title(_("Import")))
        self._file_part = part(_("1. The file"), self.file, self.split)
        self._terms_part = part(_("4. For every row"), self.terms)
        self._empty = EmptyState(
            "import",
            _("Testimonies from files"),
            _(
                "Answers to an online form or from KoBoToolbox, a list that somebody typed, letters, or a transcript. You see what becomes which testimony before anything comes in, and Undo takes it back whole."
            ),
        )
        self._outcome_part = part(_("What came in"), self.outcome)
        for each in (self._file_part, self.mapping, self._terms_part, self._outcome_part):
            page.addWidget(each)
        page.addWidget(self._empty, 1)
        page.addStretch(1)
        self._page = ScrollPage(self._content, widest=54)
        whole.addWidget(self._page, 1)
        self._foot = QWidget()
        below = column(self._foot, gap="tight", edge="even")
        below.addWidget(self._strip)
        buttons = row()
        buttons.addWidget(self._bring_in)
        buttons.addWidget(self._put_away)
        buttons.addStretch(1)
        below.addLayout(buttons)
        whole.addWidget(self._foot)

    def _connect(self) -> None:
        self.file.choose_requested.connect(self.choose_requested)
        self.file.paths_given.connect(self.read_all)
        self.split.splitting_changed.connect(self._on_splitting_changed)
        self.mapping.looked_at.connect(self._show_reach)
        self.mapping.preview.row_reached.connect(lambda: self._follow(self.mapping.preview.rows))
        self._laid_out.timeout.connect(self._on_laid_out)
        self._bring_in.clicked.connect(self._on_bring_in_clicked)
        self._put_away.clicked.connect(self._on_put_away_clicked)
        self.outcome.testimonies_requested.connect(self.testimonies_requested)
        self.outcome.columns_requested.connect(self._on_columns_requested)
        self.outcome.copied.connect(lambda: self.said.emit(_("The report is copied."), "good"))

    # -- what the archive has ------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read which dimensions and forums there are."""

        def read(archive: Any) -> tuple[Codebook, Sequence[Forum]]:
            return tags.codebook(archive), forums.everything(archive)

        self.worker.run(read, lambda frame: self._on_frame_read(*frame), lane="import frame")

    def begin(self) -> None:
        """Put the focus where work goes on: the outcome, where texts are split, the columns, or the file."""
        if self._outcome_part.isVisibleTo(self):
            self.outcome.begin()
        elif self._read is not None:
            first = self.split if self._read.texts is not None else self.mapping
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.file.begin()

    def note(self, changes: Changes[Any]) -> None:
        """Refresh, and follow an import that was brought in, taken back or done again."""
        super().note(changes)
        if not isinstance(changes.value, operations.Brought):
            return
        at = QApplication.focusWidget()
        here = at is not None and self.isAncestorOf(at)
        # Taking an import back hands on the very report that it was brought in with.
        others = [one for one in self._standing if one is not changes.value]
        if len(others) < len(self._standing):
            self._standing = others
            self.outcome.show_taken_back()
        else:
            self._standing.append(changes.value)
            self.outcome.show_brought(changes.value)
        self._show_stage("outcome")
        if here:
            self.outcome.begin()

    def _on_frame_read(self, book: Codebook, held: Sequence[Forum]) -> None:
        self.terms.set_forums(held)
        self.mapping.set_book(book)

    # -- the file ------------------------------------------------------------------------------------------------------

    def read(self, path: Path) -> None:
        """Read one file."""
        self.read_all((path,))

    def read_all(self, paths: Sequence[Path]) -> None:
        """Read files off the window's thread, and show what their columns may be."""
        self._put_file_away()
        self._paths = tuple(paths)
        self.file.show_reading(self._paths)

        def refused(error: HrforumError) -> None:
            if self._reading is ticket:
                self._reading = None
                stopped = isinstance(error, Cancelled)
                self.file.refuse(_("Reading was stopped.") if stopped else error.sentence)

        def done(read: Read) -> None:
            if self._reading is ticket:
                self._reading = None
                self._on_read(read)

        ticket = self.worker.run_aside(lambda progress: read_files(paths, progress), done, refused=refused)
        self._reading = ticket

    def _on_read(self, read: Read) -> None:
        if read.texts is not None:
            self.split.show_texts(read.texts, read.splitting)
        self._show_read(read)
        self._show_stage("work")
        if self.isVisible():
            self.begin()

    def _show_read(self, read: Read) -> None:
        self._read = read
        self.file.show_read(read.sheet)
        self.mapping.show_read(read)

    def _on_splitting_changed(self, splitting: Splitting) -> None:
        """Split the texts anew; what was looked at before is not brought in meanwhile."""
        texts = self._read.texts if self._read is not None else None
        if texts is None:
            return
        self.mapping.refuse(_("Splitting …"))
        self.worker.run_aside(
            lambda _progress: read_texts(texts, splitting),
            self._on_split,
            refused=lambda error: self.mapping.refuse(error.sentence),
            lane="import split",
        )

    def _on_split(self, read: Read) -> None:
        if self._read is not None and self._read.texts is read.texts:
            self._show_read(read)

    def _put_file_away(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._read = None
        self._strip.clear()
        self.terms.begin_anew()
        self.split.put_away()
        self.mapping.put_away()
        self._show_stage("file")

    def _on_put_away_clicked(self) -> None:
        self._put_file_away()
        self.file.clear()
        self.file.begin()

    def _on_columns_requested(self) -> None:
        self._show_stage("work" if self._read is not None else "file")
        self.begin()

    # -- bringing it in ------------------------------------------------------------------------------------------------

    def brought(self) -> None:
        """The sheet is in: go on working."""
        self._set_busy(False)
        if self.isVisible():
            self.outcome.begin()

    def not_brought(self, sentence: str, kind: str) -> None:
        """Nothing came in: say why; everything stays as chosen."""
        self._set_busy(False)
        self._strip.say(sentence, kind)
        if self.isVisible():
            self._bring_in.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_bring_in_clicked(self) -> None:
        if self._read is None or not self.mapping.acceptable:
            return
        terms = self.terms.value()
        if terms is not None:
            self._strip.clear()
            self._set_busy(True)
            self.bring_in_requested.emit(
                Bringing(self._read.sheet, self.mapping.mapping, called(self._paths), terms)
            )

    def _set_busy(self, busy: bool) -> None:
        self._content.setEnabled(not busy)
        self._put_away.setEnabled(not busy)
        self.setAcceptDrops(not busy)
        self._show_reach()

    def _show_reach(self) -> None:
        count = self.mapping.acceptable
        told = ngettext("Bring &in {count} testimony", "Bring &in {count} testimonies", count)
        self._bring_in.setText(told.format(count=count) if count else _("Bring &in"))
        self._bring_in.setEnabled(count > 0 and self._content.isEnabled())

    def _show_stage(self, stage: str) -> None:
        for each in (self.mapping, self._terms_part, self._foot):
            each.setVisible(stage == "work")
        self._outcome_part.setVisible(stage == "outcome")
        self._empty.setVisible(stage == "file")
        # Where things are is known only once the new stage is laid out.
        self._laid_out.start()

    def _on_laid_out(self) -> None:
        self._page.verticalScrollBar().setValue(0)
        at = QApplication.focusWidget()
        if at is not None and self._content.isAncestorOf(at):
            self._follow(at)

    def _follow(self, widget: QWidget) -> None:
        self._page.ensureWidgetVisible(widget, 20, current().space("apart"))

    # -- dropping a file -----------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that lie on this computer."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            set_role(self._file_part, "strip-good")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before."""
        set_role(self._file_part, "card")
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the files that were dropped."""
        set_role(self._file_part, "card")
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.read_all(paths)


class _Content(QWidget):
    """As tall as its pieces are at the width there is: a label that wraps asks for the height of a narrow one."""

    def minimumSizeHint(self) -> QSize:
        """Return the least width; the height follows from it."""
        return QSize(super().minimumSizeHint().width(), 0)
