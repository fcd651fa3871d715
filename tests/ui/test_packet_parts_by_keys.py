"""Asks and charts of a packet by keys: added, changed and taken out while the packet is being written, and seen in it."""

from __future__ import annotations

from datetime import date
from typing import Any

from hrforum.domain.authority import Authority, Level
from hrforum.domain.intake import Speaker
from hrforum.domain.packet import Section
from hrforum.operations import authority, packet, packet_ask, packet_chart, tag
from tests.archive_of import PACKET_USES, keep
from tests.ui.conftest import Hand
from tests.ui.test_builder_by_keys import go_to, writing
from tests.ui.test_packets_by_keys import filled
from ui.dialogs.asks_dialog import AskDialog, AsksDialog
from ui.dialogs.charts_dialog import ChartsDialog


def test_an_ask_is_added_with_an_authority_and_a_day_changed_and_taken_out(full: Hand) -> None:
    one = filled(full)
    board = full.ask(lambda archive: authority.add(archive, Authority("Housing Board", Level.CITY))).value
    writing(full)
    full.tab_to("Asks …")
    full.press("Space")
    asks = full.dialog()
    assert isinstance(asks, AsksDialog)
    full.tab_to("Add …")
    full.press("Space")
    assert isinstance(full.dialog(), AskDialog)
    full.write("Inspect every boiler.")
    full.tab_to("By which day")
    full.write("2027-06-01")
    full.press("Return")
    full.settle()
    (kept,) = full.ask(lambda archive: packet_ask.of_packet(archive, one.id))
    assert (kept.what, kept.authority_id, kept.by) == ("Inspect every boiler.", board.id, date(2027, 6, 1))
    assert asks._model.rowCount() == 1
    full.tab_to("Take out")
    full.press("Space")
    full.settle()
    assert full.ask(lambda archive: packet_ask.of_packet(archive, one.id)) == []


def test_an_ask_says_what_is_missing(full: Hand) -> None:
    filled(full)
    writing(full)
    full.tab_to("Asks …")
    full.press("Space")
    full.dialog()
    full.tab_to("Add …")
    full.press("Space")
    dialog = full.dialog()
    assert isinstance(dialog, AskDialog)
    full.press("Ctrl+Return")
    dialog.act_button.click()
    assert dialog._what_field.wrong
    assert dialog._who_field.wrong
    assert dialog.isVisible()


def tell(archive: Any) -> None:
    """Keep what 12 women and 12 men say."""
    genders = tag.dimension_named(archive, "gender_identity")
    for number in range(24):
        said = tag.tag_named(archive, genders, ("woman", "man")[number % 2]).id
        keep(archive, f"Said {number}.", PACKET_USES, speakers=(Speaker(tags=(said,)),))


def test_a_chart_is_chosen_for_a_section_and_taken_out(full: Hand) -> None:
    full.ask(tell)
    one = filled_all(full)
    dialog = writing(full)
    go_to(full, dialog, Section.SUMMARY)
    full.tab_to("Charts …")
    full.press("Space")
    full.settle()
    charts = full.dialog()
    assert isinstance(charts, ChartsDialog)
    charts._by[0].setCurrentIndex(charts._by[0].findData("gender_identity"))
    full.tab_to("Choose chart")
    full.press("Space")
    full.settle()
    (kept,) = full.ask(lambda archive: packet_chart.of_packet(archive, one))
    assert (kept.place, kept.asked.by) == ("summary", ("gender_identity",))
    full.tab_to("Take out")
    full.press("Space")
    full.settle()
    assert full.ask(lambda archive: packet_chart.of_packet(archive, one)) == []


def filled_all(hand: Hand) -> int:
    """Make a packet of everything, by keys; return its id."""
    hand.press("Ctrl+8")
    hand.tab_to("Make a packet for it")
    hand.press("Space")
    hand.dialog()
    hand.write("Homes")
    hand.press("Return")
    hand.tab_to("Add all that match")
    hand.press("Space")
    hand.settle()
    (kept,) = hand.ask(packet.everything)
    return int(kept.id)
