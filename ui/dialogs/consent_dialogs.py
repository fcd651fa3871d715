"""The dialog about consent: answers given anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QWidget

from hrforum.domain.consent import LOCKED_FOR_YOUNG, Consent, Giver
from hrforum.domain.intake import Reading
from hrforum.domain.script import Script
from hrforum.i18n import _
from hrforum.operations.consent import said_by
from ui.dialogs.dialog import Dialog
from ui.pages.consent_box import Asked, ConsentBox


@dataclass(frozen=True)
class GivenAnswers:
    """Answers given anew."""

    answers: tuple[Consent, ...]


class ConsentDialog(Dialog):
    """Asks every question again; only what differs becomes a new answer. Emits `decided(GivenAnswers)`."""

    def __init__(self, parent: QWidget | None, reading: Reading, scripts: Sequence[Script] = ()) -> None:
        super().__init__(
            parent,
            _("Consent for {code}").format(code=reading.testimony.code),
            _("Answers are only ever added: what was said before stays on record."),
            act=_("&Keep these answers"),
        )
        self._box = ConsentBox(_asked(reading), scripts, reading.intake.language)
        self.body.addWidget(self._box)
        if any(one.young for one in reading.intake.speakers):
            self._box.lock(LOCKED_FOR_YOUNG)
        self._box.begin()

    def value(self) -> GivenAnswers | None:
        """Return the answers that are new, or None where nothing differs."""
        if (wrong := self._box.details.wrong()) is not None:
            wrong.setFocus()
            return None
        answers = self._box.value()
        if not answers:
            self.say(_("No answer differs from what is in force."), "plain")
            return None
        return GivenAnswers(answers)


def _asked(reading: Reading) -> tuple[Asked, ...]:
    """Return everybody together, and each person where several speak or somebody answered for themselves.

    Of somebody under the age limit it is they and their guardian, each in their part.
    """
    names = {
        one.uuid: one.pseudonym or _("Person {number}").format(number=number)
        for number, one in enumerate(reading.intake.speakers, 1)
        if one.uuid
    }
    young = {one.uuid for one in reading.intake.speakers if one.uuid and one.young}
    for one in reading.consents:
        if one.testifier and one.testifier not in names:
            names[one.testifier] = _("Somebody who speaks here no longer")
    if len(names) < 2 and all(one.testifier is None for one in reading.consents):
        return both_asked(reading, None, "") if young else (Asked(None, "", reading.in_force),)
    everybody = Asked(None, _("Everybody who speaks"), said_by(reading, None))
    each: list[Asked] = []
    for who, name in names.items():
        each += both_asked(reading, who, name) if who in young else (Asked(who, name, said_by(reading, who)),)
    return (everybody, *each)


def both_asked(reading: Reading, person: UUID | None, name: str) -> tuple[Asked, ...]:
    """Return somebody young and their guardian, with what each said before about this person, None for everybody."""
    parts = {one.giver for one in reading.consents if one.testifier == person}
    # A no that was given before the age was known is lifted by the same voice alone.
    own = Giver.SELF if Giver.SELF in parts else Giver.YOUNG_PERSON
    guardian = _("Guardian of {person}").format(person=name) if name else _("The guardian")
    return (
        Asked(person, name or _("The young person"), said_by(reading, person, own), own),
        Asked(person, guardian, said_by(reading, person, Giver.GUARDIAN), Giver.GUARDIAN),
    )
