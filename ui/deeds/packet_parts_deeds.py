"""Deeds of the asks and the charts of a packet that is being written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from hrforum.domain.packet import Section
from hrforum.domain.packet_ask import PacketAsk
from hrforum.domain.packet_chart import PacketChart, holds_charts
from hrforum.errors import HrforumError
from hrforum.i18n import _
from hrforum.operations import authority, packet_ask, packet_chart
from hrforum.operations.behind import dimensions
from ui.archive_worker import ArchiveWorker
from ui.deeds.deeds import Deeds
from ui.dialogs.asks_dialog import AskDialog, AsksDialog
from ui.dialogs.charts_dialog import ChartsDialog


class PacketPartsDeeds(Deeds):
    """Opens what lists the asks and the charts of one packet; `changed()` is called after each deed."""

    def __init__(
        self, worker: ArchiveWorker, window: QWidget, packet_id: int, changed: Callable[[], None]
    ) -> None:
        super().__init__(worker, window)
        self._packet_id, self._changed = packet_id, changed
        self._authorities: list[Any] = []

    # -- asks ----------------------------------------------------------------------------------------------------------
    def open_asks(self, parent: QWidget, findings: Mapping[str, str]) -> None:
        """Show what is asked of whom by when."""
        dialog = AsksDialog(parent)

        def read(archive: Any) -> Any:
            return packet_ask.of_packet(archive, self._packet_id), authority.everything(archive)

        def show(found: Any) -> None:
            self._authorities = found[1]
            if dialog.is_open:
                dialog.show_asks(*found)

        def again(_changes: object = None) -> None:
            self.worker.run(read, show)
            self._changed()

        def edit(one: PacketAsk) -> None:
            asking = AskDialog(dialog, one, self._authorities, findings)
            self.ask(asking, packet_ask.edit if one.id else packet_ask.add, again)

        dialog.add_requested.connect(lambda: edit(PacketAsk(self._packet_id, "")))
        dialog.change_requested.connect(edit)
        dialog.remove_requested.connect(
            lambda one: self.worker.run(
                lambda archive: packet_ask.remove(archive, one.id), again, refused=dialog.refused
            )
        )
        dialog.open()
        self.worker.run(read, show)

    # -- charts --------------------------------------------------------------------------------------------------------
    def open_charts(self, parent: QWidget, place: str, name: str) -> None:
        """Show the charts, and offer another one for a place; on the cover for where several things come together."""
        where = place if holds_charts(place) else Section.TOGETHER.value

        def opened(axes: Any) -> None:
            dialog = ChartsDialog(parent, self._packet_id, where, name, axes)
            self._connect(dialog)
            dialog.open()
            self._show(dialog)

        self.worker.run(dimensions, opened)

    def _connect(self, dialog: ChartsDialog) -> None:
        def again(_changes: object = None) -> None:
            self._show(dialog)
            dialog.say(_("Kept."), "good")
            self._changed()

        def refused(error: HrforumError) -> None:
            if dialog.is_open:
                dialog.refused(error)

        def keep(one: PacketChart) -> None:
            self.worker.run(lambda archive: packet_chart.choose(archive, one), again, refused=refused)

        def drop(one: PacketChart) -> None:
            self.worker.run(lambda archive: packet_chart.remove(archive, one.id), again, refused=refused)

        dialog.chosen.connect(keep)
        dialog.remove_requested.connect(drop)

    def _show(self, dialog: ChartsDialog) -> None:
        def show(charts: Any) -> None:
            if dialog.is_open:
                dialog.show_charts(charts)

        self.worker.run(lambda archive: packet_chart.of_packet(archive, self._packet_id), show)
