"""S16 and A1: names of attachments never lead out of the folder that was chosen, and what is attached, shown, played or recorded is in no file."""

import base64
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from hrforum.domain.file_name import shown
from hrforum.errors import HrforumError
from hrforum.operations import archive as archives
from hrforum.operations import attachment, recording, saving_out, taking_in, testimony
from hrforum.storage import key
from tests.archive_of import keep
from tests.decode.made import pdf, photo
from tests.reliability.goals import NotShown, Outcome, goal
from tests.storage.pages import plain_bytes

_PARTS = (
    "..", "../", "..\\", "/etc/passwd", "C:\\Windows\\", "\\\\host\\share\\", "~/", "\0", "\u202e", "\u2066", "\u200f",
    "CON", "nul", "COM1", "lpt9.", "aux.txt", ".", " ", "\r\n", "\x1b[2J", "a" * 300, "é" * 300, "家" * 200, "-rf", "$(id)",
    "door", ".jpg", ".exe", ".hrforum", "<script>", "%2e%2e%2f", "\ud800", "desktop.ini", "|", "?*", "🏠",
)  # fmt: skip


def hostile_name(random: Random) -> str:
    """Return a name that tries to be something else."""
    return "".join(random.choice(_PARTS) for _each in range(random.randint(1, 6)))


@goal(
    "S16",
    "Attachments with hostile names: shown escaped, and every file written under the folder that was chosen",
    500,
)
def names_stay_in_the_folder(n: int, seed: int, folder: Path) -> Outcome:
    """Attach n files under hostile names and save each out, some where a link of that name leads elsewhere."""
    random, failures, written = Random(seed), list[str](), 0
    # The settings stand in the folder that was given.
    folder = folder / "names"
    folder.mkdir()
    chosen, elsewhere = folder / "chosen", folder / "elsewhere"
    chosen.mkdir()
    elsewhere.mkdir()
    secret = elsewhere / "secret"
    secret.write_bytes(b"stays")
    with archives.create_with_key(folder / "names.hrforum", key.random_key(), name="Names") as archive:
        testimony_id = keep(archive).id
        for number in range(n):
            name, body = hostile_name(random), f"body {number}".encode()
            one = attachment.add(archive, taking_in.take_in(name, body), testimony_id=testimony_id).value
            if any(not each.isprintable() and each != " " for each in shown(one.name)):
                failures.append(f"{number}: something in the name that is shown cannot be seen")
            if number % 5 == 0 and not os.path.lexists(chosen / saving_out.name_of(one)):
                (chosen / saving_out.name_of(one)).symlink_to(secret)
            before = set(chosen.iterdir())
            try:
                path = saving_out.into_folder(archive, one.id, chosen, inside=True).value
            except HrforumError as error:
                failures.append(f"{number}: {type(error).__name__}")
                continue
            written += 1
            if set(chosen.iterdir()) - before != {path} or path.parent != chosen or path.is_symlink():
                failures.append(f"{number}: written elsewhere than asked for")
            elif path.read_bytes() != body:
                failures.append(f"{number}: not what was kept")
    if secret.read_bytes() != b"stays" or len(list(elsewhere.iterdir())) != 1:
        failures.append("a file outside the folder was changed")
    if sorted(each.name for each in folder.iterdir()) != ["chosen", "elsewhere", "names.hrforum"]:
        failures.append("files were left beside the folder")
    return Outcome(n, tuple(failures), f"{written} files written")


# ---- nothing of it in any file -------------------------------------------------------------------------------------------
class Viewer:
    """One run of `tests.reliability.viewer`: real windows in a home and temp folder of their own."""

    def __init__(self, folder: Path, random: Random) -> None:
        self.folder, self.key = folder, key.random_key()
        self.path, self.began = folder / "attached.hrforum", time.time() - 1
        # Of 16 bytes, so that it stands whole in samples of two bytes and in pixels of three.
        self.canaries = {
            what: "".join(random.choice("BCDFGHJKLMNPQRSTVWXZ") for _each in range(16)).encode()
            for what in ("picture", "pixels", "page", "sound", "recorded", "file")
        }
        with archives.create_with_key(self.path, self.key, name="Attached") as archive:
            self.testimony = keep(archive).id
        self.home = folder / "home"
        self.home.mkdir()
        environment = {
            **os.environ,
            **{name: str(self.home) for name in ("HOME", "TMPDIR", "TEMP", "TMP", "XDG_RUNTIME_DIR")},
            **{
                f"XDG_{name}_HOME": str(self.home / name.lower())
                for name in ("CONFIG", "CACHE", "DATA", "STATE")
            },
            "QT_QPA_PLATFORM": "offscreen",
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.reliability.viewer"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )

    def begin(self) -> None:
        """Tell it what to attach; it comes to no file on the way."""
        recorded = self.canaries["recorded"] * 3_000
        told = {
            "archive": str(self.path),
            "key": self.key.secret.hex(),
            "salt": self.key.salt.hex(),
            "testimony": self.testimony,
            "recorded": base64.b64encode(recorded).decode(),
            "files": {
                "door.jpg": _in_base64(photo(canary=self.canaries["picture"].decode())),
                "drawing.png": _in_base64(_picture_of(self.canaries["pixels"])),
                "letter.pdf": _in_base64(pdf(2, words=self.canaries["page"].decode())),
                "night.wav": _in_base64(_sound_of(self.canaries["sound"])),
                "note.txt": _in_base64(self.canaries["file"] * 5_000),
            },
        }
        self.tell(json.dumps(told))

    def tell(self, line: str) -> None:
        """Say one line to it."""
        assert self.process.stdin is not None
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()

    def wait_for(self, word: str) -> None:
        """Wait until it says a word; raises `NotShown` where it does not."""
        assert self.process.stdout is not None
        said = self.process.stdout.readline().decode().strip()
        if said != word:
            raise NotShown(f"the windows did not come to {word!r} but to {said!r}")

    def hits(self) -> list[str]:
        """Return where a canary stands: in its home and temp folders, what it has open, and what is new in the system's temp folders."""
        found = []
        for path in self._files():
            try:
                raw = path.read_bytes()
            except OSError:
                continue
            found += [
                f"{path.name} holds the canary of the {what}"
                for what, one in self.canaries.items()
                if one in raw
            ]
        return found

    def _files(self) -> Iterator[Path]:
        yield from (each for each in self.folder.rglob("*") if each.is_file())
        held = Path(f"/proc/{self.process.pid}/fd")
        if held.exists():
            # Also a file that has no name any more.
            yield from (each for each in held.iterdir() if _is_readable_file(each))
        for place in map(Path, ("/tmp", "/var/tmp", "/dev/shm")):
            if place.exists():
                yield from (
                    each for each in place.iterdir() if each.is_file() and each.stat().st_mtime > self.began
                )

    def end(self) -> None:
        """Kill it."""
        self.process.kill()
        self.process.communicate()


def _is_readable_file(descriptor: Path) -> bool:
    try:
        return descriptor.is_file() and not descriptor.readlink().is_relative_to("/proc")
    except OSError:
        return False


def _in_base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _picture_of(canary: bytes) -> bytes:
    import io

    from PIL import Image

    # 48 bytes are 16 pixels: the canary three times over.
    target = io.BytesIO()
    Image.frombytes("RGB", (16, 64), canary * 3 * 64).save(target, "PNG")
    return target.getvalue()


def _sound_of(canary: bytes) -> bytes:
    import io
    import wave

    target = io.BytesIO()
    with wave.open(target, "wb") as out:
        # In the very form in which it is played, so that the samples are the canary too.
        out.setnchannels(2)
        out.setsampwidth(2)
        out.setframerate(44_100)
        out.writeframes(canary * (44_100 * 4 * 20 // 16))
    return target.getvalue()


@goal(
    "A1",
    "What is attached, shown, played and recorded, while it is and after a kill: 0 canaries in any file outside the archive",
    5,
)
def nothing_attached_in_files(n: int, seed: int, folder: Path) -> Outcome:
    """Do all that with attachments in n runs of the real windows, searching every file at each stop; then read the archive's pages aside."""
    failures, searched = list[str](), 0
    for number in range(n):
        here = folder / f"attached-{number}"
        here.mkdir()
        viewer = Viewer(here, Random(seed * 1_000 + number))
        try:
            viewer.begin()
            for stop in ("attached", "picture", "page", "recording", "playing"):
                viewer.wait_for(stop)
                failures += [f"run {number}, {stop}: {each}" for each in viewer.hits()]
                searched += 1
                if stop != "playing":
                    viewer.tell("go on")
        finally:
            viewer.end()
        failures += [f"run {number}, after the kill: {each}" for each in viewer.hits()]
        failures += [f"run {number}: {each}" for each in _archive_faults(viewer)]
    return Outcome(n, tuple(failures), f"files searched at {searched} stops and after each kill")


def _archive_faults(viewer: Viewer) -> list[str]:
    """Return where the archive is not what it should be: readable aside by its key alone, and whole."""
    raw, plain = viewer.path.read_bytes(), plain_bytes(viewer.path, viewer.key)
    faults = [f"the archive itself shows the {what}" for what, one in viewer.canaries.items() if one in raw]
    # The picture was written anew, and the other one is packed: these two are not to be found.
    faults += [
        f"the search is blind: the {what} is not in the archive's pages"
        for what in ("sound", "file", "recorded")
        if viewer.canaries[what] not in plain
    ]
    if viewer.canaries["picture"] in plain:
        faults.append("the picture's place and camera came along")
    with archives.open_with_key(viewer.path, viewer.key) as archive:
        recording.finish_broken_off(archive)
        kept: list[Any] = attachment.of_testimony(archive, testimony.ids(archive)[0])
        if len(kept) != 6 or any(not attachment.content(archive, one.id) for one in kept):
            faults.append(f"{len(kept)} attachments instead of 6")
    return faults
