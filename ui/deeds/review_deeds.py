"""Deeds of looking through: propose place after place, carry each decision out, and hide all names of a packet at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from hrforum.domain.intake import Reading
from hrforum.domain.packet import Packet
from hrforum.i18n import _, ngettext
from hrforum.operations import hiding_names, proposal, redaction
from hrforum.operations.proposal import Waiting
from ui.deeds.deeds import Deeds
from ui.dialogs.review_dialog import Looked, ReviewDialog


class ReviewDeeds(Deeds):
    """Looks through one testimony, or all of a packet."""

    def on_review_requested(self, reading: Reading) -> None:
        """Look through the testimony that is read."""
        self.look_through([reading.testimony.id])

    def on_packet_review_requested(self, packet: Packet) -> None:
        """Look through all testimonies of a packet, in its order."""
        self.look_through([each.testimony_id for each in packet.chosen])

    def look_through(self, testimony_ids: Sequence[int], done: Callable[[], object] | None = None) -> None:
        """Show place after place; `done` is called when the dialog is closed."""
        dialog = ReviewDialog(self.window, len(testimony_ids))
        at = [0]
        closed: list[int] = []
        dialog.finished.connect(closed.append)

        def show(waiting: Waiting | None) -> None:
            if closed:
                return
            if waiting is not None:
                at[0] = waiting.at
            dialog.show_waiting(waiting)
            if not dialog.isVisible():
                # Only now its size is known.
                dialog.open()

        def look(start: int) -> None:
            self.worker.run_cancellable(
                lambda archive, cancelled: proposal.next_waiting(archive, testimony_ids, start, cancelled),
                show,
                lane="review",
            )

        def take_back() -> None:
            self.worker.undo()
            look(at[0])

        dialog.decided.connect(lambda looked: self._carry_out(dialog, closed, looked))
        dialog.next_requested.connect(lambda: look(at[0] + 1))
        dialog.undo_requested.connect(take_back)
        if done is not None:
            dialog.finished.connect(lambda _result: done())
        look(0)

    def _carry_out(self, dialog: ReviewDialog, closed: list[int], looked: Looked) -> None:
        def work(archive: Any) -> Any:
            if looked.redaction is None:
                return proposal.let_stand(archive, looked.testimony_id, [looked.proposal])
            return redaction.add(archive, looked.testimony_id, [looked.redaction])

        self.worker.run(
            work,
            lambda changes: None if closed else dialog.kept(changes),
            refused=lambda error: None if closed else dialog.refused(error),
        )

    def hide_names(self, packet_id: int, done: Callable[[], object] | None = None) -> None:
        """Hide every name of a packet that was not agreed to; this can be undone."""

        def told(changes: Any) -> None:
            hidden: hiding_names.NamesHidden = changes.value
            sentence = ngettext(
                "{count} place with a name is hidden now. Ctrl+Z takes it back.",
                "{count} places with names are hidden now. Ctrl+Z takes them back.",
                hidden.places,
            )
            self.said.emit(
                sentence.format(count=hidden.places) if hidden.places else _("No name was found."), "good"
            )
            if done is not None:
                done()

        self.worker.run(
            lambda archive: hiding_names.hide_names(archive, packet_id), told, refused=self.refuse
        )
