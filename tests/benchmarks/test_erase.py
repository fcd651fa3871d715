"""Taking back at 100,000 testimonies: stopping future use beside one save, and erased words beside one bare optimize of the index."""

import os
import time

from hrforum.domain.consent import Answer, Consent, Use
from hrforum.domain.erase import Scope
from hrforum.domain.intake import Intake
from hrforum.domain.packet import Chosen, Packet
from hrforum.domain.receipt import Act
from hrforum.operations import archive as archives
from hrforum.operations import erase, export, hearing, packet, testimony, withdrawal
from hrforum.storage.archive import Archive
from tests.benchmarks import corpus
from tests.benchmarks.bare import bare_optimize
from tests.benchmarks.conftest import Copies
from tests.benchmarks.figures import MEDIAN, P95, compare, in_turn

STOPPING, ERASED = 2.0, 1.5
STOP = withdrawal.Wish(Act.STOP)
ROUNDS, WARM_UP = 60, 10
ERASURES = 3
USES = (Use.RECORD, Use.COUNT, Use.HEARING_PACKET, Use.ANONYMOUS_QUOTE)


def test_stopping_future_use(copy_of: Copies) -> None:
    """Of testimonies that stand in a packet that was exported, which is marked superseded at the same time."""
    with archives.open_with_key(copy_of(corpus.HUNDRED_THOUSAND, "stopped"), corpus.KEY) as archive:
        told = [_told(archive, number) for number in range(ROUNDS + WARM_UP)]
        _export(archive, told[: ROUNDS // 2])
        times = in_turn(
            ROUNDS,
            lambda round_: withdrawal.carry_out(archive, told[round_], STOP),
            lambda round_: _told(archive, round_),
            warm_up=WARM_UP,
        )
    ratio = compare("stopping future use, beside one save", times[0], times[1], STOPPING, P95, MEDIAN)
    assert ratio <= STOPPING


def test_erased_is_shown(copy_of: Copies) -> None:
    ours, limit = list[float](), list[float]()
    for number in range(ERASURES):
        path = copy_of(corpus.HUNDRED_THOUSAND, "bare")
        os.sync()
        limit.append(bare_optimize(path, corpus.KEY))
        path = copy_of(corpus.HUNDRED_THOUSAND, "erased")
        os.sync()
        with archives.open_with_key(path, corpus.KEY) as archive:
            one = testimony.ids(archive, limit=1, before=50_000 + number)[0]
            start = time.perf_counter()
            erase.erase(archive, one, (Scope.STORY, Scope.ALL)[number % 2])
            ours.append(time.perf_counter() - start)
            # A file of this size is rewritten when it is closed, which would slow the other side down.
            assert archive.rewrite_is_due()
            archive.run("DELETE FROM choice WHERE key = 'rewrite_due'")
    ratio = compare("“erased” is shown, beside one bare optimize", ours, limit, ERASED, MEDIAN)
    assert ratio <= ERASED


def _told(archive: Archive, number: int) -> int:
    words = f"Number {number}: the heat was off from November to March. " * 20
    answers = [Consent(use, Answer.YES) for use in USES]
    return testimony.add(archive, Intake(words), answers).value.id


def _export(archive: Archive, told: list[int]) -> None:
    council = hearing.everything(archive)[0]
    one = packet.add(archive, Packet(council.id, "Heat", chosen=tuple(map(Chosen, told)))).value
    export.export(archive, one.id, archive.path.with_name("packet.pdf"), accept_names=True)
