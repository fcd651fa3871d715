"""Leaving an archive while a form is open: what it holds is kept as a draft first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from hrforum.errors import HrforumError
from hrforum.i18n import _
from ui.dialogs.confirm import Confirm
from ui.left_open import typed

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def hide_everything() -> None:
    """Hide every window of the program at once, dialogs and menus too."""
    for one in QApplication.topLevelWidgets():
        one.hide()


def keep_first(window: MainWindow, go_on: Callable[[], object]) -> None:
    """Keep what an open form and open dialogs hold, then go on; where that fails too, for a lock waits for nobody's answer."""
    if window.desk is None:
        go_on()
        return
    in_dialogs = typed()

    def leave() -> None:
        window.drafts.watch(None)
        window.left_open.keep(in_dialogs, go_on)

    window.drafts.keep(leave, lambda _error: leave())


def may_close(window: MainWindow) -> bool:
    """Say whether the window may close now; else it closes by itself once the draft is kept, or asks where that fails."""
    if window.may_close or window.desk is None or not window.drafts.writing:
        return True

    def close() -> None:
        window.may_close = True
        window.close()

    window.drafts.keep(close, lambda error: _ask(window, error, close))
    return False


def _ask(window: MainWindow, error: HrforumError, close: Callable[[], object]) -> None:
    window.go("testimonies")
    dialog = Confirm(
        window,
        True,
        _("Quit without keeping what was written?"),
        [error.sentence, _("What was written cannot be brought back.")],
        act=_("&Quit without keeping"),
        leave=_("&Go on writing"),
    )
    dialog.decided.connect(dialog.kept)
    dialog.decided.connect(lambda _value: close())
    dialog.open()
