"""Packets: what is brought to a hearing, what gets in, what stays out and why, and the way to paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QMenu, QPushButton

from hrforum.domain.changes import Concept
from hrforum.domain.forum import Forum
from hrforum.domain.hearing import Hearing
from hrforum.domain.packet import Packet
from hrforum.domain.tag import Codebook
from hrforum.i18n import _, ngettext
from hrforum.operations import edition
from hrforum.operations import forum as forums
from hrforum.operations import hearing as hearings
from hrforum.operations import packet as operations
from hrforum.operations import tag as tags
from hrforum.operations import testimony as testimonies
from ui.archive_worker import ArchiveWorker
from ui.days import day_text
from ui.pages.list_page import ListPage
from ui.pages.packet_choice import Considered, PacketChoice
from ui.parts.empty_state import EmptyState
from ui.parts.flow import Flow
from ui.parts.lines import Line
from ui.parts.rule_strips import RuleStrips
from ui.parts.words import button, heading, muted


class PacketsPage(ListPage):
    """`packet_requested(Packet)` when a choice is to be kept, `matching_requested(packet, where)` to add testimonies.

    `export_requested(packet)` and `summary_requested(packet)` lead to paper, `review_requested(packet)` through all its words,
    `testimony_requested(id)` to one testimony, `filed_requested(Edition)` notes that one was handed in. `write_requested(packet)` and
    `preflight_requested(packet)` lead to its sections and to what is looked at before it goes out.
    """

    shows = frozenset(
        {
            Concept.PACKET,
            Concept.EDITION,
            Concept.HEARING,
            Concept.TESTIMONY,
            Concept.CONSENT,
            Concept.TAG,
            Concept.FORUM,
        }
    )
    changed_requested = Signal(object)
    matching_requested = Signal(object, object)
    export_requested = Signal(object)
    summary_requested = Signal(object)
    review_requested = Signal(object)
    testimony_requested = Signal(int)
    filed_requested = Signal(object)
    word_requested = Signal(object)
    brief_requested = Signal(object)
    cards_requested = Signal(object)
    submission_requested = Signal(object)
    write_requested = Signal(object)
    preflight_requested = Signal(object)

    def __init__(self, worker: ArchiveWorker) -> None:
        empty = EmptyState(
            "packet",
            _("No packet yet"),
            _(
                "A packet brings chosen testimonies to one hearing, as an accessible PDF. Only what people agreed to gets in."
            ),
            _("&Make the first packet"),
        )
        super().__init__(worker, _("Packets"), _("&New packet"), empty, share=0.3)
        self.hearings: Sequence[Hearing] = ()
        self._frame: tuple[Codebook, Sequence[Forum]] = (Codebook(), ())
        self._name = heading("")
        self._below = muted("")
        self._rules = RuleStrips()
        self._export = button(_("E&xport PDF …"), "primary")
        self._summary = button(_("Two-page &summary …"))
        change, remove = button(_("&Change …")), button(_("&Remove …"), "quiet")
        buttons = Flow()
        self._review = button(_("Loo&k through …"))
        write, look = button(_("&Write …")), button(_("Be&fore it goes out …"))
        write.clicked.connect(lambda: self._emit(self.write_requested))
        look.clicked.connect(lambda: self._emit(self.preflight_requested))
        for act in (self._export, write, look, self._summary, self._also(), self._review, change, remove):
            buttons.add(act)
        self.choice = PacketChoice()
        self.detail.addWidget(self._name)
        self.detail.addWidget(self._below)
        self.detail.addWidget(self._rules)
        self.detail.addWidget(buttons)
        self.detail.addWidget(self.choice, 1)
        self._export.clicked.connect(lambda: self._emit(self.export_requested))
        self._summary.clicked.connect(lambda: self._emit(self.summary_requested))
        self._review.clicked.connect(lambda: self._emit(self.review_requested))
        change.clicked.connect(self._request_edit)
        remove.clicked.connect(self._on_delete)
        self.choice.packet_changed.connect(self.changed_requested)
        self.choice.matching_requested.connect(self.matching_requested)
        self.choice.testimony_requested.connect(self.testimony_requested)
        self.choice.filed_requested.connect(self.filed_requested)

    def _also(self) -> QPushButton:
        """Return the button with the menu of what else can be made of a packet."""
        made = button(_("Als&o make"))
        menu = QMenu(made)
        for text, signal in (
            (_("&Brief of one page …"), self.brief_requested),
            (_("&Cards for speakers …"), self.cards_requested),
            (_("&Word document …"), self.word_requested),
            (_("&Submission …"), self.submission_requested),
        ):
            menu.addAction(text).triggered.connect(lambda _on=False, signal=signal: self._emit(signal))
        made.setMenu(menu)
        return made

    def read(self, archive: Any) -> Sequence[Packet]:
        """Return the packets."""
        self.hearings = hearings.everything(archive)
        self._frame = (tags.codebook(archive), forums.everything(archive))
        return operations.everything(archive)

    def line(self, value: Packet) -> Line:
        """Return how a packet stands in the list."""
        hearing = self._hearing(value)
        chosen = ngettext("{count} chosen", "{count} chosen", len(value.chosen)).format(
            count=len(value.chosen)
        )
        body = hearing.body if hearing else ""
        return Line(value.title, "", day_text(hearing.held_on) if hearing else "", body, chosen)

    def show_one(self, value: Packet) -> None:
        """Show one packet, and ask what of it would get in today."""
        hearing = self._hearing(value)
        told = f"{hearing.body}, {day_text(hearing.held_on)}" if hearing else ""
        self._name.setText(value.title)
        self._below.setText(told)
        self.choice.set_frame(*self._frame)

        def consider(archive: Any) -> Considered:
            ids = [each.testimony_id for each in value.chosen]
            rows = {row.id: row for row in testimonies.lines(archive, ids)} if ids else {}
            editions = tuple(operations.editions(archive, value.id))
            not_again = tuple(edition.can_be_remade(archive, each).sentence for each in editions)
            selection = operations.consider(archive, value)
            forms = [each.released.form for each in selection.exhibits]
            brought = hearings.brought(archive, forms)
            rules = tuple(hearings.warnings_of(archive, value.hearing_id, brought))
            return Considered(value, selection, rows, editions, not_again, rules)

        self.worker.run(consider, self._on_considered, refused=lambda _error: None, lane="consider")

    def show_left_out(self, packet_id: int) -> None:
        """Show what of a packet stays out, and why."""
        self.choose(packet_id)
        self.choice.show_left_out()

    def _hearing(self, value: Packet) -> Hearing | None:
        return next((one for one in self.hearings if one.id == value.hearing_id), None)

    def _on_considered(self, considered: Considered) -> None:
        if self.chosen is not None and self.chosen.id == considered.packet.id:
            self.choice.show_considered(considered)
            self._rules.tell(considered.rules)

    def _emit(self, signal: SignalInstance) -> None:
        if self.chosen is not None:
            signal.emit(self.chosen)
