"""Commands that find testimonies by words and answers, and keep searches under names."""

from typing import Any

import click

from hrforum.cli.opened import OpenArchive, on_archive
from hrforum.cli.output import answer, json_option, table
from hrforum.cli.values import condition
from hrforum.domain.sought import TOLD_IN, SavedSearch, Sought
from hrforum.errors import Refused
from hrforum.i18n import _
from hrforum.operations import facet, saved_search
from hrforum.operations import testimony as testimonies

_MOST = 50


@click.command()
@on_archive
@click.argument("query", nargs=-1)
@click.option(
    "--with",
    "having",
    type=condition,
    multiple=True,
    metavar="DIMENSION=TAG",
    help=_("Only those with this answer; given several times, with all of them."),
)
@click.option(
    "--without", type=condition, multiple=True, metavar="DIMENSION=TAG", help=_("None with this answer.")
)
@click.option(
    "--either",
    type=condition,
    multiple=True,
    metavar="DIMENSION=TAG",
    help=_("Given several times for one dimension: with one of these answers."),
)
@click.option(
    "--language", default="", metavar="CODE", help=_("Only those told in this language, such as es.")
)
@click.option("--saved", default="", metavar="NAME", help=_("Search as was saved under this name."))
@click.option("--save", "save_as", default="", metavar="NAME", help=_("Keep this search under a name."))
@click.option("--facets", "with_facets", is_flag=True, help=_("Print how many have each answer as well."))
@click.option(
    "--limit", type=click.IntRange(1, 1500), default=_MOST, show_default=True, help=_("At most this many.")
)
@json_option
def search(
    archive: OpenArchive,
    query: tuple[str, ...],
    having: tuple[tuple[str, str], ...],
    without: tuple[tuple[str, str], ...],
    either: tuple[tuple[str, str], ...],
    language: str,
    saved: str,
    save_as: str,
    with_facets: bool,
    limit: int,
    as_json: bool,
) -> None:
    """Find testimonies by their words and answers.

    Asks, places, codes and what answers are called are searched too, and the best comes first. Every word has to be there, accents and
    case aside; the last one may be unfinished. Words in double quotes are found as a phrase. Of words with "or" between them one is
    enough, and "not" before a word bars it.
    """
    told_in = ((TOLD_IN, language.lower()),) if language else ()
    sought = facet.settled(archive, Sought(" ".join(query), (*having, *told_in), without, either))
    if saved:
        sought = saved_search.by_name(archive, saved).sought
    elif not sought.words and not sought.narrowed:
        raise Refused(_("There is nothing to look for. Give words, or --with DIMENSION=TAG."))
    if save_as:
        saved_search.save(archive, save_as, sought)
    found = _found(archive, sought, limit)
    lines = table([(one["code"], _marked(one["snippet"], one["marks"])) for one in found])
    if not with_facets:
        answer(as_json, found, lines)
        return
    counted = facet.facets(archive, sought)
    facets = [
        {"dimension": one.tag[0], "tag": one.tag[1], "label": one.label, "count": one.count}
        for one in counted
    ]
    lines += ["", *table([(str(one.count), one.dimension, one.label) for one in counted])]
    answer(as_json, {"sought": _sought(sought), "found": found, "facets": facets}, lines)


def _found(archive: OpenArchive, sought: Sought, limit: int) -> list[dict[str, Any]]:
    ids, hits = facet.found(archive, sought, limit)
    rows = {one.id: one for one in testimonies.lines(archive, ids)}
    return [
        {
            "code": rows[id_].code,
            "snippet": hits[id_].snippet if id_ in hits else " ".join(rows[id_].opening.split()),
            "marks": [list(mark) for mark in hits[id_].marks] if id_ in hits else [],
        }
        for id_ in ids
        if id_ in rows
    ]


def _marked(snippet: str, marks: list[list[int]]) -> str:
    """Return the snippet with stars around what was found."""
    parts, at = [], 0
    for start, end in marks:
        if start >= at:
            parts += [snippet[at:start], f"*{snippet[start:end]}*"]
            at = end
    return "".join([*parts, snippet[at:]])


@click.group("saved")
def saved_searches() -> None:
    """List and remove saved searches."""


@saved_searches.command("list")
@on_archive
@json_option
def show_all(archive: OpenArchive, as_json: bool) -> None:
    """List saved searches."""
    kept = saved_search.everything(archive)
    answer(as_json, [_as_json(one) for one in kept], table([(one.name, _said(one.sought)) for one in kept]))


@saved_searches.command()
@on_archive
@click.argument("name")
@json_option
def remove(archive: OpenArchive, name: str, as_json: bool) -> None:
    """Remove a saved search."""
    saved_search.remove(archive, saved_search.by_name(archive, name).id)
    answer(as_json, {"removed": name}, [_("Removed: {name}").format(name=name)])


def _said(sought: Sought) -> str:
    having = [f"{key}={tag}" for key, tag in sought.having]
    without = [_("not {answer}").format(answer=f"{key}={tag}") for key, tag in sought.without]
    either = [_("or {answer}").format(answer=f"{key}={tag}") for key, tag in sought.either]
    return " ".join([sought.words, *having, *either, *without]).strip()


def _sought(sought: Sought) -> dict[str, Any]:
    return {
        "words": sought.words,
        "with": _tags(sought.having),
        "without": _tags(sought.without),
        "either": _tags(sought.either),
    }


def _tags(tags: tuple[tuple[str, str], ...]) -> list[list[str]]:
    return [list(tag) for tag in tags]


def _as_json(one: SavedSearch) -> dict[str, Any]:
    return {"name": one.name, **_sought(one.sought)}


COMMANDS = (search, saved_searches)
