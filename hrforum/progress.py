"""How long work says how far it is, and where it may be stopped."""

from typing import Protocol


class Progress(Protocol):
    """Watches a long deed."""

    def step(self, done: int, total: int, label: str) -> None:
        """Say that `done` of `total` steps are done; raises `errors.Cancelled` when the user has stopped it."""


class Silent:
    """Nobody watches and nobody stops it."""

    def step(self, done: int, total: int, label: str) -> None:
        """Do nothing."""


SILENT = Silent()
