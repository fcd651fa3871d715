"""Charts in a packet: what was chosen is counted anew, withheld where it would tell of a few, drawn with its words and its table."""

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hrforum.documents.check import check, look
from hrforum.documents.outline import ChartFigure, Table
from hrforum.documents.packet import packet_outline
from hrforum.domain.chart import Kind
from hrforum.domain.consent import Use
from hrforum.domain.erase import Scope
from hrforum.domain.hearing import Hearing
from hrforum.domain.intake import Speaker
from hrforum.domain.packet import COVER, Chosen, Packet, Section
from hrforum.domain.packet_chart import PacketChart, Source
from hrforum.domain.table import Asked, Readers
from hrforum.domain.tag import Labels
from hrforum.errors import NotFound, Refused
from hrforum.operations import ask as asking
from hrforum.operations import erase, export, hearing, packet, remake, statement, tag, testimony
from hrforum.operations.packet_chart import choose, of_packet, remove
from hrforum.storage.archive import Archive
from tests.archive_of import PACKET_USES, keep

SQUARE = ((0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0))
ALL = {
    Kind.BARS: (Source.TABLE, ("district",)),
    Kind.STACKED: (Source.TABLE, ("district", "gender_identity")),
    Kind.HEAT: (Source.TABLE, ("district", "gender_identity")),
    Kind.TIMELINE: (Source.TABLE, ("period",)),
    Kind.MAP: (Source.TABLE, ("district",)),
    Kind.UPSET: (Source.TOGETHER, ("district", "gender_identity")),
}


def heard(archive: Archive, people: int = 60, women: int = 30) -> int:
    """Keep people in two districts, some of them women, and return the id of a packet of them all."""
    district = tag.dimension_named(archive, "district")
    places = [
        tag.add(archive, district.id, Labels(f"District {n}", f"Distrito {n}")).value.id for n in (1, 2)
    ]
    genders = tag.dimension_named(archive, "gender_identity")
    woman, man = (tag.tag_named(archive, genders, each).id for each in ("woman", "man"))
    for number in range(people):
        tags = (places[number % 2], woman if number < women else man)
        day = date(2026, 1 + number % 3, 4)
        keep(archive, f"Said {number}.", PACKET_USES, speakers=(Speaker(tags=tags),), heard_on=day)
    which = hearing.add(archive, Hearing("Council", date(2026, 12, 1))).value
    chosen = tuple(Chosen(each) for each in testimony.ids(archive))
    return packet.add(archive, Packet(which.id, "Heat", chosen=chosen)).value.id


def chart(packet_id: int, kind: Kind, place: str = Section.TOGETHER, **values: object) -> PacketChart:
    source, by = ALL[kind]
    outlines = (("district 1", (SQUARE,)), ("district 2", (SQUARE,))) if kind is Kind.MAP else ()
    return PacketChart(packet_id, place, kind, source, Asked(by), outlines=outlines, **values)  # type: ignore[arg-type]  # fields by name


def drawn(archive: Archive, packet_id: int) -> Iterator[tuple[ChartFigure, Table]]:
    """Yield the charts that the packet prints outside of its summary, each with its table."""
    prepared = export.prepare(archive, packet_id)
    blocks = packet_outline(prepared.content, prepared.packet.language).blocks
    for at, block in enumerate(blocks):
        if isinstance(block, ChartFigure) and block.chart is not prepared.content.chart:
            table = blocks[at + 1]
            assert isinstance(table, Table)
            yield block, table


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_stands_in_the_packet_with_its_words_and_its_table(
    archive: Archive, tmp_path: Path, kind: Kind
) -> None:
    one = heard(archive)
    choose(archive, chart(one, kind))
    ((figure, table),) = drawn(archive, one)
    assert figure.chart.kind is kind
    for row in table.rows:
        assert row[0] in figure.alternative, "all that is drawn is said"
    _prepared, written, _changes = export.export(archive, one, tmp_path / "packet.pdf")
    content = written.path.read_bytes()
    assert (check(content).failed, check(content, "2a").failed) == ((), ())
    assert (look(content).unsaid, look(content).in_order) == (0, True)
    assert look(content).figures == 2


def with_a_few(archive: Archive) -> int:
    """Keep a packet of people in four districts, of whom three in one; return its id."""
    one = heard(archive)
    district = tag.dimension_named(archive, "district")
    for name, people in (("3", 3), ("4", 20)):
        labels = Labels(f"District {name}", f"Distrito {name}")
        place = tag.add(archive, district.id, labels).value.id
        for number in range(people):
            keep(archive, f"Also {name} {number}.", PACKET_USES, speakers=(Speaker(tags=(place,)),))
    chosen = tuple(Chosen(each) for each in testimony.ids(archive))
    packet.edit(archive, replace(packet.by_id(archive, one), chosen=chosen))
    return one


def test_a_chart_speaks_the_language_of_the_packet(archive: Archive) -> None:
    one = with_a_few(archive)
    packet.edit(archive, replace(packet.by_id(archive, one), language="es"))
    choose(archive, chart(one, Kind.BARS))
    ((figure, table),) = drawn(archive, one)
    said = " ".join((figure.alternative, figure.chart.note, *map(" ".join, table.rows)))
    assert "Distrito 3: no se indica" in said
    for english in ("District", "withheld", "Counted", "No answer", "people"):
        assert english not in said


def test_small_numbers_are_withheld_and_never_kept_with_the_chart(archive: Archive) -> None:
    one = with_a_few(archive)
    choose(archive, chart(one, Kind.BARS))
    ((figure, _table),) = drawn(archive, one)
    told = {bar.label: bar.count for bar in figure.chart.bars}
    assert told["District 3"] is None
    assert list(told.values()).count(None) > 1, "it could be worked out from the total otherwise"
    assert told["District 1"] == 30
    (row,) = archive.rows("SELECT question, outlines FROM packet_chart")
    assert set(json.loads(row[0])) == {"source", "kind", "by", "where", "unit", "threshold"}


def test_a_chart_that_would_tell_of_a_few_beside_the_totals_is_stopped(archive: Archive) -> None:
    one = heard(archive)
    # Three who are counted and not chosen: the chart counts 63 people, the packet's totals 60.
    district = tag.dimension_named(archive, "district")
    place = tag.tag_named(archive, district, "District 1").id
    for number in range(3):
        keep(archive, f"Later {number}.", (Use.RECORD, Use.COUNT), speakers=(Speaker(tags=(place,)),))
    choose(archive, chart(one, Kind.BARS))
    assert list(drawn(archive, one)) == []
    assert any("tell of a few people" in each.why for each in export.prepare(archive, one).stopped)


def test_the_numbers_of_a_chart_leave_with_the_edition(archive: Archive, tmp_path: Path) -> None:
    one = heard(archive)
    before = len(export.prepare(archive, one).numbers)
    choose(archive, chart(one, Kind.HEAT))
    prepared, _written, _changes = export.export(archive, one, tmp_path / "p.pdf")
    assert len(prepared.numbers) > before
    erase.erase(archive, testimony.ids(archive)[0], Scope.ALL)
    assert list(drawn(archive, one)) == [], "one fewer would tell of the one"


def test_a_chart_is_counted_anew_and_stopped_where_its_dimension_is_gone(archive: Archive) -> None:
    one = heard(archive)
    choose(archive, chart(one, Kind.BARS))
    ((figure, _table),) = drawn(archive, one)
    assert [bar.count for bar in figure.chart.bars if bar.count] == [30, 30]
    for number in range(10):
        keep(archive, f"New {number}.", PACKET_USES)
    chosen = tuple(Chosen(each) for each in testimony.ids(archive))
    packet.edit(archive, replace(packet.by_id(archive, one), chosen=chosen))
    ((figure, _table),) = drawn(archive, one)
    assert [bar.count for bar in figure.chart.bars if bar.count] == [30, 30, 10]


def test_the_statements_of_a_packet_are_drawn(archive: Archive) -> None:
    one = heard(archive)
    with pytest.raises(Refused, match="No statement with a number"):
        choose(archive, PacketChart(one, Section.SUMMARY, source=Source.STATEMENTS))
    asked = Asked(where=(("gender_identity", ("woman",)),), readers=Readers.OUTWARD)
    offered = asking.ask(archive, asked).statements[0]
    statement.choose(archive, one, offered, "Thirty women spoke.")
    choose(archive, PacketChart(one, Section.SUMMARY, source=Source.STATEMENTS, title="In numbers"))
    ((figure, _table),) = drawn(archive, one)
    assert figure.chart.title == "In numbers"
    assert [(bar.label, bar.shown) for bar in figure.chart.bars] == [("Thirty women spoke.", "30")]


@pytest.mark.parametrize("place", [COVER, "nowhere", "summary/ICESCR 11"])
def test_a_chart_stands_in_a_section(archive: Archive, place: str) -> None:
    with pytest.raises(NotFound):
        choose(archive, chart(heard(archive), Kind.BARS, place))


def test_what_cannot_be_drawn_or_tells_nothing_is_refused_when_it_is_chosen(archive: Archive) -> None:
    one = heard(archive, people=4, women=2)
    with pytest.raises(Refused, match="Nothing of this may be told"):
        choose(archive, chart(one, Kind.BARS))
    with pytest.raises(Refused, match="cannot be drawn"):
        choose(archive, PacketChart(one, Section.TOGETHER, Kind.UPSET, asked=Asked(("district",))))
    with pytest.raises(NotFound):
        choose(archive, PacketChart(one, Section.TOGETHER, asked=Asked(("nothing",))))
    assert of_packet(archive, one) == []


def test_an_edition_with_charts_is_made_again_to_the_byte(archive: Archive, tmp_path: Path) -> None:
    one = heard(archive)
    kept = [choose(archive, chart(one, kind)).value for kind in (Kind.MAP, Kind.UPSET)]
    export.export(archive, one, tmp_path / "packet.pdf")
    for each in kept:
        remove(archive, each.id)
    (edition,) = packet.editions(archive, one)
    remake.remake(archive, edition, tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "packet.pdf").read_bytes()


@pytest.mark.parametrize("seed", range(3))
def test_no_few_are_left_by_taking_one_number_of_a_packet_from_another(archive: Archive, seed: int) -> None:
    """Of any archive: charts, totals and statements of one packet never differ by one to four people, but where one is withheld."""
    chance = random.Random(seed)
    one = heard(archive, people=chance.randint(8, 50), women=chance.randint(0, 9))
    for kind in (Kind.BARS, Kind.HEAT, Kind.UPSET):
        try:
            choose(archive, chart(one, kind))
        except Refused:
            continue
    for figure, _table in drawn(archive, one):
        for bar in (*figure.chart.bars, *figure.chart.sets):
            for number in (bar, *bar.parts):
                assert number.count is None or number.count == 0 or number.count >= 5
