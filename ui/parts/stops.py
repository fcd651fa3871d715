"""Where Tab stops, and in which order: what is added to a page later is reached where it stands, not at the end."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stops_within(whole: QWidget) -> list[QWidget]:
    """Return what Tab reaches inside `whole`, in the order in which it was put there."""
    found: list[QWidget] = []
    at = whole.nextInFocusChain()
    while at is not None and whole.isAncestorOf(at):
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.focusProxy() is None:
            found.append(at)
        at = at.nextInFocusChain()
    return found


def stop_before(there: QWidget, *fresh: QWidget) -> None:
    """Let Tab reach `fresh`, in this order, just before `there`."""
    last = there.previousInFocusChain()
    while last is not None and last is not there:
        if last not in fresh and last.focusPolicy() & Qt.FocusPolicy.TabFocus:
            break
        last = last.previousInFocusChain()
    if last is None or last is there:
        return
    for each in fresh:
        QWidget.setTabOrder(last, each)
        last = each
