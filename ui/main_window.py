"""The one window: welcome, unlock and the open archive in turn; the wiring between pages stands in `ui/wiring`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QCloseEvent

from hrforum.i18n import _, ngettext
from ui.first_window import TITLE, FirstWindow

if TYPE_CHECKING:
    from hrforum.domain.changes import Changes
    from hrforum.domain.turn import Turn
    from hrforum.errors import HrforumError
    from hrforum.settings import Settings
    from ui.archive_worker import ArchiveWorker
    from ui.bug import Bug
    from ui.deeds.archive_deeds import ArchiveDeeds
    from ui.deeds.backup_deeds import BackupDeeds
    from ui.deeds.draft_deeds import DraftDeeds
    from ui.deeds.ledger_deeds import LedgerDeeds
    from ui.deeds.left_open_deeds import LeftOpenDeeds
    from ui.deeds.packet_deeds import PacketDeeds
    from ui.deeds.recovery_deeds import RecoveryDeeds
    from ui.guard import Guard
    from ui.menus import Menus
    from ui.pages.unlock_page import UnlockPage
    from ui.preferences import Preferences
    from ui.vault import Door


class MainWindow(FirstWindow):
    """`locked(path)` once the archive is closed after a lock: whoever made the window replaces the process."""

    locked = Signal(object)
    worker: ArchiveWorker
    preferences: Preferences
    menus: Menus
    deeds: ArchiveDeeds
    recovery: RecoveryDeeds
    backups: BackupDeeds
    of_ledger: LedgerDeeds
    left_open: LeftOpenDeeds
    unlock: UnlockPage
    drafts: DraftDeeds
    guard: Guard
    of_packet: PacketDeeds
    door: Door

    def __init__(self, kept: Settings) -> None:
        super().__init__(kept)
        self.may_close = self.locking = False
        self.desk: Any = None  # a Desk, once an archive was opened
        self.seat: Any = None  # a Seat, once somebody began one

    def make_rest(self) -> None:
        """Import and make the worker, the menus, and the page that opens an archive."""
        from ui.archive_worker import ArchiveWorker
        from ui.deeds.archive_deeds import ArchiveDeeds
        from ui.deeds.backup_deeds import back_up
        from ui.menus import Menus
        from ui.pages.unlock_page import UnlockPage
        from ui.places import places
        from ui.preferences import Preferences
        from ui.wiring.keeping import wire_keeping

        self.worker = ArchiveWorker(self, before_closing=back_up)
        self.preferences = Preferences(self.kept, self.worker)
        self._places = places()
        self.menuBar().clear()
        self.menus = Menus(self, self._places)
        self.deeds = ArchiveDeeds(self.worker, self, self.preferences)
        self.unlock = UnlockPage()
        self.stack.addWidget(self.unlock)
        self._wire_frame()
        wire_keeping(self)
        self._on_preferences_changed(self.preferences.now)

    # -- wiring --------------------------------------------------------------------------------------------------------

    def _wire_frame(self) -> None:
        """Connect what is there before an archive is open."""
        from ui.menus import connect

        menus, deeds, unlock, welcome = self.menus, self.deeds, self.unlock, self.welcome
        for action, slot in self._slots().items():
            connect(action, slot)
        menus.sizes.triggered.connect(self.preferences.on_size_chosen)
        menus.schemes.triggered.connect(self.preferences.on_scheme_chosen)
        menus.minutes.triggered.connect(self.preferences.on_minutes_chosen)
        welcome.new_requested.connect(deeds.on_new_requested)
        welcome.open_requested.connect(deeds.on_open_requested)
        welcome.practice_requested.connect(deeds.on_practice_requested)
        welcome.recent_requested.connect(deeds.on_open_requested)
        unlock.probe_requested.connect(deeds.on_probe_requested)
        unlock.passphrase_given.connect(deeds.on_passphrase_given)
        unlock.sheet_given.connect(deeds.on_sheet_given)
        unlock.left.connect(self.show_welcome)
        deeds.probe_wanted.connect(self._on_probe_wanted)
        deeds.probed.connect(unlock.probed)
        deeds.obstructed.connect(unlock.obstructed)
        deeds.refused.connect(self.say)
        deeds.busy.connect(lambda sentence: welcome.strip.say(sentence, "plain"))
        deeds.opened.connect(self._on_opened)
        deeds.said.connect(self.say)
        deeds.locked.connect(lambda: self.locked.emit(deeds.path))
        self.worker.changed.connect(self._on_changed)
        self.worker.failed.connect(self._on_failed)
        self.worker.undo_changed.connect(self._on_undo_changed)
        self.worker.undone.connect(lambda deed: self.saved.setText(_("Undone: {deed}").format(deed=deed)))
        self.worker.redone.connect(lambda deed: self.saved.setText(_("Done again: {deed}").format(deed=deed)))
        self.worker.crashed.connect(self.report)
        self.preferences.changed.connect(self._on_preferences_changed)

    def _slots(self) -> dict[QAction, Callable[[], object]]:
        from functools import partial

        menus, deeds, preferences = self.menus, self.deeds, self.preferences
        return {
            menus.new: deeds.on_new_requested,
            menus.open: deeds.on_open_requested,
            menus.practise: deeds.on_practice_requested,
            menus.passphrase: deeds.on_passphrase_change_requested,
            menus.lock: self.lock,
            menus.seat: self._on_seat_requested,
            menus.quit: self.close,
            menus.leave_now: self.leave_now,
            menus.undo: self.worker.undo,
            menus.redo: self.worker.redo,
            menus.new_testimony: self._on_new_testimony_requested,
            menus.find: self._on_find_requested,
            menus.larger: partial(preferences.step_size, 1),
            menus.smaller: partial(preferences.step_size, -1),
            menus.keep_recent: lambda: preferences.keep_recent(menus.keep_recent.isChecked()),
            menus.key_help: self._on_keys_requested,
            menus.about: self._on_about_requested,
            **{action: partial(self.go, key) for key, action in menus.places.items()},
        }

    def _wire(self) -> None:
        """Make the pages of an open archive, each part with its own wiring."""
        from ui.desk import Desk
        from ui.wiring.clamor import wire_clamor
        from ui.wiring.collect import wire_collect
        from ui.wiring.compile import wire_compile

        pages = {**wire_collect(self), **wire_compile(self), **wire_clamor(self)}
        for page in pages.values():
            page.said.connect(self.say)
        self.desk = Desk(self.worker, self._places, pages)
        self.desk.place_chosen.connect(self.go)
        self._watch()
        self.stack.addWidget(self.desk)

    def _watch(self) -> None:
        """Lock or cover what is open when nobody is there any more."""
        from ui.guard import Guard

        self.guard = Guard(self, self.preferences.now.lock_minutes)
        self.guard.left_alone.connect(self._on_left_alone)
        self.guard.fell_asleep.connect(self.lock)
        self.preferences.changed.connect(lambda now: self.guard.set_minutes(now.lock_minutes))
        self.guard.begin()

    # -- what is shown -------------------------------------------------------------------------------------------------

    def show_unlock(self, path: Path) -> None:
        """Show where an archive is opened."""
        self.complete()
        self.stack.setCurrentWidget(self.unlock)
        self.unlock.begin(path)

    def go(self, key: str) -> None:
        """Show a page of the open archive."""
        self.desk.show_place(key).begin()

    def after_go(self, key: str, then: Callable[..., object], *values: object) -> None:
        """Show a page, then do something on it."""
        self.go(key)
        then(*values)

    def show_testimony(self, testimony_id: int) -> None:
        """Show one testimony in its reader."""
        self.after_go("testimonies", self.desk.pages["testimonies"].choose, testimony_id)

    def write_at(self, forum_id: int = 0, turn: Turn | None = None) -> None:
        """Begin a new testimony, at a forum or at the newest, of somebody in its queue or of anybody."""
        self.go("testimonies")
        self.desk.pages["testimonies"].begin_new(forum_id, turn)

    def say(self, sentence: str, kind: str = "wrong") -> None:
        """Put one sentence where it is seen."""
        shown = self.stack.currentWidget()
        if shown is self.unlock:
            self.unlock.refused(sentence)
        elif self.seat is not None and self.seat.active:
            self.seat.page.say(sentence, kind)
        elif shown is not self.welcome:
            self.desk.say(sentence, kind)
        else:
            self.welcome.strip.say(sentence, kind)

    def report(self, bug: Bug) -> None:
        """Tell of an error in the program itself: what kind and where, never a word of a testimony."""
        from ui.dialogs.about_dialogs import BugDialog

        BugDialog(self, bug).open()

    def _on_probe_wanted(self, path: Path) -> None:
        """Ask for an archive's passphrase; where another is open, in a process that knows nothing of that one."""
        if self.desk is None:
            self.show_unlock(path)
        else:
            self.lock(path)

    def lock(self, path: Path | None = None) -> None:
        """Hide everything at once, keep an open form as a draft, close the archive, and ask for `path` or for the same archive."""
        from ui.clipboard import clipboard
        from ui.parting import hide_everything, keep_first

        hide_everything()
        clipboard().clear()
        if self.locking:
            return
        self.locking = True
        keep_first(self, lambda: self.deeds.on_lock_requested(path))

    def leave_now(self) -> None:
        """Hide everything at once, keep an open form as a draft, and end the program without a question."""
        from ui.clipboard import clipboard
        from ui.parting import hide_everything, keep_first

        hide_everything()
        clipboard().clear()

        def end() -> None:
            self.may_close = True
            self.close()

        keep_first(self, end)

    # -- facts ---------------------------------------------------------------------------------------------------------

    def _on_opened(self, about: Any) -> None:
        self.backups.path = self.deeds.path
        if self.desk is None:
            self._wire()
        self.unlock.opened()
        self.welcome.strip.clear()
        self.menus.set_open(True)
        self._on_undo_changed()
        self.setWindowTitle(f"{_('PRACTICE')} – {TITLE}" if about.practice else TITLE)
        self.desk.set_practice(about.practice)
        self.desk.set_travel(about.travel)
        self.desk.pages["testimonies"].writing.language = about.language
        self._show_counts(about)
        # Told after every deed too, also at a seat, from where nothing may lead to the desk.
        if self.stack.currentWidget() in (self.welcome, self.unlock):
            self.stack.setCurrentWidget(self.desk)
            self.go("testimonies" if about.testimonies else "forums")
            self.drafts.look(lambda: self.go("testimonies"))
            self.left_open.offer()

    def on_restored(self, path: Path, sentence: str) -> None:
        """Ask for the passphrase of what stands there now; words of the archive before are still in this process's memory."""
        if self.desk is None:
            self.show_unlock(path)
            self.unlock.tell(sentence)
        else:
            self.locked.emit(path)

    def _show_counts(self, about: Any) -> None:
        told = ngettext("{count} testimony", "{count} testimonies", about.testimonies)
        self.counts.setText(told.format(count=about.testimonies))

    def _on_changed(self, changes: Changes[Any]) -> None:
        self.saved.setText(_("Saved: {deed}").format(deed=changes.deed))
        if self.desk is not None:
            for page in self.desk.pages.values():
                page.note(changes)
            self.deeds.tell_about()

    def _on_failed(self, error: HrforumError) -> None:
        self.say(error.sentence, "wrong")

    def _on_undo_changed(self) -> None:
        self.menus.name_undo(self.worker.undo_name, self.worker.redo_name)

    def _on_left_alone(self) -> None:
        if self.seat is not None and self.seat.active:
            self.seat.hide()
        else:
            self.lock()

    # -- wishes --------------------------------------------------------------------------------------------------------

    def _on_new_testimony_requested(self) -> None:
        if self.desk.shown == "forums":
            self.desk.pages["forums"].take_testimony()
        else:
            self.write_at()

    def _on_find_requested(self) -> None:
        self.go("testimonies")
        self.desk.pages["testimonies"].search()

    def _on_seat_requested(self) -> None:
        from ui.seat import Seat

        if self.seat is None:
            self.seat = Seat(self)
        self.seat.deeds.on_seat_requested()

    def _on_keys_requested(self) -> None:
        from ui.dialogs.keys_dialog import KeysDialog
        from ui.keys import keys_within

        KeysDialog(self, [*self.menus.keys(), *keys_within()]).open()

    def _on_about_requested(self) -> None:
        from ui.dialogs.about_dialogs import AboutDialog

        AboutDialog(self).open()

    def _on_preferences_changed(self, now: Any) -> None:
        self.menus.show_preferences(now.scheme, now.text_percent, now.keep_recent, now.lock_minutes)
        self.welcome.show_recent(now.recent if now.keep_recent else ())

    def shut_down(self) -> None:
        """End the worker, which closes the archive."""
        if self.is_complete:
            self.worker.shut_down()

    def closeEvent(self, event: QCloseEvent) -> None:
        """End the worker, which closes the archive, before the window goes; what an open form holds is kept as a draft first."""
        from ui.parting import may_close

        if self.is_complete and not may_close(self):
            event.ignore()
            return
        self.hide()
        self.shut_down()
        super().closeEvent(event)
