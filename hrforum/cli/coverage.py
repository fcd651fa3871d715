"""Commands about who is missing: the city's own numbers, and who was heard beside them."""

from pathlib import Path

import click

from hrforum.cli.opened import FILE, OpenArchive, on_archive
from hrforum.cli.output import answer, json_option, table
from hrforum.domain.coverage import Coverage
from hrforum.i18n import _, ngettext
from hrforum.operations import coverage as operations


@click.group("profile")
def profile() -> None:
    """Keep the city's own numbers, to see who is missing."""


@profile.command("import")
@on_archive
@click.argument("file", type=FILE)
@json_option
def bring_in(archive: OpenArchive, file: Path, as_json: bool) -> None:
    """Bring in the city's numbers from a CSV or XLSX.

    It has the columns dimension, tag and people, and takes the place of the numbers before.
    """
    kept = operations.keep(archive, operations.read_profile(file)).value
    said = ngettext("{count} number kept.", "{count} numbers kept.", len(kept)).format(count=len(kept))
    answer(
        as_json, [{"dimension": one.dimension, "tag": one.tag, "people": one.people} for one in kept], [said]
    )


@profile.command("show")
@on_archive
@json_option
def show(archive: OpenArchive, as_json: bool) -> None:
    """Show the city's numbers that are kept."""
    kept = operations.profile(archive)
    value = [{"dimension": one.dimension, "tag": one.tag, "people": one.people} for one in kept]
    answer(as_json, value, table([(one.dimension, one.tag, str(one.people)) for one in kept]))


@click.command()
@on_archive
@json_option
def coverage(archive: OpenArchive, as_json: bool) -> None:
    """Show who was heard and who is missing.

    It lays those heard beside the city's own numbers, which `profile import` brings in. For your own eyes: small numbers are shown.
    """
    found = operations.coverage(archive)
    empty = _("There are no numbers of the city yet: bring them in with hrforum profile import.")
    answer(as_json, [_as_json(one) for one in found], _lines(found) or [empty])


def _as_json(one: Coverage) -> dict[str, object]:
    return {
        "dimension": one.key,
        "label": one.label,
        "heard": one.heard,
        "unknown": one.unknown,
        "groups": [
            {
                "tag": each.tag,
                "label": each.label,
                "city": each.city,
                "heard": each.heard,
                "expected": each.expected,
                "comparison": each.comparison,
                "said": each.said,
            }
            for each in one.groups
        ],
        "outside": list(one.outside),
    }


def _lines(found: list[Coverage]) -> list[str]:
    lines: list[str] = []
    for one in found:
        said = _("{dimension}: {heard} people answered, of {unknown} it is not known.")
        lines.append(said.format(dimension=one.label, heard=one.heard, unknown=one.unknown))
        lines += table([("   " + each.label, each.said) for each in one.groups])
        if one.outside:
            lines.append(_("Not in the city's numbers: {tags}").format(tags=", ".join(one.outside)))
    return lines


COMMANDS = (profile, coverage)
