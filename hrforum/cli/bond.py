"""Commands about households and incidents: what people, or testimonies, have in common."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import click

from hrforum.cli.opened import OpenArchive, on_archive
from hrforum.cli.output import answer, json_option, table
from hrforum.domain.bond import Bond, BondKind
from hrforum.i18n import _
from hrforum.operations import bond as operations
from hrforum.operations import testifier, testimony

_CODES = click.argument("codes", metavar="CODE...", nargs=-1, required=True)
_ID = click.argument("bond_id", metavar="ID", type=int)
_NOTE = click.option("--note", help=_("What it is, for those who work with the archive."))
_ONLY = click.option("--pseudonym", default="", help=_("Of several who speak in a testimony, the one of this pseudonym."))  # fmt: skip


@click.group("household")
def household() -> None:
    """Say who lives together."""


@click.group("incident")
def incident() -> None:
    """Say which testimonies tell of the same."""


def _people(archive: OpenArchive, codes: tuple[str, ...], pseudonym: str) -> tuple[int, ...]:
    if pseudonym:
        return tuple(testifier.speaking(archive, code, pseudonym).id for code in codes)
    return operations.members_of(archive, BondKind.HOUSEHOLD, _ids(archive, codes))


def _ids(archive: OpenArchive, codes: tuple[str, ...]) -> list[int]:
    return [testimony.by_code(archive, code).id for code in codes]


def _told(archive: OpenArchive, one: Bond, as_json: bool) -> None:
    answer(as_json, _as_json(archive, one), [_line(archive, one)])


def _line(archive: OpenArchive, one: Bond) -> str:
    codes = ", ".join(operations.codes_of(archive, one))
    return f"{one.id}: {one.note + ' · ' if one.note else ''}{codes}"


def _as_json(archive: OpenArchive, one: Bond) -> dict[str, object]:
    value: dict[str, object] = {"id": one.id, "note": one.note, "codes": operations.codes_of(archive, one)}
    return value | {"people": len(one.members)} if one.kind is BondKind.HOUSEHOLD else value


@household.command("add")
@on_archive
@_CODES
@_NOTE
@_ONLY
@json_option
def add_household(
    archive: OpenArchive, codes: tuple[str, ...], note: str | None, pseudonym: str, as_json: bool
) -> None:
    """Say that people share a household.

    They are all who speak in the testimonies of these codes.
    """
    members = _people(archive, codes, pseudonym)
    _told(archive, operations.add(archive, Bond(BondKind.HOUSEHOLD, note or "", members)).value, as_json)


@household.command("link")
@on_archive
@_ID
@_CODES
@_ONLY
@json_option
def link_household(
    archive: OpenArchive, bond_id: int, codes: tuple[str, ...], pseudonym: str, as_json: bool
) -> None:
    """Say that people belong to a household too."""
    members = _people(archive, codes, pseudonym)
    _told(archive, operations.link(archive, BondKind.HOUSEHOLD, bond_id, members).value, as_json)


@household.command("unlink")
@on_archive
@_ID
@_CODES
@_ONLY
@json_option
def unlink_household(
    archive: OpenArchive, bond_id: int, codes: tuple[str, ...], pseudonym: str, as_json: bool
) -> None:
    """Say that people do not belong to a household."""
    members = _people(archive, codes, pseudonym)
    _told(archive, operations.unlink(archive, BondKind.HOUSEHOLD, bond_id, members).value, as_json)


@incident.command("add")
@on_archive
@_CODES
@_NOTE
@json_option
def add_incident(archive: OpenArchive, codes: tuple[str, ...], note: str | None, as_json: bool) -> None:
    """Say that testimonies tell of one incident."""
    members = tuple(_ids(archive, codes))
    _told(archive, operations.add(archive, Bond(BondKind.INCIDENT, note or "", members)).value, as_json)


@incident.command("link")
@on_archive
@_ID
@_CODES
@json_option
def link_incident(archive: OpenArchive, bond_id: int, codes: tuple[str, ...], as_json: bool) -> None:
    """Say that testimonies tell of an incident too."""
    members = _ids(archive, codes)
    _told(archive, operations.link(archive, BondKind.INCIDENT, bond_id, members).value, as_json)


@incident.command("unlink")
@on_archive
@_ID
@_CODES
@json_option
def unlink_incident(archive: OpenArchive, bond_id: int, codes: tuple[str, ...], as_json: bool) -> None:
    """Say that testimonies do not tell of an incident."""
    members = _ids(archive, codes)
    _told(archive, operations.unlink(archive, BondKind.INCIDENT, bond_id, members).value, as_json)


def _of_both(kind: BondKind, group: click.Group, words: dict[str, str]) -> None:
    """Give a group the commands that are the same for households and incidents, each with its own help."""

    def command(name: str) -> Callable[[Callable[..., Any]], click.Command]:
        return lambda work: group.command(name, help=words[name])(on_archive(work))

    @command("list")
    @json_option
    def _list(archive: OpenArchive, as_json: bool) -> None:
        every = operations.everything(archive, kind)
        rows = [(str(one.id), one.note, ", ".join(operations.codes_of(archive, one))) for one in every]
        answer(as_json, [_as_json(archive, one) for one in every], table(rows))

    @command("edit")
    @_ID
    @_NOTE
    @json_option
    def _edit(archive: OpenArchive, bond_id: int, note: str | None, as_json: bool) -> None:
        one = operations.by_id(archive, kind, bond_id)
        changed = one if note is None else operations.edit(archive, replace(one, note=note)).value
        _told(archive, changed, as_json)

    @command("remove")
    @_ID
    @json_option
    def _remove(archive: OpenArchive, bond_id: int, as_json: bool) -> None:
        operations.remove(archive, kind, bond_id)
        answer(as_json, {"removed": bond_id}, [_("Removed: {name}").format(name=bond_id)])


_of_both(
    BondKind.HOUSEHOLD,
    household,
    {
        "list": _("List households, the newest first."),
        "edit": _("Change the note of a household."),
        "remove": _("Remove a household; its people stay."),
    },
)
_of_both(
    BondKind.INCIDENT,
    incident,
    {
        "list": _("List incidents, the newest first."),
        "edit": _("Change the note of an incident."),
        "remove": _("Remove an incident; its testimonies stay."),
    },
)
COMMANDS = (household, incident)
