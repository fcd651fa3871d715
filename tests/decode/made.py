"""Small files made for tests: pictures, PDFs and sound, whole ones and hostile ones."""

import array
import io
import math
import struct
import wave
import zlib
from typing import Any

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

GPS = {1: "N", 2: (37.0, 48.0, 15.0), 3: "W", 4: (122.0, 16.0, 15.0)}


def photo(
    wide: int = 64,
    tall: int = 48,
    *,
    form: str = "JPEG",
    canary: str = "",
    orientation: int = 1,
    mode: str = "RGB",
) -> bytes:
    """Return a picture whose left half is red and right half blue, with a place, a camera and a canary beside its pixels."""
    picture = Image.new("RGB", (wide, tall), (200, 30, 30))
    picture.paste((30, 30, 200), (wide // 2, 0, wide, tall))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x0110] = f"Camera {canary}"
    exif.get_ifd(0x8825).update(GPS)
    more: dict[str, Any] = {"exif": exif} if form in {"JPEG", "PNG", "WEBP", "TIFF"} else {}
    if form == "JPEG":
        more |= {"comment": f"comment {canary}".encode(), "quality": 95}
    target = io.BytesIO()
    shown = picture.convert("I").convert(mode) if mode == "I;16" else picture.convert(mode)
    shown.save(target, form, **more)
    # Behind the end of the picture too, where a second file could hide.
    return target.getvalue() + f"hidden {canary}".encode()


def frames(count: int, form: str = "GIF") -> bytes:
    """Return several pictures in one file."""
    pictures = [Image.new("RGB", (20, 20), (each * 9 % 255, 0, 0)) for each in range(count)]
    target = io.BytesIO()
    pictures[0].save(target, form, save_all=True, append_images=pictures[1:])
    return target.getvalue()


def png_of_size(wide: int, tall: int) -> bytes:
    """Return a PNG that says it is so large and holds next to nothing."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", wide, tall, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 99))
        + chunk(b"IEND", b"")
    )


def png_bomb(side: int = 7_900) -> bytes:
    """Return a PNG of a few kilobytes that is honest about its many pixels, all of one colour."""
    packer = zlib.compressobj(9)
    row = b"\0" * (1 + side * 3)
    packed = b"".join(packer.compress(row) for _each in range(side)) + packer.flush()

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def pdf(
    pages: int = 2, *, size: tuple[float, float] = (595, 842), words: str = "Page", locked: bool = False
) -> bytes:
    """Return a PDF with a word on each page."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=size, invariant=1, encrypt="secret" if locked else None)
    for each in range(pages):
        canvas.drawString(60, 60, f"{words} {each + 1}")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def tone(seconds: float = 2.0, *, rate: int = 8_000, hertz: float = 440.0, channels: int = 1) -> bytes:
    """Return a WAV file with a tone."""
    count = round(seconds * rate)
    one = [round(12_000 * math.sin(2 * math.pi * hertz * each / rate)) for each in range(count)]
    target = io.BytesIO()
    with wave.open(target, "wb") as out:
        out.setnchannels(channels)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(array.array("h", [each for each in one for _channel in range(channels)]).tobytes())
    return target.getvalue()


def wav_saying(*, channels: int = 1, rate: int = 8_000, bits: int = 16, size: int = 400) -> bytes:
    """Return a WAV file whose header says whatever it is told to."""
    block = channels * bits // 8 & 0xFFFF
    header = struct.pack("<HHIIHH", 1, channels, rate, rate * block & 0xFFFFFFFF, block, bits)
    data = b"fmt " + struct.pack("<I", len(header)) + header + b"data" + struct.pack("<I", size) + bytes(400)
    return b"RIFF" + struct.pack("<I", (4 + len(data)) & 0xFFFFFFFF) + b"WAVE" + data
