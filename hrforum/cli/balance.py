"""Command that makes a packet whose testimonies are spread over the answers to a question."""

import click

from hrforum.cli.opened import OpenArchive, on_archive
from hrforum.cli.output import answer, json_option
from hrforum.cli.packet import packets
from hrforum.cli.values import LANGUAGE, where_option
from hrforum.i18n import _, ngettext
from hrforum.operations import archive as archives
from hrforum.operations import balance as operations
from hrforum.operations import hearing, packet, tag, testimony


@packets.command()
@on_archive
@click.option(
    "--hearing", "asked", required=True, metavar="ID|BODY", help=_("The hearing, by its id or body.")
)
@click.option(
    "--by", required=True, metavar="DIMENSION", help=_("The question over whose answers they are spread.")
)
@click.option("--most", type=int, required=True, help=_("How many testimonies at most."))
@where_option
@click.option(
    "--language", type=LANGUAGE, help=_("The language of the document; the archive's if not given.")
)
@json_option
def balance(
    archive: OpenArchive,
    asked: str,
    by: str,
    most: int,
    where: tuple[tuple[str, str], ...],
    language: str | None,
    as_json: bool,
) -> None:
    """Make a packet spread over the answers to a question.

    Testimonies that may stand before the hearing are taken in turn from each group, so that no group speaks for all.
    """
    which = hearing.named(archive, asked)
    dimension = tag.dimension_named(archive, by)
    chosen = operations.proposed(archive, which.id, tag.where(archive, list(where)), dimension, most)
    one = packet.for_hearing(archive, which.id, chosen, language or archives.about(archive).language)
    codes = [testimony.by_id(archive, each.testimony_id).code for each in one.chosen]
    told = ngettext(
        "Packet {id} holds {count} testimony: {codes}",
        "Packet {id} holds {count} testimonies: {codes}",
        len(codes),
    ).format(id=one.id, count=len(codes), codes=", ".join(codes))
    answer(as_json, {"packet": one.id, "testimonies": codes}, [told])


COMMANDS: tuple[click.Command, ...] = ()
"""`balance` stands among the other commands about packets."""
