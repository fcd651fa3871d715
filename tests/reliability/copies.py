"""R9, R10 and R14: backups restore to the letter, a killed one replaces nothing, and the file alone is a whole copy."""

import shutil
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path
from random import Random

from hrforum.operations import archive as archives
from hrforum.operations import backup, check, export, packet, practice, rotation, tag, testimony
from hrforum.storage import key
from hrforum.storage.archive import Archive
from tests.reliability.goals import Outcome, goal
from tests.reliability.kills import Book, look
from tests.reliability.process import Writer
from tests.reliability.stories import consents_of, intake_of

_LONGEST = 0.25


def _rows(archive: Archive) -> str:
    """Return one hash over every row of every table but those that the copy itself writes to."""
    digest = sha256()
    names = archive.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sq%' AND name NOT LIKE 'search%' ORDER BY name"
    )
    for (name,) in names:
        if name not in ("ledger", "backup", "device", "_sqlite_migrations"):
            digest.update(repr((name, archive.rows(f"SELECT * FROM {name}"))).encode())
    return digest.hexdigest()


@goal("R9", "A backup made between deeds restores on a fresh machine equal row for row", 100)
def restores_are_equal(n: int, seed: int, folder: Path) -> Outcome:
    """Do a deed, copy, and open the copy in an empty folder, n times."""
    random, secret, failures, seconds = Random(seed), key.random_key(), list[str](), 0.0
    path = folder / "copied.hrforum"
    with archives.create_with_key(path, secret, name="Copied", practice=True) as archive:
        practice.furnish(archive, testimonies=80)
        for number in range(n):
            testimony.add(
                archive,
                intake_of(number * 1_000 + random.randrange(1_000), tag.codebook(archive)),
                consents_of(number),
            )
            kept = backup.make(archive, backup.folder_of(archive)).value
            elsewhere = folder / f"machine-{number}"
            elsewhere.mkdir()
            shutil.move(kept, elsewhere / "a.hrforum")
            began = time.perf_counter()
            with archives.open_with_key(elsewhere / "a.hrforum", secret) as copy:
                problems = check.run(copy).problems
                same = _rows(copy) == _rows(archive)
            seconds = max(seconds, time.perf_counter() - began)
            failures += [f"copy {number}: {each}" for each in problems]
            failures += [] if same else [f"copy {number}: rows differ"]
            shutil.rmtree(elsewhere)
    return Outcome(n, tuple(failures), f"opening, checking and comparing took {seconds:.2f} s at most")


@goal(
    "R10",
    "A backup or export that is killed never replaces a good one; nothing half is left at the next",
    200,
)
def killed_copies_replace_nothing(n: int, seed: int, folder: Path) -> Outcome:
    """Kill a process n times that backs up and exports without end; then look at what lies there, and do it once more."""
    random, secret, failures = Random(seed), key.random_key(), list[str]()
    path, out = folder / "killed.hrforum", folder / "out"
    out.mkdir()
    with archives.create_with_key(path, secret, name="Killed", practice=True) as archive:
        practice.furnish(archive, testimonies=40)
    following, left_by_kills = _start(), 0
    for number in range(n):
        child = following
        _begin(child, path, secret, out)
        time.sleep(random.uniform(0, _LONGEST))
        child.kill()
        child.communicate()
        following = _start()
        left_by_kills += len(list(folder.rglob(".*.new*")))
        failures += [f"kill {number}: {each}" for each in _half(folder, secret)]
        with archives.open_with_key(path, secret) as archive:
            rotation.take_away(archive, backup.folder_of(archive))
            _deed(archive, out)
            rotation.take_away(archive, backup.folder_of(archive))
            failures += [f"kill {number}: {each}" for each in check.run(archive).problems]
        left = [each.name for each in folder.rglob(".*.new*")]
        failures += [f"kill {number}: {each} is left" for each in left]
    following.kill()
    following.communicate()
    return Outcome(
        n, tuple(failures), f"{left_by_kills} half files were left by kills and taken away by the next start"
    )


def _half(folder: Path, secret: key.Key) -> list[str]:
    found = []
    for each in (folder / "backups").glob("*.hrforum"):
        with archives.open_with_key(each, secret) as copy:
            found += [f"{each.name}: {problem}" for problem in check.run(copy).problems]
    for each in (folder / "out").glob("*.pdf"):
        raw = each.read_bytes()
        if not (raw.startswith(b"%PDF") and raw.rstrip().endswith(b"%%EOF")):
            found.append(f"{each.name} is half a document")
    return found


def _deed(archive: Archive, out: Path) -> None:
    backup.make(archive, backup.folder_of(archive))
    export.export(archive, packet.everything(archive)[0].id, out / "packet.pdf", accept_names=True)


def _start() -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.reliability.copies"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _begin(child: subprocess.Popen[str], path: Path, secret: key.Key, out: Path) -> None:
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(f"{path}\n{secret.secret.hex()}\n{secret.salt.hex()}\n{out}\n")
    child.stdin.flush()
    assert child.stdout.readline() == "open\n"


@goal("R14", "The archive's file alone, copied without its -wal, holds everything that was acknowledged", 100)
def the_file_alone_is_whole(n: int, seed: int, folder: Path) -> Outcome:
    """Let a program write, stop it at random, and copy the file alone, n times."""
    random, secret, failures, acknowledged = Random(seed), key.random_key(), list[str](), 0
    for number in range(n):
        path, alone = folder / f"open-{number}.hrforum", folder / "alone.hrforum"
        archives.create_with_key(path, secret, name="Open").close()
        writer, book = Writer(), Book(ledger_lines=1)
        writer.write_into(path, secret, seed=random.random(), first=number * 1_000)
        said = [writer.read() for _each in range(random.randrange(3, 20))] + writer.kill()
        shutil.copyfile(path, alone)
        with archives.open_with_key(alone, secret) as copy:
            look(copy, said, book, f"copy {number}", whole=True)
        failures += book.failures
        acknowledged += book.acknowledged
        for each in (alone, *folder.glob("open-*")):
            each.unlink()
    return Outcome(n, tuple(failures), f"{acknowledged} deeds acknowledged before the copies")


def main() -> None:
    """Back up and export until killed."""
    path, secret, salt, out = (sys.stdin.readline().strip() for _each in range(4))
    with archives.open_with_key(Path(path), key.Key(bytes.fromhex(secret), bytes.fromhex(salt))) as archive:
        print("open", flush=True)
        while True:
            _deed(archive, Path(out))


if __name__ == "__main__":
    main()
