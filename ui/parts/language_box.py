"""A language: the usual ones by their own names, any other by its code."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter

from ui.days import LANGUAGES
from ui.parts.choice_box import ChoiceBox


class LanguageBox(ChoiceBox):
    """Offers the usual languages; any BCP 47 code can be typed."""

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
