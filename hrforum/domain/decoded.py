"""What decoding a picture, a page or sound gives back: bare pixels and samples with nothing of the file they came from."""

from dataclasses import dataclass

RATE, CHANNELS, SAMPLE_BYTES = 44_100, 2, 2
"""Every sound comes in this form: frames a second, samples a frame, bytes a sample (signed, little end first)."""
FRAME_BYTES = CHANNELS * SAMPLE_BYTES


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture row by row from its top, without gaps: `channels` bytes a pixel, 1 grey, 3 red-green-blue, 4 with opacity."""

    width: int
    height: int
    channels: int
    rows: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a document that has `pages` of them."""

    pixels: Pixels
    pages: int


@dataclass(frozen=True, slots=True)
class Sound:
    """A part of a sound as samples; `length_ms` is how long the whole of it is, as far as its file says."""

    samples: bytes
    length_ms: int
