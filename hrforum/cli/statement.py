"""Commands about statements: choose what `ask` offers for a packet, list and remove what was chosen."""

import click

from hrforum.cli.opened import OpenArchive, on_archive
from hrforum.cli.output import answer, json_option, table
from hrforum.cli.values import asked_of, condition, threshold_option, unit_option
from hrforum.domain.statement import Chosen
from hrforum.domain.table import Readers
from hrforum.errors import Refused
from hrforum.i18n import _
from hrforum.operations import ask as asking
from hrforum.operations import statement as operations


@click.group("statement")
def statement() -> None:
    """Choose sentences with numbers for a packet."""


@statement.command()
@on_archive
@click.option(
    "--packet", "packet_id", type=int, required=True, metavar="ID", help=_("The packet, by its id.")
)
@click.option(
    "--where",
    type=condition,
    multiple=True,
    required=True,
    metavar="DIMENSION=TAG",
    help=_("The question, as for hrforum ask."),
)
@unit_option
@threshold_option
@click.option(
    "--choice",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help=_("Which of the statements that hrforum ask offers."),
)
@click.option("--wording", default="", help=_("Your own words for it; they stand in the packet as they are."))
@json_option
def choose(
    archive: OpenArchive,
    packet_id: int,
    where: tuple[tuple[str, str], ...],
    unit: str,
    threshold: int,
    choice: int,
    wording: str,
    as_json: bool,
) -> None:
    """Keep one of the statements that ask offers with a packet."""
    offered = asking.ask(archive, asked_of((), where, unit, Readers.OUTWARD, threshold)).statements
    if choice > len(offered):
        raise Refused(_("There are only {count} statements to choose from.").format(count=len(offered)))
    kept = operations.choose(archive, packet_id, offered[choice - 1], wording, threshold).value
    answer(as_json, _as_json(kept), [kept.wording])


@statement.command("list")
@on_archive
@click.option(
    "--packet", "packet_id", type=int, required=True, metavar="ID", help=_("The packet, by its id.")
)
@json_option
def show_all(archive: OpenArchive, packet_id: int, as_json: bool) -> None:
    """List the statements of a packet."""
    kept = operations.of_packet(archive, packet_id)
    answer(as_json, [_as_json(one) for one in kept], table([(str(one.id), one.wording) for one in kept]))


@statement.command()
@on_archive
@click.argument("statement_id", metavar="ID", type=int)
@json_option
def remove(archive: OpenArchive, statement_id: int, as_json: bool) -> None:
    """Take a statement out of its packet."""
    operations.remove(archive, statement_id)
    answer(as_json, {"removed": statement_id}, [_("Removed: {name}").format(name=statement_id)])


def _as_json(one: Chosen) -> dict[str, object]:
    return {"id": one.id, "packet": one.packet_id, "wording": one.wording, "count": one.count}


COMMANDS = (statement,)
