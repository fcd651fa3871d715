"""R11: a second program that wants the same archive is refused before any passphrase, and the first one goes on unharmed."""

from contextlib import suppress
from pathlib import Path

from hrforum.errors import ArchiveInUse
from hrforum.operations import archive as archives
from hrforum.storage import key
from tests.reliability.goals import Outcome, goal
from tests.reliability.kills import Book, look
from tests.reliability.process import Writer


@goal(
    "R11",
    "A second program is refused with a plain sentence before the passphrase, and the first is unharmed",
    50,
)
def second_is_refused(n: int, seed: int, folder: Path) -> Outcome:
    """Try n times to look at and to open an archive into which another program is writing."""
    path, secret = folder / "shared.hrforum", key.random_key()
    archives.create_with_key(path, secret, name="Shared").close()
    book, failures = Book(ledger_lines=1), []
    writer = Writer()
    writer.write_into(path, secret, seed=seed, first=0)
    said = [writer.read()]
    for number in range(n):
        failures += [f"try {number}: {way} was not refused" for way in _let_in(path, secret)]
        # Read what the first has done meanwhile, so that it never waits for a reader.
        said += [writer.read(), writer.read()]
    said += writer.kill()
    with archives.open_with_key(path, secret) as archive:
        look(archive, said, book, "afterwards", whole=True)
    return Outcome(n, (*failures, *book.failures), f"the first did {book.acknowledged} deeds meanwhile")


def _let_in(path: Path, secret: key.Key) -> list[str]:
    let_in = []
    with suppress(ArchiveInUse):
        archives.probe(path)
        let_in.append("looking at it")
    with suppress(ArchiveInUse):
        archives.open_with_key(path, secret).close()
        let_in.append("opening it")
    return let_in
