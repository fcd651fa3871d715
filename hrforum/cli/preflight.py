"""Command that looks at a packet before it goes out, line by line."""

from pathlib import Path

import click

from hrforum.cli.opened import FILE, OpenArchive, on_archive
from hrforum.cli.output import OnTerminal, answer, json_option, table
from hrforum.cli.values import LANGUAGE, where_option
from hrforum.domain.preflight import name_of, sentence, state_name
from hrforum.errors import Refused
from hrforum.i18n import _
from hrforum.operations import archive as archives
from hrforum.operations import hearing, packet, tag
from hrforum.operations import preflight as operations


@click.command()
@on_archive
@click.option(
    "--hearing", "asked", required=True, metavar="ID|BODY", help=_("The hearing, by its id or body.")
)
@where_option
@click.option(
    "--language", type=LANGUAGE, help=_("The language of the document; the archive's if not given.")
)
@click.option(
    "-o", "--output", type=FILE, help=_("Save the report for the clerk, as a PDF that tells of no person.")
)
@json_option
def preflight(
    archive: OpenArchive,
    asked: str,
    where: tuple[tuple[str, str], ...],
    language: str | None,
    output: Path | None,
    as_json: bool,
) -> None:
    """Look at the packet for a hearing before it goes out.

    Consent, names, numbers, characters, pages, deadline and accessibility, a line each. Ends with 1 where something stops the packet.
    """
    which = hearing.named(archive, asked)
    chosen = packet.matching(archive, tag.where(archive, list(where)))
    spoken = language or archives.about(archive).language
    one = packet.for_hearing(archive, which.id, chosen, spoken)
    progress = OnTerminal()
    try:
        begun = operations.begin(archive, one.id, progress)
        report = operations.finish(begun, progress)
        written = operations.save(archive, begun, report, output, progress) if output else None
    finally:
        progress.clear()
    value = {
        "packet": one.id,
        "blocked": report.blocked,
        "file": str(written.path) if written else None,
        "lines": [
            {
                "key": each.key,
                "state": each.state,
                "sentence": sentence(each, "en"),
                "place": each.place,
                "testimonies": list(each.testimonies),
            }
            for each in report.lines
        ],
    }
    rows = [
        (state_name(each.state, "en"), name_of(each.key, "en"), sentence(each, "en")) for each in report.lines
    ]
    answer(as_json, value, table(rows))
    if report.blocked:
        raise Refused(_("Something stops this packet from going out: see the lines above."))


COMMANDS = (preflight,)
"""Commands of this module."""
