"""Rights: articles found by words in three languages, how both states stand to them, and the testimonies they are linked to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hrforum.domain.changes import Concept
from hrforum.domain.right import Instrument, Kind, LocalLaw
from hrforum.i18n import _, ngettext
from hrforum.operations import right as operations
from ui.archive_worker import ArchiveWorker
from ui.pages.article_box import ArticleBox, Articles
from ui.pages.page import Page
from ui.parts.columns import ScrollPage, column, row
from ui.parts.flow import Flow
from ui.parts.split import Split
from ui.parts.words import button, title

Known = tuple[Sequence[Instrument], Mapping[str, tuple[int, ...]], Sequence[LocalLaw]]


def _known(archive: Any) -> Known:
    return operations.everything(archive), operations.linked(archive), operations.laws(archive)


class RightsPage(Page):
    """`add_requested` for a local law; `edit_requested(law)`, `remove_requested(law)`; `testimonies_requested(ids, said)`."""

    shows = frozenset({Concept.RIGHT, Concept.TESTIMONY, Concept.PASSAGE})
    add_requested = Signal()
    edit_requested = Signal(object)
    remove_requested = Signal(object)
    testimonies_requested = Signal(object, str)

    def __init__(self, worker: ArchiveWorker) -> None:
        super().__init__(worker)
        self._linked: Mapping[str, tuple[int, ...]] = {}
        self._laws: dict[str, LocalLaw] = {}
        self.articles, self._article = Articles(), ArticleBox()
        self._add = button(_("A&dd local law …"))
        self._testimonies = button("", "primary")
        self._edit, self._remove = button(_("&Change the law …")), button(_("&Remove the law …"), "quiet")
        self._lay_out()
        self._add.clicked.connect(self.add_requested)
        self._testimonies.clicked.connect(self._on_testimonies_clicked)
        self._edit.clicked.connect(lambda: self._wish(self.edit_requested))
        self._remove.clicked.connect(lambda: self._wish(self.remove_requested))
        self.articles.chosen_changed.connect(self._on_chosen_changed)

    def _lay_out(self) -> None:
        content = QWidget()
        detail = column(content, gap="wide", edge="wide")
        acts = Flow()
        for each in (self._testimonies, self._edit, self._remove):
            acts.add(each)
        detail.addWidget(self._article)
        detail.addWidget(acts)
        detail.addStretch(1)
        whole = column(self, gap="even", edge="wide")
        head = row()
        head.addWidget(title(_("Rights")), 1)
        head.addWidget(self._add)
        whole.addLayout(head)
        whole.addWidget(Split(self.articles, ScrollPage(content, surface=True), 0.5), 1)

    def refresh(self) -> None:
        """Read anew which law there is and what is linked."""
        self.worker.run(_known, self._on_known, lane="rights")

    def begin(self) -> None:
        """Begin in the line to search in."""
        self.articles.search.setFocus()

    def _on_known(self, known: Known) -> None:
        instruments, self._linked, laws = known
        self._laws = {one.key: one for one in laws}
        counts = {key: len(ids) for key, ids in self._linked.items()}
        self.articles.show_instruments(instruments, counts)

    def _on_chosen_changed(self) -> None:
        found = self.articles.chosen
        self._article.setVisible(found is not None)
        count = len(self._linked.get(found.article.key, ())) if found else 0
        sentence = ngettext("Show its {n} &testimony", "Show its {n} &testimonies", count)
        self._testimonies.setText(sentence.format(n=count))
        self._testimonies.setVisible(bool(count))
        own = found is not None and found.instrument.kind is Kind.LAW
        self._edit.setVisible(own)
        self._remove.setVisible(own)
        if found is not None:
            self._article.tell(found)

    def _on_testimonies_clicked(self) -> None:
        found = self.articles.chosen
        if found is not None:
            self.testimonies_requested.emit(self._linked.get(found.article.key, ()), found.article.key)

    def _wish(self, signal: Any) -> None:
        found = self.articles.chosen
        if found is not None and found.article.key in self._laws:
            signal.emit(self._laws[found.article.key])
