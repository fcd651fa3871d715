"""Asks under which name a search is kept."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hrforum.i18n import _
from ui.dialogs.dialog import Dialog
from ui.parts.field import Field, line


class SaveSearchDialog(Dialog):
    """Emits `decided(name)`."""

    def __init__(self, parent: QWidget | None, words: str) -> None:
        super().__init__(
            parent,
            _("Save this search"),
            _("It finds anew whatever fits on that day. Do not name anybody in it."),
            act=_("&Save"),
        )
        self._name = line(words)
        self._field = Field(_("&Name"), self._name)
        self.body.addWidget(self._field)
        self._name.selectAll()
        self._name.setFocus()

    def value(self) -> str | None:
        """Return the name."""
        name = self._name.text().strip()
        self._field.set_wrong("" if name else _("Give the search a name."))
        return name or None
