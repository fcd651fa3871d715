"""Rights: what connects the reader, the page of rights and local law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.deeds.right_deeds import RightDeeds
from ui.pages.page import Page
from ui.pages.rights_page import RightsPage
from ui.pages.testimonies_page import TestimoniesPage

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def wire_rights(window: MainWindow, testimonies: TestimoniesPage) -> dict[str, Page]:
    """Make the page of rights, and connect it and the reader."""
    rights, reader = RightsPage(window.worker), testimonies.reader
    deeds = RightDeeds(window.worker, window, reader.rights, lambda: reader.reading)
    deeds.said.connect(window.say)
    reader.shown.connect(deeds.refresh)
    rights.add_requested.connect(deeds.on_law_requested)
    rights.edit_requested.connect(deeds.on_law_edit_requested)
    rights.remove_requested.connect(deeds.on_law_removal_requested)
    rights.standing_requested.connect(deeds.on_standing_requested)
    rights.compared.connect(deeds.on_compared)
    rights.recommendations_requested.connect(deeds.on_recommendations_requested)
    rights.authorities.add_requested.connect(deeds.on_authority_requested)
    rights.authorities.edit_requested.connect(deeds.on_authority_edit_requested)
    rights.authorities.remove_requested.connect(deeds.on_authority_removal_requested)
    reader.marks.link_requested.connect(deeds.on_mark_link_requested)
    rights.testimonies_requested.connect(
        lambda ids, said: window.after_go("testimonies", testimonies.show_only, ids, said)
    )
    return {"rights": rights}
