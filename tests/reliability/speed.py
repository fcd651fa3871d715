"""R17, R18, R19 and S24: how long checks and saves take, what a long day costs, and the largest texts."""

import os
import time
from pathlib import Path
from random import Random

from hrforum.domain.consent import Use
from hrforum.domain.erase import Scope
from hrforum.domain.hearing import Hearing
from hrforum.domain.intake import Intake
from hrforum.domain.packet import Chosen, Packet
from hrforum.operations import archive as archives
from hrforum.operations import (
    attachment,
    check,
    erase,
    export,
    hearing,
    packet,
    practice,
    search,
    tag,
    testimony,
)
from hrforum.operations.deed import today
from hrforum.operations.taking_in import take_in
from hrforum.storage import key
from hrforum.storage.archive import Archive
from tests.archive_of import PACKET_USES, yes
from tests.reliability.goals import Outcome, goal
from tests.reliability.stories import consents_of, intake_of

_MIB = 1 << 20


@goal("R17", "A whole check of 500 MB: told in seconds, at most 10 on the reference machine", 1)
def check_of_500_mb(n: int, seed: int, folder: Path) -> Outcome:
    """Fill an archive with attachments and check it n times."""
    random, path, secret = Random(seed), folder / "large.hrforum", key.random_key()
    failures, seconds = list[str](), list[float]()
    with archives.create_with_key(path, secret, name="Large") as archive:
        which = testimony.add(archive, Intake("Told beside much else."), yes(*Use)).value.id
        for number in range(10):
            content = random.randbytes(49 * _MIB)
            attachment.add(archive, take_in(f"file-{number}.bin", content), testimony_id=which)
        for _each in range(n):
            began = time.perf_counter()
            failures += check.run(archive).problems
            seconds.append(time.perf_counter() - began)
    if max(seconds) > 10:
        failures.append(f"took {max(seconds):.1f} s")
    return Outcome(n, tuple(failures), f"{path.stat().st_size / 1e6:.0f} MB, {max(seconds):.1f} s at most")


@goal("R18", "A save of 2 kB with everything synced: p99 at most 50 ms", 500)
def a_save(n: int, seed: int, folder: Path) -> Outcome:
    """Keep n testimonies of 2 kB."""
    random, secret, seconds = Random(seed), key.random_key(), list[float]()
    with archives.create_with_key(folder / "saved.hrforum", secret, name="Saved") as archive:
        for _each in range(n):
            words = " ".join(
                random.choice(["rent", "heat", "mould", "court", "lease", "water"]) for _word in range(360)
            )
            began = time.perf_counter()
            testimony.add(archive, Intake(words), yes(*PACKET_USES))
            seconds.append(time.perf_counter() - began)
    seconds.sort()
    p99 = seconds[min(n - 1, n * 99 // 100)]
    failures = () if p99 <= 0.05 else (f"p99 was {p99 * 1e3:.0f} ms",)
    return Outcome(n, failures, f"median {seconds[n // 2] * 1e3:.1f} ms, p99 {p99 * 1e3:.1f} ms")


@goal("R19", "A long day of opening, saving, searching, exporting, closing: memory and open files stay", 300)
def a_long_day(n: int, seed: int, folder: Path) -> Outcome:
    """Go round n times in one process and compare memory and open files with those after the first tenth."""
    path, secret = folder / "day.hrforum", key.random_key()
    with archives.create_with_key(path, secret, name="Day", practice=True) as archive:
        practice.furnish(archive, testimonies=40)
    at_first = (0, 0)
    for number in range(n):
        with archives.open_with_key(path, secret) as archive:
            _round(archive, folder, seed * 100_000 + number)
        if number == n // 10:
            at_first = _memory(), _open_files()
    grown, opened = _memory() - at_first[0], _open_files() - at_first[1]
    failures = [f"memory grew by {grown / 1e6:.0f} MB"] if grown > 50e6 else []
    failures += [f"{opened} more files are open"] if opened > 0 else []
    return Outcome(n, tuple(failures), f"memory grew by {grown / 1e6:.1f} MB, open files by {opened}")


def _round(archive: Archive, folder: Path, number: int) -> None:
    kept = testimony.add(archive, intake_of(number, tag.codebook(archive)), consents_of(number)).value
    search.find(archive, "landlord")
    export.export(archive, packet.everything(archive)[0].id, folder / "day.pdf", accept_names=True)
    erase.erase(archive, kept.id, Scope.ALL)


def _memory() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE")


def _open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


@goal(
    "S24",
    "A 1 MB testimony, a word of 200,000 letters, a packet of n testimonies: kept, found, printed",
    10_000,
)
def the_largest(n: int, seed: int, folder: Path) -> Outcome:
    """Keep the largest texts, then print a packet with n testimonies and those."""
    path, secret, failures = folder / "largest.hrforum", key.random_key(), list[str]()
    random = Random(seed)
    with archives.create_with_key(path, secret, name="Largest", practice=True) as archive:
        practice.furnish(archive, testimonies=n, seed=seed)
        texts = ("mould " * (_MIB // 6), "w" * 200_000, random.choice("ab") * 1_000)
        began = time.perf_counter()
        kept = [testimony.add(archive, Intake(each), yes(*PACKET_USES)).value.id for each in texts]
        saved = time.perf_counter() - began
        if saved > len(texts):
            failures.append(f"saving took {saved:.1f} s")
        which = hearing.add(archive, Hearing("Council", today())).value
        chosen = tuple(Chosen(each) for each in (*testimony.ids(archive)[3:], *kept))
        made = packet.add(archive, Packet(which.id, "All", chosen=chosen)).value
        began = time.perf_counter()
        _prepared, written, _changes = export.export(archive, made.id, folder / "all.pdf", accept_names=True)
        set_in = time.perf_counter() - began
        if set_in > 60 * max(1, n / 10_000):
            failures.append(f"the packet took {set_in:.0f} s")
        failures += check.run(archive).problems
    return Outcome(
        n,
        tuple(failures),
        f"three large texts kept in {saved:.2f} s, {written.pages:,} pages in {set_in:.1f} s",
    )
