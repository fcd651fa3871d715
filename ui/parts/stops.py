"""Where Tab stops, and in which order: what is added to a page later is reached where it stands, not at the end."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def stops_within(whole: QWidget) -> list[QWidget]:
    """Return what Tab reaches inside `whole`, in the order in which it was put there."""
    found: list[QWidget] = []
    at = whole.nextInFocusChain()
    while at is not None and whole.isAncestorOf(at):
        if _is_stop(at):
            found.append(at)
        at = at.nextInFocusChain()
    return found


def stop_before(there: QWidget, *fresh: QWidget) -> None:
    """Let Tab reach `fresh`, in this order, just before `there`.

    Where `there` stands alone or elsewhere as yet, nothing is moved: what is put onto a page later comes later.
    """
    last = there.previousInFocusChain()
    while last is not None and last is not there and (last in fresh or not _is_stop(last)):
        last = last.previousInFocusChain()
    if last is None or last is there:
        return
    for each in fresh:
        QWidget.setTabOrder(last, each)
        last = each
