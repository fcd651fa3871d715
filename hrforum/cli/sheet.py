"""The command that brings in a spreadsheet."""

import getpass
from pathlib import Path

import click

from hrforum.cli.opened import FILE, OpenArchive, on_archive
from hrforum.cli.output import OnTerminal, answer, json_option
from hrforum.cli.values import split
from hrforum.i18n import _
from hrforum.operations import sheet
from hrforum.operations.consent import uses_named

_MAP = _(
    "Which column holds what. Fields: words language heard_on forum place ask pseudonym name contact tag.DIMENSION "
    "own_words.DIMENSION. Without any --map the columns are guessed."
)


@click.command("import")
@on_archive
@click.argument("file", type=FILE)
@click.option("--map", "stated", multiple=True, metavar="FIELD=COLUMN", help=_MAP)
@click.option(
    "--forum",
    default="",
    help=_("The forum of rows that name none; it is made if there is none of that name."),
)
@click.option(
    "--consent",
    "uses",
    multiple=True,
    metavar="USE,USE,...",
    help=_("Uses to which everybody in the file agreed. Without it every use stays 'not asked'."),
)
@click.option("--stated-by", help=_("Who states that consent; the name of the computer's user if not given."))
@json_option
def bring_in(
    archive: OpenArchive,
    file: Path,
    stated: tuple[str, ...],
    forum: str,
    uses: tuple[str, ...],
    stated_by: str | None,
    as_json: bool,
) -> None:
    """Bring in a CSV or XLSX file.

    Every row is a testimony. Rows that are there already are not added again. Several values in one cell are separated by a semicolon.
    """
    agreed = uses_named(split(uses))
    progress = OnTerminal()
    read = sheet.read_sheet(file, progress)
    mapping = _mapping(read, stated)
    brought = sheet.bring_in(
        archive,
        read,
        mapping,
        file_name=file.name,
        forum_name=forum,
        stated=sheet.Stated(agreed, (stated_by or _user()) if agreed else ""),
        progress=progress,
    ).value
    progress.clear()
    value = {
        "read": brought.read,
        "added": brought.added,
        "already_there": brought.already_there,
        "skipped": [{"row": one.row, "why": one.why} for one in brought.skipped],
        "notes": [{"row": one.row, "why": one.why} for one in brought.notes],
        "remarks": list(brought.remarks),
        "made": brought.made,
        "map": [f"{field}={column}" for field, column in mapping.pairs],
    }
    answer(as_json, value, _report(brought, mapping, read))


def _mapping(read: sheet.Sheet, stated: tuple[str, ...]) -> sheet.Mapping:
    guessed = sheet.guess(read.header, read.rows)
    if not stated:
        return guessed
    mapping = sheet.parse_map(stated, read.header)
    if mapping.column_of("words") is None:
        mapping = mapping.with_column("words", guessed.column_of("words"))
    return mapping


def _report(brought: sheet.Brought, mapping: sheet.Mapping, read: sheet.Sheet) -> list[str]:
    columns = ", ".join(f"{field}={column}" for field, column in mapping.pairs)
    return [
        brought.sentence,
        _("Columns: {columns}").format(columns=columns),
        *read.remarks,
        *made_lines(brought.made),
        *(_("Row {row} skipped: {why}").format(row=one.row, why=one.why) for one in brought.skipped),
        *(_("Row {row}: {why}").format(row=one.row, why=one.why) for one in brought.notes),
    ]


def made_lines(made: dict[str, list[str]]) -> list[str]:
    """Return which dimensions, tags and forums were made on the way, a line for each kind."""
    sentences = {
        "dimensions": _("New dimensions: {names}"),
        "tags": _("New tags: {names}"),
        "forums": _("New forums: {names}"),
    }
    return [
        sentence.format(names=", ".join(made[kind])) for kind, sentence in sentences.items() if made.get(kind)
    ]


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):
        return ""


COMMANDS = (bring_in,)
