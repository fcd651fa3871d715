"""FiraGO, unpacked beside the program's start; importing this room needs no Qt."""

from __future__ import annotations

import threading

import pymupdf_fonts


class Faces:
    """Unpacks the upright and bold faces on a thread of its own: 20 ms each that the first window need not wait for."""

    def __init__(self) -> None:
        self._faces: list[bytes] = []
        self._thread = threading.Thread(target=self._unpack, name="faces")
        self._thread.start()

    def _unpack(self) -> None:
        self._faces = [pymupdf_fonts.myfont(name) for name in ("figo", "figbo")]

    def register(self) -> None:
        """Give both faces to Qt; the application must exist."""
        from PySide6.QtGui import QFontDatabase

        self._thread.join()
        while self._faces:
            QFontDatabase.addApplicationFontFromData(self._faces.pop())
