"""What protects people in the whole archive, by keyboard: the age limit, a travel copy, a table to hand out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
from PySide6.QtWidgets import QApplication, QFileDialog

from hrforum.domain.consent import Answer, Consent, Use
from hrforum.operations import archive as archives
from hrforum.operations import choice, consent, testimony
from tests.ui.conftest import Hand


def _choose(hand: Hand, path: Path) -> None:
    """Choose a file where a file dialog is open, as its own keys would."""
    hand.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    chooser = QApplication.activeModalWidget()
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(str(path))
    chooser.reject()
    hand.settle()


def _share(archive: Any) -> None:
    for number in testimony.ids(archive):
        said = [Consent(use, Answer.YES) for use in (Use.RECORD, Use.SHARE_CITIES, Use.ANONYMOUS_QUOTE)]
        consent.give(archive, number, said)


def test_the_age_limit_is_changed_and_asked_by(full: Hand) -> None:
    full.window.menus.age_limit.trigger()
    full.dialog()
    full.press("Ctrl+A")
    full.write("16")
    full.press("Return")
    assert full.no_dialog()
    assert full.ask(choice.age_limit) == 16
    full.press("Ctrl+N")
    full.tab_to("Younger than 16: a parent or guardian is asked too")


def test_a_travel_copy_is_made_and_shows_that_it_is_one(full: Hand, tmp_path: Path) -> None:
    full.window.menus.travel.trigger()
    full.dialog()
    full.tab_to("It opens with the passphrase of the archive")
    full.press("Space")
    full.tab_to("Choose where …")
    full.press("Space")
    target = tmp_path / "road.hrforum"
    _choose(full, target)
    assert full.no_dialog()
    assert "made and checked: road.hrforum" in full.sentence()
    assert "1 testimony" in full.sentence()
    key = full.ask(lambda archive: archive.key())
    with archives.open_with_key(target, key) as copy:
        assert copy.counts("identity", "testimony") == (0, 5)
        about = archives.about(copy)
    assert about.travel
    full.window._on_opened(about)
    assert "TRAVEL COPY" in full.window.desk._travel.text()
    assert full.window.desk._travel.isVisible()


def test_a_table_is_written_after_asking_about_names(full: Hand, tmp_path: Path) -> None:
    full.ask(_share)
    full.window.menus.table.trigger()
    full.dialog()
    full.tab_to("Who gets it")
    full.write("A university")
    full.tab_to("Choose where …")
    full.press("Space")
    target = tmp_path / "table.xlsx"
    _choose(full, target)
    asked = full.dialog()
    assert asked.focusWidget().property("text").replace("&", "") == "Do not write it"
    assert not target.exists()
    full.tab_to("Write it all the same")
    full.press("Space")
    full.settle()
    assert "5 testimonies are in the table" in full.sentence()
    assert openpyxl.load_workbook(target).sheetnames == ["Testimonies", "Codebook"]
