"""The command that hands a table of testimonies to somebody outside."""

from pathlib import Path

import click

from hrforum.cli.opened import FILE, OpenArchive, on_archive
from hrforum.cli.output import OnTerminal, answer, json_option, print_json, table
from hrforum.cli.values import LANGUAGE, where_option
from hrforum.domain.consent import Use
from hrforum.domain.extract import Extracted
from hrforum.i18n import _, ngettext
from hrforum.operations import extract, tag
from hrforum.operations.export import NamesInWords
from hrforum.operations.gate import DOCUMENTS


@click.command("export")
@on_archive
@click.option(
    "-o", "--output", type=FILE, required=True, help=_("The file to write: it ends in .csv or .xlsx.")
)
@click.option(
    "--for",
    "use",
    type=click.Choice([each.value for each in DOCUMENTS]),
    default=Use.SHARE_CITIES.value,
    show_default=True,
    help=_("What it is for: only testimonies whose people agreed to this use are in it."),
)
@click.option("--to", "recipient", default="", help=_("Who gets it, for the record of where words went."))
@where_option
@click.option("--language", type=LANGUAGE, help=_("The language of labels; the archive's if not given."))
@click.option(
    "--accept-names",
    is_flag=True,
    help=_("Write it although words hold a part of the person's name or contact that was not agreed to."),
)
@json_option
def export(
    archive: OpenArchive,
    output: Path,
    use: str,
    recipient: str,
    where: tuple[tuple[str, str], ...],
    language: str | None,
    accept_names: bool,
    as_json: bool,
) -> None:
    """Write a table of testimonies.

    Words stand in it in the form that was agreed to, and answers only where nobody stands out by them. A codebook comes with it: a second
    sheet, or a second file beside a CSV. That it left is noted, so that a withdrawal finds it.
    """
    progress = OnTerminal()
    try:
        written = extract.export(
            archive,
            output,
            tag.where(archive, list(where)),
            Use(use),
            recipient=recipient,
            language=language or "",
            accept_names=accept_names,
            progress=progress,
        ).value
    except NamesInWords as error:
        if as_json:
            print_json({"warnings": [{"code": one.code, "why": one.why} for one in error.selection.warnings]})
        raise
    finally:
        progress.clear()
    answer(as_json, _as_json(written), _lines(written))


def _as_json(written: Extracted) -> dict[str, object]:
    return {
        "files": [str(each) for each in written.paths],
        "sha256": written.sha256,
        "rows": written.rows,
        "left_out": [{"code": each.code, "why": each.why} for each in written.left_out],
        "warnings": [{"code": each.code, "why": each.why} for each in written.warnings],
        "withheld": list(written.withheld),
        "widened": list(written.widened),
        "guarded": written.guarded,
    }


def _lines(written: Extracted) -> list[str]:
    lines = [*map(str, written.paths)]
    rows = ngettext(
        "{count} testimony, {out} left out.", "{count} testimonies, {out} left out.", written.rows
    )
    lines.append(rows.format(count=written.rows, out=len(written.left_out)))
    lines += table([(each.code, each.why) for each in written.left_out])
    if written.widened:
        lines.append(
            _("Some answers read “(other)” in: {columns}").format(columns=", ".join(written.widened))
        )
    if written.withheld:
        lines.append(
            _("Too few people answered, so left out: {columns}").format(columns=", ".join(written.withheld))
        )
    if written.guarded:
        told = ngettext(
            "{count} cell would have begun like a formula and begins with an apostrophe.",
            "{count} cells would have begun like a formula and begin with an apostrophe.",
            written.guarded,
        )
        lines.append(told.format(count=written.guarded))
    return lines


COMMANDS = (export,)
