"""Deeds about what forms hold: keep it, of whatever kind; and what a form needs read before it opens."""

from __future__ import annotations

from collections.abc import Callable
from functools import singledispatch
from typing import Any

from PySide6.QtCore import Signal

from hrforum.domain.intake import Kept
from hrforum.errors import HrforumError
from hrforum.operations import script, testimony
from ui.deeds.deeds import Deeds
from ui.dialogs.hand_over_dialog import HandOverDialog
from ui.pages.script_form import ScriptWords
from ui.pages.testimony_form import Written
from ui.pages.translation_form import Translation


class FormDeeds(Deeds):
    """`kept(value, Kept or None)` and `not_kept(sentence)` answer a form; `scripts_read(scripts)` where they are to be changed."""

    kept = Signal(object, object)
    not_kept = Signal(str)
    scripts_read = Signal(object)

    def on_written(self, value: Any) -> None:
        """Keep what a form holds; its draft goes in the same transaction."""
        mark = value.mark
        operation = keeping(value)

        def keep(archive: Any) -> Any:
            changes = operation(archive)
            mark.ended = True
            return changes

        def done(changes: Any) -> None:
            self.kept.emit(value, changes.value if isinstance(changes.value, Kept) else None)

        self.worker.run(keep, done, refused=self._on_refused)

    def _on_refused(self, error: HrforumError) -> None:
        self.not_kept.emit(error.sentence)

    def on_scripts_requested(self) -> None:
        """Read the scripts, to be changed."""
        self.worker.run(script.everything, self.scripts_read.emit)

    def on_hand_over_requested(self, scripts: Any, language: str) -> None:
        """Show the script to the person, and nothing else."""
        if scripts:
            HandOverDialog(self.window, scripts, language).open()


@singledispatch
def keeping(value: object) -> Callable[[Any], Any]:
    """Return the operation that keeps what a form holds."""
    raise TypeError(f"nothing keeps a {type(value).__name__}")


@keeping.register
def _(written: Written) -> Callable[[Any], Any]:
    if written.testimony_id:
        return lambda archive: testimony.edit(
            archive, written.testimony_id, written.intake, written.rev, draft_id=written.mark.id
        )
    return lambda archive: testimony.add(
        archive,
        written.intake,
        written.answers,
        draft_id=written.mark.id,
        code=written.code,
        turn_id=written.turn_id,
    )


@keeping.register
def _(one: Translation) -> Callable[[Any], Any]:
    return lambda archive: testimony.translate(
        archive, one.testimony_id, one.language, one.words, one.translator, one.method, draft_id=one.mark.id
    )


@keeping.register
def _(one: ScriptWords) -> Callable[[Any], Any]:
    return lambda archive: script.edit(archive, one.language, one.words, draft_id=one.mark.id)
