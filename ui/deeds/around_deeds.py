"""Deeds that make the papers around a packet: brief, cards for speakers, submission, and the packet as a Word document."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from PySide6.QtWidgets import QWidget

from hrforum.domain.packet import Packet
from hrforum.domain.submission import SubmissionKind
from hrforum.errors import HrforumError
from hrforum.i18n import _
from hrforum.operations import (
    around,
    brief,
    export,
    hearing,
    speaker_card,
    submission,
    submission_preset,
)
from hrforum.operations.document import Written
from hrforum.operations.submission_preset import Typed
from hrforum.operations.undecided import Undecided
from ui.archive_worker import ArchiveWorker
from ui.deeds.deeds import Deeds
from ui.deeds.document_place import document_chooser, saved_sentence
from ui.deeds.packet_deeds import PacketDeeds
from ui.deeds.submission_count import Counting
from ui.dialogs.around_dialogs import CardsDialog, CardsWanted
from ui.dialogs.packet_dialogs import Names, NamesDialog
from ui.dialogs.submission_dialog import SubmissionDialog, SubmissionWanted

Read: TypeAlias = Callable[..., around.Paper]
"""Reads a paper; takes the archive, `accept_names`, `accept_undecided` and `progress`."""
Made: TypeAlias = Callable[[around.Paper, Path], None]
"""Is told of a paper that was made, and where."""


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
        """Ask what the submission is to be while its words are counted, then where it should lie, and make it."""

        def read(archive: Any) -> tuple[Any, Any]:
            typed = {kind: submission_preset.typed(archive, kind) for kind in SubmissionKind}
            return submission_preset.everything(archive), typed

        def ask(known: tuple[Any, Any]) -> None:
            dialog = SubmissionDialog(self.window, packet, *known)
            counting = Counting(self.worker, dialog, packet.id)
            dialog.count_requested.connect(counting.on_count_requested)
            dialog.decided.connect(dialog.kept)
            dialog.decided.connect(lambda said: self._submission(packet, said))
            dialog.open()

        self.worker.run(read, ask, refused=self.refuse)

    def _submission(self, packet: Packet, said: SubmissionWanted) -> None:
        wanted = said.wanted

        def read(archive: Any, **more: Any) -> around.Paper:
            return submission.prepare(archive, packet.id, wanted, **more)

        def made(paper: around.Paper, path: Path) -> None:
            if said.trace:
                beside = path.with_name(f"{path.stem}-inside.csv")
                self.worker.run(
                    lambda archive: submission.write_trace(archive, paper, beside),
                    lambda _done: self.said.emit(
                        _("What each paragraph rests on: {file}. It is for yourselves alone.").format(
                            file=beside.name
                        ),
                        "plain",
                    ),
                    refused=self.refuse,
                )

        def keep(archive: Any) -> None:
            typed = Typed(wanted.joint, wanted.country, wanted.introduction)
            if typed != submission_preset.typed(archive, wanted.kind):
                submission_preset.keep_typed(archive, wanted.kind, typed)
            if said.budgets is not None:
                submission_preset.change(archive, wanted.kind, said.budgets)

        self.worker.run(keep, refused=self.refuse)
        self._ask_where(packet, read, _("Save the submission"), "submission.docx", made)

    # -- to paper ------------------------------------------------------------------------------------------------------

    def _ask_where(
        self, packet: Packet, read: Read, caption: str, name: str, made: Made | None = None
    ) -> None:
        chooser = document_chooser(self.window, caption, name)
        chooser.fileSelected.connect(lambda chosen: self.make(packet, read, Path(chosen), made))
        chooser.open()

    def make(
        self,
        packet: Packet,
        read: Read,
        path: Path,
        made: Made | None = None,
        *,
        accept_names: bool = False,
        accept_undecided: bool = False,
    ) -> None:
        """Make a paper in three jobs: read it, set it on the second thread, keep on record that it was made; then tell `made`."""

        def refused(error: HrforumError) -> None:
            if isinstance(error, export.NamesInWords):
                self._ask_about_names(packet, read, path, made, error)
            elif isinstance(error, Undecided):
                self.packets.ask_about_undecided(
                    packet,
                    error,
                    partial(
                        self.make, packet, read, path, made, accept_names=accept_names, accept_undecided=True
                    ),
                )
            else:
                self.refuse(error)

        self.worker.run_long(
            lambda archive, progress: read(
                archive, accept_names=accept_names, accept_undecided=accept_undecided, progress=progress
            ),
            lambda paper: self._set(paper, path, made),
            refused=refused,
        )

    def _ask_about_names(
        self, packet: Packet, read: Read, path: Path, made: Made | None, error: export.NamesInWords
    ) -> None:
        def decided(names: Names) -> None:
            if names is Names.REVIEW:
                self.packets.review_requested.emit(packet)
            elif names is Names.HIDE:
                self.packets.reviews.hide_names(packet.id, partial(self.make, packet, read, path, made))
            else:
                self.make(packet, read, path, made, accept_names=True)

        dialog = NamesDialog(self.window, error.selection.warnings)
        dialog.decided.connect(dialog.kept)
        dialog.decided.connect(decided)
        dialog.open()

    def _set(self, paper: around.Paper, path: Path, made: Made | None) -> None:
        def write(progress: Any) -> tuple[Written, str]:
            return around.write(paper, path, progress), _told(paper)

        self.worker.run_aside(
            write, lambda told: self._keep_on_record(paper, *told, made), refused=self.refuse
        )

    def _keep_on_record(self, paper: around.Paper, written: Written, told: str, made: Made | None) -> None:
        def done(_changes: Any) -> None:
            self.said.emit(f"{saved_sentence(written)} {told}".strip(), "good")
            if made is not None:
                made(paper, written.path)

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
