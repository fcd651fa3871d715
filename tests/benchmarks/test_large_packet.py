"""Packets of 500 and of 5,000 testimonies: tagged beside untagged, beside WeasyPrint and Typst, and how time grows with them.

Each is set by a process of its own, so that the memory is its alone. Seconds are the processor's, which other programs do not lengthen;
only Typst, which works on several processors at once, is compared by the clock.
"""

import json
import math
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pytest

from hrforum.documents.check import check
from tests.benchmarks import sources
from tests.benchmarks.figures import in_turn
from tests.benchmarks.large_packet import large_packet

ROOT = Path(__file__).parents[2]
PEERS = ROOT / ".venv-peers" / "bin" / "python"
TIME, MEMORY, FASTER, LINEAR = 1.5, 2.0, 10.0, 1.0
SIZES = {500: 7, 5_000: 3}
"""Testimonies, and how often each side is set."""


class Took(NamedTuple):
    """What processes took, in the median: seconds by the clock, those of the processor, bytes of memory."""

    seconds: float
    work: float
    memory: float


def _run(command: list[str]) -> dict[str, float]:
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def _middle(runs: list[dict[str, float]]) -> Took:
    return Took(*(median(run[key] for run in runs) for key in Took._fields))


def _ours(manner: str, testimonies: int, target: Path) -> dict[str, float]:
    return _run(
        [sys.executable, "-m", "tests.benchmarks.large_packet", manner, str(testimonies), str(target)]
    )


def _both(testimonies: int, folder: Path) -> tuple[Took, Took]:
    """Return what the tagged and the untagged packet took, set in turn."""
    runs: dict[str, list[dict[str, float]]] = {"tagged": [], "untagged": []}
    in_turn(
        SIZES[testimonies],
        lambda _round: runs["tagged"].append(_ours("tagged", testimonies, folder / "tagged.pdf")),
        lambda _round: runs["untagged"].append(_ours("untagged", testimonies, folder / "untagged.pdf")),
        warm_up=0,
    )
    tagged, untagged = _middle(runs["tagged"]), _middle(runs["untagged"])
    pages = int(runs["tagged"][0]["pages"])
    print(f"\n{testimonies} testimonies on {pages} pages", end="")
    _tell("time, tagged beside untagged", tagged.work, untagged.work, TIME)
    print(
        f"\n{'memory, tagged beside untagged':<40} ours {tagged.memory / 1e6:8.1f} MB  limit {untagged.memory / 1e6:8.1f} MB",
        end="",
    )
    print(f"  ratio {tagged.memory / untagged.memory:5.2f}  allowed {MEMORY:.2f}", end="")
    return tagged, untagged


def _tell(name: str, ours: float, limit: float, allowed: float | None) -> None:
    held_to = f"allowed {allowed:.2f}" if allowed is not None else "told only"
    print(
        f"\n{name:<40} ours {ours:8.2f} s   limit {limit:8.2f} s   ratio {ours / limit:5.2f}  {held_to}",
        end="",
    )


def test_tags_cost_little_and_time_grows_with_the_testimonies(folder: Path) -> None:
    tagged = {}
    for testimonies in SIZES:
        tagged[testimonies], untagged = _both(testimonies, folder)
        assert tagged[testimonies].work <= TIME * untagged.work
        assert tagged[testimonies].memory <= MEMORY * untagged.memory
        assert [check(folder / "tagged.pdf", profile).failed for profile in ("ua1", "2a")] == [(), ()]
    few, many = tagged[500], tagged[5_000]
    exponent = math.log(many.work / few.work, 5_000 / 500)
    print(f"\ntime grows with the power {exponent:.2f} of the testimonies, allowed {LINEAR:.2f}", end="")
    assert exponent <= LINEAR


@pytest.mark.parametrize("peer", ["weasyprint", "typst"])
def test_a_packet_of_500_beside_its_peers(folder: Path, peer: str) -> None:
    outline = large_packet(500)
    sources.lay_fonts(folder)
    source = folder / "packet"
    source.write_text(
        (sources.as_html if peer == "weasyprint" else sources.as_typst)(outline), encoding="utf-8"
    )
    ours: list[dict[str, float]] = []
    theirs: list[dict[str, float]] = []
    script = str(ROOT / "tests" / "benchmarks" / "peer.py")
    in_turn(
        1 if peer == "weasyprint" else 3,
        lambda _round: ours.append(_ours("tagged", 500, folder / "ours.pdf")),
        lambda _round: theirs.append(_run([str(PEERS), script, peer, str(source), str(folder / "peer.pdf")])),
        warm_up=0,
    )
    assert check(folder / "ours.pdf").failed == ()
    assert (folder / "peer.pdf").stat().st_size > 100_000
    mine, other = _middle(ours), _middle(theirs)
    if peer == "typst":
        _tell("beside Typst's PDF/UA-1", mine.seconds, other.seconds, None)
        return
    _tell("beside WeasyPrint's PDF/UA-1", mine.work, other.work, 1 / FASTER)
    assert mine.work * FASTER <= other.work
