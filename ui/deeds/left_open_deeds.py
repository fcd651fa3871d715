"""Deeds about what stood in dialogs at a lock: keep it before the archive closes, offer it once it is open again.

Operations are imported where they are called: the first window is made before any archive is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hrforum.domain.left_open import LeftOpen
from hrforum.errors import HrforumError
from ui.deeds.deeds import Deeds
from ui.dialogs.left_open_dialog import LeftOpenDialog


class LeftOpenDeeds(Deeds):
    """Keeps texts of dialogs in the archive, never in a file of their own."""

    def keep(self, typed: Sequence[LeftOpen], then: Callable[[], object]) -> None:
        """Keep what was typed, then go on; where it cannot be kept too, for a lock waits for nobody's answer."""
        from hrforum.operations import left_open as operations

        def refused(_error: HrforumError) -> None:
            then()

        if not typed:
            then()
            return
        ticket = self.worker.run(
            lambda archive: operations.keep(archive, typed), lambda _nothing: then(), refused=refused
        )
        if ticket.cancelled:  # the worker has ended
            then()

    def offer(self) -> None:
        """Show what was typed when the archive was last locked, where there is something."""
        from hrforum.operations import left_open as operations

        def show(left: Sequence[LeftOpen]) -> None:
            if left:
                self.ask(
                    LeftOpenDialog(self.window, left), lambda archive, _sure: operations.throw_away(archive)
                )

        self.worker.run(operations.everything, show)
