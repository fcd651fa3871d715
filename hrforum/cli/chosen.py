"""Which testimonies a command is about: those of some codes, or all that a filter lets through."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from hrforum.cli.opened import OpenArchive
from hrforum.cli.values import where_option
from hrforum.domain.where import Where
from hrforum.errors import NotFound, Refused
from hrforum.i18n import _
from hrforum.operations import forum as forums
from hrforum.operations import tag, testimony

F = TypeVar("F", bound=Callable[..., Any])


def chosen_options(command: F) -> F:
    """Give a command the codes, the filter and `--all`: hand them to `chosen`."""
    for option in (
        click.option("--all", "everything", is_flag=True, help=_("All testimonies in the archive.")),
        click.option("--forum", help=_("Only testimonies heard at this forum, given by its id or name.")),
        where_option,
        click.argument("codes", metavar="[CODE...]", nargs=-1),
    ):
        command = option(command)
    return command


def chosen(
    archive: OpenArchive,
    codes: tuple[str, ...],
    where: tuple[tuple[str, str], ...],
    forum: str | None,
    everything: bool,
) -> list[int]:
    """Return the ids of the testimonies that are meant; raises `Refused` where nothing says which."""
    if codes:
        if where or forum or everything:
            raise Refused(
                _("Give codes, or say which testimonies by --where, --forum or --all, but not both.")
            )
        return [testimony.by_code(archive, code).id for code in codes]
    if not (where or forum or everything):
        raise Refused(_("Say which testimonies: give their codes, or --where, --forum or --all."))
    return testimony.ids(archive, filtered(archive, where, forum))


def filtered(archive: OpenArchive, where: tuple[tuple[str, str], ...], forum: str | None) -> Where:
    """Return the filter for conditions and a forum's id or name; raises `NotFound`."""
    wanted = tag.where(archive, list(where))
    if forum is None:
        return wanted
    one = forums.named(archive, forum)
    if one is None:
        raise NotFound(_("There is no forum {name} in this archive.").format(name=forum))
    return Where(wanted.tags, one.id)
