"""What the list of testimonies is found by: words, forum, tags, answers with their counts, and searches that were saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hrforum.domain.forum import Forum
from hrforum.domain.sought import SavedSearch, Sought
from hrforum.domain.tag import Codebook
from hrforum.domain.where import Where
from hrforum.i18n import _
from ui.codebook import offers, where_of
from ui.days import language_name
from ui.pages.facets_box import FacetsBox
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import column, gathered, row
from ui.parts.folded import Folded
from ui.parts.only_these import OnlyThese
from ui.parts.search_box import SearchBox
from ui.parts.tag_picker import TagPicker
from ui.parts.words import button, label
from ui.theme import current

LARGE, _CALLED, _ONE_LANGUAGE = 150, 3, 2
"""From which text size the filters take too much room; from how many letters answers are found by what they are called;
and how many lines the choice of languages has where there is only one."""


@dataclass(frozen=True)
class Question:
    """What the list is to show: words and answers, tags and forum, and the rows that it is narrowed to."""

    sought: Sought
    where: Where
    only: frozenset[int] | None


class Finding(QWidget):
    """`changed` when the list is to show something else, `counts_wanted` when the answers come into sight."""

    changed = Signal()
    counts_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._book = Codebook()
        self.words = SearchBox(_("Search words, asks, places, codes"))
        how = _(
            "All words have to be there. Of words with “or” between them one is enough, a minus before a word keeps it out, and quotes "
            "keep words together."
        )
        self.words.setToolTip(how)
        self.words.setAccessibleDescription(how)
        self._forum = ChoiceBox()
        self._forum.setMinimumContentsLength(5)
        self._forum.setAccessibleName(_("Forum"))
        self._forum.addItem(_("All forums"), None)
        self._language = ChoiceBox()
        self._language.setMinimumContentsLength(5)
        self._language.setAccessibleName(_("Told in"))
        self._filter = TagPicker(_("Only with these tags"), _("Only with tag …"))
        self.only, self.facets = OnlyThese(), FacetsBox()
        self.set_languages(())
        self.told = label("", "small", wrap=True)
        whole = column(self, gap="tight")
        whole.addWidget(self.words)
        filters = gathered(self._which(), self._filter, gap="tight")
        more = button(_("&Filters"), "quiet")
        more.setCheckable(True)
        more.toggled.connect(filters.setVisible)
        whole.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(filters)
        self.answers = Folded(_("Answers …"), self.facets)
        self.answers.toggle.toggled.connect(lambda on: self.counts_wanted.emit() if on else None)
        whole.addWidget(self.answers)
        whole.addWidget(self.only)
        whole.addWidget(self.told)
        # In large text the list needs the room more than the filters do.
        (filters if current().percent >= LARGE else more).hide()
        self.words.search_requested.connect(lambda _query: self.changed.emit())
        self._forum.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self._language.currentIndexChanged.connect(lambda _at: self._on_language_chosen())
        self._filter.picked_changed.connect(lambda _ids: self.changed.emit())
        self.only.taken_back.connect(self.changed)
        self.facets.narrowed.connect(self._on_narrowed)
        self.facets.recalled.connect(self._on_recalled)

    def _which(self) -> QWidget:
        """Return the choices of forum and language: beside each other, below each other in large text."""
        if current().percent >= LARGE:
            return gathered(self._forum, self._language, gap="tight")
        made = QWidget()
        line = row(made, gap="tight")
        line.addWidget(self._forum, 1)
        line.addWidget(self._language, 1)
        return made

    @property
    def question(self) -> Question:
        """What is asked for."""
        sought = self.facets.sought(self.words.text().strip())
        return Question(sought, where_of(self._book, self._filter.picked(), self.forum_id), self.only.ids)

    @property
    def forum_id(self) -> int | None:
        """The forum that the list is narrowed to, None for all."""
        chosen: int | None = self._forum.currentData()
        return chosen

    @property
    def wants_counts(self) -> bool:
        """Whether anybody sees the counts, or words may be what an answer is called."""
        return self.facets.isVisible() or len(self.words.text().strip()) >= _CALLED

    def set_frame(self, book: Codebook, forums: Sequence[Forum], saved: Sequence[SavedSearch]) -> None:
        """Say which tags, forums and saved searches there are; what was chosen stays chosen."""
        self._book = book
        self._filter.set_offers(offers(book))
        self.facets.set_saved(saved)
        chosen = self.forum_id
        self._forum.blockSignals(True)
        self._forum.clear()
        self._forum.addItem(_("All forums"), None)
        for one in forums:
            self._forum.addItem(one.name, one.id)
        self._forum.setCurrentIndex(max(0, self._forum.findData(chosen)))
        self._forum.blockSignals(False)

    def set_languages(self, codes: Sequence[str]) -> None:
        """Say which languages testimonies were told in; what was chosen stays chosen."""
        chosen = self.facets.sought("").language
        self._language.blockSignals(True)
        self._language.clear()
        self._language.addItem(_("All languages"), "")
        for code in codes if chosen in ("", *codes) else (*codes, chosen):
            self._language.addItem(language_name(code), code)
        self._language.setCurrentIndex(max(0, self._language.findData(chosen)))
        self._language.setVisible(self._language.count() > _ONE_LANGUAGE)
        self._language.blockSignals(False)

    def show_forum(self, forum_id: int) -> None:
        """Ask for everything of one forum, 0 for all."""
        self.words.clear()
        self._filter.set_picked(())
        self.only.clear()
        self.facets.clear()
        self._show_language()
        self._forum.setCurrentIndex(max(0, self._forum.findData(forum_id)))

    def _show_language(self) -> None:
        at = self._language.findData(self.facets.sought("").language)
        self._language.blockSignals(True)
        self._language.setCurrentIndex(max(0, at))
        self._language.blockSignals(False)

    def _on_language_chosen(self) -> None:
        self.facets.ask(self.facets.sought("").told_in(self._language.currentData()))
        self.changed.emit()

    def _on_narrowed(self) -> None:
        self._show_language()
        self.changed.emit()

    def _on_recalled(self, sought: Sought) -> None:
        self._show_language()
        self.words.setText(sought.words)
        self.changed.emit()
