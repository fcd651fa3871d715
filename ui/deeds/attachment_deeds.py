"""Deeds about attachments: attach files and pasted pictures, show them, say what they are, save a copy, remove."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from hrforum.domain.attachment import Attachment, Described, Incoming, Kind
from hrforum.domain.changes import Changes, Concept
from hrforum.domain.consent import Answer, Consent, Use
from hrforum.domain.file_name import shown
from hrforum.domain.risk import reminder
from hrforum.errors import HrforumError
from hrforum.i18n import _, ngettext
from hrforum.operations import attachment as operations
from hrforum.operations import attachment_consent, saving_out, taking_in
from hrforum.progress import Progress
from ui.archive_worker import ArchiveWorker
from ui.deeds.attachment_place import Place, Target
from ui.deeds.deeds import Deeds
from ui.deeds.viewing_deeds import ViewingDeeds
from ui.dialogs.attachment_dialogs import AttachmentDialog, Said
from ui.dialogs.confirm import Confirm
from ui.parts.attached_list import AttachedList


class AttachmentDeeds(Deeds):
    """Everything about one list and the place whose attachments it shows."""

    def __init__(self, worker: ArchiveWorker, window: QWidget, attached: AttachedList, place: Place) -> None:
        super().__init__(worker, window)
        self.attached = attached
        self.place = place
        self._viewing = ViewingDeeds(worker, window)
        self._viewing.said.connect(self.said)
        attached.add_requested.connect(self.on_add_requested)
        attached.files_given.connect(self.on_files_given)
        attached.picture_given.connect(self.on_picture_given)
        attached.show_requested.connect(self._viewing.on_show_requested)
        attached.details_requested.connect(self.on_details_requested)
        attached.save_requested.connect(self.on_save_requested)
        attached.removal_requested.connect(self.on_removal_requested)
        worker.changed.connect(self._on_changed)
        self._gone = False
        attached.destroyed.connect(self._on_gone)

    def _on_gone(self) -> None:
        self._gone = True

    def refresh(self) -> None:
        """Read anew what is attached."""

        attached = self.place.attached()

        def read(archive: Any) -> tuple[list[Attachment], str]:
            return attached(archive), operations.warning(archive)

        def show(found: tuple[list[Attachment], str]) -> None:
            if not self._gone:
                self.attached.tell(*found)

        if not self._gone:
            self.worker.run(read, show, refused=lambda _error: None)

    def _on_changed(self, changes: Changes[Any]) -> None:
        if Concept.ATTACHMENT in changes.concepts:
            self.refresh()

    # -- attaching -----------------------------------------------------------------------------------------------------

    def on_add_requested(self) -> None:
        """Ask for files."""
        chooser = QFileDialog(self.window, _("Attach files"), str(Path.home()), _("All files (*)"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        chooser.filesSelected.connect(lambda names: self.on_files_given(tuple(map(Path, names))))
        chooser.open()

    def on_files_given(self, paths: Sequence[Path]) -> None:
        """Attach files; what cannot be taken is told of, and the others come in."""
        for path in paths:
            self._take_in(partial(taking_in.from_file, path), alone=len(paths) == 1)

    def on_picture_given(self, content: bytes) -> None:
        """Attach a picture that was pasted."""
        name = _("Pasted {moment}").format(moment=datetime.now().astimezone().strftime("%Y-%m-%d %H.%M"))
        self._take_in(lambda progress: taking_in.take_in(name, content, progress), alone=True)

    def _take_in(self, read: Callable[[Progress], Incoming], *, alone: bool) -> None:
        target, at_risk = self.place.target(), self.place.at_risk

        def settle(incoming: Incoming) -> None:
            keep = partial(self._keep, incoming, target, alone=alone)
            if at_risk and incoming.kind is Kind.SOUND:
                self._ask_voice(incoming, partial(keep, deliberate=True))
            else:
                keep()

        self.worker.run_aside(read, settle, refused=self.refuse)

    def _ask_voice(self, incoming: Incoming, keep: Callable[[], None]) -> None:
        dialog = Confirm(
            self.window,
            True,
            _("Keep the voice of somebody at high risk?"),
            [
                _("{name} is sound. A voice is as good as a name.").format(name=shown(incoming.name)),
                reminder(),
            ],
            act=_("&Attach it all the same"),
            leave=_("&Do not attach it"),
        )
        dialog.decided.connect(dialog.kept)
        dialog.decided.connect(lambda _sure: keep())
        dialog.open()

    def _keep(self, incoming: Incoming, target: Target, *, alone: bool, deliberate: bool = False) -> None:
        def keep(archive: Any) -> Changes[Attachment]:
            return operations.add(archive, incoming, Described(), **target(archive), deliberate=deliberate)

        def done(changes: Changes[Attachment]) -> None:
            one = changes.value
            if one.stripped:
                self.said.emit(
                    _("Attached: {name}. Place, time and camera were left out.").format(name=shown(one.name)),
                    "good",
                )
            else:
                self.said.emit(_("Attached: {name}.").format(name=shown(one.name)), "good")
            if alone and one.kind is Kind.PICTURE:
                self.on_details_requested(one)

        self.worker.run(keep, done, refused=self.refuse)

    # -- saying what it is ---------------------------------------------------------------------------------------------

    def on_details_requested(self, one: Attachment) -> None:
        """Ask what an attachment is."""

        def read(archive: Any) -> tuple[Attachment, Answer, bool]:
            fresh = operations.by_id(archive, one.id)
            return (
                fresh,
                attachment_consent.may_leave(archive, one.id),
                attachment_consent.is_proof(archive, one.id),
            )

        def show(found: tuple[Attachment, Answer, bool]) -> None:
            fresh, may_leave, proof = found
            dialog = AttachmentDialog(
                self.window,
                fresh,
                may_leave,
                kept=fresh.testimony_id is not None,
                proof=proof or self.place.proves(fresh),
            )
            dialog.decided.connect(lambda said: self._settle(dialog, fresh, said))
            dialog.open()

        self.worker.run(read, show, refused=self.refuse)

    def _settle(self, dialog: AttachmentDialog, one: Attachment, said: Said) -> None:
        """Do what was decided, one deed after the other, each to be undone by itself."""
        if said.proves is not None and one.testimony_id is None:
            self.place.note_proof(said.proves, one)
        works = _works(one, said)
        for work in works[:-1]:
            self.worker.run(work, refused=dialog.refused)
        if works:
            self.worker.run(works[-1], dialog.kept, refused=dialog.refused)
        else:
            dialog.kept()

    # -- out and away --------------------------------------------------------------------------------------------------

    def on_save_requested(self, one: Attachment) -> None:
        """Save a copy where those who speak agreed that it leaves; else ask whether it is for use inside."""

        def read(archive: Any) -> tuple[bool, Answer]:
            return attachment_consent.leaves(archive, one.id), attachment_consent.may_leave(archive, one.id)

        def ask(found: tuple[bool, Answer]) -> None:
            leaves, answer = found
            if leaves:
                self._ask_where(one)
            else:
                self._ask_inside(one, answer)

        self.worker.run(read, ask, refused=self.refuse)

    def _ask_inside(self, one: Attachment, answer: Answer) -> None:
        said = (
            _("Somebody who speaks said no to its leaving the archive.")
            if answer is Answer.NO
            else _("Nobody agreed yet that it leaves the archive.")
        )
        dialog = Confirm(
            self.window,
            one,
            _("Save a copy for use inside?"),
            [said, _("Give the copy to nobody. It is not encrypted, and the ledger keeps that it was made.")],
            act=_("&Save for use inside"),
            leave=_("&Do not save it"),
        )
        dialog.decided.connect(dialog.kept)
        dialog.decided.connect(lambda _one: self._ask_where(one, inside=True))
        dialog.open()

    def _ask_where(self, one: Attachment, *, inside: bool = False) -> None:
        chooser = QFileDialog(self.window, _("Save a copy that is not encrypted"), str(Path.home()))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.selectFile(saving_out.name_of(one))
        chooser.fileSelected.connect(lambda name: self.save(one, Path(name), inside=inside))
        chooser.open()

    def save(self, one: Attachment, path: Path, *, inside: bool = False) -> None:
        """Save a copy there."""
        self.worker.run(
            lambda archive: saving_out.as_file(archive, one.id, path, inside=inside),
            lambda _changes: self.said.emit(
                _("Saved. This copy is not encrypted: remove it once it is no longer needed."), "warning"
            ),
            refused=self.refuse,
        )

    def on_removal_requested(self, one: Attachment) -> None:
        """Ask once more, then remove an attachment for good."""

        def show(proof: bool) -> None:
            consequences = [
                _("Its bytes leave the archive and the free space of the file. This cannot be undone.")
            ]
            if proof:
                consequences.append(_("It is the proof of answers of consent, which then stand without one."))
            dialog = Confirm(
                self.window,
                one.id,
                _("Remove {name} for good?").format(name=one.described.caption or shown(one.name)),
                consequences,
                act=_("&Remove for good"),
            )
            self.ask(dialog, operations.remove)

        self.worker.run(
            lambda archive: attachment_consent.is_proof(archive, one.id), show, refused=self.refuse
        )

    def refuse(self, error: HrforumError) -> None:
        """Tell why something was refused."""
        self.said.emit(error.sentence, "wrong")


def _works(one: Attachment, said: Said) -> list[Callable[[Any], Any]]:
    works: list[Callable[[Any], Any]] = []
    if said.described != one.described:
        works.append(lambda archive: operations.edit(archive, one.id, said.described, one.rev))
    if (answer := said.may_leave) is not None:
        given = [Consent(Use.RECORDINGS, answer)]
        works.append(lambda archive: attachment_consent.give(archive, one.id, given))
    if (proof := said.proves) is not None and one.testimony_id is not None:
        works.append(lambda archive: attachment_consent.prove(archive, one.id, proof))
    return works


def ended_text(count: int) -> str:
    """Return what to say of recordings that a crash or a lock had broken off."""
    return ngettext(
        "A recording was broken off. What was recorded of it is attached.",
        "{count} recordings were broken off. What was recorded of them is attached.",
        count,
    ).format(count=count)
