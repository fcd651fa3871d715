"""Deeds about packets: make, change, choose testimonies, export packet and summary."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hrforum.domain.hearing import Hearing
from hrforum.domain.packet import Edition, Packet
from hrforum.domain.where import Where
from hrforum.errors import HrforumError
from hrforum.i18n import _, ngettext
from hrforum.operations import edition, export
from hrforum.operations import packet as operations
from hrforum.operations.document import Written
from hrforum.operations.undecided import Undecided
from ui.archive_worker import ArchiveWorker
from ui.deeds.deeds import Deeds
from ui.deeds.document_place import document_chooser, saved_sentence
from ui.deeds.review_deeds import ReviewDeeds
from ui.dialogs.confirm import Confirm
from ui.dialogs.filed_dialog import FiledDialog
from ui.dialogs.packet_dialogs import Names, NamesDialog, PacketDialog, UndecidedDialog


class PacketDeeds(Deeds):
    """`added(packet id)`, `hearing_needed` where there is no hearing yet to make a packet for, `review_requested(Packet)`."""

    added = Signal(int)
    hearing_needed = Signal()
    review_requested = Signal(object)

    def __init__(self, worker: ArchiveWorker, window: QWidget) -> None:
        super().__init__(worker, window)
        self.vault_is_open: Callable[[], bool] = lambda: False
        """Says whether names may be shown; set by whoever has the door."""
        self.reviews = ReviewDeeds(worker, window)
        self.reviews.said.connect(self.said)
        self.review_requested.connect(self.reviews.on_packet_review_requested)

    def on_add_requested(self, hearings: Sequence[Hearing], hearing_id: int = 0) -> None:
        """Ask for a new packet and keep it."""
        if not hearings:
            self.hearing_needed.emit()
            self.said.emit(_("A packet is made for a hearing: add the hearing first."), "plain")
            return
        dialog = PacketDialog(self.window, hearings, hearing_id=hearing_id)
        self.ask(dialog, operations.add, lambda changes: self.added.emit(changes.value.id))

    def on_edit_requested(self, hearings: Sequence[Hearing], packet: Packet) -> None:
        """Ask for a packet's new values and keep them."""
        self.ask(PacketDialog(self.window, hearings, packet), operations.edit)

    def on_changed_requested(self, packet: Packet) -> None:
        """Keep another choice or order."""
        self.worker.run(lambda archive: operations.edit(archive, packet))

    def on_matching_requested(self, packet: Packet, where: Where) -> None:
        """Add the testimonies of a filter that are not chosen yet, at the end."""

        def add(archive: Any) -> Any:
            known = {each.testimony_id for each in packet.chosen}
            more = [each for each in operations.matching(archive, where) if each.testimony_id not in known]
            return operations.edit(archive, replace(packet, chosen=(*packet.chosen, *more)))

        def done(changes: Any) -> None:
            count = len(changes.value.chosen) - len(packet.chosen)
            told = ngettext("{count} testimony was added.", "{count} testimonies were added.", count)
            self.said.emit(
                told.format(count=count) if count else _("All that match were chosen already."), "good"
            )

        self.worker.run(add, done)

    def on_remove_requested(self, packet: Packet) -> None:
        """Ask once more, then remove a packet."""
        dialog = Confirm(
            self.window,
            packet.id,
            _("Remove the packet “{title}”?").format(title=packet.title),
            [_("No testimony is touched. A packet that was exported stays on record. This can be undone.")],
            act=_("&Remove packet"),
        )
        self.ask(dialog, operations.remove)

    def on_filed_requested(self, one: Edition) -> None:
        """Ask on which day an edition was handed in, and note it."""
        self.ask(
            FiledDialog(self.window, one),
            lambda archive, value: edition.file(archive, value.edition_id, value.on_day),
        )

    # -- to paper ------------------------------------------------------------------------------------------------------

    def on_export_requested(self, packet: Packet) -> None:
        """Ask where the packet's PDF should lie, and make it."""
        self._ask_where(packet, export.Kind.PACKET, _("Save the packet"), "packet.pdf")

    def on_summary_requested(self, packet: Packet) -> None:
        """Ask where the summary's PDF should lie, and make it."""
        self._ask_where(packet, export.Kind.SUMMARY, _("Save the summary"), "summary.pdf")

    def _ask_where(self, packet: Packet, kind: export.Kind, caption: str, name: str) -> None:
        chooser = document_chooser(self.window, caption, name)
        chooser.fileSelected.connect(lambda chosen: self.export_to(packet, kind, Path(chosen)))
        chooser.open()

    def export_to(
        self,
        packet: Packet,
        kind: export.Kind,
        path: Path,
        *,
        accept_names: bool = False,
        accept_undecided: bool = False,
    ) -> None:
        """Make a PDF in three jobs: read it, set it on the second thread, keep on record that it was made."""

        def refused(error: HrforumError) -> None:
            if isinstance(error, export.NamesInWords):
                self._ask_about_names(packet, kind, path, error)
            elif isinstance(error, Undecided):
                self.ask_about_undecided(
                    packet,
                    error,
                    lambda: self.export_to(
                        packet, kind, path, accept_names=accept_names, accept_undecided=True
                    ),
                )
            else:
                self.refuse(error)

        self.worker.run_long(
            lambda archive, progress: export.prepare(
                archive,
                packet.id,
                kind,
                accept_names=accept_names,
                accept_undecided=accept_undecided,
                progress=progress,
            ),
            lambda prepared: self._set(prepared, path),
            refused=refused,
        )

    def _ask_about_names(
        self, packet: Packet, kind: export.Kind, path: Path, error: export.NamesInWords
    ) -> None:
        dialog = NamesDialog(self.window, error.selection.warnings, vault_open=self.vault_is_open())
        dialog.decided.connect(dialog.kept)
        dialog.decided.connect(lambda names: self._about_names(packet, kind, path, names))
        dialog.open()

    def ask_about_undecided(self, packet: Packet, error: Undecided, let_stand: Callable[[], None]) -> None:
        """Ask whether what nobody decided on is looked at, or stands in this document: then `let_stand` makes it."""

        def decided(names: Names) -> None:
            if names is Names.REVIEW:
                self.review_requested.emit(packet)
            else:
                let_stand()

        dialog = UndecidedDialog(self.window, error.codes)
        dialog.decided.connect(dialog.kept)
        dialog.decided.connect(decided)
        dialog.open()

    def _about_names(self, packet: Packet, kind: export.Kind, path: Path, names: Names) -> None:
        if names is Names.REVIEW:
            self.review_requested.emit(packet)
        elif names is Names.HIDE:
            self.reviews.hide_names(packet.id, lambda: self.export_to(packet, kind, path))
        else:
            self.export_to(packet, kind, path, accept_names=True)

    def _set(self, prepared: export.Prepared, path: Path) -> None:
        self.worker.run_aside(
            lambda progress: export.write(prepared, path, progress),
            lambda written: self._keep_on_record(prepared, written),
            refused=self.refuse,
        )

    def _keep_on_record(self, prepared: export.Prepared, written: Written) -> None:
        def done(_changes: Any) -> None:
            self.said.emit(saved_sentence(written), "good")

        self.worker.run(
            lambda archive: export.keep_on_record(archive, prepared, written), done, refused=self.refuse
        )
