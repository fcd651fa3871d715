"""Compile: packets and what can be counted, and what connects them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrforum.domain.packet import Packet
from hrforum.domain.preflight import Line, Place
from ui.deeds.around_deeds import AroundDeeds
from ui.deeds.balance_deeds import BalanceDeeds
from ui.deeds.builder_deeds import BuilderDeeds
from ui.deeds.packet_deeds import PacketDeeds
from ui.pages.packets_page import PacketsPage
from ui.pages.page import Page
from ui.wiring.explore import wire_explore

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def wire_compile(window: MainWindow) -> dict[str, Page]:
    """Make the pages of Compile by their keys and connect them."""
    packets, deeds = PacketsPage(window.worker), PacketDeeds(window.worker, window)
    window.of_packet = deeds
    deeds.vault_is_open = lambda: window.door.is_open
    window.door.opened.connect(lambda: packets.choice.show_names(True))
    window.door.closed.connect(lambda: packets.choice.show_names(False))
    deeds.said.connect(window.say)
    packets.add_requested.connect(lambda: deeds.on_add_requested(packets.hearings))
    packets.edit_requested.connect(lambda packet: deeds.on_edit_requested(packets.hearings, packet))
    packets.remove_requested.connect(deeds.on_remove_requested)
    packets.changed_requested.connect(deeds.on_changed_requested)
    packets.matching_requested.connect(deeds.on_matching_requested)
    packets.export_requested.connect(deeds.on_export_requested)
    packets.summary_requested.connect(deeds.on_summary_requested)
    packets.review_requested.connect(deeds.review_requested)
    packets.filed_requested.connect(deeds.on_filed_requested)
    packets.testimony_requested.connect(window.show_testimony)
    building = BuilderDeeds(window.worker, window)
    building.said.connect(window.say)
    packets.write_requested.connect(building.on_write_requested)
    packets.preflight_requested.connect(building.on_preflight_requested)
    building.place_requested.connect(lambda packet, line: _open_place(window, packet, line))
    beside = AroundDeeds(window.worker, window, deeds)
    beside.said.connect(window.say)
    packets.brief_requested.connect(beside.on_brief_requested)
    packets.cards_requested.connect(beside.on_cards_requested)
    packets.word_requested.connect(beside.on_word_requested)
    packets.submission_requested.connect(beside.on_submission_requested)
    balancing = BalanceDeeds(window.worker, window)
    balancing.said.connect(window.say)
    packets.choice.balance_requested.connect(balancing.on_balance_requested)
    deeds.added.connect(packets.choose)
    deeds.hearing_needed.connect(lambda: window.go("hearings"))
    return {"packets": packets, **wire_explore(window)}


def _open_place(window: MainWindow, packet: Packet, line: Line) -> None:
    """Go where a line of the pre-flight is mended."""
    packets = window.desk.pages["packets"]
    if line.key in ("names", "redaction") and line.testimonies:
        # One testimony after the other, until nothing is left to decide.
        window.of_packet.review_requested.emit(packet)
    elif line.testimonies:
        window.show_testimony(line.testimonies[0])
    elif line.place is Place.HEARING:
        window.after_go("hearings", lambda: window.desk.pages["hearings"].choose(packet.hearing_id))
    elif line.place is Place.CHOICE:
        window.after_go("packets", lambda: packets.show_left_out(packet.id))
    else:
        packets.write_requested.emit(packet)
