"""Asks which right a testimony or a passage of it is linked to, and what a local law says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from hrforum.domain.right import Instrument, Kind, LocalLaw
from hrforum.i18n import _
from hrforum.operations.passage import Marked
from hrforum.operations.right import Linking
from ui.dialogs.dialog import Dialog
from ui.pages.article_box import ArticleBox, Articles
from ui.parts.choice_box import ChoiceBox
from ui.parts.field import Field, line, low, paragraph
from ui.parts.mark_names import kind_name as mark_name
from ui.parts.right_words import kind_name
from ui.theme import current

_ROWS = 7
_SHOWN_OF_A_PASSAGE = 60


class LinkRightDialog(Dialog):
    """Emits `decided(Linking)`: the article, and the whole testimony or one passage of it. `passage` is chosen at first, 0 is the whole."""

    def __init__(
        self,
        parent: QWidget | None,
        instruments: Sequence[Instrument],
        code: str,
        testimony_id: int,
        marked: Sequence[Marked] = (),
        passage: int = 0,
    ) -> None:
        super().__init__(parent, _("Link a right to {code}").format(code=code), act=_("&Link it"))
        self._testimony_id = testimony_id
        self._what = ChoiceBox()
        self._what.addItem(_("The whole testimony"), 0)
        for one in marked:
            self._what.addItem(_shown(one), one.passage.id)
        self._what.setCurrentIndex(max(self._what.findData(passage), 0))
        what = Field(
            _("&To what"), self._what, _("A passage is quoted under the right that it is linked to.")
        )
        what.setVisible(bool(marked))
        self.body.addWidget(what)
        self._articles, self._article = Articles(), ArticleBox()
        self._articles.list.setFixedHeight(current().size("body") * 3 * _ROWS)
        self._articles.show_instruments(instruments, {})
        self.body.addWidget(self._articles)
        self.body.addWidget(self._article)
        self._articles.chosen_changed.connect(self._on_chosen_changed)
        self._articles.activated.connect(self.act_button.click)
        self._on_chosen_changed()
        self._articles.search.setFocus()

    def _on_chosen_changed(self) -> None:
        found = self._articles.chosen
        self._article.setVisible(found is not None)
        if found is not None:
            self._article.tell(found)

    def value(self) -> Linking | None:
        """Return what is linked to what, or None after saying that no article is chosen."""
        found, passage = self._articles.chosen, self._what.currentData()
        if found is None:
            self.say(_("Choose an article first."))
            return None
        if passage:
            return Linking(found.article.key, (), (passage,))
        return Linking(found.article.key, (self._testimony_id,))


def _shown(one: Marked) -> str:
    said = " ".join(one.said.split())
    cut = said if len(said) <= _SHOWN_OF_A_PASSAGE else said[: _SHOWN_OF_A_PASSAGE - 1] + "…"
    return f"{mark_name(one.passage.kind)}: {cut}"


class LawDialog(Dialog):
    """Emits `decided(LocalLaw)`."""

    def __init__(self, parent: QWidget | None, law: LocalLaw | None = None) -> None:
        super().__init__(
            parent,
            _("Change local law") if law else _("Add local law"),
            act=_("&Keep") if law else _("&Add it"),
        )
        self._law = before = law or LocalLaw("", "", "")
        self._kind = ChoiceBox()
        for kind in (Kind.LAW, Kind.ORDINANCE):
            self._kind.addItem(kind_name(kind), kind)
        self._kind.setCurrentIndex(self._kind.findData(before.kind))
        self._name, self._section = line(before.name), line(before.section)
        self._title, self._line = line(before.title), low(paragraph(before.line, rows=2))
        self._source, self._as_of = line(before.source), line(before.as_of)
        self._name_field = Field(_("&Name"), self._name, _("For instance “Harbor Falls Municipal Code”."))
        self._title_field = Field(
            _("What it is a&bout"), self._title, _("For instance “Just cause for eviction”.")
        )
        for each in (
            self._name_field,
            Field(_("&Section"), self._section),
            Field(_("&What it is"), self._kind),
            self._title_field,
            Field(_("In &plain words"), self._line, _("One sentence of your own. It may be printed.")),
            Field(_("Where it stan&ds"), self._source, _("A book or a page where others find it.")),
            Field(_("As &of"), self._as_of, _("The day or year on which you read it there.")),
        ):
            self.body.addWidget(each)
        self._name.setFocus()

    def value(self) -> LocalLaw | None:
        """Return the law, or None after saying what is missing."""
        self._name_field.set_wrong("" if self._name.text().strip() else _("Say which law it is."))
        self._title_field.set_wrong("" if self._title.text().strip() else _("Say what it is about."))
        for field in (self._name_field, self._title_field):
            if field.wrong:
                field.setFocus()
                return None
        return replace(
            self._law,
            name=self._name.text().strip(),
            section=self._section.text().strip(),
            title=self._title.text().strip(),
            line=self._line.toPlainText().strip(),
            source=self._source.text().strip(),
            as_of=self._as_of.text().strip(),
            kind=self._kind.currentData(),
        )
