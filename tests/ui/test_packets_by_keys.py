"""From a hearing to paper: a packet made, filled, put in order and exported by keys; what stays out is said; names stop it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from hrforum.documents.check import check
from hrforum.domain.consent import Answer, Consent, Use
from hrforum.domain.packet import Packet, Section
from hrforum.operations import consent, export, hearing, packet, testimony
from tests.ui.conftest import Hand
from ui.deeds.packet_deeds import PacketDeeds


def filled(hand: Hand) -> Packet:
    """Make a packet for the hearing and choose every testimony, by keys."""
    hand.press("Ctrl+8")
    hand.tab_to("Make a packet for it")
    hand.press("Space")
    hand.dialog()
    hand.write("Homes people can stay in")
    hand.press("Return")
    assert hand.window.desk.shown == "packets"
    hand.tab_to("Add all that match")
    hand.press("Space")
    assert hand.sentence() == "5 testimonies were added."
    (kept,) = hand.ask(packet.everything)
    return kept


def save_as(hand: Hand, path: Path) -> None:
    """Choose a file in the file dialog that is open."""
    dialog = hand.dialog()
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    hand.settle()


def segments(hand: Hand) -> dict[str, int]:
    """Return how many testimonies get in, stay out, may name a person, and how many documents were exported."""
    choice = hand.window.desk.pages["packets"].choice
    names = ("in", "out", "names", "exported")
    return {name: model.rowCount() for name, model in zip(names, choice._models, strict=True)}


def test_a_packet_says_what_gets_in_and_what_stays_out_and_why(full: Hand) -> None:
    kept = filled(full)
    assert (kept.title, len(kept.chosen), kept.sections) == ("Homes people can stay in", 5, tuple(Section))
    assert segments(full) == {"in": 3, "out": 2, "names": 1, "exported": 0}
    choice = full.window.desk.pages["packets"].choice
    full.tab_to("Gets in (3)")
    full.press("Right")
    assert choice._lists.currentIndex() == 1
    lines = [line for _value, line in choice._models[1]._rows]
    assert [line.end for line in lines] == ["counted", ""]
    assert all("ask" in line.below for line in lines)


def test_the_order_is_changed_and_testimonies_are_taken_out(full: Hand) -> None:
    before = filled(full)
    choice = full.window.desk.pages["packets"].choice
    full.tab_to("Gets in")
    assert full.focus() is choice._views[0]
    full.press("Home")
    first = choice._chosen_id()
    full.press("Alt+Down")
    (after,) = full.ask(packet.everything)
    order = [each.testimony_id for each in after.chosen]
    assert order.index(first) == [each.testimony_id for each in before.chosen].index(first) + 1
    assert choice._chosen_id() == first, "the moved exhibit stays chosen"
    full.press("Delete")
    (after,) = full.ask(packet.everything)
    assert first not in [each.testimony_id for each in after.chosen]
    full.press("Ctrl+Z")
    full.press("Ctrl+Z")
    (after,) = full.ask(packet.everything)
    assert after.chosen == before.chosen


def test_names_in_words_stop_the_export_until_a_deliberate_yes(full: Hand, tmp_path: Path) -> None:
    filled(full)
    target = tmp_path / "packet.pdf"
    full.tab_to("Export PDF …")
    full.press("Space")
    save_as(full, target)
    dialog = full.dialog()
    assert "Back to the packet" in str(full.focus().property("text")).replace("&", "")
    assert dialog.act_button.text() == "&Hide the names"  # type: ignore[attr-defined]  # a Dialog of ours
    full.press("Return")
    assert full.no_dialog()
    assert not target.exists(), "the safe way out exports nothing"
    full.tab_to("Export PDF …")
    full.press("Space")
    save_as(full, target)
    full.dialog()
    full.tab_to("I looked at each: they may stand in this document")
    full.press("Space")
    full.tab_to("Export all the same")
    full.press("Space")
    full.dialog()
    full.tab_to("I read them: all of it may stand in this document")
    full.press("Space")
    full.tab_to("Export all the same")
    full.press("Space")
    assert full.sentence().startswith("Saved: ")
    assert check(target).failed == ()
    assert segments(full)["exported"] == 1
    (one,) = full.ask(packet.everything)
    (edition,) = full.ask(lambda archive: packet.editions(archive, one.id))
    assert len(edition.versions) == 3


def test_the_summary_is_exported_too(full: Hand, tmp_path: Path) -> None:
    filled(full)
    choice = full.window.desk.pages["packets"].choice
    choice._segments.choose(2)
    full.settle()
    choice._views[2].setFocus()
    full.press("Home")
    full.press("Delete")
    assert segments(full)["names"] == 0
    full.tab_to("Two-page summary …")
    full.press("Space")
    save_as(full, tmp_path / "summary.pdf")
    assert full.sentence().startswith("Saved: ")
    assert check(tmp_path / "summary.pdf").failed == ()


def test_an_agreed_form_is_chosen(full: Hand) -> None:
    filled(full)
    rosa = full.ask(testimony.ids)[-1]
    story = [Consent(Use.PSEUDONYMOUS_STORY, Answer.YES)]
    full.ask(lambda archive: consent.give(archive, rosa, story))
    full.settle()
    full.tab_to("Gets in")
    full.press("Home")
    box = full.tab_to("How the chosen exhibit is shown")
    assert [box.itemText(at) for at in range(box.count())] == ["Without a name", "Under another name"]  # type: ignore[attr-defined]  # a box
    full.press("Alt+Down")
    full.press("Down")
    full.press("Return")
    (kept,) = full.ask(packet.everything)
    assert {each.form for each in kept.chosen if each.testimony_id == rosa} == {Use.PSEUDONYMOUS_STORY}


def test_without_a_hearing_the_way_there_is_shown(empty: Hand) -> None:
    empty.press("Ctrl+5")
    empty.press("Space")
    assert empty.window.desk.shown == "hearings"
    assert "add the hearing first" in empty.sentence()


def test_an_export_that_is_stopped_leaves_nothing(full: Hand, tmp_path: Path) -> None:
    kept = filled(full)
    target = tmp_path / "packet.pdf"
    began: list[Any] = []
    full.window.worker.began.connect(began.append)
    of_packet = next(each for each in full.window.children() if isinstance(each, PacketDeeds))
    of_packet.export_to(kept, export.Kind.PACKET, target, accept_names=True, accept_undecided=True)
    began[0].cancel()
    full.settle()
    assert full.sentence() == "Stopped. Nothing was changed."
    assert not target.exists()
    assert full.ask(lambda archive: packet.editions(archive, kept.id)) == []


def test_a_hearing_is_added_changed_and_removed(empty: Hand) -> None:
    empty.press("Ctrl+8")
    empty.press("Space")
    empty.dialog()
    empty.write("Housing Committee")
    empty.press("Return")
    assert "on which day" in empty.focus().accessibleDescription()
    empty.write("2026-12-01")
    empty.press("Return")
    (kept,) = empty.ask(hearing.everything)
    assert kept.body == "Housing Committee"
    empty.press("Ctrl+8")
    empty.press("Delete")
    empty.dialog()
    empty.tab_to("Remove hearing")
    empty.press("Space")
    assert empty.ask(hearing.everything) == []
    empty.press("Ctrl+Z")
    assert [one.body for one in empty.ask(hearing.everything)] == ["Housing Committee"]
