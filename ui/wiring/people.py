"""What protects people who speak, and what connects it: the name vault and pseudonyms that are proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrforum.domain.intake import Reading
from ui.deeds.people_deeds import PeopleDeeds
from ui.deeds.vault_deeds import VaultDeeds
from ui.pages.speaker_box import SpeakerBox
from ui.pages.testimonies_page import TestimoniesPage

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def wire_people(window: MainWindow, testimonies: TestimoniesPage) -> None:
    """Connect the reader and the form with the name vault."""
    deeds, reader, writing = VaultDeeds(window.worker, window), testimonies.reader, testimonies.writing
    deeds.said.connect(window.say)
    reader.vault_requested.connect(lambda reading: deeds.on_requested(reading, reader.show_names))
    reader.vault_closing_requested.connect(deeds.door.close)
    deeds.door.closed.connect(reader.hide_names)
    deeds.door.closed.connect(writing.close_vault)
    window.door = deeds.door

    def open_in_form(box: SpeakerBox, reading: Reading) -> None:
        deeds.on_requested(reading, lambda whole: writing.show_names(box, whole))

    writing.vault_requested.connect(open_in_form)
    _wire_menus(window)


def _wire_menus(window: MainWindow) -> None:
    deeds, menus = PeopleDeeds(window.worker, window), window.menus
    deeds.said.connect(window.say)
    menus.age_limit.triggered.connect(lambda _checked=False: deeds.on_age_limit_requested())
    menus.travel.triggered.connect(lambda _checked=False: deeds.on_travel_requested())
    menus.table.triggered.connect(lambda _checked=False: deeds.on_table_requested())
