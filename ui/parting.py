"""Leaving an archive while a form holds words that were not kept: a lock keeps them, quitting asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hrforum.errors import HrforumError
from hrforum.i18n import _
from ui.deeds.testimony_deeds import keeping
from ui.dialogs.confirm import Confirm

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def _unkept_form(window: MainWindow) -> Any:
    form = window.desk.pages["testimonies"].form if window.desk is not None else None
    return form if form is not None and form.touched else None


def rescue(window: MainWindow, go_on: Callable[[], object]) -> None:
    """Keep what an open form holds as a draft, then go on; a lock waits for nobody's answer."""
    form = _unkept_form(window)
    if form is None:
        go_on()
        return
    written = form.rescued()

    def refused(_error: HrforumError) -> None:
        # Where a change no longer fits, the words are kept as a testimony of their own.
        fresh = keeping(replace(written, testimony_id=0))
        window.worker.run(fresh, lambda _kept: go_on(), refused=lambda _error: go_on())

    window.worker.run(keeping(written), lambda _kept: go_on(), refused=refused)


def ask_before_quitting(window: MainWindow) -> bool:
    """Say whether the window may close now; where words were not kept, ask first and close it upon a yes."""
    if window.may_discard or _unkept_form(window) is None:
        return True
    window.go("testimonies")

    def quit_all_the_same(_value: object) -> None:
        dialog.kept()
        window.may_discard = True
        window.close()

    dialog = Confirm(
        window,
        True,
        _("Quit without keeping what was written?"),
        [_("It cannot be brought back.")],
        act=_("&Quit without keeping"),
        leave=_("&Go on writing"),
    )
    dialog.decided.connect(quit_all_the_same)
    dialog.open()
    return False
