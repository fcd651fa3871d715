"""The totals of a document: people and testimonies by dimension, as they may be told outside, and one chart of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pyroaring import BitMap

from hrforum.analysis.disclosure import THRESHOLD, Safe, Told, safe_count, safe_table
from hrforum.documents.content import DimensionTotals, Total
from hrforum.domain.chart import Bar, Chart
from hrforum.domain.table import Unit
from hrforum.domain.tag import NOT_ASKED, About, Codebook, Dimension
from hrforum.i18n import Translate, _, translator
from hrforum.operations.differencing import Stopped, Telling
from hrforum.operations.population import UNNAMED
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


def totals(archive: Archive, counted: Sequence[int], language: str, telling: Telling | None = None) -> Totals:
    """Count these testimonies and the people in them, by every dimension that somebody answered, in a document's language.

    `telling` is told every number that is told here, and stops those that are too near to one that left before.
    """
    say = translator(language).gettext
    telling = telling or Telling(archive, THRESHOLD)
    ids = list(counted)
    people = testifier.speaking_in(archive, ids)
    spoken = behind(archive, ids)
    book = tag.codebook(archive)
    given = {
        About.PERSON: tag.people_by_tag(archive, ids),
        About.EXPERIENCE: tag.testimonies_by_tag(archive, ids),
    }
    everybody = {About.PERSON: frozenset(people), About.EXPERIENCE: frozenset(ids)}
    cells = [(one, _cells(book, one, given[one.about], everybody[one.about])) for one in book.dimensions]
    answered = [
        (one, some) for one, some in cells if any(who for key, who in some.items() if key != _NO_ANSWER)
    ]
    told, stopped = [], {}
    for one, some in answered:
        counts = {key: len(who) for key, who in some.items()}
        whole_ = len(everybody[one.about])
        safe = _without_the_rest(safe_table(counts), counts, whole_)
        if safe and _told_beside(telling, book, one, safe, several=sum(counts.values()) != whole_):
            safe = None
        stopped[one.id] = _stopped(telling, book, one, some, safe, spoken) if safe else None
        told.append((one, counts, safe))
    return Totals(
        whole(telling, _("Testimonies"), Unit.TESTIMONIES, len(ids), spoken_in(ids, spoken), say),
        whole(telling, _("People"), Unit.PEOPLE, len(people), BitMap(people), say),
        tuple(_table(book, one, safe, language, say, stopped[one.id]) for one, _counts, safe in told),
        _chart(book, [each for each in told if not stopped[each[0].id]], language, say),
    )


def _told_beside(
    telling: Telling, book: Codebook, one: Dimension, safe: Mapping[int, Safe], *, several: bool
) -> bool:
    """Note what is not told exactly of a dimension; say whether a statement that was chosen would tell of it."""
    keys = {each.id: each.key for each in book.of(one)} | {_NO_ANSWER: NOT_ASKED}
    return telling.hides(
        one.key, (keys[key] for key, told in safe.items() if told.told is not Told.EXACT), several=several
    )


def _without_the_rest(
    safe: dict[int, Safe] | None, counts: Mapping[int, int], everybody: int
) -> dict[int, Safe] | None:
    """Hold back a cell that all but a few are in, where answers overlap, so that no other cell tells these few."""
    if safe is None or sum(counts.values()) == everybody:
        return safe
    return {
        key: Safe(Told.OR_MORE) if 0 < everybody - counts[key] < THRESHOLD and one.count else one
        for key, one in safe.items()
    }


Spoken = Mapping[int, BitMap]
"""The ids of the testifiers behind each testimony."""


def behind(archive: Archive, ids: list[int]) -> dict[int, BitMap]:
    """Return who is behind each of these testimonies; somebody unnamed where nobody is named."""
    found = {id_: BitMap() for id_ in ids}
    for id_, who in testifier.pairs_in(archive, ids):
        found[id_].add(who)
    return {id_: who or BitMap([UNNAMED + id_]) for id_, who in found.items()}


def spoken_in(ids: Iterable[int], spoken: Spoken) -> BitMap:
    """Return everybody behind testimonies."""
    return BitMap.union(BitMap(), *(spoken[id_] for id_ in ids))


def whole(telling: Telling, name: str, unit: Unit, count: int, people: BitMap, say: Translate) -> str:
    """Return a number of everybody as it is told: exactly, as fewer than, or coarsely where it is too near to an earlier one."""
    safe = safe_count(count)
    if safe.told is Told.EXACT and (stopped := telling.tell(name, unit, (), count, people)):
        return said_coarsely(stopped, say)
    return shown(safe, say)


def said_coarsely(stopped: Stopped, say: Translate) -> str:
    """Return what is told in place of a stopped number."""
    if not stopped.or_more:
        return say("too near to an earlier document to be told")
    return say("{number} or more").format(number=stopped.or_more)


def _stopped(
    telling: Telling,
    book: Codebook,
    one: Dimension,
    some: Mapping[int, frozenset[int]],
    safe: Mapping[int, Safe],
    spoken: Spoken,
) -> Stopped | None:
    person = one.about is About.PERSON
    keys = {each.id: each.key for each in book.of(one)} | {_NO_ANSWER: NOT_ASKED}
    return telling.tell_together(
        one.labels.en,
        Unit.PEOPLE if person else Unit.TESTIMONIES,
        [
            (((one.key, (keys[key],)),), len(who), BitMap(who) if person else spoken_in(who, spoken))
            for key, who in some.items()
            if safe[key].told is Told.EXACT
        ],
    )


def _cells(
    book: Codebook, one: Dimension, pairs: Sequence[tuple[int, int]], subjects: frozenset[int]
) -> dict[int, frozenset[int]]:
    """Return which subjects gave each tag; "not asked" and nobody's answer are one cell, "no answer"."""
    own = {each.id: each for each in book.of(one)}
    mine = [(tag_id, subject) for tag_id, subject in pairs if tag_id in own]
    found: dict[int, set[int]] = {}
    answered: set[int] = set()
    for tag_id, subject in mine:
        if own[tag_id].key != NOT_ASKED:
            found.setdefault(tag_id, set()).add(subject)
            answered.add(subject)
    return {**{key: frozenset(who) for key, who in found.items()}, _NO_ANSWER: subjects - answered}


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
    book: Codebook,
    one: Dimension,
    safe: dict[int, Safe] | None,
    language: str,
    say: Translate,
    stopped: Stopped | None,
) -> DimensionTotals:
    label = one.labels.in_language(language)
    unit = say("people") if one.about is About.PERSON else say("testimonies")
    if stopped:
        too_near = say("too near to an earlier document to be told")
        return DimensionTotals(label, unit, (Total(say("All answers"), too_near),))
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
