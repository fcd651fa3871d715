"""Recording: sound as it comes from a microphone, how loud it is, how long it may be, and the WAV file that it is kept as."""

from __future__ import annotations

import math
import struct
import sys
from array import array

RATE, CHANNELS, SAMPLE_BYTES = 16_000, 1, 2
"""Frames a second, samples a frame, bytes a sample (signed, little end first): plenty for a voice, 1.9 MB a minute."""
FRAME_BYTES = CHANNELS * SAMPLE_BYTES
LONGEST_SECONDS = 20 * 60
"""After so long a recording ends by itself; it then has 38 MB."""
QUIETEST_DB = -60.0
"""Decibels below full scale that count as silence."""
_CLIPPED = 32_700
_HEAD = struct.Struct("<4sI4s4sIHHIIHH4sI")
HEAD_BYTES = _HEAD.size


def head(sample_bytes: int) -> bytes:
    """Return the beginning of a WAV file that holds so many bytes of samples."""
    return _HEAD.pack(
        b"RIFF",
        HEAD_BYTES - 8 + sample_bytes,
        b"WAVE",
        b"fmt ",
        16,
        1,
        CHANNELS,
        RATE,
        RATE * FRAME_BYTES,
        FRAME_BYTES,
        SAMPLE_BYTES * 8,
        b"data",
        sample_bytes,
    )


def milliseconds(sample_bytes: int) -> int:
    """Return how long so many bytes of samples last."""
    return sample_bytes // FRAME_BYTES * 1000 // RATE


def level(samples: bytes) -> float:
    """Return how loud samples are on average, from 0 (silence, or 60 dB below full scale) to 1 (full scale)."""
    values = _values(samples)
    if not values:
        return 0.0
    mean = math.sqrt(sum(each * each for each in values) / len(values)) / 32_768
    if mean <= 0:
        return 0.0
    return max(0.0, min(1.0, 1 - 20 * math.log10(mean) / QUIETEST_DB))


def is_clipped(samples: bytes) -> bool:
    """Say whether samples go to full scale, where speech is no longer heard as it was."""
    values = _values(samples)
    return bool(values) and any(abs(each) >= _CLIPPED for each in (max(values), min(values)))


def _values(samples: bytes) -> array[int]:
    values = array("h", samples[: len(samples) // SAMPLE_BYTES * SAMPLE_BYTES])
    if sys.byteorder == "big":
        values.byteswap()
    return values
