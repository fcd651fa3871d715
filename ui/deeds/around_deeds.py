"""Deeds that make the papers around a packet: brief, cards for speakers, submission, and the packet as a Word document."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from PySide6.QtWidgets import QWidget

from hrforum.domain.packet import Packet
from hrforum.errors import HrforumError
from hrforum.i18n import _
from hrforum.operations import around, brief, export, hearing, speaker_card, submission
from hrforum.operations.document import Written
from hrforum.operations.submission import Wanted
from ui.archive_worker import ArchiveWorker
from ui.deeds.deeds import Deeds
from ui.deeds.document_place import document_chooser, saved_sentence
from ui.deeds.packet_deeds import PacketDeeds
from ui.dialogs.around_dialogs import CardsDialog, CardsWanted, SubmissionDialog
from ui.dialogs.packet_dialogs import Names, NamesDialog

Read: TypeAlias = Callable[..., around.Paper]
"""Reads a paper; takes the archive, `accept_names` and `progress`."""


class AroundDeeds(Deeds):
    """Carries out what the packets page wishes beside the packet itself."""

    def __init__(self, worker: ArchiveWorker, window: QWidget, packets: PacketDeeds) -> None:
        super().__init__(worker, window)
        self.packets = packets

    def on_word_requested(self, packet: Packet) -> None:
        """Ask where the packet should lie as a Word document, and make it."""
        chooser = document_chooser(self.window, _("Save the packet"), "packet.docx")
        chooser.fileSelected.connect(
            lambda chosen: self.packets.export_to(packet, export.Kind.PACKET, Path(chosen))
        )
        chooser.open()

    def on_brief_requested(self, packet: Packet) -> None:
        """Ask where the brief should lie, and make it."""

        def read(archive: Any, **more: Any) -> around.Paper:
            return brief.prepare(archive, packet.id, **more)

        self._ask_where(packet, read, _("Save the brief"), "brief.pdf")

    def on_cards_requested(self, packet: Packet) -> None:
        """Ask for speaking time and languages, then where the cards should lie, and make them."""

        def ask(which: Any) -> None:
            dialog = CardsDialog(self.window, packet, which)
            dialog.decided.connect(dialog.kept)
            dialog.decided.connect(lambda wanted: self._cards(packet, wanted))
            dialog.open()

        self.worker.run(lambda archive: hearing.by_id(archive, packet.hearing_id), ask, refused=self.refuse)

    def _cards(self, packet: Packet, wanted: CardsWanted) -> None:
        def read(archive: Any, **more: Any) -> around.Paper:
            return speaker_card.prepare(
                archive, packet.id, wanted.speaking, languages=wanted.languages, **more
            )

        self._ask_where(packet, read, _("Save the cards"), "cards.pdf")

    def on_submission_requested(self, packet: Packet) -> None:
        """Ask what the submission is to be, then where it should lie, and make it."""
        dialog = SubmissionDialog(self.window, packet)
        dialog.decided.connect(dialog.kept)
        dialog.decided.connect(lambda wanted: self._submission(packet, wanted))
        dialog.open()

    def _submission(self, packet: Packet, wanted: Wanted) -> None:
        def read(archive: Any, **more: Any) -> around.Paper:
            return submission.prepare(archive, packet.id, wanted, **more)

        self._ask_where(packet, read, _("Save the submission"), "submission.docx")

    # -- to paper ------------------------------------------------------------------------------------------------------

    def _ask_where(self, packet: Packet, read: Read, caption: str, name: str) -> None:
        chooser = document_chooser(self.window, caption, name)
        chooser.fileSelected.connect(lambda chosen: self.make(packet, read, Path(chosen)))
        chooser.open()

    def make(self, packet: Packet, read: Read, path: Path, *, accept_names: bool = False) -> None:
        """Make a paper in three jobs: read it, set it on the second thread, keep on record that it was made."""

        def refused(error: HrforumError) -> None:
            if isinstance(error, export.NamesInWords):
                self._ask_about_names(packet, read, path, error)
            else:
                self.refuse(error)

        self.worker.run_long(
            lambda archive, progress: read(archive, accept_names=accept_names, progress=progress),
            lambda paper: self._set(paper, path),
            refused=refused,
        )

    def _ask_about_names(self, packet: Packet, read: Read, path: Path, error: export.NamesInWords) -> None:
        def decided(names: Names) -> None:
            if names is Names.REVIEW:
                self.packets.review_requested.emit(packet)
            elif names is Names.HIDE:
                self.packets.reviews.hide_names(packet.id, partial(self.make, packet, read, path))
            else:
                self.make(packet, read, path, accept_names=True)

        dialog = NamesDialog(self.window, error.selection.warnings)
        dialog.decided.connect(dialog.kept)
        dialog.decided.connect(decided)
        dialog.open()

    def _set(self, paper: around.Paper, path: Path) -> None:
        def write(progress: Any) -> tuple[Written, str]:
            return around.write(paper, path, progress), _told(paper)

        self.worker.run_aside(write, lambda made: self._keep_on_record(paper, *made), refused=self.refuse)

    def _keep_on_record(self, paper: around.Paper, written: Written, told: str) -> None:
        def done(_changes: Any) -> None:
            self.said.emit(f"{saved_sentence(written)} {told}".strip(), "good")

        self.worker.run(
            lambda archive: around.keep_on_record(archive, paper, written), done, refused=self.refuse
        )


def _told(paper: around.Paper) -> str:
    """Return how long a submission is; "" for another paper."""
    if paper.kind is not around.Around.SUBMISSION:
        return ""
    counted = submission.budget_of(paper)
    told = _("{words} words of {budget}.").format(words=counted.words, budget=counted.budget or "–")
    return f"{told} {_('That is too long.')}" if counted.over else told
