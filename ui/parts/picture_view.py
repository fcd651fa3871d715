"""A picture that is looked at: whole or larger, moved with the arrow keys; drawn from bare pixels alone."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea

from hrforum.domain.decoded import Pixels
from hrforum.i18n import _
from ui.parts.words import announce

STEPS = (100, 150, 200, 300, 400)
"""How large a picture can be shown, in percent of the room there is."""
_FORMATS = {
    1: QImage.Format.Format_Grayscale8,
    3: QImage.Format.Format_RGB888,
    4: QImage.Format.Format_RGBA8888,
}
_MOVE = 60


def image_of(pixels: Pixels) -> QImage:
    """Return bare pixels as an image of its own."""
    stride = pixels.width * pixels.channels
    shown = QImage(pixels.rows, pixels.width, pixels.height, stride, _FORMATS[pixels.channels])
    # A copy: the image would go on using bytes that may be gone.
    return shown.copy()


class PictureView(QScrollArea):
    """`resized(percent)` when it is shown larger or smaller. The alternative text is what a screen reader says of it."""

    resized = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._image = QImage()
        self._step = 0
        self._canvas = QLabel()
        self._canvas.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidget(self._canvas)
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(name)
        self.setProperty("role", "picture")
        self.setMinimumHeight(160)

    @property
    def percent(self) -> int:
        """How large it is shown."""
        return STEPS[self._step]

    def show_pixels(self, pixels: Pixels) -> None:
        """Show another picture at the size chosen."""
        self._image = image_of(pixels)
        self._draw()

    def describe(self, text: str) -> None:
        """Say what is to be seen."""
        self.setAccessibleDescription(text)

    def larger(self, by: int = 1) -> None:
        """Show it a step larger, or with -1 smaller."""
        step = min(max(self._step + by, 0), len(STEPS) - 1)
        if step != self._step:
            self._step = step
            self._draw()
            self.resized.emit(self.percent)
            announce(self, _("{percent} %").format(percent=self.percent))

    def _draw(self) -> None:
        if self._image.isNull():
            return
        room = self.viewport().size() * (self.percent / 100)
        size = self._image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        # A small picture is not blown up beyond twice its size just to fill the room.
        size = size.boundedTo(QSize(self._image.width() * 2, self._image.height() * 2) * (self.percent / 100))
        ratio = self.devicePixelRatioF()
        shown = self._image.scaled(
            size * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        drawn = QPixmap.fromImage(shown)
        drawn.setDevicePixelRatio(ratio)
        self._canvas.setPixmap(drawn)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit it anew."""
        super().resizeEvent(event)
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, larger with plus, smaller with minus."""
        by = {
            Qt.Key.Key_Left: QPoint(-_MOVE, 0),
            Qt.Key.Key_Right: QPoint(_MOVE, 0),
            Qt.Key.Key_Up: QPoint(0, -_MOVE),
            Qt.Key.Key_Down: QPoint(0, _MOVE),
        }.get(Qt.Key(event.key()))
        if by is not None:
            across, down = self.horizontalScrollBar(), self.verticalScrollBar()
            across.setValue(across.value() + by.x())
            down.setValue(down.value() + by.y())
        elif event.text() in {"+", "-"}:
            self.larger(1 if event.text() == "+" else -1)
        else:
            super().keyPressEvent(event)
