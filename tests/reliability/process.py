"""The writer as a process of its own: started early, told what to do, killed."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from hrforum.storage.key import Key


class Writer:
    """One run of `tests.reliability.writer`. It loads as soon as it is made, and touches nothing before it is told to."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.reliability.writer"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def write_into(self, path: Path, secret: Key, *, seed: float, first: int) -> None:
        """Let it open the archive and do deeds without end; `first` is the number of its first story."""
        if self.read() != {"ready": True}:
            raise RuntimeError("the writer did not start")
        asked = {
            "archive": str(path),
            "key": secret.secret.hex(),
            "salt": secret.salt.hex(),
            "seed": seed,
            "first": first,
        }
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()

    def read(self) -> Any:
        """Wait for the next thing it says; None where it ended."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        return json.loads(line) if line.endswith("\n") else None

    def kill(self) -> list[dict[str, Any]]:
        """Kill it in the middle of whatever it does and return what it had said; a line cut by the kill was not said."""
        ended = self._process.poll()
        self._process.kill()
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        # Not communicate(), which would pass over lines that are waiting in the buffer already.
        said = self._process.stdout.read()
        self._process.wait()
        self._process.stdin.close()
        self._process.stdout.close()
        if ended is not None:
            raise RuntimeError(f"the writer ended by itself with {ended}")
        return [json.loads(line) for line in said.splitlines(keepends=True) if line.endswith("\n")]
