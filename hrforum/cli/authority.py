"""Commands about authorities: who is responsible, at which level, for which testimonies."""

from dataclasses import replace
from typing import Any

import click

from hrforum.cli.opened import OpenArchive, on_archive
from hrforum.cli.output import answer, json_option, table
from hrforum.domain.authority import Authority, Level
from hrforum.i18n import _
from hrforum.operations import authority as operations
from hrforum.operations import right, testimony
from hrforum.operations.authority import Responsible

_LEVELS = click.Choice([each.value for each in Level])
_ASKED = click.argument("asked", metavar="AUTHORITY")
_CODES = click.argument("codes", metavar="CODE...", nargs=-1, required=True)


def _options(command: Any) -> Any:
    for option in (
        click.option("--note", help=_("What else is to be known of it.")),
        click.option("--can-do", help=_("What the city can still do where the state forbids.")),
        click.option(
            "--preempted/--not-preempted",
            default=None,
            help=_("Whether the state has taken the matter out of the city's hands."),
        ),
    ):
        command = option(command)
    return command


@click.group("authority")
def authority() -> None:
    """Say who is responsible for what."""


@authority.command()
@on_archive
@click.option("--name", required=True, help=_("Who it is, such as Housing Authority."))
@click.option("--level", type=_LEVELS, required=True, help=_("The level of government."))
@_options
@json_option
def add(archive: OpenArchive, as_json: bool, level: str, **said: Any) -> None:
    """Add an authority and print its id."""
    kept = operations.add(archive, Authority(level=Level(level), **_given(said))).value
    answer(as_json, _as_json(archive, kept), [_line(kept)])


@authority.command("list")
@on_archive
@json_option
def show_all(archive: OpenArchive, as_json: bool) -> None:
    """List the authorities."""
    every = operations.everything(archive)
    rows = [
        (
            str(one.id),
            one.level.value,
            str(len(operations.testimonies_of(archive, one.id))),
            _("preempted by the state") if one.preempted else "",
            one.name,
        )
        for one in every
    ]
    answer(as_json, [_as_json(archive, one) for one in every], table(rows))


@authority.command()
@on_archive
@_ASKED
@click.option("--name", help=_("Another name."))
@click.option("--level", type=_LEVELS, help=_("Another level of government."))
@_options
@json_option
def edit(archive: OpenArchive, asked: str, as_json: bool, level: str | None, **said: Any) -> None:
    """Change an authority, given by its id or name.

    What is not given stays.
    """
    one = operations.named(archive, asked)
    changed = replace(one, level=Level(level) if level else one.level, **_given(said))
    kept = operations.edit(archive, changed).value
    answer(as_json, _as_json(archive, kept), [_line(kept)])


@authority.command()
@on_archive
@_ASKED
@json_option
def remove(archive: OpenArchive, asked: str, as_json: bool) -> None:
    """Remove an authority; the testimonies stay."""
    one = operations.named(archive, asked)
    operations.remove(archive, one.id)
    answer(as_json, {"removed": one.id}, [_("Removed: {name}").format(name=one.name)])


@authority.command()
@on_archive
@_ASKED
@_CODES
@json_option
def link(archive: OpenArchive, asked: str, codes: tuple[str, ...], as_json: bool) -> None:
    """Say that it is responsible for testimonies."""
    done = operations.link(archive, _responsible(archive, asked, codes)).value
    _linked(archive, done, as_json)


@authority.command()
@on_archive
@_ASKED
@_CODES
@json_option
def unlink(archive: OpenArchive, asked: str, codes: tuple[str, ...], as_json: bool) -> None:
    """Say that it is not responsible for testimonies."""
    done = operations.unlink(archive, _responsible(archive, asked, codes)).value
    _linked(archive, done, as_json)


def _responsible(archive: OpenArchive, asked: str, codes: tuple[str, ...]) -> Responsible:
    ids = tuple(testimony.by_code(archive, each).id for each in codes)
    return Responsible(operations.named(archive, asked).id, ids)


def _linked(archive: OpenArchive, done: Responsible, as_json: bool) -> None:
    one = operations.by_id(archive, done.authority_id)
    codes = right.codes_of(archive, done.testimonies)
    line = _("{name}: {count} changed").format(name=one.name, count=len(codes))
    answer(as_json, {"authority": one.id, "changed": codes}, [line])


def _given(said: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in said.items() if value is not None}


def _line(one: Authority) -> str:
    return f"{one.id}  {one.level}  {one.name}"


def _as_json(archive: OpenArchive, one: Authority) -> dict[str, object]:
    return {
        "id": one.id,
        "name": one.name,
        "level": one.level,
        "preempted": one.preempted,
        "can_do": one.can_do,
        "note": one.note,
        "codes": right.codes_of(archive, operations.testimonies_of(archive, one.id)),
    }


COMMANDS = (authority,)
