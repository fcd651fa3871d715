"""Somebody calls: withdrawing, both erasures and "so what?" by keys, with the papers saved where the organiser says."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QRadioButton, QWidget

from hrforum.domain.consent import Answer, Use
from hrforum.domain.packet import Chosen, Packet
from hrforum.operations import backup, edition, erase, export, hearing, packet, search, testimony
from hrforum.operations.deed import today
from tests.ui.conftest import Hand
from ui.dialogs.went_dialog import WentDialog
from ui.dialogs.withdrawal_dialogs import CallDialog, DoneDialog, WithdrawalDialog


def said_in(widget: QWidget) -> str:
    return " ".join(each.text() for each in widget.findChildren(QLabel) if not each.isHidden())


@pytest.fixture
def handed_in(full: Hand, tmp_path: Path) -> Hand:
    """Return a hand at an archive whose first testimony was handed in to a body, and of which there is a backup."""

    def hand_in(archive: Any) -> None:
        first = testimony.ids(archive)[-1]
        council = hearing.everything(archive)[0]
        one = packet.add(archive, Packet(council.id, "Homes without heat", chosen=(Chosen(first),))).value
        export.export(archive, one.id, tmp_path / "packet.pdf", accept_names=True)
        (made,) = packet.editions(archive, one.id)
        edition.file(archive, made.id, today())
        backup.make(archive, tmp_path / "stick")

    full.ask(hand_in)
    for page in full.window.desk.pages.values():
        page.refresh()
    full.settle()
    return full


def first_code(hand: Hand) -> str:
    return hand.ask(lambda archive: testimony.by_id(archive, testimony.ids(archive)[-1]).code)


def call(hand: Hand, code: str) -> QWidget:
    """Open "Somebody calls", type the code and look it up."""
    hand.window.menus.call.trigger()
    dialog = hand.dialog()
    assert isinstance(dialog, CallDialog)
    hand.write(code)
    hand.press("Return")
    return hand.dialog()


def choose_folder(hand: Hand, folder: Path) -> None:
    """Answer the question where the papers should lie."""
    found: list[QFileDialog] = []

    def asked() -> bool:
        found[:] = [each for each in hand.window.findChildren(QFileDialog) if each.isVisible()]
        return bool(found)

    hand.qtbot.waitUntil(asked)
    found[0].fileSelected.emit(str(folder))
    found[0].done(QFileDialog.DialogCode.Accepted)
    hand.settle()


def test_a_misheard_character_is_named_at_once(full: Hand) -> None:
    code = first_code(full)
    full.window.menus.call.trigger()
    dialog = full.dialog()
    wrong = code[:-1] + ("2" if code[-1] != "2" else "3")
    full.write(wrong[:-1])
    assert "does not fit" not in said_in(dialog)
    full.write(wrong[-1])
    assert f"{code[-1]} would" in said_in(dialog)
    full.press("Return")
    assert full.dialog() is dialog, "nothing is looked up by a wrong code"
    full.press("Backspace")
    full.write(code[-1])
    assert "would" not in said_in(dialog)
    full.press("Escape")


def test_a_code_that_nobody_has_keeps_the_dialog(full: Hand) -> None:
    full.window.menus.call.trigger()
    dialog = full.dialog()
    full.write("HRF-00000-W")
    full.press("Return")
    assert full.dialog() is dialog
    assert "No testimony here has the code" in said_in(dialog)
    full.press("Escape")


def test_stopping_future_use_by_the_code(handed_in: Hand, tmp_path: Path) -> None:
    code = first_code(handed_in)
    dialog = call(handed_in, code.lower().replace("-", " "))
    assert isinstance(dialog, WithdrawalDialog)
    told = said_in(dialog)
    assert "“Homes without heat” was handed in to City Council, Housing Committee" in told
    assert "cannot be taken back" in told
    assert "1 backup is known." in told
    assert "The words stay in this archive" in told
    assert "Leave as it is" in str(handed_in.focus().property("text")).replace("&", ""), (
        "the safe button is first"
    )
    handed_in.tab_to("Who took the call")
    handed_in.write("Nell")
    handed_in.tab_to("Withdraw")
    handed_in.press("Space")
    done = handed_in.dialog()
    assert isinstance(done, DoneDialog)
    assert "1 exported document is superseded" in said_in(done)
    assert "A notice to City Council, Housing Committee." in said_in(done)
    handed_in.tab_to("Save receipt and notices …")
    handed_in.press("Return")
    papers = tmp_path / "papers"
    papers.mkdir()
    choose_folder(handed_in, papers)
    assert handed_in.no_dialog()
    assert sorted(each.name.split("-")[0] for each in papers.iterdir()) == ["notice", "receipt"]
    assert "Saved: 2 papers" in handed_in.sentence()

    def look(archive: Any) -> tuple[Any, Any]:
        reading = testimony.read(archive, testimony.by_code(archive, code).id)
        return reading, packet.editions(archive, packet.everything(archive)[0].id)[0]

    reading, made = handed_in.ask(look)
    ended = {use for use, answer in reading.in_force.items() if answer is Answer.NO}
    assert ended == {Use.COUNT, Use.ANONYMOUS_QUOTE, Use.HEARING_PACKET}
    assert reading.in_force[Use.RECORD] is Answer.YES, "nothing was erased, and none may be told that it was"
    assert {one.asked_by for one in reading.consents if one.answer is Answer.NO} == {"Nell"}
    assert made.superseded_on == today()
    handed_in.press("Ctrl+Z")
    reading, made = handed_in.ask(look)
    assert reading.in_force[Use.HEARING_PACKET] is Answer.YES
    assert made.superseded_on is None


@pytest.mark.parametrize(("choice", "scope"), [("Erase the story", "story"), ("Erase all", "all")])
def test_erasing_by_the_code(handed_in: Hand, choice: str, scope: str) -> None:
    code = first_code(handed_in)
    dialog = call(handed_in, code)
    handed_in.tab_to("Stop future use")
    for _each in range(["Stop future use", "Erase the story", "Erase all"].index(choice)):
        handed_in.press("Down")
    chosen = next(each for each in dialog.findChildren(QRadioButton) if each.isChecked())
    assert chosen.text().replace("&", "") == choice
    handed_in.tab_to(f"{choice.replace('the ', '')} for good")
    handed_in.press("Space")
    done = handed_in.dialog()
    assert isinstance(done, DoneDialog)
    assert f"Erased: {code}" in said_in(done)
    assert "1 backup was rewritten without them." in said_in(done)
    handed_in.press("Escape")
    handed_in.settle()
    assert handed_in.ask(lambda archive: search.find(archive, "elevator").hits) == ()
    assert [each.scope for each in handed_in.ask(erase.orders)] == [scope]
    assert handed_in.ask(testimony.count) == (5 if scope == "story" else 4)
    handed_in.window.menus.call.trigger()
    told = handed_in.dialog()
    handed_in.write(code)
    handed_in.press("Return")
    if scope == "all":
        assert "was erased on" in said_in(told)
    else:
        again = handed_in.dialog()
        choices = {each.text().replace("&", ""): each for each in again.findChildren(QRadioButton)}
        assert not choices["Erase the story"].isEnabled(), "its words are gone already"
    handed_in.press("Escape")
    handed_in.window.go("packets")
    handed_in.settle()
    editions = handed_in.window.desk.pages["packets"].choice._models[3]
    assert "Cannot be made again, erased" in editions.index(0).data()
    assert "superseded since" in editions.index(0).data()


def test_enter_takes_the_safe_way_out(full: Hand) -> None:
    call(full, first_code(full))
    full.press("Return")
    assert full.no_dialog()
    assert full.ask(testimony.count) == 5


def test_so_what_is_answered_from_the_reader(handed_in: Hand, tmp_path: Path) -> None:
    handed_in.press("Ctrl+2")
    handed_in.press("End")
    handed_in.tab_to("Where it went …")
    handed_in.press("Space")
    dialog = handed_in.dialog()
    assert isinstance(dialog, WentDialog)
    assert "was handed in to City Council" in said_in(dialog)
    handed_in.tab_to("Save the sheet for the person …")
    handed_in.press("Return")
    choose_folder(handed_in, tmp_path / "said.pdf")
    assert (tmp_path / "said.pdf").exists()
    assert handed_in.no_dialog()


def test_a_packet_is_noted_as_handed_in(handed_in: Hand) -> None:
    handed_in.window.go("packets")
    handed_in.settle()
    page = handed_in.window.desk.pages["packets"]
    page.choice._segments.choose(3)
    handed_in.settle()
    page.choice._views[3].setFocus()
    handed_in.tab_to("Handed in …")
    handed_in.press("Space")
    handed_in.dialog()
    handed_in.write("2020-01-01")
    handed_in.press("Return")
    assert "the day is a slip" in said_in(handed_in.dialog())
    handed_in.tab_to("Day on which the body got it")
    handed_in.press("Ctrl+A")
    handed_in.press("Delete")
    handed_in.tab_to("Keep")
    handed_in.press("Space")
    (made,) = handed_in.ask(lambda archive: packet.editions(archive, packet.everything(archive)[0].id))
    assert made.filed_on is None
    handed_in.press("Ctrl+Z")
    (made,) = handed_in.ask(lambda archive: packet.editions(archive, packet.everything(archive)[0].id))
    assert made.filed_on == today()
