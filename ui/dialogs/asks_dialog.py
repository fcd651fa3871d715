"""What a packet asks of whom by when: the list, and one ask in fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from hrforum.domain.authority import Authority
from hrforum.domain.packet_ask import PacketAsk
from hrforum.i18n import _
from ui.days import day_text
from ui.dialogs.about_dialogs import Told
from ui.dialogs.dialog import Dialog
from ui.parts.choice_box import ChoiceBox
from ui.parts.day_field import DayField
from ui.parts.field import Field, line, paragraph
from ui.parts.flow import Flow
from ui.parts.line_model import LineModel
from ui.parts.lines import Line, LineList
from ui.parts.words import button, muted
from ui.theme import current


class AsksDialog(Told):
    """`add_requested`, `change_requested(PacketAsk)`, `remove_requested(PacketAsk)`."""

    add_requested = Signal()
    change_requested = Signal(object)
    remove_requested = Signal(object)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            _("What we ask of whom by when"),
            _("They stand as a table in the packet, the earliest day first, and each under its finding."),
        )
        self._model = LineModel(self)
        self.list = LineList(_("Asks of this packet"))
        self.list.setModel(self._model)
        self.list.setMinimumHeight(current().size("body") * 12)
        add, self._change, self._remove = (
            button(_("&Add …"), "primary"),
            button(_("C&hange …")),
            button(_("&Take out")),
        )
        acts = Flow()
        for each in (add, self._change, self._remove):
            acts.add(each)
        self.body.addWidget(acts)
        self._none = muted(_("Nothing is asked in this packet yet."))
        self.body.addWidget(self._none)
        self.body.addWidget(self.list, 1)
        add.clicked.connect(self.add_requested)
        self._change.clicked.connect(lambda: self._emit(self.change_requested))
        self._remove.clicked.connect(lambda: self._emit(self.remove_requested))
        self.list.activated.connect(lambda _at: self._emit(self.change_requested))
        self.show_asks((), ())
        add.setFocus()

    def show_asks(self, asks: Sequence[PacketAsk], authorities: Sequence[Authority]) -> None:
        """Show what is asked."""
        names = {one.id: one.name for one in authorities}
        at = max(self.list.currentIndex().row(), 0)
        self._model.set_rows(
            [
                (
                    one,
                    Line(
                        one.what,
                        end=day_text(one.by) if one.by else _("no day"),
                        below=" · ".join(
                            each for each in (names.get(one.authority_id, one.who), one.article) if each
                        ),
                    ),
                )
                for one in asks
            ]
        )
        for each in (self._change, self._remove):
            each.setEnabled(bool(asks))
        self._none.setHidden(bool(asks))
        if asks:
            self.list.setCurrentIndex(self._model.index(min(at, len(asks) - 1)))

    def _emit(self, signal: SignalInstance) -> None:
        at = self.list.currentIndex()
        if at.isValid():
            signal.emit(self._model.value(at.row()))


class AskDialog(Dialog):
    """Asks what is asked, of whom and by when. Emits `decided(PacketAsk)`."""

    def __init__(
        self,
        parent: QWidget | None,
        one: PacketAsk,
        authorities: Sequence[Authority],
        findings: Mapping[str, str],
    ) -> None:
        super().__init__(parent, _("Change ask") if one.id else _("New ask"), act=_("&Keep"))
        self._one = one
        self._what = paragraph(one.what, rows=3)
        self._what_field = Field(_("&What we ask"), self._what)
        self._of = ChoiceBox()
        for each in authorities:
            self._of.addItem(each.name, each.id)
        self._of.addItem(_("Somebody else"), 0)
        found = self._of.findData(one.authority_id)
        self._of.setCurrentIndex(found if one.id or one.who else 0)
        self._who = line(one.who)
        self._who_field = Field(_("Wh&o it is"), self._who)
        self._by = DayField(one.by)
        self._by_field = Field(
            _("&By which day"), self._by, _("Such as 2027-06-01; empty where there is none.")
        )
        self._article = ChoiceBox()
        self._article.addItem(_("no finding"), "")
        for key, title in findings.items():
            self._article.addItem(f"{key}: {title}", key)
        self._article.setCurrentIndex(max(0, self._article.findData(one.article)))
        under = Field(_("&Under which finding"), self._article)
        under.setVisible(bool(findings))
        for field in (
            self._what_field,
            Field(_("O&f whom"), self._of, _("Authorities are added on the page of rights.")),
            self._who_field,
            self._by_field,
            under,
        ):
            self.body.addWidget(field)
        self._of.currentIndexChanged.connect(lambda _at: self._show_who())
        self._show_who()
        self._what.setFocus()

    def _show_who(self) -> None:
        self._who_field.setVisible(not self._of.currentData())

    def value(self) -> PacketAsk | None:
        """Return the ask, or None after saying what is missing."""
        what, who, of = (
            self._what.toPlainText().strip(),
            self._who.text().strip(),
            int(self._of.currentData()),
        )
        self._what_field.set_wrong("" if what else _("Say what is asked."))
        self._who_field.set_wrong("" if who or of else _("Say of whom it is asked."))
        self._by_field.set_wrong(self._by.wrong())
        if self._by.wrong():
            self._by.setFocus()
            return None
        if not what or not (who or of):
            (self._who if what else self._what).setFocus()
            return None
        article = self._article.currentData()
        return replace(
            self._one, what=what, authority_id=of, who="" if of else who, by=self._by.day(), article=article
        )
