"""Makes the pictures: `python -m tests.pictures [FOLDER]`; light and dark, 100 and 200 percent, mirrored, and a packet's pages."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hrforum.operations import archive, draft, export, packet, practice
from hrforum.settings import Settings
from hrforum.storage.key import Key, random_key
from tests.pictures.scenes import Scene, Scenes
from tests.pictures.taking_back_scenes import TakingBackScenes
from ui import app as windows
from ui.faces import Faces
from ui.main_window import MainWindow

WIDE, TALL = 1366, 768
SCREEN = {"name": "picture", "x": 0, "y": 0, "width": WIDE, "height": TALL, "logicalDpi": 96, "dpr": 1}
VARIANTS = (("light", 100), ("light", 200), ("dark", 100), ("dark", 200))


class Studio:
    """One window in one look, and the camera in front of it."""

    def __init__(self, folder: Path, faces: Faces, settings: Settings, *, mirrored: bool = False) -> None:
        self._folder = folder
        app = QApplication.instance()
        known = app if isinstance(app, QApplication) else None
        self._app, self.window = windows.start(settings, faces, lambda _command: None, known)
        if mirrored:
            self._app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.bugs: list[object] = []
        self.window.complete()
        self.window.worker.crashed.connect(self.bugs.append)
        self.window.resize(WIDE, TALL)
        self.window.show_welcome()
        self.window.show()
        QTest.qWaitForWindowActive(self.window)
        folder.mkdir(parents=True, exist_ok=True)

    def wait(self) -> None:
        """Let the worker finish and the window show it."""
        calm = 0
        while calm < 3:
            QTest.qWait(10)
            due = any(one.isSingleShot() and one.isActive() for one in self.window.findChildren(QTimer))
            calm = 0 if due or not self.window.worker.idle else calm + 1

    def take(self, scenes: Iterable[Scene]) -> None:
        """Take a picture of each scene; a dialog is closed after its picture."""
        for name, bring in scenes:
            bring()
            self.wait()
            self._picture().save(str(self._folder / f"{name}.png"))
            while (dialog := QApplication.activeModalWidget()) is not None:
                dialog.close()
                self.wait()
            self._measure(name)

    def _picture(self) -> QPixmap:
        picture = self.window.grab()
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            painter = QPainter(picture)
            painter.fillRect(picture.rect(), QColor(0, 0, 0, 110))
            shot = dialog.grab()
            painter.drawPixmap(
                QPoint(
                    (picture.width() - shot.width()) // 2, max(0, (picture.height() - shot.height()) // 2)
                ),
                shot,
            )
            painter.end()
        return picture

    def _measure(self, name: str) -> None:
        size = self.window.size()
        if size.width() > WIDE or size.height() > TALL:
            print(f"  {self._folder.name}/{name}: grew to {size.width()} x {size.height()}")

    def close(self) -> None:
        """Close the window, and throw away what was written for a picture."""
        if self.window.desk is not None:
            self.window.desk.pages["testimonies"].leave_form()
            self.window.worker.run(without_drafts)
            self.wait()
        self.window.worker.shut_down()
        self.window.close()
        self._app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for bug in self.bugs:
            print(f"  {self._folder.name}: {bug}")

    def open(self, path: Path, key: Key) -> MainWindow:
        """Open an archive by its key."""
        self.window.deeds.open_with(path, lambda: archive.open_with_key(path, key))
        self.wait()
        return self.window


def main(folder: Path) -> int:
    """Make all pictures and say where they are; returns the exit code."""
    faces = Faces()
    bugs = 0
    with tempfile.TemporaryDirectory(prefix="hrforum-pictures-") as workshop:
        # Pictures look the same with or without a screen. Qt reads this when the application is made.
        screen = Path(workshop) / "screen.json"
        screen.write_text(json.dumps({"screens": [SCREEN]}), "utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
        # Nobody's own settings are read or written.
        os.environ["XDG_CONFIG_HOME"] = workshop
        full, empty = Path(workshop) / "practice.hrforum", Path(workshop) / "empty.hrforum"
        made = practice.make(full)
        key = made.key()
        packet_pages(made, folder / "packet")
        made.close()
        blank = random_key()
        archive.create_with_key(empty, blank, name="Tenants of Oak Street").close()
        looks = [(scheme, percent, False) for scheme, percent in VARIANTS] + [("light", 100, True)]
        for scheme, percent, mirrored in looks:
            where = folder / f"{scheme}-{percent}{'-mirrored' if mirrored else ''}"
            settings = Settings(scheme=scheme, text_percent=percent)
            studio = Studio(where, faces, settings, mirrored=mirrored)
            studio.take(Scenes(studio.window, full, studio.wait).before())
            studio.open(empty, blank)
            studio.take(Scenes(studio.window, full, studio.wait).empty())
            studio.close()
            studio = Studio(where, faces, settings, mirrored=mirrored)
            studio.open(full, key)
            studio.take(Scenes(studio.window, full, studio.wait).full())
            studio.close()
            bugs += len(studio.bugs)
            # What is erased for a picture is missed by no other.
            called = Path(shutil.copyfile(full, Path(workshop) / f"called-{where.name}.hrforum"))
            studio = Studio(where, faces, settings, mirrored=mirrored)
            studio.open(called, key)
            studio.take(TakingBackScenes(studio.window, called.parent, studio.wait).every())
            studio.close()
            bugs += len(studio.bugs)
            print(f"{where}: {len(list(where.glob('*.png')))} pictures")
    return 1 if bugs else 0


def without_drafts(opened: Any) -> None:
    """Throw away what was written for a picture, so that the next look begins with the same archive."""
    for each in draft.everything(opened):
        draft.discard(opened, each.id)


def packet_pages(opened: Any, folder: Path) -> None:
    """Make the practice packet and a picture of each of its pages."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / "packet.pdf"
    target.unlink(missing_ok=True)
    export.export(opened, packet.everything(opened)[0].id, target, accept_names=True)
    if shutil.which("pdftoppm") is None:
        print("no pdftoppm here, so the packet's pages are not pictured")
        return
    subprocess.run(["pdftoppm", "-png", "-r", "60", str(target), str(folder / "page")], check=True)
    print(f"{folder}: {len(list(folder.glob('*.png')))} pages")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("build/pictures")))
