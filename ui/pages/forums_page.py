"""Forums: the events at which people speak, each as the evening that it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QShowEvent

from hrforum.domain.changes import Concept
from hrforum.domain.evening import Evening
from hrforum.domain.forum import Forum
from hrforum.domain.turn import Stage, Turn
from hrforum.i18n import _, ngettext
from hrforum.operations import evening
from hrforum.operations import forum as operations
from ui.archive_worker import ArchiveWorker
from ui.days import day_text, language_name
from ui.pages.evening_box import EveningBox
from ui.pages.list_page import ListPage
from ui.pages.queue_box import QueueBox
from ui.parts.columns import column
from ui.parts.empty_state import EmptyState
from ui.parts.facts import Facts
from ui.parts.flow import Flow
from ui.parts.lines import Line
from ui.parts.words import button, card, heading, label


class ForumsPage(ListPage):
    """`testimonies_requested(forum_id)` to see what was heard there; `testimony_requested(forum_id, Turn or None)` to take one down;

    `paper_requested(forum)` to print sheets. The wishes of `queue` and `evening` are their own signals.
    """

    shows = frozenset(
        {Concept.FORUM, Concept.TESTIMONY, Concept.TURN, Concept.CONSENT, Concept.ARCHIVE, Concept.DRAFT}
    )
    testimonies_requested = Signal(int)
    testimony_requested = Signal(int, object)
    paper_requested = Signal(object)

    def __init__(self, worker: ArchiveWorker) -> None:
        empty = EmptyState(
            "forum",
            _("No forum yet"),
            _(
                "A forum is the evening at which people spoke: a church hall, a date, the languages heard there."
            ),
            _("Add the &first forum"),
        )
        super().__init__(worker, _("Forums"), _("A&dd forum"), empty, share=0.34)
        self._counts: dict[int, int] = {}
        self._name = heading("")
        self._facts = Facts()
        self.queue, self.evening = QueueBox(), EveningBox()
        self.detail.addWidget(self._name)
        self.detail.addWidget(self._buttons())
        for name, piece in (
            (_("The queue"), self.queue),
            (_("The evening"), self.evening),
            (_("About this forum"), self._facts),
        ):
            holder = card()
            inner = column(holder, gap="near", edge="wide")
            inner.addWidget(label(name, "heading", wrap=True))
            inner.addWidget(piece)
            self.detail.addWidget(holder)
        self.detail.addStretch(1)
        self.evening.queue_requested.connect(self.queue.begin)
        self.queue.taking_requested.connect(self._on_taking_requested)

    def _buttons(self) -> Flow:
        take = button(_("&Take a testimony"), "primary")
        seen = button(_("&See its testimonies"))
        paper = button(_("Pr&int sheets …"))
        change, remove = button(_("&Change …")), button(_("&Remove …"), "quiet")
        buttons = Flow()
        for each in (take, seen, paper, change, remove):
            buttons.add(each)
        take.clicked.connect(lambda _checked=False: self.take_testimony())
        seen.clicked.connect(lambda: self._emit(self.testimonies_requested))
        paper.clicked.connect(lambda: self.paper_requested.emit(self.chosen) if self.chosen else None)
        change.clicked.connect(self._request_edit)
        remove.clicked.connect(self._on_delete)
        return buttons

    @property
    def chosen_id(self) -> int:
        """The id of the forum that is chosen, 0 where there is none."""
        return self.chosen.id if self.chosen is not None else 0

    def read(self, archive: Any) -> Sequence[Forum]:
        """Return the forums."""
        self._counts = operations.counts(archive)
        return operations.everything(archive)

    def line(self, value: Forum) -> Line:
        """Return how a forum stands in the list."""
        count = self._counts.get(value.id, 0)
        told = ngettext("{count} testimony", "{count} testimonies", count).format(count=count)
        return Line(value.name, value.place, day_text(value.held_on), told, value.prefix)

    def show_one(self, value: Forum) -> None:
        """Show one forum, and how its evening stands."""
        self._name.setText(value.name)
        self._facts.tell(
            (
                (_("Held on"), day_text(value.held_on)),
                (_("Place"), value.place),
                (_("Languages"), ", ".join(language_name(each) for each in value.languages)),
                (_("Notes taken by"), value.note_takers),
                (_("Who is here"), value.present),
                (_("Agenda"), value.agenda),
                (_("Codes begin with"), value.prefix),
                (_("Testimonies"), str(self._counts.get(value.id, 0))),
            )
        )
        self.queue.set_forum(value)
        self._read_evening()

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the evening anew each time: a draft is no deed, and nobody tells of it."""
        super().showEvent(event)
        self._read_evening()

    def _read_evening(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            self.worker.run(
                lambda archive: evening.of_forum(archive, chosen.id),
                self._on_evening,
                refused=lambda _error: None,
                lane="evening",
            )

    def _on_evening(self, found: Evening) -> None:
        if self.chosen is not None and self.chosen.id == found.forum_id:
            self.queue.set_queue(found.queue)
            self.evening.show_evening(found)

    def take_testimony(self) -> None:
        """Wish to take a testimony down here: that of who speaks, where the queue knows it."""
        self.testimony_requested.emit(self.chosen_id, self.queue.speaking)

    def _on_taking_requested(self, one: Turn) -> None:
        if one.stage is Stage.WAITING:
            self.queue.call_requested.emit(one)
        self.testimony_requested.emit(one.forum_id, one)

    def _emit(self, signal: SignalInstance) -> None:
        if self.chosen is not None:
            signal.emit(self.chosen.id)
