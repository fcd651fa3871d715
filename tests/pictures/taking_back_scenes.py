"""Somebody calls: the code, what taking back reaches, what was done, and where words went."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hrforum.domain.backup import Backup, State
from hrforum.domain.consent import Use
from hrforum.domain.erase import Scope
from hrforum.domain.packet import Chosen, Packet
from hrforum.domain.receipt import Act, Receipt
from hrforum.operations import backup, edition, erase, export, handout, hearing, packet, reach, testimony
from hrforum.operations.deed import today
from ui.deeds.withdrawal_deeds import WithdrawalDeeds
from ui.main_window import MainWindow

Scene = tuple[str, Callable[[], object]]


class TakingBackScenes:
    """The scenes of one window; `wait` lets the worker finish and the window show it."""

    def __init__(self, window: MainWindow, folder: Path, wait: Callable[[], None]) -> None:
        self._window = window
        self._folder = folder
        self._wait = wait
        self._id = 0

    def every(self) -> Iterator[Scene]:
        """From the call to the papers, then the packet that can be made no more."""
        reader = self._window.desk.pages["testimonies"].reader
        self._window.worker.run(self._hand_in)
        self._wait()
        yield "call", self._window.menus.call.trigger
        yield "call-misheard", self._mishear
        yield "taking-back", lambda: self._show(reader.withdrawal_requested)
        yield "taking-back-erase", lambda: self._show(reader.removal_requested)
        yield "taking-back-done", self._done
        yield "where-it-went", lambda: self._show(reader.went_requested)
        yield "packets-exported", self._exported
        yield "packets-handed-in", self._filed
        yield "testimony-erased", self._erased

    def _hand_in(self, archive: Any) -> None:
        council = hearing.everything(archive)[0]
        practice = packet.everything(archive)[0]
        exhibits = packet.consider(archive, practice).exhibits
        self._id = exhibits[0].testimony_id
        chosen = tuple(Chosen(each.testimony_id) for each in exhibits[:3])
        one = packet.add(archive, Packet(council.id, "Homes without heat", chosen=chosen)).value
        for number in range(2):
            export.export(archive, one.id, self._folder / f"handed-in-{number}.pdf", accept_names=True)
        edition.file(archive, packet.editions(archive, one.id)[1].id, today())
        version = testimony.read(archive, self._id).versions[0]
        handout.record(archive, "bundle", "Tenants of Elm City", [version.uuid])
        backup.make(archive, self._folder / "stick")

    def _mishear(self) -> None:
        self._window.menus.call.trigger()
        self._wait()
        dialog: Any = QApplication.activeModalWidget()
        dialog._code.setText("OAK-7K3M9-T")

    def _read(self) -> Any:
        found: list[Any] = []
        self._window.worker.run(lambda archive: testimony.read(archive, self._id), found.append)
        self._wait()
        return found[0]

    def _show(self, signal: Any) -> None:
        signal.emit(self._read())

    def _done(self) -> None:
        def receipt(archive: Any) -> Receipt:
            found = reach.of_testimony(archive, self._id)
            sent = tuple(replace(each, superseded_on=today()) for each in found.sent)
            lost = Backup(
                "/media/stick/backups/practice-2026-03-01.hrforum", today() - timedelta(9), State.MISSING
            )
            clean = tuple(replace(each, state=State.CLEAN) for each in found.backups)
            code = testimony.by_id(archive, self._id).code
            return Receipt(
                Act.STORY, code, today(), "en", "Practice", True, (Use.COUNT,), True,
                replace(found, sent=sent), (*clean, lost), waits=True,
            )  # fmt: skip

        deeds = self._window.findChildren(WithdrawalDeeds)[0]
        self._window.worker.run(receipt, deeds.offer_papers)

    def _exported(self) -> None:
        self._window.worker.run(lambda archive: erase.erase(archive, self._id, Scope.STORY))
        page = self._window.desk.pages["packets"]
        self._window.go("packets")
        self._wait()
        page.choice._segments.choose(3)
        QTest.qWait(50)

    def _filed(self) -> None:
        page = self._window.desk.pages["packets"]
        page.choice._file.click()

    def _erased(self) -> None:
        self._window.show_testimony(self._id)
