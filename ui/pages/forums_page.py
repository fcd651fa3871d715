"""Forums: the events at which people spoke."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal, SignalInstance

from hrforum.domain.changes import Concept
from hrforum.domain.forum import Forum
from hrforum.i18n import _, ngettext
from hrforum.operations import forum as operations
from ui.archive_worker import ArchiveWorker
from ui.days import day_text, language_name
from ui.pages.list_page import ListPage
from ui.parts.empty_state import EmptyState
from ui.parts.facts import Facts
from ui.parts.flow import Flow
from ui.parts.lines import Line
from ui.parts.words import button, heading


class ForumsPage(ListPage):
    """`testimonies_requested(forum_id)` to see what was heard there; `testimony_requested(forum_id)` to take one down."""

    shows = frozenset({Concept.FORUM, Concept.TESTIMONY})
    testimonies_requested = Signal(int)
    testimony_requested = Signal(int)

    def __init__(self, worker: ArchiveWorker) -> None:
        empty = EmptyState(
            "forum",
            _("No forum yet"),
            _(
                "A forum is the evening at which people spoke: a church hall, a date, the languages heard there."
            ),
            _("Add the &first forum"),
        )
        super().__init__(worker, _("Forums"), _("A&dd forum"), empty)
        self._counts: dict[int, int] = {}
        self._name = heading("")
        self._facts = Facts()
        take = button(_("&Take a testimony"), "primary")
        seen = button(_("&See its testimonies"))
        change, remove = button(_("&Change …")), button(_("&Remove …"), "quiet")
        buttons = Flow()
        for each in (take, seen, change, remove):
            buttons.add(each)
        self.detail.addWidget(self._name)
        self.detail.addWidget(self._facts)
        self.detail.addWidget(buttons)
        self.detail.addStretch(1)
        take.clicked.connect(lambda: self._emit(self.testimony_requested))
        seen.clicked.connect(lambda: self._emit(self.testimonies_requested))
        change.clicked.connect(self._request_edit)
        remove.clicked.connect(self._on_delete)

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
        """Show one forum."""
        self._name.setText(value.name)
        self._facts.tell(
            (
                (_("Held on"), day_text(value.held_on)),
                (_("Place"), value.place),
                (_("Languages"), ", ".join(language_name(each) for each in value.languages)),
                (_("Notes taken by"), value.note_takers),
                (_("Codes begin with"), value.prefix),
                (_("Testimonies"), str(self._counts.get(value.id, 0))),
            )
        )

    def _emit(self, signal: SignalInstance) -> None:
        if self.chosen is not None:
            signal.emit(self.chosen.id)
