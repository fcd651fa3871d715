"""Deeds of a choice that is spread over groups: show what would be chosen, and choose it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hrforum.domain.packet import Packet
from hrforum.domain.tag import Dimension
from hrforum.domain.where import Where
from hrforum.i18n import _
from hrforum.operations import balance, packet, testimony
from ui.deeds.deeds import Deeds
from ui.dialogs.balance_dialog import BalanceDialog


class BalanceDeeds(Deeds):
    """Opens the dialog, tells it what each question would choose, and keeps the choice."""

    def on_balance_requested(self, one: Packet, where: Where) -> None:
        """Ask over which groups the testimonies of a filter are spread, and choose them for a packet."""

        def show(dimensions: Any) -> None:
            if dimensions:
                self._open(one, where, dimensions)
            else:
                self.said.emit(
                    _("No question was answered by anybody whose words may stand before this hearing."),
                    "plain",
                )

        self.worker.run(lambda archive: balance.questions(archive, one.hearing_id, where), show)

    def _open(self, one: Packet, where: Where, dimensions: Any) -> None:
        dialog = BalanceDialog(self.window, dimensions)

        def look(dimension: Dimension, most: int) -> None:
            def read(archive: Any) -> Any:
                chosen = balance.proposed(archive, one.hearing_id, where, dimension, most)
                ids = [each.testimony_id for each in chosen]
                answers = balance.answers(archive, dimension, ids)
                rows = {
                    row.id: (row, ", ".join(answers.get(row.id, ()))) for row in testimony.lines(archive, ids)
                }
                return chosen, rows

            def show(found: Any) -> None:
                if dialog.is_open:
                    dialog.show_proposal(*found)

            self.worker.run(read, show, refused=dialog.cannot_propose, lane="balance")

        dialog.proposal_requested.connect(look)
        self.ask(
            dialog,
            lambda archive, chosen: packet.edit(
                archive, replace(packet.by_id(archive, one.id), chosen=chosen)
            ),
            lambda _changes: self.said.emit(_("Chosen, spread over the groups."), "good"),
        )
