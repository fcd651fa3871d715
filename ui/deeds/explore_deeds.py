"""Deeds about numbers: see who is behind one, and say it outside in a way that tells of nobody."""

from __future__ import annotations

from PySide6.QtCore import Signal

from hrforum.domain.table import Asked, Cell
from hrforum.i18n import _
from hrforum.operations.behind import behind
from ui.deeds.deeds import Deeds


class ExploreDeeds(Deeds):
    """`found(ids, said)`: the testimonies behind a number, and what they are."""

    found = Signal(object, str)

    def on_testimonies_requested(self, asked: Asked, cell: Cell, said: str) -> None:
        """Look up who is behind a number."""

        def done(ids: list[int]) -> None:
            if ids:
                self.found.emit(ids, said)
            else:
                self.said.emit(_("Nobody is behind this number."), "plain")

        self.worker.run(
            lambda archive: behind(archive, asked, cell.tags), done, refused=self.refuse, lane="behind"
        )
