"""What happened, in tags of all dimensions and in the person's own words; what is about the person goes to the person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hrforum.domain.intake import Intake, OwnWords
from hrforum.domain.tag import About, Codebook
from hrforum.i18n import _
from ui.codebook import offers
from ui.pages.form_state import own_words_of
from ui.parts.columns import column
from ui.parts.field import Field
from ui.parts.own_words import OwnWordsRows
from ui.parts.tag_picker import TagPicker
from ui.parts.words import announce, label


class HappenedBox(QWidget):
    """`person_tag_picked(tag's id)` when a tag about the person was picked here: it is not kept here."""

    person_tag_picked = Signal(int)

    def __init__(self, book: Codebook, intake: Intake) -> None:
        super().__init__()
        self._book = book
        self._of_person = {
            tag.id for one in book.dimensions if one.about is About.PERSON for tag in book.of(one)
        }
        self.tags = TagPicker(_("What happened"), takes_words=True)
        self._offer(intake.tags)
        self.tags.set_picked(intake.tags)
        self._own_words = OwnWordsRows()
        self._own_words.set_dimensions([one for one in book.dimensions if one.about is About.EXPERIENCE])
        self._own_words.set_value(intake.own_words)
        self._moved = label("", "small", wrap=True)
        self._moved.hide()
        whole = column(self, gap="even")
        whole.addWidget(Field(_("&Tags"), self.tags, tags_explained()))
        whole.addWidget(self._moved)
        whole.addWidget(self._own_words)
        self.setFocusProxy(self.tags)
        self.tags.picked_changed.connect(self._on_picked)
        self.tags.unmatched.connect(self._own_words.begin_with)

    def _offer(self, given: tuple[int, ...] | list[int]) -> None:
        self.tags.set_offers(offers(self._book, None, given))

    def _on_picked(self, picked: tuple[int, ...]) -> None:
        for tag_id in picked:
            if tag_id in self._of_person:
                told = _("{tag} is put with the person.").format(tag=self.tags.text_of(tag_id))
                self.tags.set_picked(one for one in picked if one != tag_id)
                self._moved.setText(told)
                self._moved.show()
                announce(self, told)
                self.person_tag_picked.emit(tag_id)
                return
        self._moved.hide()

    def picked(self) -> tuple[int, ...]:
        """Return the tags about what happened."""
        return self.tags.picked()

    def said(self) -> OwnWords:
        """Return the person's own words about what happened."""
        return self._own_words.value()

    def state(self) -> dict[str, Any]:
        """Return everything just as it is typed."""
        return {
            "tags": list(self.picked()),
            "tag_typed": self.tags.typed,
            "own_words": [list(pair) for pair in self.said()],
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Show what `state` gave; what it does not speak of stays."""
        tags = state.get("tags", self.picked())
        self._offer(tags)
        self.tags.set_picked(tags)
        self.tags.set_typed(state.get("tag_typed", ""))
        self._own_words.set_value(own_words_of(dict(state)))


def tags_explained() -> str:
    """Return how tags are picked by key."""
    return _(
        "Type two letters, then Enter; what is no tag becomes the person’s own words. For no answer type ? (not asked), - (prefers not to "
        "say) or / (none of these), then the question."
    )
