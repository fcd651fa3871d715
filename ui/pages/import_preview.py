"""How a sheet would come in: its first rows, what is skipped and why, and what to look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from hrforum.domain.tag import Codebook
from hrforum.i18n import _, ngettext
from hrforum.operations import sheet as operations
from ui.days import day_text, language_name
from ui.pages.import_columns import dimension_name
from ui.parts.columns import column
from ui.parts.facts import Facts
from ui.parts.line_model import LineModel
from ui.parts.lines import Line, LineList
from ui.parts.report_text import ReportText
from ui.parts.segments import Segments
from ui.parts.shortened import breakable, shortened
from ui.parts.words import label
from ui.theme import current

_SHOWN_AT_ONCE = 5
_ROWS, _PIECES = 10, 500
"""How many rows of a sheet, and how many pieces of texts, are shown: where a text is split is seen at each piece."""


@dataclass(frozen=True)
class Looked:
    """A sheet as one mapping would bring it in: the first rows with their lines, the figures, and the report in two parts."""

    rows: tuple[tuple[operations.ImportRow, Line], ...]
    accepted: int
    skipped: int
    skipped_lines: tuple[str, ...]
    note_lines: tuple[str, ...]


def look(sheet: operations.Sheet, mapping: operations.Mapping, book: Codebook) -> Looked:
    """Return how a sheet would come in. Goes through all its rows, so not on the window's thread."""
    limit = _ROWS if sheet.kind in ("csv", "xlsx") else _PIECES
    seen = operations.preview(sheet, mapping, limit)
    return Looked(
        rows=tuple((row, _line(row, book)) for row in seen.rows),
        accepted=seen.accepted,
        skipped=seen.skipped,
        skipped_lines=row_lines(one for one in seen.problems if one.skipped),
        note_lines=row_lines(one for one in seen.problems if not one.skipped),
    )


def row_lines(problems: Iterable[operations.RowProblem]) -> tuple[str, ...]:
    """Return one line for each row that is told about."""
    return tuple(_("Row {row}: {why}").format(row=one.row, why=one.why) for one in problems)


class ImportPreview(QWidget):
    """The first rows as a list with the chosen one in full below, the skipped ones, and the notes.

    `row_reached` when the keyboard comes to another row: the list is taller than a small screen.
    """

    row_reached = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._book = Codebook()
        self._told = label("", wrap=True)
        self._segments = Segments((_("First rows"), _("Skipped"), _("To look at")))
        self._model = LineModel(self)
        self.rows = LineList(_("The first rows as they would come in"))
        self.rows.setModel(self._model)
        self._row = Facts()
        self._skipped = ReportText(_("Rows that are skipped, and why"))
        self._notes = ReportText(_("Rows that come in with something to look at"))
        self._body = QWidget()
        self._lay_out()
        self._show_view(0)
        self._segments.chosen.connect(self._show_view)
        self.rows.selectionModel().currentChanged.connect(self._on_current_changed)

    def _lay_out(self) -> None:
        body = column(self._body, gap="near")
        body.addWidget(self._segments)
        for view in (self.rows, self._row, self._skipped, self._notes):
            body.addWidget(view)
        whole = column(self, gap="near")
        whole.addWidget(self._told)
        whole.addWidget(self._body)

    def _show_view(self, at: int) -> None:
        for number, view in ((0, self.rows), (0, self._row), (1, self._skipped), (2, self._notes)):
            view.setVisible(number == at)

    @property
    def told(self) -> str:
        """The sentence above the rows."""
        return self._told.text()

    def say(self, sentence: str) -> None:
        """Say why there is nothing to see yet."""
        self._told.setText(sentence)
        self._body.hide()

    def show_looked(self, looked: Looked, book: Codebook) -> None:
        """Show how a sheet would come in."""
        self._book = book
        self._told.setText(_figures(looked))
        self._segments.count((len(looked.rows), looked.skipped, len(looked.note_lines)))
        at = max(self.rows.currentIndex().row(), 0)
        self._model.set_rows(looked.rows)
        shown = min(max(len(looked.rows), 1), _SHOWN_AT_ONCE)
        self.rows.setFixedHeight(max(self.rows.sizeHintForRow(0), 0) * shown + current().space("even"))
        self._skipped.tell(looked.skipped_lines or (_("No row is skipped."),))
        self._notes.tell(looked.note_lines or (_("Nothing to look at."),))
        if looked.rows:
            self.rows.setCurrentIndex(self._model.index(min(at, len(looked.rows) - 1)))
        else:
            self._row.tell(())
        self._body.show()

    def _on_current_changed(self, at: QModelIndex, _before: QModelIndex) -> None:
        if at.isValid():
            self._row.tell(_facts(self._model.value(at.row()), self._book))
            if self.rows.hasFocus():
                self.row_reached.emit()


def _figures(looked: Looked) -> str:
    come = ngettext("{count} row comes in", "{count} rows come in", looked.accepted)
    stay = ngettext("{count} is skipped", "{count} are skipped", looked.skipped)
    return _("{come}, {stay}.").format(
        come=come.format(count=looked.accepted), stay=stay.format(count=looked.skipped)
    )


def _line(row: operations.ImportRow, book: Codebook) -> Line:
    tags = [f"{dimension_name(book, asked)}: {', '.join(values)}" for asked, values in row.tags]
    below = [*tags, row.forum, row.place, row.ask]
    return Line(
        lead=_("Row {row}").format(row=row.number),
        beside=shortened(row.words, 160),
        end=day_text(row.heard_on),
        below=" · ".join(shortened(each) for each in below if each),
        mark=shortened(row.pseudonym or row.name, 40),
    )


def _facts(row: operations.ImportRow, book: Codebook) -> list[tuple[str, str]]:
    language = language_name(row.language) if row.language else _("Not named: the archive’s own")
    pairs = [
        (_("Words"), row.words),
        (_("Language"), language),
        (_("Heard on"), day_text(row.heard_on)),
        (_("Forum"), row.forum),
        (_("Place"), row.place),
        (_("What they ask"), row.ask),
        (_("Pseudonym"), row.pseudonym),
        (_("Name, kept private"), row.name),
        (_("Contact, kept private"), row.contact),
    ]
    pairs += [(dimension_name(book, asked), ", ".join(values)) for asked, values in row.tags]
    own = _("{dimension}, in their own words")
    pairs += [(own.format(dimension=dimension_name(book, asked)), words) for asked, words in row.own_words]
    return [(breakable(shortened(name, 60)), breakable(shortened(value, 240))) for name, value in pairs]
