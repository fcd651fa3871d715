"""How loud sound is, how long, and what a WAV file begins with."""

import io
import math
import wave
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrforum.domain.recording import FRAME_BYTES, RATE, head, is_clipped, level, milliseconds


def tone(loudness: float) -> bytes:
    return array("h", [round(32_767 * loudness * math.sin(each / 5)) for each in range(4_000)]).tobytes()


def test_silence_is_zero_and_full_scale_is_nearly_one() -> None:
    assert level(b"") == level(bytes(100)) == 0.0
    assert level(tone(1.0)) == pytest.approx(0.95, abs=0.01)


def test_twice_as_loud_is_six_decibels_more() -> None:
    assert level(tone(0.5)) - level(tone(0.25)) == pytest.approx(6.02 / 60, abs=0.002)


@given(st.binary(max_size=4_000))
def test_a_level_is_always_between_silence_and_full_scale(samples: bytes) -> None:
    assert 0.0 <= level(samples) <= 1.0


def test_only_full_scale_is_clipped() -> None:
    assert is_clipped(tone(1.0))
    assert is_clipped(array("h", [-32_768]).tobytes())
    assert not is_clipped(tone(0.9))
    assert not is_clipped(b"")


@given(st.integers(0, 2_000))
def test_a_head_and_samples_are_a_wav_file(frames: int) -> None:
    body = bytes(frames * FRAME_BYTES)
    with wave.open(io.BytesIO(head(len(body)) + body)) as sound:
        assert sound.getnframes() == frames
        assert milliseconds(len(body)) == frames * 1000 // RATE
