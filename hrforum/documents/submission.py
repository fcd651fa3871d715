"""A submission as an outline: numbered paragraphs from what people said, by right; what is counted, quoted and asked in each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from hrforum.documents import figures
from hrforum.documents.content import DimensionTotals
from hrforum.documents.outline import Block, Bullets, Heading, Outline, Paragraph, Quotation, Table
from hrforum.documents.paper_content import Claim, Part, SubmissionContent
from hrforum.documents.text import one_line
from hrforum.documents.wording import Wording
from hrforum.domain.consent import Released
from hrforum.domain.recommendation import Position, Recommendation
from hrforum.domain.speaking import count_words

_PARAGRAPHS = re.compile(r"\n\s*\n")
_MOST_WORDS = 80
"""Of one quote."""


@dataclass(frozen=True, slots=True)
class Submission:
    """A submission as an outline, what each numbered paragraph rests on, and how many words it has."""

    outline: Outline
    claims: tuple[Claim, ...]
    words: int


@dataclass(slots=True)
class _Writing:
    """Numbers the paragraphs and notes what each rests on."""

    blocks: list[Block] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    number: int = 0

    def say(
        self,
        text: str,
        what: str = "",
        article: str = "",
        behind: tuple[UUID, ...] = (),
        language: str | None = None,
        *,
        keep: bool = False,
    ) -> None:
        self.number += 1
        self.blocks.append(Paragraph(text, number=self.number, language=language, keep=keep))
        if what:
            self.claims.append(Claim(self.number, what, article, behind))


def submission(content: SubmissionContent, language: str) -> Submission:
    """Return a submission in "en", "es" or "fr"."""
    words, writing = Wording(language), _Writing()
    _front(content, words, writing)
    _introduction(content, words, writing)
    if content.totals:
        writing.blocks.append(Heading(2, words.say("Who spoke"), listed=False))
        for one in content.totals:
            if figures.untold(one, words):
                continue
            told = words.say("The table counts what people said of themselves or lived through: {dimension}.")
            writing.say(told.format(dimension=one.label), "table", one.label, content.everybody, keep=True)
            writing.blocks.append(_table(one, words))
        if untold := figures.names_untold(content.totals, words):
            writing.say(untold)
    for part in content.parts:
        _part(part, words, writing)
    _recommendations(content, words, writing)
    outline = Outline(
        title=content.title,
        language=language,
        blocks=tuple(writing.blocks),
        organisation=content.submitters[0],
        running=content.title,
        practice=content.practice,
        paper="a4",
        furniture=words.furniture(),
    )
    return Submission(outline, tuple(writing.claims), sum(map(count_words, _counted(outline))))


def _front(content: SubmissionContent, words: Wording, writing: _Writing) -> None:
    if content.practice:
        writing.blocks.append(Paragraph(words.practice_warning(content.practice), manner="small"))
    writing.blocks.append(Heading(1, content.title, listed=False))
    submitters = (
        words.say("Submitted by:") if len(content.submitters) == 1 else words.say("Joint submission by:")
    )
    writing.blocks += [Paragraph(submitters, manner="lead"), Bullets(content.submitters)]
    if content.country:
        writing.blocks.append(Paragraph(words.say("State: {country}").format(country=content.country)))
    keywords = [part.heading for part in content.parts if part.article]
    if keywords:
        writing.blocks.append(
            Paragraph(words.say("Keywords: {keywords}").format(keywords="; ".join(keywords)))
        )
    if content.contact:
        writing.blocks.append(Paragraph(words.say("Contact: {contact}").format(contact=content.contact)))


def _introduction(content: SubmissionContent, words: Wording, writing: _Writing) -> None:
    writing.blocks.append(Heading(2, words.say("Introduction"), listed=False))
    for own in _PARAGRAPHS.split(content.introduction):
        if said := one_line(own):
            writing.say(said)
    writing.say(
        words.say(
            "This submission rests on what people said at community forums. Everybody who is quoted agreed that their words be used before "
            "the United Nations, and everybody who is counted agreed to be counted."
        )
    )
    counted = words.say("Testimonies counted: {testimonies}. People who gave them: {people}.")
    writing.say(
        counted.format(testimonies=content.counted, people=content.people), "number", "", content.everybody
    )
    writing.say(f"{figures.caveat(words)} {figures.small_numbers(words)}")


def _part(part: Part, words: Wording, writing: _Writing) -> None:
    writing.blocks.append(Heading(2, part.heading, listed=False))
    if part.norm:
        writing.say(part.norm)
    if part.shown:
        told = words.say("Testimonies that tell of this: {count}.").format(count=part.shown)
        writing.say(told, "number", part.article, part.counted)
    for each in part.earlier:
        writing.say(_earlier(each, words))
    for quote in part.quotes:
        said = words.say("In the person's own words:")
        writing.say(said, "quote", part.article, (quote.testimony,), keep=True)
        known = [each.language for each in quote.renderings]
        languages = (words.language,) if words.language in known else tuple(known[:1])
        writing.blocks.append(Quotation(quote, languages=languages, most=_MOST_WORDS))


def _earlier(one: Recommendation, words: Wording) -> str:
    answered = {
        Position.SUPPORTED: words.say("the state supported it"),
        Position.NOTED: words.say("the state noted it"),
    }
    answer = answered[one.position] if one.position else ""
    known = "; ".join(part for part in (one.reference, answer) if part)
    told = words.say("This speaks to a recommendation of an earlier review: “{text}”").format(text=one.text)
    return f"{told} ({known})" if known else told


def _recommendations(content: SubmissionContent, words: Wording, writing: _Writing) -> None:
    asked: dict[str, list[tuple[str, Released]]] = {}
    for part in content.parts:
        for released in part.asks:
            asked.setdefault(one_line(released.ask or ""), []).append((part.article, released))
    if not asked:
        return
    writing.blocks.append(Heading(2, words.say("Recommendations"), listed=False))
    for text, places in asked.items():
        articles = ", ".join(dict.fromkeys(article for article, _who in places if article))
        behind = tuple(dict.fromkeys(released.testimony for _article, released in places))
        spoken = [each.language for each in places[0][1].renderings[:1]]
        foreign = spoken[0] if spoken and spoken[0] != words.language else None
        writing.say(f"{text} ({articles})" if articles else text, "ask", articles, behind, foreign)


def _table(one: DimensionTotals, words: Wording) -> Table:
    caption = words.say("{dimension} ({unit})").format(dimension=one.label, unit=one.unit)
    return Table(caption, (one.label, one.unit), tuple((row.label, row.shown) for row in one.rows))


def _counted(outline: Outline) -> Iterator[str]:
    """Yield every text that counts against the budget."""
    for block in outline.blocks:
        match block:
            case Heading() | Paragraph():
                yield block.text
            case Bullets():
                yield from block.points
            case Table():
                yield block.caption
                yield from (cell for row in (block.header, *block.rows) for cell in row)
            case Quotation():
                yield from (said for _language, said in block.said)
