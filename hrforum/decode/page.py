"""Draws one page of a PDF. Runs in the decoding process alone."""

import math
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from hrforum.decode import limits
from hrforum.decode.child import Answer, CannotShow
from hrforum.decode.frames import Trouble, number

_WIDEST = 8_000


def decode(content: bytes, header: dict[str, Any]) -> Answer:
    """Return page `number`, counted from 0, `width` pixels wide as far as the limits let it be; and how many pages there are.

    Raises `CannotShow` for what is no PDF, is locked by a password, or has no such page.
    """
    wanted, width = number(header, "number", 0, limits.MOST_PAGES), number(header, "width", 1, _WIDEST)
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD
        raise CannotShow(Trouble.LOCKED if locked else Trouble.UNKNOWN) from None
    pages = min(len(document), limits.MOST_PAGES)
    if wanted >= pages:
        raise CannotShow(Trouble.NO_PAGE)
    try:
        page = document[wanted]
        wide, tall = page.get_size()
        bitmap = page.render(scale=_scale(wide, tall, width), rev_byteorder=True)
    except (pypdfium2.PdfiumError, ValueError, OverflowError, ArithmeticError):
        raise CannotShow(Trouble.UNKNOWN) from None
    rows = _without_gaps(bitmap)
    said = {
        "width": bitmap.width,
        "height": bitmap.height,
        "channels": bitmap.n_channels,
        "pages": pages,
        "size": len(rows),
    }
    return said, (rows,)


def _scale(wide: float, tall: float, width: int) -> float:
    if not (math.isfinite(wide) and math.isfinite(tall) and wide > 0 and tall > 0):
        raise CannotShow(Trouble.UNKNOWN)
    at_most = math.sqrt(limits.MOST_PAGE_PIXELS / (wide * tall))
    # A page a hundred times as high as wide would be a line otherwise.
    return min(width / wide, at_most, limits.LONGEST_SIDE / max(wide, tall))


def _without_gaps(bitmap: pypdfium2.PdfBitmap) -> bytes:
    used, whole = bitmap.width * bitmap.n_channels, memoryview(bitmap.buffer).cast("B")
    if used == bitmap.stride:
        return bytes(whole)
    return b"".join(whole[at : at + used] for at in range(0, bitmap.stride * bitmap.height, bitmap.stride))
