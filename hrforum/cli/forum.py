"""Commands about forums, the events at which people speak."""

from dataclasses import replace
from typing import Any

import click

from hrforum.cli.opened import OpenArchive, on_archive
from hrforum.cli.output import answer, json_option, table
from hrforum.cli.values import day, split, text_or_empty
from hrforum.domain.evening import Evening
from hrforum.domain.forum import Forum
from hrforum.errors import NotFound
from hrforum.i18n import _
from hrforum.operations import evening as evenings
from hrforum.operations import forum as operations


@click.group("forum")
def forum() -> None:
    """Add, list, change and remove forums."""


_place = click.option("--place", help=_("Where it is held."))
_date = click.option("--date", "held_on", type=day, help=_("The day, such as 2026-03-14."))
_languages = click.option(
    "--language", "languages", multiple=True, help=_("A language spoken there; may be repeated.")
)
_note_takers = click.option("--note-takers", help=_("Who takes notes."))
_agenda = click.option("--agenda", help=_("What happens when, a line each."))
_present = click.option("--present", help=_("Who is here, a line each."))
_prefix = click.option(
    "--prefix", help=_("2 to 6 letters or digits that open the codes of its testimonies, such as OAK.")
)


@forum.command()
@on_archive
@click.option("--name", required=True, help=_("What the forum is called."))
@_place
@_date
@_languages
@_note_takers
@_agenda
@_present
@_prefix
@json_option
def add(archive: OpenArchive, as_json: bool, **given: Any) -> None:
    """Add a forum and print its id."""
    kept = operations.add(archive, _with(Forum(""), given)).value
    answer(
        as_json,
        _as_json(kept, 0),
        [_("{id}  {name}, codes begin with {prefix}").format(id=kept.id, name=kept.name, prefix=kept.prefix)],
    )


@forum.command("list")
@on_archive
@json_option
def show_all(archive: OpenArchive, as_json: bool) -> None:
    """List the forums, the latest first."""
    every, counts = operations.everything(archive), operations.counts(archive)
    rows = [
        (str(one.id), one.prefix, text_or_empty(one.held_on), str(counts.get(one.id, 0)), one.name)
        for one in every
    ]
    answer(as_json, [_as_json(one, counts.get(one.id, 0)) for one in every], table(rows))


@forum.command()
@on_archive
@click.argument("asked", metavar="FORUM")
@click.option("--name", help=_("Another name."))
@_place
@_date
@_languages
@_note_takers
@_agenda
@_present
@_prefix
@json_option
def edit(archive: OpenArchive, asked: str, as_json: bool, **given: Any) -> None:
    """Change a forum, given by its id or name.

    What is not given stays.
    """
    kept = operations.edit(archive, _with(_named(archive, asked), given)).value
    count = operations.counts(archive).get(kept.id, 0)
    answer(as_json, _as_json(kept, count), [_("Changed: {name}").format(name=kept.name)])


@forum.command()
@on_archive
@click.argument("asked", metavar="FORUM")
@json_option
def remove(archive: OpenArchive, asked: str, as_json: bool) -> None:
    """Remove a forum, given by its id or name.

    A forum at which testimonies were heard stays.
    """
    one = _named(archive, asked)
    operations.remove(archive, one.id)
    answer(as_json, {"removed": one.id}, [_("Removed: {name}").format(name=one.name)])


@forum.command()
@on_archive
@click.argument("asked", metavar="FORUM")
@json_option
def evening(archive: OpenArchive, asked: str, as_json: bool) -> None:
    """Show how a forum's evening stands and what is left.

    Drafts, testimonies about which nothing was asked, consents to ask anew, people still waiting, sheets that nobody brought back, and
    whether a backup was made today.
    """
    found = evenings.of_forum(archive, _named(archive, asked).id)
    answer(as_json, _evening_as_json(found), _evening_lines(found))


def _evening_as_json(found: Evening) -> dict[str, object]:
    return {
        "taken": dict(found.taken),
        "waiting": dict(found.waiting_in),
        "drafts": found.drafts,
        "nothing_asked": [one.code for one in found.unasked],
        "due": [{"code": one.code, "day": one.day.isoformat(), "uses": list(one.uses)} for one in found.due],
        "sheets_out": found.sheets_out,
        "backed_up_on": found.backed_up_on.isoformat() if found.backed_up_on else None,
        "backed_up_today": found.backed_up,
        "done": found.done,
    }


def _evening_lines(found: Evening) -> list[str]:
    taken = ", ".join(f"{language} {count}" for language, count in found.taken) or "0"
    unasked = ", ".join(one.code for one in found.unasked) or "0"
    due = ", ".join(dict.fromkeys(one.code for one in found.due)) or "0"
    return [
        _("Taken: {counts}").format(counts=taken),
        _("Waiting: {count}").format(count=len(found.waiting)),
        _("Drafts left: {count}").format(count=found.drafts),
        _("Nothing asked: {codes}").format(codes=unasked),
        _("Consent to ask anew: {codes}").format(codes=due),
        _("Sheets still out: {count}").format(count=found.sheets_out),
        _("Last backup: {day}").format(day=text_or_empty(found.backed_up_on) or _("never")),
    ]


def _named(archive: OpenArchive, asked: str) -> Forum:
    one = operations.named(archive, asked)
    if one is None:
        raise NotFound(_("There is no forum {name} in this archive.").format(name=asked))
    return one


def _with(one: Forum, given: dict[str, Any]) -> Forum:
    changed = {key: value for key, value in given.items() if value not in (None, ())}
    if "languages" in changed:
        changed["languages"] = split(changed["languages"])
    return replace(one, **changed)


def _as_json(one: Forum, testimonies: int) -> dict[str, object]:
    return {
        "id": one.id,
        "name": one.name,
        "place": one.place,
        "date": one.held_on.isoformat() if one.held_on else None,
        "languages": list(one.languages),
        "note_takers": one.note_takers,
        "agenda": one.agenda,
        "present": one.present,
        "prefix": one.prefix,
        "testimonies": testimonies,
    }


COMMANDS = (forum,)
