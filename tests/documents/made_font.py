"""Makes small fonts from nothing, also such as no honest program writes."""

import struct

_SQUARE = struct.pack(">hhhhhHHBBBB", 1, 0, 0, 500, 500, 2, 0, 1, 1, 1, 0)
"""A contour of three points: flags and coordinates are read as they come."""


def in_segments(*segments: tuple[int, int, int]) -> bytes:
    """Return a map of format 4 with these segments: first and last character, and what is added to get the glyph."""
    every = [*segments, (0xFFFF, 0xFFFF, 1)]
    count = len(every)
    lists = [
        [one[1] for one in every],
        [one[0] for one in every],
        [one[2] & 0xFFFF for one in every],
        [0] * count,
    ]
    ends, starts, deltas, offsets = (struct.pack(f">{count}H", *each) for each in lists)
    body = struct.pack(">HHHH", 2 * count, 0, 0, 0) + ends + b"\0\0" + starts + deltas + offsets
    return struct.pack(">HHH", 4, min(6 + len(body), 0xFFFF), 0) + body


def in_groups(*groups: tuple[int, int, int]) -> bytes:
    """Return a map of format 12."""
    body = b"".join(struct.pack(">III", *each) for each in groups)
    return struct.pack(">HHIII", 12, 0, 16 + len(body), 0, len(groups)) + body


def font(mapped: bytes, *, glyphs: int = 3, embedding: int = 0, glyph: bytes = _SQUARE) -> bytes:
    """Return a font with this map from Unicode, whose glyphs all look alike."""
    glyph += bytes(-len(glyph) % 4)
    tables = {
        b"OS/2": struct.pack(">HhHHH", 4, 500, 400, 5, embedding) + bytes(86),
        b"cmap": struct.pack(">HHHHI", 0, 1, 3, 10, 12) + mapped,
        b"glyf": glyph * glyphs,
        b"head": struct.pack(
            ">IIIIHHqqhhhhHHhhh",
            0x10000,
            0x10000,
            0,
            0x5F0F3CF5,
            0,
            1000,
            0,
            0,
            0,
            0,
            500,
            500,
            0,
            8,
            2,
            1,
            0,
        ),
        b"hhea": struct.pack(
            ">IhhhHhhhhhh4hhH", 0x10000, 800, -200, 0, 600, 0, 0, 500, 1, 0, 0, 0, 0, 0, 0, 0, glyphs
        ),
        b"hmtx": struct.pack(">Hh", 600, 0) * glyphs,
        b"loca": struct.pack(f">{glyphs + 1}I", *(len(glyph) * each for each in range(glyphs + 1))),
        b"maxp": struct.pack(">IH", 0x10000, glyphs) + bytes(26),
        b"name": struct.pack(">HHHHHHHHH", 0, 1, 18, 3, 1, 0x409, 6, 8, 0) + "Made".encode("utf-16-be"),
        b"post": struct.pack(">IiHHI", 0x30000, 0, 0, 0, 0) + bytes(16),
    }
    return _packed(tables)


def _packed(tables: dict[bytes, bytes]) -> bytes:
    at = 12 + 16 * len(tables)
    entries, body = b"", b""
    for tag, content in sorted(tables.items()):
        entries += struct.pack(">4sIII", tag, 0, at + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    return struct.pack(">4sHHHH", b"\0\1\0\0", len(tables), 0, 0, 0) + entries + body


def collection(*fonts: bytes) -> bytes:
    """Return a collection; each font's tables are moved to where they then stand."""
    at, starts, moved = 12 + 4 * len(fonts), [], []
    for each in fonts:
        raw = bytearray(each)
        (count,) = struct.unpack_from(">H", raw, 4)
        for number in range(count):
            place = 12 + 16 * number + 8
            struct.pack_into(">I", raw, place, struct.unpack_from(">I", raw, place)[0] + at)
        starts.append(at)
        moved.append(bytes(raw))
        at += len(raw)
    return struct.pack(f">4sII{len(fonts)}I", b"ttcf", 0x10000, len(fonts), *starts) + b"".join(moved)


def loop() -> bytes:
    """Return a font whose glyph is put together from itself."""
    itself = struct.pack(">hhhhhHHbb", -1, 0, 0, 500, 500, 0x0002, 1, 0, 0)
    return font(in_segments((0x41, 0x42, -0x40)), glyph=itself)


def bomb() -> bytes:
    """Return a font that names the same characters in two thousand segments."""
    return font(in_segments(*[(0, 0xFFFE, 1)] * 2_000))
