"""Decodes pictures: upright, in plain sRGB, one frame, nothing but pixels. Runs in the decoding process alone."""

import copy
import io
from collections.abc import Iterator
from typing import Any

from PIL import (
    GifImagePlugin,
    Image,
    ImageCms,
    ImageColor,
    ImageOps,
    ImagePalette,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from hrforum.decode import limits
from hrforum.decode.child import Answer, CannotShow
from hrforum.decode.frames import Trouble, number

_FORMATS = tuple(
    each.format
    for each in (
        JpegImagePlugin.JpegImageFile,
        PngImagePlugin.PngImageFile,
        GifImagePlugin.GifImageFile,
        TiffImagePlugin.TiffImageFile,
        WebPImagePlugin.WebPImageFile,
    )
)
_SEVERAL_OF_ONE = MpoImagePlugin.MpoImageFile.format
"""What Pillow makes of a telephone's JPEG that holds further pictures: the same one smaller, or how far away things are."""
Image._initialized = 2  # nor does it look for further formats
# What Pillow imports only when a picture asks for it, when no file can be opened any more.
LOADED = (copy, ImageColor, ImagePalette)
_SRGB = ImageCms.createProfile("sRGB")
_STRIP_BYTES = 4_000_000
_MODES = {"L": 1, "RGB": 3, "RGBA": 4}


def decode(content: bytes, header: dict[str, Any]) -> Answer:
    """Return the pixels of a picture, made to fit a square of `side` pixels where that is not 0.

    Raises `CannotShow` for what is no picture, has too many pixels, or has several frames or pages.
    """
    side = number(header, "side", 0, limits.LONGEST_SIDE)
    Image.MAX_IMAGE_PIXELS = None  # the limit is checked here, before anything is decoded
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as opened:
            _refuse(opened)
            if side:
                opened.draft("RGB", (side, side))
            picture = _plain(_as_srgb(ImageOps.exif_transpose(opened)))
    except (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, ArithmeticError, EOFError):
        # Pillow raises all of these on damaged files.
        raise CannotShow(Trouble.UNKNOWN) from None
    if side:
        picture.thumbnail((side, side))
    channels = _MODES[picture.mode]
    size = picture.width * picture.height * channels
    said = {"width": picture.width, "height": picture.height, "channels": channels, "size": size}
    return said, _strips(picture, channels)


def _refuse(opened: Image.Image) -> None:
    wide, tall = opened.size
    if wide * tall > limits.MOST_PIXELS or max(wide, tall) > limits.LONGEST_SIDE:
        raise CannotShow(Trouble.TOO_LARGE)
    if opened.format != _SEVERAL_OF_ONE and getattr(opened, "n_frames", 1) > 1:
        raise CannotShow(Trouble.SEVERAL)


def _as_srgb(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in {"RGB", "CMYK"}:
        return picture
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(picture, own, _SRGB, outputMode="RGB") or picture
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return picture  # a damaged profile costs the exact colours and not the picture


def _plain(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I"):
        # Sixteen bits of grey: the upper eight are seen.
        return picture.point(lambda value: value * (1 / 256)).convert("L")
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    return picture.convert("L" if picture.mode in {"1", "L", "F"} else "RGB")


def _strips(picture: Image.Image, channels: int) -> Iterator[bytes]:
    rows = max(1, _STRIP_BYTES // (picture.width * channels))
    for top in range(0, picture.height, rows):
        yield picture.crop((0, top, picture.width, min(top + rows, picture.height))).tobytes()
