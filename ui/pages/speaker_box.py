"""One person who speaks: a pseudonym, what was said about the person, what protects them, and a private box."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hrforum.domain.intake import Speaker
from hrforum.domain.tag import About, Codebook
from hrforum.i18n import _
from ui.codebook import offers
from ui.pages.private_box import PrivateBox
from ui.pages.protection_box import ProtectionBox
from ui.parts.columns import column, row
from ui.parts.field import Field, line
from ui.parts.own_words import OwnWordsRows
from ui.parts.tag_picker import TagPicker
from ui.parts.words import button, heading


class SpeakerBox(QWidget):
    """`removal_requested` when this person is not to be among the speakers; `proposal_requested` for a pseudonym; `vault_requested`.

    `young_changed(bool)` when the person is found to be under the age limit, or not to be.
    """

    removal_requested = Signal()
    proposal_requested = Signal()
    vault_requested = Signal()
    young_changed = Signal(bool)

    def __init__(self, speaker: Speaker, book: Codebook, *, removable: bool, age_limit: int = 18) -> None:
        super().__init__()
        self._speaker = speaker
        self._pseudonym = line(speaker.pseudonym)
        self._propose = button(_("Propose one"), "quiet", name=_("Propose a pseudonym"))
        self._place = heading("")
        self._place.hide()
        self._number = 0
        self._tags = TagPicker(_("What the person says about themselves"))
        self._tags.set_offers(offers(book, About.PERSON, speaker.tags))
        self._tags.set_picked(speaker.tags)
        self._own_words = OwnWordsRows()
        self._own_words.set_dimensions([one for one in book.dimensions if one.about is About.PERSON])
        self._own_words.set_value(speaker.own_words)
        self.protection = ProtectionBox(speaker, age_limit)
        self.private = PrivateBox(speaker)
        self._drop = button(_("Take this person out"), "quiet")
        if not removable:
            self._drop.hide()
        self._lay_out()
        self._pseudonym.textChanged.connect(lambda _text: self._name_place())
        self.private.name_typed.connect(self._name_place)
        self._drop.clicked.connect(self.removal_requested)
        self._propose.clicked.connect(lambda _checked=False: self.proposal_requested.emit())
        self.private.vault_requested.connect(self.vault_requested)
        self.protection.risk_changed.connect(self.private.show_risk)
        self.protection.young_changed.connect(self.private.show_young)
        self.protection.young_changed.connect(self.young_changed)

    def _lay_out(self) -> None:
        whole = column(self, gap="even")
        whole.addWidget(self._place)
        called = Field(
            _("Pseudo&nym"),
            self._pseudonym,
            _("What the person is called in our papers, and nobody else ever. Not a part of their name."),
        )
        across = row(gap="near")
        across.addWidget(called, 1)
        across.addWidget(self._propose, 0, Qt.AlignmentFlag.AlignBottom)
        whole.addLayout(across)
        whole.addWidget(
            Field(
                _("What the person says about themselves"),
                self._tags,
                _(
                    "Only what they say. Type two letters, then Enter. “Not asked”, “prefer not to say” and “none of these” are answers too."
                ),
            )
        )
        whole.addWidget(self._own_words)
        whole.addWidget(self.protection)
        whole.addWidget(self.private)
        whole.addWidget(self._drop, 0, Qt.AlignmentFlag.AlignLeft)

    def set_place(self, number: int) -> None:
        """Say above who this is among several, counted from 1; 0 where nobody else speaks."""
        self._number = number
        self._place.setVisible(bool(number))
        self._name_place()

    def _name_place(self) -> None:
        names = (_("First person"), _("Second person"), _("Third person"), _("Fourth person"))
        at = self._number
        place = names[at - 1] if 0 < at <= len(names) else _("Person {number}").format(number=at)
        called = self._pseudonym.text().strip() or self.private.name
        self._place.setText(f"{place}: \u2068{called}\u2069" if called else place)
        self.setAccessibleName(place if at else "")

    def value(self) -> Speaker:
        """Return the person as written down."""
        said = replace(
            self._speaker,
            pseudonym=self._pseudonym.text().strip(),
            tags=self._tags.picked(),
            own_words=self._own_words.value(),
        )
        return self.private.value(self.protection.value(said))

    @property
    def asked_about(self) -> tuple[str, int]:
        """What a proposed pseudonym must not resemble: the name as typed, and whose name in the vault (0 for nobody's)."""
        one = self.value()
        return one.name, one.testifier_id

    @property
    def testifier_id(self) -> int:
        """Who this is in the archive, 0 for somebody new."""
        return self._speaker.testifier_id

    def propose(self, pseudonym: str) -> None:
        """Write a proposed pseudonym, which can be changed like a typed one."""
        self._pseudonym.setText(pseudonym)
        self._pseudonym.setFocus(Qt.FocusReason.OtherFocusReason)

    def pick(self, tag_id: int) -> None:
        """Say one more thing about the person, which was picked elsewhere on the page."""
        self._tags.pick(tag_id)

    def begin(self) -> None:
        """Put the focus on the first line."""
        self._pseudonym.setFocus()
