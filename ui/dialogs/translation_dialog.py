"""Asks for a translation beside the original: the words, the language, who translated and how."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from hrforum.domain.intake import Reading
from hrforum.domain.testimony import VersionKind
from hrforum.i18n import _
from ui.days import language_name
from ui.dialogs.dialog import Dialog
from ui.parts.field import Field, line, paragraph
from ui.parts.language_box import LanguageBox
from ui.parts.reading_text import ReadingText


@dataclass(frozen=True)
class Translation:
    """Words in another language, and where they come from."""

    language: str
    words: str
    translator: str
    method: str


class TranslationDialog(Dialog):
    """Emits `decided(Translation)`."""

    def __init__(self, parent: QWidget | None, reading: Reading) -> None:
        super().__init__(
            parent,
            _("Translation of {code}").format(code=reading.testimony.code),
            _(
                "It stands beside the original. A newer one in the same language takes its place; the older stays, sealed."
            ),
            act=_("&Keep translation"),
        )
        original = next(one for one in reading.versions if one.kind is VersionKind.ORIGINAL)
        other = "es" if original.language == "en" else "en"
        self._language = LanguageBox(other)
        self._words = paragraph(rows=8, role="reading")
        self._translator = line()
        self._method = line()
        self._words_field = Field(_("&Words"), self._words)
        self._translator_field = Field(_("T&ranslated by"), self._translator)
        shown = ReadingText(original.words, language_name(original.language))
        self.body.addWidget(
            Field(_("Original, {language}").format(language=language_name(original.language)), shown)
        )
        for each in (
            Field(_("&Language"), self._language),
            self._words_field,
            self._translator_field,
            Field(_("&How"), self._method, _("For instance “read aloud to the person and agreed”.")),
        ):
            self.body.addWidget(each)
        self._words.setFocus()

    def value(self) -> Translation | None:
        """Return the translation, or None after saying what is missing."""
        self._words_field.set_wrong("" if self._words.toPlainText().strip() else _("There are no words yet."))
        self._translator_field.set_wrong("" if self._translator.text().strip() else _("Say who translated."))
        for field in (self._words_field, self._translator_field):
            if field.wrong:
                field.setFocus()
                return None
        return Translation(
            self._language.code(),
            self._words.toPlainText(),
            self._translator.text().strip(),
            self._method.text().strip(),
        )
