"""The dialog about consent: answers given anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from hrforum.domain.consent import Consent
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
    """Return everybody together, and each person where several speak or somebody answered for themselves."""
    names = {
        one.uuid: one.pseudonym or _("Person {number}").format(number=number)
        for number, one in enumerate(reading.intake.speakers, 1)
        if one.uuid
    }
    for one in reading.consents:
        if one.testifier and one.testifier not in names:
            names[one.testifier] = _("Somebody who speaks here no longer")
    if len(names) < 2 and all(one.testifier is None for one in reading.consents):
        return (Asked(None, "", reading.in_force),)
    everybody = Asked(None, _("Everybody who speaks"), said_by(reading, None))
    return (everybody, *(Asked(who, name, said_by(reading, who)) for who, name in names.items()))
