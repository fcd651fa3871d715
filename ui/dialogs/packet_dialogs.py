"""Dialogs about packets: what a packet is, and exhibits without a name whose words may name the person all the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from hrforum.domain.hearing import Hearing
from hrforum.domain.packet import NameInWords, Packet, Section
from hrforum.i18n import _, ngettext
from ui.days import day_text
from ui.dialogs.archive_dialogs import language_box
from ui.dialogs.dialog import Dialog
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import gathered
from ui.parts.field import Field, line
from ui.parts.line_model import LineModel
from ui.parts.lines import Line, LineList
from ui.parts.words import button, label, rule


def section_name(section: Section) -> str:
    """Return what a part of a packet is called."""
    return {
        Section.SUMMARY: _("Summary with counts and a chart"),
        Section.FINDINGS: _("Findings for each right"),
        Section.TOGETHER: _("Where several things come together"),
        Section.ASKS: _("What people ask for"),
        Section.PROMISES: _("Earlier promises"),
        Section.EXHIBITS: _("The testimonies as exhibits"),
        Section.GATHERED: _("How this was gathered"),
        Section.GLOSSARY: _("What the words mean"),
    }[section]


class PacketDialog(Dialog):
    """Asks what a packet is. Emits `decided(Packet)`."""

    def __init__(
        self,
        parent: QWidget | None,
        hearings: Sequence[Hearing],
        packet: Packet | None = None,
        hearing_id: int = 0,
    ) -> None:
        super().__init__(
            parent,
            _("Change packet") if packet else _("New packet"),
            act=_("&Keep") if packet else _("&Make packet"),
        )
        self._packet = packet or Packet(hearing_id or (hearings[0].id if hearings else 0), "")
        self._hearings = {one.id: one for one in hearings}
        self._hearing = ChoiceBox()
        for one in hearings:
            self._hearing.addItem(f"{one.body}, {day_text(one.held_on)}", one.id)
        self._hearing.setCurrentIndex(max(0, self._hearing.findData(self._packet.hearing_id)))
        self._title = line(self._packet.title)
        self._title_field = Field(_("&Title"), self._title, _("It stands on the cover."))
        self._language = language_box(self._packet.language)
        self._sections = {section: QCheckBox(section_name(section)) for section in Section}
        for each in (
            Field(_("For which &hearing"), self._hearing),
            self._title_field,
            Field(
                _("&Language of the packet"), self._language, _("Testimonies stay in their own languages.")
            ),
            gathered(label(_("What it holds"), "label"), *self._sections.values(), gap="hair"),
        ):
            self.body.addWidget(each)
        for section, box in self._sections.items():
            box.setChecked(section in self._packet.sections)
        self._title.setFocus()
        self._hearing.currentIndexChanged.connect(lambda _at: self._suggest())
        self._suggest()

    def _suggest(self) -> None:
        hearing = self._hearings.get(self._hearing.currentData())
        self._title.setPlaceholderText((hearing.item or hearing.body) if hearing else "")

    def value(self) -> Packet | None:
        """Return the packet, or None after saying what is missing."""
        sections = tuple(section for section, box in self._sections.items() if box.isChecked())
        title = self._title.text().strip() or self._title.placeholderText()
        self._title_field.set_wrong("" if title else _("Give the packet a title."))
        if not title:
            self._title.setFocus()
            return None
        if not sections:
            self.say(_("Tick at least one part that the packet holds."))
            return None
        return replace(
            self._packet,
            hearing_id=self._hearing.currentData(),
            title=title,
            language=self._language.currentData(),
            sections=sections,
        )


def why_of(warning: NameInWords, *, vault_open: bool = False) -> str:
    """Return the warning; while the name vault is open with what was found, so that nobody has to hunt for it: "... “campbell”"."""
    if not warning.parts:
        return warning.why
    if not vault_open:
        hidden = _("Found: a name. While the name vault is open, it is shown here.")
        return f"{warning.why} {hidden}"
    found = ", ".join(f"“{part}”" for part in warning.parts)
    return _("{why} Found: {found}").format(why=warning.why, found=found)


class Names(Enum):
    """What is done about names in the words: hidden everywhere, looked at one by one, or let stand in this document."""

    HIDE = "hide"
    REVIEW = "review"
    LET_STAND = "let stand"


class NamesDialog(Dialog):
    """Lists exhibits whose words may name the person, and asks what is done about it. Emits `decided(Names)`.

    Hiding comes first; letting stand needs a deliberate yes.
    """

    def __init__(
        self, parent: QWidget | None, warnings: Sequence[NameInWords], *, vault_open: bool = False
    ) -> None:
        count = len(warnings)
        super().__init__(
            parent,
            ngettext(
                "{count} exhibit may give away who speaks", "{count} exhibits may give away who speaks", count
            ).format(count=count),
            _(
                "The words hold a part of a name or contact that was not agreed to. Hiding puts [name] there for everyone outside; the "
                "words themselves stay, and it can be undone."
            ),
            act=_("&Hide the names"),
            leave=_("&Back to the packet"),
        )
        self._chosen = Names.HIDE
        model = LineModel(self)
        model.set_rows(
            [(each, Line(each.code, below=why_of(each, vault_open=vault_open))) for each in warnings]
        )
        shown = LineList(_("Exhibits that may give away who speaks"))
        shown.setModel(model)
        shown.setMinimumHeight(shown.sizeHintForRow(0) * min(max(count, 1), 5) + 12)
        self.body.addWidget(shown)
        review = button(_("&Look at each …"))
        review.clicked.connect(lambda: self._choose(Names.REVIEW))
        self.body.addWidget(review, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(rule())
        self._sure = QCheckBox(_("I looked at each: they may st&and in this document"))
        stand = button(_("&Export all the same"), "danger")
        stand.setEnabled(False)
        self._sure.toggled.connect(stand.setEnabled)
        stand.clicked.connect(lambda: self._choose(Names.LET_STAND))
        self.body.addWidget(self._sure)
        self.body.addWidget(stand, 0, Qt.AlignmentFlag.AlignLeft)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the way back: what follows makes a document."""
        super().showEvent(event)
        self.leave_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, names: Names) -> None:
        self._chosen = names
        self._on_act_clicked()

    def value(self) -> Names:
        """Return what is done about the names."""
        return self._chosen


class UndecidedDialog(Dialog):
    """Says in which exhibits something is undecided, and asks what is done about it. Emits `decided(Names)`: looked at, or let stand."""

    def __init__(self, parent: QWidget | None, codes: Sequence[str]) -> None:
        count = len(codes)
        super().__init__(
            parent,
            ngettext(
                "Nobody decided yet on something in {count} exhibit",
                "Nobody decided yet on something in {count} exhibits",
                count,
            ).format(count=count),
            _(
                "The scan found words there that may tell who somebody is: a street, a day, a number. Once a document is handed in, nothing "
                "can be taken back."
            ),
            act=_("&Look at each …"),
            leave=_("&Back to the packet"),
        )
        self._chosen = Names.REVIEW
        model = LineModel(self)
        model.set_rows([(each, Line(each)) for each in codes])
        shown = LineList(_("Exhibits in which something is undecided"))
        shown.setModel(model)
        shown.setMinimumHeight(shown.sizeHintForRow(0) * min(max(count, 1), 5) + 12)
        self.body.addWidget(shown)
        self.body.addWidget(rule())
        self._sure = QCheckBox(_("I read them: all of it may st&and in this document"))
        stand = button(_("&Export all the same"), "danger")
        stand.setEnabled(False)
        self._sure.toggled.connect(stand.setEnabled)
        stand.clicked.connect(self._let_stand)
        self.body.addWidget(self._sure)
        self.body.addWidget(stand, 0, Qt.AlignmentFlag.AlignLeft)

    def _let_stand(self) -> None:
        self._chosen = Names.LET_STAND
        self._on_act_clicked()

    def value(self) -> Names:
        """Return what is done."""
        return self._chosen
