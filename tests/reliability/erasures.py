"""S3 and S4: what was erased stands in no page any more, and neither an older backup nor the same sheet brings it back."""

import functools
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random

from hrforum.domain.consent import Use
from hrforum.domain.erase import Scope
from hrforum.exchange.mapping import Mapping
from hrforum.operations import archive as archives
from hrforum.operations import backup, erase, erase_order, restore, search, sheet, tag, testimony
from hrforum.storage import archive as storage
from hrforum.storage import key
from hrforum.storage.archive import Archive
from tests.archive_of import yes
from tests.reliability.goals import Outcome, goal
from tests.reliability.stories import consents_of, intake_of, sheet_of, words_of
from tests.storage.pages import plain_bytes

FIELDS = ("words", "older", "translated", "ask", "own")
_AT_ONCE = 20
_MAPPING = Mapping((("words", "words"), ("place", "place")))
_PASSPHRASE = "seven quiet otters under the bridge"


def needle(number: int, field: str) -> str:
    """Return the one word of a field of a testimony that stands nowhere else."""
    random = Random(f"{number} {field}")
    return "".join(random.choice("bcdfghjklmnpqrstvwz") for _each in range(14))


@goal(
    "S3",
    "Erased words: none in any page once 'erased' is shown, in a large file once it is closed; none in the next backup; no sqlite_stat",
    1_000,
)
def erased_words(n: int, seed: int, folder: Path) -> Outcome:
    """Erase n testimonies among others and look into every page each time; every second archive counts as a large file."""
    failures, seen, waiting = list[str](), 0, 0
    for round_ in range((n + _AT_ONCE - 1) // _AT_ONCE):
        random, count = Random(seed * 10_000 + round_), min(_AT_ONCE, n - seen)
        with _counts_as_large(large := round_ % 2 == 0):
            traces, more = _erase_some(random, folder / f"{round_}.hrforum", count)
        failures += more if large else traces + more
        waiting += len(traces) if large else 0
        seen += count
    told = f"{seen * len(FIELDS)} needles; in files that count as large {waiting} stood between rows until closing"
    return Outcome(seen, tuple(failures), told)


@contextmanager
def _counts_as_large(large: bool) -> Iterator[None]:  # what else could it say
    before = storage.SMALL
    storage.SMALL = -1 if large else before
    try:
        yield
    finally:
        storage.SMALL = before


def _erase_some(random: Random, path: Path, count: int) -> tuple[list[str], list[str]]:
    """Return what was still found right after each erasure, and what after closing, in the backup, or in statistics."""
    secret, traces, failures = key.random_key(), list[str](), list[str]()
    with archives.create_with_key(path, secret, name="Needles") as archive:
        told = {number: _tell(archive, number) for number in range(count * 2)}
        gone = random.sample(sorted(told), count)
        for number in gone:
            erase.erase(archive, told.pop(number), random.choice(list(Scope)))
            traces += [f"{each} in {path.stem}" for each in _left(path, secret, number)]
            if random.random() < 0.3:
                more = intake_of(random.randrange(10**6), tag.codebook(archive))
                testimony.add(archive, more, consents_of(1))
        if archive.value("SELECT 1 FROM sqlite_master WHERE name LIKE 'sqlite_stat%'"):
            failures.append("statistics were kept")
        copy = backup.make(archive, path.parent / "copies").value
        erase.erase(archive, told.pop(random.choice(sorted(told))), Scope.STORY)
    for each in (path, copy):
        failures += [f"{left} in {each.name}" for number in gone for left in _left(each, secret, number)]
    stays = next(iter(told), None)
    if stays is not None and len(_left(copy, secret, stays)) != len(FIELDS):
        failures.append("what stays is not seen, so the test sees nothing")
    for each in (path, copy):
        each.unlink()
    return traces, failures


def _tell(archive: Archive, number: int) -> int:
    base = intake_of(number, tag.codebook(archive))
    said = replace(
        base,
        words=f"{needle(number, 'older')} {base.words}",
        language="en",
        ask=needle(number, "ask"),
        own_words=((base.own_words[0][0], needle(number, "own")),),
    )
    uses = yes(Use.RECORD, Use.COUNT) if number % 2 else yes(Use.RECORD)
    kept = testimony.add(archive, said, uses).value
    reading = testimony.read(archive, kept.id)
    testimony.edit(
        archive,
        kept.id,
        replace(reading.intake, words=f"{needle(number, 'words')} {base.words}"),
        reading.testimony.rev,
    )
    testimony.translate(archive, kept.id, "fr", needle(number, "translated"), "Anne", "")
    return kept.id


def _left(path: Path, secret: key.Key, number: int) -> list[str]:
    plain = plain_bytes(path, secret).lower()
    # The index writes each word without the beginning that it shares with the word before.
    return [f"{each} of {number}" for each in FIELDS if needle(number, each)[3:].encode() in plain]


# ---- coming back ---------------------------------------------------------------------------------------------------------
@goal("S4", "An erased testimony comes back neither with an older backup nor with the same sheet", 50)
def comes_not_back(n: int, seed: int, folder: Path) -> Outcome:
    """Erase n times, restore the backup of before, bring the same sheet in again, and look for the words."""
    random, path, failures = Random(seed), folder / "told.hrforum", list[str]()
    # One passphrase and one salt: its second of derivation is not what is tried here.
    derive, key.derive = key.derive, functools.cache(key.derive)
    try:
        archives.create(path, _PASSPHRASE, name="Told").close()
        for number in range(n):
            failures += [f"try {number}: {why}" for why in _try_to_bring_back(random, path, number)]
    finally:
        key.derive = derive
    return Outcome(
        n, tuple(failures), "every third time neither the archive nor a newer backup could be read"
    )


def _try_to_bring_back(random: Random, path: Path, number: int) -> list[str]:
    story = 1_000_000 + number
    came = sheet_of([story, story + 500_000])
    older, orders = path.with_name("older.copy"), path.with_name("orders.json")
    with archives.unlock(path, _PASSPHRASE) as archive:
        sheet.bring_in(archive, came, _MAPPING, file_name="a.csv")
    shutil.copyfile(path, older)
    with archives.unlock(path, _PASSPHRASE) as archive:
        one = search.find(archive, f'"Story {story}"').hits[0]
        erase.erase(archive, one.testimony_id, random.choice(list(Scope)))
        erase_order.write(archive, orders)
    if lost := number % 3 == 0:
        path.unlink()
    restored = restore.restore(path, older, _PASSPHRASE)
    failures = (
        [] if bool(restored.unsure_since) is lost else ["it was not told whether erasures may be missing"]
    )
    with archives.unlock(path, _PASSPHRASE) as archive:
        if lost:
            erase_order.obey(archive, orders.read_bytes())
        sheet.bring_in(archive, came, _MAPPING, file_name="a.csv")
        if search.find(archive, f'"Story {story}"').hits:
            failures.append("the words are found again")
        if not search.find(archive, f'"Story {story + 500_000}"').hits:
            failures.append("what was not erased is gone")
        secret = archive.key()
    if words_of(story)[:14].encode() in plain_bytes(path, secret):
        failures.append("the words stand in the file again")
    if restored.aside:
        restored.aside.unlink()
    return failures
