"""A job of the archive worker: what is to be done, who hears of it, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from hrforum.domain.changes import Changes
from hrforum.errors import HrforumError
from ui.ticket import Ticket

T = TypeVar("T")
Done = Callable[[T], object]
Refused = Callable[[HrforumError], object]


class Closable(Protocol):
    """All the worker itself knows of an archive; operations know the rest."""

    def close(self) -> None:
        """Let go of the file."""


@dataclass
class Job(Generic[T]):
    """One piece of work. The main thread keeps it: a thread gets its number only, so that nothing of Qt's dies there.

    A `long` one is shown from its beginning, a `watched` one once it says how far it is.
    """

    work: Callable[[], T]
    done: Done[T] | None
    refused: Refused | None
    ticket: Ticket
    long: bool = False
    watched: bool = False
    remember: Callable[[Changes[Any]], None] | None = None
    result: T | None = None
    error: BaseException | None = None
