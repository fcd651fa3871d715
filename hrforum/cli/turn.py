"""Commands about the queue of an evening."""

from collections.abc import Callable
from datetime import UTC, datetime

import click

from hrforum.cli.opened import OpenArchive, on_archive
from hrforum.cli.output import answer, json_option, table
from hrforum.cli.values import sure, yes_option
from hrforum.domain.changes import Changes
from hrforum.domain.turn import Stage, Turn, clock
from hrforum.errors import NotFound
from hrforum.i18n import _
from hrforum.operations import forum as forums
from hrforum.operations import turn as operations


@click.group("turn")
def turn() -> None:
    """Keep the queue of people who wait to speak."""


@turn.command()
@on_archive
@click.argument("forum")
@click.argument("called", required=False, default="")
@click.option("--language", default="", help=_("The language they speak, such as en, es or fr."))
@json_option
def add(archive: OpenArchive, forum: str, called: str, language: str, as_json: bool) -> None:
    """Put somebody at the end of a forum's queue.

    CALLED is what they choose: a first name, a nickname, a number. Without it they get the next number.
    """
    one = operations.come(archive, _named(archive, forum), called, language).value
    answer(as_json, _as_json(one), [f"{one.id}  {one.called}"])


@turn.command("list")
@on_archive
@click.argument("forum")
@json_option
def show_all(archive: OpenArchive, forum: str, as_json: bool) -> None:
    """List a forum's queue, who speaks first."""
    every = operations.queue(archive, _named(archive, forum))
    now = datetime.now(UTC)
    rows = [
        (str(one.id), stage_name(one.stage), clock(one.lasted(now)), one.language, one.called)
        for one in every
    ]
    answer(as_json, [_as_json(one) for one in every], table(rows))


def _step(name: str, help_text: str, done: Callable[[OpenArchive, int], Changes[Turn]]) -> None:
    @on_archive
    @click.argument("turn_id", metavar="ID", type=int)
    @json_option
    def step(archive: OpenArchive, turn_id: int, as_json: bool) -> None:
        one = done(archive, turn_id).value
        answer(as_json, _as_json(one), [f"{one.id}  {stage_name(one.stage)}  {one.called}"])

    turn.command(name, help=help_text)(step)


_step("call", _("Call somebody: they speak from now on."), operations.call)
_step("done", _("Say that somebody was heard."), operations.done)
_step("gone", _("Say that somebody left before they were heard."), operations.gone)
_step("back", _("Let somebody wait again."), operations.back)


@turn.command()
@on_archive
@click.argument("forum")
@yes_option
@json_option
def empty(archive: OpenArchive, forum: str, yes: bool, as_json: bool) -> None:
    """Remove everybody from a forum's queue for good.

    For the end of the evening: nobody needs to know later who was there.
    """
    forum_id = _named(archive, forum)
    sure(_("Empty the queue? This cannot be undone."), yes)
    operations.empty(archive, forum_id)
    answer(as_json, {"emptied": forum_id}, [_("The queue is empty.")])


def stage_name(stage: Stage) -> str:
    """Return what a stage is called."""
    return {
        Stage.WAITING: _("waits"),
        Stage.SPEAKING: _("speaks"),
        Stage.DONE: _("was heard"),
        Stage.GONE: _("left"),
    }[stage]


def _named(archive: OpenArchive, asked: str) -> int:
    one = forums.named(archive, asked)
    if one is None:
        raise NotFound(_("There is no forum {name} in this archive.").format(name=asked))
    return one.id


def _as_json(one: Turn) -> dict[str, object]:
    def moment(when: datetime | None) -> str | None:
        return when.isoformat() if when else None

    return {
        "id": one.id,
        "called": one.called,
        "language": one.language,
        "stage": one.stage,
        "came_at": moment(one.came_at),
        "began_at": moment(one.began_at),
        "ended_at": moment(one.ended_at),
    }


COMMANDS = (turn,)
