"""Rights and a hearing's rules in pictures: the page, the dialogs, the reader's box, a hearing that warns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from hrforum.domain.authority import Authority, Level
from hrforum.domain.hearing import Interpreting, Rule
from hrforum.operations import authority, hearing, right
from hrforum.operations.right import Linking
from ui.main_window import MainWindow
from ui.parts.day_field import today

Scene = tuple[str, Callable[[], object]]


def _link(wanted: Linking, archive: Any) -> object:
    return right.link(archive, wanted)


class RightScenes:
    """The scenes of one window; `wait` lets the worker finish and the window show it."""

    def __init__(self, window: MainWindow, wait: Callable[[], None]) -> None:
        self._window = window
        self._wait = wait

    def every(self) -> Iterator[Scene]:
        """The page of rights, what is linked to a testimony, and a hearing with all its rules."""
        window = self._window
        pages = window.desk.pages
        rights, reader, hearings = pages["rights"], pages["testimonies"].reader, pages["hearings"]
        yield "rights", self._rights
        yield "rights-unchecked", lambda: rights.articles.search.setText("CAT 16")
        yield "rights-nothing", lambda: rights.articles.search.setText("zeppelin")
        yield "rights-standing", self._standing
        yield "rights-recommendation", lambda: rights.recommendations_requested.emit("CEDAW 2")
        yield "rights-law", rights.add_requested.emit
        yield "rights-of-testimony", self._linked
        yield "rights-link", reader.rights.link_requested.emit
        yield "rights-responsible", reader.rights.responsible_requested.emit
        yield "rights-authorities", self._authorities
        yield "rights-authority", lambda: rights.authorities.edit_requested.emit(rights.authorities.chosen)
        yield "hearings-rules", self._rules
        yield "hearings-rules-dialog", lambda: hearings.edit_requested.emit(hearings.chosen)

    def _rights(self) -> None:
        self._window.go("rights")
        self._wait()
        self._window.desk.pages["rights"].articles.search.setText("eviction")

    def _standing(self) -> None:
        rights = self._window.desk.pages["rights"]
        rights.articles.search.setText("CEDAW 2")
        self._wait()
        rights.standing_requested.emit(rights.articles.chosen.instrument)

    def _authorities(self) -> None:
        self._window.go("rights")
        self._wait()
        rights = self._window.desk.pages["rights"]
        rights.segments.choose(1)
        rights.refresh()
        self._wait()

    def _linked(self) -> None:
        window = self._window
        window.go("testimonies")
        self._wait()
        reader = window.desk.pages["testimonies"].reader
        chosen = reader.reading.testimony.id
        body = Authority("Legislature", Level.STATE, preempted=True, can_do="Fund legal aid.")
        for key in ("ICESCR 11", "GC7 15"):
            window.worker.run(partial(_link, Linking(key, (chosen,))))
        window.worker.run(
            lambda archive: authority.everything(archive) or authority.add_linked(archive, body, (chosen,))
        )
        self._wait()
        reader._page.ensureWidgetVisible(reader.rights)

    def _rules(self) -> None:
        window = self._window
        window.go("hearings")
        self._wait()
        page = window.desk.pages["hearings"]
        one = replace(
            page.chosen,
            held_on=today() + timedelta(9),
            deadline=today() + timedelta(2),
            room="Council Chamber, 2nd floor",
            starts="18:30",
            deadline_time="12:00",
            copies=9,
            page_limit=20,
            speaking_seconds=120,
            interpreting=Interpreting.SAME,
            names_aloud=Rule.YES,
            addresses_aloud=Rule.NO,
            anonymous_accepted=Rule.NO,
            public_record="Everything in the agenda packet",
            public_on=today() + timedelta(5),
        )
        window.worker.run(lambda archive: hearing.edit(archive, one))
        self._wait()
        page.choose(one.id)
