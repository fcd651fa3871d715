"""Hearings: where the testimonies are brought."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal

from hrforum.domain.changes import Concept
from hrforum.domain.hearing import Hearing, warnings
from hrforum.i18n import _, ngettext
from hrforum.operations import hearing as operations
from ui.archive_worker import ArchiveWorker
from ui.days import day_text, short_day_text
from ui.pages.list_page import ListPage
from ui.parts.columns import column
from ui.parts.day_field import today
from ui.parts.empty_state import EmptyState
from ui.parts.facts import Facts
from ui.parts.flow import Flow
from ui.parts.hearing_rules import interpreting_names, rule_names
from ui.parts.lines import Line
from ui.parts.strips import Strip
from ui.parts.words import button, heading

_AMONG_THE_FACTS = {"pages", "copies"}
"""What a rule asks for, and nothing went against it yet: it stands among the facts."""


class HearingsPage(ListPage):
    """`packet_requested(hearing)` to begin a packet for it, `calendar_requested(hearing)` for its days in a calendar file."""

    shows = frozenset({Concept.HEARING})
    packet_requested = Signal(object)
    calendar_requested = Signal(object)

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
        self._warnings = column(gap="near")
        packet = button(_("&Make a packet for it"), "primary")
        change, remove = button(_("&Change …")), button(_("&Remove …"), "quiet")
        days = button(_("Into a ca&lendar …"))
        buttons = Flow()
        for each in (packet, change, days, remove):
            buttons.add(each)
        self.detail.addWidget(self._name)
        self.detail.addLayout(self._warnings)
        self.detail.addWidget(self._facts)
        self.detail.addWidget(buttons)
        self.detail.addStretch(1)
        packet.clicked.connect(self._on_packet_clicked)
        change.clicked.connect(self._request_edit)
        remove.clicked.connect(self._on_delete)
        days.clicked.connect(self._on_days_clicked)

    def read(self, archive: Any) -> Sequence[Hearing]:
        """Return the hearings."""
        return operations.everything(archive)

    def line(self, value: Hearing) -> Line:
        """Return how a hearing stands in the list."""
        return Line(value.body, "", day_text(value.held_on), value.item, _deadline(value))

    def show_one(self, value: Hearing) -> None:
        """Show one hearing."""
        self._name.setText(value.body)
        self._warn(value)
        self._facts.tell(_facts_of(value))

    def _warn(self, value: Hearing) -> None:
        while (old := self._warnings.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.deleteLater()
        for one in warnings(value, today()):
            if one.code in _AMONG_THE_FACTS and not one.grave:
                continue
            strip = Strip(closable=False)
            strip.say(one.sentence, "wrong" if one.grave else "warning")
            self._warnings.addWidget(strip)

    def _on_packet_clicked(self) -> None:
        if self.chosen is not None:
            self.packet_requested.emit(self.chosen)

    def _on_days_clicked(self) -> None:
        if self.chosen is not None:
            self.calendar_requested.emit(self.chosen)


def _facts_of(value: Hearing) -> Iterator[tuple[str, str]]:
    yield _("Item"), value.item
    yield _("Date"), _at(day_text(value.held_on), value.starts)
    yield _("Room"), value.room
    yield _("Papers are due"), _at(day_text(value.deadline), value.deadline_time)
    yield _("Copies"), str(value.copies or "")
    yield _("Pages at most"), str(value.page_limit or "")
    if value.speaking_seconds:
        spoken = ngettext("{n} second each", "{n} seconds each", value.speaking_seconds)
        yield _("Speaking time"), spoken.format(n=value.speaking_seconds)
    for name, rule in (
        (_("Names said aloud"), value.names_aloud),
        (_("Addresses said aloud"), value.addresses_aloud),
        (_("Anonymous papers taken"), value.anonymous_accepted),
    ):
        yield name, rule_names()[rule] if rule else ""
    if value.interpreting:
        yield _("Interpreting"), interpreting_names()[value.interpreting]
    yield (
        _("Public record"),
        " · ".join(part for part in (value.public_record, _from(value.public_on)) if part),
    )
    yield _("Rules"), value.rules


def _at(day: str, time: str) -> str:
    return _("{day}, {time}").format(day=day, time=time) if day and time else day


def _from(day: date | None) -> str:
    return _("from {day}").format(day=day_text(day)) if day else ""


def _deadline(value: Hearing) -> str:
    if value.deadline is None or value.deadline < today():
        return ""
    return _("due {day}").format(day=short_day_text(value.deadline))
