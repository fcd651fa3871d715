"""The asking side: starts the decoding process, hands it bytes and takes back only what is exactly a picture, a page or sound."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any, ParamSpec, TypeVar

from hrforum.decode import frames, limits
from hrforum.decode.frames import Broken, Job, Trouble, number
from hrforum.domain.decoded import FRAME_BYTES, RATE, Page, Pixels, Sound
from hrforum.errors import Unreadable
from hrforum.i18n import _
from hrforum.progress import SILENT, Progress

P = ParamSpec("P")
T = TypeVar("T")

_PIECE = 1 << 16
_LOOK_EVERY = 0.1
_MOST_CODES = 400
"""Characters that go along with a font; so many fit into a header."""


def picture(content: bytes, side: int = 0, progress: Progress = SILENT) -> Pixels:
    """Return the pixels of a picture, made to fit a square of `side` pixels where that is not 0.

    Raises `Unreadable` where it cannot be shown, `Cancelled`.
    """
    header, body = _ask(Job.PICTURE, {"side": side}, content, limits.MOST_PIXELS * 4, progress)
    return _checked(_pixels, header, body, limits.MOST_PIXELS)


def page(content: bytes, number_of_page: int, width: int, progress: Progress = SILENT) -> Page:
    """Return one page of a PDF, counted from 0, about `width` pixels wide; raises as `picture` does."""
    asked = {"number": number_of_page, "width": width}
    header, body = _ask(Job.PAGE, asked, content, limits.MOST_PAGE_PIXELS * 5, progress)
    pixels = _checked(_pixels, header, body, limits.MOST_PAGE_PIXELS * 5 // 4)
    return Page(pixels, _checked(number, header, "pages", 1, limits.MOST_PAGES))


def sound(content: bytes, from_ms: int, for_ms: int, progress: Progress = SILENT) -> Sound:
    """Return `for_ms` milliseconds of a sound from `from_ms` on, fewer at its end; raises as `picture` does."""
    most = (for_ms * RATE // 1000 + 1) * FRAME_BYTES
    header, body = _ask(Job.SOUND, {"from_ms": from_ms, "for_ms": for_ms}, content, most, progress)
    if len(body) % FRAME_BYTES:
        raise _refusal(Trouble.UNKNOWN)
    return Sound(bytes(body), _checked(number, header, "length_ms", 0, limits.LONGEST_SOUND_MS))


def font(content: bytes, index: int, codes: Sequence[int] = (), progress: Progress = SILENT) -> None:
    """Try a font of a file out, with some characters (code points), before it is used here.

    Raises `Unreadable` for one that breaks, takes too much or is none.
    """
    asked = {"index": index, "codes": list(codes[:_MOST_CODES])}
    header, _body = _ask(Job.FONT, asked, content, 0, progress)
    _checked(number, header, "glyphs", 1, limits.MOST_GLYPHS)


def _checked(check: Callable[P, T], *values: P.args, **more: P.kwargs) -> T:
    try:
        return check(*values, **more)
    except Broken:
        raise _refusal(Trouble.UNKNOWN) from None


def _pixels(header: dict[str, Any], body: memoryview, most: int) -> Pixels:
    width, height = (number(header, name, 1, limits.LONGEST_SIDE) for name in ("width", "height"))
    channels = number(header, "channels", 1, 4)
    if width * height > most or channels == 2 or width * height * channels != len(body):
        raise Broken
    return Pixels(width, height, channels, bytes(body))


def _ask(
    job: Job, header: dict[str, Any], content: bytes, most: int, progress: Progress
) -> tuple[dict[str, Any], memoryview]:
    """Return the header and the body of an answer; raises `Unreadable` for a refusal and for whatever is not an answer."""
    if len(content) > limits.MOST_BYTES:
        raise _refusal(Trouble.TOO_LARGE)
    head = f"{job}\n".encode() + frames.packed(frames.ASK, header, len(content))
    answer = _answer(head, content, most + frames.overhead(), progress)
    try:
        said, body = frames.unpacked(frames.ANSWER, answer, most)
    except Broken:
        raise _refusal(Trouble.UNKNOWN) from None
    if "trouble" in said:
        raise _refusal(next((one for one in Trouble if one == said["trouble"]), Trouble.UNKNOWN))
    return said, body


def command() -> list[str]:
    """Return the command that starts the decoding process: this very program where it is frozen, else the module."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--decode"]
    return [sys.executable, "-I", "-m", "hrforum.decode"]


def _answer(head: bytes, content: bytes, most: int, progress: Progress) -> bytes:
    # Nothing of this process goes along: no file that is open here, and of the environment what Windows cannot do without.
    kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    process = subprocess.Popen(  # noqa: S603  # it is this very program
        command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=kept
    )
    try:
        return _exchanged(process, head + content, most, progress)
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()


def _exchanged(process: subprocess.Popen[bytes], asked: bytes, most: int, progress: Progress) -> bytes:
    """Write what is asked and read at most `most` bytes; what takes too long or says too much comes back empty."""
    if sys.platform == "win32":
        return _exchanged_at_once(process, asked, most)
    import selectors

    assert process.stdin is not None
    assert process.stdout is not None
    writing, reading = process.stdin.fileno(), process.stdout.fileno()
    os.set_blocking(writing, False)
    said, rest = bytearray(), memoryview(asked)
    began = looked = time.monotonic()
    with selectors.DefaultSelector() as ready:
        ready.register(writing, selectors.EVENT_WRITE)
        ready.register(reading, selectors.EVENT_READ)
        while (now := time.monotonic()) < began + limits.WALL_SECONDS and len(said) <= most:
            if now > looked + _LOOK_EVERY:
                looked = now
                progress.step(0, 1, _("Opening the attachment"))
            for key, _events in ready.select(_LOOK_EVERY):
                if key.fd == writing:
                    rest = _written(writing, rest)
                    if not rest:
                        ready.unregister(writing)
                        process.stdin.close()
                elif piece := os.read(reading, _PIECE):
                    said += piece
                else:
                    return bytes(said)
    return b""


def _written(pipe: int, rest: memoryview) -> memoryview:
    """Write a piece and return what is left; nothing is left for a process that has ended."""
    try:
        return rest[os.write(pipe, rest[:_PIECE]) :]
    except BrokenPipeError:
        return rest[:0]


def _exchanged_at_once(process: subprocess.Popen[bytes], asked: bytes, most: int) -> bytes:
    # Windows cannot wait for several pipes; the standard library's way takes the answer whole.
    try:
        said, _errors = process.communicate(asked, timeout=limits.WALL_SECONDS)
    except subprocess.TimeoutExpired:
        return b""
    return said if len(said) <= most else b""


def _refusal(trouble: Trouble) -> Unreadable:
    return Unreadable(
        {
            Trouble.UNKNOWN: _("This file is damaged, or it is not what it says it is: it cannot be shown."),
            Trouble.TOO_LARGE: _(
                "This picture is too large to be shown. Make it smaller with another program, then add it again."
            ),
            Trouble.SEVERAL: _(
                "This file holds several pictures in one. Save each as a file of its own, or all of them as a PDF."
            ),
            Trouble.LOCKED: _("This PDF is locked with a password and cannot be shown."),
            Trouble.NO_PAGE: _("This PDF has no such page."),
        }[trouble]
    )
