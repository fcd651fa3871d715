"""Dialogs about consent: answers given anew, and withdrawal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QWidget

from hrforum.domain.consent import Answer, Consent, Use
from hrforum.domain.intake import Reading
from hrforum.domain.script import Script
from hrforum.i18n import _
from hrforum.operations.consent import said_by
from ui.dialogs.dialog import Dialog
from ui.pages.consent_box import Asked, ConsentBox
from ui.parts.columns import gathered
from ui.parts.consent_answers import use_name
from ui.parts.field import Field, line
from ui.parts.words import heading, label


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
        self._box.setFocus()

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


@dataclass(frozen=True)
class Withdrawal:
    """Uses that are to end."""

    uses: tuple[Use, ...]
    asked_by: str


class WithdrawalDialog(Dialog):
    """Shows what a withdrawal reaches, safe button first. Emits `decided(Withdrawal)`."""

    def __init__(self, parent: QWidget | None, reading: Reading, reach: Sequence[str]) -> None:
        super().__init__(
            parent,
            _("Withdraw consent for {code}").format(code=reading.testimony.code),
            _(
                "Withdrawing ends uses from now on and deletes nothing. To take the words out of the archive, remove the testimony."
            ),
            act=_("&Withdraw"),
            leave=_("&Leave as it is"),
            dangerous=True,
        )
        self.body.addWidget(heading(_("What it reaches")))
        self.body.addWidget(gathered(*(label("•  " + sentence, wrap=True) for sentence in reach)))
        self.body.addWidget(heading(_("What is to end")))
        self._uses: dict[Use, QCheckBox] = {}
        for use, answer in reading.in_force.items():
            if answer is Answer.YES:
                box = QCheckBox(use_name(use))
                box.setChecked(True)
                self._uses[use] = box
        self.body.addWidget(gathered(*self._uses.values(), gap="hair"))
        if not self._uses:
            self.body.addWidget(
                label(_("Nothing was agreed to, so there is nothing to withdraw."), wrap=True)
            )
            self.act_button.setEnabled(False)
        self._by = line()
        self.body.addWidget(Field(_("Who took the &call"), self._by))

    def value(self) -> Withdrawal | None:
        """Return the uses that are to end, or None where none is ticked."""
        uses = tuple(use for use, box in self._uses.items() if box.isChecked())
        if not uses:
            self.say(_("Tick at least one use that is to end."))
            return None
        return Withdrawal(uses, self._by.text().strip())
