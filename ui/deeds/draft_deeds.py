"""Deeds about drafts: keep what is being typed, go on with it, throw it away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from hrforum.domain.draft import Draft
from hrforum.domain.intake import Reading
from hrforum.errors import HrforumError, NotFound
from hrforum.i18n import _
from hrforum.operations import draft as operations
from hrforum.operations import testimony
from ui.archive_worker import ArchiveWorker
from ui.deeds.deeds import Deeds
from ui.dialogs.confirm import Confirm
from ui.pages.form import Form

EVERY_MS = 500
"""How often an open form is compared with what was last kept of it: so long at most is a key typed and not on its way."""
_LANE = "draft"


class DraftDeeds(Deeds):
    """Keeps an open form as a draft while it is typed into.

    `resumed(Draft, Reading | None)` to go on with one; `thrown_away(whether it was the open form's)` once one is gone.
    """

    resumed = Signal(object, object)
    thrown_away = Signal(bool)

    def __init__(self, worker: ArchiveWorker, window: QWidget) -> None:
        super().__init__(worker, window)
        self._form: Form | None = None
        self._asked = ""
        self._beat = QTimer(self)
        self._beat.setInterval(EVERY_MS)
        self._beat.timeout.connect(self._on_beat)

    # -- keeping -------------------------------------------------------------------------------------------------------

    @property
    def writing(self) -> bool:
        """Whether a form is open."""
        return self._form is not None

    def watch(self, form: Form | None) -> None:
        """Keep this form from now on, or none."""
        self._form = form
        if form is None:
            self._beat.stop()
        else:
            self._asked = form.body()
            self._beat.start()

    def _on_beat(self) -> None:
        # In one lane a save that still waits gives way to a newer one, so that none are stacked.
        if self._form is not None and self._form.body() != self._asked:
            self._keep(self._form, lambda: None, self._form.warn, _LANE)

    def keep(
        self, then: Callable[[], object], refused: Callable[[HrforumError], object] | None = None
    ) -> None:
        """Keep what the open form holds, then go on; where it cannot be kept, the form says so or `refused` takes the error."""
        form = self._form
        if form is None:
            then()
        else:
            self._keep(form, then, refused or (lambda error: form.refuse(error.sentence)))

    def _keep(
        self,
        form: Form,
        then: Callable[[], object],
        refused: Callable[[HrforumError], object],
        lane: str | None = None,
    ) -> None:
        self._asked = form.body()

        def done(_nothing: None) -> None:
            if form is self._form:
                form.warn(None)
            then()

        def failed(error: HrforumError) -> None:
            self._asked = ""
            if form is self._form:
                refused(error)

        ticket = self.worker.run(
            _keeping(form), done, refused=failed, lane=lane, meanwhile=_keeping_aside(form)
        )
        if ticket.cancelled:
            # The worker has ended, and everything was kept before it did.
            then()

    # -- going on ------------------------------------------------------------------------------------------------------

    def look(self, found: Callable[[], object]) -> None:
        """Call `found` where the archive holds a draft."""
        self.worker.run(operations.everything, lambda drafts: found() if drafts else None)

    def on_go_on_requested(self, draft_id: int) -> None:
        """Read a draft as it is kept now, with the testimony it changes, and go on writing."""

        def read(archive: Any) -> tuple[Draft, Reading | None]:
            one = next((each for each in operations.everything(archive) if each.id == draft_id), None)
            if one is None:
                raise NotFound(_("This draft was kept or thrown away."))
            return one, testimony.read(archive, one.testimony_id) if one.testimony_id else None

        self.worker.run(read, lambda found: self.resumed.emit(*found), refused=self.refuse)

    # -- throwing away -------------------------------------------------------------------------------------------------

    def on_throw_away_requested(self, draft_id: int = 0) -> None:
        """Ask before a draft is thrown away; 0 is what the open form holds."""
        form = self._form if self._form is not None and draft_id in (0, self._form.mark.id) else None
        if form is not None and not form.touched:
            self._throw_away(form, draft_id)
            return
        dialog = Confirm(
            self.window,
            draft_id,
            _("Throw away what was written?"),
            [_("It was not kept yet and cannot be brought back.")],
            act=_("&Throw away"),
            leave=_("&Leave it"),
        )
        dialog.decided.connect(dialog.kept)
        dialog.decided.connect(lambda _id: self._throw_away(form, draft_id))
        dialog.open()

    def _throw_away(self, form: Form | None, draft_id: int) -> None:
        def discard(archive: Any) -> None:
            operations.discard(archive, form.mark.id if form is not None else draft_id)
            if form is not None:
                form.mark.ended = True

        self.worker.run(
            discard, lambda _nothing: self.thrown_away.emit(form is not None), refused=self.refuse
        )


def _keeping(form: Form) -> Callable[[Any], None]:
    """Return the work that keeps a form as it is now; a form that holds nothing of its own leaves no draft behind."""
    mark, touched = form.mark, form.touched
    now = Draft(form.body(), form.testimony_id)

    def keep(archive: Any) -> None:
        if not mark.ended and touched and _still_there(archive, now.testimony_id):
            mark.id = operations.keep(archive, replace(now, id=mark.id)).id
        elif not mark.ended and mark.id:
            operations.discard(archive, mark.id)
            mark.id = 0
        operations.forget_aside(archive)

    return keep


def _keeping_aside(form: Form) -> Callable[[Any], None]:
    """Return the work that keeps a form beside the archive as it is now, while the archive is held by long work."""
    mark, touched = form.mark, form.touched
    now = Draft(form.body(), form.testimony_id)

    def keep(archive: Any) -> None:
        if touched and not mark.ended:
            operations.keep_aside(archive, replace(now, id=mark.id))

    return keep


def _still_there(archive: Any, testimony_id: int | None) -> bool:
    """Say whether a testimony was not removed for good, which takes drafts of changes with it."""
    try:
        return testimony_id is None or testimony.by_id(archive, testimony_id).id == testimony_id
    except NotFound:
        return False
