"""What stands around the pages of an open archive: the practice mark, the rail, one sentence, and how far long work is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from ui.archive_worker import ArchiveWorker
from ui.pages.page import Page
from ui.parts.columns import column, row
from ui.parts.page_room import PageRoom
from ui.parts.rail import Place, Rail
from ui.parts.strips import ProgressStrip, Strip, practice_mark, travel_mark
from ui.theme import current
from ui.ticket import Ticket


class Desk(QWidget):
    """`place_chosen(key)` when another page is to be shown."""

    place_chosen = Signal(str)

    def __init__(self, worker: ArchiveWorker, places: tuple[Place, ...], pages: dict[str, Page]) -> None:
        super().__init__()
        self.pages = pages
        self._practice, self._travel = practice_mark(), travel_mark()
        self.rail = Rail(places)
        self._strip = Strip()
        self._progress = ProgressStrip()
        self._stack = QStackedWidget()
        self._rooms = {place.key: PageRoom(pages[place.key]) for place in places}
        for room in self._rooms.values():
            self._stack.addWidget(room)
        self._ticket: Ticket | None = None
        self._lay_out()
        self.rail.place_chosen.connect(self.place_chosen)
        self._progress.cancel_requested.connect(self._on_cancel_requested)
        worker.began.connect(self._on_began)
        worker.progressed.connect(self._on_progressed)
        worker.ended.connect(self._on_ended)

    def _lay_out(self) -> None:
        whole = column(self, gap="hair")
        whole.setSpacing(0)
        whole.addWidget(self._practice)
        whole.addWidget(self._travel)
        across = row()
        across.setSpacing(0)
        beside = PageRoom(self.rail)
        beside.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        across.addWidget(beside)
        middle = column(gap="hair")
        middle.setSpacing(0)
        holder = QWidget()
        around = column(holder)
        edge = current().space("near")
        around.setContentsMargins(edge, edge, edge, 0)
        around.addWidget(self._strip)
        self._strip_holder = holder
        holder.hide()
        self._strip.closed.connect(holder.hide)
        middle.addWidget(holder)
        middle.addWidget(self._stack, 1)
        middle.addWidget(self._progress)
        across.addLayout(middle, 1)
        whole.addLayout(across, 1)

    @property
    def shown(self) -> str:
        """The key of the page that is shown."""
        return next(key for key, room in self._rooms.items() if room is self._stack.currentWidget())

    @property
    def sentence(self) -> str:
        """The sentence above the page, empty where there is none."""
        return self._strip.sentence

    def show_place(self, key: str) -> Page:
        """Show a page and return it."""
        room = self._rooms[key]
        self.rail.choose(key)
        if self._stack.currentWidget() is not room:
            self._stack.setCurrentWidget(room)
            self.hush()
        return self.pages[key]

    def set_practice(self, practice: bool) -> None:
        """Show the mark of a practice archive, or none."""
        self._practice.setVisible(practice)

    def set_travel(self, travel: bool) -> None:
        """Show the mark of a travel copy, or none."""
        self._travel.setVisible(travel)

    @property
    def is_practice(self) -> bool:
        """Whether the mark of a practice archive is shown."""
        return not self._practice.isHidden()

    def say(self, sentence: str, kind: str) -> None:
        """Put one sentence above the page."""
        self._strip_holder.show()
        self._strip.say(sentence, kind)

    def hush(self) -> None:
        """Take the sentence away."""
        self._strip.clear()
        self._strip_holder.hide()

    def _on_began(self, ticket: Ticket) -> None:
        self._ticket = ticket
        self._progress.begin()

    def _on_progressed(self, ticket: Ticket, done: int, total: int, label: str) -> None:
        if self._ticket is None:
            # A reader that turned out to take long.
            self._on_began(ticket)
        if ticket is self._ticket:
            self._progress.step(done, total, label)

    def _on_ended(self, ticket: Ticket) -> None:
        if ticket is self._ticket:
            self._ticket = None
            self._progress.end()

    def _on_cancel_requested(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
