"""D4 with few tries, and that its reader finds out a packet which tells too much."""

from dataclasses import replace
from pathlib import Path

from tests.operations.whole_packet import Printed, Reader
from tests.reliability.suppression import whole_packets_tell_nothing_more

NUMBERS = [
    Printed("everybody", (), 30),
    Printed("race", (("race", ("a",)),), 20),
    Printed("race", (("race", ("b",)),), None),
    Printed("race", (("race", ("not_asked",)),), None),
]


def test_d4_a_whole_packet_tells_nothing_more(tmp_path: Path) -> None:
    assert whole_packets_tell_nothing_more(2, 1, tmp_path).failures == ()


def test_the_reader_finds_a_number_that_another_part_of_the_packet_tells() -> None:
    assert Reader(NUMBERS).narrow() == []
    told = [*NUMBERS, Printed("a statement", (("race", ("a", "b")),), 27)]
    assert any("race" in each and "is 7 to 7" in each for each in Reader(told).narrow())
    marked = [replace(each, floor=1) for each in NUMBERS[:2]] + [replace(NUMBERS[2], count=3), NUMBERS[3]]
    assert any("is 7 to 7" in each for each in Reader(marked).narrow())
