"""The file to bring in: a line for its path, a button that chooses it, and what was found in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QWidget

from hrforum.i18n import _, ngettext
from hrforum.operations.sheet import Sheet
from ui.parts.columns import column, row
from ui.parts.field import Field, line
from ui.parts.shortened import breakable
from ui.parts.words import announce, button, label


class SheetFile(QWidget):
    """`choose_requested` to ask for a file, `path_given(path)` when a path was typed."""

    choose_requested = Signal()
    path_given = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._path = line(placeholder=_("CSV or XLSX"))
        # What is dropped is a file to be read, not text for the line.
        self._path.setAcceptDrops(False)
        self._choose = button(_("&Choose a file …"), "primary")
        across = QWidget()
        inner = row(across)
        inner.addWidget(self._path, 1)
        inner.addWidget(self._choose)
        across.setFocusProxy(self._path)
        self._field = Field(
            _("&File"),
            across,
            _("Choose it, drop it on this page, or write its path and press Enter. The file stays as it is."),
        )
        self._told = label("", "muted", wrap=True)
        self._told.hide()
        whole = column(self, gap="near")
        whole.addWidget(self._field)
        whole.addWidget(self._told)
        self._choose.clicked.connect(self.choose_requested)
        self._path.returnPressed.connect(self._on_return_pressed)

    @property
    def wrong(self) -> str:
        """What is said to be wrong with the file; empty where nothing is."""
        return self._field.wrong

    @property
    def told(self) -> str:
        """What is said about the file that was read."""
        return "" if self._told.isHidden() else self._told.text()

    def begin(self) -> None:
        """Put the focus on the button that chooses a file."""
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_reading(self, path: Path) -> None:
        """Show that a file is being read."""
        self._path.setText(str(path))
        self._field.set_wrong("")
        self._tell(_("Reading …"))

    def show_read(self, sheet: Sheet) -> None:
        """Say what the file holds."""
        self._tell(" ".join(breakable(each) for each in (_found(sheet), *sheet.remarks)))
        self._choose.setText(_("&Choose another …"))

    def refuse(self, sentence: str) -> None:
        """Say why there is nothing to bring in."""
        self._tell("")
        self._field.set_wrong(sentence)

    def clear(self) -> None:
        """Show no file."""
        self._path.clear()
        self._field.set_wrong("")
        self._tell("")
        self._choose.setText(_("&Choose a file …"))

    def _tell(self, sentence: str) -> None:
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))
        announce(self, sentence)

    def _on_return_pressed(self) -> None:
        typed = self._path.text().strip().strip('"')
        if not typed:
            self.refuse(_("Write the path of a file, or choose one."))
        elif typed.startswith("file:"):
            self.path_given.emit(Path(QUrl(typed).toLocalFile()))
        else:
            self.path_given.emit(Path(typed).expanduser())


def _found(sheet: Sheet) -> str:
    count = len(sheet.rows) + len({one.row for one in sheet.problems if one.skipped})
    rows = ngettext("{count} row", "{count} rows", count).format(count=count)
    columns = ngettext("{count} column", "{count} columns", len(sheet.header)).format(count=len(sheet.header))
    kind = f"CSV, {sheet.encoding}" if sheet.encoding else sheet.kind.upper()
    return _("{rows}, {columns}; {kind}.").format(rows=rows, columns=columns, kind=kind)
