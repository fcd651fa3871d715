"""Asks which right a testimony is linked to, who is responsible, and what a local law says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from hrforum.domain.authority import Authority, Level
from hrforum.domain.right import Instrument, LocalLaw
from hrforum.i18n import _
from ui.dialogs.dialog import Dialog
from ui.pages.article_box import ArticleBox, Articles
from ui.parts.choice_box import ChoiceBox
from ui.parts.field import Field, line, paragraph
from ui.parts.right_words import level_name
from ui.theme import current

_ROWS = 7


class LinkRightDialog(Dialog):
    """Emits `decided(key)`: the article's key."""

    def __init__(self, parent: QWidget | None, instruments: Sequence[Instrument], code: str) -> None:
        super().__init__(parent, _("Link a right to {code}").format(code=code), act=_("&Link it"))
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

    def value(self) -> str | None:
        """Return the chosen article's key, or None after saying that none is chosen."""
        found = self._articles.chosen
        if found is None:
            self.say(_("Choose an article first."))
            return None
        return found.article.key


class AuthorityDialog(Dialog):
    """Emits `decided(Authority)`: one of those there are, or a new one, whose id is 0."""

    def __init__(self, parent: QWidget | None, known: Sequence[Authority]) -> None:
        super().__init__(
            parent,
            _("Who is responsible"),
            _("Who can change what this testimony tells of, and who has taken that out of the city’s hands."),
            act=_("&Keep"),
        )
        self._known = known
        self._which, self._level = ChoiceBox(), ChoiceBox()
        for one in known:
            self._which.addItem(one.name, one.id)
        self._which.addItem(_("Somebody else, named below"), 0)
        for level in Level:
            self._level.addItem(level_name(level), level)
        self._name, self._can_do = line(), _low(paragraph(rows=2))
        self._preempted = QCheckBox(_("&Preempted: the state has taken it out of the city’s hands"))
        self._name_field = Field(_("&Name"), self._name, _("For instance “Housing Authority”."))
        self._can_do_field = Field(
            _("What the &city can still do"), self._can_do, _("Pay for lawyers, ask the state, count.")
        )
        self._fields = (
            self._name_field,
            Field(_("&Level of government"), self._level),
            self._preempted,
            self._can_do_field,
        )
        which = Field(_("&Who it is"), self._which)
        which.setVisible(bool(known))
        for each in (which, *self._fields):
            self.body.addWidget(each)
        self._which.currentIndexChanged.connect(lambda _at: self._on_changed())
        self._preempted.toggled.connect(lambda _on: self._on_changed())
        self._on_changed()
        (self._which if known else self._name).setFocus()

    def _on_changed(self) -> None:
        new = self._which.currentData() == 0
        for each in self._fields:
            each.setEnabled(new)
        self._can_do_field.setEnabled(new and self._preempted.isChecked())

    def value(self) -> Authority | None:
        """Return who is responsible, or None after saying what is missing."""
        chosen = self._which.currentData()
        if chosen:
            return next(one for one in self._known if one.id == chosen)
        name = self._name.text().strip()
        self._name_field.set_wrong("" if name else _("Say who it is."))
        if not name:
            self._name_field.setFocus()
            return None
        preempted = self._preempted.isChecked()
        can_do = self._can_do.toPlainText().strip() if preempted else ""
        return Authority(name, self._level.currentData(), preempted, can_do)


class LawDialog(Dialog):
    """Emits `decided(LocalLaw)`."""

    def __init__(self, parent: QWidget | None, law: LocalLaw | None = None) -> None:
        super().__init__(
            parent,
            _("Change local law") if law else _("Add local law"),
            act=_("&Keep") if law else _("&Add it"),
        )
        self._law = before = law or LocalLaw("", "", "")
        self._name, self._section = line(before.name), line(before.section)
        self._title, self._line = line(before.title), _low(paragraph(before.line, rows=2))
        self._source, self._as_of = line(before.source), line(before.as_of)
        self._name_field = Field(_("&Name"), self._name, _("For instance “Harbor Falls Municipal Code”."))
        self._title_field = Field(
            _("What it is a&bout"), self._title, _("For instance “Just cause for eviction”.")
        )
        for each in (
            self._name_field,
            Field(_("&Section"), self._section),
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
        )


def _low(field: QPlainTextEdit) -> QPlainTextEdit:
    """Keep a field of a sentence or two as low as it is meant, so that the fields below are in sight."""
    field.setFixedHeight(field.minimumHeight())
    return field
