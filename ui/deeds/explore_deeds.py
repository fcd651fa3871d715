"""Deeds about numbers: see who is behind one, say it outside in a way that tells of nobody, save a picture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from hrforum.domain.coverage import CityNumber
from hrforum.domain.table import Asked, Cell, Readers
from hrforum.i18n import _
from hrforum.operations import coverage, district, packet, picture, saved_table, statement
from hrforum.operations.ask import ask
from hrforum.operations.behind import behind
from ui.deeds.deeds import Deeds
from ui.dialogs.confirm import Confirm
from ui.dialogs.safely_dialog import SafelyDialog
from ui.parts.chart_view import png_of


class ExploreDeeds(Deeds):
    """`found(ids, said)`: the testimonies behind a number, and what they are; `districts(outlines)` of a map."""

    found = Signal(object, str)
    districts = Signal(object)

    def on_testimonies_requested(self, asked: Asked, cell: Cell, said: str) -> None:
        """Look up who is behind a number."""

        def done(ids: list[int]) -> None:
            if ids:
                self.found.emit(ids, said)
            else:
                self.said.emit(_("Nobody is behind this number."), "plain")

        self.worker.run(
            lambda archive: behind(archive, asked, cell.tags), done, refused=self.refuse, lane="behind"
        )

    def on_safely_requested(self, asked: Asked, cell: Cell, question: str) -> None:
        """Offer what may be said of a number outside, and keep what is chosen with a packet."""
        where = (*asked.where, *((key, (tag,)) for key, tag in cell.tags))
        outward = replace(asked, by=(), where=where, readers=Readers.OUTWARD, words="")

        def read(archive: Any) -> Any:
            return ask(archive, outward), packet.everything(archive)

        def done(found: Any) -> None:
            dialog = SafelyDialog(self.window, question, *found)
            self.ask(
                dialog,
                lambda archive, one: statement.choose(
                    archive, one.packet_id, one.statement, one.wording, outward.threshold
                ),
                lambda changes: self.said.emit(
                    _("Kept with the packet: {sentence}").format(sentence=changes.value.wording), "good"
                ),
            )

        self.worker.run(read, done, refused=self.refuse, lane="safely")

    # -- pictures ------------------------------------------------------------------------------------------------------

    def on_save_requested(self, wanted: picture.Wanted) -> None:
        """Ask where a picture should lie, and save it with the numbers that may be told outside."""
        kinds = ("SVG (*.svg)", "PNG (*.png)", "CSV (*.csv)")
        caption = _("Save the picture, with the numbers for outside")
        chooser = QFileDialog(self.window, caption, str(Path.home()), ";;".join(kinds))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("svg")
        chooser.filterSelected.connect(lambda kind: chooser.setDefaultSuffix(kind[:3].lower()))
        chooser.selectFile("picture.svg")
        chooser.fileSelected.connect(lambda chosen: self.save_to(wanted, Path(chosen)))
        chooser.open()

    def save_to(self, wanted: picture.Wanted, path: Path) -> None:
        """Save a picture; a PNG is drawn by the window, of the same outward numbers."""

        def saved(_path: object) -> None:
            told = _("Saved, with the numbers that may be told outside: {name}").format(name=path.name)
            self.said.emit(told, "good")

        if path.suffix.lower() != ".png":
            self.worker.run_long(
                lambda archive, progress: picture.save(archive, wanted, path, progress),
                saved,
                refused=self.refuse,
            )
            return

        def draw(drawn: picture.Drawn) -> None:
            content = png_of(drawn.chart)
            self.worker.run(
                lambda archive: picture.keep(archive, drawn, content, path), saved, refused=self.refuse
            )

        self.worker.run_long(
            lambda archive, progress: picture.leaving(archive, wanted, progress), draw, refused=self.refuse
        )

    # -- tables --------------------------------------------------------------------------------------------------------

    def on_table_save_requested(self, asked: Asked) -> None:
        """Ask where a table should lie; for the organisers' own eyes only after they were told what that means."""
        if asked.readers is Readers.OUTWARD:
            self._choose_table_file(asked)
            return
        dialog = Confirm(
            self.window,
            asked,
            _("Save numbers for your own eyes?"),
            (
                _(
                    "This table shows every number, also of one person: in a file, people could be recognised by it."
                ),
                _("For a council or the press, close this and choose “For outside” before saving."),
                _("That this file was written is kept on record."),
            ),
            act=_("&Save for our own eyes"),
            leave=_("&Do not save"),
        )

        def agreed(_asked: object) -> None:
            dialog.kept()
            self._choose_table_file(asked)

        dialog.decided.connect(agreed)
        dialog.open()

    def _choose_table_file(self, asked: Asked) -> None:
        outward = asked.readers is Readers.OUTWARD
        caption = _("Save the table, with the numbers for outside") if outward else _("Save for our own eyes")
        chooser = QFileDialog(self.window, caption, str(Path.home()), "CSV (*.csv)")
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("csv")
        chooser.selectFile("numbers.csv" if outward else "inside-numbers.csv")
        chooser.fileSelected.connect(lambda chosen: self.save_table_to(asked, Path(chosen)))
        chooser.open()

    def save_table_to(self, asked: Asked, path: Path) -> None:
        """Save a table as CSV, and keep on record which people are behind its numbers."""
        told = (
            _("Saved, with the numbers that may be told outside: {name}")
            if asked.readers is Readers.OUTWARD
            else _("Saved for your own eyes; do not let it leave: {name}")
        )
        self.worker.run_long(
            lambda archive, progress: saved_table.save(
                archive, asked, path, accept_inside=True, progress=progress
            ),
            lambda _changes: self.said.emit(told.format(name=path.name), "good"),
            refused=self.refuse,
        )

    def on_map_requested(self) -> None:
        """Ask for a file of districts, and read it."""
        chooser = QFileDialog(self.window, _("Open a map"), str(Path.home()), _("GeoJSON (*.geojson *.json)"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda chosen: self.read_map(Path(chosen)))
        chooser.open()

    def read_map(self, path: Path) -> None:
        """Read the districts of a file; nothing of it is kept."""
        self.worker.run_without_archive(lambda: district.read(path), self.districts.emit, refused=self.refuse)

    def on_profile_requested(self) -> None:
        """Ask for the city's own numbers, and keep them."""
        chooser = QFileDialog(
            self.window,
            _("Open the city's numbers"),
            str(Path.home()),
            _("Tables (*.csv *.xlsx)"),
        )
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda chosen: self.read_profile(Path(chosen)))
        chooser.open()

    def read_profile(self, path: Path) -> None:
        """Read the city's numbers from a file, and keep them in place of those before."""

        def keep(numbers: list[CityNumber]) -> None:
            self.worker.run(
                lambda archive: coverage.keep(archive, numbers),
                lambda _changes: self.said.emit(_("The city's numbers are kept."), "good"),
                refused=self.refuse,
            )

        self.worker.run_without_archive(lambda: coverage.read_profile(path), keep, refused=self.refuse)
