"""Rendering: words in one language as an audience may read them, what is hidden from it replaced."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from hrforum.domain.redaction import Audience, Redaction, hidden, of_text, redacted
from hrforum.domain.span import Span
from hrforum.domain.testimony import Version

Spans = Mapping[UUID, Sequence[Span]]
"""Parts of versions, by the versions' ids."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """The words in one language. `translator` and `method` are None for the original."""

    language: str
    words: str
    translator: str | None = None
    method: str | None = None


def as_read(
    words: str, redactions: Sequence[Redaction], language: str, part: Span | None = None
) -> tuple[str, int]:
    """Return a text, or a part of it, without what these redactions hide, and how many places that are.

    `language` is that of the document: "en", "es" or "fr".
    """
    if not redactions or not words:
        return (words if part is None else part.of(words)), 0
    concealed = hidden(redactions, words, language)
    count = sum(part is None or span.meets(part) for span, _said in concealed)
    return redacted(words, concealed, part), count


def renderings(
    versions: Iterable[Version],
    redactions: Sequence[Redaction],
    audience: Audience,
    language: str,
    spans: Spans | None = None,
) -> tuple[tuple[Rendering, ...], int]:
    """Return each version, or each wanted part of it, as an audience reads it, and how many places are hidden in all."""
    made, withheld = [], 0
    for one in versions:
        mine = of_text(redactions, one.uuid, audience)
        for part in [None] if spans is None else sorted(spans[one.uuid]):
            words, count = as_read(one.words, mine, language, part)
            made.append(Rendering(one.language, words, one.translator, one.method))
            withheld += count
    return tuple(made), withheld
