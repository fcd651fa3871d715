"""Commands about dimensions and their tags: what can be said about a person or about what happened."""

from dataclasses import replace

import click

from hrforum.cli.opened import OpenArchive, on_archive
from hrforum.cli.output import answer, json_option, table
from hrforum.domain.tag import About, Codebook, Dimension, Labels, Tag
from hrforum.errors import Refused
from hrforum.i18n import _
from hrforum.operations import tag as operations

_ABOUT = click.Choice([each.value for each in About])

_dimension = click.option("--dimension", required=True, help=_("The dimension, by its key or label."))
_tag = click.option(
    "--tag", "tag_asked", help=_("The tag, by its key or label; without it the dimension itself is meant.")
)
_definition = click.option("--definition", help=_("What it means, in a sentence."))


@click.group("tag")
def tag() -> None:
    """Add, list and change tags and dimensions."""


@tag.command()
@on_archive
@_dimension
@click.option("--label", help=_("The tag's label in English; without it only the dimension is added."))
@click.option("--label-es", default="", help=_("The label in Spanish."))
@click.option("--label-fr", default="", help=_("The label in French."))
@click.option("--about", type=_ABOUT, help=_("What a new dimension is about; the person if not given."))
@_definition
@json_option
def add(
    archive: OpenArchive,
    dimension: str,
    label: str | None,
    label_es: str,
    label_fr: str,
    about: str | None,
    definition: str | None,
    as_json: bool,
) -> None:
    """Add a tag or a dimension.

    A dimension that does not exist is made. Each has the three kinds of no answer: not asked, prefers not to say, none of these.
    """
    book = operations.codebook(archive)
    found = operations.find_dimension(book, dimension)
    if found and label is None:
        raise Refused(_("There is already a dimension {name}.").format(name=dimension))
    if found and about not in (None, found.about):
        raise Refused(_("{name} is about the {about}.").format(name=dimension, about=found.about))
    labels, kept = Labels(label or dimension, label_es, label_fr), None
    if found is None:
        subject = About(about or About.PERSON)
        if label is None:
            found = operations.add_dimension(archive, labels, subject, definition or "").value
        else:
            found, kept = operations.add_with_dimension(
                archive, Labels(dimension), subject, labels, definition or ""
            )
    else:
        kept = operations.add(archive, found.id, labels, definition or "").value
    _answer(as_json, found, kept)


@tag.command("list")
@on_archive
@click.option("--dimension", help=_("Only this dimension."))
@click.option("--retired", is_flag=True, help=_("Retired ones too."))
@json_option
def show_all(archive: OpenArchive, dimension: str | None, retired: bool, as_json: bool) -> None:
    """List tags and how often they were given."""
    book, given = operations.codebook(archive), operations.times_given(archive)
    wanted = [operations.dimension_named(archive, dimension)] if dimension else book.dimensions
    pairs = [
        (one, each) for one in wanted for each in book.of(one) if retired or not (one.retired or each.retired)
    ]
    value = [{**_as_json(one, each), "times_given": given.get(each.id, 0)} for one, each in pairs]
    answer(as_json, value, _lines(book, pairs, given))


def _lines(book: Codebook, pairs: list[tuple[Dimension, Tag]], given: dict[int, int]) -> list[str]:
    lines: list[str] = []
    for one in book.dimensions:
        rows = [
            ("   " + each.key, str(given.get(each.id, 0)), each.labels.en)
            for dimension, each in pairs
            if dimension.id == one.id and not each.reserved
        ]
        if any(dimension.id == one.id for dimension, _each in pairs):
            lines += [f"{one.key}: {one.labels.en} ({one.about})", *table(rows)]
    return lines


@tag.command()
@on_archive
@_dimension
@_tag
@click.option("--label", help=_("The new label in English."))
@click.option("--label-es", help=_("The new label in Spanish."))
@click.option("--label-fr", help=_("The new label in French."))
@_definition
@json_option
def rename(
    archive: OpenArchive,
    dimension: str,
    tag_asked: str | None,
    label: str | None,
    label_es: str | None,
    label_fr: str | None,
    definition: str | None,
    as_json: bool,
) -> None:
    """Give other labels or a definition.

    The key of the tag or dimension stays as it is.
    """
    if (label, label_es, label_fr, definition) == (None, None, None, None):
        raise click.UsageError(_("Say what changes: --label, --label-es, --label-fr or --definition."))
    one, each = _named(archive, dimension, tag_asked)
    old = (each or one).labels
    labels = Labels(
        old.en if label is None else label,
        old.es if label_es is None else label_es,
        old.fr if label_fr is None else label_fr,
    )
    if each is None:
        meaning = one.definition if definition is None else definition
        _answer(
            as_json,
            operations.edit_dimension(archive, replace(one, labels=labels, definition=meaning)).value,
            None,
        )
    else:
        meaning = each.definition if definition is None else definition
        _answer(
            as_json, one, operations.edit(archive, replace(each, labels=labels, definition=meaning)).value
        )


@tag.command()
@on_archive
@_dimension
@click.option("--tag", "tag_asked", required=True, help=_("The tag that goes, by its key or label."))
@click.option("--into", required=True, help=_("The tag that stays, by its key or label."))
@json_option
def merge(archive: OpenArchive, dimension: str, tag_asked: str, into: str, as_json: bool) -> None:
    """Merge two tags of a dimension.

    The tag that stays is given wherever the other one was, and the other one goes.
    """
    one = operations.dimension_named(archive, dimension)
    gone, stays = (operations.tag_named(archive, one, asked) for asked in (tag_asked, into))
    _answer(as_json, one, operations.merge(archive, gone.id, stays.id).value)


@tag.command()
@on_archive
@_dimension
@_tag
@click.option("--back", is_flag=True, help=_("Offer it again."))
@json_option
def retire(archive: OpenArchive, dimension: str, tag_asked: str | None, back: bool, as_json: bool) -> None:
    """Offer a tag or dimension no more.

    Where it was given it stays.
    """
    one, each = _named(archive, dimension, tag_asked)
    if each is None:
        _answer(as_json, operations.edit_dimension(archive, replace(one, retired=not back)).value, None)
    else:
        _answer(as_json, one, operations.edit(archive, replace(each, retired=not back)).value)


@tag.command()
@on_archive
@_dimension
@_tag
@json_option
def remove(archive: OpenArchive, dimension: str, tag_asked: str | None, as_json: bool) -> None:
    """Remove one that was never given."""
    one, each = _named(archive, dimension, tag_asked)
    if each is None:
        operations.remove_dimension(archive, one.id)
    else:
        operations.remove(archive, each.id)
    name = one.key if each is None else f"{one.key}={each.key}"
    answer(as_json, {"removed": name}, [_("Removed: {name}").format(name=name)])


def _named(archive: OpenArchive, dimension: str, tag_asked: str | None) -> tuple[Dimension, Tag | None]:
    one = operations.dimension_named(archive, dimension)
    return one, operations.tag_named(archive, one, tag_asked) if tag_asked else None


def _answer(as_json: bool, one: Dimension, each: Tag | None) -> None:
    name = one.key if each is None else f"{one.key}={each.key}"
    answer(as_json, _as_json(one, each), [f"{name}: {(each or one).labels.en}"])


def _as_json(one: Dimension, each: Tag | None) -> dict[str, object]:
    of_dimension = {
        "dimension": one.key,
        "dimension_label": one.labels.en,
        "dimension_definition": one.definition,
        "about": one.about,
        "dimension_retired": one.retired,
    }
    if each is None:
        return {**of_dimension, "labels": _labels(one.labels)}
    return {
        **of_dimension,
        "key": each.key,
        "label": each.labels.en,
        "labels": _labels(each.labels),
        "definition": each.definition,
        "retired": each.retired,
    }


def _labels(labels: Labels) -> dict[str, str]:
    return {"en": labels.en, "es": labels.es, "fr": labels.fr}


COMMANDS = (tag,)
