"""What is narrowed by a place goes when nobody names that place any more, and never counts another one."""

from dataclasses import replace
from datetime import date

import pytest

from hrforum.domain.chart import Kind
from hrforum.domain.consent import Use
from hrforum.domain.erase import Scope
from hrforum.domain.hearing import Hearing
from hrforum.domain.intake import Speaker
from hrforum.domain.packet import Chosen, Packet, Section
from hrforum.domain.packet_chart import PacketChart
from hrforum.domain.sought import Sought
from hrforum.domain.statement import Statement
from hrforum.domain.table import Asked, Readers
from hrforum.domain.tag import About, Labels
from hrforum.errors import NotFound
from hrforum.operations import ask as asking
from hrforum.operations import (
    erase,
    export,
    hearing,
    packet,
    packet_chart,
    saved_search,
    statement,
    tag,
    testimony,
)
from hrforum.storage.archive import Archive
from tests.archive_of import PACKET_USES, keep

FEW, MANY = "5 Zelkova Row", "Fruitvale"


def heard(archive: Archive, there: int = 1) -> list[int]:
    """Keep people in two districts at one place, and `there` at another, all counted; return the testimonies, those last."""
    district = tag.dimension_named(archive, "district")
    ids = [tag.add(archive, district.id, Labels(f"District {n}")).value.id for n in (1, 2)]
    speakers = [(Speaker(tags=(ids[number % 2],)),) for number in range(40 + there)]
    return [
        keep(archive, f"Said {n}.", PACKET_USES, speakers=who, place=MANY if n < 40 else FEW).id
        for n, who in enumerate(speakers)
    ]


def packet_of(archive: Archive) -> int:
    where = hearing.add(archive, Hearing("Council", date(2026, 12, 1))).value
    return packet.add(
        archive, Packet(where.id, "Heat", chosen=tuple(map(Chosen, testimony.ids(archive))))
    ).value.id


def chosen(archive: Archive, packet_id: int, *places: str) -> PacketChart:
    asked = Asked(("district",), (("place", places),), readers=Readers.OUTWARD)
    return packet_chart.choose(
        archive, PacketChart(packet_id, Section.TOGETHER, Kind.BARS, asked=asked)
    ).value


def said(archive: Archive, *places: str) -> Statement:
    where = (("place", places),)
    return asking.ask(archive, Asked((), where, readers=Readers.OUTWARD)).statements[0]


def everything_of(archive: Archive) -> str:
    tables = ("packet_chart", "packet_statement", "saved_search")
    return repr([archive.rows(f"SELECT * FROM {each}") for each in tables])


@pytest.mark.parametrize("scope", [Scope.STORY, Scope.ALL])
def test_a_place_that_only_the_erased_testimony_named_is_kept_nowhere(archive: Archive, scope: Scope) -> None:
    alone = heard(archive)[-1]
    if scope is Scope.STORY:
        archive.run("DELETE FROM consent WHERE testimony_id = ? AND use = ?", (alone, Use.COUNT))
    one = packet_of(archive)
    stays = chosen(archive, one, MANY)
    if scope is Scope.ALL:
        chosen(archive, one, MANY, FEW)
        statement.choose(archive, one, said(archive, MANY, FEW), "Forty people told.")
    saved_search.save(archive, "There", Sought(having=(("place", FEW),)))
    saved_search.save(archive, "Not there", Sought("said", without=(("place", FEW),)))
    saved_search.save(archive, "Elsewhere", Sought(having=(("place", MANY),)))
    assert FEW in everything_of(archive)
    erase.erase(archive, alone, scope)
    assert FEW not in everything_of(archive)
    assert packet_chart.of_packet(archive, one) == [stays]
    assert statement.of_packet(archive, one) == []
    assert [one.name for one in saved_search.everything(archive)] == ["Elsewhere"]


def test_a_place_that_is_still_counted_stays(archive: Archive) -> None:
    alone = heard(archive)[-1]
    saved_search.save(archive, "There", Sought(having=(("place", FEW),)))
    saved_search.save(archive, "No place", Sought(having=(("place", "not_asked"),)))
    erase.erase(archive, alone, Scope.STORY)
    assert [one.name for one in saved_search.everything(archive)] == ["No place", "There"]


def test_a_dimension_of_ones_own_called_place_is_left_alone(archive: Archive) -> None:
    own = tag.add_dimension(archive, Labels("Place"), About.EXPERIENCE).value
    tag.add(archive, own.id, Labels("Riverside"))
    alone = keep(archive, "Said.").id
    saved_search.save(archive, "There", Sought(having=((own.key, "riverside"),)))
    erase.erase(archive, alone, Scope.ALL)
    assert [one.name for one in saved_search.everything(archive)] == ["There"]


def test_a_chart_of_a_place_counts_it_whichever_testimony_named_it_first(archive: Archive) -> None:
    first = heard(archive, there=30)[0]
    one = packet_of(archive)
    chart = chosen(archive, one, MANY)
    reading = testimony.read(archive, first)
    testimony.edit(archive, first, replace(reading.intake, place=FEW), reading.testimony.rev)
    content = export.prepare(archive, one).content
    assert [(each.chart.told, [bar.count for bar in each.chart.bars]) for each in content.charts] == [
        (True, [19, 20, 0])
    ]
    assert packet_chart.of_packet(archive, one) == [chart]


def test_a_chart_of_a_place_that_nobody_names_now_says_so(archive: Archive) -> None:
    every = heard(archive)
    one = packet_of(archive)
    chosen(archive, one, MANY)
    for id_ in every[:-1]:
        reading = testimony.read(archive, id_)
        testimony.edit(archive, id_, replace(reading.intake, place="Elsewhere"), reading.testimony.rev)
    prepared = export.prepare(archive, one)
    assert prepared.content.charts == ()
    assert any(MANY in each.why for each in prepared.stopped)
    with pytest.raises(NotFound, match="has no tag"):
        chosen(archive, one, MANY)
