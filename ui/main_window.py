"""The one window: welcome, unlock and the open archive in turn; all wiring between pages stands in `_wire`."""

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
    from hrforum.errors import HrforumError
    from hrforum.settings import Settings
    from ui.archive_worker import ArchiveWorker
    from ui.bug import Bug
    from ui.deeds.archive_deeds import ArchiveDeeds
    from ui.menus import Menus
    from ui.pages.unlock_page import UnlockPage
    from ui.preferences import Preferences


class MainWindow(FirstWindow):
    """`locked(path)` once the archive is closed after a lock: whoever made the window replaces the process."""

    locked = Signal(object)
    worker: ArchiveWorker
    preferences: Preferences
    menus: Menus
    deeds: ArchiveDeeds
    unlock: UnlockPage

    def __init__(self, kept: Settings) -> None:
        super().__init__(kept)
        self.may_close = False
        self.desk: Any = None  # a Desk, once an archive was opened

    def make_rest(self) -> None:
        """Import and make the worker, the menus, and the page that opens an archive."""
        from ui.archive_worker import ArchiveWorker
        from ui.deeds.archive_deeds import ArchiveDeeds
        from ui.menus import Menus
        from ui.pages.unlock_page import UnlockPage
        from ui.places import places
        from ui.preferences import Preferences

        self.worker = ArchiveWorker(self)
        self.preferences = Preferences(self.kept, self.worker)
        self._places = places()
        self.menuBar().clear()
        self.menus = Menus(self, self._places)
        self.deeds = ArchiveDeeds(self.worker, self, self.preferences)
        self.unlock = UnlockPage()
        self.stack.addWidget(self.unlock)
        self._wire_frame()
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
            menus.sheet: deeds.on_recovery_sheet_requested,
            menus.lock: self.lock,
            menus.quit: self.close,
            menus.undo: self.worker.undo,
            menus.redo: self.worker.redo,
            menus.new_testimony: self._write_at,
            menus.find: self._on_find_requested,
            menus.larger: partial(preferences.step_size, 1),
            menus.smaller: partial(preferences.step_size, -1),
            menus.keep_recent: lambda: preferences.keep_recent(menus.keep_recent.isChecked()),
            menus.keys: self._on_keys_requested,
            menus.about: self._on_about_requested,
            **{action: partial(self.go, key) for key, action in menus.places.items()},
        }

    def _wire(self) -> None:
        """Make the pages of an open archive and connect them: all wiring between pages."""
        from ui.deeds.deeds import Deeds
        from ui.deeds.draft_deeds import DraftDeeds
        from ui.deeds.forum_deeds import ForumDeeds
        from ui.deeds.hearing_deeds import HearingDeeds
        from ui.deeds.packet_deeds import PacketDeeds
        from ui.deeds.sheet_deeds import SheetDeeds
        from ui.deeds.tag_deeds import TagDeeds
        from ui.deeds.testimony_deeds import TestimonyDeeds
        from ui.desk import Desk
        from ui.pages.forums_page import ForumsPage
        from ui.pages.hearings_page import HearingsPage
        from ui.pages.import_page import ImportPage
        from ui.pages.packets_page import PacketsPage
        from ui.pages.page import Page
        from ui.pages.tags_page import TagsPage
        from ui.pages.testimonies_page import TestimoniesPage

        worker = self.worker
        forums, testimonies, tags = ForumsPage(worker), TestimoniesPage(worker), TagsPage(worker)
        packets, hearings = PacketsPage(worker), HearingsPage(worker)
        importing, of_sheet = ImportPage(worker), SheetDeeds(worker, self)
        pages: dict[str, Page] = {
            "forums": forums,
            "testimonies": testimonies,
            "tags": tags,
            "import": importing,
            "packets": packets,
            "hearings": hearings,
        }
        self.desk = Desk(worker, self._places, pages)
        self.desk.place_chosen.connect(self.go)
        self.stack.addWidget(self.desk)
        of_forum, of_testimony = ForumDeeds(worker, self), TestimonyDeeds(worker, self)
        of_tag, of_packet = TagDeeds(worker, self), PacketDeeds(worker, self)
        of_hearing, self.drafts = HearingDeeds(worker, self), DraftDeeds(worker, self)
        for page in pages.values():
            page.said.connect(self.say)
        every: tuple[Deeds, ...] = (of_forum, of_testimony, self.drafts, of_tag, of_packet, of_hearing)
        for deeds in every:
            deeds.said.connect(self.say)

        forums.add_requested.connect(of_forum.on_add_requested)
        forums.edit_requested.connect(of_forum.on_edit_requested)
        forums.remove_requested.connect(of_forum.on_remove_requested)
        forums.testimonies_requested.connect(
            lambda forum_id: self._after_go("testimonies", testimonies.show_forum, forum_id)
        )
        forums.testimony_requested.connect(self._write_at)
        of_forum.added.connect(forums.choose)

        reader = testimonies.reader
        testimonies.add_requested.connect(self._write_at)
        testimonies.written.connect(of_testimony.on_written)
        testimonies.form_changed.connect(self.drafts.watch)
        testimonies.leave_requested.connect(lambda: self.drafts.keep(testimonies.leave_form))
        testimonies.throw_away_requested.connect(self.drafts.on_throw_away_requested)
        testimonies.drafts.go_on_requested.connect(self.drafts.on_go_on_requested)
        self.drafts.resumed.connect(testimonies.resume)
        self.drafts.thrown_away.connect(testimonies.thrown_away)
        reader.edit_requested.connect(lambda reading: testimonies.write(reading.intake, reading))
        reader.consent_requested.connect(of_testimony.on_consent_requested)
        reader.withdrawal_requested.connect(of_testimony.on_withdrawal_requested)
        reader.translation_requested.connect(of_testimony.on_translation_requested)
        reader.translation_removal_requested.connect(of_testimony.on_translation_removal_requested)
        reader.removal_requested.connect(of_testimony.on_removal_requested)
        reader.history_requested.connect(of_testimony.on_history_requested)
        of_testimony.kept.connect(testimonies.kept)
        of_testimony.not_kept.connect(testimonies.not_kept)

        tags.dimension_requested.connect(of_tag.on_dimension_requested)
        tags.tag_requested.connect(of_tag.on_tag_requested)
        tags.edit_requested.connect(of_tag.on_edit_requested)
        tags.merge_requested.connect(of_tag.on_merge_requested)
        tags.retirement_requested.connect(of_tag.on_retirement_requested)
        tags.removal_requested.connect(of_tag.on_removal_requested)
        of_tag.added.connect(tags.choose)

        importing.choose_requested.connect(of_sheet.on_choose_requested)
        importing.bring_in_requested.connect(of_sheet.on_bring_in_requested)
        importing.testimonies_requested.connect(
            lambda: self._after_go("testimonies", testimonies.show_forum, 0)
        )
        of_sheet.chosen.connect(importing.read)
        of_sheet.brought.connect(importing.brought)
        of_sheet.not_brought.connect(importing.not_brought)

        packets.add_requested.connect(lambda: of_packet.on_add_requested(packets.hearings))
        packets.edit_requested.connect(lambda packet: of_packet.on_edit_requested(packets.hearings, packet))
        packets.remove_requested.connect(of_packet.on_remove_requested)
        packets.changed_requested.connect(of_packet.on_changed_requested)
        packets.matching_requested.connect(of_packet.on_matching_requested)
        packets.export_requested.connect(of_packet.on_export_requested)
        packets.summary_requested.connect(of_packet.on_summary_requested)
        packets.testimony_requested.connect(
            lambda which: self._after_go("testimonies", testimonies.choose, which)
        )
        of_packet.added.connect(packets.choose)
        of_packet.hearing_needed.connect(lambda: self.go("hearings"))

        hearings.add_requested.connect(of_hearing.on_add_requested)
        hearings.edit_requested.connect(of_hearing.on_edit_requested)
        hearings.remove_requested.connect(of_hearing.on_remove_requested)
        hearings.packet_requested.connect(
            lambda hearing: self._after_go("packets", of_packet.on_add_requested, [hearing], hearing.id)
        )
        of_hearing.added.connect(hearings.choose)

    # -- what is shown -------------------------------------------------------------------------------------------------

    def show_unlock(self, path: Path) -> None:
        """Show where an archive is opened."""
        self.complete()
        self.stack.setCurrentWidget(self.unlock)
        self.unlock.begin(path)

    def go(self, key: str) -> None:
        """Show a page of the open archive."""
        self.desk.show_place(key).begin()

    def _after_go(self, key: str, then: Callable[..., object], *values: object) -> None:
        self.go(key)
        then(*values)

    def _write_at(self, forum_id: int = 0) -> None:
        self.go("testimonies")
        self.desk.pages["testimonies"].begin_new(forum_id)

    def say(self, sentence: str, kind: str = "wrong") -> None:
        """Put one sentence where it is seen."""
        shown = self.stack.currentWidget()
        if shown is self.unlock:
            self.unlock.refused(sentence)
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
        from ui.parting import keep_first

        self.hide()
        keep_first(self, lambda: self.deeds.on_lock_requested(path))

    # -- facts ---------------------------------------------------------------------------------------------------------

    def _on_opened(self, about: Any) -> None:
        if self.desk is None:
            self._wire()
        self.unlock.opened()
        self.welcome.strip.clear()
        self.menus.set_open(True)
        self._on_undo_changed()
        self.setWindowTitle(f"{_('PRACTICE')} – {TITLE}" if about.practice else TITLE)
        self.desk.set_practice(about.practice)
        self.desk.pages["testimonies"].language = about.language
        self._show_counts(about)
        if self.stack.currentWidget() is not self.desk:
            self.stack.setCurrentWidget(self.desk)
            self.go("testimonies" if about.testimonies else "forums")
            self.drafts.look(lambda: self.go("testimonies"))

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

    # -- wishes --------------------------------------------------------------------------------------------------------

    def _on_find_requested(self) -> None:
        self.go("testimonies")
        self.desk.pages["testimonies"].search()

    def _on_keys_requested(self) -> None:
        from ui.dialogs.about_dialogs import KeysDialog

        KeysDialog(self, self.menus.keys_text()).open()

    def _on_about_requested(self) -> None:
        from ui.dialogs.about_dialogs import AboutDialog

        AboutDialog(self).open()

    def _on_preferences_changed(self, now: Any) -> None:
        self.menus.show_preferences(now.scheme, now.text_percent, now.keep_recent)
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
