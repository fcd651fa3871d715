"""What hiding names costs the packet of 203 exhibits: reading it with redactions beside reading it without."""

from pathlib import Path

from hrforum.domain.span import Span, moved
from hrforum.operations import hiding_names, packet, proposal
from hrforum.progress import SILENT
from tests.benchmarks.figures import MEDIAN, compare, in_turn, tell
from tests.benchmarks.test_packet import EXHIBITS, _archive, _bring_in, _packet

ALLOWED = 1.5
ROUNDS = 9


def test_reading_a_packet_with_everything_hidden(folder: Path) -> None:
    with _archive(folder, "plain") as plain, _archive(folder, "hidden") as hidden:
        for archive in (plain, hidden):
            _bring_in(archive)
        one, other = (packet.by_id(each, _packet(each)) for each in (plain, hidden))
        changes = hiding_names.hide_names(hidden, other.id)
        with_hidden, without = in_turn(
            ROUNDS,
            lambda _round: packet.consider(hidden, other, SILENT),
            lambda _round: packet.consider(plain, one, SILENT),
            warm_up=2,
        )
        assert packet.consider(hidden, other).warnings == ()
    print(f"\n{changes.value.places} places in {changes.value.testimonies} of {EXHIBITS} testimonies", end="")
    ratio = compare(
        "packet considered with names hidden, beside without", with_hidden, without, ALLOWED, MEDIAN
    )
    assert ratio <= ALLOWED


def test_looking_for_what_waits_and_hiding_all_names(folder: Path) -> None:
    with _archive(folder, "review") as archive:
        _bring_in(archive)
        one = packet.by_id(archive, _packet(archive))
        ids = [each.testimony_id for each in one.chosen]
        (scans,) = in_turn(3, lambda round_: proposal.pending(archive, ids[round_]), warm_up=1)
        tell("looking through one testimony", scans, MEDIAN)
        (hides,) = in_turn(1, lambda _round: hiding_names.hide_names(archive, one.id), warm_up=0)
        tell(f"hiding all names of {EXHIBITS} testimonies, one deed", hides, MEDIAN)


def test_moving_a_mark(folder: Path) -> None:  # every benchmark has one
    old = "".join(f"Sentence number {number} says what happened then. " for number in range(40_000))
    new = "Before. " + old.replace("number 20001 ", "number twenty thousand and one ") + " After."
    place = Span(old.index("number 30000"), old.index("number 30000") + 12)
    (moves,) = in_turn(3, lambda _round: moved(old, new, place), warm_up=1)
    tell(f"moving one mark in {len(old)} characters changed in three places", moves, MEDIAN)
    assert moved(old, new, place) is not None
