"""What can be taken back in this session; it lives in memory and is emptied by a lock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hrforum.domain.changes import Changes

_KEPT = 100


@dataclass(frozen=True)
class Deed:
    """One deed by its translated name, and what does its opposite."""

    name: str
    inverse: Callable[[Any], Changes[Any]]


class UndoList:
    """Two piles: deeds that can be taken back, and deeds that were."""

    def __init__(self) -> None:
        self._done: list[Deed] = []
        self._undone: list[Deed] = []

    @property
    def undo_name(self) -> str | None:
        """The deed on top of those that can be taken back."""
        return self._done[-1].name if self._done else None

    @property
    def redo_name(self) -> str | None:
        """The deed on top of those that were taken back."""
        return self._undone[-1].name if self._undone else None

    def did(self, changes: Changes[Any]) -> None:
        """Note a new deed. One that cannot be undone also ends the reach of those before it: they may no longer fit."""
        self._undone.clear()
        if changes.inverse is None:
            self._done.clear()
        else:
            self._done = [*self._done[1 - _KEPT :], Deed(changes.deed, changes.inverse)]

    def take_undo(self) -> Deed | None:
        """Take the deed to undo off its pile."""
        return self._done.pop() if self._done else None

    def take_redo(self) -> Deed | None:
        """Take the deed to redo off its pile."""
        return self._undone.pop() if self._undone else None

    def undid(self, deed: Deed, back: Changes[Any]) -> None:
        """Note that `deed` was taken back by `back`, whose own inverse does it again."""
        if back.inverse is not None:
            self._undone.append(Deed(deed.name, back.inverse))

    def redid(self, deed: Deed, again: Changes[Any]) -> None:
        """Note that `deed` was done again by `again`."""
        if again.inverse is not None:
            self._done.append(Deed(deed.name, again.inverse))

    def put_back_undo(self, deed: Deed) -> None:
        """Put a deed back that could not be taken back."""
        self._done.append(deed)

    def put_back_redo(self, deed: Deed) -> None:
        """Put a deed back that could not be done again."""
        self._undone.append(deed)

    def clear(self) -> None:
        """Forget everything."""
        self._done.clear()
        self._undone.clear()
