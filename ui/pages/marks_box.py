"""The marks of the testimony that is read, as a list: lost ones first, then what is hidden from whom, then passages."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame

from hrforum.domain.passage import Passage
from hrforum.domain.redaction import Redaction
from hrforum.i18n import _
from hrforum.operations.marking import Hidden, Marking
from hrforum.operations.passage import Marked
from ui.parts.columns import column
from ui.parts.flow import Flow
from ui.parts.line_model import LineModel
from ui.parts.lines import Line, LineList
from ui.parts.mark_names import audience_name, kind_name, reason_name
from ui.parts.words import button, heading, muted

Mark = Hidden | Marked
_SHOWN = 5


class MarksBox(QFrame):
    """`edit_requested(mark)`, `removal_requested(mark)`, `show_requested(mark)`, `link_requested(mark)`; a mark is `Hidden` or `Marked`."""

    edit_requested = Signal(object)
    removal_requested = Signal(object)
    show_requested = Signal(object)
    link_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._model = LineModel(self)
        self.list = LineList(_("Hidden and marked places"))
        self.list.setModel(self._model)
        self._nothing = muted(
            _("Nothing is hidden or marked. Select words, then press H to hide them or M to mark them.")
        )
        self._acts = Flow()
        inner = column(self, gap="near", edge="wide")
        inner.addWidget(heading(_("Hidden and marked")))
        inner.addWidget(self._nothing)
        inner.addWidget(self.list)
        for text, signal in (
            (_("Change the mark …"), self.edit_requested),
            (_("Show it"), self.show_requested),
            (_("Link a right to it …"), self.link_requested),
            (_("Take the mark away"), self.removal_requested),
        ):
            act = button(text, "quiet")
            act.clicked.connect(lambda _checked=False, signal=signal: self._wish(signal))
            self._acts.add(act)
        inner.addWidget(self._acts)
        self.list.activated.connect(lambda _at: self._wish(self.edit_requested))
        delete = QShortcut(
            QKeySequence(Qt.Key.Key_Delete), self.list, context=Qt.ShortcutContext.WidgetShortcut
        )
        delete.activated.connect(lambda: self._wish(self.removal_requested))

    def show_marking(self, marking: Marking) -> None:
        """List these marks."""
        marks: list[Mark] = [*marking.hidden, *marking.marked]
        marks.sort(key=lambda one: not _of(one).lost)
        row = self.list.currentIndex().row()
        self._model.set_rows([(one, line_of(one)) for one in marks])
        some = bool(marks)
        self._nothing.setVisible(not some)
        self.list.setVisible(some)
        self._acts.setVisible(some)
        if some:
            tall = self.list.sizeHintForRow(0) * min(len(marks), _SHOWN) + 12
            self.list.setFixedHeight(tall)
            self.list.setCurrentIndex(self._model.index(min(max(row, 0), len(marks) - 1), 0))

    def _wish(self, signal: SignalInstance) -> None:
        at = self.list.currentIndex()
        if at.isValid():
            signal.emit(self._model.value(at.row()))


def _of(mark: Mark) -> Redaction | Passage:
    return mark.redaction if isinstance(mark, Hidden) else mark.passage


def line_of(mark: Mark) -> Line:
    """Return a mark as a line of a list."""
    lost = _("lost: look at it") if _of(mark).lost else ""
    said = mark.said or _("what stood in the earlier ask")
    if isinstance(mark, Hidden):
        one = mark.redaction
        where = _("in what they ask for") if one.version is None else ""
        below = " · ".join(part for part in (one.replacement, reason_name(one.reason), where) if part)
        return Line(_("Hidden"), said, audience_name(one.audience), below, lost)
    return Line(kind_name(mark.passage.kind), said, "", mark.passage.note, lost)
