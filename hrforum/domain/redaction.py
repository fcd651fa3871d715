"""Redaction: a stretch of the words that an audience does not get to read, and what it reads in its place. The original stays."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from hrforum.domain.span import Span
from hrforum.i18n import translator


class Outside(StrEnum):
    """The circles of people outside the archive."""

    EVERYONE = "outside"
    HEARING = "hearing"
    CITIES = "cities"


@dataclass(frozen=True, slots=True)
class Audience:
    """Who reads: everyone outside, one hearing (by its id), or other cities."""

    circle: Outside = Outside.EVERYONE
    hearing_id: int | None = None

    def __post_init__(self) -> None:
        if (self.circle is Outside.HEARING) != (self.hearing_id is not None):
            raise ValueError("the audience of a hearing, and no other, names it")


EVERYONE = Audience()
CITIES = Audience(Outside.CITIES)


def at_hearing(hearing_id: int) -> Audience:
    """Return the audience of one hearing."""
    return Audience(Outside.HEARING, hearing_id)


class Reason(StrEnum):
    """What the hidden words would tell."""

    NAME = "name"
    CONTACT = "contact"
    ADDRESS = "address"
    DATE = "date"
    NUMBER = "number"
    SAFETY = "safety"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Redaction:
    """One stretch that is hidden from an audience. `version` None: it stands in what the person asks for.

    `replacement` "" stands for the usual one of the reason, in the language of the document. `lost` says that the words changed and
    nobody knows surely where it belongs now: then nothing leaves until a person looked. `id` 0: not kept yet.
    """

    span: Span
    version: UUID | None
    reason: Reason = Reason.NAME
    audience: Audience = EVERYONE
    replacement: str = ""
    lost: bool = False
    id: int = 0
    rev: int = 0
    uuid: UUID | None = None


def holds_for(one: Redaction, audience: Audience) -> bool:
    """Say whether a redaction holds for an audience: one for everyone outside always does, and everyone outside gets none less."""
    return EVERYONE in (one.audience, audience) or one.audience == audience


def usual_replacement(reason: Reason, language: str) -> str:
    """Return what stands for hidden words in a document of this language ("en", "es", "fr")."""
    say = translator(language).gettext
    return {
        Reason.NAME: say("[name]"),
        Reason.CONTACT: say("[contact]"),
        Reason.ADDRESS: say("[address]"),
        Reason.DATE: say("[date]"),
        Reason.NUMBER: say("[number]"),
        Reason.SAFETY: say("[left out]"),
        Reason.OTHER: say("[left out]"),
    }[reason]


def replacement_of(one: Redaction, language: str) -> str:
    """Return what is read in place of the hidden words."""
    return one.replacement or usual_replacement(one.reason, language)


def of_text(redactions: Iterable[Redaction], version: UUID | None, audience: Audience) -> list[Redaction]:
    """Return those that hide something in one version's words, or with None in the ask, from an audience."""
    return [one for one in redactions if one.version == version and holds_for(one, audience)]


def hidden(redactions: Iterable[Redaction], words: str, language: str) -> list[tuple[Span, str]]:
    """Return what is hidden in a text, in order, with what is read in its place; those that overlap are hidden as one.

    Of several that overlap the longest says what is read. One that does not end inside the text hides all of it.
    """
    whole = Span(0, max(len(words), 1))
    placed = sorted(
        ((one.span if one.span.fits(words) else whole, one) for one in redactions),
        key=lambda each: (each[0].start, -each[0].stop, each[1].id),
    )
    found: list[tuple[Span, Span, str]] = []
    for span, one in placed:
        said = replacement_of(one, language)
        if not found or not span.meets(found[-1][0]):
            found.append((span, span, said))
            continue
        before, longest, told = found[-1]
        if span.stop - span.start > longest.stop - longest.start:
            longest, told = span, said
        found[-1] = (Span(before.start, max(before.stop, span.stop)), longest, told)
    return [(span, told) for span, _longest, told in found]


def redacted(words: str, concealed: Sequence[tuple[Span, str]], within: Span | None = None) -> str:
    """Return the words, or a part of them, with everything that is hidden replaced."""
    part = within or Span(0, max(len(words), 1))
    pieces: list[str] = []
    at = part.start
    for span, told in concealed:
        if span.meets(part):
            pieces += [words[at : max(at, span.start)], told]
            at = max(at, min(span.stop, part.stop))
    return "".join([*pieces, words[at : part.stop]])
