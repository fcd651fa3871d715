"""Script: what is read aloud before somebody speaks: an opening, one sentence for each use, and a closing."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from hrforum.domain.consent import Use
from hrforum.domain.plain import plain
from hrforum.errors import Refused
from hrforum.i18n import _

OPENING, CLOSING = "opening", "closing"
PARTS = (OPENING, *(str(use) for use in Use), CLOSING)
"""The names of the parts, in the order in which they are read."""

_HEAD = re.compile(r"^\s*\[([^\[\]\n]*)\]\s*$", re.MULTILINE)
_VERSION = re.compile(r"([A-Za-z-]+)-([0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class Script:
    """One version of a script. `asks` holds the sentence for each use; `written_on` is None for one that is shipped."""

    language: str
    number: int
    opening: str
    closing: str
    asks: Mapping[Use, str] = field(default_factory=dict)
    written_on: date | None = None

    @property
    def version(self) -> str:
        """What an answer names it by, such as "en-1"."""
        return f"{self.language}-{self.number}"

    def parts(self) -> dict[str, str]:
        """Return the parts by their names, in the order in which they are read."""
        return {OPENING: self.opening, **{str(use): self.asks[use] for use in Use}, CLOSING: self.closing}


def words_of(parts: Mapping[str, str]) -> str:
    """Return parts as the one text in which a script is kept and edited."""
    return "\n\n".join(f"[{name}]\n{parts.get(name, '').strip()}" for name in PARTS) + "\n"


def read_script(language: str, number: int, words: str, written_on: date | None = None) -> Script:
    """Return the script in a text as `words_of` gives it.

    Raises `Refused`, naming the part, for one that is missing, empty, there twice or not known.
    """
    opening, *rest = _HEAD.split(plain(words).removeprefix("\ufeff"))
    if opening.strip():
        raise Refused(_("The script begins with a part in square brackets, such as [opening]."))
    found: dict[str, str] = {}
    for name, said in zip(map(str.strip, rest[::2]), rest[1::2], strict=True):
        if name not in PARTS:
            known = ", ".join(PARTS)
            raise Refused(
                _("{name} is no part of a script. The parts are: {known}.").format(name=name, known=known)
            )
        if name in found:
            raise Refused(_("The part {name} is there twice.").format(name=name))
        found[name] = said.strip()
    for name in PARTS:
        if not found.get(name):
            raise Refused(_("The script says nothing under [{name}].").format(name=name))
    return Script(
        language, number, found[OPENING], found[CLOSING], {use: found[use] for use in Use}, written_on
    )


def read_version(version: str) -> tuple[str, int]:
    """Return language and number of a version such as "en-1"; raises `Refused` for anything else."""
    found = _VERSION.fullmatch(version.strip())
    if found is None:
        raise Refused(_("A version of the script is written like en-1."))
    return found[1], int(found[2])


def best(scripts: Sequence[Script], language: str) -> Script | None:
    """Return the script to read to somebody who speaks `language`: in it, or else in English, or else the first."""
    spoken = (language, language.split("-", maxsplit=1)[0], "en")
    found = (one for code in spoken for one in scripts if one.language == code)
    return next(found, scripts[0] if scripts else None)
