"""Deeds about testimonies: write down, change, translate, ask consent, withdraw, remove."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal

from hrforum.domain.erase import Scope
from hrforum.domain.intake import Reading
from hrforum.domain.script import Script
from hrforum.domain.testimony import Version
from hrforum.errors import HrforumError
from hrforum.i18n import _
from hrforum.operations import consent, erase, script
from hrforum.operations import testimony as operations
from ui.deeds.deeds import Deeds
from ui.deeds.reach import reach_of
from ui.dialogs.confirm import Confirm
from ui.dialogs.consent_dialogs import ConsentDialog, GivenAnswers, Withdrawal, WithdrawalDialog
from ui.dialogs.history_dialog import HistoryDialog
from ui.dialogs.translation_dialog import Translation, TranslationDialog
from ui.pages.testimony_form import Written


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

    def on_withdrawal_requested(self, reading: Reading) -> None:
        """Find out what a withdrawal reaches, show it, and withdraw."""

        def withdraw(archive: Any, value: Withdrawal) -> Any:
            return consent.withdraw(archive, reading.testimony.id, value.uses, asked_by=value.asked_by)

        def show(reach: list[str]) -> None:
            self.ask(WithdrawalDialog(self.window, reading, reach), withdraw)

        self.worker.run(lambda archive: reach_of(archive, reading.testimony.id), show)

    def on_translation_requested(self, reading: Reading) -> None:
        """Ask for a translation and keep it."""

        def translate(archive: Any, value: Translation) -> Any:
            return operations.translate(
                archive, reading.testimony.id, value.language, value.words, value.translator, value.method
            )

        self.ask(TranslationDialog(self.window, reading), translate)

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

    def on_removal_requested(self, reading: Reading) -> None:
        """Find out what a removal reaches, ask once more, then remove a testimony for good."""

        def show(reach: list[str]) -> None:
            dialog = Confirm(
                self.window,
                reading.testimony.id,
                _("Remove {code} for good?").format(code=reading.testimony.code),
                [
                    _(
                        "Its words leave the archive, the search and the free space of the file. This cannot be undone."
                    ),
                    *reach,
                ],
                act=_("&Remove for good"),
            )
            self.ask(dialog, lambda archive, value: erase.erase(archive, value, Scope.ALL))

        self.worker.run(lambda archive: reach_of(archive, reading.testimony.id), show)


def keeping(written: Written) -> Callable[[Any], Any]:
    """Return the operation that keeps what a form holds; its draft goes in the same transaction."""
    mark = written.mark

    def keep(archive: Any) -> Any:
        if written.testimony_id:
            changes = operations.edit(
                archive, written.testimony_id, written.intake, written.rev, draft_id=mark.id
            )
        else:
            changes = operations.add(archive, written.intake, written.answers, draft_id=mark.id)
        mark.ended = True
        return changes

    return keep
