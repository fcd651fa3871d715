"""A packet as a whole before a reader who works out all that can be: totals, forums, findings, charts and statements together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations, product
from random import Random

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp

from hrforum.documents.content import PacketContent
from hrforum.domain.chart import Bar, Chart, Kind
from hrforum.domain.consent import Use
from hrforum.domain.forum import Forum
from hrforum.domain.hearing import Hearing
from hrforum.domain.intake import Speaker
from hrforum.domain.packet import Chosen, Packet, Section
from hrforum.domain.packet_chart import PacketChart
from hrforum.domain.statement import Statement
from hrforum.domain.table import Asked, Condition, Readers, Unit
from hrforum.domain.tag import NOT_ASKED, Labels
from hrforum.errors import Refused
from hrforum.operations import (
    ask,
    export,
    forum,
    hearing,
    packet,
    packet_chart,
    right,
    statement,
    tag,
    testimony,
)
from hrforum.storage.archive import Archive
from tests.archive_of import keep

_PERSON, _SEVERAL = ("race", "gender_identity", "district"), ("what_happened", "right")
_ARTICLES = ("ICESCR 11", "ICESCR 12")
_MANY = 10_000
_WITHHELD = "withheld"

Answers = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Printed:
    """One number of a document: where it stands, of whom it is, None where it is withheld; `floor` is the least that its mark can mean."""

    name: str
    where: tuple[Condition, ...]
    count: int | None
    floor: int = 0


# ---- a packet by chance --------------------------------------------------------------------------------------------------
def make(archive: Archive, random: Random) -> tuple[export.Prepared, list[PacketChart]]:
    """Keep some people with answers, charts and statements by chance; return the packet of them all as it is told, with its charts."""
    tags = {key: _tags(archive, key, random.choice([2, 3])) for key in (*_PERSON, "what_happened")}
    forums = (
        [forum.add(archive, Forum(f"Hall {n}")).value.id for n in range(2)] if random.random() < 0.5 else []
    )
    for _person in range(random.choice([16, 30, 45, 60])):
        mine = tuple(_one(random, tags[key]) for key in _PERSON if random.random() < 0.95)
        told = tuple(random.sample(tags["what_happened"], random.choice([0, 1, 1, 2])))
        at = _one(random, forums) if forums and random.random() < 0.9 else None
        keep(
            archive, "Said.", (Use.RECORD, Use.COUNT), speakers=(Speaker(tags=mine),), tags=told, forum_id=at
        )
    ids = testimony.ids(archive)
    for article in _ARTICLES if random.random() < 0.6 else ():
        some = random.sample(ids, min(len(ids), random.choice([2, 4, 8, 14])))
        right.link(archive, right.Linking(article, tuple(some)))
    which = hearing.add(archive, Hearing("Council", date(2026, 12, 1))).value
    one = packet.add(archive, Packet(which.id, "Heat", chosen=tuple(map(Chosen, ids)))).value
    for _each in range(random.choice([0, 1, 2])):
        _state(archive, one.id, random)
    charts = [_chart(one.id, random) for _each in range(random.choice([2, 3, 4, 6]))]
    drawn = [each for each in charts if _draw(archive, each)]
    return export.prepare(archive, one.id), drawn


def _tags(archive: Archive, key: str, number: int) -> list[int]:
    one = tag.dimension_named(archive, key)
    return [tag.add(archive, one.id, Labels(f"{key} {n}")).value.id for n in range(number)]


def _one(random: Random, some: list[int]) -> int:
    return random.choices(some, [1 / (n + 1) for n in range(len(some))])[0]


def _state(archive: Archive, packet_id: int, random: Random) -> None:
    keys = random.sample((*_PERSON, "what_happened"), random.choice([1, 1, 2]))
    where = tuple((key, (f"{key}_{random.choice([0, 0, 1])}",)) for key in keys)
    offered = [
        one for one in ask.ask(archive, Asked((), where, readers=Readers.OUTWARD)).statements if one.count
    ]
    if offered:
        chosen = random.choice(offered[:3])
        near = statement.of_packet(archive, packet_id)
        if all(statement.asked_of(each)[1] != chosen.where for each in near):
            _choose(archive, packet_id, chosen)


def _draw(archive: Archive, one: PacketChart) -> bool:
    """Choose a chart; say whether it may be told at all."""
    try:
        packet_chart.choose(archive, one)
    except Refused:
        return False
    return True


def _choose(archive: Archive, packet_id: int, chosen: Statement) -> None:
    try:
        statement.choose(archive, packet_id, chosen)
    except Refused:
        return


def _chart(packet_id: int, random: Random) -> PacketChart:
    by = tuple(random.sample((*_PERSON, *_SEVERAL), random.choice([1, 2])))
    where = ((key, (f"{key}_0",)),) if random.random() < 0.4 and (key := random.choice(_PERSON)) else ()
    kind = Kind.BARS if len(by) == 1 else Kind.HEAT
    asked = Asked(by, where, random.choice([Unit.PEOPLE, Unit.PEOPLE, Unit.TESTIMONIES]), Readers.OUTWARD)
    return PacketChart(packet_id, Section.TOGETHER, kind, asked=asked, title=f"Chart {random.random()}")


# ---- what it prints ------------------------------------------------------------------------------------------------------
def printed(archive: Archive, prepared: export.Prepared, charts: list[PacketChart]) -> list[Printed]:
    """Return every number of a packet, told or withheld, with the zeros of the rows that are missing."""
    content = prepared.content
    found = [Printed("everybody", (), int(content.counted) if content.counted.isdecimal() else None)]
    found += _totals(content)
    found += _forums(content)
    for one in content.findings:
        if one.shown:
            found.append(_number(one.article, (("right", (one.article,)),), one.shown, 1))
    drawn = {each.chart.title: each.chart for each in content.charts}
    for each in charts:
        if each.title in drawn:
            found += _drawn(each.asked, drawn[each.title])
    for said in statement.of_packet(archive, prepared.packet.id):
        if said.wording in content.statements:
            found.append(Printed(said.wording, statement.asked_of(said)[1], said.count))
    return found


def _number(name: str, where: tuple[Condition, ...], shown: str, floor: int = 0) -> Printed:
    assert shown.isdecimal() or shown == _WITHHELD, shown
    return Printed(name, where, int(shown) if shown.isdecimal() else None, floor)


def _totals(content: PacketContent) -> Iterator[Printed]:
    for one in content.totals:
        key = one.label.casefold().replace(" ", "_")
        if [row.label for row in one.rows] == ["All answers"]:
            continue
        # Whoever sees no "no answer" row among the withheld ones knows that none of them is zero.
        floor = int(not any(row.label == "No answer" and row.shown == _WITHHELD for row in one.rows))
        names = {_key(row.label, key) for row in one.rows}
        yield from (_number(key, ((key, (_key(row.label, key),)),), row.shown, floor) for row in one.rows)
        if NOT_ASKED not in names:
            yield Printed(key, ((key, (NOT_ASKED,)),), 0)


def _forums(content: PacketContent) -> Iterator[Printed]:
    some = [one for one in content.forums if one.heard != "–"]
    for one in some:
        yield _number("forums", (("forum", (one.name,)),), one.heard, 1)


def _drawn(asked: Asked, chart: Chart) -> Iterator[Printed]:
    first, *others = asked.by
    every = [(bar, part) for bar in chart.bars for part in (bar.parts or (None,))]
    numbers = [part or bar for bar, part in every]
    marked = [one for one in numbers if one.count is None]
    has_zero = not marked or any(one.count is None for one in _no_answers(chart))
    for bar, part in every:
        where: tuple[Condition, ...] = (*asked.where, (first, (_key(bar.label, first),)))
        if part is not None:
            where = (*where, (others[0], (_key(part.label, others[0]),)))
        shown = part or bar
        yield _number(" × ".join(asked.by), where, shown.shown, int(not has_zero))
    for bar in chart.bars:
        if bar.parts and bar.count is not None:
            yield Printed("row", (*asked.where, (first, (_key(bar.label, first),))), bar.count)


def _no_answers(chart: Chart) -> Iterator[Bar]:
    for bar in chart.bars:
        yield from (part for part in (bar.parts or (bar,)) if "No answer" in (bar.label, part.label))


def _key(label: str, dimension: str) -> str:
    if label == "No answer":
        return NOT_ASKED
    if dimension == "right":
        return next(one for one in _ARTICLES if label.startswith(one))
    return label if dimension == "forum" else label.replace(" ", "_")


# ---- the reader ----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Reader:
    """Knows all numbers of a document, and which answers can be given together; everybody gave one testimony, and the reader knows it."""

    numbers: list[Printed]

    @cached_property
    def people(self) -> list[Answers]:
        """Every kind of person there can be."""
        seen: dict[str, set[str]] = {}
        for one in self.numbers:
            for key, tags in one.where:
                seen.setdefault(key, set()).update(tags)
        every = [list(_answers(tags, several=key in _SEVERAL)) for key, tags in seen.items()]
        return [dict(zip(seen, each, strict=True)) for each in product(*every)]

    def narrow(self, threshold: int = 5) -> list[str]:
        """Return the withheld numbers that lie in less than the threshold."""
        rows = np.array([[float(_fits(who, one)) for who in self.people] for one in self.numbers])
        # Those whom all numbers take alike are one unknown.
        rows = np.unique(rows, axis=1)
        numbers = list(zip(rows, self.numbers, strict=True))
        known = [(row, one) for row, one in numbers if one.count is not None or one.floor]
        least = [one.floor if one.count is None else one.count for _row, one in known]
        most = [_MANY if one.count is None else one.count for _row, one in known]
        limits = LinearConstraint(np.array([row for row, _one in known]), least, most)
        found = {}
        for row, one in numbers:
            if one.count is None and row.tobytes() not in found:
                low, high = (_extreme(row, limits, sign) for sign in (1, -1))
                found[row.tobytes()] = (
                    f"{one.name} {one.where} is {low} to {high}" if high - low < threshold else ""
                )
        return [said for said in found.values() if said]


def _fits(who: Answers, one: Printed) -> bool:
    return all(who[key] & set(tags) for key, tags in one.where)


def _answers(tags: set[str], *, several: bool) -> Iterator[frozenset[str]]:
    yield frozenset((NOT_ASKED,))
    # A table that has "no answer" has a row for every answer; otherwise there may be more of them.
    field = sorted(tags - {NOT_ASKED} if NOT_ASKED in tags else {*tags, "?"})
    for size in range(1, len(field) + 1 if several else 2):
        yield from map(frozenset, combinations(field, size))


def _extreme(aim: npt.NDArray[np.float64], limits: LinearConstraint, sign: int) -> int:
    done = milp(sign * aim, constraints=[limits], bounds=Bounds(0, _MANY), integrality=np.ones(len(aim)))
    assert done.status == 0, done.message
    return int(sign * done.fun + (0.5 if sign * done.fun > 0 else -0.5))
