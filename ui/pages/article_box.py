"""Articles found by words, and the one that is chosen: its title, how both states stand to it, what it means in plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from hrforum.domain.recommendation import Recommendation
from hrforum.domain.right import Instrument
from hrforum.domain.right_search import Found, best
from hrforum.i18n import _
from ui.parts.columns import column
from ui.parts.facts import Facts
from ui.parts.line_model import LineModel
from ui.parts.lines import LineList
from ui.parts.right_words import facts_of, line_of, recommendation_fact
from ui.parts.search_box import SearchBox
from ui.parts.words import heading, label, muted

_MOST = 60


class ArticleBox(QWidget):
    """What is said of one article; a line that nobody checked says so."""

    def __init__(self) -> None:
        super().__init__()
        self._name, self._key = heading(""), muted("")
        self._line = label("", "reading", wrap=True)
        self._unchecked = label(
            _("Nobody has compared this sentence with the source, so it is not printed."),
            "wrong",
            wrap=True,
        )
        self._facts = Facts()
        inner = column(self, gap="near")
        for each in (self._key, self._name, self._line, self._unchecked, self._facts):
            inner.addWidget(each)

    def tell(self, found: Found, recommended: Sequence[Recommendation] = ()) -> None:
        """Show another article, and what earlier reviews recommended about it."""
        plain = found.article.plain
        self._key.setText(found.article.key)
        self._name.setText(found.article.title.en)
        self._line.setText(plain.words.en if plain else "")
        self._line.setVisible(plain is not None)
        self._unchecked.setVisible(plain is not None and not plain.checked)
        self._facts.tell([*facts_of(found), *map(recommendation_fact, recommended)])


class Articles(QWidget):
    """A line to search in, and the articles it finds. `chosen_changed` when another one is chosen, `activated` by Enter on one."""

    chosen_changed = Signal()
    activated = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._instruments: Sequence[Instrument] = ()
        self._linked: Mapping[str, int] = {}
        self._model = LineModel(self)
        self.search = SearchBox(_("Find a right: eviction, police, desalojo, ICESCR 11 …"))
        self.list = LineList(_("Articles"))
        self.list.setModel(self._model)
        self._nothing = muted("")
        whole = column(self, gap="near")
        for each in (self.search, self._nothing, self.list):
            whole.addWidget(each)
        whole.setStretchFactor(self.list, 1)
        self.search.search_requested.connect(lambda _words: self._look())
        self.search.left_downwards.connect(self.list.setFocus)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.activated.connect(lambda _at: self.activated.emit())

    @property
    def chosen(self) -> Found | None:
        """The article that is chosen; None where none is found."""
        at = self.list.currentIndex()
        return self._model.value(at.row()) if at.isValid() else None

    def show_instruments(self, instruments: Sequence[Instrument], linked: Mapping[str, int]) -> None:
        """Search among these; `linked` has by article how many testimonies have it."""
        self._instruments, self._linked = instruments, linked
        self._look()

    def _look(self) -> None:
        before = self.chosen
        words = self.search.text().strip()
        found = best(self._instruments, words, _MOST) if words else self._without_words()
        self._model.set_rows([(one, line_of(one, self._linked.get(one.article.key, 0))) for one in found])
        self._nothing.setText("" if found else _("No article is found by these words."))
        self._nothing.setVisible(not found)
        if found:
            keys = [one.article.key for one in found]
            stays = before is not None and before.article.key in keys
            self.list.setCurrentIndex(
                self._model.index(keys.index(before.article.key) if stays and before else 0)
            )
        self.chosen_changed.emit()

    def _without_words(self) -> list[Found]:
        """Return all articles, those with testimonies first."""
        every = [Found(one, each) for one in self._instruments for each in one.articles]
        return sorted(every, key=lambda one: -self._linked.get(one.article.key, 0))

    def _on_current_changed(self, at: QModelIndex, _before: QModelIndex) -> None:
        if at.isValid():
            self.chosen_changed.emit()
