"""Commands about hearings, where testimonies are brought."""

from dataclasses import replace
from typing import Any

import click

from hrforum.cli.opened import OpenArchive, on_archive
from hrforum.cli.output import answer, json_option, table
from hrforum.cli.values import day, text_or_empty
from hrforum.domain.hearing import Hearing
from hrforum.i18n import _
from hrforum.operations import hearing as operations


@click.group("hearing")
def hearing() -> None:
    """Add, list, change and remove hearings."""


_item = click.option("--item", help=_("The item of its agenda."))
_rules = click.option("--rules", help=_("The body's own rules, in words: minutes to speak, copies, form."))
_deadline = click.option("--deadline", type=day, help=_("The last day on which papers are taken."))


@hearing.command()
@on_archive
@click.option("--body", required=True, help=_("Who hears, such as City Council."))
@click.option("--date", "held_on", type=day, required=True, help=_("The day, such as 2026-12-08."))
@_item
@_rules
@_deadline
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
    }


COMMANDS = (hearing,)
