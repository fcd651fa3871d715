"""One person who speaks: a pseudonym, what was said about the person, and a private box for name and contact."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from hrforum.domain.intake import Speaker
from hrforum.domain.tag import About, Codebook
from hrforum.i18n import _
from ui.codebook import offers
from ui.parts.columns import column, row
from ui.parts.field import Field, line
from ui.parts.icons import pixmap
from ui.parts.own_words import OwnWordsRows
from ui.parts.tag_picker import TagPicker
from ui.parts.words import button, card, label
from ui.theme import current


class SpeakerBox(QWidget):
    """`removal_requested` when this person is not to be among the speakers."""

    removal_requested = Signal()

    def __init__(self, speaker: Speaker, book: Codebook, *, removable: bool) -> None:
        super().__init__()
        self._speaker = speaker
        self._pseudonym = line(speaker.pseudonym)
        self._name = line(speaker.name)
        self._contact = line(speaker.contact)
        self._tags = TagPicker(_("What the person says about themselves"))
        self._tags.set_offers(offers(book, About.PERSON, speaker.tags))
        self._tags.set_picked(speaker.tags)
        self._own_words = OwnWordsRows()
        self._own_words.set_dimensions([one for one in book.dimensions if one.about is About.PERSON])
        self._own_words.set_value(speaker.own_words)
        self._drop = button(_("Take this person out"), "quiet")
        if not removable:
            self._drop.hide()
        self._drop.clicked.connect(self.removal_requested)
        self._lay_out()

    def _lay_out(self) -> None:
        whole = column(self, gap="even")
        whole.addWidget(
            Field(
                _("Pseudo&nym"),
                self._pseudonym,
                _("What the person is called in our papers. Not a part of their name."),
            )
        )
        whole.addWidget(
            Field(
                _("What the person says about themselve&s"),
                self._tags,
                _(
                    "Only what they say. Type two letters, then Enter. “Not asked”, “prefer not to say” and “none of these” are answers too."
                ),
            )
        )
        whole.addWidget(self._own_words)
        private = card("private")
        inner = column(private, gap="near", edge="even")
        head = row()
        sign = QLabel()
        sign.setPixmap(pixmap("private", current().colours.warning, current().size("heading")))
        head.addWidget(sign)
        head.addWidget(
            label(_("Private: kept apart, never printed without consent for it"), "label", wrap=True), 1
        )
        inner.addLayout(head)
        pair = row(gap="even")
        pair.addWidget(Field(_("Na&me"), self._name))
        pair.addWidget(Field(_("C&ontact"), self._contact))
        inner.addLayout(pair)
        whole.addWidget(private)
        whole.addWidget(self._drop, 0, Qt.AlignmentFlag.AlignLeft)

    def value(self) -> Speaker:
        """Return the person as written down."""
        return replace(
            self._speaker,
            pseudonym=self._pseudonym.text().strip(),
            name=self._name.text().strip(),
            contact=self._contact.text().strip(),
            tags=self._tags.picked(),
            own_words=self._own_words.value(),
        )

    def pick(self, tag_id: int) -> None:
        """Say one more thing about the person, which was picked elsewhere on the page."""
        self._tags.pick(tag_id)

    def begin(self) -> None:
        """Put the focus on the first line."""
        self._pseudonym.setFocus()
