"""A piece of work that was asked for: it can be cancelled from the window, and reports how far it is."""

from __future__ import annotations

from collections.abc import Callable

from hrforum.errors import Cancelled


class Ticket:
    """One piece of work that was asked for; `cancel` stops it where it can be stopped and drops its result."""

    def __init__(self) -> None:
        # A plain value: one thread sets it once, the others only read it.
        self._cancelled = False

    def cancel(self) -> None:
        """Stop the work at its next step; its result is no longer wanted."""
        self._cancelled = True

    @property
    def cancelled(self) -> bool:
        """Whether the work was stopped; may be read from any thread."""
        return self._cancelled


class Watched:
    """The progress of one long deed: reports to the main thread and stops where its ticket was cancelled.

    `between` does at each step what cannot wait for the end.
    """

    def __init__(
        self,
        ticket: Ticket,
        report: Callable[[Ticket, int, int, str], None],
        between: Callable[[], None] = lambda: None,
    ) -> None:
        self._ticket = ticket
        self._report = report
        self._between = between

    def step(self, done: int, total: int, label: str) -> None:
        """Report `done` of `total`; raises `Cancelled` when the ticket was."""
        self._between()
        if self._ticket.cancelled:
            raise Cancelled
        self._report(self._ticket, done, total, label)
