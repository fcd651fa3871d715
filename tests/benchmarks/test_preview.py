"""The preview of a packet of 203 while it is written: one section, untagged, set and drawn, as a share of the 300 ms allowed."""

from pathlib import Path

import pytest

from hrforum.domain.packet import COVER, Section
from hrforum.operations import export, packet_preview
from tests.benchmarks.figures import MEDIAN, compare, in_turn
from tests.benchmarks.test_packet import _archive, _bring_in, _packet

ALLOWED_SECONDS = 0.3
ROUNDS = 9
WIDE = 900
"""Dots across: a page beside the words on a usual screen."""


@pytest.mark.parametrize("place", [COVER, Section.SUMMARY, Section.EXHIBITS, Section.GATHERED])
def test_a_section_is_shown_in_time(folder: Path, place: str) -> None:
    with _archive(folder, "preview") as archive:
        _bring_in(archive)
        prepared = export.prepare(archive, _packet(archive), accept_names=True)
    texts = {place: "Own words of a paragraph or so. " * 20}

    def shown(_round: int) -> None:
        packet_preview.drawn(packet_preview.laid(prepared, place, texts), 0, WIDE)

    (ours,) = in_turn(ROUNDS, shown, warm_up=2)
    limit = [ALLOWED_SECONDS] * ROUNDS
    assert compare(f"preview of {place}, of the 300 ms allowed", ours, limit, 1.0, MEDIAN) <= 1.0
