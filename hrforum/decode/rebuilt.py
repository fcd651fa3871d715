"""Makes a fresh picture file out of bare pixels: nothing of the file they came from can be in it. Runs in our own process."""

import io

from PIL import Image

from hrforum.domain.decoded import Pixels

_MODES = {1: "L", 3: "RGB", 4: "RGBA"}
_QUALITY = 92


def picture_file(pixels: Pixels, media_type: str, most: int) -> tuple[bytes, str]:
    """Return the bytes of a new picture file of at most `most` bytes, where that is possible, and its media type.

    A photograph stays a JPEG; drawings, scans and whatever has opacity become a PNG without loss, unless that is too large.
    """
    picture = Image.frombytes(_MODES[pixels.channels], (pixels.width, pixels.height), pixels.rows)
    lossy = media_type in {"image/jpeg", "image/webp"} and pixels.channels != 4
    if not lossy:
        made = _written(picture, "PNG")
        if len(made) <= most or pixels.channels == 4:
            return made, "image/png"
    return _written(picture, "JPEG", quality=_QUALITY, subsampling=0), "image/jpeg"


def _written(picture: Image.Image, form: str, **how: object) -> bytes:
    target = io.BytesIO()
    picture.save(target, form, **how)
    return target.getvalue()
