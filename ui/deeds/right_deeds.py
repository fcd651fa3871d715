"""Deeds about rights: link and unlink them, say who is responsible, keep local law, correct what is shipped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from hrforum.domain.authority import Authority
from hrforum.domain.changes import Changes, Concept
from hrforum.domain.intake import Reading
from hrforum.domain.right import Instrument, LocalLaw
from hrforum.i18n import _
from hrforum.operations import authority, passage, recommendation, standing
from hrforum.operations import checked_line as lines
from hrforum.operations import right as operations
from hrforum.operations.authority import Responsible
from hrforum.operations.marking import Hidden
from hrforum.operations.passage import Marked
from hrforum.operations.right import LinkedArticle, Linking
from ui.archive_worker import ArchiveWorker
from ui.deeds.deeds import Deeds
from ui.dialogs.authority_dialogs import AuthorityDialog, AuthorityEditDialog
from ui.dialogs.confirm import Confirm
from ui.dialogs.recommendation_dialog import RecommendationDialog
from ui.dialogs.right_dialogs import LawDialog, LinkRightDialog
from ui.dialogs.standing_dialog import StandingDialog
from ui.pages.marks_box import Mark
from ui.pages.rights_box import Linked, RightsBox

_CONCERN = frozenset({Concept.RIGHT, Concept.AUTHORITY})
Known = tuple[Sequence[LinkedArticle], Sequence[Authority]]


class RightDeeds(Deeds):
    """What the box of the reader and the page of rights wish for; `reading` tells which testimony is read."""

    def __init__(
        self, worker: ArchiveWorker, window: QWidget, box: RightsBox, reading: Callable[[], Reading | None]
    ) -> None:
        super().__init__(worker, window)
        self._box, self._reading = box, reading
        box.link_requested.connect(self.on_link_requested)
        box.responsible_requested.connect(self.on_responsible_requested)
        box.removal_requested.connect(self.on_removal_requested)
        box.edit_requested.connect(self.on_authority_edit_requested)
        worker.changed.connect(self._on_changed)

    def _on_changed(self, changes: Changes[object]) -> None:
        if _CONCERN & changes.concepts:
            self.refresh()

    def _read_id(self) -> int:
        reading = self._reading()
        return reading.testimony.id if reading is not None else 0

    def refresh(self) -> None:
        """Show the rights of the testimony that is read, and who is responsible."""
        testimony_id = self._read_id()
        if not testimony_id:
            return

        def read(archive: Any) -> Known:
            return (
                operations.of_testimony(archive, testimony_id),
                authority.of_testimony(archive, testimony_id),
            )

        def known(found: Known) -> None:
            if self._read_id() == testimony_id:
                self._box.tell(*found)

        self.worker.run(read, known, refused=lambda _error: None, lane="rights of one")

    def on_mark_link_requested(self, mark: Mark) -> None:
        """Ask for a right, and link it to a marked passage."""
        if isinstance(mark, Hidden):
            self.said.emit(_("This place is hidden. Mark the words as a passage to link them."), "plain")
        else:
            self._ask_for_link(mark.passage.id)

    def on_link_requested(self) -> None:
        """Ask for a right, and link it to the testimony that is read or to a passage of it."""
        self._ask_for_link(0)

    def _ask_for_link(self, chosen: int) -> None:
        reading = self._reading()
        if reading is None:
            return
        one = reading.testimony

        def read(archive: Any) -> tuple[Sequence[Instrument], Sequence[Marked]]:
            marked = passage.everything(archive, testimony_id=one.id)
            return operations.everything(archive), [each for each in marked if not each.passage.lost]

        def ask(found: tuple[Sequence[Instrument], Sequence[Marked]]) -> None:
            self.ask(
                LinkRightDialog(self.window, found[0], one.code, one.id, found[1], chosen), operations.link
            )

        self.worker.run(read, ask)

    def on_responsible_requested(self) -> None:
        """Ask who is responsible for what the testimony tells of."""
        testimony_id = self._read_id()

        def keep(archive: Any, who: Authority) -> Any:
            if who.id:
                return authority.link(archive, Responsible(who.id, (testimony_id,)))
            return authority.add_linked(archive, who, (testimony_id,))

        if testimony_id:
            self.worker.run(
                authority.everything, lambda known: self.ask(AuthorityDialog(self.window, known), keep)
            )

    def on_removal_requested(self, linked: Linked) -> None:
        """Take a right or an authority off the testimony that is read; this can be undone."""
        testimony_id = self._read_id()
        if isinstance(linked, Authority):
            gone = Responsible(linked.id, (testimony_id,))
            self.worker.run(lambda archive: authority.unlink(archive, gone), refused=self.refuse)
            return
        whole = (testimony_id,) if linked.whole else ()
        taken = Linking(linked.article.key, whole, linked.passages)
        self.worker.run(lambda archive: operations.unlink(archive, taken), refused=self.refuse)

    # -- local law -----------------------------------------------------------------------------------------------------

    def on_law_requested(self) -> None:
        """Ask for a local law and keep it."""
        self.ask(LawDialog(self.window), operations.add_law)

    def on_law_edit_requested(self, law: LocalLaw) -> None:
        """Ask for a law's new values and keep them."""
        self.ask(LawDialog(self.window, law), operations.edit_law)

    def on_law_removal_requested(self, law: LocalLaw) -> None:
        """Ask once more, then remove a law with its links."""
        dialog = Confirm(
            self.window,
            law.id,
            _("Remove “{name}”?").format(name=f"{law.name} {law.section}".strip()),
            [_("It is taken off the testimonies it is linked to. This can be undone.")],
            act=_("&Remove the law"),
        )
        self.ask(dialog, operations.remove_law)

    # -- what is shipped -----------------------------------------------------------------------------------------------

    def on_standing_requested(self, treaty: Instrument) -> None:
        """Ask how a state stands to a treaty, and keep it in place of what is shipped."""
        self.ask(
            StandingDialog(self.window, treaty),
            lambda archive, status: standing.say(archive, treaty.key, status),
        )

    def on_recommendations_requested(self, article: str) -> None:
        """Ask what earlier reviews recommended about an article, and keep it."""
        self.worker.run(
            lambda archive: recommendation.of_article(archive, article),
            lambda known: self.ask(
                RecommendationDialog(self.window, article, known),
                lambda archive, some: recommendation.replace_of_article(archive, article, some),
            ),
        )

    def on_compared(self, article: str, compared: bool) -> None:
        """Keep that a plain line was compared with its source, or that it was not."""
        self.worker.run(lambda archive: lines.check(archive, article, compared=compared), refused=self.refuse)

    # -- authorities ---------------------------------------------------------------------------------------------------

    def on_authority_requested(self) -> None:
        """Ask for an authority and keep it."""
        self.ask(AuthorityEditDialog(self.window), authority.add)

    def on_authority_edit_requested(self, one: Authority) -> None:
        """Ask for an authority's new values and keep them."""
        self.ask(AuthorityEditDialog(self.window, one), authority.edit)

    def on_authority_removal_requested(self, one: Authority) -> None:
        """Ask once more, then remove an authority."""
        dialog = Confirm(
            self.window,
            one.id,
            _("Remove “{name}”?").format(name=one.name),
            [_("It is taken off the testimonies it is responsible for. This can be undone.")],
            act=_("&Remove it"),
        )
        self.ask(dialog, authority.remove)
