"""Receipt: what was done when a person took something back, for that person and for those who hold the words."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from hrforum.domain.backup import Backup
from hrforum.domain.consent import Use
from hrforum.domain.reach import Reach, Sent


class Act(StrEnum):
    """What was asked for: to stop some uses, to erase the story, or to erase all."""

    STOP = "stop"
    STORY = "story"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Receipt:
    """`language` is the person's among those of documents; `ended` the uses that ended; `reach` is as it was before.

    `counted` says whether the testimony goes on to be counted; `backups` are all copies as they are now; `waits` says that the
    archive's large file is written anew only when it is closed.
    """

    act: Act
    code: str
    on_day: date
    language: str
    organisation: str
    practice: bool
    ended: tuple[Use, ...]
    counted: bool
    reach: Reach
    backups: tuple[Backup, ...] = ()
    waits: bool = False

    @property
    def withheld(self) -> tuple[Sent, ...]:
        """The editions that hold what may not be used any more."""
        return tuple(each for each in self.reach.sent if each.superseded_on is not None)

    @property
    def unclean(self) -> tuple[Backup, ...]:
        """The copies in which erased words may still stand."""
        return () if self.act is Act.STOP else tuple(each for each in self.backups if each.may_hold_words)


@dataclass(frozen=True, slots=True)
class Notice:
    """To one body, in the language of what it holds: the editions that are superseded. `recipient` may also be a group or person.

    `handed_on` are the days on which it was given words otherwise.
    """

    recipient: str
    language: str
    organisation: str
    practice: bool
    on_day: date
    erased: bool
    sent: tuple[Sent, ...] = ()
    handed_on: tuple[date, ...] = ()


def notices(receipt: Receipt) -> tuple[Notice, ...]:
    """Return one notice for each body and language, and one for everybody else who was given the words and is named."""
    erased = receipt.act is not Act.STOP

    def to(recipient: str, language: str, **held: tuple[Sent, ...] | tuple[date, ...]) -> Notice:
        about = (receipt.organisation, receipt.practice, receipt.on_day, erased)
        return Notice(recipient, language, *about, **held)  # type: ignore[arg-type]  # fields by name

    by_body = sorted(receipt.withheld, key=lambda each: (each.body, each.language))
    made = [
        to(body, language, sent=tuple(sent))
        for (body, language), sent in groupby(by_body, key=lambda each: (each.body, each.language))
    ]
    if erased or receipt.ended:
        named = sorted(
            (each for each in receipt.reach.handouts if each.recipient), key=lambda each: each.recipient
        )
        made += [
            to(recipient, receipt.language, handed_on=tuple(each.made_on for each in given))
            for recipient, given in groupby(named, key=lambda each: each.recipient)
        ]
    return tuple(made)
