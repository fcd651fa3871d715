"""Rights: articles found by words in three languages, how both states stand, their testimonies, and who is responsible."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from hrforum.domain.authority import Authority
from hrforum.domain.changes import Concept
from hrforum.domain.recommendation import Recommendation
from hrforum.domain.right import Instrument, LocalLaw
from hrforum.i18n import _, ngettext
from hrforum.operations import authority, checked_line, recommendation
from hrforum.operations import right as operations
from hrforum.operations.right import Found
from ui.archive_worker import ArchiveWorker
from ui.pages.article_box import ArticleBox, Articles
from ui.pages.authorities_box import AuthoritiesBox
from ui.pages.page import Page
from ui.parts.columns import ScrollPage, column, row
from ui.parts.flow import Flow
from ui.parts.segments import Segments
from ui.parts.split import Split
from ui.parts.words import button, title


@dataclass(frozen=True)
class Known:
    """All that the page shows: articles with their testimonies, local law, lines that were compared here, who is responsible."""

    instruments: Sequence[Instrument]
    linked: Mapping[str, tuple[int, ...]]
    laws: Sequence[LocalLaw]
    compared: frozenset[str]
    authorities: Sequence[Authority]
    responsible: Mapping[int, tuple[int, ...]]
    recommended: Sequence[Recommendation] = ()


def _known(archive: Any) -> Known:
    authorities = authority.everything(archive)
    return Known(
        operations.everything(archive),
        operations.linked(archive),
        operations.laws(archive),
        checked_line.checked_here(archive),
        authorities,
        {one.id: tuple(authority.testimonies_of(archive, one.id)) for one in authorities},
        recommendation.everything(archive),
    )


class RightsPage(Page):
    """`add_requested` for a local law; `edit_requested(law)`, `remove_requested(law)`; `testimonies_requested(ids, said)`.

    `standing_requested(instrument)` to correct how a state stands; `compared(article, yes)` says that a line was compared with its
    source; `recommendations_requested(article)` for those of earlier reviews. Those about who is responsible are `authorities`' own.
    """

    shows = frozenset({Concept.RIGHT, Concept.TESTIMONY, Concept.PASSAGE, Concept.AUTHORITY})
    add_requested = Signal()
    edit_requested = Signal(object)
    remove_requested = Signal(object)
    testimonies_requested = Signal(object, str)
    standing_requested = Signal(object)
    recommendations_requested = Signal(str)
    compared = Signal(str, bool)

    def __init__(self, worker: ArchiveWorker) -> None:
        super().__init__(worker)
        self._known = Known((), {}, (), frozenset(), (), {})
        self._laws: dict[str, LocalLaw] = {}
        self.articles, self._article, self.authorities = Articles(), ArticleBox(), AuthoritiesBox()
        self.segments, self._views = Segments((_("Articles"), _("Who is responsible"))), QStackedWidget()
        self._add = button(_("A&dd local law …"))
        self._testimonies = button("", "primary")
        self._edit, self._remove = button(_("&Change the law …")), button(_("&Remove the law …"), "quiet")
        self._standing = button(_("C&orrect status …"))
        self._compare, self._earlier = button(""), button(_("Earlier &reviews …"))
        self._lay_out()
        self._add.clicked.connect(self.add_requested)
        self._testimonies.clicked.connect(self._on_testimonies_clicked)
        self._standing.clicked.connect(self._on_standing_clicked)
        self._compare.clicked.connect(self._on_compare_clicked)
        self._earlier.clicked.connect(self._on_earlier_clicked)
        self.segments.chosen.connect(self._on_view_chosen)
        self.authorities.testimonies_requested.connect(self._on_responsible_requested)
        self._edit.clicked.connect(lambda: self._wish(self.edit_requested))
        self._remove.clicked.connect(lambda: self._wish(self.remove_requested))
        self.articles.chosen_changed.connect(self._on_chosen_changed)

    def _lay_out(self) -> None:
        content = QWidget()
        detail = column(content, gap="wide", edge="wide")
        acts = Flow()
        for each in (
            self._testimonies,
            self._compare,
            self._standing,
            self._earlier,
            self._edit,
            self._remove,
        ):
            acts.add(each)
        detail.addWidget(self._article)
        detail.addWidget(acts)
        detail.addStretch(1)
        whole = column(self, gap="even", edge="wide")
        head = row()
        head.addWidget(title(_("Rights")), 1)
        head.addWidget(self._add)
        whole.addLayout(head)
        whole.addWidget(self.segments)
        self._views.addWidget(Split(self.articles, ScrollPage(content, surface=True), 0.5))
        self._views.addWidget(self.authorities)
        whole.addWidget(self._views, 1)

    def refresh(self) -> None:
        """Read anew which law there is and what is linked."""
        self.worker.run(_known, self._on_known, lane="rights")

    def begin(self) -> None:
        """Begin in the line to search in, or in the list of who is responsible."""
        if self._views.currentIndex():
            self.authorities.begin()
        else:
            self.articles.search.setFocus()

    def _on_view_chosen(self, at: int) -> None:
        self._views.setCurrentIndex(at)
        self._add.setVisible(not at)

    def _on_known(self, known: Known) -> None:
        self._known = known
        self._laws = {one.key: one for one in known.laws}
        self.articles.show_instruments(
            known.instruments, {key: len(ids) for key, ids in known.linked.items()}
        )
        self.authorities.tell(known.authorities, {each: len(ids) for each, ids in known.responsible.items()})

    def _on_chosen_changed(self) -> None:
        found = self.articles.chosen
        self._article.setVisible(found is not None)
        count = len(self._known.linked.get(found.article.key, ())) if found else 0
        sentence = ngettext("Show its {n} &testimony", "Show its {n} &testimonies", count)
        self._testimonies.setText(sentence.format(n=count))
        self._testimonies.setVisible(bool(count))
        own = found is not None and found.article.key in self._laws
        self._edit.setVisible(own)
        self._remove.setVisible(own)
        self._earlier.setVisible(found is not None)
        self._standing.setVisible(found is not None and bool(found.instrument.status))
        self._show_compare(found)
        if found is not None:
            key = found.article.key
            self._article.tell(found, [one for one in self._known.recommended if one.article == key])

    def _show_compare(self, found: Found | None) -> None:
        """Offer to say that a line was compared, where nobody did before it was shipped."""
        here = found is not None and found.article.key in self._known.compared
        line = found.article.plain if found is not None else None
        self._compare.setText(_("Not com&pared after all") if here else _("I com&pared it"))
        self._compare.setVisible(here or (line is not None and not line.checked))

    def _on_compare_clicked(self) -> None:
        found = self.articles.chosen
        if found is not None:
            key = found.article.key
            self.compared.emit(key, key not in self._known.compared)

    def _on_earlier_clicked(self) -> None:
        found = self.articles.chosen
        if found is not None:
            self.recommendations_requested.emit(found.article.key)

    def _on_standing_clicked(self) -> None:
        found = self.articles.chosen
        if found is not None:
            self.standing_requested.emit(found.instrument)

    def _on_responsible_requested(self, one: Authority) -> None:
        said = _("for which {name} is responsible").format(name=one.name)
        self.testimonies_requested.emit(self._known.responsible.get(one.id, ()), said)

    def _on_testimonies_clicked(self) -> None:
        found = self.articles.chosen
        if found is not None:
            said = _("linked to {article}").format(article=found.article.key)
            self.testimonies_requested.emit(self._known.linked.get(found.article.key, ()), said)

    def _wish(self, signal: Any) -> None:
        found = self.articles.chosen
        if found is not None and found.article.key in self._laws:
            signal.emit(self._laws[found.article.key])
