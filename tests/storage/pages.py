"""Every page of an archive and its -wal in plain bytes, free pages and slack included, which SQL would not show.

SQLCipher 4 keeps each page of 4,096 bytes as AES-256 in CBC mode with its IV at byte 4,016; page 1 begins with the salt. The cipher is
written out here (FIPS 197), for all blocks at once: sixteen planes of bytes, each step a table or an exclusive or of whole planes.
"""

from pathlib import Path

from hrforum.storage.key import Key

PAGE, BLOCK, SALT, USED = 4096, 16, 16, 4096 - 80
_WAL_HEADER, _FRAME_HEADER = 32, 24


def plain_bytes(path: Path, key: Key) -> bytes:
    """Return what stands in the archive and, where there is one, in its -wal. The archive must not be open here."""
    raw = path.read_bytes()
    pages = [(place // PAGE + 1, raw[place : place + PAGE]) for place in range(0, len(raw), PAGE)]
    wal = path.with_name(path.name + "-wal")
    if wal.exists():
        pages += _frames(wal.read_bytes())
    bodies = [page[SALT if number == 1 else 0 : USED] for number, page in pages]
    before = [
        page[USED : USED + BLOCK] + body[:-BLOCK] for (_number, page), body in zip(pages, bodies, strict=True)
    ]
    return _xor(_decrypted(b"".join(bodies), key.secret), b"".join(before))


def _frames(raw: bytes) -> list[tuple[int, bytes]]:
    size = _FRAME_HEADER + PAGE
    starts = range(_WAL_HEADER, len(raw) - size + 1, size)
    return [(int.from_bytes(raw[at : at + 4], "big"), raw[at + _FRAME_HEADER : at + size]) for at in starts]


def _xor(one: bytes, other: bytes) -> bytes:
    return (int.from_bytes(one, "big") ^ int.from_bytes(other, "big")).to_bytes(len(one), "big")


# ---- the inverse cipher ------------------------------------------------------------------------------------------------
def _times(a: int, b: int) -> int:
    product = 0
    while b:
        product ^= a if b & 1 else 0
        a = (a << 1) ^ (0x11B if a & 0x80 else 0)
        b >>= 1
    return product


def _substitutions() -> bytes:
    inverse = [next((b for b in range(256) if _times(a, b) == 1), 0) for a in range(256)]
    turned = [[(each >> (8 - turn)) | (each << turn) & 0xFF for turn in range(5)] for each in inverse]
    return bytes(one[0] ^ one[1] ^ one[2] ^ one[3] ^ one[4] ^ 0x63 for one in turned)


_S = _substitutions()
_BACK = bytes(_S.index(each) for each in range(256))
_BY = {factor: bytes(_times(each, factor) for each in range(256)) for factor in (9, 11, 13, 14)}
_MIX = ((14, 11, 13, 9), (9, 14, 11, 13), (13, 9, 14, 11), (11, 13, 9, 14))


def _round_keys(secret: bytes) -> list[bytes]:
    words, constant = [secret[at : at + 4] for at in range(0, 32, 4)], 1
    while len(words) < 60:
        last = words[-1]
        if len(words) % 8 == 0:
            last = bytes(_S[each] for each in last[1:] + last[:1])
            last = bytes([last[0] ^ constant]) + last[1:]
            constant = _times(constant, 2)
        elif len(words) % 8 == 4:
            last = bytes(_S[each] for each in last)
        words.append(_xor(last, words[-8]))
    return [b"".join(words[at : at + 4]) for at in range(0, 60, 4)]


def _decrypted(raw: bytes, secret: bytes) -> bytes:
    *keys, last = _round_keys(secret)
    planes = [_added(raw[place::BLOCK], last[place]) for place in range(BLOCK)]
    for number, key in reversed(list(enumerate(keys))):
        # Row r of the block moves r columns to the right.
        planes = [planes[(place - 4 * (place % 4)) % BLOCK].translate(_BACK) for place in range(BLOCK)]
        planes = [_added(plane, key[place]) for place, plane in enumerate(planes)]
        if number:
            planes = [_mixed(planes[place - place % 4 :][:4], place % 4) for place in range(BLOCK)]
    plain = bytearray(len(raw))
    for place, plane in enumerate(planes):
        plain[place::BLOCK] = plane
    return bytes(plain)


def _added(plane: bytes, key: int) -> bytes:
    return plane.translate(bytes(each ^ key for each in range(256)))


def _mixed(column: list[bytes], row: int) -> bytes:
    mixed = bytes(len(column[0]))
    for plane, factor in zip(column, _MIX[row], strict=True):
        mixed = _xor(mixed, plane.translate(_BY[factor]))
    return mixed
