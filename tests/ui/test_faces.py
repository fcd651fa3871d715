"""The faces are kept once they are unpacked, and nothing else is ever taken for one."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pymupdf_fonts
import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from ui.faces import _DIGESTS, Faces


def faces(kept: Path | None) -> list[bytes]:
    started = Faces(kept)
    started._thread.join()
    return started._faces


def unpacked() -> list[bytes]:
    return [bytes(pymupdf_fonts.myfont(name)) for name in _DIGESTS]


def test_the_digests_are_those_of_the_faces() -> None:
    assert [hashlib.sha256(face).hexdigest() for face in unpacked()] == list(_DIGESTS.values())


def test_faces_are_kept_and_used_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "cache" / "faces"
    assert faces(kept) == unpacked()
    assert sorted(each.name for each in kept.iterdir()) == ["figbo.ttf", "figo.ttf"]
    expected = unpacked()
    monkeypatch.setattr(pymupdf_fonts, "myfont", lambda _name: b"")
    assert faces(kept) == expected


def test_a_file_that_is_not_the_face_is_replaced(tmp_path: Path) -> None:
    faces(tmp_path)
    (tmp_path / "figo.ttf").write_bytes(b"somebody else's")
    assert faces(tmp_path) == unpacked()
    assert (tmp_path / "figo.ttf").read_bytes() == unpacked()[0]


def test_a_folder_that_cannot_be_made_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"a file")
    assert faces(tmp_path / "cache") == unpacked()
    assert (tmp_path / "cache").read_bytes() == b"a file"


def test_without_a_folder_they_are_unpacked() -> None:
    assert faces(None) == unpacked()


def test_qt_knows_the_family(qapp: QApplication, tmp_path: Path) -> None:
    Faces(tmp_path).register()
    assert "FiraGO" in QFontDatabase.families()
    assert {"Regular", "Bold"} <= set(QFontDatabase.styles("FiraGO"))
