"""S2 and S9: nothing readable in any file, and nothing opened or changed by a wrong passphrase."""

import hashlib
import statistics
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from math import log2
from pathlib import Path
from random import Random

from hrforum.errors import WrongPassphrase
from hrforum.operations import archive as archives
from hrforum.operations import backup, tag, testimony
from hrforum.storage import key
from hrforum.storage.archive import Archive
from tests.reliability.goals import Outcome, goal
from tests.reliability.process import Writer
from tests.reliability.stories import consents_of, intake_of

_LEAST_ENTROPY = 7.9
_ENOUGH_BYTES = 64 * 1024


@goal(
    "S2",
    "First bytes of every archive, -wal and backup: no plain SQLite, no words, at least 7.9 bits a byte",
    20,
)
def nothing_readable(n: int, seed: int, folder: Path) -> Outcome:
    """Kill a writer n times, which leaves a -wal behind, make a backup, and read all files as a thief would."""
    random, secret, failures, sizes = Random(seed), key.random_key(), list[str](), Counter[str]()
    path = folder / "read.hrforum"
    with archives.create_with_key(path, secret, name="Story of a name") as archive:
        for number in range(20):
            testimony.add(archive, intake_of(number, tag.codebook(archive)), consents_of(number))
    for number in range(n):
        writer = Writer()
        writer.write_into(path, secret, seed=random.random(), first=1_000 + number * 100_000)
        assert writer.read() == {"open": True}
        time.sleep(random.uniform(0.01, 0.2))
        writer.kill()
        for each in (path, path.with_name(path.name + "-wal")):
            if each.exists() and each.stat().st_size:
                sizes[each.suffix] += 1
                failures += [f"kill {number}: {each.suffix} {why}" for why in readable(each.read_bytes())]
        with archives.open_with_key(path, secret) as archive:
            kept = backup.make(archive, folder / "backups").value
        failures += [f"kill {number}: backup {why}" for why in readable(kept.read_bytes())]
    figures = f"{sizes['.hrforum']} archives, {sizes['.hrforum-wal']} -wal files with something in them, {n} backups"
    return Outcome(n, tuple(failures), figures)


def readable(raw: bytes) -> list[str]:
    """Return what of a file's bytes can be understood without its key."""
    words = ("calefacción", "landlord", "Story", "example.org", "hearing_packet", "testimony")
    found = [f"holds {word}" for word in words if word.encode() in raw]
    if raw.startswith(b"SQLite format 3"):
        found.append("is plain SQLite")
    if len(raw) >= _ENOUGH_BYTES and entropy(raw) < _LEAST_ENTROPY:
        found.append(f"has {entropy(raw):.2f} bits a byte")
    return found


def entropy(raw: bytes) -> float:
    """Return bits a byte, from how often each byte value stands there."""
    return -sum(count / len(raw) * log2(count / len(raw)) for count in Counter(raw).values())


@goal("S9", "Wrong passphrases: 0 open, the file unchanged byte for byte", 100)
def wrong_passphrases(n: int, seed: int, folder: Path) -> Outcome:
    """Try n wrong passphrases, near ones included, and 100 wrong keys."""
    random, failures, seconds = Random(seed), list[str](), list[float]()
    path, right = folder / "locked.hrforum", "six unrelated words are enough"
    archives.create(path, right, name="Locked").close()
    before = _digest(path)
    for number in range(n):
        wrong = _changed(right, random)
        began = time.perf_counter()
        failures += [
            f"passphrase {number} {why}" for why in _try(partial(archives.unlock, path, wrong), path, before)
        ]
        seconds.append(time.perf_counter() - began)
    salt = path.read_bytes()[: key.SALT_BYTES]
    for number in range(100):
        other = key.Key(random.randbytes(key.KEY_BYTES), salt)
        failures += [
            f"key {number} {why}" for why in _try(partial(archives.open_with_key, path, other), path, before)
        ]
    archives.unlock(path, right).close()
    return Outcome(
        n, tuple(failures), f"{statistics.median(seconds):.2f} s a passphrase (median); 100 wrong keys too"
    )


def _changed(right: str, random: Random) -> str:
    place = random.randrange(len(right))
    wrong = random.choice(
        [right[:place] + "x" + right[place + 1 :], right + " ", right.upper(), right[:place]]
    )
    return wrong if wrong not in ("", right) else right + "!"


def _try(open_it: Callable[[], Archive], path: Path, before: bytes) -> list[str]:
    found = []
    with suppress(WrongPassphrase):
        open_it().close()
        found.append("opened it")
    if _digest(path) != before or path.with_name(path.name + "-wal").exists():
        found.append("changed a file")
    return found


def _digest(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()
