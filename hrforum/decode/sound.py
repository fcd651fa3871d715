"""Decodes a part of a sound. Runs in the decoding process alone."""

from collections.abc import Callable
from typing import Any

# The library itself: the module around it would load a network client for radio stations.
from _miniaudio import ffi, lib

from hrforum.decode import limits
from hrforum.decode.child import Answer, CannotShow
from hrforum.decode.frames import Trouble, number
from hrforum.domain.decoded import CHANNELS, FRAME_BYTES, RATE


def decode(content: bytes, header: dict[str, Any]) -> Answer:
    """Return `for_ms` milliseconds of samples from `from_ms` on, fewer at the end, and how long the whole is.

    Raises `CannotShow` for what cannot be decoded.
    """
    start = number(header, "from_ms", 0, limits.LONGEST_SOUND_MS)
    wanted = number(header, "for_ms", 1, limits.MOST_SECONDS_OF_SOUND * 1000)
    decoder, config = (
        ffi.new("ma_decoder *"),
        lib.ma_decoder_config_init(lib.ma_format_s16, CHANNELS, RATE),
    )
    opened = lib.ma_decoder_init_memory(content, len(content), ffi.addressof(config), decoder)
    if opened != lib.MA_SUCCESS:
        raise CannotShow(Trouble.UNKNOWN)
    samples = b""
    if lib.ma_decoder_seek_to_pcm_frame(decoder, start * RATE // 1000) == lib.MA_SUCCESS:
        samples = _read(decoder, wanted * RATE // 1000)
    return {"length_ms": _length_ms(content), "size": len(samples)}, (samples,)


def _read(decoder: Any, frames: int) -> bytes:
    room, read = bytearray(frames * FRAME_BYTES), ffi.new("ma_uint64 *")
    done = 0
    while done < frames:
        place = ffi.from_buffer(room) + done * FRAME_BYTES
        result = lib.ma_decoder_read_pcm_frames(decoder, place, frames - done, read)
        if result not in {lib.MA_SUCCESS, lib.MA_AT_END} or not read[0]:
            break
        done += read[0]
    return bytes(memoryview(room)[: done * FRAME_BYTES])


def _length_ms(content: bytes) -> int:
    for told in (_told_by_wav, _told_by_flac, _told_by_ogg, _told_by_mp3):
        frames, rate = told(content)
        if frames > 0 and rate > 0:
            return min(frames * 1000 // rate, limits.LONGEST_SOUND_MS)
    return 0


def _told_by_wav(content: bytes) -> tuple[int, int]:
    wav = ffi.new("ma_dr_wav *")
    if not lib.ma_dr_wav_init_memory(wav, content, len(content), ffi.NULL):
        return 0, 0
    # A header can say anything; no frame is smaller than a byte.
    return min(wav.totalPCMFrameCount, len(content)), wav.sampleRate


def _told_by_mp3(content: bytes) -> tuple[int, int]:
    mp3 = ffi.new("ma_dr_mp3 *")
    if not lib.ma_dr_mp3_init_memory(mp3, content, len(content), ffi.NULL):
        return 0, 0
    return lib.ma_dr_mp3_get_pcm_frame_count(mp3), mp3.sampleRate


def _told_by_flac(content: bytes) -> tuple[int, int]:
    flac = lib.ma_dr_flac_open_memory(content, len(content), ffi.NULL)
    return (flac.totalPCMFrameCount, flac.sampleRate) if flac else (0, 0)


def _told_by_ogg(content: bytes) -> tuple[int, int]:
    error = ffi.new("int *")
    vorbis = lib.stb_vorbis_open_memory(content, len(content), error, ffi.NULL)
    if not vorbis:
        return 0, 0
    return lib.stb_vorbis_stream_length_in_samples(vorbis), lib.stb_vorbis_get_info(vorbis).sample_rate


Told = Callable[[bytes], tuple[int, int]]
"""Frames and frames a second, as a file of one format says; zeros where it is another format."""
