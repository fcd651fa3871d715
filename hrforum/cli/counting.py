"""Commands that count: tables by any dimensions, which answers go together, and what may be said of a number outside."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from hrforum.cli.counted import (
    answered_as_json,
    answered_lines,
    intersections_as_json,
    intersections_lines,
    table_as_csv,
    table_as_json,
    table_lines,
)
from hrforum.cli.opened import OpenArchive, on_archive
from hrforum.cli.output import answer, json_option, printable
from hrforum.cli.values import asked_of, condition, threshold_option, unit_option
from hrforum.domain.chart import Kind
from hrforum.domain.table import Readers
from hrforum.i18n import _
from hrforum.operations import ask as asking
from hrforum.operations import district, picture, saved_table
from hrforum.operations import intersections as together
from hrforum.operations import tabulate as operations

F = TypeVar("F", bound=Callable[..., Any])

_by = click.option(
    "--by",
    multiple=True,
    metavar="DIMENSION",
    help=_(
        "Count by this dimension; up to three. Besides the archive's own: forum, place, period, quarter, year, told_in, right, authority."
    ),
)


_output = click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    help=_(
        "A file to write, kept on record, so that no later number tells of a few people beside it: with --chart the picture (.svg, or "
        ".csv for its facts), without it the table (.csv)."
    ),
)
_accept_inside = click.option(
    "--accept-inside",
    is_flag=True,
    help=_(
        "Write the numbers for your own eyes to the file, though a few people could be recognised by them."
    ),
)


def _question(readers: Readers) -> Callable[[F], F]:
    """Add the options that say what is counted, among whom and for whom."""
    options = (
        click.option(
            "--where",
            type=condition,
            multiple=True,
            metavar="DIMENSION=TAG",
            help=_("Only those with this tag; the same dimension again means or, another one means and."),
        ),
        unit_option,
        click.option(
            "--audience",
            type=click.Choice([each.value for each in Readers]),
            default=readers.value,
            show_default=True,
            help=_("Who reads it: outward tells nothing from which a few people could be recognised."),
        ),
        threshold_option,
    )

    def add(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return add


@click.command()
@on_archive
@_by
@_question(Readers.INSIDE)
@json_option
@click.option("--csv", "as_csv", is_flag=True, help=_("Print the cells as CSV."))
@click.option(
    "--chart",
    "kind",
    type=click.Choice([each.value for each in Kind if each is not Kind.UPSET]),
    help=_("Draw it as well, with the numbers that may be told outside; needs --output."),
)
@_output
@_accept_inside
@click.option(
    "--map",
    "districts",
    type=click.Path(dir_okay=False, path_type=Path),
    help=_("A GeoJSON file with the outlines of districts, for --chart map."),
)
def tabulate(
    archive: OpenArchive,
    by: tuple[str, ...],
    where: tuple[tuple[str, str], ...],
    unit: str,
    audience: str,
    threshold: int,
    as_json: bool,
    as_csv: bool,
    kind: str | None,
    output: Path | None,
    accept_inside: bool,
    districts: Path | None,
) -> None:
    """Count by one, two or three dimensions.

    A number that is withheld is null in JSON and empty in CSV.
    """
    if not by:
        raise click.UsageError(_("Say by which dimension: --by DIMENSION."))
    if kind is not None and output is None:
        raise click.UsageError(_("Say how to draw it and where: --chart KIND --output FILE.svg."))
    asked = asked_of(by, where, unit, audience, threshold)
    found = operations.tabulate(archive, asked)
    if kind is not None and output is not None:
        outlines = district.read(districts) if districts else ()
        picture.save(archive, picture.Wanted(asked, Kind(kind), outlines=outlines), output)
    elif output is not None:
        saved_table.save(archive, asked, output, accept_inside=accept_inside)
        if asked.readers is Readers.INSIDE:
            click.echo(_("This file is for your own eyes: do not let it leave."), err=True)
    if as_csv:
        click.echo(printable(table_as_csv(found)), nl=False)
    else:
        answer(as_json, table_as_json(found), table_lines(found))


@click.command()
@on_archive
@_by
@_question(Readers.INSIDE)
@click.option(
    "--top", type=click.IntRange(1), default=10, show_default=True, help=_("How many combinations.")
)
@click.option(
    "--chart",
    "kind",
    type=click.Choice([Kind.UPSET.value, Kind.HEAT.value]),
    help=_("Draw it as well, with the numbers that may be told outside; needs --output."),
)
@_output
@json_option
def intersections(
    archive: OpenArchive,
    by: tuple[str, ...],
    where: tuple[tuple[str, str], ...],
    unit: str,
    audience: str,
    threshold: int,
    top: int,
    kind: str | None,
    output: Path | None,
    as_json: bool,
) -> None:
    """Show which answers go together most often.

    For each combination it says how many more or fewer there are than if the answers had nothing to do with each other.
    """
    if (kind is None) != (output is None):
        raise click.UsageError(_("Say how to draw it and where: --chart KIND --output FILE.svg."))
    asked = asked_of(by, where, unit, audience, threshold)
    found = together.intersections(archive, asked, top)
    if kind is not None and output is not None:
        picture.save(archive, picture.Wanted(asked, Kind(kind), together=True, top=top), output)
    answer(as_json, intersections_as_json(found), intersections_lines(found))


@click.command()
@on_archive
@_question(Readers.OUTWARD)
@json_option
def ask(
    archive: OpenArchive,
    where: tuple[tuple[str, str], ...],
    unit: str,
    audience: str,
    threshold: int,
    as_json: bool,
) -> None:
    """Answer how many, and offer what may be said outside.

    Where the number is too small to be told, nearby true sentences follow, those first that keep most of the question.
    """
    found = asking.ask(archive, asked_of((), where, unit, audience, threshold))
    answer(
        as_json,
        {**answered_as_json(found), "audience": audience, "threshold": threshold},
        answered_lines(found),
    )


COMMANDS = (tabulate, intersections, ask)
