"""Writing a packet: its sections in their order, the organiser's own words in each, and how it will look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from hrforum.domain.decoded import Page
from hrforum.domain.hearing import Warned
from hrforum.domain.packet import COVER, OwnText, Packet, Section, place_of
from hrforum.i18n import _
from hrforum.operations.packet_preview import EXHIBITS
from ui.dialogs.about_dialogs import Told
from ui.dialogs.packet_dialogs import section_name
from ui.parts.columns import column, gathered
from ui.parts.direction import turn
from ui.parts.field import Field, paragraph
from ui.parts.flow import Flow
from ui.parts.line_model import LineModel
from ui.parts.lines import Line, LineList
from ui.parts.picture_view import PictureView
from ui.parts.rule_strips import RuleStrips
from ui.parts.split import Split
from ui.parts.strips import ProgressStrip
from ui.parts.words import button, muted
from ui.theme import current

PAUSE_MS = 1200
"""So long after the last key the words are kept."""
_FREE = 60
_WIDTHS = 64
_BESIDE = 20
"""Sizes of text that title, buttons and margins take of the height."""
_AT_FIRST = 1
"""Steps by which a page is larger than whole, so that it can be read."""


class BuilderDialog(Told):
    """`text_changed(OwnText)` after a pause, `packet_changed(Packet)` with other sections or order, `page_requested(place, number, width)`.

    The place "" stands for the whole packet. `asks_requested` for what is asked of whom by when, `charts_requested(place, its name)`.
    `stop_requested` where the whole packet is set no further.
    """

    text_changed = Signal(object)
    packet_changed = Signal(object)
    page_requested = Signal(str, int, int)
    asks_requested = Signal()
    charts_requested = Signal(str, str)
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None, packet: Packet, texts: Mapping[str, str]) -> None:
        super().__init__(parent, _("Write the packet"))
        self._packet, self._findings = packet, dict[str, str]()
        self.texts = dict(texts)
        self._place, self._whole, self._number, self._pages = COVER, False, 0, 1
        self._model = LineModel(self)
        self._list = LineList(_("Sections of the packet"))
        self._list.setModel(self._model)
        self._list.setMinimumHeight(current().size("body") * 12)
        self._up, self._down = button(_("&Up"), tip="Alt+↑"), button(_("&Down"), tip="Alt+↓")
        self._in = button(_("&Leave out"))
        self._asks, self._charts = button(_("&Asks …")), button(_("Cha&rts …"))
        self._rules = RuleStrips()
        self._text = paragraph(rows=7)
        turn(self._text, packet.language)
        self._field = Field(
            _("Your own &words here"), self._text, _("Kept by itself. Empty lines part paragraphs.")
        )
        self.view = PictureView(_("How it will look"))
        self._before, self._after = button(_("&Previous page")), button(_("&Next page"))
        self._all = button(_("Show the w&hole packet"))
        self._told = muted("")
        self._far = ProgressStrip()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.view.larger(_AT_FIRST)
        self._arrange()
        self._connect()
        self._show_places()

    def _arrange(self) -> None:
        acts, turns = Flow(), Flow()
        for each in (self._up, self._down, self._in, self._asks, self._charts):
            acts.add(each)
        for each in (self._before, self._after, self._all):
            turns.add(each)
        left = gathered(self._list, acts, self._field)
        right = QWidget()
        beside = column(right, gap="near")
        beside.addWidget(turns)
        beside.addWidget(self._told)
        beside.addWidget(self._far)
        beside.addWidget(self.view, 1)
        self.body.addWidget(self._rules)
        self.body.addWidget(Split(left, right, 0.46), 1)

    def _connect(self) -> None:
        self._list.selectionModel().currentChanged.connect(self._on_current_changed)
        self._up.clicked.connect(lambda: self._move(-1))
        self._down.clicked.connect(lambda: self._move(1))
        self._in.clicked.connect(self._on_in_clicked)
        self._asks.clicked.connect(self.asks_requested)
        self._charts.clicked.connect(lambda: self.charts_requested.emit(self._place, self._name(self._place)))
        self._text.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self.keep)
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))
        self._all.clicked.connect(self._on_all_clicked)
        self._far.cancel_requested.connect(self._on_stop_clicked)
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            moved = QShortcut(QKeySequence(keys), self._list, context=Qt.ShortcutContext.WidgetShortcut)
            moved.activated.connect(lambda by=by: self._move(by))
        for key, by in ((Qt.Key.Key_PageUp, -1), (Qt.Key.Key_PageDown, 1)):
            turned = QShortcut(QKeySequence(key), self.view, context=Qt.ShortcutContext.WidgetShortcut)
            turned.activated.connect(lambda by=by: self._turn(by))

    def showEvent(self, event: QShowEvent) -> None:
        """Take nearly the whole screen: the page beside the words is to be read."""
        super().showEvent(event)
        room = self.screen().availableGeometry()
        self.resize(min(room.width() - _FREE, current().size("body") * _WIDTHS), room.height() - _FREE)
        self.view.setMinimumHeight(max(200, room.height() - current().size("body") * _BESIDE))
        self._list.setFocus()

    # -- showing -------------------------------------------------------------------------------------------------------
    def use_packet(self, packet: Packet) -> None:
        """Go on with the packet as it was kept."""
        self._packet = packet
        self._show_places()

    @property
    def findings(self) -> Mapping[str, str]:
        """The titles of the articles that have a finding, by their keys."""
        return self._findings

    def tell_rules(self, warned: Sequence[Warned]) -> None:
        """Say what the hearing's rules warn of."""
        self._rules.tell(warned)

    def use_findings(self, titles: Mapping[str, str]) -> None:
        """Offer a place for own words in the finding on each of these articles, by its key and title."""
        self._findings = dict(titles)
        self._show_places()
        self.ask()

    def put(self, page: Page) -> None:
        """Show a page."""
        self._pages = page.pages
        self._far.end()
        self.view.show_pixels(page.pixels)
        told = _("Page {number} of {pages}").format(number=self._number + 1, pages=self._pages)
        if not self._whole and self._place == Section.EXHIBITS:
            first = _("The first {most} testimonies; the whole packet shows them all.")
            told = f"{told} · {first.format(most=EXHIBITS)}"
        self._told.setText(told)
        self._show_turns()

    def tell_progress(self, done: int, total: int, what: str) -> None:
        """Say how far the whole packet is; a single section is there at once."""
        if self._whole:
            self._far.step(done, total, what)

    def cannot_show(self, sentence: str) -> None:
        """Say why there is nothing to see."""
        self._pages = 1
        self._far.end()
        self._told.setText(sentence)
        self._show_turns()

    def _show_turns(self) -> None:
        self._before.setEnabled(self._number > 0)
        self._after.setEnabled(self._number < self._pages - 1)

    def _places(self) -> Sequence[str]:
        left_out = [each for each in Section if each not in self._packet.sections]
        places: list[str] = [COVER]
        for section in (*self._packet.sections, *left_out):
            places.append(section)
            if section is Section.FINDINGS:
                places += [place_of(section, article) for article in self._findings]
        return places

    def _name(self, place: str) -> str:
        section, _slash, article = place.partition("/")
        if article:
            return f"{article}: {self._findings[article]}"
        return _("Cover") if place == COVER else section_name(Section(section))

    def _show_places(self) -> None:
        places = self._places()
        lines = []
        for each in places:
            out = each in {one.value for one in Section} and each not in self._packet.sections
            mark = _("own words") if self.texts.get(each, "").strip() else ""
            lines.append((each, Line(self._name(each), end=_("left out") if out else "", mark=mark)))
        at = places.index(self._place) if self._place in places else 0
        self._model.set_rows(lines)
        self._list.setCurrentIndex(self._model.index(at))

    def _on_current_changed(self, at: QModelIndex, _before: QModelIndex) -> None:
        if not at.isValid():
            return
        place = self._model.value(at.row())
        section = place in {each.value for each in Section}
        self._in.setEnabled(section)
        self._charts.setEnabled(place != COVER)
        inside = section and place in self._packet.sections
        self._in.setText(_("Put &in") if section and not inside else _("&Leave out"))
        for each in (self._up, self._down):
            each.setEnabled(inside)
        if place != self._place or not self._text.isEnabled():
            self.keep()
            self._place, self._whole, self._number = place, False, 0
            self.ask()
        if self._text.toPlainText() != self.texts.get(place, ""):
            self._text.setPlainText(self.texts.get(place, ""))
            self._pause.stop()

    # -- changing ------------------------------------------------------------------------------------------------------
    def keep(self) -> None:
        """Keep what was written since the last pause, at once."""
        self._pause.stop()
        words = self._text.toPlainText()
        if words != self.texts.get(self._place, ""):
            self.texts[self._place] = words
            self.text_changed.emit(OwnText(self._packet.id, self._place, words))
            self.ask()

    def done(self, result: int) -> None:
        """Keep what is written, and close."""
        self.keep()
        super().done(result)

    def ask(self) -> None:
        """Ask for the page that is to be seen."""
        if self._whole:
            self._far.begin()
        else:
            self._far.end()
        shown = self.view.viewport().width() * self.view.percent / 100
        wide = round(max(300, shown) * self.devicePixelRatioF())
        self.page_requested.emit("" if self._whole else self._place, self._number, min(wide, 2_000))

    def _turn(self, by: int) -> None:
        number = min(max(self._number + by, 0), self._pages - 1)
        if number != self._number:
            self._number = number
            self.ask()

    def _on_all_clicked(self) -> None:
        self.keep()
        self._whole, self._number = True, 0
        self.ask()

    def _on_stop_clicked(self) -> None:
        self.stop_requested.emit()
        self._whole, self._number = False, 0
        self._all.setFocus()
        self.cannot_show(_("Stopped. The whole packet was not set."))

    def _move(self, step: int) -> None:
        sections = list(self._packet.sections)
        if self._place not in sections:
            return
        at = sections.index(Section(self._place))
        if 0 <= at + step < len(sections):
            sections[at], sections[at + step] = sections[at + step], sections[at]
            self._change(sections)

    def _on_in_clicked(self) -> None:
        section = Section(self._place)
        sections = [each for each in self._packet.sections if each is not section]
        if section not in self._packet.sections:
            sections.append(section)
        if sections:
            self._change(sections)
        else:
            self.say(_("A packet holds at least one section."))

    def _change(self, sections: Sequence[Section]) -> None:
        self.keep()
        self.packet_changed.emit(replace(self._packet, sections=tuple(sections)))
