"""The files to bring in: a line for a path, a button that chooses them, and what was found in them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QWidget

from hrforum.i18n import _, ngettext
from hrforum.operations.sheet import Sheet
from ui.parts.columns import column, row
from ui.parts.field import Field, line
from ui.parts.shortened import breakable
from ui.parts.words import announce, button, label

_REMARKS = 4


class SheetFile(QWidget):
    """`choose_requested` to ask for files, `paths_given(paths)` when a path was typed, or the files are to be read again."""

    choose_requested = Signal()
    paths_given = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._paths: tuple[Path, ...] = ()
        self._path = line(placeholder=_("CSV, XLSX, DOCX, TXT or Markdown"))
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
            _(
                "Choose it, drop it on this page, or write its path and press Enter. Several texts can be chosen at once. Files stay as they are."
            ),
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

    def show_reading(self, paths: Sequence[Path]) -> None:
        """Show that files are being read."""
        self._paths = tuple(paths)
        self._path.setText(_shown(self._paths))
        self._field.set_wrong("")
        self._tell(_("Reading …"))

    def show_read(self, sheet: Sheet) -> None:
        """Say what the files hold."""
        told = (_found(sheet, len(self._paths)), *sheet.remarks[:_REMARKS])
        more = len(sheet.remarks) - _REMARKS
        if more > 0:
            told = (
                *told,
                ngettext(
                    "{n} more remark is in the report.", "{n} more remarks are in the report.", more
                ).format(n=more),
            )
        self._tell(" ".join(breakable(each) for each in told))
        self._choose.setText(_("&Choose another …"))

    def refuse(self, sentence: str) -> None:
        """Say why there is nothing to bring in."""
        self._tell("")
        self._field.set_wrong(sentence)

    def clear(self) -> None:
        """Show no file."""
        self._paths = ()
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
        elif len(self._paths) > 1 and typed == _shown(self._paths):
            self.paths_given.emit(self._paths)
        elif typed.startswith("file:"):
            self.paths_given.emit((Path(QUrl(typed).toLocalFile()),))
        else:
            self.paths_given.emit((Path(typed).expanduser(),))


def _shown(paths: Sequence[Path]) -> str:
    if len(paths) == 1:
        return str(paths[0])
    return _("{file} and {n} more").format(file=paths[0], n=len(paths) - 1)


def _found(sheet: Sheet, files: int) -> str:
    count = len(sheet.rows) + len({one.row for one in sheet.problems if one.skipped})
    kind = {"csv": "CSV", "xlsx": "XLSX", "docx": "DOCX", "text": _("text")}[sheet.kind]
    if sheet.encoding:
        kind = f"{kind}, {sheet.encoding}"
    if sheet.kind in ("csv", "xlsx"):
        rows = ngettext("{count} row", "{count} rows", count).format(count=count)
        columns = ngettext("{count} column", "{count} columns", len(sheet.header))
        return _("{rows}, {columns}; {kind}.").format(
            rows=rows, columns=columns.format(count=len(sheet.header)), kind=kind
        )
    pieces = ngettext("{count} piece", "{count} pieces", count).format(count=count)
    named = ngettext("{count} file", "{count} files", files).format(count=files)
    return _("{pieces} in {files}; {kind}.").format(pieces=pieces, files=named, kind=kind)
