"""Deeds about testimonies: ask consent, take a translation away, show earlier words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hrforum.domain.intake import Reading
from hrforum.domain.script import Script
from hrforum.domain.testimony import Version
from hrforum.operations import consent, script
from hrforum.operations import testimony as operations
from ui.deeds.deeds import Deeds
from ui.dialogs.consent_dialogs import ConsentDialog, GivenAnswers
from ui.dialogs.history_dialog import HistoryDialog


class TestimonyDeeds(Deeds):
    """What the reader wishes for; what is written in a form is kept by `FormDeeds`."""

    __test__ = False

    def on_consent_requested(self, reading: Reading) -> None:
        """Ask every question of consent again."""

        def give(archive: Any, value: GivenAnswers) -> Any:
            return consent.give(archive, reading.testimony.id, value.answers)

        def show(scripts: Sequence[Script]) -> None:
            self.ask(ConsentDialog(self.window, reading, scripts), give)

        self.worker.run(script.everything, show)

    def on_translation_removal_requested(self, reading: Reading, version: Version) -> None:
        """Take a translation away from beside the original; it stays sealed and this can be undone."""
        self.worker.run(
            lambda archive: operations.point(archive, reading.testimony.id, version.language, None)
        )

    def on_history_requested(self, reading: Reading) -> None:
        """Show every version of the words, those sealed by a later one included."""
        self.worker.run(
            lambda archive: operations.history(archive, reading.testimony.id),
            lambda versions: HistoryDialog(self.window, reading, versions).open(),
        )
