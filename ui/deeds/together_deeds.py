"""Deeds about several testimonies at once: tags, one person, one household, one incident, the same telling."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal

from hrforum.domain.bond import Bond, BondKind
from hrforum.i18n import _, ngettext
from hrforum.operations import bond, duplicate, tag, tagging, testifier, testimony
from ui.deeds.deeds import Deeds
from ui.dialogs.together_dialog import FEW, Chosen, Together, TogetherDialog, What


class TogetherDeeds(Deeds):
    """`merged(testimony id)` once two are one."""

    merged = Signal(int)

    def on_together_requested(self, ids: Sequence[int]) -> None:
        """Ask what is done with these testimonies, and do it as one deed."""
        if ids:
            self.worker.run(lambda archive: _chosen(archive, tuple(ids)), self._open, refused=self.refuse)

    def _open(self, chosen: Chosen) -> None:
        def done(result: tuple[str, int]) -> None:
            sentence, stays = result
            self.said.emit(sentence, "good")
            if stays:
                self.merged.emit(stays)

        self._ask(TogetherDialog(self.window, chosen), chosen.ids, done)

    def _ask(self, dialog: TogetherDialog, ids: Sequence[int], done: Any) -> None:
        told: list[tuple[str, int]] = []

        def work(archive: Any, value: Together) -> Any:
            changes, sentence, stays = _do(archive, ids, value)
            told.append((sentence, stays))
            return changes

        self.ask(dialog, work, lambda _changes: done(told[-1]))


def _chosen(archive: Any, ids: tuple[int, ...]) -> Chosen:
    few = list(ids) if len(ids) in FEW else []
    rows = testimony.lines(archive, few)
    ends = {}
    if len(few) == 2:
        ends = {
            stays: duplicate.ends(archive, gone, stays)
            for gone, stays in ((few[0], few[1]), (few[1], few[0]))
        }
    bonds = [one for kind in BondKind for one in bond.everything(archive, kind)]
    return Chosen(ids, tuple(rows), tag.codebook(archive), tuple(bonds), ends)


def _do(archive: Any, ids: Sequence[int], value: Together) -> tuple[Any, str, int]:
    """Do it; return the changes, what happened in a sentence, and the id of a testimony that two became or 0."""
    match value.what:
        case What.GIVE | What.TAKE:
            work = tagging.give if value.what is What.GIVE else tagging.take
            changes = work(archive, ids, value.tag_id)
            return changes, tagging.told(changes.value), 0
        case What.PERSON:
            joined = testifier.merge_all(archive, ids, value.stays)
            return joined, testifier.told(joined.value), 0
        case What.TELLING:
            gone = next(each for each in ids if each != value.stays)
            code = testimony.by_id(archive, gone).code
            merged = duplicate.merge(archive, gone, value.stays)
            return merged, duplicate.told(archive, code, merged.value), value.stays
        case _:
            return (*_bind(archive, ids, BondKind(value.what), value), 0)


def _bind(archive: Any, ids: Sequence[int], kind: BondKind, value: Together) -> tuple[Any, str]:
    members = bond.members_of(archive, kind, ids)
    if value.bond_id:
        changes = bond.link(archive, kind, value.bond_id, members)
    else:
        changes = bond.add(archive, Bond(kind, value.note, members))
    count = len(changes.value.members)
    if kind is BondKind.HOUSEHOLD:
        told = ngettext(
            "{count} person is in this household.", "{count} people are in this household.", count
        )
    else:
        told = ngettext("{count} testimony tells of it.", "{count} testimonies tell of it.", count)
    return changes, told.format(count=count) if count else _("Nobody is in it.")
