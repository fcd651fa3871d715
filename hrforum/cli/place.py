"""How a command names a place in the words, an audience and a language: options and what they mean."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

import click

from hrforum.cli.opened import OpenArchive
from hrforum.domain.redaction import CITIES, EVERYONE, Audience, Outside, at_hearing
from hrforum.domain.span import Span
from hrforum.errors import NotFound, Refused
from hrforum.i18n import _
from hrforum.operations import hearing, redaction, testimony

F = TypeVar("F", bound=Callable[..., Any])
ASK = "ask"

audience_option = click.option(
    "--audience",
    default=EVERYONE.circle.value,
    show_default=True,
    metavar="outside|cities|HEARING",
    help=_("Who reads: everyone outside, other cities, or one hearing by its id or body."),
)


def place_options(command: F) -> F:
    """Give a command the options that name a place in the words."""
    options = (
        click.option(
            "--in",
            "where",
            default="",
            metavar="LANGUAGE|ask",
            help=_("In which words: the original if not given, a translation by its language, or the ask."),
        ),
        click.option("--text", default="", help=_("The words there, exactly as they stand.")),
        click.option(
            "--nth",
            type=click.IntRange(1),
            default=1,
            show_default=True,
            help=_("Which one, where these words stand several times."),
        ),
        click.option(
            "--from", "start", type=click.IntRange(0), help=_("The first character, counted from 0.")
        ),
        click.option("--to", "stop", type=click.IntRange(1), help=_("The character after the last one.")),
    )
    for option in reversed(options):
        command = option(command)
    return command


def audience(archive: OpenArchive, asked: str) -> Audience:
    """Return the audience of an option; raises `NotFound` for a hearing that is not there."""
    named = {Outside.EVERYONE.value: EVERYONE, Outside.CITIES.value: CITIES}
    return named.get(asked.strip().lower()) or at_hearing(hearing.named(archive, asked).id)


def audience_name(one: Audience) -> str:
    """Return an audience as the option takes it."""
    return str(one.hearing_id) if one.hearing_id is not None else one.circle.value


def version_of(archive: OpenArchive, testimony_id: int, where: str) -> UUID | None:
    """Return the id of the words of an option, None for the ask; raises `NotFound` where there are none in that language."""
    if where == ASK:
        return None
    versions = testimony.read(archive, testimony_id).versions
    for one in versions:
        if where in ("", one.language):
            return one.uuid
    raise NotFound(_("There are no words in {language} here.").format(language=where))


def span(text: str, *, said: str, nth: int, start: int | None, stop: int | None) -> Span:
    """Return the place that the options name; raises a usage error, or `Refused` where the words are not there."""
    if bool(said) == (start is not None and stop is not None):
        raise click.UsageError(_("Name the place with --text, or with --from and --to."))
    if start is not None and stop is not None:
        if stop <= start:
            raise click.UsageError(_("--to stands after --from."))
        return Span(start, stop)
    place = -1
    for _each in range(nth):
        place = text.find(said, place + 1)
        if place < 0:
            raise Refused(_("These words do not stand there that often."))
    return Span(place, place + len(said))


def text_of(archive: OpenArchive, testimony_id: int, version: UUID | None) -> str:
    """Return the current words of a version, or with None the ask."""
    return redaction.texts_of(archive, testimony_id).by_version[version]
