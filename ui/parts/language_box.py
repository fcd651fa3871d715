"""A language: the usual ones by their own names, any other by its code."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter

from ui.days import LANGUAGES
from ui.parts.choice_box import ChoiceBox

_LEAST = 3
"""Letters of a name; two are a code."""


class LanguageBox(ChoiceBox):
    """Offers the usual languages, found by a few letters of their names; any BCP 47 code can be typed."""

    def __init__(self, code: str = "en") -> None:
        super().__init__()
        for key, name in LANGUAGES.items():
            self.addItem(name, key)
        self.setEditable(True)
        self.setInsertPolicy(self.InsertPolicy.NoInsert)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        self.set_code(code)
        typed = self.lineEdit()
        if typed is not None:
            typed.editingFinished.connect(self._on_editing_finished)

    def code(self) -> str:
        """Return the language's code; what was typed where it is none of the names."""
        typed = self.currentText().strip()
        at = self.findText(typed, Qt.MatchFlag.MatchFixedString)
        return str(self.itemData(at)) if at >= 0 else typed

    def set_code(self, code: str) -> None:
        """Choose a language by its code."""
        at = self.findData(code)
        if at >= 0:
            self.setCurrentIndex(at)
        else:
            self.setEditText(code)

    def _on_editing_finished(self) -> None:
        """Take the first language whose name holds what was typed, where that is no code."""
        typed = self.currentText().strip()
        if self.findText(typed, Qt.MatchFlag.MatchFixedString) >= 0:
            return
        at = self.findData(typed)
        if at < 0 and len(typed) >= _LEAST:
            at = self.findText(typed, Qt.MatchFlag.MatchContains)
        if at >= 0:
            self.setCurrentIndex(at)
