"""Deeds about backups: make one, choose a second place, try one out, put one back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from hrforum.errors import HrforumError
from hrforum.i18n import _, ngettext
from hrforum.progress import SILENT, Progress
from ui.archive_worker import ArchiveWorker
from ui.deeds.deeds import Deeds
from ui.dialogs.backup_dialogs import BackupsDialog, BackupWish, RestoreDialog, RestoreWanted, Wish

_LOOK_MS = 5 * 60_000
"""So often is asked whether a backup is due in a long session; the rule itself is the rotation's."""


def back_up(archive: Any, *, closing: bool = True, progress: Progress = SILENT) -> None:
    """Make the backups that are due, before an archive is closed or in a long session; invented people need none."""
    from hrforum.operations import rotation

    if not archive.is_practice():
        rotation.after_session(archive, closing=closing, progress=progress)


class BackupDeeds(Deeds):
    """`restored(path, sentence)` once a backup stands in an archive's place, or where it was refused after the archive was closed."""

    restored = Signal(object, str)
    path: Path | None = None
    """The archive that a backup would be put in the place of."""

    def __init__(self, worker: ArchiveWorker, window: QWidget) -> None:
        super().__init__(worker, window)
        self._told = False
        self.looking = QTimer(self)
        self.looking.setInterval(_LOOK_MS)
        self.looking.timeout.connect(self._on_looking)
        self.looking.start()

    def _on_looking(self) -> None:
        """In a long session, make what is due while nothing else is asked of the archive; else look again later."""
        if self.worker.rests:
            self.worker.run_watched(
                lambda archive, progress: back_up(archive, closing=False, progress=progress),
                lambda _nothing: None,
                refused=self._on_none_made,
                lane="backup",
                quietly=True,
            )

    def _on_none_made(self, error: HrforumError) -> None:
        # Said once: what the disk refuses now it will refuse in five minutes too.
        if not self._told:
            self._told = True
            self.said.emit(_("No backup could be made. {why}").format(why=error.sentence), "warning")

    def on_requested(self) -> None:
        """Show how the archive stands with its backups, and do what is wished."""

        self.worker.run(_standing, lambda found: self._show(*found))

    def _show(self, standing: Any, known: Any) -> None:
        dialog = BackupsDialog(self.window, standing, known)
        dialog.decided.connect(lambda wish: self._do(dialog, wish))
        dialog.open()

    def _do(self, dialog: BackupsDialog, wish: BackupWish) -> None:
        if wish.wish is Wish.SECOND_PLACE:
            self._ask_second(dialog)
        elif wish.wish is Wish.RESTORE:
            dialog.kept()
            self.ask_to_restore(Path(wish.path))
        else:
            works = {Wish.MAKE: _make, Wish.DRILL: _drill, Wish.NO_SECOND_PLACE: _no_second}
            work = works[wish.wish]

            self._carry_out(dialog, lambda archive: work(archive, wish.path))

    def _carry_out(self, dialog: BackupsDialog, work: Callable[[Any], str]) -> None:
        """Do it, and show in the dialog, which stays, what was done and how things stand now."""
        self.worker.run(
            lambda archive: (work(archive), *_standing(archive)),
            lambda found: dialog.now(*found),
            refused=dialog.refused,
        )

    def on_restore_requested(self, path: Path) -> None:
        """Ask which backup is to be put in the place of an archive that is not open."""
        self.path = path
        folder = path.parent / "backups"
        chooser = QFileDialog(
            self.window,
            _("Which backup?"),
            str(folder if folder.is_dir() else path.parent),
            "hrforum (*.hrforum)",
        )
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda name: self.ask_to_restore(Path(name)))
        chooser.open()

    def ask_to_restore(self, backup: Path) -> None:
        """Explain, ask for the passphrase, then close the archive and put the backup in its place."""
        dialog = RestoreDialog(self.window, str(backup))

        def decided(value: RestoreWanted) -> None:
            dialog.kept()
            self.worker.close_archive(lambda _nothing: self._restore(backup, value.passphrase), as_it_is=True)

        dialog.decided.connect(decided)
        dialog.open()

    def _restore(self, backup: Path, passphrase: str) -> None:
        path = self.path
        assert path is not None

        def work() -> Any:
            from hrforum.operations import restore

            return restore.restore(path, backup, passphrase)

        def done(found: Any) -> None:
            said = [_("The backup stands in the archive's place. Open it with the passphrase of the backup.")]
            if found.unsure_since is not None:
                day = found.unsure_since.date().isoformat()
                said.append(
                    _(
                        "No newer copy could be read: what was erased after {day} may have come back. Ask for the list of erase orders."
                    ).format(day=day)
                )
            self.restored.emit(path, " ".join(said))

        self.worker.run_without_archive(
            work, done, refused=lambda error: self.restored.emit(path, error.sentence)
        )

    def _ask_second(self, dialog: BackupsDialog) -> None:
        chooser = QFileDialog(self.window, _("A second place for backups, such as a stick"), str(Path.home()))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.fileSelected.connect(lambda name: self.choose_second(name, dialog))
        chooser.rejected.connect(dialog.waited_in_vain)
        chooser.open()

    def choose_second(self, folder: str, dialog: BackupsDialog) -> None:
        """Send every backup to a second folder as well, the first one now."""

        def work(archive: Any) -> str:
            from hrforum.operations import backup, rotation

            rotation.choose_second(archive, folder)
            backup.make(archive, Path(folder))
            return _("Every backup goes there as well from now on. The first copy is there and was checked.")

        self._carry_out(dialog, work)


def _standing(archive: Any) -> tuple[Any, Any]:
    from hrforum.operations import backup, rotation

    return rotation.standing(archive), backup.known(archive)


def _make(archive: Any, _path: str) -> str:
    from hrforum.operations import backup, rotation

    made = backup.make(archive, backup.folder_of(archive)).value
    now = rotation.standing(archive)
    if now.second_there:
        backup.make(archive, Path(now.second))
    return _("The backup is made, opened and checked: {path}").format(path=made)


def _drill(archive: Any, path: str) -> str:
    from hrforum.operations import restore

    held = restore.drill(archive, Path(path)).value.held["testimony"]
    return ngettext(
        "It could be put back: every page is whole, with {count} testimony in it.",
        "It could be put back: every page is whole, with {count} testimonies in it.",
        held,
    ).format(count=held)


def _no_second(archive: Any, _path: str) -> str:
    from hrforum.operations import rotation

    rotation.choose_second(archive, "")
    return _("Backups go to one place only.")
