"""Deeds about the archive itself: make, open, practise, lock, change the passphrase."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from hrforum import settings
from hrforum.errors import HrforumError
from hrforum.i18n import _
from ui.archive_worker import ArchiveWorker
from ui.deeds.deeds import Deeds
from ui.dialogs.archive_dialogs import (
    NewArchive,
    NewArchiveDialog,
    NewPassphrase,
    NewPassphraseDialog,
)
from ui.parts.day_field import today
from ui.parts.new_passphrase import NewPassphraseField
from ui.preferences import Preferences

SUFFIX = ".hrforum"


class ArchiveDeeds(Deeds):
    """`probe_wanted(path)` before a passphrase is asked for, `probed`, `obstructed(sentence)`, `refused(sentence)`, `opened(about)`.

    `busy(sentence)` while a key is derived, which takes about a second. `made` once a new archive is open and shown.
    """

    probe_wanted = Signal(object)
    probed = Signal(object)
    obstructed = Signal(str)
    refused = Signal(str)
    opened = Signal(object)
    busy = Signal(str)
    made = Signal()
    locked = Signal()

    def __init__(self, worker: ArchiveWorker, window: QWidget, preferences: Preferences) -> None:
        super().__init__(worker, window)
        self._preferences = preferences
        self._path: Path | None = None
        self._next_step = ""
        self._by_sheet = False
        self._nagged = False

    @property
    def path(self) -> Path | None:
        """The archive that was opened last."""
        return self._path

    # -- choosing ------------------------------------------------------------------------------------------------------

    def on_open_requested(self, folder: str = "") -> None:
        """Ask for an archive file."""
        chooser = self._chooser(_("Open an archive"), folder)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda name: self.probe_wanted.emit(Path(name)))
        chooser.open()

    def on_new_requested(self) -> None:
        """Ask what the new archive is, then where it should lie, then make it."""
        dialog = NewArchiveDialog(self.window)
        dialog.decided.connect(lambda value: self._ask_where(dialog, value))
        serve(self.worker, dialog.passphrase)
        dialog.open()

    def on_practice_requested(self) -> None:
        """Ask where the practice archive should lie, then make it; one that is there already is opened."""
        chooser = self._chooser(_("Where should the practice archive be kept?"), "", save="practice" + SUFFIX)
        chooser.setOption(QFileDialog.Option.DontConfirmOverwrite)
        chooser.fileSelected.connect(lambda name: self.practise_at(Path(name)))
        chooser.open()

    def _chooser(self, caption: str, folder: str, save: str = "") -> QFileDialog:
        chooser = QFileDialog(self.window, caption, folder or str(Path.home()), f"hrforum (*{SUFFIX})")
        chooser.setDefaultSuffix(SUFFIX[1:])
        if save:
            chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            chooser.selectFile(save)
        return chooser

    def _ask_where(self, dialog: NewArchiveDialog, value: NewArchive) -> None:
        chooser = self._chooser(_("Where should the archive be kept?"), "", save="archive" + SUFFIX)
        chooser.fileSelected.connect(lambda name: self.make_at(Path(name), value, dialog))
        chooser.rejected.connect(dialog.waited_in_vain)
        chooser.open()

    # -- making and opening --------------------------------------------------------------------------------------------

    def make_at(self, path: Path, value: NewArchive, dialog: NewArchiveDialog) -> None:
        """Make an archive and open it."""

        def opener() -> Any:
            from hrforum.operations import archive

            return archive.create(
                path, value.passphrase, name=value.name, place=value.place, language=value.language
            )

        def done(_nothing: None) -> None:
            dialog.kept()
            self._next_step = _(
                "The archive is made. Its recovery sheet is in the Archive menu: without it a forgotten passphrase cannot be mended."
            )
            self._on_opened(path, self.made.emit)

        self.worker.open(opener, done, dialog.refused)

    def practise_at(self, path: Path) -> None:
        """Make a practice archive and open it, or open the one that lies there."""

        def opener() -> Any:
            from hrforum.operations import archive, practice

            if archive.with_suffix(path).exists():
                return archive.unlock(path, archive.PRACTICE_PASSPHRASE)
            return practice.make(path)

        self.busy.emit(_("Making the practice archive …"))
        self.worker.open(opener, lambda _nothing: self._on_opened(path), self._on_refused)

    def on_probe_requested(self, path: Path) -> None:
        """Find out whether anything is in the way before a passphrase is asked for."""

        def probe() -> None:
            from hrforum.operations import archive

            archive.probe(path)

        self.worker.run_without_archive(
            probe,
            lambda _nothing: self.probed.emit(path),
            refused=lambda error: self.obstructed.emit(error.sentence),
        )

    def on_passphrase_given(self, path: Path, passphrase: str) -> None:
        """Open an archive by its passphrase."""

        def opener() -> Any:
            from hrforum.operations import archive

            return archive.unlock(path, passphrase)

        self.worker.open(opener, lambda _nothing: self._on_opened(path), self._on_refused)

    def on_sheet_given(self, path: Path, code: str) -> None:
        """Open an archive by its recovery sheet."""

        def opener() -> Any:
            from hrforum.operations import archive

            return archive.unlock_with_recovery(path, code)

        def done(_nothing: None) -> None:
            self._by_sheet = True
            self._next_step = _(
                "Opened with the recovery sheet. Set a new passphrase now, in the Archive menu."
            )
            self._on_opened(path)

        self.worker.open(opener, done, self._on_refused)

    def open_with(self, path: Path, opener: Any) -> None:
        """Open an archive by a door of the caller's own, such as a key derived before."""
        self.worker.open(opener, lambda _nothing: self._on_opened(path), self._on_refused)

    def _on_refused(self, error: HrforumError) -> None:
        self.refused.emit(error.sentence)

    def _on_opened(self, path: Path, then: Callable[[], object] | None = None) -> None:
        self._path = path
        if self._preferences.now.keep_recent:
            self._remember(path)
        self.tell_about(then)

    def tell_about(self, then: Callable[[], object] | None = None) -> None:
        """Say what the archive is, once it is open or was described anew; once after it was opened, what it still lacks."""

        def told(found: tuple[Any, str]) -> None:
            about, lack = found
            self.opened.emit(about)
            if self._next_step:
                self.said.emit(self._next_step, "warning")
                self._next_step = ""
            elif lack and not self._nagged:
                self.said.emit(lack, "plain")
            self._nagged = True
            if then is not None:
                then()

        self.worker.run(_about, told)

    def _remember(self, path: Path) -> None:
        fresh = settings.Recent(str(path.absolute().parent), today().isoformat())
        older = [one for one in self._preferences.now.recent if one.folder != fresh.folder]
        self._preferences.change(replace(self._preferences.now, recent=(fresh, *older)[:5]))

    # -- while it is open ----------------------------------------------------------------------------------------------

    def on_lock_requested(self, following: Path | None = None) -> None:
        """Close the archive; the window is hidden before, and the process replaced after, by one that asks for `following`."""
        self._path = following or self._path
        self.worker.close_archive(lambda _nothing: self.locked.emit())

    def on_passphrase_change_requested(self) -> None:
        """Ask for another passphrase and change it."""

        def change(archive: Any, value: NewPassphrase) -> Any:
            from hrforum.operations import archive as operations

            if value.present is not None:
                operations.must_know(archive, value.present)
            return operations.change_passphrase(archive, value.passphrase)

        def done(_changes: Any) -> None:
            self._by_sheet = False
            self.said.emit(
                _("The passphrase is changed. The old recovery sheet is void: print a new one now."), "good"
            )

        dialog = NewPassphraseDialog(self.window, ask_present=not self._by_sheet)
        serve(self.worker, dialog.passphrase)
        self.ask(dialog, change, done)


def _about(archive: Any) -> tuple[Any, str]:
    """Return what the archive says of itself, and in one sentence what it lacks to be safe; empty where it lacks nothing."""
    from hrforum.operations import archive as operations
    from hrforum.operations import rotation

    about = operations.about(archive)
    lack = ""
    if not (about.recovery_typed_back or about.practice):
        lack = _(
            "The recovery sheet was not tried out yet. Print it, then type it back: both are in the Archive menu."
        )
    elif not (about.practice or about.travel or rotation.has_second(archive)):
        lack = _(
            "Backups go to this computer alone. A second place for them, such as a stick, is chosen in the Archive menu under Backups."
        )
    return about, lack


def serve(worker: ArchiveWorker, field: NewPassphraseField) -> None:
    """Offer words to a field for a new passphrase, and judge what is typed into it."""

    def draw() -> None:
        worker.run_without_archive(passphrase_words, field.offer)

    def judge(text: str) -> None:
        worker.run_without_archive(lambda: passphrase_strength(text), field.judged)

    field.words_requested.connect(draw)
    field.strength_requested.connect(judge)
    draw()


def passphrase_words() -> str:
    """Return six words to offer."""
    from hrforum.operations import passphrase

    return passphrase.generate()


def passphrase_strength(text: str) -> Any:
    """Return how hard a passphrase is to guess."""
    from hrforum.operations import passphrase

    return passphrase.strength(text)
