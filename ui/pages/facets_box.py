"""What narrows the list of testimonies by answers, and the searches that were saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hrforum.domain.sought import Facet, SavedSearch, Sought
from hrforum.i18n import _
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import column
from ui.parts.facets import FacetList
from ui.parts.flow import Flow
from ui.parts.words import button


class FacetsBox(QWidget):
    """`narrowed` when other answers are asked for; `recalled(Sought)` when a saved search is to be done again.

    `save_requested` to keep this search, `removal_requested(SavedSearch)` to keep one no longer.
    """

    narrowed = Signal()
    recalled = Signal(object)
    save_requested = Signal()
    removal_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.list = FacetList()
        self._saved = ChoiceBox()
        self._saved.setAccessibleName(_("Saved searches"))
        self._searches: Sequence[SavedSearch] = ()
        save = button(_("Sa&ve …"), "quiet", name=_("Save search …"))
        self._remove = button(_("Remo&ve"), "quiet", name=_("Remove saved search"))
        whole = column(self, gap="tight")
        whole.addWidget(self.list)
        acts = Flow()
        for each in (save, self._remove):
            acts.add(each)
        whole.addWidget(self._saved)
        whole.addWidget(acts)
        self.list.narrowed.connect(self.narrowed)
        self._saved.activated.connect(self._on_chosen)
        save.clicked.connect(self.save_requested)
        self._remove.clicked.connect(self._on_remove)
        self.set_saved(())

    def sought(self, words: str) -> Sought:
        """Return what is looked for with these words."""
        return self.list.sought(words)

    def clear(self) -> None:
        """Ask for no answer, without saying so."""
        self.list.set_sought(Sought())

    def ask(self, sought: Sought) -> None:
        """Ask for these answers, without saying so."""
        self.list.set_sought(sought)

    def show_facets(self, facets: Sequence[Facet]) -> None:
        """Show other counts."""
        self.list.show_facets(facets)

    def set_saved(self, searches: Sequence[SavedSearch]) -> None:
        """Say which searches are saved."""
        self._searches = searches
        self._saved.clear()
        self._saved.addItem(_("Saved searches …"), 0)
        for one in searches:
            self._saved.addItem(one.name, one.id)
        # Where nothing was saved yet, the answers themselves have the room.
        self._saved.setVisible(bool(searches))
        self._remove.setVisible(bool(searches))
        self._remove.setEnabled(False)

    @property
    def _chosen(self) -> SavedSearch | None:
        return next((one for one in self._searches if one.id == self._saved.currentData()), None)

    def _on_chosen(self, _at: int) -> None:
        one = self._chosen
        self._remove.setEnabled(one is not None)
        if one is not None:
            self.list.set_sought(one.sought)
            self.recalled.emit(one.sought)

    def _on_remove(self) -> None:
        if self._chosen is not None:
            self.removal_requested.emit(self._chosen)
