"""Commands about hearings, where testimonies are brought."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from hrforum.cli.opened import FILE, OpenArchive, on_archive
from hrforum.cli.output import answer, json_option, table
from hrforum.cli.values import day, text_or_empty
from hrforum.domain.hearing import Hearing, Interpreting, Rule, Warned
from hrforum.i18n import _
from hrforum.operations import hearing as operations
from hrforum.operations import hearing_calendar


@click.group("hearing")
def hearing() -> None:
    """Add, list, change and remove hearings."""


_item = click.option("--item", help=_("The item of its agenda."))
_rules = click.option("--rules", help=_("The body's own rules, in words: minutes to speak, copies, form."))
_deadline = click.option("--deadline", type=day, help=_("The last day on which papers are taken."))


_RULES = {each.value or "unknown": each for each in Rule}
_INTERPRETING = {each.value or "unknown": each for each in Interpreting}


class _OneOf(click.Choice[Any]):
    """One of some words, handed over as what it stands for."""

    def __init__(self, words: dict[str, Any]) -> None:
        super().__init__(list(words))
        self._words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return what the word stands for, or end with a usage error."""
        return self._words[super().convert(value, param, ctx)]


def _conduct(command: Any) -> Any:
    """Give a command the options for the body's own rules."""
    number = click.IntRange(1)
    for option in (
        click.option("--public-on", type=day, help=_("The day from which on nothing can be taken back.")),
        click.option("--public-record", help=_("What of the papers becomes public record.")),
        click.option(
            "--anonymous",
            "anonymous_accepted",
            type=_OneOf(_RULES),
            help=_("Whether anonymous papers are taken."),
        ),
        click.option(
            "--addresses-aloud", type=_OneOf(_RULES), help=_("Whether speakers say their address aloud.")
        ),
        click.option("--names-aloud", type=_OneOf(_RULES), help=_("Whether speakers say their name aloud.")),
        click.option(
            "--interpreting",
            type=_OneOf(_INTERPRETING),
            help=_("How the body interprets, or what time it gives for it."),
        ),
        click.option("--speaking-seconds", type=number, help=_("How long one person may speak.")),
        click.option("--page-limit", type=number, help=_("How many pages the body takes.")),
        click.option("--copies", type=number, help=_("How many copies on paper to bring.")),
        click.option("--deadline-time", metavar="HH:MM", help=_("Until when on that day, such as 12:00.")),
        click.option("--starts", metavar="HH:MM", help=_("When it begins, such as 18:30.")),
        click.option("--room", help=_("Where it is.")),
    ):
        command = option(command)
    return command


@hearing.command()
@on_archive
@click.option("--body", required=True, help=_("Who hears, such as City Council."))
@click.option("--date", "held_on", type=day, required=True, help=_("The day, such as 2026-12-08."))
@_item
@_rules
@_deadline
@_conduct
@json_option
def add(archive: OpenArchive, as_json: bool, **given: Any) -> None:
    """Add a hearing and print its id."""
    kept = operations.add(archive, Hearing(**_given(given))).value
    answer(as_json, _as_json(kept), [_line(kept)])


@hearing.command("list")
@on_archive
@json_option
def show_all(archive: OpenArchive, as_json: bool) -> None:
    """List the hearings, the latest first."""
    every = operations.everything(archive)
    rows = [
        (str(one.id), one.held_on.isoformat(), text_or_empty(one.deadline), one.body, one.item)
        for one in every
    ]
    answer(as_json, [_as_json(one) for one in every], table(rows))


@hearing.command()
@on_archive
@click.argument("asked", metavar="HEARING")
@click.option("--body", help=_("Another body."))
@click.option("--date", "held_on", type=day, help=_("Another day."))
@_item
@_rules
@_deadline
@_conduct
@json_option
def edit(archive: OpenArchive, asked: str, as_json: bool, **given: Any) -> None:
    """Change a hearing, given by its id or body.

    What is not given stays.
    """
    kept = operations.edit(archive, replace(operations.named(archive, asked), **_given(given))).value
    answer(as_json, _as_json(kept), [_line(kept)])


@hearing.command()
@on_archive
@click.argument("asked", metavar="HEARING")
@json_option
def remove(archive: OpenArchive, asked: str, as_json: bool) -> None:
    """Remove a hearing, given by its id or body.

    A hearing for which a packet is made stays.
    """
    one = operations.named(archive, asked)
    operations.remove(archive, one.id)
    answer(as_json, {"removed": one.id}, [_("Removed: {name}").format(name=one.body)])


@hearing.command()
@on_archive
@click.argument("asked", metavar="HEARING")
@json_option
def show(archive: OpenArchive, asked: str, as_json: bool) -> None:
    """Show a hearing with what its rules warn of today."""
    one = operations.named(archive, asked)
    warned = operations.warnings_of(archive, one.id)
    value = _as_json(one) | {"warnings": warned_as_json(warned)}
    rows = [(key, str(each)) for key, each in _as_json(one).items() if each not in (None, "", "unknown")]
    answer(as_json, value, [*table(rows), *(each.sentence for each in warned)])


@hearing.command()
@on_archive
@click.argument("asked", metavar="HEARING")
@click.option("-o", "--output", "target", type=FILE, required=True, help=_("Where to write the .ics file."))
@json_option
def ics(archive: OpenArchive, asked: str, target: Path, as_json: bool) -> None:
    """Write a hearing's days into a calendar file.

    The day papers are due and the day itself, in neutral words: no person and no testimony is named.
    """
    one = operations.named(archive, asked)
    entries = hearing_calendar.write(archive, one.id, target)
    value = {
        "file": str(target),
        "entries": [{"at": each.when.isoformat(), "heading": each.heading} for each in entries],
    }
    answer(as_json, value, [f"{_moment(each.when)}  {each.heading}" for each in entries])


def _moment(when: date) -> str:
    return when.isoformat(" ", "minutes") if isinstance(when, datetime) else when.isoformat()


def warned_as_json(warned: Sequence[Warned]) -> list[dict[str, object]]:
    """Return warnings as JSON."""
    return [{"code": each.code, "sentence": each.sentence, "grave": each.grave} for each in warned]


def _given(given: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in given.items() if value is not None}


def _line(one: Hearing) -> str:
    return f"{one.id}  {one.held_on.isoformat()}  {one.body}"


def _as_json(one: Hearing) -> dict[str, object]:
    return {
        "id": one.id,
        "body": one.body,
        "date": one.held_on.isoformat(),
        "item": one.item,
        "rules": one.rules,
        "deadline": one.deadline.isoformat() if one.deadline else None,
        "room": one.room,
        "starts": one.starts,
        "deadline_time": one.deadline_time,
        "copies": one.copies,
        "page_limit": one.page_limit,
        "speaking_seconds": one.speaking_seconds,
        "interpreting": one.interpreting or "unknown",
        "names_aloud": one.names_aloud or "unknown",
        "addresses_aloud": one.addresses_aloud or "unknown",
        "anonymous": one.anonymous_accepted or "unknown",
        "public_record": one.public_record,
        "public_on": one.public_on.isoformat() if one.public_on else None,
    }


COMMANDS = (hearing,)
