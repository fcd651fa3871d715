"""Stories of the deeds about what a packet asks and about its charts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from hrforum.domain.authority import Authority, Level
from hrforum.domain.changes import Changes
from hrforum.domain.consent import Use
from hrforum.domain.intake import Speaker
from hrforum.domain.packet import Section
from hrforum.domain.packet_ask import PacketAsk
from hrforum.domain.packet_chart import PacketChart
from hrforum.domain.table import Asked
from hrforum.operations import authority, packet_ask, packet_chart, tag
from tests.archive_of import keep

_DAY = date(2027, 6, 1)


def _ask(one: Any) -> Changes[PacketAsk]:
    board = authority.everything(one.archive)[0].id
    return packet_ask.add(one.archive, PacketAsk(one.packet, "Inspect.", board, by=_DAY, article="ICESCR 11"))


def _board(one: Any) -> None:
    authority.add(one.archive, Authority("Housing Board", Level.CITY))


def _asked(one: Any) -> Changes[PacketAsk]:
    _board(one)
    return _ask(one)


def _kept(one: Any) -> PacketAsk:
    return packet_ask.of_packet(one.archive, one.packet)[0]


def _chart(one: Any) -> Changes[PacketChart]:
    return packet_chart.choose(
        one.archive,
        PacketChart(one.packet, Section.TOGETHER, asked=Asked(("gender_identity",)), title="Homes"),
    )


def _enough(one: Any) -> None:
    genders = tag.dimension_named(one.archive, "gender_identity")
    for number in range(24):
        said = tag.tag_named(one.archive, genders, ("woman", "man")[number % 2]).id
        keep(one.archive, f"Said {number}.", (Use.RECORD, Use.COUNT), speakers=(Speaker(tags=(said,)),))


def _drawn(one: Any) -> Changes[PacketChart]:
    _enough(one)
    return _chart(one)


def _kept_chart(one: Any) -> int:
    return packet_chart.of_packet(one.archive, one.packet)[0].id


def _undone(changes: Changes[Any], one: Any) -> Changes[Any]:
    assert changes.inverse is not None
    return changes.inverse(one.archive)


def told(story: Callable[..., Any]) -> dict[str, Any]:
    """Return every story by its deed."""
    return {
        "packet.ask": story(_ask, _board),
        "packet.ask_edit": story(
            lambda one: packet_ask.edit(
                one.archive, replace(_kept(one), what="Inspect all.", authority_id=0, who="The city", by=None)
            ),
            _asked,
        ),
        "packet.ask_remove": story(lambda one: packet_ask.remove(one.archive, _kept(one).id), _asked),
        "packet.ask_put_back": story(
            lambda one: _undone(packet_ask.remove(one.archive, _kept(one).id), one),
            _asked,
            ("packet.ask_remove", "packet.ask_put_back"),
        ),
        "packet.chart": story(_chart, _enough),
        "packet.chart_remove": story(lambda one: packet_chart.remove(one.archive, _kept_chart(one)), _drawn),
        "packet.chart_put_back": story(
            lambda one: _undone(packet_chart.remove(one.archive, _kept_chart(one)), one),
            _drawn,
            ("packet.chart_remove", "packet.chart_put_back"),
        ),
    }
