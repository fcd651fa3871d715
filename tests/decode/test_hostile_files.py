"""Files made to harm: each gets one sentence, and takes no more memory, time or files than the decoding process is given."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hrforum.decode import ask, frames, limits
from hrforum.decode.frames import packed
from hrforum.domain.decoded import Sound
from hrforum.errors import Unreadable
from tests.decode.made import frames as several
from tests.decode.made import pdf, photo, png_bomb, png_of_size, tone, wav_saying

HOLDS_LIMITS = sys.platform == "linux"


def asked(content: bytes) -> list[Callable[[], object]]:
    """Return every way of asking for a file."""
    return [
        lambda: ask.picture(content),
        lambda: ask.page(content, 0, 800),
        lambda: ask.sound(content, 0, 1_000),
    ]


def shown(one: Callable[[], object]) -> object:
    """Return what is shown of a file, or the sentence that says why nothing is."""
    try:
        return one()
    except Unreadable as error:
        return error.sentence


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 5_000,
        b"\xff\xd8\xff",
        b"%PDF-1.7\n" + b"1 0 obj <<" * 3_000,
        b"RIFF\xff\xff\xff\xffWAVE",
        b"OggS" + b"\xff" * 3_000,
        b"fLaC" + b"\0" * 3_000,
        b"ID3" + b"\xff" * 3_000,
        png_of_size(2**31 - 1, 2**31 - 1),
        png_of_size(60_000, 1),
        photo(form="PNG")[:60],
        pdf()[:200],
        b"MZ\x90\0",
    ],
    ids=lambda content: repr(content[:12]),
)
def test_rubbish_gets_one_sentence(content: bytes) -> None:
    for one in asked(content):
        with pytest.raises(Unreadable) as error:
            one()
        assert error.value.sentence.endswith(".")


def test_too_many_pixels_are_refused_before_one_is_decoded() -> None:
    with pytest.raises(Unreadable, match="too large"):
        ask.picture(png_of_size(20_000, 20_000))


def test_a_small_file_with_as_many_pixels_as_may_be_is_shown() -> None:
    bomb = png_bomb()
    assert len(bomb) < 300_000
    shown = ask.picture(bomb, 200)
    assert (shown.width, shown.height) == (200, 200)


def test_a_file_too_large_is_not_handed_over() -> None:
    with pytest.raises(Unreadable, match="too large"):
        ask.picture(b"\xff\xd8\xff" + bytes(limits.MOST_BYTES))


@pytest.mark.parametrize("size", [(200_000, 3), (3, 200_000), (14_400, 14_400)])
def test_a_page_of_any_size_is_drawn_within_the_limits(size: tuple[float, float]) -> None:
    pixels = ask.page(pdf(1, size=size), 0, 8_000).pixels
    assert pixels.width * pixels.height <= limits.MOST_PAGE_PIXELS * 5 // 4


def test_a_pdf_with_very_many_pages_is_shown_page_by_page() -> None:
    found = ask.page(pdf(3_000), 2_999, 300)
    assert found.pages == 3_000


def test_a_page_that_is_not_there_and_a_locked_pdf_have_their_own_sentences() -> None:
    with pytest.raises(Unreadable, match="no such page"):
        ask.page(pdf(2), 2, 300)
    with pytest.raises(Unreadable, match="password"):
        ask.page(pdf(locked=True), 0, 300)


@pytest.mark.parametrize(
    "header",
    [
        {"channels": 0},
        {"channels": 65_535},
        {"rate": 0},
        {"rate": 4_294_967_295},
        {"rate": 1},
        {"bits": 0},
        {"bits": 4_000},
        {"size": 4_294_967_295},
        {"size": 0},
        {"channels": 255, "rate": 768_000, "bits": 32, "size": 4_000_000_000},
    ],
    ids=str,
)
def test_a_wav_file_may_say_what_it_likes(header: dict[str, int]) -> None:
    found = shown(lambda: ask.sound(wav_saying(**header), 0, 60_000))
    if isinstance(found, Sound):
        assert len(found.samples) <= 60 * 44_100 * 4
        assert found.length_ms <= limits.LONGEST_SOUND_MS


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from([photo(), photo(form="PNG"), pdf(1), tone(0.2), several(2)]), st.integers(0, 2**31))
def test_whole_files_with_wrong_bytes_give_a_sentence_or_an_answer(whole: bytes, seed: int) -> None:
    chance, changed = random.Random(seed), bytearray(whole)
    for _each in range(chance.randint(1, 20)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    for one in asked(bytes(changed[: chance.randint(8, len(changed))])):
        assert shown(one)


# ---- the limits themselves ---------------------------------------------------------------------------------------------
_TIED = """
import os, sys
from hrforum.decode import limits
limits.tie_down()
"""


def tied(code: str) -> subprocess.CompletedProcess[bytes]:
    """Run code in a process that is tied down as the decoding one is."""
    return subprocess.run(
        [sys.executable, "-I", "-c", _TIED + code],
        capture_output=True,
        check=False,
        timeout=120,
        stdin=subprocess.DEVNULL,
    )


def test_no_file_can_be_written_or_read(tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.write_text("words")
    code = f"""
for mode in ("rb", "wb"):
    try:
        open({str(there)!r}, mode)
    except OSError as error:
        print("refused", error.errno)
try:
    os.pipe()
except OSError as error:
    print("refused", error.errno)
"""
    found = tied(code)
    assert found.stdout.count(b"refused") == 3, found
    assert there.read_text() == "words"


def test_memory_ends_at_the_limit() -> None:
    assert HOLDS_LIMITS
    found = tied(f"""
try:
    bytearray({limits.MEMORY})
except MemoryError:
    print("refused")
bytearray({limits.MEMORY} // 3)
print("and less is given")
""")
    assert found.stdout.split(b"\n")[:2] == [b"refused", b"and less is given"], found


def test_computing_ends_at_the_limit() -> None:
    # A second of it, not the whole limit.
    found = tied("""
import resource
resource.setrlimit(resource.RLIMIT_CPU, (1, 1))
while True:
    pass
""")
    assert found.returncode < 0, "killed by a signal"


class Instead:
    """Stands in for the decoding process with a program of its own, to see what the asking side takes."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def runs(self, code: str) -> None:
        """Start this code where the decoding process would be."""
        self._monkeypatch.setattr(ask, "command", lambda: [sys.executable, "-I", "-c", code])


@pytest.fixture
def instead(monkeypatch: pytest.MonkeyPatch) -> Instead:
    monkeypatch.setattr(limits, "WALL_SECONDS", 1.5)
    return Instead(monkeypatch)


@pytest.mark.parametrize(
    "code",
    [
        "import time; time.sleep(600)",
        "import sys; sys.stdin.buffer.read(); import time; time.sleep(600)",
        "raise SystemExit(1)",
        "import os\nwhile True: os.write(1, b'HRFB' + bytes(65536))",
        "print('HRFB')",
    ],
)
def test_whatever_does_not_answer_as_it_should_is_ended(instead: Instead, code: str) -> None:
    instead.runs(code)
    began = time.monotonic()
    with pytest.raises(Unreadable):
        ask.picture(photo())
    assert time.monotonic() - began < 60, "it does not wait for ten minutes"


@pytest.mark.parametrize(
    ("said", "body"),
    [
        ({"width": 2, "height": 2, "channels": 3}, 11),
        ({"width": 2, "height": 2, "channels": 2}, 8),
        ({"width": -2, "height": -2, "channels": 3}, 12),
        ({"width": "2", "height": 2, "channels": 3}, 12),
        ({"width": 2.0, "height": 2, "channels": 3}, 12),
        ({"width": True, "height": 12, "channels": 1}, 12),
        ({"width": 2, "height": 2}, 12),
        ({"trouble": "words of its own"}, 0),
        ({"trouble": ["unknown"]}, 0),
    ],
    ids=str,
)
def test_an_answer_that_does_not_fit_is_no_answer(
    instead: Instead, said: dict[str, object], body: int
) -> None:
    answer = packed(frames.ANSWER, said, body) + b"x" * body
    instead.runs(f"import sys; sys.stdin.buffer.read(); sys.stdout.buffer.write({answer!r})")
    with pytest.raises(Unreadable) as error:
        ask.picture(photo())
    assert "words of its own" not in error.value.sentence


def test_the_way_that_takes_an_answer_whole_takes_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        ask,
        "_exchanged",
        lambda process, asked, most, _progress: ask._exchanged_at_once(process, asked, most),
    )
    assert ask.picture(photo()).width == 64
    monkeypatch.setattr(limits, "WALL_SECONDS", 0.5)
    Instead(monkeypatch).runs("import time; time.sleep(600)")
    with pytest.raises(Unreadable):
        ask.picture(photo())


def test_nothing_of_this_process_goes_along(
    instead: Instead, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither open files nor the environment: what the other process finds is in the width and height it answers."""
    monkeypatch.setenv("HRFORUM_PASSPHRASE", "secret words")
    with (tmp_path / "held").open("w") as held:
        os.set_inheritable(held.fileno(), True)
        instead.runs(
            "import json, os, struct, sys; sys.stdin.buffer.read()\n"
            "held = [each for each in range(3, 64) if os.path.exists(f'/proc/self/fd/{each}')]\n"
            "kept = [each for each in os.environ if each not in ('LC_CTYPE', '__CF_USER_TEXT_ENCODING')]\n"
            "said = json.dumps({'width': 1 + len(held), 'height': 1 + len(kept), 'channels': 1}).encode()\n"
            "body = b'x' * ((1 + len(held)) * (1 + len(kept)))\n"
            "sys.stdout.buffer.write(struct.pack('>4sIQ', b'HRFB', len(said), len(body)) + said + body)\n"
        )
        found = ask.picture(photo())
    assert (found.width, found.height) == (1, 1)
