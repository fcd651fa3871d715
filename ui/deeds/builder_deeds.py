"""Deeds of writing a packet and of looking at it before it goes out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from hrforum.domain.hearing import Warned
from hrforum.domain.packet import OwnText, Packet
from hrforum.domain.preflight import Report
from hrforum.errors import HrforumError
from hrforum.i18n import _
from hrforum.operations import export, hearing, packet_preview, packet_text, preflight
from hrforum.operations import packet as operations
from hrforum.progress import Progress
from ui.deeds.deeds import Deeds
from ui.deeds.document_place import saved_sentence
from ui.deeds.packet_parts_deeds import PacketPartsDeeds
from ui.dialogs.builder_dialog import BuilderDialog
from ui.dialogs.preflight_dialog import PreflightDialog
from ui.ticket import Ticket


class _Writing:
    """One packet that is being written: the dialog, and what was last read of the packet."""

    def __init__(self, deeds: BuilderDeeds, dialog: BuilderDialog, packet_id: int) -> None:
        self._deeds, self._dialog, self._packet_id = deeds, dialog, packet_id
        self._prepared: export.Prepared | None = None
        self._ticket: Ticket | None = None
        # What was set last, and of what: read and written on the second thread alone.
        self._laid: tuple[object, packet_preview.Laid] | None = None
        self._open = True
        dialog.finished.connect(self._on_finished)
        dialog.text_changed.connect(self._on_text_changed)
        dialog.packet_changed.connect(self._on_packet_changed)
        dialog.page_requested.connect(self._on_page_requested)
        dialog.stop_requested.connect(self._on_stop_requested)
        deeds.worker.stepped.connect(self._on_stepped)
        parts = PacketPartsDeeds(deeds.worker, deeds.window, packet_id, self.read)
        self._parts = parts
        dialog.asks_requested.connect(lambda: parts.open_asks(dialog, dialog.findings))
        dialog.charts_requested.connect(lambda place, name: parts.open_charts(dialog, place, name))

    def read(self) -> None:
        """Read what the packet says today, and what the hearing's rules warn of; the dialog shows it once it is there."""

        def read(archive: Any) -> tuple[export.Prepared, list[Warned]]:
            prepared = export.prepare(archive, self._packet_id, accept_names=True)
            forms = [each.released.form for each in prepared.selection.exhibits]
            brought = hearing.brought(archive, forms)
            return prepared, hearing.warnings_of(archive, prepared.packet.hearing_id, brought)

        self._deeds.worker.run(
            read,
            self._on_prepared,
            refused=self._refused,
            lane="builder",
        )

    def _on_prepared(self, found: tuple[export.Prepared, list[Warned]]) -> None:
        prepared, warned = found
        self._prepared = prepared
        if self._open:
            self._dialog.tell_rules(warned)
            self._dialog.use_findings({one.article: one.title for one in prepared.content.findings})

    def _on_finished(self, _result: int) -> None:
        self._open = False
        self._deeds.worker.stepped.disconnect(self._on_stepped)
        self._on_stop_requested()

    def _on_stepped(self, ticket: Ticket, done: int, total: int, label: str) -> None:
        if ticket is self._ticket and not ticket.cancelled:
            self._dialog.tell_progress(done, total, label)

    def _on_stop_requested(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    def _refused(self, error: HrforumError) -> None:
        if self._open:
            self._dialog.cannot_show(error.sentence)

    def _on_text_changed(self, one: OwnText) -> None:
        self._deeds.worker.run(lambda archive: packet_text.write(archive, one), refused=self._deeds.refuse)

    def _on_packet_changed(self, packet: Packet) -> None:
        def kept(changes: Any) -> None:
            if self._open:
                self._dialog.use_packet(changes.value)
                self.read()

        self._deeds.worker.run(lambda archive: operations.edit(archive, packet), kept, refused=self._refused)

    def _on_page_requested(self, place: str, number: int, width: int) -> None:
        prepared, texts = self._prepared, dict(self._dialog.texts)
        if prepared is None:
            return

        def put(page: Any) -> None:
            if self._open:
                self._dialog.put(page)

        def draw(progress: Progress) -> Any:
            return packet_preview.drawn(self._lay(prepared, place, texts, progress), number, width, progress)

        self._ticket = self._deeds.worker.run_aside(draw, put, refused=self._refused, lane="packet preview")

    def _lay(
        self, prepared: export.Prepared, place: str, texts: dict[str, str], progress: Progress
    ) -> packet_preview.Laid:
        last = self._laid
        if last is not None and last[0] == (id(prepared), place, texts):
            return last[1]
        laid = packet_preview.laid(prepared, place, texts, progress)
        self._laid = ((id(prepared), place, texts), laid)
        return laid


class BuilderDeeds(Deeds):
    """`place_requested(Packet, Line)` where a line of the pre-flight is to be mended."""

    place_requested = Signal(object, object)
    _writing: _Writing | None = None

    def on_write_requested(self, packet: Packet) -> None:
        """Open the packet to be written."""

        def show(texts: dict[str, str]) -> None:
            dialog = BuilderDialog(self.window, packet, texts)
            # Qt keeps no Python object alive for its signals.
            self._writing = _Writing(self, dialog, packet.id)
            dialog.open()
            self._writing.read()

        self.worker.run(lambda archive: packet_text.of_packet(archive, packet.id), show, refused=self.refuse)

    def on_preflight_requested(self, packet: Packet) -> None:
        """Look at everything, on the archive's thread and then aside, and show it."""

        def begun(found: preflight.Begun) -> None:
            self.worker.run_aside(
                lambda progress: preflight.finish(found, progress),
                lambda report: self._show(packet, found, report),
                refused=self.refuse,
            )

        self.worker.run_long(
            lambda archive, progress: preflight.begin(archive, packet.id, progress),
            begun,
            refused=self.refuse,
        )

    def _show(self, packet: Packet, begun: preflight.Begun, report: Report) -> None:
        dialog = PreflightDialog(self.window, report)
        dialog.place_requested.connect(lambda line: self.place_requested.emit(packet, line))
        dialog.save_requested.connect(lambda: self._ask_where(begun, report))
        dialog.open()

    def _ask_where(self, begun: preflight.Begun, report: Report) -> None:
        chooser = QFileDialog(self.window, _("Save the report"), str(Path.home()), "PDF (*.pdf)")
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("pdf")
        chooser.selectFile("checked.pdf")
        chooser.fileSelected.connect(lambda chosen: self.save_to(begun, report, Path(chosen)))
        chooser.open()

    def save_to(self, begun: preflight.Begun, report: Report, path: Path) -> None:
        """Write the clerk's copy of a report."""
        self.worker.run_long(
            lambda archive, progress: preflight.save(archive, begun, report, path, progress),
            lambda written: self.said.emit(saved_sentence(written), "good"),
            refused=self.refuse,
        )
