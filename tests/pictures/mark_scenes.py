"""The scenes of marks in the words: hidden, marked, lost, looked through, and what leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from hrforum.domain.passage import Passage, PassageKind
from hrforum.domain.redaction import CITIES, Reason, Redaction
from hrforum.domain.span import Span
from hrforum.operations import packet, passage, redaction, testimony
from ui.main_window import MainWindow

Scene = tuple[str, Callable[[], object]]


class MarkScenes:
    """The scenes of one window; `wait` lets the worker finish and the window show it."""

    def __init__(self, window: MainWindow, wait: Callable[[], None]) -> None:
        self._window = window
        self._wait = wait

    def every(self) -> Iterator[Scene]:
        """Every scene in order."""
        reader = self._window.desk.pages["testimonies"].reader
        yield "marks", self._mark
        yield "marks-list", lambda: reader._page.ensureWidgetVisible(reader._gate)
        yield "marks-hide", lambda: self._selected(reader.hide_requested)
        yield "marks-passage", lambda: self._selected(reader.mark_requested)
        yield "marks-leaves", lambda: reader.leaves_requested.emit(reader.reading)
        yield "marks-review", lambda: reader.review_requested.emit(reader.reading)
        yield "marks-review-packet", self._review_packet
        yield "marks-lost", self._lose

    def _mark(self) -> None:
        window = self._window
        window.go("testimonies")
        self._wait()
        chosen = window.desk.pages["testimonies"].reader.reading.testimony.id

        def work(archive: Any) -> None:
            one = testimony.read(archive, chosen).versions[0]
            words = one.words
            half = words.find(" ", len(words) // 2)
            redaction.add(
                archive,
                chosen,
                [
                    Redaction(Span(0, words.find(" ", 12)), one.uuid, Reason.NAME),
                    Redaction(Span(half + 1, words.find(" ", half + 14)), one.uuid, Reason.ADDRESS, CITIES),
                ],
            )
            quote = Span(words.find(" ", 30) + 1, words.find(" ", 80))
            passage.add(archive, chosen, Passage(quote, one.uuid, PassageKind.QUOTE, "Opens the packet"))

        window.worker.run(work)
        self._wait()
        window.desk.pages["testimonies"].refresh()

    def _selected(self, signal: Any) -> None:
        reader = self._window.desk.pages["testimonies"].reader
        box = reader._boxes[0]
        box.show_place(Span(40, 52))
        signal.emit(reader.reading, box.selected())

    def _review_packet(self) -> None:
        packets: list[Any] = []
        self._window.worker.run(packet.everything, packets.extend)
        self._wait()
        self._window.of_packet.review_requested.emit(packets[0])

    def _lose(self) -> None:
        page = self._window.desk.pages["testimonies"]
        reading = page.reader.reading

        def work(archive: Any) -> None:
            intake = replace(reading.intake, words="Rewritten from the start.")
            testimony.edit(archive, reading.testimony.id, intake, reading.testimony.rev)

        self._window.worker.run(work)
        self._wait()
        page.refresh()
        self._wait()
        page.reader._page.ensureWidgetVisible(page.reader._gate)
