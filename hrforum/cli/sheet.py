"""The command that brings in a spreadsheet or texts."""

import getpass
from pathlib import Path

import click

from hrforum.cli.opened import FILE, OpenArchive, on_archive
from hrforum.cli.output import OnTerminal, answer, json_option
from hrforum.cli.values import split, text_or_empty
from hrforum.errors import HrforumError
from hrforum.i18n import _
from hrforum.operations import rotation, sheet, text
from hrforum.operations.consent import uses_named

_MAP = _(
    "Which column holds what. Fields: words language heard_on forum place ask pseudonym name contact tag.DIMENSION "
    "own_words.DIMENSION. Without any --map the columns are guessed."
)


_SPLIT = _(
    "Texts: one testimony for each file (the default), for each heading, or for each speaker named before a colon or dash."
)
_LEVEL = _(
    "Texts: the level of the headings that part testimonies, from 1. Without it, the highest level that comes back."
)
_LABEL = _(
    "Texts split at speakers: what a name at the start of lines is: speaker (a testimony of its own), words (part of the words "
    "before) or out (left out). The others are guessed; --preview shows them."
)
_PREVIEW_ROWS = 20


@click.command("import")
@on_archive
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=FILE)
@click.option("--map", "stated", multiple=True, metavar="FIELD=COLUMN", help=_MAP)
@click.option("--split", "how", type=click.Choice([str(each) for each in text.How]), help=_SPLIT)
@click.option("--level", type=click.IntRange(1, 9), help=_LEVEL)
@click.option("--label", "labels", multiple=True, metavar="NAME=ROLE", help=_LABEL)
@click.option(
    "--preview", "only_preview", is_flag=True, help=_("Show how it would come in, and bring nothing in.")
)
@click.option(
    "--forum",
    default="",
    help=_("The forum of rows that name none; it is made if there is none of that name."),
)
@click.option(
    "--consent",
    "uses",
    multiple=True,
    metavar="USE,USE,...",
    help=_("Uses to which everybody in the file agreed. Without it every use stays 'not asked'."),
)
@click.option("--stated-by", help=_("Who states that consent; the name of the computer's user if not given."))
@json_option
def bring_in(
    archive: OpenArchive,
    files: tuple[Path, ...],
    stated: tuple[str, ...],
    how: str | None,
    level: int | None,
    labels: tuple[str, ...],
    only_preview: bool,
    forum: str,
    uses: tuple[str, ...],
    stated_by: str | None,
    as_json: bool,
) -> None:
    """Bring in a spreadsheet or texts.

    One CSV or XLSX file, also from KoBoToolbox, or any number of DOCX, TXT and Markdown files. Every row, or every piece of a text, is a testimony. What is there already is not added again. Several values in one cell are
    separated by a semicolon. The columns of a text are words, file and, as it is split, speaker, or heading and section.
    """
    agreed = uses_named(split(uses))
    progress = OnTerminal()
    read = text.read_files(files, progress)
    as_sheet = _as_sheet(read, how, level, labels)
    mapping = _mapping(as_sheet, stated)
    if only_preview:
        progress.clear()
        _show(read, as_sheet, mapping, as_json)
        return
    rotation.before_import(archive, progress)
    brought = sheet.bring_in(
        archive,
        as_sheet,
        mapping,
        file_name=text.called(files),
        forum_name=forum,
        stated=sheet.Stated(agreed, (stated_by or _user()) if agreed else ""),
        progress=progress,
    ).value
    progress.clear()
    value = {
        "read": brought.read,
        "added": brought.added,
        "already_there": brought.already_there,
        "skipped": [{"row": one.row, "why": one.why} for one in brought.skipped],
        "notes": [{"row": one.row, "why": one.why} for one in brought.notes],
        "remarks": list(brought.remarks),
        "made": brought.made,
        "map": _stated(mapping),
    }
    answer(as_json, value, _report(brought, mapping, as_sheet))


def _as_sheet(
    read: sheet.Sheet | text.Texts, how: str | None, level: int | None, labels: tuple[str, ...]
) -> sheet.Sheet:
    """Return texts as they are to be split, a spreadsheet as it is; a choice that fits the other kind is refused."""
    if isinstance(read, sheet.Sheet):
        if how or level or labels:
            raise HrforumError(_("A spreadsheet is not split: every row of it is a testimony."))
        return read
    chosen = text.How(how) if how else text.How.WHOLE
    if level and chosen is not text.How.HEADINGS:
        raise HrforumError(_("The option --level goes with --split headings."))
    if labels and chosen is not text.How.SPEAKERS:
        raise HrforumError(_("The option --label goes with --split speakers."))
    return text.split(read, text.Splitting(chosen, level or 0, text.parse_labels(labels)))


def _show(
    read: sheet.Sheet | text.Texts, as_sheet: sheet.Sheet, mapping: sheet.Mapping, as_json: bool
) -> None:
    """Print how files would come in: the first rows, the report, and at what texts could be split."""
    seen = sheet.preview(as_sheet, mapping, _PREVIEW_ROWS)
    headings = read.headings if isinstance(read, text.Texts) else ()
    labels = read.labels if isinstance(read, text.Texts) else ()
    value = {
        "comes_in": seen.accepted,
        "rows": [_row(one) for one in seen.rows],
        "skipped": [{"row": one.row, "why": one.why} for one in seen.problems if one.skipped],
        "notes": [{"row": one.row, "why": one.why} for one in seen.problems if not one.skipped],
        "remarks": list(as_sheet.remarks),
        "map": _stated(mapping),
        "headings": [{"level": level, "times": times} for level, times in headings],
        "labels": [{"name": one.name, "times": one.times, "role": one.likely} for one in labels],
    }
    lines = [
        _("{n} testimonies would come in; nothing was added.").format(n=seen.accepted),
        _("Columns: {columns}").format(columns=", ".join(_stated(mapping))),
        *as_sheet.remarks,
        *(_("{n} headings of level {level}").format(n=times, level=level) for level, times in headings),
        *(
            _("Lines that begin with {name}: {n} ({role})").format(
                name=one.name, n=one.times, role=one.likely
            )
            for one in labels
        ),
        *(
            f"{one.number}  {one.pseudonym or one.name}  {' '.join(one.words.split())[:160]}"
            for one in seen.rows
        ),
        *_problem_lines(seen.problems),
    ]
    answer(as_json, value, lines)


def _row(one: sheet.ImportRow) -> dict[str, object]:
    return {
        "row": one.number,
        "words": one.words,
        "language": one.language,
        "heard_on": text_or_empty(one.heard_on),
        "forum": one.forum,
        "place": one.place,
        "ask": one.ask,
        "pseudonym": one.pseudonym,
        "name": one.name,
        "tags": {dimension: list(values) for dimension, values in one.tags},
    }


def _stated(mapping: sheet.Mapping) -> list[str]:
    return [f"{field}={column}" for field, column in mapping.pairs]


def _problem_lines(problems: tuple[sheet.RowProblem, ...]) -> list[str]:
    skipped = [
        _("Row {row} skipped: {why}").format(row=one.row, why=one.why) for one in problems if one.skipped
    ]
    return skipped + [
        _("Row {row}: {why}").format(row=one.row, why=one.why) for one in problems if not one.skipped
    ]


def _mapping(read: sheet.Sheet, stated: tuple[str, ...]) -> sheet.Mapping:
    guessed = sheet.guess(read.header, read.rows)
    if not stated:
        return guessed
    mapping = sheet.parse_map(stated, read.header)
    if mapping.column_of("words") is None:
        mapping = mapping.with_column("words", guessed.column_of("words"))
    return mapping


def _report(brought: sheet.Brought, mapping: sheet.Mapping, read: sheet.Sheet) -> list[str]:
    return [
        brought.sentence,
        _("Columns: {columns}").format(columns=", ".join(_stated(mapping))),
        *read.remarks,
        *made_lines(brought.made),
        *_problem_lines((*brought.skipped, *brought.notes)),
    ]


def made_lines(made: dict[str, list[str]]) -> list[str]:
    """Return which dimensions, tags and forums were made on the way, a line for each kind."""
    sentences = {
        "dimensions": _("New dimensions: {names}"),
        "tags": _("New tags: {names}"),
        "forums": _("New forums: {names}"),
    }
    return [
        sentence.format(names=", ".join(made[kind])) for kind, sentence in sentences.items() if made.get(kind)
    ]


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):
        return ""


COMMANDS = (bring_in,)
