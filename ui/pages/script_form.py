"""Where a group changes what it reads aloud before somebody speaks: an opening, one sentence for each use, a closing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from hrforum.domain.consent import Use
from hrforum.domain.draft import Draft
from hrforum.domain.script import CLOSING, OPENING, PARTS, Script, words_of
from hrforum.i18n import _
from ui.days import language_name, reads_right_to_left
from ui.pages.form import Form
from ui.pages.form_state import Mark, State, state_of
from ui.parts.block import Block
from ui.parts.columns import gathered
from ui.parts.consent_words import use_name
from ui.parts.field import Field, line, paragraph
from ui.parts.language_box import LanguageBox
from ui.parts.words import label, muted, title

KIND = "script"


@dataclass(frozen=True)
class ScriptWords:
    """Other words for the script in a language, as `domain.script.words_of` gives them; `mark` is the draft they were."""

    language: str
    words: str
    mark: Mark = field(default_factory=Mark, compare=False)


class ScriptForm(Form):
    """`decided(ScriptWords)`. Choosing another language shows its script, unless something was written already."""

    def __init__(self, scripts: Sequence[Script], language: str, draft: Draft | None = None) -> None:
        super().__init__(_("&Keep as a new version"), None, draft.id if draft else 0)
        self._scripts = {one.language: one for one in scripts}
        self._language = LanguageBox(language)
        self._told = label("", "small", wrap=True)
        self._parts: dict[str, QPlainTextEdit | QLineEdit] = {
            name: paragraph(rows=5) if name in (OPENING, CLOSING) else line() for name in PARTS
        }
        self._fields = {name: Field(_name_of(name), each) for name, each in self._parts.items()}
        self.page.addWidget(title(_("What is read aloud")))
        self.page.addWidget(
            muted(
                _(
                    "Keep it short and plain. Leave in that a no costs nothing, that a court can demand what you hold, and that a filed packet cannot be taken back."
                )
            )
        )
        whose = gathered(Field(_("&Language"), self._language), self._told)
        whose.setFocusProxy(self._language)
        asks = gathered(*(self._fields[str(use)] for use in Use), gap="near")
        asks.setFocusProxy(self._parts[str(next(iter(Use)))])
        self._show()
        self.ready(
            state_of(draft.body) if draft else None,
            Block(_("Language"), "F2", whose),
            Block(_("Before the questions"), "F3", self._fields[OPENING]),
            Block(_("One question for each use"), "F4", asks),
            Block(_("After the questions"), "F5", self._fields[CLOSING]),
        )
        self._language.currentTextChanged.connect(lambda _text: self._on_language_chosen())

    def begin(self) -> None:
        """Put the focus on the opening."""
        self._parts[OPENING].setFocus(Qt.FocusReason.TabFocusReason)

    def _texts(self) -> dict[str, str]:
        return {
            name: each.text() if isinstance(each, QLineEdit) else each.toPlainText()
            for name, each in self._parts.items()
        }

    def _set_texts(self, texts: dict[str, str]) -> None:
        for name, each in self._parts.items():
            if isinstance(each, QLineEdit):
                each.setText(texts.get(name, ""))
                each.setCursorPosition(0)
            else:
                each.setPlainText(texts.get(name, ""))

    def _on_language_chosen(self) -> None:
        if self._texts() == self._shown:
            self._show()
            self._as_opened = self.body()
        self._turn()

    def _show(self) -> None:
        one = self._scripts.get(self._language.code())
        self._set_texts(one.parts() if one else {})
        self._shown = self._texts()
        self._turn()

    def _turn(self) -> None:
        code = self._language.code()
        one = self._scripts.get(code)
        if one is None:
            told = _("There is no script in {language} yet.").format(language=language_name(code))
        elif one.written_on is None:
            told = _("Version {version}, as it comes with hrforum.").format(version=one.version)
        else:
            told = _("Version {version}, written on {day}.").format(version=one.version, day=one.written_on)
        self._told.setText(told)
        right = reads_right_to_left(code)
        for each in self._parts.values():
            direction = Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
            each.setLayoutDirection(direction)

    def written(self) -> ScriptWords | None:
        """Return the words, or None after saying which part is empty."""
        texts = self._texts()
        for name, one in self._fields.items():
            one.set_wrong("" if texts[name].strip() else _("There are no words yet."))
        empty = next((one for one in self._fields.values() if one.wrong), None)
        if empty is not None:
            empty.setFocus()
            return None
        return ScriptWords(self._language.code(), words_of(texts), self.mark)

    def state(self) -> State:
        """Return everything the form holds, just as it is typed."""
        texts = self._texts()
        return {"form": KIND, "language": self._language.code(), "words": texts[OPENING], "parts": texts}

    def restore(self, state: State) -> None:
        """Show what `state` gave."""
        self._language.set_code(state.get("language", self._language.code()))
        self._set_texts(state.get("parts", {}))
        self._turn()


def _name_of(part: str) -> str:
    return {OPENING: _("Opening"), CLOSING: _("Closing")}.get(part) or use_name(Use(part))
