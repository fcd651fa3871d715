"""What options hold: days, conditions, uses, and files that are read."""

import sys
from datetime import date
from pathlib import Path

import click

from hrforum.domain.table import THRESHOLD, Asked, Readers, Unit
from hrforum.errors import FileTrouble
from hrforum.i18n import LANGUAGES, _


def day(value: str) -> date:
    """Return a day written as 2026-12-08, or end with a usage error."""
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        sentence = _("{value} is not a day. Write it as 2026-12-08.").format(value=value)
    raise click.BadParameter(sentence)


def condition(value: str) -> tuple[str, str]:
    """Return a condition DIMENSION=TAG as a pair, or end with a usage error."""
    dimension, _equals, tag = (part.strip() for part in value.partition("="))
    if not dimension or not tag:
        sentence = _("{value} is not of the form DIMENSION=TAG, such as age=25_34.")
        raise click.BadParameter(sentence.format(value=value))
    return dimension, tag


def asked_of(
    by: tuple[str, ...], where: tuple[tuple[str, str], ...], unit: str, audience: str, threshold: int
) -> Asked:
    """Return what the options about counting ask for."""
    conditions = tuple((dimension, (tag,)) for dimension, tag in where)
    return Asked(by, conditions, Unit(unit), Readers(audience), threshold)


LANGUAGE = click.Choice(LANGUAGES)

where_option = click.option(
    "--where",
    type=condition,
    multiple=True,
    metavar="DIMENSION=TAG",
    help=_("Only testimonies with this tag; the same dimension again means or, another one means and."),
)
unit_option = click.option(
    "--unit",
    type=click.Choice([each.value for each in Unit]),
    default=Unit.PEOPLE.value,
    show_default=True,
    help=_("What is counted."),
)
threshold_option = click.option(
    "--threshold",
    type=int,
    default=THRESHOLD,
    show_default=True,
    help=_("Outward, no number from 1 to below this is told; 11 is strict, 3 the least."),
)
yes_option = click.option("--yes", is_flag=True, help=_("Do it without asking."))


def split(values: tuple[str, ...]) -> tuple[str, ...]:
    """Return values that were given one by one, separated by commas, or both."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def sure(question: str, yes: bool) -> None:
    """Ask before something that cannot be undone; anything but a yes ends the command and changes nothing."""
    if not yes:
        click.confirm(question, abort=True, err=True)


def read_bytes(path: str) -> bytes:
    """Return what a file holds, or standard input where its name is a dash."""
    try:
        return sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise FileTrouble(_("The file cannot be read: {why}").format(why=error.strerror)) from None


def text_or_empty(day: date | None) -> str:
    """Return a day as text, empty where there is none."""
    return day.isoformat() if day else ""
