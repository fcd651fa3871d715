"""Testimonies: found by words, tags and forum, read, written down and changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from hrforum.domain.changes import Changes, Concept
from hrforum.domain.forum import Forum
from hrforum.domain.intake import Kept, Reading
from hrforum.domain.sought import SavedSearch
from hrforum.domain.tag import Codebook
from hrforum.domain.testimony import Status
from hrforum.domain.turn import Turn
from hrforum.i18n import _
from hrforum.operations import facet, marking, saved_search
from hrforum.operations import forum as forums
from hrforum.operations import tag as tags
from hrforum.operations import testimony as operations
from ui.archive_worker import ArchiveWorker
from ui.days import day_text
from ui.pages.finding import LARGE, Finding, Question
from ui.pages.form import Form
from ui.pages.listed import Counted, Listed, Row, count, how_many, look, rows
from ui.pages.page import Page
from ui.pages.reader import Reader
from ui.pages.testimony_form import Written, status_name
from ui.pages.together_bar import TogetherBar
from ui.pages.waiting_drafts import WaitingDrafts
from ui.pages.writing import Writing
from ui.parts.block_model import ID_ROLE, BlockModel
from ui.parts.columns import ScrollPage, column, row
from ui.parts.empty_state import EmptyState
from ui.parts.lines import Line, LineList
from ui.parts.split import Split
from ui.parts.words import button, title
from ui.theme import current

_MARKS = frozenset({Concept.REDACTION, Concept.PASSAGE})
_WITH_MARKS = _MARKS | {Concept.PACKET, Concept.TAG, Concept.EDITION}


def _frame(archive: Any) -> tuple[Codebook, Sequence[Forum], Sequence[SavedSearch]]:
    return tags.codebook(archive), forums.everything(archive), saved_search.everything(archive)


class TestimoniesPage(Page):
    """List, reader and form of testimonies.

    `add_requested` for a new one. The wishes of `reader`, `drafts` and `writing` are their own signals.
    """

    __test__ = False

    shows = frozenset(
        {
            Concept.TESTIMONY,
            Concept.TESTIFIER,
            Concept.TAG,
            Concept.CONSENT,
            Concept.FORUM,
            Concept.REDACTION,
            Concept.PASSAGE,
            Concept.SAVED_SEARCH,
        }
    )
    add_requested = Signal()

    def __init__(self, worker: ArchiveWorker) -> None:
        super().__init__(worker)
        self.book = Codebook()
        self.forums: Sequence[Forum] = ()
        self._chosen_id = 0
        self._listed = Listed((), 0)
        self._begun = False
        self.finding = Finding()
        self._search, self._told = self.finding.words, self.finding.told
        self._model = BlockModel(self._line, self)
        self.list = LineList(_("Testimonies"))
        self.list.setModel(self._model)
        self.together = TogetherBar(self.list, self._model)
        self.reader = Reader()
        self.drafts = WaitingDrafts(worker)
        self.writing = Writing(worker)
        self._add = button(_("&New testimony"), "primary", tip="Ctrl+N")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        browse = QWidget()
        whole = column(browse, gap="even", edge="wide")
        head = row()
        head.addWidget(title(_("Testimonies")), 1)
        head.addWidget(self._add)
        whole.addLayout(head)
        whole.addWidget(self.drafts)
        left = QWidget()
        finding = column(left, gap="tight")
        finding.addWidget(self.finding)
        finding.addWidget(self.together)
        finding.addWidget(self.list, 1)
        self._empty = EmptyState(
            "testimony",
            _("No testimony yet"),
            _("A testimony is what one person, or a few together, said at a forum."),
            _("&Take the first testimony"),
        )
        self._nothing = EmptyState("search", _("Nothing found"), _("Try fewer words, or fewer tags."))
        self._right = QStackedWidget()
        for each in (self.reader, self._nothing):
            self._right.addWidget(each)
        # In large text what is found by and what is found do not always fit below each other.
        large = current().percent >= LARGE
        self._split = Split(ScrollPage(left, widest=400) if large else left, self._right, 0.36)
        self._found = QStackedWidget()
        self._found.addWidget(self._split)
        self._found.addWidget(self._empty)
        whole.addWidget(self._found, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(browse)
        self._stack.addWidget(self.writing)
        column(self).addWidget(self._stack)

    def _connect(self) -> None:
        self._add.clicked.connect(self.add_requested)
        self.writing.opened.connect(lambda: self._stack.setCurrentWidget(self.writing))
        self.writing.said.connect(self.said)
        self.drafts.came.connect(self._on_draft_came)
        self._empty.act_requested.connect(self.add_requested)
        self.finding.changed.connect(self._look)
        self.finding.counts_wanted.connect(self._count)
        self._search.left_downwards.connect(lambda: self.list.setFocus(Qt.FocusReason.TabFocusReason))
        self._model.fetch_requested.connect(self._on_fetch_requested)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.activated.connect(lambda _at: self._wish(self.reader.edit_requested))
        delete = QShortcut(
            QKeySequence(Qt.Key.Key_Delete), self.list, context=Qt.ShortcutContext.WidgetShortcut
        )
        delete.activated.connect(lambda: self._wish(self.reader.removal_requested))

    # -- finding -------------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read filters, list and the testimony that is read anew."""
        self.worker.run(_frame, self._on_frame, lane="frame")
        self.drafts.refresh()

    def note(self, changes: Changes[object]) -> None:
        """Show marks anew where nothing but marks changed: the words, and what is selected in them, stay as they are."""
        reading = self.reader.reading
        if self.isVisible() and reading and changes.concepts & _MARKS and changes.concepts <= _WITH_MARKS:
            self._read_marking(reading.testimony.id)
        else:
            super().note(changes)

    def begin(self) -> None:
        """Put the focus where work goes on: the form if something is written in it, else the list."""
        if self.form is not None and self.form.touched:
            self._stack.setCurrentWidget(self.writing)
            self.form.begin()
        else:
            self.writing.close_form()
            self._stack.setCurrentIndex(0)
            target = self.list if self._model.rowCount() else self._add
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            self._on_draft_came()

    def _on_draft_came(self) -> None:
        # At the start nothing is listed yet: what was begun before comes before something new.
        focus = self.focusWidget()
        if focus is self._add or self._empty.isAncestorOf(focus):
            self.drafts.begin()

    def search(self) -> None:
        """Put the focus on the search box; an open form stays as it is behind the list."""
        self._stack.setCurrentIndex(0)
        self.drafts.refresh()
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def show_forum(self, forum_id: int) -> None:
        """List the testimonies of one forum."""
        self._stack.setCurrentIndex(0)
        self.finding.show_forum(forum_id)

    def show_only(self, ids: Sequence[int], said: str) -> None:
        """List these testimonies alone, until that is taken back; `said` tells what they are."""
        self.show_forum(0)
        self.finding.only.narrow(ids, said)
        self._look()

    def choose(self, testimony_id: int) -> None:
        """Read one testimony, at once or after the next refresh."""
        self._chosen_id = testimony_id
        self._read()

    def _on_frame(self, frame: tuple[Codebook, Sequence[Forum], Sequence[SavedSearch]]) -> None:
        self.book, self.forums, saved = frame
        self.finding.set_frame(self.book, self.forums, saved)
        self._look()
        self.worker.run(facet.languages, self.finding.set_languages, lane="languages")

    def _look(self) -> None:
        question, chosen = self.finding.question, self._chosen_id
        self.worker.run_cancellable(
            lambda archive, cancelled: look(archive, cancelled, question, chosen),
            self._on_listed,
            lane="list",
        )
        self._count()

    def _count(self) -> None:
        question = self.finding.question
        if self.finding.wants_counts:
            self.worker.run_cancellable(
                lambda archive, cancelled: count(archive, cancelled, question),
                lambda counted: self._on_counted(counted, question),
                lane="facets",
            )

    def _on_counted(self, counted: Counted, question: Question) -> None:
        if question != self.finding.question:
            return
        self.finding.facets.show_facets(counted.facets)
        shown = set(self._listed.ids) if counted.by_answers else set()
        more = [each for each in counted.by_answers if each not in shown]
        if more:
            self._model.append(more)
            self._listed = replace(self._listed, ids=[*self._listed.ids, *more])
            self._told.setText(how_many(self._listed))
            self._right.setCurrentWidget(self.reader)
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self._model.index(0, 0))

    def _on_listed(self, listed: Listed) -> None:
        self._listed = listed
        self._begun = listed.begun
        with QSignalBlocker(self.list.selectionModel()):
            # The old rows go before the new ones come: for a moment none is chosen, which is no wish of anybody.
            self._model.set_ids(listed.ids)
        self._told.setText(how_many(listed))
        at = self._model.row_of(self._chosen_id)
        self._found.setCurrentWidget(self._split if listed.total else self._empty)
        self._right.setCurrentWidget(self.reader if listed.ids else self._nothing)
        if listed.ids:
            self.list.setCurrentIndex(self._model.index(max(at, 0), 0))

    def _on_fetch_requested(self, generation: int, block: int, ids: list[int]) -> None:
        words = self._listed.words
        self.worker.run(
            lambda archive: rows(archive, ids, words),
            lambda fetched: self._on_fetched(generation, block, fetched),
        )

    def _on_fetched(self, generation: int, block: int, fetched: Sequence[Row]) -> None:
        self._model.put(generation, block, fetched)
        if self._begun:
            # Asked for only now, so that the first rows did not have to wait for it.
            self._begun = False
            self.worker.run(operations.ids, self._model.extend, lane="list")

    def _line(self, row: Row) -> Line:
        found, hit = row.testimony, row.hit
        mark = status_name(found.status) if found.status is Status.DRAFT else ""
        below, marks = (hit.snippet, hit.marks) if hit and hit.marks else (found.opening, ())
        return Line(found.code, found.people, day_text(found.heard_on), below, mark, marks)

    # -- reading -------------------------------------------------------------------------------------------------------

    def _on_current_changed(self, at: QModelIndex, _before: QModelIndex) -> None:
        if at.isValid():
            self._chosen_id = at.data(ID_ROLE)
            self._read()

    def _read(self) -> None:
        chosen = self._chosen_id
        if chosen:
            self.worker.run(
                lambda archive: operations.read(archive, chosen),
                self._on_reading,
                refused=lambda _error: None,
                lane="read",
            )

    def _on_reading(self, reading: Reading) -> None:
        self.reader.show_reading(reading, self.book)
        self._read_marking(reading.testimony.id)

    def _read_marking(self, chosen: int) -> None:
        self.worker.run(
            lambda archive: marking.read(archive, chosen),
            self.reader.show_marking,
            refused=lambda _error: None,
            lane="marking",
        )

    def _wish(self, signal: Any) -> None:
        if self.reader.reading is not None and self._model.rowCount():
            signal.emit(self.reader.reading)

    # -- writing -------------------------------------------------------------------------------------------------------

    @property
    def form(self) -> Form | None:
        """The form that is open, also behind the list."""
        return self.writing.form

    def begin_new(self, forum_id: int = 0, turn: Turn | None = None) -> None:
        """Open the form for a new testimony, at a forum or at the one that the list is narrowed to; `turn` is who tells it."""
        self.writing.begin_new(forum_id or self.finding.forum_id, turn=turn)

    def leave_form(self) -> None:
        """Close the form, which is kept or a draft or thrown away by now, and go back to the list."""
        self.writing.close_form()
        self._stack.setCurrentIndex(0)
        self.drafts.refresh()
        self.begin()

    def thrown_away(self, was_open: bool) -> None:
        """A draft is gone, and with it the form where it was open in one."""
        if was_open:
            self.leave_form()
        else:
            self.drafts.refresh()

    def kept(self, value: object, kept: Kept | None) -> None:
        """The form was kept: offer the next testimony at once, or read what was changed."""
        self.writing.kept(value)
        if isinstance(value, Written) and not value.testimony_id:
            self._chosen_id = kept.id if kept else 0
            self.writing.begin_new(value.intake.forum_id, kept)
            return
        self.leave_form()
        if kept is not None:
            self.choose(kept.id)
