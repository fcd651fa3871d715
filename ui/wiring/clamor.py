"""Clamor: hearings, and what connects them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.deeds.hearing_deeds import HearingDeeds
from ui.pages.hearings_page import HearingsPage
from ui.pages.page import Page

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def wire_clamor(window: MainWindow) -> dict[str, Page]:
    """Make the pages of Clamor by their keys and connect them."""
    hearings, deeds = HearingsPage(window.worker), HearingDeeds(window.worker, window)
    deeds.said.connect(window.say)
    hearings.add_requested.connect(deeds.on_add_requested)
    hearings.edit_requested.connect(deeds.on_edit_requested)
    hearings.remove_requested.connect(deeds.on_remove_requested)
    hearings.calendar_requested.connect(deeds.on_calendar_requested)
    hearings.packet_requested.connect(
        lambda hearing: window.after_go("packets", window.of_packet.on_add_requested, [hearing], hearing.id)
    )
    deeds.added.connect(hearings.choose)
    return {"hearings": hearings}
