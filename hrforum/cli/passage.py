"""Commands about passages: mark quotes, key points and tagged stretches of the words; list, tag and remove them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import click

from hrforum.cli import place
from hrforum.cli.opened import OpenArchive, on_archive
from hrforum.cli.output import answer, json_option, table
from hrforum.cli.values import condition
from hrforum.domain.passage import Passage, PassageKind
from hrforum.errors import Refused
from hrforum.i18n import _
from hrforum.operations import passage as operations
from hrforum.operations import tag, testimony
from hrforum.operations.passage import Marked

_KINDS = click.Choice([each.value for each in PassageKind])
_TAGS = click.option(
    "--tag", "tags", type=condition, multiple=True, metavar="DIMENSION=TAG", help=_("A tag of the passage.")
)


@click.group("passage")
def passage() -> None:
    """Mark passages of the words.

    A mark moves along when the words are changed, where it still fits.
    """


@passage.command()
@on_archive
@click.argument("code")
@place.place_options
@click.option(
    "--kind", type=_KINDS, default=PassageKind.QUOTE.value, show_default=True, help=_("What it is.")
)
@_TAGS
@click.option("--note", default="", help=_("A note beside it."))
@json_option
def add(
    archive: OpenArchive,
    code: str,
    where: str,
    kind: str,
    tags: tuple[tuple[str, str], ...],
    note: str,
    as_json: bool,
    **at: Any,
) -> None:
    """Mark one passage."""
    one = testimony.by_code(archive, code)
    version = place.version_of(archive, one.id, where)
    if version is None:
        raise Refused(_("Passages stand in the words, not in the ask."))
    text = place.text_of(archive, one.id, version)
    found = place.span(text, said=at["text"], nth=at["nth"], start=at["start"], stop=at["stop"])
    marked = Passage(found, version, PassageKind(kind), note, _ids(archive, tags))
    kept = operations.add(archive, one.id, marked).value
    _told(archive, _only(archive, one.id, kept.id), as_json)


def _ids(archive: OpenArchive, tags: tuple[tuple[str, str], ...]) -> tuple[int, ...]:
    return tuple(each for _dimension, some in tag.where(archive, list(tags)).tags for each in some)


def _only(archive: OpenArchive, testimony_id: int, passage_id: int) -> list[Marked]:
    found = operations.everything(archive, testimony_id=testimony_id)
    return [each for each in found if each.passage.id == passage_id]


@passage.command("list")
@on_archive
@click.option("--code", default="", help=_("Only of this testimony."))
@click.option("--kind", type=_KINDS, help=_("Only of this kind."))
@_TAGS
@json_option
def show_all(
    archive: OpenArchive, code: str, kind: str | None, tags: tuple[tuple[str, str], ...], as_json: bool
) -> None:
    """List marked passages.

    A lost one no longer fits the changed words and is shown as it stood before.
    """
    of = testimony.by_code(archive, code).id if code else None
    wanted = PassageKind(kind) if kind else None
    _told(archive, operations.everything(archive, wanted, _ids(archive, tags), of), as_json)


def _told(archive: OpenArchive, some: Sequence[Marked], as_json: bool) -> None:
    book = tag.codebook(archive)
    keys = {
        one.id: f"{dimension.key}={one.key}" for dimension in book.dimensions for one in book.of(dimension)
    }
    value = [
        {
            "id": each.passage.id,
            "code": each.code,
            "version": str(each.passage.version),
            "start": each.passage.span.start,
            "end": each.passage.span.stop,
            "said": each.said,
            "kind": each.passage.kind,
            "note": each.passage.note,
            "tags": [keys[one] for one in each.passage.tags if one in keys],
            "lost": each.passage.lost,
        }
        for each in some
    ]
    rows = [
        (
            str(each.passage.id),
            each.code,
            _("lost") if each.passage.lost else each.passage.kind.value,
            ", ".join(keys[one] for one in each.passage.tags if one in keys),
            each.said,
        )
        for each in some
    ]
    answer(as_json, value, table(rows) or [_("No passage is marked.")])


@passage.command("tag")
@on_archive
@click.argument("passage_id", metavar="ID", type=int)
@click.option("--kind", type=_KINDS, help=_("What it is from now on."))
@_TAGS
@click.option(
    "--untag", "gone", type=condition, multiple=True, metavar="DIMENSION=TAG", help=_("A tag to take away.")
)
@click.option("--note", help=_("The note beside it from now on."))
@json_option
def give_tag(
    archive: OpenArchive,
    passage_id: int,
    kind: str | None,
    tags: tuple[tuple[str, str], ...],
    gone: tuple[tuple[str, str], ...],
    note: str | None,
    as_json: bool,
) -> None:
    """Give a passage tags, another kind or a note."""
    testimony_id, one = operations.by_id(archive, passage_id)
    left = (set(one.tags) | set(_ids(archive, tags))) - set(_ids(archive, gone))
    one = replace(one, tags=tuple(sorted(left)), kind=PassageKind(kind) if kind else one.kind)
    operations.edit(archive, one if note is None else replace(one, note=note))
    _told(archive, _only(archive, testimony_id, passage_id), as_json)


@passage.command()
@on_archive
@click.argument("passage_id", metavar="ID", type=int)
@json_option
def remove(archive: OpenArchive, passage_id: int, as_json: bool) -> None:
    """Take a mark away.

    The words stay.
    """
    operations.remove(archive, passage_id)
    answer(as_json, {"removed": passage_id}, [_("Removed: {name}").format(name=passage_id)])


COMMANDS = (passage,)
