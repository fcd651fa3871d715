"""Deeds about forums."""

from __future__ import annotations

from PySide6.QtCore import Signal

from hrforum.domain.forum import Forum
from hrforum.i18n import _
from hrforum.operations import forum as operations
from ui.deeds.deeds import Deeds
from ui.dialogs.confirm import Confirm
from ui.dialogs.forum_dialog import ForumDialog


class ForumDeeds(Deeds):
    """Adds, changes and removes forums; `added(id)` so that the page can show what is new."""

    added = Signal(int)

    def on_add_requested(self) -> None:
        """Ask for a new forum and keep it."""
        self.ask(ForumDialog(self.window), operations.add, lambda changes: self.added.emit(changes.value.id))

    def on_edit_requested(self, forum: Forum) -> None:
        """Ask for a forum's new values and keep them."""
        self.ask(ForumDialog(self.window, forum), operations.edit)

    def on_remove_requested(self, forum: Forum) -> None:
        """Ask once more, then remove a forum."""
        dialog = Confirm(
            self.window,
            forum.id,
            _("Remove the forum “{name}”?").format(name=forum.name),
            [_("A forum at which testimonies were heard stays. This can be undone.")],
            act=_("&Remove forum"),
        )
        self.ask(dialog, operations.remove)
