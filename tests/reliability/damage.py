"""R5 and R6: whatever happens to a file's bytes is found, and all but a few rows of a damaged file are rescued."""

import shutil
import statistics
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

from hrforum.errors import HrforumError
from hrforum.operations import archive as archives
from hrforum.operations import check, practice, tag, testimony
from hrforum.storage import file, key, rescue
from tests.reliability.goals import Outcome, goal
from tests.reliability.stories import consents_of, intake_of


def _archive(folder: Path, secret: key.Key, stories: int) -> Path:
    path = folder / "whole.hrforum"
    with archives.create_with_key(path, secret, name="Whole") as archive:
        for number in range(stories):
            testimony.add(archive, intake_of(number, tag.codebook(archive)), consents_of(number))
    return path


@goal(
    "R5",
    "Bit flips, truncations, zeroed pages, appended garbage: every one found, none opened as an empty archive",
    1_000,
)
def damage_is_found(n: int, seed: int, folder: Path) -> Outcome:
    """Damage a copy of an archive n times with a flipped bit, and a fifth as often in each other way."""
    random, secret = Random(seed), key.random_key()
    whole = _archive(folder, secret, 40).read_bytes()
    ways: dict[str, tuple[int, Callable[[], bytes]]] = {
        "flip": (n, lambda: _flipped(whole, random)),
        "truncation": (n // 5, lambda: whole[: random.randrange(len(whole))]),
        "0 bytes": (1, lambda: b""),
        "zeroed page": (n // 5, lambda: _zeroed(whole, random)),
        "garbage": (
            n // 5,
            lambda: whole + random.randbytes(random.choice([1, 100, file.PAGE, 3 * file.PAGE])),
        ),
    }
    failures, said = list[str](), Counter[str]()
    for way, (times, damaged) in ways.items():
        for number in range(times):
            path = folder / "damaged.hrforum"
            path.write_bytes(damaged())
            found = _found(path, secret)
            said[found.split(":")[0] or "nothing"] += 1
            if not found:
                failures.append(f"{way} {number} was not found")
            for each in folder.glob("damaged*"):
                each.unlink()
    return Outcome(
        sum(times for times, _way in ways.values()),
        tuple(failures),
        ", ".join(f"{k} {v}" for k, v in said.most_common()),
    )


def _flipped(whole: bytes, random: Random) -> bytes:
    raw = bytearray(whole)
    raw[random.randrange(len(raw))] ^= 1 << random.randrange(8)
    return bytes(raw)


def _zeroed(whole: bytes, random: Random) -> bytes:
    at = random.randrange(len(whole) // file.PAGE) * file.PAGE
    return whole[:at] + bytes(file.PAGE) + whole[at + file.PAGE :]


def _found(path: Path, secret: key.Key) -> str:
    """Return how the program notices: as it is opened with its passphrase, or by `hrforum check`; empty where it does not."""
    try:
        if file.read_salt(path) != secret.salt:
            return "salt"
        with archives.open_with_key(path, secret) as archive:
            return "check" if check.run(archive).problems else ""
    except HrforumError as error:
        return f"open ({type(error).__name__})"


@goal("R6", "One damaged page in 1,000: at least 99 % of the rows are rescued, and the lost ones listed", 60)
def rows_are_rescued(n: int, seed: int, folder: Path) -> Outcome:
    """Damage one page of a large archive n times, and rescue the rest into a new one: where trees begin, and anywhere."""
    random, secret = Random(seed), key.random_key()
    whole = folder / "whole.hrforum"
    with archives.create_with_key(whole, secret, name="Whole", practice=True) as archive:
        practice.furnish(archive, testimonies=1_000)
        begins: dict[int, str] = dict(
            archive.rows("SELECT rootpage, type || ' ' || name FROM sqlite_master WHERE rootpage")
        )
    pages = whole.stat().st_size // file.PAGE
    total = sum(rescue.rescue(whole, secret, folder / "all.hrforum").rows.values())
    shares, failures = list[float](), list[str]()
    chosen = _pages(n, random, begins, pages)
    for page in chosen:
        broken, saved = folder / "broken.hrforum", folder / "saved.hrforum"
        shutil.copyfile(whole, broken)
        with broken.open("rb+") as target:
            # The salt, in the first bytes of the first page, is R7's.
            target.seek(max(16, (page - 1) * file.PAGE + random.randrange(file.PAGE - 64)))
            target.write(random.randbytes(64))
        name = f"page {page} ({begins.get(page, 'within a tree')})"
        made = rescue.rescue(broken, secret, saved)
        share = sum(made.rows.values()) / total
        shares.append(share)
        if share < 0.99:
            failures.append(f"{name}: {share:.2%} of the rows")
        if share < 1 and not made.lost:
            failures.append(f"{name}: nothing was listed")
        with archives.open_with_key(saved, secret) as archive:
            problems = [each for each in check.run(archive).problems if "ledger" not in each]
            failures += [f"{name}: {each}" for each in problems]
        for each in (*folder.glob("saved*"), *folder.glob("broken*")):
            each.unlink()
    roots = len({page for page in chosen if page in begins})
    figures = (
        f"{pages} pages, {total:,} rows; page 1, {roots} of {len(begins)} roots, the rest anywhere;"
        f" rescued: median {statistics.median(shares):.2%}, worst {min(shares):.2%}"
    )
    return Outcome(n, tuple(failures), figures)


def _pages(n: int, random: Random, begins: Mapping[int, str], pages: int) -> list[int]:
    """Return n pages: the first, a quarter anywhere, and between them where trees begin, those of tables first."""
    roots = sorted(begins, key=lambda page: (not begins[page].startswith("table"), page))
    some = [1, *roots][: max(1, n - n // 4)]
    return some + [random.randrange(pages) + 1 for _each in range(n - len(some))]
