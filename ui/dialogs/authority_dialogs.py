"""Asks who is responsible: one of those there are, a new one, or an authority's new values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QWidget

from hrforum.domain.authority import Authority, Level
from hrforum.i18n import _
from ui.dialogs.dialog import Dialog
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import column
from ui.parts.field import Field, line, low, paragraph
from ui.parts.right_words import level_name


class AuthorityFields(QWidget):
    """Name, level, whether the state took it out of the city's hands, what the city can still do, and a note."""

    def __init__(self) -> None:
        super().__init__()
        self._before = Authority("", Level.CITY)
        self.name, self._level = line(), ChoiceBox()
        for level in Level:
            self._level.addItem(level_name(level), level)
        self._preempted = QCheckBox(_("&Preempted: the state has taken it out of the city’s hands"))
        self._can_do, self._note = low(paragraph(rows=2)), low(paragraph(rows=2))
        self._name_field = Field(_("&Name"), self.name, _("For instance “Housing Authority”."))
        self._can_do_field = Field(
            _("What the &city can still do"), self._can_do, _("Pay for lawyers, ask the state, count.")
        )
        inner = column(self, gap="wide")
        for each in (
            self._name_field,
            Field(_("&Level of government"), self._level),
            self._preempted,
            self._can_do_field,
            Field(_("N&ote"), self._note, _("For yourselves: whom to write to, which law took it away.")),
        ):
            inner.addWidget(each)
        self._preempted.toggled.connect(self._can_do_field.setEnabled)
        self.show_one(self._before)

    def show_one(self, one: Authority) -> None:
        """Show an authority's values."""
        self._before = one
        self.name.setText(one.name)
        self._level.setCurrentIndex(self._level.findData(one.level))
        self._preempted.setChecked(one.preempted)
        self._can_do.setPlainText(one.can_do)
        self._note.setPlainText(one.note)
        self._can_do_field.setEnabled(one.preempted)

    def value(self) -> Authority | None:
        """Return the authority as it stands here, or None after saying what is missing."""
        name = self.name.text().strip()
        self._name_field.set_wrong("" if name else _("Say who it is."))
        if not name:
            self._name_field.setFocus()
            return None
        preempted = self._preempted.isChecked()
        return replace(
            self._before,
            name=name,
            level=self._level.currentData(),
            preempted=preempted,
            can_do=self._can_do.toPlainText().strip() if preempted else "",
            note=self._note.toPlainText().strip(),
        )


class AuthorityDialog(Dialog):
    """Asks who is responsible for a testimony. Emits `decided(Authority)`: one of those there are, or a new one, whose id is 0."""

    def __init__(self, parent: QWidget | None, known: Sequence[Authority]) -> None:
        super().__init__(
            parent,
            _("Who is responsible"),
            _("Who can change what this testimony tells of, and who has taken that out of the city’s hands."),
            act=_("&Keep"),
        )
        self._known = known
        self._which, self._fields = ChoiceBox(), AuthorityFields()
        for one in known:
            self._which.addItem(one.name, one.id)
        self._which.addItem(_("Somebody else, named below"), 0)
        which = Field(_("&Who it is"), self._which)
        which.setVisible(bool(known))
        self.body.addWidget(which)
        self.body.addWidget(self._fields)
        self._which.currentIndexChanged.connect(lambda _at: self._on_changed())
        self._on_changed()
        (self._which if known else self._fields.name).setFocus()

    def _chosen(self) -> Authority | None:
        return next((one for one in self._known if one.id == self._which.currentData()), None)

    def _on_changed(self) -> None:
        chosen = self._chosen()
        self._fields.show_one(chosen or Authority("", Level.CITY))
        self._fields.setEnabled(chosen is None)

    def value(self) -> Authority | None:
        """Return who is responsible, or None after saying what is missing."""
        return self._chosen() or self._fields.value()


class AuthorityEditDialog(Dialog):
    """Asks for the values of an authority, a new one where none is given. Emits `decided(Authority)`."""

    def __init__(self, parent: QWidget | None, one: Authority | None = None) -> None:
        super().__init__(
            parent,
            _("Change who is responsible") if one else _("Add who is responsible"),
            _("It changes wherever this authority is named.") if one else "",
            act=_("&Keep") if one else _("&Add it"),
        )
        self._fields = AuthorityFields()
        if one is not None:
            self._fields.show_one(one)
        self.body.addWidget(self._fields)
        self._fields.name.setFocus()

    def value(self) -> Authority | None:
        """Return the authority, or None after saying what is missing."""
        return self._fields.value()
