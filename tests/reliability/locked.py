"""S1, S5 and S21: what a whole session leaves in files and, once locked, in memory; and that it spoke to no network."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from typing import Any

from hrforum.domain.consent import Use
from hrforum.domain.hearing import Hearing
from hrforum.domain.intake import Intake, Speaker
from hrforum.domain.packet import Chosen, Packet
from hrforum.operations import archive as archives
from hrforum.operations import draft, hearing, packet, testimony
from hrforum.operations.deed import today
from hrforum.storage import key
from tests.archive_of import yes
from tests.reliability.goals import NotShown, Outcome, goal

_CANARIES = 50
_PATIENCE = 60.0


def canary(random: Random) -> str:
    """Return a word that stands nowhere else."""
    return "zq" + "".join(random.choice("bcdfghjklmnpqrstvwxz") for _each in range(14))


class Session:
    """One run of `tests.reliability.session` on an archive full of canaries."""

    def __init__(self, folder: Path, random: Random, before: tuple[str, ...] = ()) -> None:
        self.folder, self.key = folder, key.random_key()
        self.path, self.out = folder / "session.hrforum", folder / "packet.pdf"
        self.words = [canary(random) for _each in range(_CANARIES)]
        self.draft = canary(random)
        self.ids = self._fill()
        home = folder / "home"
        home.mkdir(exist_ok=True)
        environment = {
            **os.environ,
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_DATA_HOME": str(home / "data"),
            "TMPDIR": str(home),
            "QT_QPA_PLATFORM": "offscreen",
        }
        self.process = subprocess.Popen(
            [*before, sys.executable, "-m", "tests.reliability.session"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=environment,
        )

    def _fill(self) -> list[int]:
        with archives.create_with_key(self.path, self.key, name=self.words[0]) as archive:
            ids = []
            for number in range(0, _CANARIES - 4, 4):
                name, contact, words, ask = self.words[number + 1 : number + 5]
                speaker = Speaker(canary(Random(number)), name, f"{contact}@example.org")
                intake = Intake(
                    f"Told with {words} in it.", place="Oak", ask=f"Mend {ask}.", speakers=(speaker,)
                )
                ids.append(testimony.add(archive, intake, yes(*Use)).value.id)
            which = hearing.add(archive, Hearing("Council", today())).value
            chosen = tuple(Chosen(each, Use.ANONYMOUS_QUOTE) for each in ids)
            packet.add(archive, Packet(which.id, "Packet", chosen=chosen))
        return ids

    @property
    def needles(self) -> dict[str, bytes]:
        """What must not be found: every canary in the encodings of Python and Qt, and the key."""
        found = {}
        for each in (*self.words, self.draft):
            found[each] = each.encode()
            found[f"{each} (UTF-16)"] = each.encode("utf-16-le")
        return {**found, "key": self.key.secret, "key in hex": self.key.secret.hex().encode()}

    def run(self) -> None:
        """Let the whole session happen."""
        self._must_say("ready")
        asked = {
            "archive": str(self.path),
            "key": self.key.secret.hex(),
            "salt": self.key.salt.hex(),
            "read": self.ids[:6],
            "search": self.words[3][:6],
            "draft": self.draft,
            "out": str(self.out),
        }
        self.tell(json.dumps(asked))
        self._must_say("done")

    def tell(self, line: str) -> None:
        """Say one line to it."""
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def _must_say(self, word: str) -> None:
        assert self.process.stdout is not None
        said: Any = self.process.stdout.readline()
        if f'"{word}"' not in said:
            raise NotShown(f"the session in real windows did not come to {word!r}")

    def end(self) -> None:
        """Kill it and whatever it became."""
        self.process.kill()
        self.process.communicate()


@goal(
    "S5",
    "After a lock: 0 canaries and 0 key bytes in the memory of the program's process; the draft is kept",
    50,
)
def nothing_in_memory(n: int, seed: int, folder: Path) -> Outcome:
    """Run n sessions, lock each, and read the memory of the process that is there then."""
    failures, before = list[str](), list[int]()
    for number in range(n):
        here = folder / f"lock-{number}"
        here.mkdir()
        session = Session(here, Random(seed * 1_000 + number))
        try:
            session.run()
            before.append(len(_in_memory(session.process.pid, session.needles)))
            session.tell("lock")
            _wait_until_replaced(session.process.pid, session.path)
            failures += [
                f"lock {number}: {each}" for each in _in_memory(session.process.pid, session.needles)
            ]
        finally:
            session.end()
        failures += [f"lock {number}: {each}" for each in _draft_is_kept(session)]
        shutil.rmtree(here)
    if min(before) == 0:
        failures.append("nothing was found before a lock either: the search itself is blind")
    return Outcome(n, tuple(failures), f"{min(before)} of them or more were in memory before each lock")


_LIKE_A_CANARY = re.compile(rb"zq[b-z]{14}|z\0q\0(?:[b-z]\0){14}")


def _found(raw: bytes, needles: dict[str, bytes]) -> set[str]:
    # One pass over all memory instead of one for each needle.
    seen = set(_LIKE_A_CANARY.findall(raw))
    return {
        name
        for name, needle in needles.items()
        if (needle in raw if name.startswith("key") else needle in seen)
    }


def _draft_is_kept(session: Session) -> list[str]:
    with archives.open_with_key(session.path, session.key) as archive:
        kept = [each for each in draft.everything(archive) if session.draft in each.body]
    return [] if len(kept) == 1 else ["the draft is not kept"]


def _wait_until_replaced(pid: int, path: Path) -> None:
    ends = time.monotonic() + _PATIENCE
    while time.monotonic() < ends:
        if str(path).encode() in Path(f"/proc/{pid}/cmdline").read_bytes():
            time.sleep(1.5)  # until its first window has been painted
            return
        time.sleep(0.05)
    raise NotShown("the process was not replaced")


def _in_memory(pid: int, needles: dict[str, bytes]) -> list[str]:
    """Return what is found in a process's memory; raises `NotShown` where it cannot be read."""
    found = set()
    try:
        maps = Path(f"/proc/{pid}/maps").read_text().splitlines()
        with Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
            for line in maps:
                area = re.match(r"([0-9a-f]+)-([0-9a-f]+) r(.)..", line)
                if area is None or area[3] != "w" or "[vvar]" in line:
                    continue
                low, high = int(area[1], 16), int(area[2], 16)
                try:
                    memory.seek(low)
                    raw = memory.read(high - low)
                except (OSError, OverflowError, ValueError):
                    continue
                found |= _found(raw, needles)
    except PermissionError:
        raise NotShown("this computer does not let memory be read") from None
    return sorted(found)


@goal("S1", "Every file that a session and its kill leave behind: 0 canaries outside what was asked for", 3)
def nothing_in_files(n: int, seed: int, folder: Path) -> Outcome:
    """Trace which files n sessions write, kill each, and search all those files and the session's whole home."""
    failures, files = list[str](), 0
    for number in range(n):
        here = folder / f"files-{number}"
        here.mkdir()
        written = _traced(
            here, Random(seed * 1_000 + number), "openat,open,creat,rename,renameat,renameat2,linkat"
        )
        session, log = written
        paths = {Path(each) for each in re.findall(r'"(/[^"]+)"', "\n".join(_writing(log)))}
        paths |= {each for each in here.rglob("*") if each.is_file()}
        asked_for = {session.out}
        for each in paths - asked_for:
            if not each.is_file() or each.is_relative_to("/proc") or each.is_relative_to("/dev"):
                continue
            files += 1
            raw = each.read_bytes()
            failures += [
                f"session {number}: {each.name} holds {name}"
                for name, needle in session.needles.items()
                if needle in raw
            ]
        if not session.out.exists():
            failures.append(f"session {number}: the packet that was asked for is not there")
        shutil.rmtree(here)
    return Outcome(n, tuple(failures), f"{files} files searched")


@goal("S21", "A full session makes no network call: 0 connect or sendto to an internet address", 3)
def no_network(n: int, seed: int, folder: Path) -> Outcome:
    """Trace every network call of n sessions."""
    failures, calls = list[str](), 0
    for number in range(n):
        here = folder / f"network-{number}"
        here.mkdir()
        _session, log = _traced(here, Random(seed * 1_000 + number), "%network")
        lines = log.splitlines()
        calls += len(lines)
        wrong = [
            line
            for line in lines
            if re.search(r"AF_INET6?\b", line) and re.search(r"\b(connect|sendto|sendmsg|bind)\(", line)
        ]
        failures += [f"session {number}: {line[:120]}" for line in wrong]
        shutil.rmtree(here)
    return Outcome(n, tuple(failures), f"{calls} calls on sockets of this computer's own, none to a network")


def _writing(log: str) -> list[str]:
    return [
        line
        for line in log.splitlines()
        if "O_WRONLY" in line or "O_RDWR" in line or "O_CREAT" in line or "rename" in line or "linkat" in line
    ]


def _traced(here: Path, random: Random, calls: str) -> tuple[Session, str]:
    """Run a whole session under strace and kill it; return it and what was traced."""
    if not shutil.which("strace"):
        raise NotShown("strace is not installed")
    log = here.with_suffix(".trace")
    session = Session(
        here, random, ("strace", "-f", "-qq", "-s", "4096", "-o", str(log), "-e", f"trace={calls}")
    )
    try:
        session.run()
        for child in (
            Path(f"/proc/{session.process.pid}/task/{session.process.pid}/children").read_text().split()
        ):
            os.kill(int(child), signal.SIGKILL)
    finally:
        session.end()
    traced = log.read_text(encoding="utf-8", errors="replace")
    log.unlink()
    return session, traced
