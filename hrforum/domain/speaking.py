"""Speaking: how many words fit the time that a hearing gives a speaker, and where words are cut to fit."""

import re
from dataclasses import dataclass

from hrforum.domain.hearing import Hearing, Interpreting, Rule
from hrforum.domain.interpreting import Mode

WORDS_A_MINUTE = 140
"""Four of five speakers fit it: 526 public testimonies to bodies of New York City (2024) ran at a median of 161, the slowest tenth below 129."""
SECONDS = 180
"""The commonest limit, where the hearing's own is not known."""

_WORD = re.compile(r"\S+")
_SENTENCE_END = re.compile(r"[.!?…。؟।]+[\"'”’»)\]]*(?=\s|$)|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Speaking:
    """What a body asks of a speaker. `name_aloud` and `address_aloud`: whether they must be said; None where that is not known."""

    seconds: int = SECONDS
    words_a_minute: int = WORDS_A_MINUTE
    interpreting: Mode | None = None
    name_aloud: bool | None = None
    address_aloud: bool | None = None

    @property
    def budget(self) -> int:
        """How many words fit the time; half of them with consecutive interpreting, which says everything twice."""
        words = self.seconds * self.words_a_minute // 60
        return words // 2 if self.interpreting is Mode.CONSECUTIVE else words


_SAID = {Rule.YES: True, Rule.NO: False}
_MODES = {Interpreting.SIMULTANEOUS: Mode.SIMULTANEOUS, Interpreting.SAME: Mode.CONSECUTIVE}
"""Where an interpreter gets time of their own, the speaker keeps all of theirs."""


def speaking_at(hearing: Hearing) -> Speaking:
    """Return what the hearing's rules ask of a speaker, with the commonest time where they do not say."""
    return Speaking(
        hearing.speaking_seconds or SECONDS,
        interpreting=_MODES.get(hearing.interpreting),
        name_aloud=_SAID.get(hearing.names_aloud),
        address_aloud=_SAID.get(hearing.addresses_aloud),
    )


def count_words(text: str) -> int:
    """Return how many words a text has, as word processors count them: what stands between white space."""
    return sum(1 for _each in _WORD.finditer(text))


def trimmed(text: str, budget: int) -> str:
    """Return a text cut to so many words, at the last sentence end that fits.

    Where the first sentence alone is too long it is cut between words and ends in "…". With a budget of 0 everything stands.
    """
    if not budget:
        return text
    end = None
    for at, word in enumerate(_WORD.finditer(text)):
        if at == budget:
            break
        end = word.end()
    else:
        return text
    ends = [found.end() for found in _SENTENCE_END.finditer(text[:end])]
    if ends:
        return text[: ends[-1]].rstrip()
    return text[:end].rstrip() + " …"
