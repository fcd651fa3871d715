"""What is said about an attachment: caption, alternative text, where it came from, whether it may leave, what it proves."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from hrforum.domain.attachment import Attachment, Described, Kind, Stripped
from hrforum.domain.consent import Answer, Proof
from hrforum.domain.file_name import shown
from hrforum.i18n import _
from ui.dialogs.dialog import Dialog
from ui.parts.attached_list import kind_name, size_text
from ui.parts.choice_box import ChoiceBox
from ui.parts.facts import Facts
from ui.parts.field import Field, line, paragraph


@dataclass(frozen=True)
class Said:
    """What was said. `may_leave` None was not touched; `proves` None is that it proves nothing new."""

    described: Described
    may_leave: Answer | None = None
    proves: Proof | None = None


def proof_name(proof: Proof) -> str:
    """Return what a kind of proof is called."""
    return {
        Proof.SPOKEN: _("Spoken: one hears the person agree"),
        Proof.SIGNED: _("Signed: one sees the signature"),
        Proof.WITNESSED: _("Witnessed: one sees who was there"),
    }[proof]


class AttachmentDialog(Dialog):
    """Emits `decided(Said)`. Before its testimony is kept (`kept` False) nothing is asked about consent."""

    def __init__(
        self,
        parent: QWidget | None,
        one: Attachment,
        may_leave: Answer = Answer.NOT_ASKED,
        *,
        kept: bool = True,
        proof: bool = False,
    ) -> None:
        super().__init__(parent, _("Attachment"), _explained(one), act=_("&Keep"))
        said = one.described
        self._may_leave_before = may_leave
        self._alt = paragraph(said.alt_text, rows=3)
        self._caption = line(said.caption)
        self._came_from = line(said.came_from)
        self._may_leave, self._proves = ChoiceBox(), ChoiceBox()
        # A few rows are enough; the questions below are to be seen too.
        self._alt.setFixedHeight(self._alt.minimumHeight())
        self._facts(one, proof=proof)
        if one.kind is Kind.PICTURE:
            asked = _("What the picture shows, for who cannot see it: the broken door, not “IMG_2031”.")
            self.body.addWidget(Field(_("&Description"), self._alt, asked))
        self.body.addWidget(Field(_("&Caption"), self._caption, _("What stands below it where it is shown.")))
        self.body.addWidget(
            Field(
                _("&Where it came from"),
                self._came_from,
                _("For instance “her own telephone, sent on 3 March”."),
            )
        )
        if kept:
            self._ask_leave()
        if not proof and one.kind is not Kind.FILE:
            self._ask_proof(one)
        (self._alt if one.kind is Kind.PICTURE else self._caption).setFocus()

    def _facts(self, one: Attachment, *, proof: bool) -> None:
        self.body.addWidget(
            Facts(
                (
                    (_("Name"), shown(one.name)),
                    (_("Kind"), f"{kind_name(one.kind)}, {size_text(one.size)}"),
                    (_("Fingerprint"), one.sha256.hex()[:16]),
                    (_("Proof"), _("It proves answers of consent.") if proof else ""),
                )
            )
        )

    def _ask_leave(self) -> None:
        for answer, name in (
            (Answer.NOT_ASKED, _("Not asked: it stays in the archive")),
            (Answer.YES, _("Yes: where the testimony goes, it may go along")),
            (Answer.NO, _("No: it never leaves the archive")),
        ):
            self._may_leave.addItem(name, answer)
        self._may_leave.setCurrentIndex(self._may_leave.findData(self._may_leave_before))
        self.body.addWidget(Field(_("&May it leave the archive?"), self._may_leave))

    def _ask_proof(self, one: Attachment) -> None:
        self._proves.addItem(_("No"), None)
        usual = (Proof.SPOKEN,) if one.kind is Kind.SOUND else (Proof.SIGNED, Proof.WITNESSED)
        for each in usual:
            self._proves.addItem(proof_name(each), each)
        self.body.addWidget(Field(_("Is it the &proof of consent?"), self._proves))

    def value(self) -> Said:
        """Return what was said."""
        described = Described(
            self._caption.text().strip(), self._alt.toPlainText().strip(), self._came_from.text().strip()
        )
        answer = self._may_leave.currentData()
        changed = answer is not None and answer != self._may_leave_before
        proves = self._proves.currentData()
        return Said(described, Answer(answer) if changed else None, Proof(proves) if proves else None)


def _explained(one: Attachment) -> str:
    if one.stripped is Stripped.PICTURE:
        return _(
            "The picture was written anew from its pixels: the place and time where it was taken and the camera were left out."
        )
    if one.media_type in {"image/heic", "image/avif"}:
        return _(
            "This kind of picture cannot be opened here. It was kept as it is, and may say inside where and when it was taken."
        )
    if one.kind is Kind.FILE:
        return _("This kind of file is not opened here. It was kept as it is and can be saved out again.")
    return _("It was kept as it is, with whatever the file says of itself inside.")
