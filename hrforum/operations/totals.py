"""The totals of a document: people and testimonies by dimension, as they may be told outside, and one chart of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pyroaring import BitMap

from hrforum.analysis.disclosure import THRESHOLD, WITHHELD, Safe, Told, safe_count, safe_table
from hrforum.documents.content import DimensionTotals, Total
from hrforum.domain.chart import Bar, Chart
from hrforum.domain.table import Unit
from hrforum.domain.tag import NOT_ASKED, About, Codebook, Dimension
from hrforum.i18n import Translate, _, translator
from hrforum.operations.differencing import Stopped, Telling
from hrforum.operations.population import UNNAMED
from hrforum.storage import tag, testifier
from hrforum.storage.archive import Archive

_LISTED_UNTOLD = 6
_MOST_BARS = 12

_Dimension = tuple[Dimension, Mapping[str, frozenset[int]], Mapping[str, Safe] | None]
"""A dimension, who gave each answer, and how their numbers are told; None where none of them is."""


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
        (one, some) for one, some in cells if any(who for key, who in some.items() if key != NOT_ASKED)
    ]
    told: list[_Dimension] = []
    for one, some in answered:
        small = frozenset() if one.about is About.PERSON else of_a_few(some, spoken)
        safe = safe_table(some, small=small)
        several = sum(map(len, some.values())) != len(everybody[one.about])
        if safe and _told_beside(telling, one, safe, several=several):
            safe = None
        if safe and _stopped(telling, one, some, safe, spoken):
            safe = None
        told.append((one, some, safe))
    return Totals(
        whole(telling, _("Testimonies"), Unit.TESTIMONIES, len(ids), spoken_in(ids, spoken), say),
        whole(telling, _("People"), Unit.PEOPLE, len(people), BitMap(people), say),
        tuple(_table(book, one, safe, language, say) for one, _some, safe in told),
        _chart(book, told, language, say),
    )


def _told_beside(telling: Telling, one: Dimension, safe: Mapping[str, Safe], *, several: bool) -> bool:
    """Note what is not told exactly of a dimension; say whether a statement that was chosen would tell of it."""
    return telling.hides(
        one.key, (key for key, told in safe.items() if told.told is not Told.EXACT), several=several
    )


Spoken = Mapping[int, BitMap]
"""The ids of the testifiers behind each testimony."""


def of_a_few(some: Mapping[str, Iterable[int]], spoken: Spoken) -> frozenset[str]:
    """Return the answers whose testimonies, however many, come from fewer people than the threshold."""
    return frozenset(key for key, ids in some.items() if 0 < len(spoken_in(ids, spoken)) < THRESHOLD)


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
    """Return a number of everybody as it is told: exactly, not at all, or coarsely where it is too near to an earlier one."""
    safe = safe_count(count)
    if safe.told is Told.EXACT and (stopped := telling.tell(name, unit, (), count, people)):
        return said_coarsely(stopped, say)
    return shown(safe, say)


def said_coarsely(stopped: Stopped, say: Translate) -> str:
    """Return what is told in place of a stopped number."""
    if not stopped.or_more:
        return say("withheld")
    return say("{number} or more").format(number=stopped.or_more)


def _stopped(
    telling: Telling,
    one: Dimension,
    some: Mapping[str, frozenset[int]],
    safe: Mapping[str, Safe],
    spoken: Spoken,
) -> Stopped | None:
    person = one.about is About.PERSON
    return telling.tell_together(
        one.labels.en,
        Unit.PEOPLE if person else Unit.TESTIMONIES,
        [
            (((one.key, (key,)),), len(who), BitMap(who) if person else spoken_in(who, spoken))
            for key, who in some.items()
            if safe[key].told is Told.EXACT
        ],
    )


def _cells(
    book: Codebook, one: Dimension, pairs: Sequence[tuple[int, int]], subjects: frozenset[int]
) -> dict[str, frozenset[int]]:
    """Return which subjects gave each tag; "not asked" and nobody's answer are one cell, "no answer"."""
    own = {each.id: each.key for each in book.of(one)}
    found: dict[str, set[int]] = {}
    for tag_id, subject in pairs:
        if own.get(tag_id, NOT_ASKED) != NOT_ASKED:
            found.setdefault(own[tag_id], set()).add(subject)
    answered = set().union(*found.values())
    return {**{key: frozenset(who) for key, who in found.items()}, NOT_ASKED: subjects - answered}


def shown(safe: Safe, say: Translate) -> str:
    """Return a safe number as it is printed: every number that is not told reads the same."""
    return str(safe.count) if safe.told is Told.EXACT else say("withheld")


_Row = tuple[str, Safe]


def _rows(
    book: Codebook, one: Dimension, safe: Mapping[str, Safe], language: str, say: Translate
) -> tuple[list[_Row], list[_Row]]:
    """Return the rows of the answers, and that of "no answer" by itself where it is to be shown."""
    labels = {each.key: each.labels.in_language(language) for each in book.of(one)}
    rows = [(labels[key], told) for key, told in safe.items() if told.count != 0 and key != NOT_ASKED]
    rows.sort(key=_order)
    no_answer = safe[NOT_ASKED]
    return rows, [] if no_answer.count == 0 else [(say("No answer"), no_answer)]


def _order(row: _Row) -> tuple[bool, int, str]:
    # Sorting withheld cells by their size would tell what is withheld.
    return row[1].told is Told.WITHHELD, -(row[1].count or 0), row[0].casefold()


def _table(
    book: Codebook, one: Dimension, safe: Mapping[str, Safe] | None, language: str, say: Translate
) -> DimensionTotals:
    label = one.labels.in_language(language)
    unit = say("people") if one.about is About.PERSON else say("testimonies")
    if safe is None:
        return DimensionTotals(label, unit, (Total(say("All answers"), say("withheld")),))
    rows, last = _rows(book, one, safe, language, say)
    untold = [row for row in rows if row[1].told is Told.WITHHELD]
    if len(untold) <= _LISTED_UNTOLD:
        return DimensionTotals(label, unit, tuple(_told([*rows, *last], say)))
    rows = [row for row in rows if row[1].told is Told.EXACT]
    gathered = (say("{number} other answers, each of them").format(number=len(untold)), WITHHELD)
    return DimensionTotals(label, unit, tuple(_told([*rows, gathered, *last], say)))


def _told(rows: Sequence[_Row], say: Translate) -> list[Total]:
    return [Total(label, shown(safe, say)) for label, safe in rows]


def _chart(
    book: Codebook,
    told: Sequence[_Dimension],
    language: str,
    say: Translate,
) -> Chart | None:
    """Return the chart of the dimension with the most answers, one about the experience first."""
    drawable = [
        (one, some, safe) for one, some, safe in told if safe is not None and len(some) <= _MOST_BARS + 1
    ]
    if not drawable:
        return None
    one, _some, safe = max(
        drawable, key=lambda each: (each[0].about is About.EXPERIENCE, -len(each[1][NOT_ASKED]))
    )
    rows, last = _rows(book, one, safe, language, say)
    return Chart(
        title=one.labels.in_language(language),
        unit=say("people") if one.about is About.PERSON else say("testimonies"),
        note=say(
            "These are testimonies, not a sample: they say what happened, not how often it happens in the city."
        ),
        bars=tuple(Bar(label, safe_.count, shown(safe_, say)) for label, safe_ in [*rows, *last]),
    )
