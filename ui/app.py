"""Where the windows start: settings, language, fonts, look, window, and what happens to an error nobody caught."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hrforum import i18n, settings
from hrforum.operations.memory import close_memory
from ui.bug import report_bugs_to
from ui.faces import Faces

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.main_window import MainWindow

_MIDDLE = 128

ReplaceProcess = Callable[[Sequence[str]], None]


def replace_process(command: Sequence[str]) -> None:
    """Become another process, so that nothing of the archive stays in memory."""
    if os.name == "nt":
        # Windows has no exec: the new process is started, and this one ends at once.
        import subprocess

        subprocess.Popen(list(command))  # noqa: S603  # it is this very program
        os._exit(0)
    os.execv(command[0], list(command))  # noqa: S606  # as above


def command_again(arguments: Sequence[str]) -> list[str]:
    """Return the command that starts this program once more with other arguments."""
    kept = len(sys.orig_argv) - (len(sys.argv) - 1)
    return [sys.executable, *sys.orig_argv[1:kept], *arguments]


def main(argv: Sequence[str] | None = None, replace: ReplaceProcess = replace_process) -> int:
    """Open the windows; `argv` may name an archive, or be `--self-check`. Returns the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    # A passphrase in the environment would outlive a lock; the windows always ask.
    os.environ.pop("HRFORUM_PASSPHRASE", None)
    if "--self-check" in arguments:
        from hrforum.operations import self_check

        return int(self_check.run())
    close_memory()
    # Importing makes many objects and no garbage; the worker decides about collecting later on.
    gc.disable()
    faces = Faces(settings.cache())
    kept = settings.load()
    i18n.use(kept.language)
    app, window = start(kept, faces, replace)
    report_bugs_to(window.report)
    path = next((Path(one) for one in arguments if not one.startswith("-")), None)
    window.show_welcome() if path is None else window.show_unlock(path)
    # A lock begins a new process: whoever gave the window the whole screen does so once, not after each lock.
    window.showMaximized() if kept.maximised else window.show()
    code = app.exec()
    window.shut_down()
    return code


def start(
    kept: settings.Settings, faces: Faces, replace: ReplaceProcess, app: QApplication | None = None
) -> tuple[QApplication, MainWindow]:
    """Put application and window together; `replace` is what a lock does to the process.

    The window completes itself after its first paint.
    """
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from ui import theme
    from ui.main_window import MainWindow

    # Qt's own file dialog would write down the folders of archives; only the user turns remembering on.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    app = app or QApplication(sys.argv[:1])
    app.setApplicationName("hrforum")
    app.setApplicationDisplayName("hrforum")
    faces.register()
    # Before anybody changed it, the palette is the system's; asking for the scheme itself would cost 12 ms.
    system_is_dark = app.palette().window().color().lightness() < _MIDDLE
    theme.chosen(kept.scheme, kept.text_percent, system_is_dark).apply(app)
    window = MainWindow(kept)

    def dress() -> None:
        now = window.preferences.now
        wanted = theme.chosen(now.scheme, now.text_percent)
        if wanted != theme.current():
            wanted.apply(app)

    def complete() -> None:
        window.preferences.changed.connect(lambda _now: dress())
        window.maximised.connect(window.preferences.keep_maximised)
        app.styleHints().colorSchemeChanged.connect(lambda _scheme: dress())

    window.completed.connect(complete)
    window.locked.connect(lambda path: replace(command_again([str(path)] if path else [])))
    return app, window


if __name__ == "__main__":
    sys.exit(main())
