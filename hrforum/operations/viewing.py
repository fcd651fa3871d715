"""Shows and plays what hangs on a testimony: bytes in, bare pixels and samples out, by way of the process that holds no key."""

from hrforum.decode import ask
from hrforum.domain.decoded import Page, Pixels, Sound
from hrforum.progress import SILENT, Progress


def picture(content: bytes, side: int, progress: Progress = SILENT) -> Pixels:
    """Return a picture made to fit a square of `side` pixels; raises `Unreadable` where it cannot be shown, `Cancelled`."""
    return ask.picture(content, side, progress)


def page(content: bytes, number: int, width: int, progress: Progress = SILENT) -> Page:
    """Return one page of a PDF, counted from 0, about `width` pixels wide; raises as `picture` does."""
    return ask.page(content, number, width, progress)


def sound(content: bytes, from_ms: int, for_ms: int, progress: Progress = SILENT) -> Sound:
    """Return up to a minute of a sound from `from_ms` on, fewer milliseconds than asked at its end; raises as `picture` does."""
    return ask.sound(content, from_ms, for_ms, progress)
