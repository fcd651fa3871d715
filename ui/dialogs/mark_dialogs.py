"""Dialogs about marks: hide a place from somebody, mark a passage, and see what leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hrforum.domain.hearing import Hearing
from hrforum.domain.passage import Passage, PassageKind
from hrforum.domain.redaction import Audience, Reason, Redaction, usual_replacement
from hrforum.domain.tag import Codebook
from hrforum.i18n import _
from hrforum.operations.preview import Preview
from ui.codebook import offers
from ui.days import language_name, reads_right_to_left
from ui.dialogs.dialog import Dialog
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import column, gathered
from ui.parts.field import Field, line
from ui.parts.mark_names import AudienceBox, kind_name, reason_name
from ui.parts.marked_text import MarkedText
from ui.parts.shortened import shortened
from ui.parts.tag_picker import TagPicker
from ui.parts.words import label, muted

_LONGEST = 240


def quoted(said: str) -> str:
    """Return words in quotation marks, cut where they are long."""
    return f"“{shortened(said, _LONGEST)}”"


class RedactionDialog(Dialog):
    """Asks from whom a place is hidden, why, and what is read instead. Emits `decided(Redaction)`."""

    def __init__(
        self,
        parent: QWidget | None,
        redaction: Redaction,
        said: str,
        hearings: Sequence[Hearing],
        language: str = "en",
    ) -> None:
        kept = redaction.id != 0
        super().__init__(
            parent,
            _("Change what is hidden") if kept else _("Hide this place"),
            _("The words stay as they are inside. Who is outside reads something else there."),
            act=_("&Keep") if kept else _("&Hide it"),
        )
        self._redaction = redaction
        self._language = language
        if said:
            self.body.addWidget(label(quoted(said), "reading", wrap=True))
        self._reason = ChoiceBox()
        for reason in Reason:
            self._reason.addItem(reason_name(reason), reason)
        self._reason.setCurrentIndex(self._reason.findData(redaction.reason))
        self._audience = AudienceBox(hearings, redaction.audience)
        self._replacement = line(redaction.replacement)
        for each in (
            Field(_("What it would &tell"), self._reason),
            Field(_("Who is not to &read it"), self._audience),
            Field(
                _("What is read &instead"),
                self._replacement,
                _("Empty: the usual words, in the language of the document."),
            ),
        ):
            self.body.addWidget(each)
        self._reason.currentIndexChanged.connect(lambda _at: self._suggest())
        self._suggest()
        self._reason.setFocus()

    def _suggest(self) -> None:
        self._replacement.setPlaceholderText(
            usual_replacement(Reason(self._reason.currentData()), self._language)
        )

    def value(self) -> Redaction:
        """Return the redaction."""
        return replace(
            self._redaction,
            reason=Reason(self._reason.currentData()),
            audience=self._audience.audience,
            replacement=self._replacement.text().strip(),
        )


class PassageDialog(Dialog):
    """Asks what a passage is and which tags it has. Emits `decided(Passage)`."""

    def __init__(self, parent: QWidget | None, passage: Passage, said: str, book: Codebook) -> None:
        kept = passage.id != 0
        super().__init__(
            parent,
            _("Change the mark") if kept else _("Mark this passage"),
            act=_("&Keep") if kept else _("&Mark it"),
        )
        self._passage = passage
        self.body.addWidget(label(quoted(said), "reading", wrap=True))
        self._kind = ChoiceBox()
        for kind in PassageKind:
            self._kind.addItem(kind_name(kind), kind)
        self._kind.setCurrentIndex(self._kind.findData(passage.kind))
        self._tags = TagPicker(_("Tags of this passage"), _("Tag …"))
        self._tags.set_offers(offers(book, given=passage.tags))
        self._tags.set_picked(passage.tags)
        self._note = line(passage.note)
        for each in (
            Field(_("What it &is"), self._kind, _("A quote is offered where words are quoted.")),
            self._tags,
            Field(_("&Note"), self._note),
        ):
            self.body.addWidget(each)
        self._kind.setFocus()

    def value(self) -> Passage:
        """Return the passage."""
        return replace(
            self._passage,
            kind=PassageKind(self._kind.currentData()),
            tags=tuple(sorted(self._tags.picked())),
            note=self._note.text().strip(),
        )


class LeavesDialog(Dialog):
    """Shows one testimony as an audience would read it, or why it would not. `audience_chosen(Audience)` asks for another.

    Emits `decided(Audience)` where that is to be copied.
    """

    audience_chosen = Signal(object)

    def __init__(self, parent: QWidget | None, code: str, hearings: Sequence[Hearing]) -> None:
        super().__init__(
            parent,
            _("What leaves of {code}").format(code=code),
            _("What somebody outside would read today. Everything else stays in the archive."),
            act=_("&Copy it"),
            leave=_("C&lose"),
        )
        self._audience = AudienceBox(hearings)
        self.body.addWidget(Field(_("Who &reads"), self._audience))
        self._why = label("", "label", wrap=True)
        self._ask = muted("")
        self.body.addWidget(self._why)
        self.body.addWidget(self._ask)
        self._texts: QVBoxLayout = column(gap="near")
        self.body.addLayout(self._texts)
        self._audience.currentIndexChanged.connect(
            lambda _at: self.audience_chosen.emit(self._audience.audience)
        )
        self._audience.setFocus()

    @property
    def audience(self) -> Audience:
        """Who is chosen."""
        return self._audience.audience

    def show_preview(self, shown: Preview) -> None:
        """Show what leaves for the chosen audience."""
        while (old := self._texts.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.deleteLater()
        self._why.setText(shown.why if shown.released else _("Nothing leaves. {why}").format(why=shown.why))
        found = ", ".join(f"“{part}”" for part in shown.names)
        names = _("A part of the name or contact still stands in it: {found}").format(found=found)
        if shown.named and not found:
            names = _(
                "A part of the name or contact still stands in it, which this travel copy does not know."
            )
        self._ask.setText(shown.ask or (names if shown.named else ""))
        self._ask.setVisible(bool(self._ask.text()))
        self.act_button.setEnabled(shown.released is not None and not shown.named)
        if shown.released is None:
            return
        said = [(each.language, each.words) for each in shown.released.renderings]
        if shown.released.ask:
            said.append(("", shown.released.ask))
        for language, words in said:
            name = language_name(language) if language else _("Asks for")
            text = MarkedText(words, name, rtl=reads_right_to_left(language))
            self._texts.addWidget(gathered(label(name, "group"), text, gap="tight"))

    def value(self) -> Audience:
        """Return who was chosen last."""
        return self.audience
