"""Where a translation is written beside its original: the words, the language, who translated and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hrforum.domain.draft import Draft
from hrforum.domain.intake import Reading
from hrforum.domain.testimony import Version, VersionKind
from hrforum.i18n import _
from ui.days import language_name, reads_right_to_left
from ui.pages.form import Form
from ui.pages.form_state import Mark, State, state_of
from ui.parts.block import Block
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import column, gathered
from ui.parts.direction import turn
from ui.parts.field import Field, line, paragraph
from ui.parts.language_box import LanguageBox
from ui.parts.reading_text import ReadingText
from ui.parts.side_by_side import SideBySide
from ui.parts.words import label, title

KIND = "translation"
_FIRST_CHOICES = ("en", "es", "fr")


@dataclass(frozen=True)
class Translation:
    """Words in another language, and where they come from; `mark` is the draft they were."""

    testimony_id: int
    language: str
    words: str
    translator: str
    method: str
    mark: Mark = field(default_factory=Mark, compare=False)


def methods() -> tuple[str, ...]:
    """Return the usual ways of translating; they are printed beside the words, so they are told in words."""
    return (
        _("by a translator"),
        _("by a community interpreter"),
        _("read aloud to the person and agreed"),
        _("by machine, checked by the person named"),
        _("by machine, not checked"),
    )


class TranslationForm(Form):
    """`decided(Translation)`. A language that has a translation begins with it: a newer one seals the one before."""

    def __init__(self, reading: Reading, draft: Draft | None = None, translator: str = "") -> None:
        super().__init__(_("&Keep translation"), reading, draft.id if draft else 0)
        self.page.addWidget(title(_("Translation of {code}").format(code=reading.testimony.code)))
        self._original = next(one for one in reading.versions if one.kind is VersionKind.ORIGINAL)
        self._language = LanguageBox(_offered(self._original, reading.versions))
        self._words = paragraph(rows=12, role="reading")
        self._translator = line(translator)
        self._method = ChoiceBox()
        self._method.setEditable(True)
        self._method.setInsertPolicy(ChoiceBox.InsertPolicy.NoInsert)
        self._method.addItems(["", *methods()])
        self._count = label("", "small")
        self.ready(
            state_of(draft.body) if draft else None,
            Block(_("Original and translation"), "F3", self._beside(), begin=self.begin),
            Block(_("Who translated, and how"), "F4", self._by_whom(), begin=self._translator.setFocus),
            widest=90,
        )
        self._words.textChanged.connect(self._on_written)
        self._language.currentTextChanged.connect(lambda _text: self._turn())
        self._on_written()
        self._turn()

    def _beside(self) -> QWidget:
        name = _("Original, {language}").format(language=language_name(self._original.language))
        rtl = reads_right_to_left(self._original.language)
        shown = ReadingText(self._original.words, name, rtl=rtl)
        self._words_field = Field(_("&Words"), self._words)
        self._language_field = Field(_("&Language"), self._language)
        written = gathered(self._language_field, self._words_field, self._count, gap="tight")
        original = QWidget()
        above = column(original, gap="tight")
        above.addWidget(Field(name, shown))
        above.addStretch(1)
        return SideBySide(original, written)

    def _by_whom(self) -> QWidget:
        self._translator_field = Field(
            _("T&ranslated by"), self._translator, _("A name, or what the person is called in our papers.")
        )
        how = Field(
            _("H&ow"),
            self._method,
            _("Choose, or write it in your own words. It is printed beside the words."),
        )
        return SideBySide(self._translator_field, how)

    def begin(self) -> None:
        """Put the focus on the words."""
        self._words.setFocus(Qt.FocusReason.TabFocusReason)

    def written(self) -> Translation | None:
        """Return the translation, or None after saying what is missing."""
        language = self._language.code()
        same = language == self._original.language
        self._language_field.set_wrong(_("The original is in that language.") if same else "")
        self._words_field.set_wrong("" if self._words.toPlainText().strip() else _("There are no words yet."))
        self._translator_field.set_wrong("" if self._translator.text().strip() else _("Say who translated."))
        for one in (self._language_field, self._words_field, self._translator_field):
            if one.wrong:
                one.setFocus()
                return None
        return Translation(
            self.testimony_id or 0,
            language,
            self._words.toPlainText(),
            self._translator.text().strip(),
            self._method.currentText().strip(),
            self.mark,
        )

    def state(self) -> State:
        """Return everything the form holds, just as it is typed."""
        return {
            "form": KIND,
            "language": self._language.code(),
            "words": self._words.toPlainText(),
            "translator": self._translator.text(),
            "method": self._method.currentText(),
        }

    def restore(self, state: State) -> None:
        """Show what `state` gave; what a state does not speak of stays."""
        self._language.set_code(state.get("language", self._language.code()))
        self._words.setPlainText(state.get("words", self._words.toPlainText()))
        self._translator.setText(state.get("translator", self._translator.text()))
        self._method.setEditText(state.get("method", self._method.currentText()))

    def _on_written(self) -> None:
        text = self._words.toPlainText()
        self._count.setText(
            _("{words} words · the original has {original}").format(
                words=len(text.split()), original=len(self._original.words.split())
            )
        )

    def _turn(self) -> None:
        turn(self._words, self._language.code())


def _offered(original: Version, versions: Sequence[Version]) -> str:
    """Return the language that is most likely wanted: one of the usual that is not there yet."""
    there = {one.language for one in versions}
    return next(
        (code for code in _FIRST_CHOICES if code not in there), "en" if original.language != "en" else "es"
    )
