"""Consent as it is asked: the script to read aloud, the answers of each who is asked, and what stands around them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hrforum.domain.consent import LOCKED_FOR_YOUNG, Answer, Consent, Giver, Use, Voice
from hrforum.domain.script import Script, best
from hrforum.i18n import _
from ui.days import LANGUAGES, language_name
from ui.pages.consent_details import ConsentDetails
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import column, row
from ui.parts.consent_answers import ConsentAnswers
from ui.parts.field import Field
from ui.parts.folded import Folded
from ui.parts.language_box import LanguageBox
from ui.parts.spoken import Spoken
from ui.parts.strips import Strip
from ui.parts.words import button, label, muted
from ui.theme import current

_LARGE = 150


@dataclass(frozen=True)
class Asked:
    """One who can answer, and what they answered before. `person` None is everybody who speaks; `giver` None is asked on the page."""

    person: UUID | None
    name: str
    before: Mapping[Use, Answer]
    giver: Giver | None = None

    @property
    def voice(self) -> Voice:
        """What tells this one from the others who are asked."""
        return self.giver or Giver.SELF, self.person


EVERYBODY = Asked(None, "", {})


def both_where_young() -> tuple[Asked, Asked]:
    """Return who is asked where somebody young speaks: they and their guardian, each about everything."""
    return (
        Asked(None, _("The young person"), {}, Giver.YOUNG_PERSON),
        Asked(None, _("The guardian"), {}, Giver.GUARDIAN),
    )


_Given = tuple[dict[Use, Answer], Giver, bool]


class ConsentBox(QWidget):
    """Gives the answers that differ from those before as `Consent` rows: answers are only ever added.

    With several `asked`, each answers in turn; what one answered stays while another is asked. `finished` when whoever asks goes
    on by key and nobody is left to ask; `answered` at every answer; `language_chosen(code)`; `hand_over_requested(code)` to show the script to the person.
    `flows` lets Enter go on, which a dialog keeps for its own button.
    """

    answered = Signal()
    finished = Signal()
    language_chosen = Signal(str)
    hand_over_requested = Signal(str)

    def __init__(
        self,
        asked: Sequence[Asked] = (),
        scripts: Sequence[Script] = (),
        language: str = "",
        asked_by: str = "",
        *,
        flows: bool = False,
        hand_over_key: str = "",
    ) -> None:
        super().__init__()
        self._asked = tuple(asked) or (EVERYBODY,)
        self._scripts = tuple(scripts)
        self._given: dict[Voice, _Given] = {}
        self._at = 0
        self._answers = ConsentAnswers(self._asked[0].before, flows=flows)
        self._whose = ChoiceBox()
        self._language = LanguageBox(language or "en")
        self._aloud = button("")
        self._aloud.setCheckable(True)
        self._aloud.setChecked(True)
        self._show = button(f"{_('Show it to the person')}  {hand_over_key}".strip())
        self._show.setAccessibleName(_("Show it to the person"))
        self._none = label("", "small", wrap=True)
        self._strip = Strip(closable=False)
        self._opening, self._closing = Spoken(), Spoken()
        self.details = ConsentDetails(asked_by)
        folded = Folded(_("Who asked, and how"), self.details)
        self._fold, self._more = folded, folded.toggle
        self._lay_out(folded)
        self._show_asked()
        self._read_out()
        self._whose.currentIndexChanged.connect(self._on_other_person)
        self._language.currentTextChanged.connect(lambda _text: self._on_language_chosen())
        self._aloud.toggled.connect(lambda _on: self._read_out())
        self._show.clicked.connect(self.hand_over)
        self._answers.answered.connect(self.answered)
        self._answers.finished.connect(self._on_finished)
        self._answers.strayed.connect(self._on_strayed)
        self._answers.answered.connect(self._strip.clear)

    def _lay_out(self, folded: Folded) -> None:
        self._whose_field = Field(
            _("Wh&ose answer"),
            self._whose,
            _("A yes for everybody covers each who speaks. A no of anybody counts for all."),
        )
        whole = column(self, gap="near")
        # In large text the buttons need a line of their own.
        roomy = current().percent < _LARGE
        head = row(gap="near") if roomy else column(gap="near")
        head.addWidget(Field(_("Language of asking"), self._language), 1)
        for act in (self._aloud, self._show):
            head.addWidget(act, 0, Qt.AlignmentFlag.AlignBottom if roomy else Qt.AlignmentFlag.AlignLeft)
        whole.addLayout(head)
        whole.addWidget(self._whose_field)
        whole.addWidget(self._none)
        whole.addWidget(self._opening)
        whole.addWidget(
            muted(
                _(
                    "Y, N or X answers a line and goes on; 1 to 5 answers all at once, and Enter does what 1 does. A no costs the person nothing."
                )
            )
        )
        whole.addWidget(self._strip)
        whole.addWidget(self._answers)
        whole.addWidget(self._closing)
        whole.addWidget(folded)

    def _on_strayed(self) -> None:
        self._strip.say(
            _(
                "Here the keys answer consent, so these letters went nowhere and changed no answer. F3 goes to the words."
            )
        )

    def begin(self) -> None:
        """Put the focus where asking begins: on whose answer it is, where several are asked, else on the first question."""
        if len(self._asked) > 1:
            self._whose.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._answers.begin()

    # -- who is asked ----------------------------------------------------------------------------------------------------

    def ask(self, asked: Sequence[Asked]) -> None:
        """Ask these from now on; what somebody answered before who is asked still stays."""
        self._note()
        self._asked = tuple(asked) or (EVERYBODY,)
        self._at = 0
        self._show_asked()
        self._recall()

    def ask_both(self, both: bool) -> None:
        """Ask somebody young and their guardian, or the person alone; what was answered for the person stays theirs."""
        self._note()
        was, own = (Giver.SELF, Giver.YOUNG_PERSON) if both else (Giver.YOUNG_PERSON, Giver.SELF)
        if (said := self._given.pop((was, None), None)) is not None:
            self._given[own, None] = (said[0], own, said[2])
        self._asked = both_where_young() if both else (EVERYBODY,)
        self._at = 0
        self.lock(LOCKED_FOR_YOUNG if both else frozenset())
        self._show_asked()
        self._recall()

    def lock(self, uses: Collection[Use]) -> None:
        """Ask about some uses no more, or about all again."""
        self._answers.lock(uses)

    def _show_asked(self) -> None:
        self._whose.blockSignals(True)
        self._whose.clear()
        for one in self._asked:
            self._whose.addItem(one.name)
        self._whose.setCurrentIndex(self._at)
        self._whose.blockSignals(False)
        several = len(self._asked) > 1
        self._whose_field.setVisible(several)
        self.details.ask_giver(self._asked[self._at].giver is None)

    def _on_other_person(self, at: int) -> None:
        self._note()
        self._at = at
        self._recall()

    def _recall(self) -> None:
        one = self._asked[self._at]
        answers, giver, settled = self._given.get(one.voice, self._untouched(one))
        self._answers.set_answers(answers, settled=settled)
        self.details.set_giver(giver)
        self.details.ask_giver(one.giver is None)

    @staticmethod
    def _untouched(one: Asked) -> _Given:
        before = {use: one.before.get(use, Answer.NOT_ASKED) for use in Use}
        return before, one.giver or Giver.SELF, any(each is not Answer.NOT_ASKED for each in before.values())

    def _note(self) -> None:
        one = self._asked[self._at]
        self._given[one.voice] = (self.answers(), one.giver or self.details.giver, self._answers.settled)

    def _on_finished(self) -> None:
        if self._at + 1 < len(self._asked):
            self._whose.setCurrentIndex(self._at + 1)
            self._answers.begin()
        else:
            self.finished.emit()

    # -- what is read aloud ----------------------------------------------------------------------------------------------

    def _on_language_chosen(self) -> None:
        self._read_out()
        if self._language.code() in LANGUAGES:
            self.language_chosen.emit(self._language.code())

    def hand_over(self) -> None:
        """Ask for the script to be shown to the person."""
        self.hand_over_requested.emit(self._language.code())

    @property
    def script(self) -> Script | None:
        """What is read out in the chosen language, or in another where there is none in it."""
        return best(self._scripts, self._language.code())

    def _read_out(self) -> None:
        script = self.script
        shown = script if self._aloud.isChecked() else None
        self._aloud.setText(_("Hide the script") if shown else _("Show the script"))
        self._opening.say(shown.opening if shown else "", shown.language if shown else "")
        self._closing.say(shown.closing if shown else "", shown.language if shown else "")
        self._answers.read_out(shown)
        spoken = self._language.code()
        missing = script is not None and script.language != spoken.split("-", maxsplit=1)[0]
        self._none.setText(
            _("There is no script in {language} yet. Read this one and have it interpreted.").format(
                language=language_name(spoken)
            )
        )
        self._none.setVisible(missing and script is not None and script.language != spoken)
        for each in (self._aloud, self._show):
            each.setVisible(bool(self._scripts))

    # -- what was answered -----------------------------------------------------------------------------------------------

    @property
    def settled(self) -> bool:
        """Whether who is asked now has answered."""
        return self._answers.settled

    def answers(self) -> dict[Use, Answer]:
        """Return the answer to each question of who is asked now."""
        return self._answers.answers()

    def wrong(self) -> tuple[str, QWidget | None]:
        """Return in a sentence what is missing, and the field it is about; an empty sentence where nothing is."""
        field = self.details.wrong()
        if field is not None:
            self._fold.open()
            return _("A day around the consent is not as it should be."), field
        self._note()
        for at, one in enumerate(self._asked):
            answers, _giver, settled = self._given.get(one.voice, self._untouched(one))
            if not settled:
                self._whose.setCurrentIndex(at)
                return _(
                    "Ask for consent first. One key is enough: 1 keeps and counts it, 5 says not asked yet."
                ), self._answers.chosen_button(Use.RECORD)
            if answers[Use.RECORD] is Answer.NO:
                self._whose.setCurrentIndex(at)
                return _(
                    "The person does not want it kept, so it is not. Throw it away, or change that answer."
                ), None
        return "", None

    def value(self) -> tuple[Consent, ...]:
        """Return the answers that are new, of each who was asked, naming the script that was read out."""
        self._note()
        script = self.script
        return tuple(
            self.details.around(
                Consent(
                    use,
                    answer,
                    giver=self._given[one.voice][1],
                    language=self._language.code(),
                    script_version=script.version if script else "",
                    testifier=one.person,
                )
            )
            for one in self._asked
            if one.voice in self._given
            for use, answer in self._given[one.voice][0].items()
            if answer is not one.before.get(use, Answer.NOT_ASKED)
        )

    def state(self) -> dict[str, Any]:
        """Return the answers of each who is asked and what stands around them, just as it is typed."""
        self._note()
        return {
            "given": [self._given_state(one) for one in self._asked],
            "language": self._language.code(),
            **self.details.state(),
        }

    def _given_state(self, one: Asked) -> dict[str, Any] | None:
        untouched = self._untouched(one)
        answers, giver, settled = self._given.get(one.voice, untouched)
        if (answers, giver, settled) == untouched:
            return None
        said = {str(use): str(answer) for use, answer in answers.items()}
        return {"answers": said, "giver": str(giver), "settled": settled}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Show what `state` gave, for those who are asked now."""
        self.details.restore(state)
        self._language.set_code(state.get("language", self._language.code()))
        for one, given in zip(self._asked, state.get("given", ()), strict=False):
            if given is not None:
                answers = {use: Answer(given["answers"].get(use, Answer.NOT_ASKED)) for use in Use}
                self._given[one.voice] = (answers, Giver(given["giver"]), bool(given["settled"]))
        if state.get("given"):
            self._recall()
        self._fold.open(self.details.filled)
