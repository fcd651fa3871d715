"""Dialogs for somebody who calls: the code on the card, what to take back and what it reaches, and the papers afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QWidget

from hrforum.domain.code import read_code
from hrforum.domain.consent import Answer, Use
from hrforum.domain.intake import Reading
from hrforum.domain.reach import Reach
from hrforum.domain.receipt import Act, Receipt, notices
from hrforum.errors import Refused
from hrforum.i18n import _, ngettext
from hrforum.operations.withdrawal import Wish
from ui.deeds.reach import places, unclean
from ui.dialogs.dialog import Dialog
from ui.parts.columns import gathered, row
from ui.parts.consent_words import use_name
from ui.parts.field import Field, line
from ui.parts.flow import Flow
from ui.parts.words import heading, label, muted
from ui.theme import current

_SHORTEST = 8
"""Letters and digits of the shortest code."""


class CallDialog(Dialog):
    """Asks for the code on the card. Emits `decided(code)`, as it is kept."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            _("Somebody calls"),
            _("Ask for the code on the card. No name is needed."),
            act=_("&Look it up"),
        )
        self._code = line(placeholder="OAK-7K3M9-T")
        self._field = Field(
            _("&Code on the card"), self._code, _("Capitals, spaces and dashes do not matter.")
        )
        self.body.addWidget(self._field)
        # Room for the sentence that says what is wrong.
        self.body.addSpacing(current().space("apart"))
        self._code.textChanged.connect(self._on_text_changed)
        self._code.returnPressed.connect(self.act_button.click)
        self._code.setFocus()

    def _on_text_changed(self, text: str) -> None:
        """Say at once that a character was misheard, as soon as there are enough of them."""
        self._field.set_wrong("")
        if sum(each.isalnum() for each in text) >= _SHORTEST:
            self._read()

    def _read(self) -> str | None:
        try:
            code = read_code(self._code.text())
        except Refused as error:
            self._field.set_wrong(error.sentence)
            return None
        self._field.set_wrong("")
        return code

    def value(self) -> str | None:
        """Return the code, or None after saying what is wrong with it."""
        code = self._read()
        if code is None:
            self._code.setFocus()
        return code


@dataclass(frozen=True)
class Asked:
    """What the dialog is about: the testimony, where its words stand or went, and what is chosen first."""

    reading: Reading
    reach: Reach
    act: Act = Act.STOP


class WithdrawalDialog(Dialog):
    """Three choices with what each reaches, safe button first. Emits `decided(Wish)`."""

    def __init__(self, parent: QWidget | None, asked: Asked) -> None:
        super().__init__(
            parent,
            _("Take back {code}").format(code=asked.reading.testimony.code),
            act=_("&Withdraw"),
            leave=_("&Leave as it is"),
            dangerous=True,
        )
        self._asked = asked
        self.body.addWidget(heading(_("What it reaches")))
        told = (label("•  " + sentence, wrap=True) for sentence in places(asked.reach))
        self.body.addWidget(gathered(*told))
        self.body.addWidget(heading(_("What the person wants")))
        self._choices: dict[Act, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self._uses = self._boxes()
        self._add_choice(Act.STOP, _("&Stop future use"), self._stop_explained())
        self._add_choice(Act.STORY, _("Erase the st&ory"), _story_explained(asked.reading))
        self._add_choice(Act.ALL, _("&Erase all"), _all_explained())
        ticked = Flow("near")
        for box in self._uses.values():
            ticked.add(box)
        self._by = line()
        by = Field(_("Who took the &call"), self._by)
        self._of_stopping = gathered(label(_("What is to end"), "label"), ticked, by)
        self.body.addWidget(self._of_stopping)
        self._group.buttonToggled.connect(lambda _which, _on: self._on_chosen())
        self._choices[asked.act if self._choices[asked.act].isEnabled() else Act.ALL].setChecked(True)
        self._on_chosen()

    def _boxes(self) -> dict[Use, QCheckBox]:
        boxes = {}
        for use, given in self._asked.reading.in_force.items():
            if given is Answer.YES:
                boxes[use] = QCheckBox(use_name(use))
                # Ending it would promise that nothing is kept, which only erasing does.
                boxes[use].setChecked(use is not Use.RECORD)
        if list(boxes) == [Use.RECORD]:
            boxes[Use.RECORD].setChecked(True)
        return boxes

    def _stop_explained(self) -> str:
        if self._uses:
            return _(
                "Nothing ticked is used from now on. The words stay in this archive, for its organisers alone; whoever wants them gone wants an erasure. It can be undone."
            )
        return _("Nothing is agreed to, so no use is left to stop.")

    def _add_choice(self, act: Act, name: str, explained: str) -> None:
        made = QRadioButton(name)
        made.setAccessibleDescription(explained)
        gone = self._asked.reading.testimony.erased_on is not None
        made.setEnabled(bool(self._uses) if act is Act.STOP else not (act is Act.STORY and gone))
        self._group.addButton(made)
        self._choices[act] = made
        told = QWidget()
        beside = row(told)
        beside.addSpacing(round(current().size("body") * 2))
        beside.addWidget(muted(explained), 1)
        self.body.addWidget(gathered(made, told, gap="hair"))

    @property
    def chosen(self) -> Act:
        """The choice that is made."""
        return next((act for act, made in self._choices.items() if made.isChecked()), Act.ALL)

    def _on_chosen(self) -> None:
        chosen = self.chosen
        self._of_stopping.setVisible(chosen is Act.STOP)
        acts = {
            Act.STOP: _("&Withdraw"),
            Act.STORY: _("Erase story &for good"),
            Act.ALL: _("Erase all &for good"),
        }
        self.act_button.setText(acts[chosen])

    def value(self) -> Wish | None:
        """Return what is wished, or None where no use is ticked."""
        uses = tuple(use for use, box in self._uses.items() if box.isChecked())
        if self.chosen is Act.STOP and not uses:
            self.say(_("Tick at least one use that is to end."))
            return None
        return Wish(self.chosen, uses, self._by.text().strip())


def _story_explained(reading: Reading) -> str:
    stays = (
        _("Tags and place stay and are counted, as was agreed.")
        if reading.in_force[Use.COUNT] is Answer.YES
        else _("Tags and place go too, since counting was not agreed to.")
    )
    gone = _("Words, earlier words, translations, attachments, marks and drafts are gone for good.")
    return f"{gone} {stays}"


def _all_explained() -> str:
    return _(
        "Everything is gone for good, with the people who speak nowhere else. The code is never given out again. This cannot be undone."
    )


@dataclass(frozen=True)
class PapersWanted:
    """The receipt and the notices are to be saved."""

    receipt: Receipt


class DoneDialog(Dialog):
    """Tells what was done, and offers the papers. Emits `decided(PapersWanted)`."""

    def __init__(self, parent: QWidget | None, receipt: Receipt) -> None:
        super().__init__(
            parent,
            _done(receipt),
            act=_("&Save receipt and notices …"),
            leave=_("&Close"),
        )
        self._receipt = receipt
        self.body.addWidget(gathered(*(label(each, wrap=True) for each in _told(receipt))))
        self.body.addWidget(heading(_("On paper")))
        about = [_("A receipt for the person, in their language. It says what is public record already.")]
        about += [_("A notice to {recipient}.").format(recipient=one.recipient) for one in notices(receipt)]
        self.body.addWidget(gathered(*(label("•  " + each, wrap=True) for each in about)))

    def value(self) -> PapersWanted:
        """Return that the papers are wanted."""
        return PapersWanted(self._receipt)


def _done(receipt: Receipt) -> str:
    if receipt.act is Act.STOP:
        return _("Withdrawn: {code}").format(code=receipt.code)
    return _("Erased: {code}").format(code=receipt.code)


def _told(receipt: Receipt) -> Sequence[str]:
    if receipt.act is Act.STOP:
        ended = len(receipt.ended)
        told = [ngettext("{count} use ended.", "{count} uses ended.", ended).format(count=ended)]
    else:
        told = [_("The words are in no list, no search and no free space of the archive’s file any more.")]
        if receipt.waits:
            told.append(
                _("This file is large: close the archive today, so that it is written anew without a trace.")
            )
        cleared = len(receipt.backups) - len(receipt.unclean)
        if cleared:
            said = ngettext(
                "{count} backup was rewritten without them.",
                "{count} backups were rewritten without them.",
                cleared,
            )
            told.append(said.format(count=cleared))
        told += [unclean(each) for each in receipt.unclean]
    held = len(receipt.withheld)
    if held:
        said = ngettext(
            "{count} exported document is superseded. What was handed in cannot be taken back.",
            "{count} exported documents are superseded. What was handed in cannot be taken back.",
            held,
        )
        told.append(said.format(count=held))
    return told
