"""What is attached to the testimony that is being written, and which of it proves the answers of consent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from hrforum.domain.attachment import Attachment
from hrforum.domain.consent import Consent, Proof
from ui.pages.form_state import State
from ui.parts.attached_list import AttachedList


class AttachedBox(AttachedList):
    """The list, and what a form has to remember of it. A draft that something hangs on is never an empty one."""

    _hangs = False
    _proof: tuple[Proof, UUID] | None = None

    def attaching(self) -> None:
        """Note that something is about to be attached."""
        self._hangs = True

    def tell(self, attached: Sequence[Attachment], warning: str = "") -> None:
        """Show these."""
        super().tell(attached, warning)
        self._hangs = self._hangs or bool(attached)

    def note_proof(self, proof: Proof, attachment: UUID) -> None:
        """Let an attachment prove the answers once they are kept."""
        self._proof = (proof, attachment)

    def proven_by(self, attachment: UUID) -> bool:
        """Say whether this is the attachment that proves them."""
        return self._proof is not None and self._proof[1] == attachment

    def proven(self, answers: Iterable[Consent]) -> tuple[Consent, ...]:
        """Return answers with their proof, where that is still attached."""
        if self._proof is None or all(one.uuid != self._proof[1] for one in self.attached):
            return tuple(answers)
        proof, attachment = self._proof
        return tuple(replace(each, proof=proof, proof_attachment=attachment) for each in answers)

    def state(self) -> State:
        """Return what is remembered, for the draft."""
        proof = [str(each) for each in self._proof] if self._proof else []
        return {"attached": {"hangs": self._hangs, "proof": proof}}

    def restore(self, state: State) -> None:
        """Remember what `state` gave."""
        kept = state.get("attached", {})
        self._hangs = bool(kept.get("hangs", self._hangs))
        if proof := kept.get("proof"):
            self._proof = (Proof(proof[0]), UUID(proof[1]))
