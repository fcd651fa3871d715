"""Errors of the program itself, told by their type and place and never by a word of a testimony."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Bug:
    """An error that nobody can mend at the keyboard: its type and places in the program, never a value."""

    kind: str
    places: tuple[str, ...]


def bug_from(error: BaseException) -> Bug:
    """Describe an unexpected error without its message, which may hold a testimony's words."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    return Bug(type(error).__name__, tuple(f"{Path(one.filename).stem}:{one.lineno}" for one in frames[-6:]))


def report_bugs_to(show: Callable[[Bug], None]) -> None:
    """Send errors that reach Python's top to `show`, without their message."""

    def hook(_kind: type[BaseException], error: BaseException, _trace: object) -> None:
        show(bug_from(error))

    sys.excepthook = hook
