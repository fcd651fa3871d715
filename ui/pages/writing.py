"""Where something is written: the one form that is open, of whatever kind; used by the page of testimonies and by an intake-only seat."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from hrforum.domain.draft import Draft
from hrforum.domain.intake import Intake, Kept, Reading
from hrforum.domain.reserved_code import ReservedCode
from hrforum.domain.script import Script
from hrforum.domain.turn import Turn
from hrforum.i18n import _
from hrforum.operations import pseudonym
from ui.archive_worker import ArchiveWorker
from ui.pages.form import Form
from ui.pages.form_state import state_of
from ui.pages.offered import Offered, read_offered
from ui.pages.script_form import KIND as SCRIPT
from ui.pages.script_form import ScriptForm
from ui.pages.speaker_box import SpeakerBox
from ui.pages.testimony_form import TestimonyForm, Written, blank
from ui.pages.translation_form import KIND as TRANSLATION
from ui.pages.translation_form import Translation, TranslationForm
from ui.parts.columns import column


class Writing(QWidget):
    """Holds one form at most; what is written in it is never thrown away for another.

    `written(value)` when the form is to be kept, `leave_requested` when it is to stay a draft, `throw_away_requested`;
    `hand_over_requested(scripts, language)`; `form_changed(Form or None)`; `opened` when a form is to be seen; `said(sentence, kind)`.
    """

    written = Signal(object)
    leave_requested = Signal()
    throw_away_requested = Signal()
    hand_over_requested = Signal(object, str)
    form_changed = Signal(object)
    opened = Signal()
    said = Signal(str, str)
    card_requested = Signal(object)
    vault_requested = Signal(object, object)

    def __init__(self, worker: ArchiveWorker) -> None:
        super().__init__()
        self.worker = worker
        self.form: Form | None = None
        self.language = "en"
        """The archive's language, in which a first testimony begins."""
        self.prints_cards = True
        self._asked_by = ""
        self._translator = ""
        self._stack = QStackedWidget()
        column(self).addWidget(self._stack)

    # -- opening -------------------------------------------------------------------------------------------------------

    def begin_new(
        self, forum_id: int | None = None, kept: Kept | None = None, turn: Turn | None = None
    ) -> None:
        """Open the form for a new testimony, at this forum or at the newest; `kept` is the one kept just before, `turn` who tells it.

        Who asks stays from one person to the next; language does not, for nobody may be said to speak what they did not say.
        """

        def begin(offered: Offered) -> None:
            newest = offered.forums[0] if offered.forums else None
            forum = next((one for one in offered.forums if one.id == forum_id), newest)
            asked_by = self._asked_by or (forum.note_takers if forum and "," not in forum.note_takers else "")
            intake = blank(forum, self.language, turn.language if turn else "")
            form = TestimonyForm(offered, intake, asked_by=asked_by, kept=kept)
            if turn is not None:
                form.from_queue(turn)
                form.is_as_opened()
            self.open(form)

        self.worker.run(read_offered, begin, lane="new")

    def begin_from_sheet(self, sheet: ReservedCode) -> None:
        """Open the form for what stands on a sheet of paper, at its forum and in its language."""

        def begin(offered: Offered) -> None:
            forum = next((one for one in offered.forums if one.id == sheet.forum_id), None)
            form = TestimonyForm(
                offered, blank(forum, self.language, sheet.language), asked_by=self._asked_by
            )
            form.from_sheet(sheet.code)
            form.is_as_opened()
            self.open(form)

        self.worker.run(read_offered, begin, lane="new")

    def change(self, reading: Reading) -> None:
        """Open the form to change a testimony."""
        self._with_offered(lambda offered: TestimonyForm(offered, reading.intake, reading))

    def translate(self, reading: Reading) -> None:
        """Open the form for a translation beside the original."""
        self.open(TranslationForm(reading, translator=self._translator))

    def change_script(self, scripts: Sequence[Script]) -> None:
        """Open the form in which the scripts are changed, at the archive's language."""
        self.open(ScriptForm(scripts, self.language))

    def resume(self, draft: Draft, reading: Reading | None) -> None:
        """Go on with a draft, in the form that holds it or in a new one."""
        if self.form is not None and self.form.mark.id == draft.id:
            self._show()
            return
        kind = state_of(draft.body).get("form")
        if kind == TRANSLATION and reading is not None:
            self.open(TranslationForm(reading, draft))
        elif kind == SCRIPT:
            self._with_offered(lambda offered: ScriptForm(offered.scripts, self.language, draft))
        else:
            intake = reading.intake if reading else Intake("")
            self._with_offered(lambda offered: TestimonyForm(offered, intake, reading, draft))

    def _with_offered(self, make: Callable[[Offered], Form]) -> None:
        self.worker.run(read_offered, lambda offered: self.open(make(offered)), lane="new")

    def open(self, form: Form) -> None:
        """Show a form; one that holds unkept words is shown instead."""
        if self.form is not None and self.form.touched:
            form.deleteLater()
            self._show()
            self.said.emit(
                _("This was not kept yet. Keep it, or leave it for later, before another is begun."), "plain"
            )
            return
        self.close_form()
        self.form = form
        form.decided.connect(self.written)
        form.left.connect(self.leave_requested)
        form.throw_away_requested.connect(self.throw_away_requested)
        if isinstance(form, TestimonyForm):
            form.hand_over_requested.connect(self._on_hand_over_requested)
            form.proposal_requested.connect(self._on_proposal_requested)
            form.vault_requested.connect(lambda box: self.vault_requested.emit(box, form.reading))
            form.kept_strip.card_requested.connect(self.card_requested)
            form.kept_strip.card.setVisible(self.prints_cards)
            form.attached.let_out(self.prints_cards)
        self._stack.addWidget(form)
        self._show()
        self.form_changed.emit(form)

    def _show(self) -> None:
        assert self.form is not None
        self._stack.setCurrentWidget(self.form)
        self.opened.emit()
        self.form.begin()

    def _on_hand_over_requested(self, scripts: Sequence[Script], language: str) -> None:
        self.hand_over_requested.emit(scripts, language)

    def _on_proposal_requested(self, box: SpeakerBox) -> None:
        name, testifier_id = box.asked_about

        def propose(archive: Any) -> str:
            return pseudonym.propose(archive, name=name, testifier_id=testifier_id)

        def show(found: str) -> None:
            if self._holds(box):
                box.propose(found)

        self.worker.run(propose, show, lane="pseudonym")

    def _holds(self, box: SpeakerBox) -> bool:
        return isinstance(self.form, TestimonyForm) and box in self.form.people.boxes

    def show_names(self, box: SpeakerBox, whole: Reading) -> None:
        """Show in the form what the name vault holds of one person."""
        same = next((one for one in whole.intake.speakers if one.testifier_id == box.testifier_id), None)
        if same is not None and self._holds(box):
            box.private.show_names(same)

    def close_vault(self) -> None:
        """Hide in the form what came from the name vault and was not changed."""
        if isinstance(self.form, TestimonyForm):
            self.form.people.close_vault()

    # -- after it --------------------------------------------------------------------------------------------------------

    def refused(self, sentence: str) -> None:
        """The form was not kept: say why, beside what was written."""
        if self.form is not None:
            self.form.refuse(sentence)

    def kept(self, value: object) -> None:
        """The form was kept: remember what the next one begins with, and close it."""
        if isinstance(value, Written):
            self._asked_by = value.asked_by or self._asked_by
        elif isinstance(value, Translation):
            self._translator = value.translator
        self.close_form()

    def close_form(self) -> None:
        """Close the form, which is kept or a draft or thrown away by now, or in which nothing was written."""
        if self.form is not None:
            self._stack.removeWidget(self.form)
            self.form.deleteLater()
            self.form = None
            self.form_changed.emit(None)
