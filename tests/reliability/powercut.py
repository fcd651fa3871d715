"""R2: what a power cut would leave is rebuilt from the writes of a real run, and nothing that was acknowledged is lost."""

import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from hrforum.operations import archive as archives
from hrforum.storage import key
from tests.reliability.goals import NotShown, Outcome, goal
from tests.reliability.kills import Book, look

SECTOR = 512
_RUNS = 10
_SECONDS = 1.2
_CALLS = "pwrite64,write,fsync,fdatasync,ftruncate,unlink,unlinkat,openat,close"


@dataclass(frozen=True, slots=True)
class Op:
    """One thing that the program did: to a file by its name, or a line that it said."""

    kind: str
    name: str = ""
    at: int = 0
    data: bytes = b""


@dataclass
class Disk:
    """What is surely on the disk, by file, and what was written since without being synced."""

    sure: dict[str, bytearray] = field(default_factory=dict)
    waiting: dict[str, list[Op]] = field(default_factory=dict)

    def do(self, op: Op) -> None:
        """Take one operation in: a write waits until its file is synced; sizes and names change in order, at once."""
        if op.kind == "write":
            self.waiting.setdefault(op.name, []).append(op)
        elif op.kind == "sync":
            for each in self.waiting.pop(op.name, []):
                _put(self.sure.setdefault(op.name, bytearray()), each.at, each.data)
        elif op.kind == "make":
            self.sure.setdefault(op.name, bytearray())
        elif op.kind == "unlink":
            self.sure.pop(op.name, None)
            self.waiting.pop(op.name, None)
        elif op.kind == "truncate":
            # What waits below the cut may still arrive; a cut that is not synced is what the checkpoint itself makes up for.
            self.waiting[op.name] = [each for each in self.waiting.get(op.name, []) if each.at < op.at]
            held = self.sure.setdefault(op.name, bytearray())
            del held[op.at :]
            held.extend(bytes(op.at - len(held)))

    def cut(self, random: Random) -> dict[str, bytes]:
        """Return the files as a power cut may leave them: any of the waiting writes, whole, torn at a sector, or not at all."""
        left = {name: bytearray(held) for name, held in self.sure.items()}
        for name, ops in self.waiting.items():
            held = left.setdefault(name, bytearray())
            fate = random.choice(["none", "all", "some", "torn"])
            for op in ops:
                if fate == "all" or (fate != "none" and random.random() < 0.5):
                    data = op.data
                    if fate == "torn":
                        data = data[: random.randrange(0, len(data) + SECTOR, SECTOR)]
                    _put(held, op.at, data)
        return {name: bytes(held) for name, held in left.items()}


def _put(held: bytearray, at: int, data: bytes) -> None:
    if len(held) < at:
        held.extend(bytes(at - len(held)))
    held[at : at + len(data)] = data


@goal("R2", "Power-cut images rebuilt from traced writes: 0 acknowledged lost, 0 damaged", 2_000)
def cut_the_power(n: int, seed: int, folder: Path) -> Outcome:
    """Trace the writer a few times and look at n images of what a cut at a random moment would have left."""
    if not shutil.which("strace"):
        raise NotShown("strace is not installed")
    random, failures, acknowledged, recoveries = Random(seed), list[str](), 0, 0
    runs = min(_RUNS, n)
    for run in range(runs):
        here = folder / f"run-{run}"
        here.mkdir()
        path, secret = here / "cut.hrforum", key.random_key()
        archives.create_with_key(path, secret, name="Cut").close()
        began = path.read_bytes()
        ops = _traced(path, secret, seed=random.random(), folder=here)
        for number in range(n // runs):
            disk, book = Disk({path.name: bytearray(began)}), Book(ledger_lines=1)
            said: list[dict[str, Any]] = []
            for op in ops[: random.randrange(1, len(ops) + 1)]:
                if op.kind == "said":
                    said.append(json.loads(op.data))
                else:
                    disk.do(op)
            image = here / "image"
            image.mkdir()
            for name, held in disk.cut(random).items():
                (image / name).write_bytes(held)
            recoveries += bool((image / f"{path.name}-wal").exists())
            failures += _look_at(image / path.name, secret, said, book, f"run {run}, image {number}")
            acknowledged += book.acknowledged
            shutil.rmtree(image)
    figures = f"{acknowledged:,} deeds acknowledged before the cuts, {recoveries} images with a -wal"
    return Outcome(n // runs * runs, tuple(failures), figures)


def _look_at(path: Path, secret: key.Key, said: list[dict[str, Any]], book: Book, when: str) -> list[str]:
    with archives.open_with_key(path, secret) as archive:
        look(archive, [each for each in said if "ready" not in each], book, when, whole=True)
    return book.failures


def _traced(path: Path, secret: key.Key, *, seed: float, folder: Path) -> list[Op]:
    """Run the writer under strace for a moment, kill it, and return what it did in order."""
    log = folder / "trace"
    asked = {
        "archive": str(path),
        "key": secret.secret.hex(),
        "salt": secret.salt.hex(),
        "seed": seed,
        "first": 0,
    }
    command = [
        "strace",
        "-f",
        "-o",
        str(log),
        "-e",
        f"trace={_CALLS}",
        "-xx",
        "-s",
        "1000000",
        sys.executable,
        "-m",
        "tests.reliability.writer",
    ]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdin is not None
    assert process.stdout is not None
    if process.stdout.readline() != '{"ready": true}\n':
        raise NotShown("this computer does not let a program be traced")
    process.stdin.write(json.dumps(asked) + "\n")
    process.stdin.flush()
    process.stdout.readline()
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        subprocess.run(["pkill", "-9", "-P", str(process.pid)], check=False)
        process.wait()
    for each in (process.stdin, process.stdout, process.stderr):
        if each is not None:
            each.close()
    ops = _read(log, path)
    log.unlink()
    return ops


_LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)")
_UNFINISHED = re.compile(r"^(\d+) +(\w+)\((.*) <unfinished \.\.\.>$")
_RESUMED = re.compile(r"^(\d+) +<\.\.\. (\w+) resumed>(.*)$")


def _whole_lines(log: Path) -> list[str]:
    pending: dict[str, str] = {}
    lines = []
    for line in log.read_text(encoding="latin-1").splitlines():
        if begun := _UNFINISHED.match(line):
            pending[begun[1]] = f"{begun[1]} {begun[2]}({begun[3]}"
        elif ended := _RESUMED.match(line):
            lines.append(pending.pop(ended[1], "") + ended[3])
        else:
            lines.append(line)
    return lines


def _read(log: Path, path: Path) -> list[Op]:
    """Return the operations on the archive's own files, and what was said, in the order in which they ended."""
    names: dict[str, str] = {}
    ops = []
    for line in _whole_lines(log):
        found = _LINE.match(line)
        if not found or int(found[3]) < 0:
            continue
        call, said = found[1], found[2]
        first = said.split(",", 1)[0]
        if call == "openat":
            name = Path(_bytes(said).decode(errors="replace")).name
            if name.startswith(path.name):
                names[found[3]] = name
                ops.append(Op("make", name))
            else:
                names.pop(found[3], None)
        elif call in ("unlink", "unlinkat"):
            name = Path(_bytes(said).decode(errors="replace")).name
            if name.startswith(path.name):
                ops.append(Op("unlink", name))
        elif call == "close":
            names.pop(first, None)
        elif call == "write" and first == "1":
            ops += [Op("said", data=each) for each in _bytes(said).splitlines()]
        elif first in names:
            ops.append(_on_file(call, names[first], said, int(found[3])))
    return ops


def _on_file(call: str, name: str, said: str, result: int) -> Op:
    if call == "pwrite64":
        return Op("write", name, int(said.rsplit(",", 1)[1]), _bytes(said)[:result])
    if call == "ftruncate":
        return Op("truncate", name, int(said.rsplit(",", 1)[1]))
    if call in ("fsync", "fdatasync"):
        return Op("sync", name)
    raise ValueError(f"an archive is never written by {call}")


def _bytes(said: str) -> bytes:
    quoted = said[said.index('"') + 1 : said.rindex('"')]
    return bytes.fromhex(quoted.replace("\\x", ""))
