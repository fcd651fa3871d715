"""Saving one testimony into an archive of 100,000, beside bare SQLCipher writing the same rows into a copy of it."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

from hrforum.domain import practice as invented
from hrforum.domain.consent import Consent
from hrforum.domain.intake import Intake
from hrforum.operations import archive as archives
from hrforum.operations import forum, testimony
from hrforum.operations.naming import Naming
from hrforum.operations.practice import answers_of, intake_of
from hrforum.storage.archive import Archive
from hrforum.storage.check import counts
from tests.benchmarks import corpus
from tests.benchmarks.bare import Bare, Recorded, Write, bare
from tests.benchmarks.conftest import Copies
from tests.benchmarks.figures import MEDIAN, P95, compare, in_turn

ALLOWED = 2.2
SAVES, WARM_UP = 300, 30

Saved = tuple[Intake, list[Consent]]


def test_saving_one_testimony(copy_of: Copies) -> None:
    paths = [copy_of(corpus.HUNDRED_THOUSAND, name) for name in ("recorded", "ours", "settled", "committed")]
    with archives.open_with_key(paths[0], corpus.KEY) as archive:
        saves = _saves(archive)
    rows = _rows(paths[0], saves)
    with (
        archives.open_with_key(paths[1], corpus.KEY) as ours,
        Bare(paths[2], corpus.KEY) as settled,
        Bare(paths[3], corpus.KEY) as committed,
    ):

        def save_and_settle(round_: int) -> None:
            settled.save(rows[round_])
            settled.settle()

        times = in_turn(
            SAVES,
            lambda round_: testimony.add(ours, *saves[round_]),
            save_and_settle,
            lambda round_: committed.save(rows[round_]),
            warm_up=WARM_UP,
        )
    compare("save, beside bare rows committed only", times[0], times[2], None, MEDIAN, P95)
    ratio = compare("save, beside bare rows settled", times[0], times[1], ALLOWED, MEDIAN, P95)
    _wrote_the_same(*(archives.open_with_key(path, corpus.KEY) for path in paths))
    assert ratio <= ALLOWED


def _saves(archive: Archive) -> list[Saved]:
    forums = forum.everything(archive)
    naming = Naming(archive)
    # Invented names are few, and nobody is called as somebody else is: each gets a number of its own.
    return [
        (
            intake_of(replace(one, pseudonym=f"{one.pseudonym} {number}"), naming, forums[one.forum].id),
            answers_of(one, forums[one.forum].note_takers),
        )
        for number, one in enumerate(invented.invent(corpus.SEED + 1, SAVES + WARM_UP), 1_000)
    ]


def _rows(path: Path, saves: list[Saved]) -> list[list[Write]]:
    """Return what the program writes for each of these saves, seen on a copy of its own."""
    rows = []
    with Recorded(path, corpus.KEY) as archive:
        archive.use_device(UUID(bytes=archive.value("SELECT uuid FROM device")))
        for intake, answers in saves:
            archive.writes.clear()
            kept = testimony.add(archive, intake, answers).value
            rows.append(bare(archive.writes, kept.id, intake))
    return rows


def _wrote_the_same(*opened: Archive) -> None:
    held = []
    for archive in opened:
        with archive:
            held.append(counts(archive))
    assert all(each == held[0] for each in held)
