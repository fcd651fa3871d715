"""FiraGO, unpacked beside the program's start and kept for the next one; importing this room needs no Qt."""

from __future__ import annotations

import contextlib
import os
import threading
from pathlib import Path

_DIGESTS = {
    "figo": "495901c0c608ea265f4c31aa2a4c7a313e5cc2a3dd610da78a447fe8e07454a2",
    "figbo": "ab720753c39073556260ebbaee7e7af89f9ca202a7c7abc257d935db590a1e35",
}
"""The upright and the bold face, each with the SHA-256 of its file: a kept one is used only where it is that very file."""


class Faces:
    """Has both faces ready on a thread of its own: unpacking takes 20 ms each, which the first window need not wait for.

    `kept` is a folder of this computer's cache in which unpacked faces are kept; without one they are unpacked every time.
    """

    def __init__(self, kept: Path | None = None) -> None:
        self._kept = kept
        self._faces: list[bytes] = []
        self._thread = threading.Thread(target=self._find, name="faces")
        self._thread.start()

    def _find(self) -> None:
        self._faces = [self._face(name) for name in _DIGESTS]

    def _face(self, name: str) -> bytes:
        import hashlib

        if self._kept is not None:
            with contextlib.suppress(OSError):
                face = (self._kept / f"{name}.ttf").read_bytes()
                if hashlib.sha256(face).hexdigest() == _DIGESTS[name]:
                    return face
        return self._unpacked(name)

    def _unpacked(self, name: str) -> bytes:
        import pymupdf_fonts

        face = bytes(pymupdf_fonts.myfont(name))
        if self._kept is not None:
            # A folder that cannot be written costs those 20 ms again next time, and nothing else.
            with contextlib.suppress(OSError):
                self._kept.mkdir(parents=True, exist_ok=True)
                fresh = self._kept / f"{name}.{os.getpid()}.new"
                fresh.write_bytes(face)
                fresh.replace(self._kept / f"{name}.ttf")
        return face

    def register(self) -> None:
        """Give both faces to Qt; the application must exist."""
        from PySide6.QtGui import QFontDatabase

        self._thread.join()
        while self._faces:
            QFontDatabase.addApplicationFontFromData(self._faces.pop())
