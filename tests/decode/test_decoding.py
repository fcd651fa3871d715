"""What the decoding process gives back of honest files: upright pixels, pages and samples."""

import array
import io
import itertools
import math

import pytest
from PIL import Image, ImageCms

from hrforum.decode import ask, rebuilt
from hrforum.decode.frames import Broken, packed, unpacked
from hrforum.domain.decoded import CHANNELS, FRAME_BYTES, RATE
from hrforum.errors import Cancelled, Unreadable
from tests.decode.made import frames, pdf, photo, tone


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF", "GIF"])
def test_a_picture_comes_as_its_pixels(form: str) -> None:
    found = ask.picture(photo(form=form))
    assert (found.width, found.height, found.channels) == (64, 48, 3)
    assert _colours(found.rows) == [(200, 30, 30), (30, 30, 200)]


def test_a_picture_is_made_upright() -> None:
    found = ask.picture(photo(orientation=6))
    assert (found.width, found.height) == (48, 64)


def test_a_picture_is_made_to_fit() -> None:
    found = ask.picture(photo(640, 480), 100)
    assert (found.width, found.height) == (100, 75)


@pytest.mark.parametrize(
    ("mode", "channels"), [("1", 1), ("L", 1), ("I;16", 1), ("P", 3), ("RGBA", 4), ("LA", 4)]
)
def test_every_way_of_keeping_pixels_becomes_a_plain_one(mode: str, channels: int) -> None:
    found = ask.picture(photo(form="PNG", mode=mode))
    assert found.channels == channels
    assert len(found.rows) == 64 * 48 * channels


def test_colours_of_another_space_become_the_usual_ones() -> None:
    # A profile that swaps nothing still has to be taken off, and a broken one costs no picture.
    target = io.BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    Image.new("RGB", (8, 8), (10, 200, 90)).save(target, "PNG", icc_profile=profile)
    assert ask.picture(target.getvalue()).rows[:3] == bytes((10, 200, 90))
    broken = io.BytesIO()
    Image.new("RGB", (8, 8), (10, 200, 90)).save(broken, "PNG", icc_profile=b"no profile")
    assert ask.picture(broken.getvalue()).rows[:3] == bytes((10, 200, 90))


def test_a_page_is_drawn() -> None:
    found = ask.page(pdf(3), 1, 500)
    assert found.pages == 3
    assert found.pixels.width == 500
    assert min(found.pixels.rows) < 100, "dark words"
    assert max(found.pixels.rows) == 255, "on white"


def test_sound_comes_in_parts_that_fit_together() -> None:
    whole = tone(2.0)
    parts = [ask.sound(whole, at, 500) for at in range(0, 2_000, 500)]
    assert {one.length_ms for one in parts} == {2_000}
    assert sum(len(one.samples) for one in parts) == 2 * RATE * FRAME_BYTES
    # Through zero as often as a tone of 440 Hz does, counted over the whole.
    left = array.array("h", b"".join(one.samples for one in parts))[::CHANNELS]
    crossings = sum(1 for one, other in itertools.pairwise(left) if (one < 0) != (other < 0))
    assert math.isclose(crossings, 2 * 440 * 2, abs_tol=8)


def test_after_the_end_of_a_sound_there_is_nothing() -> None:
    assert ask.sound(tone(1.0), 5_000, 1_000).samples == b""


def test_a_rebuilt_picture_holds_nothing_but_pixels() -> None:
    for media_type, form in (("image/jpeg", "JPEG"), ("image/png", "PNG"), ("image/webp", "JPEG")):
        content, made = rebuilt.picture_file(ask.picture(photo(canary="Zqplace")), media_type, 10_000_000)
        with Image.open(io.BytesIO(content)) as again:
            assert again.format == form
            assert made == f"image/{form.lower()}"
            assert dict(again.getexif()) == {}
            assert not set(again.info) & {"exif", "comment", "icc_profile", "xmp", "photoshop"}
        assert b"Zqplace" not in content


def test_a_picture_too_large_without_loss_is_kept_with_loss() -> None:
    noisy = io.BytesIO()
    Image.effect_noise((300, 300), 90).convert("RGB").save(noisy, "PNG")
    content, made = rebuilt.picture_file(ask.picture(noisy.getvalue()), "image/png", 80_000)
    assert made == "image/jpeg"
    assert len(content) < 120_000


def test_several_pictures_in_one_are_refused() -> None:
    with pytest.raises(Unreadable, match="several pictures"):
        ask.picture(frames(3))


def test_whoever_stops_it_gets_no_answer() -> None:
    class Stopped:
        def step(self, done: int, total: int, label: str) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        ask.picture(photo(4_000, 3_000), progress=Stopped())


@pytest.mark.parametrize(
    "frame",
    [
        b"",
        b"HRFB",
        packed(b"HRFA", {}, 0),
        packed(b"HRFB", {}, 1),
        packed(b"HRFB", {}, 0) + b"more",
        packed(b"HRFB", {"long": "x" * 5_000}, 0),
        packed(b"HRFB", {}, 99) + b"x" * 99,
        packed(b"HRFB", {}, 0)[:-2] + b"[]",
        packed(b"HRFB", {}, 0)[:-2] + b"{\xff",
    ],
)
def test_what_is_no_frame_is_no_answer(frame: bytes) -> None:
    with pytest.raises(Broken):
        unpacked(b"HRFB", frame, 50)


def _colours(rows: bytes) -> list[tuple[int, ...]]:
    """Return the colours at the ends of the first row, without what lossy formats change."""
    ends = (rows[:3], rows[63 * 3 : 64 * 3])
    exact = ((200, 30, 30), (30, 30, 200))
    return [
        want if all(abs(a - b) < 12 for a, b in zip(end, want, strict=True)) else tuple(end)
        for end, want in zip(ends, exact, strict=True)
    ]
