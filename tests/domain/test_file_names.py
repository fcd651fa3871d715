"""Names that strangers gave: shown so that they cannot mislead, and made safe before a file is called so."""

import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrforum.domain.file_name import kept, shown, written

NAMES = st.text(st.characters(), max_size=400) | st.sampled_from(
    [
        "..",
        ".",
        "",
        "con",
        "CON.tar.gz",
        "nul .",
        "a/../b",
        "C:\\x",
        "\\\\host\\share",
        "~root",
        "-rf",
        "a" * 300 + ".jpg",
    ]
)


@pytest.mark.parametrize(
    ("name", "ending", "expected"),
    [
        ("door.jpg", ".jpg", "door.jpg"),
        ("door.JPG", ".jpg", "door.jpg"),
        ("door.exe", ".jpg", "door.exe.jpg"),
        ("../../etc/passwd", "", "passwd"),
        ("C:\\Windows\\system32\\x.dll", "", "x.dll"),
        ("gpj.\u202eexe", ".jpg", "gpj.exe.jpg"),
        ("a\0b", "", "ab"),
        ("CON", ".jpg", "attachment-CON.jpg"),
        ("lpt1.txt", ".txt", "attachment-lpt1.txt"),
        ("trailing. . ", "", "trailing"),
        (".hidden", "", "hidden"),
        ("", ".pdf", "attachment.pdf"),
        ("///", ".pdf", "attachment.pdf"),
        ('what: "this"?', "", "what_ _this__"),
        ("Türkçe 家.pdf", ".pdf", "Türkçe 家.pdf"),
    ],
)
def test_names_are_made_safe(name: str, ending: str, expected: str) -> None:
    assert written(name, ending) == expected


@given(NAMES, st.sampled_from(["", ".jpg", ".pdf"]))
def test_no_name_is_a_path_or_misleads(name: str, ending: str) -> None:
    found = written(kept(name), ending)
    assert found == PurePosixPath(found).name == PureWindowsPath(found).name
    assert found.endswith(ending)
    assert found not in {"", ".", ".."}
    assert found == found.strip(" .")
    assert len(found) <= 140
    assert len(found.encode()) <= 255
    assert not {unicodedata.category(each) for each in found} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert not PureWindowsPath(found).is_reserved()


@given(NAMES)
def test_what_is_shown_can_be_seen_and_what_is_kept_can_be_kept(name: str) -> None:
    assert not {unicodedata.category(each) for each in shown(name)} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert len(shown(name)) <= 81
    assert "\0" not in kept(name)
    kept(name).encode()


def test_a_name_that_turns_itself_around_is_seen_through() -> None:
    assert shown("gpj.\u202eexe") == "gpj.\\u202eexe"
