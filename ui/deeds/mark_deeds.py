"""Deeds about marks in the words: hide, mark, change, take away, see what leaves, and copy that."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from hrforum.domain.hearing import Hearing
from hrforum.domain.intake import Reading
from hrforum.domain.passage import Passage, PassageKind
from hrforum.domain.redaction import EVERYONE, Audience, Redaction
from hrforum.domain.tag import Codebook
from hrforum.i18n import _
from hrforum.operations import hearing, passage, preview, redaction, tag
from hrforum.operations.marking import Hidden
from ui.clipboard import clipboard
from ui.deeds.deeds import Deeds
from ui.dialogs.mark_dialogs import LeavesDialog, PassageDialog, RedactionDialog
from ui.pages.marks_box import Mark
from ui.pages.version_box import Place

Around = tuple[Sequence[Hearing], Codebook]


def _around(archive: Any) -> Around:
    return hearing.everything(archive), tag.codebook(archive)


class MarkDeeds(Deeds):
    """What the reader wishes for about marks; a place is what was selected."""

    def on_hide_requested(self, reading: Reading, place: Place | None) -> None:
        """Ask from whom the selected place is hidden, and hide it."""
        if place is None:
            self._ask_to_select()
            return
        one = Redaction(place.span, place.version)
        self._after(
            lambda around: self.ask(
                RedactionDialog(self.window, one, place.said, around[0], place.language),
                lambda archive, value: redaction.add(archive, reading.testimony.id, [value]),
            )
        )

    def on_mark_requested(self, reading: Reading, place: Place | None) -> None:
        """Ask what the selected passage is, and mark it."""
        if place is None or place.version is None:
            self._ask_to_select()
            return
        one = Passage(place.span, place.version, PassageKind.QUOTE)
        self._after(
            lambda around: self.ask(
                PassageDialog(self.window, one, place.said, around[1]),
                lambda archive, value: passage.add(archive, reading.testimony.id, value),
            )
        )

    def on_edit_requested(self, mark: Mark, place: Place | None) -> None:
        """Change a mark. One that is lost is put where the words are selected in which it belongs now."""
        said = mark.said
        one = mark.redaction if isinstance(mark, Hidden) else mark.passage
        if one.lost:
            if place is None or (one.version is None) != (place.version is None):
                self.said.emit(
                    _(
                        "The words changed and nobody knows where this belongs now. Select the place in the words, then change it; "
                        "or take the mark away."
                    ),
                    "plain",
                )
                return
            one, said = replace(one, span=place.span, version=place.version), place.said  # type: ignore[arg-type]  # a passage stands in words
        if isinstance(one, Redaction):
            hidden = one
            self._after(
                lambda around: self.ask(RedactionDialog(self.window, hidden, said, around[0]), redaction.edit)
            )
        else:
            marked = one
            self._after(
                lambda around: self.ask(PassageDialog(self.window, marked, said, around[1]), passage.edit)
            )

    def on_removal_requested(self, mark: Mark) -> None:
        """Take a mark away; this can be undone."""
        if isinstance(mark, Hidden):
            ids = [mark.redaction.id]
            self.worker.run(lambda archive: redaction.remove(archive, ids))
            self.said.emit(_("This place can be read outside again. Ctrl+Z hides it again."), "plain")
        else:
            passage_id = mark.passage.id
            self.worker.run(lambda archive: passage.remove(archive, passage_id))

    def _ask_to_select(self) -> None:
        self.said.emit(
            _("Select the words first: with the mouse, or with Shift and the arrow keys."), "plain"
        )

    def _after(self, then: Callable[[Around], object]) -> None:
        self.worker.run(_around, then)

    # -- what leaves ---------------------------------------------------------------------------------------------------

    def on_leaves_requested(self, reading: Reading) -> None:
        """Show what each audience would read of a testimony."""
        testimony_id = reading.testimony.id

        def first(archive: Any) -> tuple[Sequence[Hearing], preview.Preview]:
            return hearing.everything(archive), preview.preview(archive, testimony_id, EVERYONE)

        def show(found: tuple[Sequence[Hearing], preview.Preview]) -> None:
            dialog = LeavesDialog(self.window, reading.testimony.code, found[0])
            dialog.show_preview(found[1])

            closed: list[int] = []
            dialog.finished.connect(closed.append)

            def look(audience: Audience) -> None:
                self.worker.run(
                    lambda archive: preview.preview(archive, testimony_id, audience),
                    lambda shown: None if closed else dialog.show_preview(shown),
                    refused=lambda error: None if closed else dialog.refused(error),
                    lane="preview",
                )

            dialog.audience_chosen.connect(look)
            self.ask(
                dialog,
                lambda archive, audience: preview.copy_out(archive, testimony_id, None, audience),
                self._to_clipboard,
            )

        self.worker.run(first, show)

    def on_copy_requested(self, reading: Reading, place: Place | None, inside: bool) -> None:
        """Copy what is selected: as everyone outside may read it, or as it is for use inside."""
        if place is None or place.version is None:
            self._ask_to_select()
            return
        testimony_id, version, span = reading.testimony.id, place.version, place.span
        if inside:
            self.worker.run(
                lambda archive: preview.copy_inside(archive, testimony_id, version, span),
                self._to_clipboard,
                refused=self.refuse,
            )
        else:
            self.worker.run(
                lambda archive: preview.copy_out(archive, testimony_id, {version: [span]}),
                self._to_clipboard,
                refused=self.refuse,
            )

    def _to_clipboard(self, changes: Any) -> None:
        copied: preview.Copied = changes.value
        clipboard().put(copied.text)
        if copied.why:
            told = _("Copied as everyone outside may read it. {why}").format(why=copied.why)
            self.said.emit(told, "good")
        else:
            self.said.emit(
                _("Copied as it is, for use inside. Do not paste it into anything that leaves."), "warning"
            )
