"""The totals of a document: people and testimonies by dimension, as they may be told outside, and one chart of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from hrforum.analysis.disclosure import THRESHOLD, Safe, Told, safe_count, safe_table
from hrforum.documents.content import DimensionTotals, Total
from hrforum.domain.chart import Bar, Chart
from hrforum.domain.tag import NOT_ASKED, About, Codebook, Dimension
from hrforum.i18n import Translate, translator
from hrforum.storage import tag, testifier
from hrforum.storage.archive import Archive

_LISTED_SMALL = 6
_MOST_BARS = 12
_NO_ANSWER = 0
"""Stands for "no answer" where the ids of tags stand."""


@dataclass(frozen=True, slots=True)
class Totals:
    """The safe totals: testimonies and people in all, a table per dimension, and the chart, where one can be drawn."""

    testimonies: str
    people: str
    tables: tuple[DimensionTotals, ...]
    chart: Chart | None


def totals(archive: Archive, counted: Sequence[int], language: str) -> Totals:
    """Count these testimonies and the people in them, by every dimension that somebody answered, in a document's language."""
    say = translator(language).gettext
    ids = list(counted)
    people = testifier.speaking_in(archive, ids)
    book = tag.codebook(archive)
    given = {
        About.PERSON: tag.people_by_tag(archive, ids),
        About.EXPERIENCE: tag.testimonies_by_tag(archive, ids),
    }
    subjects = {About.PERSON: len(people), About.EXPERIENCE: len(ids)}
    cells = [(one, _cells(book, one, given[one.about], subjects[one.about])) for one in book.dimensions]
    answered = [
        (one, counts)
        for one, counts in cells
        if any(count for key, count in counts.items() if key != _NO_ANSWER)
    ]
    told = [(one, counts, safe_table(counts)) for one, counts in answered]
    return Totals(
        shown(safe_count(len(ids)), say),
        shown(safe_count(len(people)), say),
        tuple(_table(book, one, safe, language, say) for one, _counts, safe in told),
        _chart(book, told, language, say),
    )


def _cells(book: Codebook, one: Dimension, pairs: Sequence[tuple[int, int]], subjects: int) -> dict[int, int]:
    """Return how many subjects gave each tag; "not asked" and nobody's answer are one cell, "no answer"."""
    own = {each.id: each for each in book.of(one)}
    mine = [(tag_id, subject) for tag_id, subject in pairs if tag_id in own]
    counts: dict[int, int] = {}
    answered = set()
    for tag_id, subject in mine:
        if own[tag_id].key != NOT_ASKED:
            counts[tag_id] = counts.get(tag_id, 0) + 1
            answered.add(subject)
    counts[_NO_ANSWER] = subjects - len(answered)
    return counts


def shown(safe: Safe, say: Translate) -> str:
    """Return a safe number as it is printed."""
    if safe.told is Told.EXACT:
        return str(safe.count)
    sentence = say("fewer than {number}") if safe.told is Told.FEWER else say("{number} or more")
    return sentence.format(number=THRESHOLD)


_Row = tuple[str, Safe]


def _rows(book: Codebook, one: Dimension, safe: dict[int, Safe], language: str, say: Translate) -> list[_Row]:
    labels = {each.id: each.labels.in_language(language) for each in book.of(one)}
    labels[_NO_ANSWER] = say("No answer")
    rows = [(labels[key], told) for key, told in safe.items() if told.count != 0 and key != _NO_ANSWER]
    rows.sort(key=_order)
    no_answer = safe.get(_NO_ANSWER)
    if no_answer is not None and no_answer.count != 0:
        rows.append((labels[_NO_ANSWER], no_answer))
    return rows


def _order(row: _Row) -> tuple[int, int, str]:
    # Sorting withheld cells by their size would tell what is withheld.
    place = {Told.EXACT: 0, Told.OR_MORE: 1, Told.FEWER: 2}[row[1].told]
    return place, -(row[1].count or 0), row[0].casefold()


def _table(
    book: Codebook, one: Dimension, safe: dict[int, Safe] | None, language: str, say: Translate
) -> DimensionTotals:
    label = one.labels.in_language(language)
    unit = say("people") if one.about is About.PERSON else say("testimonies")
    if safe is None:
        return DimensionTotals(label, unit, (Total(say("All answers"), say("too few to be told safely")),))
    rows = _rows(book, one, safe, language, say)
    small = [row for row in rows if row[1].told is Told.FEWER]
    if len(small) > _LISTED_SMALL:
        rows = [row for row in rows if row[1].told is not Told.FEWER]
        gathered = say("{number} other answers, each given by").format(number=len(small))
        return DimensionTotals(label, unit, (*_told(rows, say), Total(gathered, shown(small[0][1], say))))
    return DimensionTotals(label, unit, tuple(_told(rows, say)))


def _told(rows: Sequence[_Row], say: Translate) -> list[Total]:
    return [Total(label, shown(safe, say)) for label, safe in rows]


def _chart(
    book: Codebook,
    told: Sequence[tuple[Dimension, dict[int, int], dict[int, Safe] | None]],
    language: str,
    say: Translate,
) -> Chart | None:
    """Return the chart of the dimension with the most answers, one about the experience first."""
    drawable = [
        (one, counts, safe)
        for one, counts, safe in told
        if safe is not None and len(counts) <= _MOST_BARS + 1
    ]
    if not drawable:
        return None
    one, _counts, safe = max(
        drawable, key=lambda each: (each[0].about is About.EXPERIENCE, -each[1][_NO_ANSWER])
    )
    rows = _rows(book, one, safe or {}, language, say)
    return Chart(
        title=one.labels.in_language(language),
        unit=say("people") if one.about is About.PERSON else say("testimonies"),
        note=say(
            "These are testimonies, not a sample: they say what happened, not how often it happens in the city."
        ),
        bars=tuple(Bar(label, safe_.count, shown(safe_, say)) for label, safe_ in rows),
    )
