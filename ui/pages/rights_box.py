"""The rights of the testimony that is read, and who is responsible, as one list with what can be done to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame

from hrforum.domain.authority import Authority
from hrforum.domain.right_search import Found
from hrforum.i18n import _
from hrforum.operations.right import LinkedArticle
from ui.parts.columns import column
from ui.parts.flow import Flow
from ui.parts.line_model import LineModel
from ui.parts.lines import Line, LineList
from ui.parts.right_words import authority_line, line_of
from ui.parts.words import button, heading, muted

Linked = LinkedArticle | Authority
_SHOWN = 5


class RightsBox(QFrame):
    """`link_requested`, `responsible_requested`, `removal_requested(linked)`, `edit_requested(authority)`.

    A linked one is a `LinkedArticle` or an `Authority`.
    """

    link_requested = Signal()
    responsible_requested = Signal()
    removal_requested = Signal(object)
    edit_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._model = LineModel(self)
        self.list = LineList(_("Rights, and who is responsible"))
        self.list.setModel(self._model)
        self._nothing = muted(_("No right is linked yet, and nobody is named as responsible."))
        link = button(_("Lin&k a right …"))
        responsible = button(_("Who is responsi&ble …"))
        self._edit = button(_("Change who is responsible …"))
        self._remove = button(_("Take it off"), "quiet")
        acts = Flow()
        for each in (link, responsible, self._edit, self._remove):
            acts.add(each)
        inner = column(self, gap="near", edge="wide")
        inner.addWidget(heading(_("Rights, and who is responsible")))
        inner.addWidget(self._nothing)
        inner.addWidget(self.list)
        inner.addWidget(acts)
        link.clicked.connect(self.link_requested)
        responsible.clicked.connect(self.responsible_requested)
        self._remove.clicked.connect(self._on_remove)
        self._edit.clicked.connect(self._on_edit)
        self.list.activated.connect(lambda _at: self._on_edit())
        self.list.selectionModel().currentChanged.connect(lambda _at, _before: self._on_current_changed())
        delete = QShortcut(
            QKeySequence(Qt.Key.Key_Delete), self.list, context=Qt.ShortcutContext.WidgetShortcut
        )
        delete.activated.connect(self._on_remove)
        self.tell((), ())

    def tell(self, rights: Sequence[LinkedArticle], responsible: Sequence[Authority]) -> None:
        """List these."""
        row = self.list.currentIndex().row()
        rows: list[tuple[Linked, Line]] = [(one, _line(one)) for one in rights]
        rows += [(one, authority_line(one)) for one in responsible]
        self._model.set_rows(rows)
        self._nothing.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self._remove.setVisible(bool(rows))
        if rows:
            self.list.setFixedHeight(self.list.sizeHintForRow(0) * min(len(rows), _SHOWN) + 12)
            self.list.setCurrentIndex(self._model.index(min(max(row, 0), len(rows) - 1), 0))
        self._on_current_changed()

    def _chosen(self) -> Linked | None:
        at = self.list.currentIndex()
        return self._model.value(at.row()) if at.isValid() else None

    def _on_current_changed(self) -> None:
        self._edit.setVisible(isinstance(self._chosen(), Authority))

    def _on_edit(self) -> None:
        chosen = self._chosen()
        if isinstance(chosen, Authority):
            self.edit_requested.emit(chosen)

    def _on_remove(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.removal_requested.emit(chosen)


def _line(one: LinkedArticle) -> Line:
    line = line_of(Found(one.instrument, one.article))
    return line if one.whole else replace(line, mark=_("in marked passages"))
