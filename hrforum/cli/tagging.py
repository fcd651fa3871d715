"""Commands that give tags to many testimonies, or take them."""

import click

from hrforum.cli.chosen import chosen, chosen_options
from hrforum.cli.opened import OpenArchive, on_archive
from hrforum.cli.output import answer, json_option
from hrforum.cli.tag import tag
from hrforum.cli.values import condition
from hrforum.i18n import _
from hrforum.operations import tag as tags
from hrforum.operations import tagging

_TAG = click.option(
    "--tag", "named", type=condition, required=True, metavar="DIMENSION=TAG", help=_("Which tag, such as housing=mould.")
)  # fmt: skip


@tag.command()
@on_archive
@_TAG
@chosen_options
@json_option
def give(
    archive: OpenArchive,
    named: tuple[str, str],
    codes: tuple[str, ...],
    where: tuple[tuple[str, str], ...],
    forum: str | None,
    everything: bool,
    as_json: bool,
) -> None:
    """Give a tag to several testimonies.

    A tag about the person is given to who speaks, but where several speak in one testimony it is left as it is.
    """
    ids = chosen(archive, codes, where, forum, everything)
    _answer(as_json, tagging.give(archive, ids, _tag_id(archive, named)).value)


@tag.command()
@on_archive
@_TAG
@chosen_options
@json_option
def take(
    archive: OpenArchive,
    named: tuple[str, str],
    codes: tuple[str, ...],
    where: tuple[tuple[str, str], ...],
    forum: str | None,
    everything: bool,
    as_json: bool,
) -> None:
    """Take a tag from several testimonies."""
    ids = chosen(archive, codes, where, forum, everything)
    _answer(as_json, tagging.take(archive, ids, _tag_id(archive, named)).value)


def _tag_id(archive: OpenArchive, named: tuple[str, str]) -> int:
    return tags.tag_named(archive, tags.dimension_named(archive, named[0]), named[1]).id


def _answer(as_json: bool, tagged: tagging.Tagged) -> None:
    value = {"changed": tagged.changed, "already": tagged.already, "several_speak": tagged.several}
    answer(as_json, value, [tagging.told(tagged)])


COMMANDS: tuple[click.Command, ...] = ()
"""They belong to the group `tag`."""
