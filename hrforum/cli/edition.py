"""Commands about editions: making one again from what is on record, to the same bytes."""

from pathlib import Path

import click

from hrforum.cli.opened import FILE, OpenArchive, on_archive
from hrforum.cli.output import OnTerminal, answer, json_option
from hrforum.i18n import _
from hrforum.operations import edition as operations
from hrforum.operations import remake as remaking


@click.group("edition")
def edition() -> None:
    """Make again what was exported."""


@edition.command()
@on_archive
@click.argument("asked", metavar="EDITION")
@click.option("-o", "--output", type=FILE, required=True, help=_("The file to write, a PDF as it was then."))
@json_option
def remake(archive: OpenArchive, asked: str, output: Path, as_json: bool) -> None:
    """Make an edition again, to the same bytes.

    EDITION is its id, or the beginning of the file's SHA-256. Once one of its testimonies was erased, this says which and makes nothing.
    """
    one = operations.named(archive, asked)
    progress = OnTerminal()
    try:
        written = remaking.remake(archive, one, output, progress)
    finally:
        progress.clear()
    value = {"id": one.id, "file": str(written.path), "pages": written.pages, "sha256": written.sha256}
    told = _("{path} is the same file, by its SHA-256: {sha256}").format(
        path=written.path, sha256=written.sha256
    )
    answer(as_json, value, [told])


COMMANDS = (edition,)
"""Commands of this module."""
