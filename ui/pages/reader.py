"""One testimony to read: code, words, who, when and where, tags, consent; name and contact only when asked for."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from hrforum.domain.intake import Reading, Speaker
from hrforum.domain.risk import Risk
from hrforum.domain.tag import Codebook
from hrforum.domain.testimony import Version
from hrforum.i18n import _
from hrforum.operations.marking import Hidden, Marking
from ui.codebook import told
from ui.days import day_text, when_text
from ui.pages.gate_box import GateBox
from ui.pages.marks_box import Mark, MarksBox
from ui.pages.rights_box import RightsBox
from ui.pages.testimony_form import status_name
from ui.pages.version_box import Place, VersionBox, version_name
from ui.parts.attached_list import AttachedList
from ui.parts.columns import ScrollPage, column
from ui.parts.consent_words import ConsentSummary
from ui.parts.facts import Facts
from ui.parts.flow import Flow
from ui.parts.stops import stop_before, stops_within
from ui.parts.words import button, card, heading, label, muted


class Reader(QWidget):
    """Wishes about the testimony that is read, each with its `Reading`; `translation_removal_requested(reading, version)`.

    Wishes about words come with the place that is selected, None where nothing is. Those about a mark are `marks`' own, but
    `mark_edit_requested(mark, place)`.
    """

    edit_requested = Signal(object)
    consent_requested = Signal(object)
    withdrawal_requested = Signal(object)
    translation_requested = Signal(object)
    removal_requested = Signal(object)
    translation_removal_requested = Signal(object, object)
    history_requested = Signal(object)
    card_requested = Signal(object)
    went_requested = Signal(object)
    hide_requested = Signal(object, object)
    mark_requested = Signal(object, object)
    copy_requested = Signal(object, object, bool)
    vault_requested = Signal(object)
    vault_closing_requested = Signal()
    mark_edit_requested = Signal(object, object)
    leaves_requested = Signal(object)
    review_requested = Signal(object)
    shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._reading: Reading | None = None
        self._code = label("", "title")
        self._below = muted("")
        self._words: QVBoxLayout = column(gap="wide")
        self._facts = Facts()
        self._tags = Facts(own_words=True)
        self._boxes: list[VersionBox] = []
        self.marks = MarksBox()
        self.rights = RightsBox()
        self._gate = GateBox()
        self._consent = ConsentSummary()
        self.attached = AttachedList()
        self._private = card("private")
        self._names = Facts()
        self._closed = label(_("Name, contact or guardian are in the vault."), wrap=True)
        self._vault = button("", "quiet")
        self._vault_is_open = False
        self._of_words: list[QPushButton] = []
        self._lay_out()
        self._vault.clicked.connect(lambda _checked=False: self._on_vault_clicked())

    def _lay_out(self) -> None:
        content = QWidget()
        page = column(content, gap="wide", edge="wide")
        page.addWidget(self._code)
        page.addWidget(self._below)
        page.addWidget(self._buttons())
        page.addLayout(self._words)
        page.addWidget(self.marks)
        page.addWidget(self.rights)
        page.addWidget(self._gate)
        self.marks.show_requested.connect(self._on_show_requested)
        self.marks.edit_requested.connect(lambda mark: self.mark_edit_requested.emit(mark, self.selected()))
        self._gate.leaves_requested.connect(partial(self._wish, self.leaves_requested))
        self._gate.review_requested.connect(partial(self._wish, self.review_requested))
        for name, piece in (
            (_("What is known"), self._facts),
            (_("Tags"), self._tags),
            (_("Consent in force today"), self._consent),
            (_("Attachments"), self.attached),
        ):
            holder = card()
            inner = column(holder, gap="near", edge="wide")
            inner.addWidget(heading(name))
            inner.addWidget(piece)
            page.addWidget(holder)
        private = column(self._private, gap="near", edge="even")
        private.addWidget(
            label(_("Private: kept apart, never printed without consent for it"), "label", wrap=True)
        )
        private.addWidget(self._closed)
        private.addWidget(self._names)
        private.addWidget(self._vault, 0, Qt.AlignmentFlag.AlignLeft)
        page.addWidget(self._private)
        page.addStretch(1)
        self._page = ScrollPage(content, widest=50)
        column(self).addWidget(self._page)

    def _buttons(self) -> QWidget:
        holder = Flow()
        for text, role, signal in (
            (_("&Change …"), "primary", self.edit_requested),
            (_("C&onsent …"), "", self.consent_requested),
            (_("&Translate …"), "", self.translation_requested),
            (_("&Withdraw …"), "", self.withdrawal_requested),
            (_("Car&d …"), "", self.card_requested),
            (_("Erase …"), "", self.removal_requested),
            (_("Where it went …"), "quiet", self.went_requested),
        ):
            act = button(text, role)
            if signal in (self.edit_requested, self.translation_requested):
                self._of_words.append(act)
            act.clicked.connect(partial(self._wish, signal))
            holder.add(act)
        return holder

    @property
    def reading(self) -> Reading | None:
        """The testimony that is shown."""
        return self._reading

    def show_reading(self, reading: Reading, book: Codebook) -> None:
        """Show one testimony; what is in the name vault stays there until it is asked for."""
        other = self._reading is None or self._reading.testimony.id != reading.testimony.id
        self._reading = reading
        one, intake = reading.testimony, reading.intake
        self._code.setText(one.code)
        people = ", ".join(_told_of(speaker) for speaker in intake.speakers if _told_of(speaker))
        for act in self._of_words:
            act.setEnabled(one.erased_on is None)
        gone = _("words erased on {day}").format(day=day_text(one.erased_on)) if one.erased_on else ""
        self._below.setText(" · ".join(part for part in (people, status_name(one.status), gone) if part))
        self._show_words(reading)
        self._facts.tell(
            (
                (_("Forum"), reading.forum),
                (_("Heard on"), day_text(one.heard_on)),
                (_("Happened"), when_text(one.when) or _("not known")),
                (_("Place"), one.place),
            )
        )
        self._show_tags(reading, book)
        self._consent.tell(reading.in_force)
        self._private.setVisible(any(speaker.in_vault for speaker in intake.speakers))
        self.hide_names()
        if other:
            self._page.verticalScrollBar().setValue(0)
        self.shown.emit()

    def _show_words(self, reading: Reading) -> None:
        while (old := self._words.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.deleteLater()
        fresh: list[QWidget] = []
        self._boxes.clear()
        texts = [(version_name(one), one.words, one.language, one) for one in reading.versions]
        asked = [(_("What they ask for"), reading.intake.ask, reading.intake.language, None)]
        for name, words, language, version in [*texts, *(asked if reading.intake.ask else ())]:
            made = self._box(name, words, language, version)
            self._words.addWidget(made)
            fresh += stops_within(made)
        if any(version.number > 1 for version in reading.versions):
            earlier = button(_("Ear&lier words …"), "quiet")
            earlier.clicked.connect(partial(self._wish, self.history_requested))
            self._words.addWidget(earlier, 0, Qt.AlignmentFlag.AlignLeft)
            fresh.append(earlier)
        stop_before(self._below_words(), *fresh)

    def _below_words(self) -> QWidget:
        """Return what Tab reaches first below the words."""
        below = (self.marks, self.rights, self._gate, self.attached)
        return next((stop for piece in below for stop in stops_within(piece)), self._vault)

    def _box(self, name: str, words: str, language: str, version: Version | None = None) -> VersionBox:
        made = VersionBox(name, words, language, version)
        made.hide_requested.connect(lambda place: self.hide_requested.emit(self._reading, place))
        made.mark_requested.connect(lambda place: self.mark_requested.emit(self._reading, place))
        made.copy_requested.connect(
            lambda place, inside: self.copy_requested.emit(self._reading, place, inside)
        )
        made.removal_requested.connect(
            lambda version: self.translation_removal_requested.emit(self._reading, version)
        )
        self._boxes.append(made)
        return made

    def show_marking(self, marking: Marking) -> None:
        """Show the marks of the testimony that is read, and what the gate says of it."""
        if self._reading is not None and self._reading.testimony.id == marking.testimony_id:
            self.marks.show_marking(marking)
            self._gate.tell(marking.gate)
            for box in self._boxes:
                box.show_marking(marking)

    def selected(self) -> Place | None:
        """Return the place that is selected in the words, where one is."""
        return next((place for box in self._boxes if (place := box.selected())), None)

    def _on_show_requested(self, mark: Mark) -> None:
        one = mark.redaction if isinstance(mark, Hidden) else mark.passage
        box = next((box for box in self._boxes if box.key == one.version), None)
        if box is not None and not one.lost:
            box.show_place(one.span)

    def _show_tags(self, reading: Reading, book: Codebook) -> None:
        intake = reading.intake
        names = {one.id: one.labels.en for one in book.dimensions}
        pairs = told(book, intake.tags)
        for speaker in intake.speakers:
            pairs += told(book, speaker.tags)
        own = [*intake.own_words, *(said for speaker in intake.speakers for said in speaker.own_words)]
        pairs += [
            (_("{dimension}, in their own words").format(dimension=names.get(at, "")), f"“{said}”")
            for at, said in own
        ]
        self._tags.tell(pairs or [(_("No tags yet"), "–")])

    # -- the name vault ------------------------------------------------------------------------------------------------

    def show_names(self, whole: Reading) -> None:
        """Show what the vault holds of the testimony that is read, until it is closed or another one is read."""
        if self._reading is None or self._reading.testimony.id != whole.testimony.id:
            return
        pairs = []
        for one in whole.intake.speakers:
            who = f" ({one.pseudonym})" if one.pseudonym and len(whole.intake.speakers) > 1 else ""
            pairs += [(_("Name") + who, one.name), (_("Contact") + who, one.contact)]
            pairs += [(_("Guardian") + who, one.guardian)]
        self._names.tell(pairs)
        self._names.show()
        self._closed.hide()
        self._vault.setText(_("Close the name vault"))
        self._vault_is_open = True

    def hide_names(self) -> None:
        """Show no name any more."""
        self._names.tell([])
        self._names.hide()
        self._closed.show()
        self._vault.setText(_("Open the name vault …"))
        self._vault_is_open = False

    def _on_vault_clicked(self) -> None:
        if self._vault_is_open:
            self.vault_closing_requested.emit()
        elif self._reading is not None:
            self.vault_requested.emit(self._reading)

    def _wish(self, signal: SignalInstance, _checked: bool = False) -> None:
        if self._reading is not None:
            signal.emit(self._reading)


def _told_of(one: Speaker) -> str:
    """Return the pseudonym and what protects somebody, for the line below the code."""
    high = _("high risk") if one.risk is Risk.HIGH else ""
    young = _("under the age limit") if one.young else ""
    return ", ".join(part for part in (one.pseudonym, high, young) if part)
