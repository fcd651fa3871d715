"""Explore: what connects the numbers with the testimonies behind them and the packets that tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrforum.domain.table import Asked, Cell
from hrforum.i18n import _
from ui.deeds.explore_deeds import ExploreDeeds
from ui.pages.explore_page import ExplorePage
from ui.pages.page import Page

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def wire_explore(window: MainWindow) -> dict[str, Page]:
    """Make the page where numbers are explored, and connect it."""
    explore, deeds = ExplorePage(window.worker), ExploreDeeds(window.worker, window)
    deeds.said.connect(window.say)
    explore.empty_act.connect(window.write_at)

    def called(cell: Cell) -> str:
        labels = [explore.question.label_of(key, tag) for key, tag in cell.tags]
        return ", ".join(labels) or _("all of the table")

    def show_behind(asked: Asked, cell: Cell) -> None:
        deeds.on_testimonies_requested(asked, cell, called(cell))

    def say_safely(asked: Asked, cell: Cell) -> None:
        deeds.on_safely_requested(asked, cell, called(cell))

    explore.counts.testimonies_requested.connect(show_behind)
    explore.counts.safely_requested.connect(say_safely)
    explore.counts.save_requested.connect(deeds.on_table_save_requested)
    deeds.found.connect(
        lambda ids, said: window.after_go(
            "testimonies", window.desk.pages["testimonies"].show_only, ids, said
        )
    )
    explore.picture.save_requested.connect(lambda kind: deeds.on_save_requested(explore.wanted(kind)))
    explore.together.save_requested.connect(
        lambda kind: deeds.on_save_requested(explore.wanted(kind, together=True))
    )
    explore.picture.map_requested.connect(deeds.on_map_requested)
    deeds.districts.connect(explore.use_map)
    explore.missing.profile_requested.connect(deeds.on_profile_requested)
    return {"explore": explore}
