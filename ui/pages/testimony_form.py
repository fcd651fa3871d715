"""Where a testimony is written down or changed: one page from consent to the ask; beside consent and words every part is optional."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal

from hrforum.domain.consent import Consent, Proof
from hrforum.domain.draft import Draft
from hrforum.domain.forum import Forum
from hrforum.domain.intake import Intake, Kept, Reading, Speaker
from hrforum.domain.risk import allows_audio
from hrforum.domain.testimony import Status
from hrforum.domain.turn import Turn
from hrforum.i18n import _
from ui.pages.ask_box import AskBox, status_name
from ui.pages.attached_box import AttachedBox
from ui.pages.consent_box import ConsentBox
from ui.pages.form import Form
from ui.pages.form_state import Mark, State, speaker_of, speaker_state, state_of
from ui.pages.happened_box import HappenedBox
from ui.pages.offered import Offered
from ui.pages.speakers_box import SpeakersBox
from ui.pages.where_box import WhereBox
from ui.pages.words_box import WordsBox
from ui.parts.block import Block
from ui.parts.day_field import today
from ui.parts.kept_strip import KeptStrip
from ui.parts.words import announce, title

__all__ = ["TestimonyForm", "Written", "blank", "status_name"]


@dataclass(frozen=True)
class Written:
    """What was written down. `testimony_id` 0 is a new testimony; `rev` is the revision that was read; `mark` is its draft."""

    intake: Intake
    answers: tuple[Consent, ...]
    testimony_id: int = 0
    rev: int = 0
    mark: Mark = field(default_factory=Mark, compare=False)
    asked_by: str = ""
    code: str = ""
    """That of the sheet of paper it was written on."""
    turn_id: int = 0
    """Who told it, in the queue of the evening; 0 for nobody there."""


class TestimonyForm(Form):
    """A new testimony, or a change to one that was read (`reading`). `kept` is the one kept just before, whose code is told.

    F2 to F7 go to its blocks, F8 runs the speaking clock, F9 shows the script to the person: `hand_over_requested(scripts, language)`.
    """

    __test__ = False

    hand_over_requested = Signal(object, str)
    proposal_requested = Signal(object)
    vault_requested = Signal(object)

    def __init__(
        self,
        offered: Offered,
        intake: Intake,
        reading: Reading | None = None,
        draft: Draft | None = None,
        *,
        asked_by: str = "",
        kept: Kept | None = None,
    ) -> None:
        super().__init__(_("&Keep") if reading else _("&Keep testimony"), reading, draft.id if draft else 0)
        code = reading.testimony.code if reading else ""
        self._title = title(_("Change {code}").format(code=code) if code else _("New testimony"))
        self.page.addWidget(self._title)
        self.sheet_code = ""
        self.turn_id = 0
        self.kept_strip = KeptStrip(kept)
        self.told = (self.kept_strip,)
        self._scripts = offered.scripts
        self._consent_missing = False
        new = reading is None
        self._consent = ConsentBox(
            (), offered.scripts, intake.language, asked_by, flows=True, hand_over_key="F9"
        )
        self._told = WordsBox(intake, clock_key="F8" if new else "")
        self._speakers = SpeakersBox(intake.speakers, offered.book, offered.age_limit)
        self._where = WhereBox(offered.forums, intake)
        self._happened = HappenedBox(offered.book, intake)
        self._asks = AskBox(intake)
        self.attached = AttachedBox()
        blocks = (
            *((Block(_("Consent first"), "F2", self._consent, begin=self._consent.begin),) if new else ()),
            Block(_("The words"), "F3", self._told),
            Block(_("Who speaks"), "F4", self._speakers, begin=self._begin_with_people),
            Block(_("When and where"), "F5", self._where),
            Block(_("What happened"), "F6", self._happened),
            Block(_("What the person asks for"), "F7", self._asks),
            Block(_("Attachments"), "", self.attached),
        )
        self.ready(state_of(draft.body) if draft else None, *blocks)
        self._connect()

    def _connect(self) -> None:
        self._told.written.connect(self.kept_strip.give_way)
        self._happened.person_tag_picked.connect(self._on_person_tag_picked)
        self._speakers.proposal_requested.connect(self.proposal_requested)
        self._speakers.vault_requested.connect(self.vault_requested)
        if self.reading is not None:
            return
        consent = self._consent
        self._speakers.young_changed.connect(consent.ask_both)
        consent.finished.connect(lambda: self._told.setFocus(Qt.FocusReason.TabFocusReason))
        consent.answered.connect(self._on_answered)
        consent.language_chosen.connect(self._told.language.set_code)
        consent.hand_over_requested.connect(
            lambda language: self.hand_over_requested.emit(self._scripts, language)
        )
        interpreter = consent.details.interpreter
        interpreter.changed.connect(lambda: self._told.follow_interpreter(interpreter.state()))
        self.on_key("F8").activated.connect(self._told.clock.toggle)
        self.on_key("F9").activated.connect(consent.hand_over)

    def _begin_with_people(self) -> None:
        self._speakers.boxes[0].begin()

    def _on_answered(self) -> None:
        self.kept_strip.give_way()
        if self._consent_missing and self._consent.settled:
            self._consent_missing = False
            self.strip.clear()

    def _on_person_tag_picked(self, tag_id: int) -> None:
        self._speakers.boxes[0].pick(tag_id)

    def from_sheet(self, code: str) -> None:
        """Take down what stands on the sheet of paper with this code, where consent was signed."""
        self.sheet_code = code
        self._title.setText(_("From the sheet {code}").format(code=code))
        self._consent.details.restore({"proof": Proof.SIGNED})

    def from_queue(self, one: Turn) -> None:
        """Take down what somebody in the queue tells: what they are called goes where names are kept apart, unless it is a number."""
        self.turn_id = one.id
        self._title.setText(_("New testimony: {called}").format(called=f"\u2068{one.called}\u2069"))
        if not one.called.isdigit():
            self._speakers.set_value([Speaker(name=one.called)])
            self.strip.say(
                _(
                    "The name from the queue stands in the private box of who speaks. Take it out there if it is not to be kept."
                ),
                "plain",
            )

    def begin(self) -> None:
        """Put the focus on consent for a new testimony, on the words for one that is changed; tell the code of the one before."""
        announce(self, self.kept_strip.sentence)
        if self.reading is None:
            self._consent.begin()
        else:
            self._told.setFocus(Qt.FocusReason.TabFocusReason)

    def written(self) -> Written | None:
        """Return what was written, or None after saying what is missing."""
        if self.reading is None:
            missing, field_ = self._consent.wrong()
            self._consent_missing = bool(missing)
            if missing:
                self.strip.say(missing)
                if field_ is None:
                    self._consent.begin()
                else:
                    field_.setFocus(Qt.FocusReason.OtherFocusReason)
                return None
        if (wordless := self._told.missing()) is not None:
            wordless.setFocus()
            return None
        if (field_ := self._speakers.wrong()) is not None:
            field_.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        intake = self._where.filled(self._intake())
        if intake is None or self.not_picked():
            return None
        if self.reading is None:
            return Written(
                intake,
                self.attached.proven(self._consent.value()),
                mark=self.mark,
                asked_by=self._consent.details.asked_by,
                code=self.sheet_code,
                turn_id=self.turn_id,
            )
        one = self.reading.testimony
        return Written(intake, (), one.id, one.rev, self.mark)

    @property
    def people(self) -> SpeakersBox:
        """Who speaks here."""
        return self._speakers

    @property
    def at_risk(self) -> bool:
        """Whether somebody who speaks here is at high risk, as far as it is written."""
        return not all(allows_audio(each.risk) for each in self._speakers.value())

    def _intake(self) -> Intake:
        interpreter, mode = self._told.interpreter.value()
        return Intake(
            words=self._told.words.toPlainText(),
            language=self._told.language.code(),
            interpreter=interpreter,
            interpreter_mode=mode,
            ask=self._asks.ask.toPlainText().strip(),
            status=Status(self._asks.status.currentData()),
            speakers=self._speakers.value(),
            tags=self._happened.picked(),
            own_words=self._happened.said(),
        )

    def state(self) -> State:
        """Return everything the form holds, just as it is typed."""
        state: State = {
            **self._told.state(),
            **self._where.state(),
            **self._asks.state(),
            "speakers": [speaker_state(one) for one in self._speakers.value()],
            **self._happened.state(),
            "rev": self.reading.testimony.rev if self.reading else 0,
        }
        if self.reading is None:
            state |= {
                "consent": self._consent.state(),
                "sheet_code": self.sheet_code,
                "turn": self.turn_id,
                **self.attached.state(),
            }
        return state

    def restore(self, state: State) -> None:
        """Show what `state` gave; what a state does not speak of stays."""
        for box in (self._where, self._asks, self._happened):
            box.restore(state)
        self._speakers.set_value([speaker_of(each) for each in state.get("speakers", ())])
        if state.get("sheet_code"):
            self.from_sheet(state["sheet_code"])
        self.turn_id = int(state.get("turn", 0))
        self._consent.restore(state.get("consent", {}))
        self.attached.restore(state)
        # After consent, whose language and interpreter the words would follow.
        self._told.restore(state)
        if self.reading is not None and state.get("rev") != self.reading.testimony.rev:
            self.strip.say(
                _(
                    "This testimony was changed otherwise since this draft was begun. What stands here replaces that once it is kept; its words then stay, sealed."
                ),
                "warning",
            )


def blank(forum: Forum | None, language: str, theirs: str = "") -> Intake:
    """Return what a new testimony begins with: in the language that is said to be `theirs`, if any.

    Else it is the archive's `language`, where the forum speaks it or names none, and otherwise the forum's first.
    """
    spoken = forum.languages if forum else ()
    return Intake(
        "",
        language=theirs or (language if language in spoken or not spoken else spoken[0]),
        forum_id=forum.id if forum else None,
        heard_on=today(),
    )
