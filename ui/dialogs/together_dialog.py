"""What is done with several testimonies at once: a tag, or that they are of one person, household, incident or telling."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtWidgets import QRadioButton, QWidget

from hrforum.domain.bond import Bond, BondKind
from hrforum.domain.consent import Use
from hrforum.domain.tag import Codebook
from hrforum.domain.testimony import TestimonyRow
from hrforum.i18n import _, ngettext
from ui.codebook import offers
from ui.dialogs.dialog import Dialog
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import column
from ui.parts.consent_words import use_name
from ui.parts.field import Field, line
from ui.parts.shortened import shortened
from ui.parts.words import label


class What(StrEnum):
    """What can be done."""

    GIVE = "give"
    TAKE = "take"
    PERSON = "person"
    HOUSEHOLD = "household"
    INCIDENT = "incident"
    TELLING = "telling"


@dataclass(frozen=True)
class Chosen:
    """Several testimonies: their ids, the lines of a few of them, the bonds that there are, and which uses would end by merging."""

    ids: tuple[int, ...]
    rows: tuple[TestimonyRow, ...]
    book: Codebook
    bonds: tuple[Bond, ...]
    ends: dict[int, tuple[Use, ...]]
    """For each of two testimonies: what would not be agreed to any more if it were the one that stays."""


@dataclass(frozen=True)
class Together:
    """What was decided: what to do, with which tag, under which bond (0: a new one with a note), or which testimony stays."""

    what: What
    tag_id: int = 0
    bond_id: int = 0
    note: str = ""
    stays: int = 0


class TogetherDialog(Dialog):
    """Asks what is done with them. Emits `decided(Together)`."""

    def __init__(self, parent: QWidget | None, chosen: Chosen) -> None:
        count = len(chosen.ids)
        name = ngettext("With {count} testimony", "With {count} testimonies", count).format(count=count)
        super().__init__(parent, name, _("Any of it can be undone."), act=_("&Do it"))
        self._chosen = chosen
        self._buttons: dict[What, QRadioButton] = {}
        self._parts: dict[What, QWidget] = {}
        self._tags = {what: self._tag_box() for what in (What.GIVE, What.TAKE)}
        self._bonds = {kind: self._bond_box(kind) for kind in BondKind}
        self._notes = {kind: line() for kind in BondKind}
        self._stays = {what: self._stays_box() for what in (What.PERSON, What.TELLING)}
        self._ends = label("", "small", wrap=True)
        self._offer_all()
        for what, each in self._buttons.items():
            each.toggled.connect(lambda on, what=what: self._show(what) if on else None)
        self._stays[What.TELLING].currentIndexChanged.connect(lambda _at: self._tell_ends())
        self._buttons[What.GIVE].setChecked(True)
        self._tell_ends()
        self._buttons[What.GIVE].setFocus()

    def _offer_all(self) -> None:
        few = len(self._chosen.rows) == len(self._chosen.ids)
        self._add(What.GIVE, _("&Give them a tag"), "", Field(_("&Tag to give"), self._tags[What.GIVE]))
        self._add(What.TAKE, _("Ta&ke a tag from them"), "", Field(_("&Tag to take"), self._tags[What.TAKE]))
        if few:
            self._add(
                What.PERSON,
                _("One &person speaks in all of them"),
                _("The person is counted once. Of two answers to one testimony the stricter counts."),
                Field(_("Kno&wn as who speaks in"), self._stays[What.PERSON]),
            )
        self._add_bond(BondKind.HOUSEHOLD, _("Who speaks in them shares a &household"))
        self._add_bond(BondKind.INCIDENT, _("They tell of one &incident"))
        if len(self._chosen.ids) == 2:
            self._add(
                What.TELLING,
                _("They are the &same telling, written down twice"),
                _("One stays and is found by both codes. For each use the stricter answer counts."),
                Field(_("The one that st&ays"), self._stays[What.TELLING]),
                self._ends,
            )

    def _add_bond(self, kind: BondKind, name: str) -> None:
        told = {
            BondKind.HOUSEHOLD: _("Households are counted apart from people."),
            BondKind.INCIDENT: _("Incidents are counted apart from testimonies."),
        }
        which = {BondKind.HOUSEHOLD: _("Which ho&usehold"), BondKind.INCIDENT: _("Which in&cident")}
        note = {
            BondKind.HOUSEHOLD: _("&Note about the household"),
            BondKind.INCIDENT: _("N&ote about the incident"),
        }
        fields = (Field(which[kind], self._bonds[kind]), Field(note[kind], self._notes[kind]))
        self._add(What(kind), name, told[kind], *fields)
        box, note_field = self._bonds[kind], fields[1]
        box.currentIndexChanged.connect(lambda _at: note_field.setVisible(not box.currentData()))

    def _add(self, what: What, name: str, told: str, *fields: QWidget) -> None:
        radio = QRadioButton(name)
        radio.setAccessibleDescription(told)
        part = QWidget()
        inside = column(part, gap="near")
        if told:
            inside.addWidget(label(told, "small", wrap=True))
        for each in fields:
            inside.addWidget(each)
        part.hide()
        whole = column(gap="tight")
        whole.addWidget(radio)
        whole.addWidget(part)
        self.body.addLayout(whole)
        self._buttons[what], self._parts[what] = radio, part

    def _show(self, what: What) -> None:
        for each, part in self._parts.items():
            part.setVisible(each is what)

    # -- what can be chosen ----------------------------------------------------------------------------------------------

    def _tag_box(self) -> ChoiceBox:
        box = ChoiceBox()
        for offer in offers(self._chosen.book):
            box.addItem(offer.text, offer.id)
        return box

    def _bond_box(self, kind: BondKind) -> ChoiceBox:
        box = ChoiceBox()
        box.addItem(_("A new one"), 0)
        for one in self._chosen.bonds:
            if one.kind is kind:
                members = ngettext("{count} member", "{count} members", len(one.members))
                told = one.note or members.format(count=len(one.members))
                box.addItem(f"{one.id} · {shortened(told, 60)}", one.id)
        return box

    def _stays_box(self) -> ChoiceBox:
        box = ChoiceBox()
        for row in self._chosen.rows:
            parts = (row.code, row.people, shortened(row.opening, 60))
            box.addItem(" · ".join(part for part in parts if part), row.id)
        return box

    def _tell_ends(self) -> None:
        ended = self._chosen.ends.get(self._stays[What.TELLING].currentData() or 0, ())
        uses = ", ".join(use_name(use) for use in ended)
        self._ends.setText(_("Not agreed to any more: {uses}").format(uses=uses) if ended else "")
        self._ends.setVisible(bool(ended))

    # -- what was decided ------------------------------------------------------------------------------------------------

    def value(self) -> Together | None:
        """Return what was decided."""
        what = next(each for each, radio in self._buttons.items() if radio.isChecked())
        made: dict[What, Callable[[], Together]] = {
            What.GIVE: lambda: Together(what, tag_id=self._tags[What.GIVE].currentData()),
            What.TAKE: lambda: Together(what, tag_id=self._tags[What.TAKE].currentData()),
            What.PERSON: lambda: Together(what, stays=self._stays[What.PERSON].currentData()),
            What.HOUSEHOLD: lambda: self._bond(what, BondKind.HOUSEHOLD),
            What.INCIDENT: lambda: self._bond(what, BondKind.INCIDENT),
            What.TELLING: lambda: Together(what, stays=self._stays[What.TELLING].currentData()),
        }
        return made[what]()

    def _bond(self, what: What, kind: BondKind) -> Together:
        bond_id = self._bonds[kind].currentData()
        return Together(what, bond_id=bond_id, note="" if bond_id else self._notes[kind].text().strip())


FEW: Sequence[int] = range(21)
"""So many testimonies can be named one by one."""
