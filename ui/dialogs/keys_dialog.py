"""The help that F1 opens: every key of the program, found by a word of what it does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from hrforum.i18n import _, ngettext
from ui.dialogs.about_dialogs import Told
from ui.keys import Key
from ui.parts.line_model import LineModel
from ui.parts.lines import Line, LineList
from ui.parts.search_box import SearchBox
from ui.parts.words import muted
from ui.theme import current

_ROWS = 7


class KeysDialog(Told):
    """Every key of the program; the arrow keys go through the list."""

    def __init__(self, parent: QWidget | None, keys: Sequence[Key]) -> None:
        super().__init__(parent, _("Keys"))
        self._keys = list(keys)
        self._search = SearchBox(_("Find a key: consent, keep, queue …"))
        self._told = muted("")
        self._model = LineModel(self)
        self.list = LineList(_("Keys"))
        self.list.setModel(self._model)
        self.list.setMinimumHeight(current().size("body") * 4 * _ROWS)
        for piece in (self._search, self._told):
            self.body.addWidget(piece)
        self.body.addWidget(self.list, 1)
        self._search.search_requested.connect(self._show)
        self._search.left_downwards.connect(self.list.setFocus)
        self._show("")
        self._search.setFocus()

    def _show(self, sought: str) -> None:
        found = [one for one in self._keys if one.fits(sought)]
        self._model.set_rows([(one, Line(one.keys, one.does, below=one.where)) for one in found])
        if found:
            self.list.setCurrentIndex(self._model.index(0))
        count = ngettext("{count} key", "{count} keys", len(found)).format(count=len(found))
        self._told.setText(count if found else _("No key does that. Try another word, or look in the menus."))
