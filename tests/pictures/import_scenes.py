"""The import page in each of its states, over a small sheet with everything that can be wrong in one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.main_window import MainWindow
from ui.pages.import_page import ImportPage

Scene = tuple[str, Callable[[], object]]

SHEET = """testimony,speaker,heard on,language,borough,In your own words: what should the city council change first?
"The roof leaks onto the bed, and the landlord says he will come on Monday. He has said so since March.",Ana Reyes,2024-07-10,English,Bronx,Inspect within three days.
"La calefacción no funciona desde noviembre; dormimos los cuatro en la cocina.",Luz,2024-07-10,Spanish,Bronx;Queens,
,Cleo,2024-07-10,English,Queens,
"No heat for two winters.",Dov,03/04/2024,English,Queens,Fine the owner.
"Cut in the middle",Eve
"نحن ننتظر الماء منذ أسبوعين",Farid,2024-07-11,Arabic,Brooklyn,
"""


TRANSCRIPT = """Evening at Oak Street, 10 July

MODERATOR: Thank you all for coming. Who would like to begin?

ANA REYES: The roof leaks onto the bed, and the landlord says he will come on Monday. He has said so since March.

LUZ: La calefacción no funciona desde noviembre; dormimos los cuatro en la cocina.

MODERATOR: What do you ask of the city?

ANA REYES: Inspect within three days, and fine whoever does not repair.

LUZ: Que arreglen la caldera este mes.

[Applause]
"""


class ImportScenes:
    """The scenes of one window's import page; `folder` is where the sheet is laid."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self._window = window
        self._sheet = folder / "answers.csv"

    @property
    def page(self) -> ImportPage:
        """The page that is pictured."""
        page = self._window.desk.pages["import"]
        assert isinstance(page, ImportPage)
        return page

    def every(self) -> Iterator[Scene]:
        """The page from the file to what came in."""
        preview, terms = self.page.mapping.preview, self.page.terms
        yield "import-wrong-file", lambda: self._read(self._sheet.with_name("gone.csv"))
        yield "import-columns", lambda: self._read(self._sheet)
        yield "import-rows", lambda: self._see(preview.rows)
        yield "import-skipped", lambda: self._choose_view(1)
        yield "import-to-look-at", lambda: self._choose_view(2)
        yield "import-forum", lambda: self._see(terms._forum)
        yield "import-columns-clash", lambda: self._become("words")
        yield "import-columns-again", lambda: self._become("name")
        yield "import-consent", lambda: terms._agreed.setChecked(True)
        yield "import-stated-by", lambda: self._see(terms._by)
        yield "import-consent-wrong", self.page._bring_in.click
        yield "import-outcome", self._bring_in
        yield "import-report", lambda: self._see(self.page.outcome._report)
        yield "import-taken-back", self._window.menus.undo.trigger
        yield "import-speakers", self._read_transcript
        yield "import-speakers-columns", lambda: self._see(self.page.mapping.table._rows[0].box)
        yield "import-speakers-rows", lambda: self._see(preview.rows)
        yield "import-speakers-skipped", lambda: self._choose_view(1)

    @staticmethod
    def _see(widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.TabFocusReason)

    def _read(self, path: Path) -> None:
        self._sheet.write_text(SHEET, "utf-8")
        self._window.go("import")
        self.page.read(path)

    def _read_transcript(self) -> None:
        path = self._sheet.with_name("evening.txt")
        path.write_text(TRANSCRIPT, "utf-8")
        self.page.read(path)

    def _become(self, field: str) -> None:
        box = self.page.mapping.table._rows[1].box
        box.setCurrentIndex(box.findData(field))
        self._see(box)

    def _choose_view(self, at: int) -> None:
        preview = self.page.mapping.preview
        preview._segments.choose(at)
        self._see((preview.rows, preview._skipped, preview._notes)[at])

    def _bring_in(self) -> None:
        self.page.terms._nothing.setChecked(True)
        self.page._bring_in.click()
