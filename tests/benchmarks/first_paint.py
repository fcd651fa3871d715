"""A process that opens a window, says when it was first painted, and ends: the program's own, or a bare one, with text or empty.

python -m tests.benchmarks.first_paint ours|text|empty
"""

import sys
import time
from typing import Any


def watch(app: Any) -> None:
    """Print the moment after the first paint of a window, and end."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QWidget

    class Watch(QObject):
        seen = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget) and not self.seen:
                self.seen = True
                QTimer.singleShot(0, self.told)
            return False

        def told(self) -> None:
            print(time.monotonic(), flush=True)
            app.quit()

    app.installEventFilter(Watch(app))


def ours() -> int:
    """Start the program as a user does, with the welcome page."""
    from ui import app as windows

    start = windows.start

    def watched(*given: Any) -> Any:
        app, window = start(*given)
        watch(app)
        return app, window

    windows.start = watched  # type: ignore[assignment]  # so that nothing is imported earlier than it would be
    return windows.main([])


def text() -> int:
    """Show a bare window with one line of text in its middle."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    app = QApplication([])
    watch(app)
    window = QMainWindow()
    line = QLabel("hrforum")
    line.setAlignment(Qt.AlignmentFlag.AlignCenter)
    window.setCentralWidget(line)
    window.show()
    return app.exec()


def empty() -> int:
    """Show a bare window with nothing in it."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    watch(app)
    window = QMainWindow()
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit({"ours": ours, "text": text, "empty": empty}[sys.argv[1]]())
