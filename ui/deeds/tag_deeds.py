"""Deeds about dimensions and tags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal

from hrforum.domain.tag import Dimension, Tag
from hrforum.i18n import _
from hrforum.operations import tag as operations
from ui.deeds.deeds import Deeds
from ui.dialogs.confirm import Confirm
from ui.dialogs.tag_dialogs import DimensionDialog, MergeDialog, Merging, TagDialog


class TagDeeds(Deeds):
    """`added(dimension key, tag key)` so that the page can show what is new."""

    added = Signal(str, str)

    def on_dimension_requested(self) -> None:
        """Ask for a new dimension and add it."""

        def add(archive: Any, value: Dimension) -> Any:
            return operations.add_dimension(archive, value.labels, value.about, value.definition)

        self.ask(DimensionDialog(self.window), add, lambda changes: self.added.emit(changes.value.key, ""))

    def on_tag_requested(self, dimension: Dimension) -> None:
        """Ask for a new tag and add it."""

        def add(archive: Any, value: Tag) -> Any:
            return operations.add(archive, dimension.id, value.labels, value.definition)

        self.ask(
            TagDialog(self.window, dimension),
            add,
            lambda changes: self.added.emit(dimension.key, changes.value.key),
        )

    def on_edit_requested(self, dimension: Dimension, value: Dimension | Tag) -> None:
        """Ask for other labels and definition of a dimension or tag."""
        if isinstance(value, Dimension):
            self.ask(DimensionDialog(self.window, value), operations.edit_dimension)
        else:
            self.ask(TagDialog(self.window, dimension, value), operations.edit)

    def on_merge_requested(self, tag: Tag, others: Sequence[Tag]) -> None:
        """Ask which tag another is merged into, and merge them."""

        def merge(archive: Any, value: Merging) -> Any:
            return operations.merge(archive, value.gone, value.stays)

        self.ask(MergeDialog(self.window, tag, others), merge)

    def on_retirement_requested(self, value: Dimension | Tag) -> None:
        """Retire a dimension or tag, or offer it again; it stays wherever it was given, and this can be undone."""
        turned = replace(value, retired=not value.retired)
        edit: Any = operations.edit_dimension if isinstance(value, Dimension) else operations.edit
        self.worker.run(lambda archive: edit(archive, turned))

    def on_removal_requested(self, value: Dimension | Tag) -> None:
        """Ask once more, then remove a dimension or tag that was never used."""
        remove: Any = operations.remove_dimension if isinstance(value, Dimension) else operations.remove
        dialog = Confirm(
            self.window,
            value.id,
            _("Remove “{name}”?").format(name=value.labels.en),
            [
                _(
                    "Only what was never given can be removed; what was given can be retired or merged. This can be undone."
                )
            ],
            act=_("&Remove"),
        )
        self.ask(dialog, remove)
