"""How an evening stands: counts by language, and what is left to see to, each with the way to it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from hrforum.domain.evening import Evening
from hrforum.i18n import _, ngettext
from ui.days import day_text, language_name
from ui.parts.columns import column, row
from ui.parts.facts import Facts
from ui.parts.flow import Flow
from ui.parts.icons import pixmap
from ui.parts.words import button, heading, label
from ui.theme import current

_SHOWN = 8
"""Codes that are shown each by itself."""


class EveningBox(QWidget):
    """`drafts_requested`, `testimony_requested(id)`, `queue_requested`, `sheets_requested`, `backup_requested`."""

    drafts_requested = Signal()
    testimony_requested = Signal(int)
    queue_requested = Signal()
    sheets_requested = Signal()
    backup_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._counts = Facts()
        self._left: QVBoxLayout = column(gap="near")
        whole = column(self, gap="near")
        whole.addWidget(self._counts)
        whole.addWidget(heading(_("Before everybody goes home")))
        whole.addLayout(self._left)
        self._rows: list[QWidget] = []

    def show_evening(self, evening: Evening) -> None:
        """Show how the evening stands now."""
        self._counts.tell(
            (
                (_("Taken, by language"), _listed(evening.taken) or "0"),
                (_("Waiting, by language"), _listed(evening.waiting_in) or "0"),
            )
        )
        before, self._rows = self._rows, list(self._lines(evening))
        for made in self._rows:
            self._left.addWidget(made)
        for old in before:
            # Hidden first, so that the keyboard goes on to what comes next.
            old.hide()
            old.deleteLater()

    def _lines(self, evening: Evening) -> Iterable[QWidget]:
        yield self._line(
            ngettext("{count} draft is not kept yet.", "{count} drafts are not kept yet.", evening.drafts),
            _("No draft is left."),
            evening.drafts,
            (_("Go to the drafts"), self.drafts_requested.emit),
        )
        unasked = [(one.code, one.testimony_id) for one in evening.unasked]
        yield self._codes(
            ngettext(
                "About {count} testimony nothing was asked.",
                "About {count} testimonies nothing was asked.",
                len(unasked),
            ),
            _("Everybody was asked what may happen with their words."),
            unasked,
        )
        due = list(dict.fromkeys((one.code, one.testimony_id) for one in evening.due))
        yield self._codes(
            ngettext(
                "Consent of {count} testimony is to be asked anew.",
                "Consent of {count} testimonies is to be asked anew.",
                len(due),
            ),
            _("No consent is to be asked anew."),
            due,
        )
        waiting = len(evening.waiting)
        yield self._line(
            ngettext("{count} person still waits.", "{count} people still wait.", waiting),
            _("Nobody waits any more."),
            waiting,
            (_("Go to the queue"), self.queue_requested.emit),
        )
        yield self._line(
            ngettext("{count} sheet is still out.", "{count} sheets are still out.", evening.sheets_out),
            _("No sheet is still out."),
            evening.sheets_out,
            (_("Enter from paper"), self.sheets_requested.emit),
        )
        yield self._backup(evening)

    def _backup(self, evening: Evening) -> QWidget:
        last = day_text(evening.backed_up_on)
        wrong = (
            _("No backup was made today; the newest is of {day}.").format(day=last)
            if last
            else _("No backup was ever made.")
        )
        act = (_("Make a backup now"), self.backup_requested.emit)
        return self._line(wrong, _("A backup was made today."), int(not evening.backed_up), act)

    def _line(self, wrong: str, good: str, count: int, act: tuple[str, object]) -> QWidget:
        made, inner = self._sentence(wrong.format(count=count) if count else good, good=not count)
        if count:
            text, slot = act
            go = button(text, "quiet")
            go.clicked.connect(slot)
            inner.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _codes(self, wrong: str, good: str, codes: list[tuple[str, int]]) -> QWidget:
        made, inner = self._sentence(wrong.format(count=len(codes)) if codes else good, good=not codes)
        flow = Flow("tight")
        for code, testimony_id in codes[:_SHOWN]:
            each = button(code, "quiet", name=_("Open {code}").format(code=code))
            each.clicked.connect(
                lambda _checked=False, testimony_id=testimony_id: self.testimony_requested.emit(testimony_id)
            )
            flow.add(each)
        if codes:
            inner.addWidget(flow)
        return made

    @staticmethod
    def _sentence(text: str, *, good: bool) -> tuple[QWidget, QVBoxLayout]:
        made = QWidget()
        across = row(made, gap="near")
        sign = QLabel()
        theme = current()
        colours = theme.colours
        sign.setPixmap(
            pixmap(
                "good" if good else "warning",
                colours.good if good else colours.warning,
                theme.size("heading"),
            )
        )
        across.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        inner = column(gap="hair")
        inner.addWidget(label(text, wrap=True))
        across.addLayout(inner, 1)
        return made, inner


def _listed(counts: Iterable[tuple[str, int]]) -> str:
    names = ((language_name(code) if code else _("not said"), count) for code, count in counts)
    # A name that is read from right to left keeps its own place.
    return ", ".join(f"\u2068{name}\u2069 {count}" for name, count in names)
