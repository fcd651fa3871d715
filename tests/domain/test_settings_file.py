"""Preferences survive a broken file and a folder that cannot be written; they never stop anybody's work."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrforum import settings
from hrforum.settings import Recent, Settings


def test_what_was_saved_is_read_again() -> None:
    mine = Settings("abc", "es", "dark", 150, True, (Recent("/home/a", "2026-12-08"),))
    assert settings.save(mine)
    assert settings.load() == mine
    assert not settings.path().with_suffix(".new").exists()


def test_without_a_file_there_are_defaults_and_a_fresh_installation() -> None:
    first, second = settings.load(), settings.load()
    assert (first.language, first.text_percent, first.keep_recent, first.recent) == ("en", 100, False, ())
    assert first.installation != second.installation


@pytest.mark.parametrize(
    "written",
    [b"", b"{", b"\xff\xfe", b"[]", b'"x"', b"null", b"[" * 100_000, b'{"language": 1, "recent": 7}'],
)
def test_a_broken_file_falls_back(written: bytes) -> None:
    _write(written)
    kept = settings.load()
    assert (kept.language, kept.recent) == ("en", ())


@pytest.mark.parametrize(
    ("written", "read"), [(1, 1), (30, 30), (0, 5), (31, 5), (-5, 5), (10**30, 5), (True, 5), ("9", 5)]
)
def test_the_minutes_until_the_lock_stay_within_bounds(written: object, read: int) -> None:
    _write(json.dumps({"lock_minutes": written}).encode())
    assert settings.load().lock_minutes == read


def test_each_value_falls_back_by_itself() -> None:
    kept = {
        "language": "fr",
        "text_percent": "huge",
        "keep_recent": 1,
        "scheme": None,
        "recent": [{"folder": "/a", "day": "2026-01-01"}, {"folder": 1, "day": "x"}, "x", {}],
        "unknown": 1,
    }
    _write(json.dumps(kept).encode())
    read = settings.load()
    assert (read.language, read.text_percent, read.keep_recent, read.scheme) == ("fr", 100, False, "system")
    assert read.recent == (Recent("/a", "2026-01-01"),)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
names = st.sampled_from([*Settings.__dataclass_fields__, "other"])


@given(st.dictionaries(names, json_values))
def test_whatever_stands_in_the_file_something_usable_is_read(kept: dict[str, object]) -> None:
    _write(json.dumps(kept).encode())
    read = settings.load()
    assert isinstance(read.language, str)
    assert isinstance(read.text_percent, int)
    assert not isinstance(read.text_percent, bool)
    assert all(isinstance(one, Recent) for one in read.recent)


def test_a_folder_that_cannot_be_written_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")
    monkeypatch.setattr(settings, "path", lambda: in_the_way / "settings.json")
    assert not settings.save(Settings())
    assert settings.load().language == "en"


def test_nothing_of_an_archive_is_remembered_but_folder_and_day() -> None:
    assert settings.save(Settings(keep_recent=True, recent=(Recent("/home/a", "2026-12-08"),)))
    written = json.loads(settings.path().read_text("utf-8"))
    assert written["recent"] == [{"folder": "/home/a", "day": "2026-12-08"}]
    assert written.keys() == set(Settings.__dataclass_fields__)


def _write(written: bytes) -> None:
    settings.path().parent.mkdir(parents=True, exist_ok=True)
    settings.path().write_bytes(written)
