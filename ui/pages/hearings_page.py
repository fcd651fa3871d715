"""Hearings: where the testimonies are brought."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal

from hrforum.domain.changes import Concept
from hrforum.domain.hearing import Hearing
from hrforum.i18n import _
from hrforum.operations import hearing as operations
from ui.archive_worker import ArchiveWorker
from ui.days import day_text, short_day_text
from ui.pages.list_page import ListPage
from ui.parts.day_field import today
from ui.parts.empty_state import EmptyState
from ui.parts.facts import Facts
from ui.parts.flow import Flow
from ui.parts.lines import Line
from ui.parts.words import button, heading


class HearingsPage(ListPage):
    """`packet_requested(hearing)` to begin a packet for it."""

    shows = frozenset({Concept.HEARING})
    packet_requested = Signal(object)

    def __init__(self, worker: ArchiveWorker) -> None:
        empty = EmptyState(
            "hearing",
            _("No hearing yet"),
            _("A hearing is where the testimonies are brought: a council, a committee, one item on one day."),
            _("Add the &first hearing"),
        )
        super().__init__(worker, _("Hearings"), _("A&dd hearing"), empty)
        self._name = heading("")
        self._facts = Facts()
        packet = button(_("&Make a packet for it"), "primary")
        change, remove = button(_("&Change …")), button(_("&Remove …"), "quiet")
        buttons = Flow()
        for each in (packet, change, remove):
            buttons.add(each)
        self.detail.addWidget(self._name)
        self.detail.addWidget(self._facts)
        self.detail.addWidget(buttons)
        self.detail.addStretch(1)
        packet.clicked.connect(self._on_packet_clicked)
        change.clicked.connect(self._request_edit)
        remove.clicked.connect(self._on_delete)

    def read(self, archive: Any) -> Sequence[Hearing]:
        """Return the hearings."""
        return operations.everything(archive)

    def line(self, value: Hearing) -> Line:
        """Return how a hearing stands in the list."""
        return Line(value.body, "", day_text(value.held_on), value.item, _deadline(value))

    def show_one(self, value: Hearing) -> None:
        """Show one hearing."""
        self._name.setText(value.body)
        self._facts.tell(
            (
                (_("Item"), value.item),
                (_("Date"), day_text(value.held_on)),
                (_("Papers are due"), day_text(value.deadline)),
                (_("Rules"), value.rules),
            )
        )

    def _on_packet_clicked(self) -> None:
        if self.chosen is not None:
            self.packet_requested.emit(self.chosen)


def _deadline(value: Hearing) -> str:
    if value.deadline is None or value.deadline < today():
        return ""
    return _("due {day}").format(day=short_day_text(value.deadline))
