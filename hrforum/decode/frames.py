"""What goes between the asking and the decoding process: a header in JSON and a body of bytes, each of a size that is said first."""

import json
import struct
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

ASK, ANSWER = b"HRFA", b"HRFB"
_HEAD = struct.Struct(">4sIQ")
_LONGEST_HEADER = 4_096


class Job(StrEnum):
    """What can be asked for."""

    PICTURE = "picture"
    PAGE = "page"
    SOUND = "sound"
    FONT = "font"


class Trouble(StrEnum):
    """Why a file is not shown; the asking side has a sentence for each."""

    UNKNOWN = "unknown"
    TOO_LARGE = "too_large"
    SEVERAL = "several"
    LOCKED = "locked"
    NO_PAGE = "no_page"


class Broken(Exception):
    """What came is not a frame: the other side is not what it should be. Says nothing of what was in it."""


def packed(mark: bytes, header: Mapping[str, Any], body_size: int) -> bytes:
    """Return the beginning of a frame; the body of `body_size` bytes follows it."""
    said = json.dumps(header, separators=(",", ":")).encode("ascii")
    return _HEAD.pack(mark, len(said), body_size) + said


def unpacked(mark: bytes, frame: bytes | bytearray, most: int) -> tuple[dict[str, Any], memoryview]:
    """Return header and body of a whole frame; raises `Broken` where it is not exactly that, or its body is over `most` bytes."""
    view = memoryview(frame)
    if len(view) < _HEAD.size:
        raise Broken
    found, header_size, body_size = _HEAD.unpack(view[: _HEAD.size])
    body_at = _HEAD.size + header_size
    if found != mark or header_size > _LONGEST_HEADER or body_size > most or body_at + body_size != len(view):
        raise Broken
    try:
        header = json.loads(bytes(view[_HEAD.size : body_at]).decode("ascii"))
    except (ValueError, RecursionError):
        raise Broken from None
    if not isinstance(header, dict):
        raise Broken
    return header, view[body_at:]


def overhead() -> int:
    """Return the most bytes of a frame beside its body."""
    return _HEAD.size + _LONGEST_HEADER


def number(header: Mapping[str, Any], name: str, low: int, high: int) -> int:
    """Return a whole number of a header; raises `Broken` where it is missing, something else or outside its bounds."""
    value = header.get(name)
    if type(value) is not int or not low <= value <= high:
        raise Broken
    return value
