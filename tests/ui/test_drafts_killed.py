"""The program is killed while keys arrive at its window: nothing older than two seconds is lost, and the archive is sound."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from typing import Any

from hrforum.operations import archive as archives
from hrforum.operations import check, draft
from hrforum.storage.key import Key, random_key
from tests.ui.typist import keys
from ui.pages.form_state import state_of

KILLS = 20
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


def test_nothing_older_than_two_seconds_is_lost(tmp_path: Path) -> None:
    path, key = tmp_path / "a.hrforum", random_key()
    archives.create_with_key(path, key, name="Oak").close()
    random = Random()
    oldest_lost, pressed_in_all, kept_before = [0.0], 0, 0
    following = Typing()
    try:
        for number in range(KILLS):
            typing = following
            typing.type_into(path, key, seed=random.randrange(1 << 30))
            # The next one loads while this one types.
            following = Typing()
            time.sleep(random.uniform(0.1, LONGEST_LIFE))
            killed_at, pressed = typing.kill()
            with archives.open_with_key(path, key) as archive:
                assert check.run(archive).problems == (), f"kill {number}"
                kept = [state_of(each.body)["words"] for each in draft.everything(archive)]
            assert len(kept) - kept_before in (0, 1), (
                "what an earlier run typed is still there, and one form is one draft"
            )
            words = kept[0] if len(kept) > kept_before else ""
            kept_before = len(kept)
            pressed_in_all += len(pressed)
            assert words == "".join(itertools.islice(keys(), len(words)))
            lost = [killed_at - one["at"] for one in pressed if one["typed"] >= len(words)]
            oldest_lost.append(max(lost, default=0.0))
            assert oldest_lost[-1] < ALLOWED_SECONDS, f"kill {number}"
    finally:
        following.kill()
    assert kept_before > KILLS / 2, "most of them lived long enough to keep something"
    print(f"{KILLS} kills, {pressed_in_all:,} keys; the oldest key lost was {max(oldest_lost):.2f} s old")
