"""Where attachments hang: on the testimony that a reader shows, or on what a form is writing, as a draft until that is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from hrforum.domain.attachment import Attachment
from hrforum.domain.consent import Proof
from hrforum.domain.draft import Draft
from hrforum.domain.intake import Reading
from hrforum.domain.risk import allows_audio
from hrforum.errors import NotFound
from hrforum.i18n import _
from hrforum.operations import attachment, draft
from ui.pages.testimony_form import TestimonyForm

Target = Callable[[Any], dict[str, int]]
"""Run on the archive's thread: returns what an attachment is to hang on; raises `NotFound` where that is gone."""


class Place(Protocol):
    """A testimony, or one to be. Asked on the window's thread, when a wish is made: what is shown later may be another."""

    @property
    def at_risk(self) -> bool:
        """Whether somebody who speaks here is at high risk."""

    def target(self) -> Target:
        """Return where an attachment is to go."""

    def attached(self) -> Callable[[Any], list[Attachment]]:
        """Return what reads, on the archive's thread, what hangs there."""

    def proves(self, one: Attachment) -> bool:
        """Say whether an attachment is to prove answers that are not kept yet."""

    def note_proof(self, proof: Proof, one: Attachment) -> None:
        """Let an attachment prove the answers once they are kept."""


class ReadPlace:
    """The testimony that is read now."""

    def __init__(self, reading: Callable[[], Reading | None]) -> None:
        self._reading = reading

    @property
    def at_risk(self) -> bool:
        """Whether somebody who speaks here is at high risk."""
        one = self._reading()
        return one is not None and not all(allows_audio(each.risk) for each in one.intake.speakers)

    def target(self) -> Target:
        """Return the testimony."""
        one = self._reading()

        def where(_archive: Any) -> dict[str, int]:
            if one is None:
                raise NotFound(_("This testimony is no longer in the archive."))
            return {"testimony_id": one.testimony.id}

        return where

    def attached(self) -> Callable[[Any], list[Attachment]]:
        """Return what reads what hangs on it."""
        one = self._reading()
        return lambda archive: attachment.of_testimony(archive, one.testimony.id) if one else []

    def proves(self, _one: Attachment) -> bool:
        """Say that everything here is kept already."""
        return False

    def note_proof(self, proof: Proof, one: Attachment) -> None:
        """Do nothing: what is kept is proven by a deed."""


class FormPlace:
    """What a form is writing."""

    def __init__(self, form: TestimonyForm) -> None:
        self._form = form

    @property
    def at_risk(self) -> bool:
        """Whether somebody who speaks here is at high risk, as far as it is written."""
        return self._form.at_risk

    def target(self) -> Target:
        """Return the testimony that is changed, or the draft of a new one; makes the draft where nothing was written yet."""
        mark, testimony_id = self._form.mark, self._form.testimony_id
        # From now on the draft is not thrown away for being empty.
        self._form.attached.attaching()

        def where(archive: Any) -> dict[str, int]:
            if testimony_id is not None:
                return {"testimony_id": testimony_id}
            if mark.ended:
                raise NotFound(_("This was kept or thrown away meanwhile. Attach it to the testimony."))
            if not mark.id:
                mark.id = draft.keep(archive, Draft("{}")).id
            return {"draft_id": mark.id}

        return where

    def attached(self) -> Callable[[Any], list[Attachment]]:
        """Return what reads what hangs on it."""
        mark, testimony_id = self._form.mark, self._form.testimony_id
        if testimony_id is not None:
            return lambda archive: attachment.of_testimony(archive, testimony_id)
        return lambda archive: attachment.of_draft(archive, mark.id) if mark.id else []

    def proves(self, one: Attachment) -> bool:
        """Say whether it is to prove the answers once they are kept."""
        return self._form.attached.proven_by(one.uuid)

    def note_proof(self, proof: Proof, one: Attachment) -> None:
        """Note in the form that this is the proof."""
        self._form.attached.note_proof(proof, one.uuid)
