"""R8: the change of the passphrase is killed at random moments; exactly one key opens, and every row is there."""

import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from random import Random

from hrforum.errors import HrforumError
from hrforum.operations import archive as archives
from hrforum.operations import check, practice
from hrforum.storage import key
from hrforum.storage.key import Key
from tests.reliability.goals import Outcome, goal

_LONGEST = 0.12


@goal("R8", "A change of passphrase killed at any moment: exactly one passphrase opens, all rows there", 500)
def kill_while_rekeying(n: int, seed: int, folder: Path) -> Outcome:
    """Kill a process n times that puts an archive under one key and back under the other without end."""
    random, one = Random(seed), key.random_key()
    other = Key(random.randbytes(key.KEY_BYTES), one.salt)
    path = folder / "rekeyed.hrforum"
    with archives.create_with_key(path, one, name="Rekeyed", practice=True) as archive:
        practice.furnish(archive, testimonies=150)
        rows = check.run(archive).counts
    failures, opened, turns = list[str](), {one.secret: 0, other.secret: 0}, 0
    following = _start()
    for number in range(n):
        child = following
        turns += _run_and_kill(child, path, one, other, random.uniform(0, _LONGEST))
        following = _start()
        openers = [each for each in (one, other) if _opens(path, each)]
        if len(openers) != 1:
            failures.append(f"kill {number}: {len(openers)} keys open it")
            break
        opened[openers[0].secret] += 1
        with archives.open_with_key(path, openers[0]) as archive:
            checked = check.run(archive)
        failures += [f"kill {number}: {each}" for each in checked.problems]
        if checked.counts != rows:
            failures.append(f"kill {number}: rows are missing")
        if openers[0].secret != one.secret:
            one, other = other, one
    following.kill()
    following.communicate()
    by_one, by_other = opened.values()
    figures = f"{turns} changes were whole, opened by the one key {by_one} times, by the other {by_other}"
    return Outcome(n, tuple(failures), figures)


def _start() -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.reliability.rekey"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _run_and_kill(child: subprocess.Popen[str], path: Path, one: Key, other: Key, seconds: float) -> int:
    assert child.stdin is not None
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    child.stdin.write(f"{path}\n{one.secret.hex()}\n{other.secret.hex()}\n{one.salt.hex()}\n")
    child.stdin.flush()
    assert child.stdout.readline() == "open\n"
    time.sleep(seconds)
    child.kill()
    turns = child.stdout.read().count("turned\n")
    child.wait()
    child.stdin.close()
    child.stdout.close()
    return turns


def _opens(path: Path, secret: Key) -> bool:
    with suppress(HrforumError):
        archives.open_with_key(path, secret).close()
        return True
    return False


def main() -> None:
    """Turn the key of an archive until killed."""
    print("ready", flush=True)
    path, one, other, salt = (sys.stdin.readline().strip() for _each in range(4))
    keys = [Key(bytes.fromhex(each), bytes.fromhex(salt)) for each in (one, other)]
    with archives.open_with_key(Path(path), keys[0]) as archive:
        print("open", flush=True)
        while True:
            keys.reverse()
            archive.rekey(keys[0])
            print("turned", flush=True)


if __name__ == "__main__":
    main()
