"""Looking through testimonies for what may say who somebody is: one place after the other, decided with one key each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hrforum.domain.redaction import Reason, Redaction, usual_replacement
from hrforum.i18n import _, ngettext
from hrforum.operations.proposal import Proposal, Waiting
from ui.days import reads_right_to_left
from ui.dialogs.dialog import Dialog
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import column
from ui.parts.field import Field, line
from ui.parts.flow import Flow
from ui.parts.mark_names import reason_name
from ui.parts.marked_text import Look, MarkedText, Shown
from ui.parts.words import button, label, muted
from ui.theme import current

ACCEPT, STAND, NEXT, ON, UNDO = "A", "S", "N", "J", "U"
_LINES = 10


@dataclass(frozen=True)
class Looked:
    """What was decided about one place: hidden by `redaction`, or let stand where that is None."""

    testimony_id: int
    proposal: Proposal
    redaction: Redaction | None


class ReviewDialog(Dialog):
    """Emits `decided(Looked)` for each place, `next_requested()` for another testimony, `undo_requested()` for the last decision.

    Whoever carries a decision out calls `kept()`, which goes on to the next place.
    """

    next_requested = Signal()
    undo_requested = Signal()

    def __init__(self, parent: QWidget | None, total: int, language: str = "en") -> None:
        super().__init__(
            parent,
            _("Look through the words"),
            _(
                "The search proposes places that may say who somebody is; it cannot find everything. You decide: A hides the place, "
                "S lets it stand, N goes on, J goes to the next testimony, U takes back. Select other words, and A hides those."
            ),
            act=_("Hide it (&A)"),
            leave=_("C&lose"),
        )
        self._total = total
        self._language = language
        self._waiting: Waiting | None = None
        self._proposals: list[Proposal] = []
        self._at = 0
        self._busy = False
        self._text: MarkedText | None = None
        self._where = label("", "label", wrap=True)
        self._why = muted("")
        self._holder: QVBoxLayout = column(gap="tight")
        self._reason = ChoiceBox()
        for reason in Reason:
            self._reason.addItem(reason_name(reason), reason)
        self._replacement = line()
        self._lay_out_places()
        self._reason.currentIndexChanged.connect(lambda _index: self._suggest())

    def _lay_out_places(self) -> None:
        self.body.addWidget(self._where)
        self.body.addWidget(self._why)
        self.body.addLayout(self._holder)
        acts = Flow()
        for text, act in (
            (_("Let it &stand (S)"), self._let_stand),
            (_("&Next place (N)"), self._go_on),
            (_("Next testimony (&J)"), self.next_requested.emit),
            (_("Take back (&U)"), self.undo_requested.emit),
        ):
            made = button(text)
            made.clicked.connect(lambda _checked=False, act=act: act())
            acts.add(made)
        self.body.addWidget(acts)
        self._acts = acts
        self._reason_field = Field(_("What it would &tell"), self._reason)
        self._replacement_field = Field(
            _("What is read &instead"), self._replacement, _("Empty: the usual words.")
        )
        self.body.addWidget(self._reason_field)
        self.body.addWidget(self._replacement_field)

    # -- what is shown -------------------------------------------------------------------------------------------------

    def show_waiting(self, waiting: Waiting | None) -> None:
        """Show the next testimony in which something waits; None is the end."""
        self._set_busy(False)
        self._waiting = waiting
        self._proposals = list(waiting.proposals) if waiting else []
        self._at = 0
        self._show()

    def _show(self) -> None:
        done = self._waiting is None
        for each in (self._acts, self._reason_field, self._replacement_field, self.act_button):
            each.setVisible(not done)
        self._clear()
        if self._waiting is None:
            self._where.setText(_("Every place was looked at."))
            self._why.setText(_("The search cannot find everything: read what leaves once more as a whole."))
            self.leave_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        waiting, one = self._waiting, self._proposals[self._at]
        left = len(self._proposals) - self._at
        self._where.setText(
            ngettext(
                "{code}, testimony {number} of {total}: {count} place to look at",
                "{code}, testimony {number} of {total}: {count} places to look at",
                left,
            ).format(code=waiting.code, number=waiting.at + 1, total=self._total, count=left)
        )
        where = "" if one.version else _(" It stands in what the person asks for.")
        self._why.setText(f"{one.label}: “{one.said}”. {one.why}{where}")
        self._reason.setCurrentIndex(self._reason.findData(one.redaction.reason))
        self._replacement.clear()
        self._suggest()
        self._put_text(waiting, one)

    def _put_text(self, waiting: Waiting, one: Proposal) -> None:
        language = one.version.language if one.version else ""
        words = waiting.texts[one.redaction.version]
        text = MarkedText(
            words,
            f"{waiting.code}. {self._why.text()}",
            rtl=reads_right_to_left(language),
            keys=ACCEPT + STAND + NEXT + ON + UNDO,
            tallest=current().size("reading") * _LINES,
        )
        self._holder.addWidget(text)
        # A layout shows what is new a moment later, and what is not shown does not take the focus.
        text.show()
        others = [each for each in self._proposals if each.redaction.version == one.redaction.version]
        text.show_marks(Shown(each.span, Look.HERE if each is one else Look.PROPOSED) for each in others)
        text.key_pressed.connect(self._on_key_pressed)
        text.fit()
        text.set_caret(one.span.start)
        text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._text = text

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the words, where the keys are heard, however early these came."""
        super().showEvent(event)
        if self._text is not None:
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self._text = None
        while (old := self._holder.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _suggest(self) -> None:
        reason = self._reason.currentData()
        self._replacement.setPlaceholderText(usual_replacement(Reason(reason), self._language))

    # -- what is decided -----------------------------------------------------------------------------------------------

    def value(self) -> Looked | None:
        """Return that the place, or what is selected instead, is hidden."""
        if self._waiting is None or self._busy:
            return None
        one = self._proposals[self._at]
        span = (self._text.selected() if self._text else None) or one.span
        said = replace(
            one.redaction,
            span=span,
            reason=Reason(self._reason.currentData()),
            replacement=self._replacement.text().strip(),
        )
        return Looked(self._waiting.testimony_id, one, said)

    def kept(self, _value: object = None) -> None:
        """The decision was carried out: go on to what is still undecided."""
        self._set_busy(False)
        if self._waiting is None or not self._proposals:
            return
        done = self._proposals[self._at]
        alike = (done.kind, done.said.casefold())
        hidden = self._decided.redaction
        self._proposals = [
            one
            for one in self._proposals
            if one is not done
            and not (hidden is None and (one.kind, one.said.casefold()) == alike)
            and not (
                hidden is not None
                and one.redaction.version == hidden.version
                and hidden.span.start <= one.span.start
                and one.span.stop <= hidden.span.stop
            )
        ]
        self._at = min(self._at, len(self._proposals))
        self._show_or_leave()

    def _let_stand(self) -> None:
        if self._waiting is not None and not self._busy:
            self._decide(Looked(self._waiting.testimony_id, self._proposals[self._at], None))

    def _on_act_clicked(self) -> None:
        value = self.value()
        if value is not None:
            self._decide(value)

    def _decide(self, looked: Looked) -> None:
        self._strip.clear()
        self._decided = looked
        self._set_busy(True)
        self.decided.emit(looked)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        super()._set_busy(busy)

    def _go_on(self) -> None:
        if self._waiting is not None and not self._busy:
            self._at += 1
            self._show_or_leave()

    def _show_or_leave(self) -> None:
        if self._at >= len(self._proposals):
            self.next_requested.emit()
        else:
            self._show()

    def _on_key_pressed(self, letter: str) -> None:
        acts: dict[str, Callable[[], object]] = {
            ACCEPT: self._on_act_clicked,
            STAND: self._let_stand,
            NEXT: self._go_on,
            ON: self.next_requested.emit,
            UNDO: self.undo_requested.emit,
        }
        acts[letter]()
