"""The decoding process: loads what the job needs, ties itself down, reads one request, answers and ends."""

from collections.abc import Callable, Iterable
from typing import Any, BinaryIO

from hrforum.decode import frames, limits
from hrforum.decode.frames import Job, Trouble

Answer = tuple[dict[str, Any], Iterable[bytes]]
"""The header of an answer and its body in pieces."""
Decoder = Callable[[bytes, dict[str, Any]], Answer]


class CannotShow(Exception):
    """The file is not shown; says why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


def main() -> int:
    """Answer the one request on standard input; the code is 0 where an answer was written, a refusal too."""
    # By number: a frozen program without a console has no sys.stdin, and its pipes all the same.
    with open(0, "rb", closefd=False) as source, open(1, "wb", closefd=False) as target:
        return _answer(source, target)


def _answer(source: BinaryIO, target: BinaryIO) -> int:
    # The job comes first and from our own side, so that its library is loaded while files can still be opened.
    decode = _decoder(Job(source.readline(32).decode("ascii").strip()))
    limits.tie_down()
    asked = source.read(limits.MOST_BYTES + frames.overhead() + 1)
    try:
        header, body = frames.unpacked(frames.ASK, asked, limits.MOST_BYTES)
        said, pieces = decode(bytes(body), header)
    except CannotShow as error:
        said, pieces = {"trouble": error.trouble}, ()
    except MemoryError:
        said, pieces = {"trouble": Trouble.TOO_LARGE}, ()
    size = said.pop("size", 0)
    target.write(frames.packed(frames.ANSWER, said, size))
    for piece in pieces:
        target.write(piece)
    target.flush()
    return 0


def _decoder(job: Job) -> Decoder:
    if job is Job.PICTURE:
        from hrforum.decode.picture import decode

        return decode
    if job is Job.PAGE:
        from hrforum.decode.page import decode as draw

        return draw
    if job is Job.FONT:
        from hrforum.decode.font import decode as try_out

        return try_out
    from hrforum.decode.sound import decode as play

    return play
