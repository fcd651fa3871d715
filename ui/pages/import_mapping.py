"""What the columns of a sheet become, and how its rows would come in under that: looked at anew after each change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from hrforum.domain.tag import Codebook
from hrforum.i18n import _
from hrforum.operations import sheet as operations
from hrforum.operations.text import Splitting, Texts, split
from hrforum.operations.text import read_files as read
from hrforum.progress import Progress
from ui.archive_worker import ArchiveWorker
from ui.pages.import_columns import becomings, offers, settled
from ui.pages.import_preview import ImportPreview, Looked, look
from ui.parts.columns import column
from ui.parts.mapping_table import MappingTable, SheetColumn
from ui.parts.words import card, heading, muted

_PAUSE_MS = 150


@dataclass(frozen=True)
class Read:
    """A sheet with the guess for its columns (column to field) and the first value of each; the texts it was split from, if any."""

    sheet: operations.Sheet
    guessed: dict[str, str]
    samples: tuple[str, ...]
    texts: Texts | None = None
    splitting: Splitting = Splitting()  # noqa: RUF009  # frozen and empty


def read_files(paths: Sequence[Path], progress: Progress) -> Read:
    """Read files and guess what their columns are. Takes its time, so not on the window's thread."""
    found = read(paths, progress)
    if isinstance(found, Texts):
        return read_texts(found, found.likely)
    return _read(found)


def read_texts(texts: Texts, splitting: Splitting) -> Read:
    """Split texts and guess what the columns are. Takes its time, so not on the window's thread."""
    return replace(_read(split(texts, splitting)), texts=texts, splitting=splitting)


def _read(sheet: operations.Sheet) -> Read:
    guessed = {name: field for field, name in operations.guess(sheet.header, sheet.rows).pairs}
    samples = tuple(
        next((one.cells[at] for one in sheet.rows if one.cells[at].strip()), "")
        for at in range(len(sheet.header))
    )
    return Read(sheet, guessed, samples)


class ImportMapping(QWidget):
    """`looked_at` when it is known, or known no more, how many rows would come in."""

    looked_at = Signal()

    def __init__(self, worker: ArchiveWorker) -> None:
        super().__init__()
        self._worker = worker
        self._book = Codebook()
        self._read: Read | None = None
        self._looked: Looked | None = None
        self.table = MappingTable()
        self.preview = ImportPreview()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        whole = column(self, gap="wide")
        start = muted(_("What is guessed is only a start: look at each column once."))
        whole.addWidget(part(_("2. What the columns become"), start, self.table))
        whole.addWidget(part(_("3. How it comes in"), self.preview))
        self.setFocusProxy(self.table)
        self.table.mapping_changed.connect(self._on_mapping_changed)
        self._pause.timeout.connect(self._look)

    @property
    def mapping(self) -> operations.Mapping:
        """What the columns become as chosen now."""
        return operations.Mapping(self.table.pairs())

    @property
    def acceptable(self) -> int:
        """How many rows would come in; 0 where that is not known for what is chosen now."""
        return self._looked.accepted if self._looked else 0

    def show_read(self, read: Read) -> None:
        """Show a sheet that was read, its columns as guessed; the same columns of texts split anew stay as chosen."""
        same = (
            self._read is not None and read.texts is not None and self._read.sheet.header == read.sheet.header
        )
        chosen = {name: field for field, name in self.table.pairs()} if same else read.guessed
        self._read = read
        self._show_columns(chosen)

    def refuse(self, sentence: str) -> None:
        """Say why there is nothing to bring in as the texts are split now."""
        self._pause.stop()
        self._forget_look()
        self.preview.say(sentence)

    def put_away(self) -> None:
        """Show no sheet."""
        self._read = None
        self._pause.stop()
        self.table.show_columns(())
        self._forget_look()

    def set_book(self, book: Codebook) -> None:
        """Say which dimensions there are; what was chosen stays chosen."""
        if book != self._book:
            self._book = book
            self._show_columns({name: field for field, name in self.table.pairs()})

    def _show_columns(self, chosen: dict[str, str]) -> None:
        if self._read is None:
            return
        columns = []
        on_offer = offers(self._book)
        for name, sample in zip(self._read.sheet.header, self._read.samples, strict=True):
            field = settled(self._book, chosen.get(name, ""))
            guessed = settled(self._book, self._read.guessed.get(name, ""))
            choices = becomings(self._book, on_offer, name, field)
            columns.append(SheetColumn(name, sample, choices, guessed, field))
        self.table.show_columns(columns)
        self._on_mapping_changed()

    def _on_mapping_changed(self) -> None:
        # What was not looked at under this mapping is not brought in.
        self._forget_look()
        self._pause.start()

    def _forget_look(self) -> None:
        self._looked = None
        self.looked_at.emit()

    def _look(self) -> None:
        if self._read is None:
            return
        sheet, book, mapping = self._read.sheet, self._book, self.mapping
        wrong = self.table.clash
        if not wrong and mapping.column_of("words") is None:
            wrong = _("Choose the column that holds the words.")
        if wrong:
            self.preview.say(wrong)
            return
        # Beside the archive's thread, which keeps what is being typed meanwhile.
        self._worker.run_aside(
            lambda _progress: look(sheet, mapping, book),
            self._on_looked,
            refused=lambda error: self.preview.say(error.sentence),
            lane="import preview",
        )

    def _on_looked(self, looked: Looked) -> None:
        if self._read is None or self._pause.isActive():
            return
        self._looked = looked
        self.preview.show_looked(looked, self._book)
        self.looked_at.emit()


def part(name: str, *pieces: QWidget) -> QFrame:
    """Return one part of the page: a surface with its name and what stands in it."""
    made = card()
    inner = column(made, gap="even", edge="wide")
    inner.addWidget(heading(name))
    for piece in pieces:
        inner.addWidget(piece)
    return made
