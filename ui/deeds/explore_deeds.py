"""Deeds about numbers: see who is behind one, and say it outside in a way that tells of nobody."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal

from hrforum.domain.table import Asked, Cell, Readers
from hrforum.i18n import _
from hrforum.operations import packet, statement
from hrforum.operations.ask import ask
from hrforum.operations.behind import behind
from ui.deeds.deeds import Deeds
from ui.dialogs.safely_dialog import SafelyDialog


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

    def on_safely_requested(self, asked: Asked, cell: Cell, question: str) -> None:
        """Offer what may be said of a number outside, and keep what is chosen with a packet."""
        where = (*asked.where, *((key, (tag,)) for key, tag in cell.tags))
        outward = replace(asked, by=(), where=where, readers=Readers.OUTWARD, words="")

        def read(archive: Any) -> Any:
            return ask(archive, outward), packet.everything(archive)

        def done(found: Any) -> None:
            dialog = SafelyDialog(self.window, question, *found)
            self.ask(
                dialog,
                lambda archive, one: statement.choose(
                    archive, one.packet_id, one.statement, one.wording, outward.threshold
                ),
                lambda changes: self.said.emit(
                    _("Kept with the packet: {sentence}").format(sentence=changes.value.wording), "good"
                ),
            )

        self.worker.run(read, done, refused=self.refuse, lane="safely")
