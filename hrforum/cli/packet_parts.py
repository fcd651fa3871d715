"""Commands that fill a packet: own words, asks with whom and by when, and charts, each at its place."""

from datetime import date
from pathlib import Path

import click

from hrforum.cli.opened import OpenArchive, on_archive
from hrforum.cli.output import answer, json_option, table
from hrforum.cli.packet import packets
from hrforum.cli.values import asked_of, condition, day, read_bytes, threshold_option, unit_option
from hrforum.domain.chart import Kind, kind_name
from hrforum.domain.packet import OwnText, Section
from hrforum.domain.packet_ask import PacketAsk
from hrforum.domain.packet_chart import PacketChart, Source
from hrforum.domain.table import Readers
from hrforum.errors import Unreadable
from hrforum.i18n import _
from hrforum.operations import authority, district, packet_ask, packet_chart, packet_text

_PACKET = click.argument("packet_id", metavar="PACKET", type=int)


@packets.command()
@on_archive
@_PACKET
@click.argument("place")
@click.argument("words", metavar="FILE|-", default="-")
@json_option
def write(archive: OpenArchive, packet_id: int, place: str, words: str, as_json: bool) -> None:
    """Write own words at a place of a packet.

    PLACE is cover, a section such as summary or promises, or findings/ARTICLE. The words are a text file, or with - what is typed; an empty
    one takes the words away.
    """
    try:
        said = read_bytes(words).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(_("The file is no text in UTF-8.")) from None
    kept = packet_text.write(archive, OwnText(packet_id, place, said)).value
    told = _("Written: {place}") if kept.words else _("Taken away: {place}")
    answer(as_json, {"packet": packet_id, "place": place, "words": kept.words}, [told.format(place=place)])


# ---- asks ----------------------------------------------------------------------------------------------------------------
@packets.command()
@on_archive
@_PACKET
@click.argument("what")
@click.option(
    "--of",
    "whom",
    required=True,
    metavar="AUTHORITY|NAME",
    help=_("Of whom: an authority by its id or name, or anybody by name."),
)
@click.option("--by", "by_day", type=day, help=_("Until which day."))
@click.option("--article", default="", help=_("The finding that it belongs to, such as “ICESCR 11”."))
@json_option
def ask(
    archive: OpenArchive,
    packet_id: int,
    what: str,
    whom: str,
    by_day: date | None,
    article: str,
    as_json: bool,
) -> None:
    """Add what is asked of whom by when."""
    known = {one.name.casefold(): one.id for one in authority.everything(archive)}
    known |= {str(one.id): one.id for one in authority.everything(archive)}
    found = known.get(whom.strip().casefold(), 0)
    wanted = PacketAsk(packet_id, what, found, "" if found else whom, by_day, article)
    kept = packet_ask.add(archive, wanted).value
    answer(as_json, _ask_as_json(archive, kept), [_("Asked: {what}").format(what=kept.what)])


@packets.command()
@on_archive
@_PACKET
@json_option
def asks(archive: OpenArchive, packet_id: int, as_json: bool) -> None:
    """List what a packet asks of whom by when."""
    every = [_ask_as_json(archive, one) for one in packet_ask.of_packet(archive, packet_id)]
    rows = [tuple(str(each[key] or "") for key in ("id", "of", "what", "by", "article")) for each in every]
    answer(as_json, every, table(rows))


@packets.command("remove-ask")
@on_archive
@click.argument("ask_id", metavar="ID", type=int)
@json_option
def remove_ask(archive: OpenArchive, ask_id: int, as_json: bool) -> None:
    """Take an ask out of its packet."""
    packet_ask.remove(archive, ask_id)
    answer(as_json, {"removed": ask_id}, [_("Removed: {name}").format(name=ask_id)])


def _ask_as_json(archive: OpenArchive, one: PacketAsk) -> dict[str, object]:
    of = authority.by_id(archive, one.authority_id).name if one.authority_id else one.who
    return {
        "id": one.id,
        "packet": one.packet_id,
        "what": one.what,
        "of": of,
        "authority": one.authority_id or None,
        "by": one.by.isoformat() if one.by else None,
        "article": one.article,
    }


# ---- charts --------------------------------------------------------------------------------------------------------------
@packets.command()
@on_archive
@_PACKET
@click.option(
    "--place", default=Section.TOGETHER.value, show_default=True, help=_("The section, or findings/ARTICLE.")
)
@click.option(
    "--kind",
    type=click.Choice([each.value for each in Kind]),
    default=Kind.BARS.value,
    show_default=True,
    help=_("How it is drawn."),
)
@click.option("--statements", is_flag=True, help=_("Draw the numbers of the statements that were chosen."))
@click.option("--together", is_flag=True, help=_("Draw which answers go together; so does --kind upset."))
@click.option("--title", default="", help=_("Your own title."))
@click.option(
    "--map",
    "districts",
    type=click.Path(dir_okay=False, path_type=Path),
    help=_("A GeoJSON file with the outlines of districts, for --kind map."),
)
@click.option("--by", multiple=True, metavar="DIMENSION", help=_("Count by this dimension; up to three."))
@click.option(
    "--where", type=condition, multiple=True, metavar="DIMENSION=TAG", help=_("Only those with this tag.")
)
@unit_option
@threshold_option
@json_option
def chart(
    archive: OpenArchive,
    packet_id: int,
    place: str,
    kind: str,
    statements: bool,
    together: bool,
    title: str,
    districts: Path | None,
    by: tuple[str, ...],
    where: tuple[tuple[str, str], ...],
    unit: str,
    threshold: int,
    as_json: bool,
) -> None:
    """Choose a chart for a place of a packet.

    Its numbers are counted when the packet is made, and only those that may be told outside.
    """
    drawn = Kind(kind)
    source = (
        Source.STATEMENTS
        if statements
        else Source.TOGETHER
        if together or drawn is Kind.UPSET
        else Source.TABLE
    )
    outlines = district.read(districts) if districts else ()
    asked = asked_of(by, where, unit, Readers.OUTWARD, threshold)
    kept = packet_chart.choose(
        archive, PacketChart(packet_id, place, drawn, source, asked, title, outlines)
    ).value
    answer(as_json, _chart_as_json(kept), [_("Chosen: {chart}").format(chart=kind_name(kept.kind))])


@packets.command()
@on_archive
@_PACKET
@json_option
def charts(archive: OpenArchive, packet_id: int, as_json: bool) -> None:
    """List the charts that were chosen for a packet."""
    every = packet_chart.of_packet(archive, packet_id)
    rows = [(str(one.id), one.place, kind_name(one.kind), ", ".join(one.asked.by)) for one in every]
    answer(as_json, [_chart_as_json(one) for one in every], table(rows))


@packets.command("remove-chart")
@on_archive
@click.argument("chart_id", metavar="ID", type=int)
@json_option
def remove_chart(archive: OpenArchive, chart_id: int, as_json: bool) -> None:
    """Take a chart out of its packet."""
    packet_chart.remove(archive, chart_id)
    answer(as_json, {"removed": chart_id}, [_("Removed: {name}").format(name=chart_id)])


def _chart_as_json(one: PacketChart) -> dict[str, object]:
    return {
        "id": one.id,
        "packet": one.packet_id,
        "place": one.place,
        "kind": one.kind,
        "source": one.source,
        "by": list(one.asked.by),
        "title": one.title,
    }


COMMANDS: tuple[click.Command, ...] = ()
"""They stand among the other commands about packets."""
