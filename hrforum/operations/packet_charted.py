"""The charts of a packet as they may be printed: counted today, withheld together, and safe beside all other numbers of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pyroaring import BitMap, FrozenBitMap

from hrforum.analysis.boxes import Box
from hrforum.analysis.differencing import too_near
from hrforum.analysis.document import Tabled, suppress_together
from hrforum.analysis.suppression import Kept
from hrforum.documents.content import PlacedChart
from hrforum.domain.chart import Bar, Chart, Kind
from hrforum.domain.charted import chart_of, kinds_of, together_of, upset_of
from hrforum.domain.packet import Packet
from hrforum.domain.packet_chart import PacketChart, Source
from hrforum.domain.statement import Chosen
from hrforum.domain.table import Asked, Unit
from hrforum.errors import NotFound, Refused
from hrforum.i18n import Translate, _, translator
from hrforum.operations import statement
from hrforum.operations.differencing import Telling
from hrforum.operations.intersections import told_outside, with_dimensions
from hrforum.operations.labels_in import LabelsIn, unit_in
from hrforum.operations.population import Population, population
from hrforum.operations.tabulate import (
    Counted,
    count,
    counts_of,
    kept_of,
    rows_in,
    several,
    table_of,
    tags_of,
)
from hrforum.storage import packet_chart as storage
from hrforum.storage.archive import Archive

_TOP = 10
"""Combinations that a reader still takes in."""

Withheld = frozenset[Box]


@dataclass(frozen=True, slots=True)
class _Telling:
    """What the charts of one document are drawn with."""

    archive: Archive
    everybody: Population
    document: Telling
    labels: LabelsIn
    say: Translate


def charts(
    archive: Archive, packet: Packet, statements: Sequence[str], document: Telling
) -> tuple[PlacedChart, ...]:
    """Return the charts of a packet's sections in its language; `statements` are the wordings that the document tells.

    A chart whose numbers would tell of a few people beside another number of the document, or of an earlier one, is stopped.
    """
    everything = storage.of_packet(archive, packet.id)
    chosen = [one for one in everything if one.place.partition("/")[0] in packet.sections]
    if not chosen:
        return ()
    say = translator(packet.language).gettext
    telling = _Telling(archive, population(archive), document, LabelsIn(archive, packet.language), say)
    counted = dict(_counted(telling, chosen))
    withheld = dict(_withheld(telling, counted))
    made: list[PlacedChart] = []
    for one in chosen:
        if one.source is Source.STATEMENTS:
            every = statement.of_packet(archive, packet.id)
            made += _of_statements(one, [each for each in every if each.wording in statements], say)
        elif one.id in counted and counted[one.id].asked in withheld:
            table = counted[one.id]
            made += _placed(one, _drawn(telling, one, table, withheld[table.asked]), document)
    return tuple(made)


def _placed(one: PacketChart, chart: Chart, document: Telling) -> Iterator[PlacedChart]:
    if chart.told:
        yield PlacedChart(one.place, chart)
    else:
        document.stop(name_of(one), _("Nothing of it may be told outside."))


def name_of(one: PacketChart) -> str:
    """Return how a chart is called for the organiser."""
    return one.title or " × ".join(one.asked.by) or _("Chosen statements")


# ---- what may be told ----------------------------------------------------------------------------------------------------
def _counted(telling: _Telling, chosen: Sequence[PacketChart]) -> Iterator[tuple[int, Counted]]:
    for one in chosen:
        if one.source is Source.STATEMENTS:
            continue
        try:
            asked = one.asked
            if one.source is Source.TOGETHER:
                asked = with_dimensions(telling.archive, telling.everybody, asked)
            yield one.id, count(telling.archive, telling.everybody, asked)
        except (NotFound, Refused) as error:
            # A dimension or a tag that the chart counts by was removed since.
            telling.document.stop(name_of(one), error.sentence)


def _withheld(telling: _Telling, counted: Mapping[int, Counted]) -> Iterator[tuple[Asked, Withheld]]:
    """Yield what is withheld of each table that may be told at all: those of the same people together, then beside the rest."""
    same: dict[object, dict[Asked, Counted]] = {}
    for one in counted.values():
        asked = one.asked
        same.setdefault((asked.where, asked.unit, asked.threshold), {})[asked] = one
    for tables in same.values():
        tabled = [Tabled(each.asked.by, counts_of(each), _kept(telling, each)) for each in tables.values()]
        threshold = next(iter(tables)).threshold
        before = [one.people for one in telling.document.numbers]
        for each, hidden in zip(tables.values(), suppress_together(tabled, threshold), strict=True):
            if hidden is None:
                name = " × ".join(axis.label for axis in each.axes)
                telling.document.stop(
                    name, _("Beside another chart of this packet it would tell of a few people.")
                )
            elif _told_beside(telling, each, hidden, before):
                yield each.asked, hidden


def _kept(telling: _Telling, one: Counted) -> Kept:
    """Return what else decides over a table: also that another table of this document tells some of its numbers."""
    kept = kept_of(telling.archive, telling.everybody, one)
    # Also where the unit is another: whoever sees as many people as testimonies knows that each gave one.
    told = {(each.count, FrozenBitMap(each.people)) for each in telling.document.numbers}
    known = frozenset(
        box
        for box, number in one.boxes.items()
        if number and (number, FrozenBitMap(telling.everybody.people(rows_in(one, box)))) in told
    )
    beside = {
        box
        for box, number in one.boxes.items()
        if number and telling.document.tells_hidden((*one.asked.where, *tags_of(one, box)))
    }
    return Kept((kept.small | beside) - known, kept.known | known)


def _told_beside(telling: _Telling, one: Counted, hidden: Withheld, before: Sequence[BitMap]) -> bool:
    """Note the numbers of a table; say whether it may be told beside those that the document told `before`."""
    name = " × ".join(axis.label for axis in one.axes)
    cells = [
        ((*one.asked.where, *tags_of(one, box)), number, telling.everybody.people(rows_in(one, box)))
        for box, number in one.boxes.items()
        if number and box not in hidden
    ]
    threshold = one.asked.threshold
    told_elsewhere = any(telling.document.tells_hidden(where) for where, _count, _people in cells)
    if told_elsewhere or _would_be_told(telling, one, hidden):
        telling.document.stop(name, _why_not())
        return False
    if any(too_near(told, people, threshold) for _where, _count, people in cells for told in before):
        telling.document.stop(name, _why_not())
        return False
    return telling.document.tell_together(name, one.asked.unit, cells) is None


def _would_be_told(telling: _Telling, one: Counted, hidden: Withheld) -> bool:
    """Note what a chart withholds; say whether a statement of the document would tell of it."""
    many = several(one)
    found = []
    for place, key in enumerate(one.asked.by):
        tags = {tag for box in hidden if (tag := box[place]) is not None}
        found.append(telling.document.hides(key, tags, several=many[place]))
    return any(found)


def _why_not() -> str:
    return _("Together with another number of this document it would tell of a few people.")


# ---- how it is drawn -----------------------------------------------------------------------------------------------------
def _drawn(telling: _Telling, one: PacketChart, table: Counted, hidden: Withheld) -> Chart:
    say, unit = telling.say, unit_in(one.asked.unit, telling.say)
    note = " ".join(_notes(table, hidden, say))
    axes = tuple(map(telling.labels.axis, table.axes))
    if one.source is Source.TOGETHER:
        chart = _together(telling, one, table, hidden, unit)
    else:
        read = replace(table_of(table, hidden), axes=axes)
        kind = one.kind if one.kind in kinds_of(read, with_map=bool(one.outlines)) else Kind.BARS
        chart = chart_of(read, kind, unit, dict(one.outlines))
    title = one.title or (chart.title if one.source is Source.TABLE else say("Which answers go together"))
    return replace(
        chart,
        title=title,
        note=note,
        bars=tuple(_said(bar, say) for bar in chart.bars),
        sets=tuple(_said(bar, say) for bar in chart.sets),
    )


def _together(telling: _Telling, one: PacketChart, table: Counted, hidden: Withheld, unit: str) -> Chart:
    found = told_outside(telling.everybody, table, hidden, _TOP)
    axes = {axis.key: telling.labels.axis(telling.everybody.axes[axis.key]) for axis in table.axes}
    tags = [each.tags[0] for each in found.sets]
    plain = {(key, tag): axes[key].label_of(tag) for key, tag in tags}
    names = list(plain.values())
    labels = {
        tag: said if names.count(said) == 1 else f"{axes[tag[0]].label}: {said}"
        for tag, said in plain.items()
    }
    if one.kind is Kind.UPSET:
        return upset_of(labels, found.sets, found.combinations, "", unit, "")
    return together_of(labels, found.sets, found.together, "", unit, "")


def _said(bar: Bar, say: Translate) -> Bar:
    """Return a bar whose withheld number is named in the document's language."""
    shown = say("withheld") if bar.count is None and bar.shown not in ("", "–") else bar.shown
    return replace(bar, shown=shown, parts=tuple(_said(part, say) for part in bar.parts))


def _notes(table: Counted, hidden: Withheld, say: Translate) -> Iterator[str]:
    yield {
        Unit.PEOPLE: say("Counted are people, each once, however many testimonies they gave."),
        Unit.TESTIMONIES: say("Counted are testimonies; one person may have given several."),
        Unit.HOUSEHOLDS: say("Counted are households in which somebody gave a testimony."),
        Unit.INCIDENTS: say("Counted are incidents; several testimonies may tell of the same one."),
    }[table.asked.unit]
    yield say(
        "These are testimonies, not a sample: they say what happened, not how often it happens in the city."
    )
    if hidden:
        sentence = say(
            "Numbers marked “withheld” are below {threshold}, or others from which those could be worked out."
        )
        yield sentence.format(threshold=table.asked.threshold)
    if any(several(table)):
        yield say("Who gave several answers is counted in each, and once in the total.")


def _of_statements(one: PacketChart, told: Sequence[Chosen], say: Translate) -> Iterator[PlacedChart]:
    """Yield a chart of the numbers of the statements, one for each unit that they count in."""
    bars: dict[Unit, list[Bar]] = {}
    for each in told:
        if each.count is not None:
            bars.setdefault(statement.asked_of(each)[0], []).append(
                Bar(each.wording, each.count, str(each.count))
            )
    note = say(
        "These are testimonies, not a sample: they say what happened, not how often it happens in the city."
    )
    for unit, some in bars.items():
        title = one.title or say("What was said, in numbers")
        yield PlacedChart(one.place, Chart(title, unit_in(unit, say), note, tuple(some)))
