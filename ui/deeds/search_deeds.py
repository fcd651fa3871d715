"""Deeds about searches: save one under a name, remove it."""

from __future__ import annotations

from hrforum.domain.sought import SavedSearch, Sought
from hrforum.i18n import _
from hrforum.operations import saved_search
from ui.deeds.deeds import Deeds
from ui.dialogs.save_search_dialog import SaveSearchDialog


class SearchDeeds(Deeds):
    """Saves and removes searches."""

    def on_save_requested(self, sought: Sought) -> None:
        """Ask for a name, and keep the search under it."""
        if not sought.words and not sought.narrowed:
            self.said.emit(_("There is nothing to look for yet. Type words, or choose an answer."), "plain")
            return
        self.ask(
            SaveSearchDialog(self.window, sought.words),
            lambda archive, name: saved_search.save(archive, name, sought),
        )

    def on_removal_requested(self, one: SavedSearch) -> None:
        """Remove a saved search; it can be undone."""
        self.worker.run(lambda archive: saved_search.remove(archive, one.id), refused=self.refuse)
