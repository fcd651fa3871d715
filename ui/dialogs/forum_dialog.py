"""Asks what a forum is: name, place, day, languages, who took notes, who is here, the agenda, and the prefix of its codes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from hrforum.domain.code import prefix_of
from hrforum.domain.forum import Forum
from hrforum.i18n import _
from ui.days import LANGUAGES
from ui.dialogs.dialog import Dialog
from ui.parts.day_field import DayField, today
from ui.parts.field import Field, line, paragraph
from ui.parts.tag_match import Offer
from ui.parts.tag_picker import TagPicker


class ForumDialog(Dialog):
    """Emits `decided(Forum)`."""

    def __init__(self, parent: QWidget | None, forum: Forum | None = None) -> None:
        super().__init__(
            parent,
            _("Change forum") if forum else _("New forum"),
            act=_("&Keep") if forum else _("&Add forum"),
        )
        self._forum = forum or Forum("", held_on=today())
        before = self._forum
        self._name = line(before.name)
        self._place = line(before.place)
        self._day = DayField(before.held_on)
        self._languages = TagPicker(_("Languages spoken there"))
        codes = dict.fromkeys((*LANGUAGES, *before.languages))
        self._codes = list(codes)
        self._languages.set_offers(
            Offer(at, "", LANGUAGES.get(code, code)) for at, code in enumerate(self._codes)
        )
        self._languages.set_picked(self._codes.index(code) for code in before.languages)
        self._notes = line(before.note_takers)
        self._present = paragraph(before.present, rows=2)
        self._agenda = paragraph(before.agenda, rows=4)
        self._prefix = line(before.prefix)
        self._prefix.setMaxLength(6)
        self._name_field = Field(_("&Name"), self._name, _("As people call it: “Oak Street church, March”."))
        self._day_field = Field(_("&Day"), self._day, _("Up and Down step a day; empty if it is not known."))
        for each in (
            self._name_field,
            Field(_("&Place"), self._place),
            self._day_field,
            Field(_("&Languages spoken there"), self._languages),
            Field(_("Notes taken &by"), self._notes),
            Field(_("Who is &here"), self._present, _("Those who hold the evening, not those who speak.")),
            Field(_("A&genda"), self._agenda, _("A line each: what comes when.")),
            Field(
                _("Codes begin &with"),
                self._prefix,
                _(
                    "2 to 6 letters or digits. Every testimony’s code begins with it. Codes given out before keep theirs."
                ),
            ),
        ):
            self.body.addWidget(each)
        self._name.textEdited.connect(self._on_name_edited)
        self._name.setFocus()

    def value(self) -> Forum | None:
        """Return the forum, or None after saying what is missing."""
        self._name_field.set_wrong("" if self._name.text().strip() else _("Give the forum a name."))
        self._day_field.set_wrong(self._day.wrong())
        for field in (self._name_field, self._day_field):
            if field.wrong:
                field.setFocus()
                return None
        return replace(
            self._forum,
            name=self._name.text().strip(),
            place=self._place.text().strip(),
            held_on=self._day.day(),
            languages=tuple(self._codes[at] for at in self._languages.picked()),
            note_takers=self._notes.text().strip(),
            present=self._present.toPlainText().strip(),
            agenda=self._agenda.toPlainText().strip(),
            prefix=self._prefix.text().strip(),
        )

    def _on_name_edited(self, name: str) -> None:
        if not self._forum.id:
            self._prefix.setPlaceholderText(prefix_of(name))
