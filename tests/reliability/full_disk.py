"""R4: the disk takes no more, at any position of any file, while something is saved, imported, exported or copied."""

import resource
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from hrforum.errors import HrforumError
from hrforum.exchange.mapping import Mapping
from hrforum.operations import archive as archives
from hrforum.operations import backup, check, export, packet, practice, sheet, tag, testimony
from hrforum.storage import file, key
from hrforum.storage.archive import Archive
from tests.reliability.goals import Outcome, goal
from tests.reliability.stories import consents_of, intake_of, sheet_of

Deed = Callable[[Archive, Path, int], object]


def _save(archive: Archive, _out: Path, number: int) -> object:
    return testimony.add(archive, intake_of(number, tag.codebook(archive)), consents_of(number))


def _import(archive: Archive, _out: Path, number: int) -> object:
    numbers = list(range(number, number + 20))
    mapping = Mapping((("words", "words"), ("place", "place")))
    return sheet.bring_in(archive, sheet_of(numbers), mapping, file_name="stories.csv")


def _packet(archive: Archive, out: Path, _number: int) -> object:
    which = packet.everything(archive)[0]
    return export.export(archive, which.id, out / "packet.pdf", accept_names=True)


def _backup(archive: Archive, out: Path, _number: int) -> object:
    return backup.make(archive, out / "copies")


DEEDS: dict[str, Deed] = {"save": _save, "import": _import, "packet": _packet, "backup": _backup}


@goal(
    "R4",
    "Disk full at every write position in save, import, packet and backup: 0 crashes, 0 lost, no partial file",
    500,
)
def disk_full_everywhere(n: int, seed: int, folder: Path) -> Outcome:
    """Try each deed with n/4 limits on the size any file may reach, from nothing to more than it needs."""
    random, secret = Random(seed), key.random_key()
    path, out = folder / "full.hrforum", folder / "out"
    with archives.create_with_key(path, secret, name="Full", practice=True) as archive:
        practice.furnish(archive, testimonies=60)
    failures, refused = list[str](), Counter[str]()
    for number in range(n):
        name = list(DEEDS)[number % len(DEEDS)]
        out.mkdir()
        with archives.open_with_key(path, secret) as archive:
            before = archive.counts(*_TABLES)
            limit = _limit(number, n, path, random)
            error = None
            try:
                with _files_up_to(limit):
                    DEEDS[name](archive, out, 1_000 + number * 100)
            except HrforumError as said:
                error = said
                refused[name] += 1
            after = archive.counts(*_TABLES)
        failures += [f"{name} {number}: {each}" for each in _faults(path, secret, out, error, before, after)]
        for each in sorted(out.rglob("*"), reverse=True):
            each.rmdir() if each.is_dir() else each.unlink()
        out.rmdir()
    return Outcome(
        n, tuple(failures), "refused: " + ", ".join(f"{k} {v}" for k, v in sorted(refused.items()))
    )


_TABLES = ("testimony", "version", "consent", "edition", "ledger")


def _limit(number: int, n: int, path: Path, random: Random) -> int:
    """Return a size in steps through one of three ranges: the first pages of a new file, all sizes, and where the archive ends."""
    size, little = path.stat().st_size, 40 * file.PAGE
    low, high = ((0, little), (0, size * 5 // 4), (size, size + little))[number // len(DEEDS) % 3]
    return low + (high - low) * number // n + random.randrange(file.PAGE)


@contextmanager
def _files_up_to(size: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, heard)


def _faults(
    path: Path,
    secret: key.Key,
    out: Path,
    error: HrforumError | None,
    before: tuple[int, ...],
    after: tuple[int, ...],
) -> list[str]:
    left = [each.name for each in out.rglob("*") if each.is_file()]
    found = [
        f"{each} is left"
        for each in left
        if error is not None or each.startswith(".") or each.endswith(".new")
    ]
    if error is not None and after != before:
        found.append("refused, and yet something changed")
    if error is None and after == before:
        found.append("acknowledged, and nothing changed")
    with archives.open_with_key(path, secret) as archive:
        found += check.run(archive).problems
        if archive.counts(*_TABLES) != after:
            found.append("opened again it holds something else")
    for each in out.glob("copies/*.hrforum"):
        with archives.open_with_key(each, secret) as copy:
            found += check.run(copy).problems
    return found
