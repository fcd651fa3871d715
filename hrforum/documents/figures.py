"""The parts that packet and summary share: what was counted, with the chart and its facts, and what people ask for."""

from collections.abc import Iterator, Sequence

from hrforum.documents.content import DimensionTotals, PacketContent
from hrforum.documents.outline import Block, ChartFigure, Cover, Fact, Paragraph, ReleasedAsk, Table
from hrforum.documents.text import one_line
from hrforum.documents.wording import Wording
from hrforum.domain.chart import Chart
from hrforum.domain.consent import Released


def cover(content: PacketContent, words: Wording, kicker: str) -> Cover:
    """Return the cover: whose document, for which hearing."""
    facts = [Fact(words.say("Before"), content.hearing_body)]
    if content.hearing_item:
        facts.append(Fact(words.say("Item"), content.hearing_item))
    if content.hearing_date:
        facts.append(Fact(words.say("Hearing"), words.day(content.hearing_date)))
    if content.place:
        facts.append(Fact(words.say("Place"), content.place))
    return Cover(
        kicker=kicker,
        title=content.title,
        subtitle=words.say("Brought by {organisation}").format(organisation=content.organisation),
        facts=tuple(facts),
        note=words.say(
            "Every testimony quoted here was given by a person who agreed that it be brought to this hearing, in the form in which it stands."
        ),
        warning=words.practice_warning(content.practice),
    )


def counted_sentence(content: PacketContent, words: Wording) -> str:
    """Return how many testimonies and people the totals stand for."""
    if content.people:
        sentence = words.say("Testimonies counted: {testimonies}. People who gave them: {people}.")
        return sentence.format(testimonies=content.counted, people=content.people)
    return words.say("Testimonies counted: {testimonies}.").format(testimonies=content.counted)


def caveat(words: Wording) -> str:
    """Return what the numbers are not."""
    return words.say(
        "These are testimonies, not a sample: they say what happened to the people who spoke, not how often it happens. "
        "A person who gave several answers is counted in each, so the rows of a table may add up to more than all."
    )


def small_numbers(words: Wording) -> str:
    """Return why some numbers are not exact."""
    return words.say(
        "So that nobody can be recognised by a number, some numbers are marked “withheld”: those from 1 to 4, and larger ones from "
        "which these could be worked out. The mark does not say which."
    )


def chart(content: PacketContent, words: Wording) -> Iterator[Block]:
    """Yield the chart with what it shows in words; the same facts stand in the tables."""
    if content.chart is not None and content.chart.bars:
        yield ChartFigure(content.chart, alternative(content.chart, words))


def alternative(drawn: Chart, words: Wording) -> str:
    """Return in words what a chart shows, bar by bar."""
    said = words.apart(f"{bar.label}: {bar.shown}" for bar in drawn.bars)
    sentence = words.say("Bar chart: {title}, in {unit}. {bars}.")
    return sentence.format(title=drawn.title, unit=drawn.unit, bars=said)


def asked_of(content: PacketContent, words: Wording) -> Iterator[Block]:
    """Yield what the organisers ask of whom by when as a table, and what is left to those whom the state took the matter from."""
    header = (words.say("Of whom"), words.say("What we ask"), words.say("By when"))
    rows = tuple((one.who, one.what, words.day_in_table(one.by) if one.by else "–") for one in content.asks)
    yield Table(words.say("What we ask, of whom, by when"), header, rows, figures=False)
    for who, can_do in dict.fromkeys((one.who, one.can_do) for one in content.asks if one.preempted):
        taken = words.say("{who}: the state has taken this matter out of its hands.").format(who=who)
        left = words.say("What it can still do: {what}").format(what=can_do) if can_do else ""
        yield Paragraph(f"{taken} {left}".strip())


def tables(content: PacketContent, words: Wording) -> Iterator[Block]:
    """Yield a table of counts for each dimension, and a sentence that names those of which no number is told."""
    for one in content.totals:
        if not untold(one, words):
            yield _table(one, words)
    if sentence := names_untold(content.totals, words):
        yield Paragraph(sentence)


def untold(one: DimensionTotals, words: Wording) -> bool:
    """Say whether every number of a table is withheld; such a table would fill a page and tell nothing."""
    return all(row.shown == words.say("withheld") for row in one.rows)


def names_untold(totals: Sequence[DimensionTotals], words: Wording) -> str:
    """Return a sentence that names the dimensions of which no number is told, "" where there is none."""
    labels = words.apart(one.label for one in totals if untold(one, words))
    said = words.say(
        "Counted too, with every number withheld so that nobody can be recognised: {dimensions}."
    )
    return said.format(dimensions=labels) if labels else ""


def _table(one: DimensionTotals, words: Wording) -> Table:
    caption = words.say("{dimension} ({unit})").format(dimension=one.label, unit=one.unit)
    rows = tuple((row.label, row.shown) for row in one.rows)
    return Table(caption, (one.label, one.unit), rows)


def notes(words: Wording) -> Iterator[Block]:
    """Yield what is to be known before the numbers are read."""
    yield Paragraph(caveat(words), manner="small")
    yield Paragraph(small_numbers(words), manner="small")


def asks(content: PacketContent, words: Wording) -> Iterator[ReleasedAsk]:
    """Yield what the people who spoke ask for: the same words once, with the exhibits that ask it."""
    asked: dict[str, list[int]] = {}
    first: dict[str, Released] = {}
    for number, released in content.numbered():
        if released.ask:
            asked.setdefault(one_line(released.ask), []).append(number)
            first.setdefault(one_line(released.ask), released)
    for ask, numbers in asked.items():
        yield ReleasedAsk(first[ask], words.exhibits(numbers))


def length(ask: ReleasedAsk) -> int:
    """Return how many characters long an ask is."""
    return len(ask.released.ask or "")


def has_asks(content: PacketContent) -> bool:
    """Say whether anything is asked for."""
    return any(one.ask for one in content.exhibits)
