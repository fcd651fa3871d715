"""What was heard about each right: the norm, how many testimonies tell of it as it may be told, passages as quotes, who asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from pyroaring import BitMap

from hrforum.analysis.disclosure import THRESHOLD, WITHHELD, Told, safe_count
from hrforum.documents.content import Finding, Quoted
from hrforum.domain.consent import Released
from hrforum.domain.packet import Chosen
from hrforum.domain.right import Article, Instrument, Standing, Status
from hrforum.domain.span import Span
from hrforum.domain.table import Unit
from hrforum.i18n import Translate, translator
from hrforum.operations import right
from hrforum.operations.candidate import Purpose, candidates
from hrforum.operations.differencing import Telling
from hrforum.operations.selection import Selection
from hrforum.operations.totals import behind, of_a_few, shown, spoken_in
from hrforum.storage import finding as storage
from hrforum.storage.archive import Archive

_MOST_QUOTES = 3
"""Passages under one right; the others stand in the exhibits."""


@dataclass(frozen=True, slots=True)
class _Place:
    testimony_id: int
    version: UUID
    span: Span


def findings(
    archive: Archive, selection: Selection, purpose: Purpose, telling: Telling
) -> tuple[Finding, ...]:
    """Return the findings on the rights that this document's testimonies are linked to, in the order of the instruments.

    A number that would tell of a few people beside another one of the document, or of an earlier one, is told coarsely or not at all.
    """
    numbers = {each.testimony_id: number for number, each in enumerate(selection.exhibits, 1)}
    released = {each.testimony_id: each.released for each in selection.exhibits}
    counted = frozenset(selection.counted)
    linked = {key: frozenset(ids) & (counted | numbers.keys()) for key, ids in right.linked(archive).items()}
    if not any(linked.values()):
        return ()
    quotes = _quotes(archive, selection, purpose)
    spoken = behind(archive, list(counted))
    say = translator(purpose.language).gettext
    made = []
    for instrument in right.everything(archive):
        for article in instrument.articles:
            ids = linked.get(article.key)
            if not ids:
                continue
            exhibits = tuple(sorted(numbers[each] for each in ids & numbers.keys()))
            asking = tuple(sorted(numbers[each] for each in ids & numbers.keys() if released[each].ask))
            made.append(
                Finding(
                    article.key,
                    article.title.in_language(purpose.language),
                    instrument.names.in_language(purpose.language),
                    article.printed(purpose.language),
                    _standings(instrument, say),
                    _count(telling, article, ids & counted, counted, spoken, say),
                    exhibits,
                    asking,
                    tuple(
                        Quoted(one, each.span, numbers[each.testimony_id])
                        for each, one in quotes.get(article.key, ())
                    ),
                )
            )
    return tuple(made)


def _standings(instrument: Instrument, say: Translate) -> tuple[str, ...]:
    return tuple(_standing(one, say) for one in instrument.status if one.checked)


def _standing(one: Status, say: Translate) -> str:
    state = {"US": say("The United States"), "CA": say("Canada")}.get(one.country, one.country)
    sentence = {
        Standing.RATIFIED: say("{state} ratified it in {year} (as of {day})."),
        Standing.SIGNED: say("{state} signed it in {year} and has not ratified it (as of {day})."),
        Standing.NEITHER: say("{state} has neither signed nor ratified it (as of {day})."),
    }[one.standing]
    return sentence.format(state=state, year=one.year, day=one.as_of)


def _count(
    telling: Telling,
    article: Article,
    ids: frozenset[int],
    counted: frozenset[int],
    spoken: Mapping[int, BitMap],
    say: Translate,
) -> str:
    """Return how many testimonies tell of a right. All but a few of everybody would tell who these few are."""
    if not ids:
        return ""
    safe = WITHHELD if of_a_few({article.key: ids}, spoken) else safe_count(len(ids))
    if safe.told is Told.EXACT and 0 < len(counted) - len(ids) < THRESHOLD:
        safe = WITHHELD
    conditions = (("right", (article.key,)),)
    if safe.told is Told.EXACT and telling.tell_beside(
        article.key, Unit.TESTIMONIES, conditions, len(ids), spoken_in(ids, spoken)
    ):
        safe = WITHHELD
    return shown(safe, say)


def _quotes(
    archive: Archive, selection: Selection, purpose: Purpose
) -> dict[str, list[tuple[_Place, Released]]]:
    """Return, for each article, passages of the exhibits as they may be read, each with its place."""
    places: dict[str, list[_Place]] = {}
    for id_, article, version, span in storage.passages(
        archive, [e.testimony_id for e in selection.exhibits]
    ):
        if len(places.setdefault(article, [])) < _MOST_QUOTES:
            places[article].append(_Place(id_, version, span))
    wanted = {each.testimony_id for some in places.values() for each in some}
    forms = [Chosen(e.testimony_id, e.released.form) for e in selection.exhibits if e.testimony_id in wanted]
    gates = {
        chosen.testimony_id: gate for chosen, gate in zip(forms, candidates(archive, forms), strict=True)
    }
    made: dict[str, list[tuple[_Place, Released]]] = {}
    for article, some in places.items():
        for each in some:
            one = gates[each.testimony_id].released(purpose, {each.version: [each.span]})
            if one is not None and one.renderings:
                made.setdefault(article, []).append((each, one))
    return made
