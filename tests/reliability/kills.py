"""R1: a program that saves is killed at random moments, and nothing that it acknowledged is lost or torn."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any

from hrforum.operations import archive as archives
from hrforum.operations import check, testimony
from hrforum.storage import key
from hrforum.storage.archive import Archive
from tests.reliability.goals import Outcome, goal
from tests.reliability.process import Writer
from tests.reliability.stories import Told, faults, story_of

_LONGEST_LIFE = 0.2
_OPENING = 0.01
_ROUNDS_PER_FILE = 300
_ALL_READ_EVERY = 50


@dataclass
class Book:
    """What the archive has to hold, by code, as far as it was acknowledged; and what went wrong."""

    told: dict[str, Told] = field(default_factory=dict)
    ledger_lines: int = 0
    failures: list[str] = field(default_factory=list)
    acknowledged: int = 0
    undecided_kept: int = 0
    recoveries: int = 0
    killed_while_opening: int = 0


@goal(
    "R1",
    "kill -9 while saving, editing, withdrawing, importing, removing: 0 acknowledged lost, 0 torn, 0 checks failed",
    200,
)
def kill_while_saving(n: int, seed: int, folder: Path) -> Outcome:
    """Kill the writer n times on files that go on evolving, and look at everything after each kill."""
    random = Random(seed)
    secret = key.random_key()
    book = Book()
    following = Writer()
    try:
        for number in range(n):
            path = folder / f"kills-{number // _ROUNDS_PER_FILE}.hrforum"
            if not path.exists():
                archives.create_with_key(path, secret, name="Kills").close()
                book.told, book.ledger_lines = {}, 1
            writer = following
            writer.write_into(path, secret, seed=random.random(), first=number * 100_000)
            time.sleep(random.uniform(0, _OPENING if random.random() < 0.15 else _LONGEST_LIFE))
            said = writer.kill()
            # The next writer loads while the file is looked at.
            following = Writer()
            book.recoveries += _has_bytes(path.with_name(path.name + "-wal"))
            with archives.open_with_key(path, secret) as archive:
                look(
                    archive,
                    said,
                    book,
                    f"kill {number}",
                    whole=number % _ALL_READ_EVERY == 0 or number == n - 1,
                )
    finally:
        following.kill()
    figures = (
        f"{book.acknowledged:,} deeds acknowledged, {book.recoveries} recoveries, {book.undecided_kept} kept without an "
        f"acknowledgement, {book.killed_while_opening} killed while opening"
    )
    return Outcome(n, tuple(book.failures), figures)


def _has_bytes(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def look(archive: Archive, said: list[dict[str, Any]], book: Book, when: str, *, whole: bool) -> None:
    """Compare an archive with what a killed writer had said; `whole` reads every testimony, else those it touched."""
    checked = check.run(archive)
    book.failures += [f"{when}: {each}" for each in checked.problems]
    codes = {row.code: row.id for row in testimony.lines(archive, testimony.ids(archive))}
    if said and said[0] == {"open": True}:
        said = said[1:]
    else:
        book.killed_while_opening += 1
    deeds = list(zip(said[::2], [*said[1::2], None], strict=False))
    touched: set[str] = set()
    for does, done in deeds:
        touched |= _DEEDS[does["does"]](archive, does, done, codes, book, when)
    missing, strange = book.told.keys() - codes.keys(), codes.keys() - book.told.keys()
    book.failures += [f"{when}: {code} is lost" for code in missing] + [
        f"{when}: {code} was never told" for code in strange
    ]
    for code in (book.told.keys() if whole else touched & book.told.keys()) - missing:
        wrong = faults(archive, codes[code], book.told[code])
        book.failures += [f"{when}: {code} is torn in {', '.join(wrong)}"] if wrong else []
    _count_lines(checked.counts["ledger"], deeds, book, when)


def _count_lines(
    lines: int, deeds: list[tuple[dict[str, Any], dict[str, Any] | None]], book: Book, when: str
) -> None:
    acknowledged = sum(done is not None for _does, done in deeds)
    fresh = lines - book.ledger_lines
    if not acknowledged <= fresh <= len(deeds):
        book.failures.append(
            f"{when}: {fresh} ledger lines for {acknowledged} acknowledged of {len(deeds)} deeds"
        )
    book.acknowledged += acknowledged
    book.undecided_kept += fresh - acknowledged
    book.ledger_lines = lines


# Each of these notes what a deed must have left behind, looking only where it was not acknowledged: then all of it or nothing of it
# may be there. It returns the codes that have to be read.
def _added(
    archive: Archive,
    does: dict[str, Any],
    done: dict[str, Any] | None,
    codes: dict[str, int],
    book: Book,
    when: str,
) -> set[str]:
    found = {done["code"]} if done else _untold(archive, codes, book, [does["story"]])
    for code in found:
        book.told[code] = Told(does["story"], does["story"])
    return found


def _imported(
    archive: Archive,
    does: dict[str, Any],
    done: dict[str, Any] | None,
    codes: dict[str, int],
    book: Book,
    when: str,
) -> set[str]:
    if done:
        found = set(done["codes"])
        stories = done["codes"]
    else:
        found = _untold(archive, codes, book, does["stories"])
        stories = {code: _story_of(archive, codes[code]) for code in found}
    if len(found) != 5 and (done or found):
        book.failures.append(f"{when}: {len(found)} of 5 imported rows are there")
    for code, story in stories.items():
        book.told[code] = Told(story, story, imported=True)
    return found


def _edited(
    archive: Archive,
    does: dict[str, Any],
    done: dict[str, Any] | None,
    codes: dict[str, int],
    book: Book,
    when: str,
) -> set[str]:
    before = book.told[does["code"]]
    after = replace(before, story=does["story"], versions=before.versions + 1)
    return _either(archive, does["code"], before, after, done, codes, book)


def _withdrawn(
    archive: Archive,
    does: dict[str, Any],
    done: dict[str, Any] | None,
    codes: dict[str, int],
    book: Book,
    when: str,
) -> set[str]:
    before = book.told[does["code"]]
    return _either(archive, does["code"], before, replace(before, withdrawn=True), done, codes, book)


def _either(
    archive: Archive, code: str, before: Told, after: Told, done: object, codes: dict[str, int], book: Book
) -> set[str]:
    unchanged = not done and code in codes and not faults(archive, codes[code], before)
    book.told[code] = before if unchanged else after
    return {code}


def _removed(
    archive: Archive,
    does: dict[str, Any],
    done: dict[str, Any] | None,
    codes: dict[str, int],
    book: Book,
    when: str,
) -> set[str]:
    code = does["code"]
    if done or code not in codes:
        del book.told[code]
    return {code}


_DEEDS: dict[
    str, Callable[[Archive, dict[str, Any], dict[str, Any] | None, dict[str, int], Book, str], set[str]]
] = {
    "add": _added,
    "import": _imported,
    "edit": _edited,
    "withdraw": _withdrawn,
    "remove": _removed,
}


def _untold(archive: Archive, codes: dict[str, int], book: Book, stories: list[int]) -> set[str]:
    strange = codes.keys() - book.told.keys()
    return {code for code in strange if _story_of(archive, codes[code]) in stories}


def _story_of(archive: Archive, testimony_id: int) -> int:
    return story_of(testimony.read(archive, testimony_id).intake.words)
