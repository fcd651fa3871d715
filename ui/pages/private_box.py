"""What is kept apart of one person: name, contact and guardian, behind the door of the name vault."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from hrforum.domain.intake import Speaker
from hrforum.domain.risk import Risk, allows_names
from hrforum.i18n import _
from ui.parts.columns import column, row
from ui.parts.field import Field, line
from ui.parts.icons import pixmap
from ui.parts.words import button, card, label
from ui.theme import current


class PrivateBox(QWidget):
    """Closed where something is in the vault already, and where the risk is high; `vault_requested` to open it.

    `name_typed` whenever another name stands in its line.
    """

    vault_requested = Signal()
    name_typed = Signal()

    def __init__(self, one: Speaker) -> None:
        super().__init__()
        self._in_vault = one.in_vault
        self._came_from_vault: Speaker | None = None
        self._deliberate = one.all_the_same
        self._risk, self._young = one.risk, one.young
        self._name, self._contact, self._guardian = line(one.name), line(one.contact), line(one.guardian)
        self._closed = label("", wrap=True)
        self._open = button(_("Open the name vault …"))
        self._all_the_same = button(_("Write it down all the same"), "quiet")
        self._guardian_field = Field(
            _("Parent or guardian"),
            self._guardian,
            _("Who answers beside the young person: nothing but keeping is done unless both say yes."),
        )
        self._name.textChanged.connect(lambda _text: self.name_typed.emit())
        self._open.clicked.connect(lambda _checked=False: self.vault_requested.emit())
        self._all_the_same.clicked.connect(lambda _checked=False: self._on_all_the_same())
        self._lay_out()
        self._refresh()

    def _lay_out(self) -> None:
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
        inner.addWidget(self._closed)
        for act in (self._open, self._all_the_same):
            inner.addWidget(act, 0, Qt.AlignmentFlag.AlignLeft)
        self._fields = QWidget()
        within = column(self._fields, gap="near")
        pair = row(gap="even")
        pair.addWidget(Field(_("Na&me"), self._name))
        pair.addWidget(Field(_("C&ontact"), self._contact))
        within.addLayout(pair)
        within.addWidget(self._guardian_field)
        inner.addWidget(self._fields)
        column(self).addWidget(private)

    # -- what is shown -------------------------------------------------------------------------------------------------

    @property
    def _kept_out(self) -> bool:
        return not allows_names(self._risk) and not self._deliberate

    def _refresh(self) -> None:
        typed = any(each.text().strip() for each in (self._name, self._contact, self._guardian))
        sentence = ""
        if self._in_vault:
            sentence = _("Name, contact or guardian are in the vault.")
        elif self._kept_out and typed:
            sentence = _("The risk is high: what was typed here is not written down.")
        elif self._kept_out:
            sentence = _("The risk is high: no name, contact or guardian is written down.")
        self._closed.setText(sentence)
        self._closed.setVisible(bool(sentence))
        self._open.setVisible(self._in_vault)
        self._all_the_same.setVisible(self._kept_out and not self._in_vault)
        self._fields.setVisible(not sentence)
        self._guardian_field.setVisible(self._young or bool(self._guardian.text()))

    def show_risk(self, risk: Risk) -> None:
        """Close what is not to be written down at this level of risk."""
        self._risk = risk
        self._refresh()

    def show_young(self, young: bool) -> None:
        """Offer a line for the guardian, or none."""
        self._young = young
        self._refresh()

    def show_names(self, one: Speaker) -> None:
        """Show what the vault holds, to be mended."""
        self._in_vault, self._came_from_vault, self._deliberate = False, one, True
        for field, text in (
            (self._name, one.name),
            (self._contact, one.contact),
            (self._guardian, one.guardian),
        ):
            field.setText(text)
        self._refresh()
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_vault(self) -> None:
        """Hide what came from the vault, unless it was changed since and is about to be kept."""
        came = self._came_from_vault
        if came is not None and self._typed() == (came.name, came.contact, came.guardian):
            for each in (self._name, self._contact, self._guardian):
                each.clear()
            self._in_vault, self._came_from_vault = True, None
            self._refresh()

    def _on_all_the_same(self) -> None:
        self._deliberate = True
        self._refresh()
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def name(self) -> str:
        """The name that can be read here; empty where it is in the vault, or kept out."""
        return "" if self._in_vault or self._kept_out else self._name.text().strip()

    # -- what is written -----------------------------------------------------------------------------------------------

    def value(self, one: Speaker) -> Speaker:
        """Return the person with what is written here; nothing where it is closed."""
        if self._in_vault or self._kept_out:
            return replace(one, name="", contact="", guardian="", in_vault=self._in_vault, all_the_same=False)
        name, contact, guardian = self._typed()
        return replace(
            one, name=name, contact=contact, guardian=guardian, in_vault=False, all_the_same=self._deliberate
        )

    def _typed(self) -> tuple[str, str, str]:
        return self._name.text().strip(), self._contact.text().strip(), self._guardian.text().strip()
