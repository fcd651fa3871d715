"""Kills the program while keys arrive at its window, again and again, and looks at what is left."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from hrforum.operations import archive as archives
from hrforum.operations import check, draft
from hrforum.storage.key import Key, random_key
from tests.ui.typist import keys
from ui.pages.form_state import state_of

LONGEST_LIFE = 2.9
ALLOWED_SECONDS = 2.0


class Typing:
    """One run of the typist. It loads as soon as it is made, and opens the archive when it is told to."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.typist"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=Path(__file__).parents[2],
            # Also where no test said so before: nobody has to watch.
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )

    def type_into(self, path: Path, key: Key, seed: int) -> None:
        """Let it type, and return once the first key was pressed."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        assert json.loads(self._process.stdout.readline()) == {"ready": True}
        asked = {"archive": str(path), "key": key.secret.hex(), "salt": key.salt.hex(), "seed": seed}
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        assert json.loads(self._process.stdout.readline())["typed"] == 0

    def kill(self) -> tuple[float, list[dict[str, Any]]]:
        """Kill it, and return when that was and which keys it had pressed before."""
        assert self._process.poll() is None, "the program ended by itself"
        killed_at = time.monotonic()
        self._process.kill()
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        said = self._process.stdout.read()
        self._process.wait()
        self._process.stdin.close()
        self._process.stdout.close()
        return killed_at, [json.loads(line) for line in said.splitlines(keepends=True) if line.endswith("\n")]


@dataclass
class Killed:
    """What so many kills came to: the oldest key that was lost, in seconds, and what went wrong, in sentences."""

    kills: int
    keys: int = 0
    kept: int = 0
    oldest_lost: float = 0.0
    failures: list[str] = field(default_factory=list)

    @property
    def told(self) -> str:
        """The figures in a sentence."""
        return (
            f"{self.kills} kills, {self.keys:,} keys; the oldest key lost was {self.oldest_lost:.2f} s old; "
            f"{self.kept} lived long enough to keep something"
        )


def kill_again_and_again(path: Path, kills: int, seed: int) -> Killed:
    """Make an archive and kill so many programs that type into it, each at a moment of its own."""
    key, random, outcome = random_key(), Random(seed), Killed(kills)
    archives.create_with_key(path, key, name="Oak").close()
    following = Typing()
    try:
        for number in range(kills):
            typing = following
            typing.type_into(path, key, seed=random.randrange(1 << 30))
            # The next one loads while this one types.
            following = Typing()
            time.sleep(random.uniform(0.1, LONGEST_LIFE))
            killed_at, pressed = typing.kill()
            outcome.failures += [
                f"kill {number}: {each}" for each in _look(path, key, killed_at, pressed, outcome)
            ]
    finally:
        following.kill()
    return outcome


def _look(
    path: Path, key: Key, killed_at: float, pressed: list[dict[str, Any]], outcome: Killed
) -> list[str]:
    """Return what is wrong after one kill."""
    with archives.open_with_key(path, key) as archive:
        wrong = list(check.run(archive).problems)
        kept = [str(state_of(each.body)["words"]) for each in draft.everything(archive)]
    if len(kept) - outcome.kept not in (0, 1):
        wrong.append("an earlier draft is gone, or one form is several drafts")
    words = kept[0] if len(kept) > outcome.kept else ""
    outcome.kept = len(kept)
    outcome.keys += len(pressed)
    if words != "".join(itertools.islice(keys(), len(words))):
        wrong.append("what was kept is not what was typed")
    lost = max((killed_at - one["at"] for one in pressed if one["typed"] >= len(words)), default=0.0)
    outcome.oldest_lost = max(outcome.oldest_lost, lost)
    if lost >= ALLOWED_SECONDS:
        wrong.append(f"a key {lost:.2f} s old was lost")
    return wrong
