"""Commands about what submissions begin with: word budgets of the outlines, and recommendations of earlier cycles."""

import click

from hrforum.cli.opened import OpenArchive, on_archive
from hrforum.cli.output import answer, json_option, table
from hrforum.domain.recommendation import Position, Recommendation
from hrforum.domain.submission import Preset, SubmissionKind
from hrforum.i18n import _
from hrforum.operations import recommendation as operations
from hrforum.operations import submission_preset
from hrforum.operations.submission_preset import Budgets

_KIND = click.argument("kind", type=click.Choice([str(each) for each in SubmissionKind]))


@click.group("preset")
def preset() -> None:
    """See and change how many words a submission may have."""


@preset.command("list")
@on_archive
@json_option
def show_all(archive: OpenArchive, as_json: bool) -> None:
    """List the outlines with their word budgets."""
    every = submission_preset.everything(archive).values()
    answer(as_json, [_preset(one) for one in every], table([_row(one) for one in every]))


@preset.command()
@on_archive
@_KIND
@click.option(
    "--single", type=click.IntRange(0), required=True, help=_("Words of one organisation; 0 for no limit.")
)
@click.option(
    "--joint", type=click.IntRange(0), required=True, help=_("Words of several together; 0 for no limit.")
)
@click.option("--source", required=True, help=_("Who says so."))
@click.option("--as-of", required=True, help=_("The day or year on which you looked it up."))
@json_option
def edit(
    archive: OpenArchive, kind: str, single: int, joint: int, source: str, as_of: str, as_json: bool
) -> None:
    """Change the word budget of an outline in this archive."""
    kept = submission_preset.change(
        archive, SubmissionKind(kind), Budgets(single, joint, source, as_of)
    ).value
    answer(as_json, _preset(kept), table([_row(kept)]))


@preset.command()
@on_archive
@_KIND
@json_option
def restore(archive: OpenArchive, kind: str, as_json: bool) -> None:
    """Take the word budget that is shipped again."""
    kept = submission_preset.change(archive, SubmissionKind(kind), None).value
    answer(as_json, _preset(kept), table([_row(kept)]))


def _row(one: Preset) -> tuple[str, ...]:
    checked = "" if one.checked else _("to be confirmed")
    return str(one.kind), str(one.single), str(one.joint), one.as_of, one.source, checked


def _preset(one: Preset) -> dict[str, object]:
    return {
        "kind": one.kind,
        "single": one.single,
        "joint": one.joint,
        "source": one.source,
        "as_of": one.as_of,
        "checked": one.checked,
    }


# ---- recommendations -----------------------------------------------------------------------------------------------------
@click.group("recommendation")
def recommendation() -> None:
    """Keep what earlier reviews recommended, by article."""


@recommendation.command("list")
@on_archive
@json_option
def show_recommendations(archive: OpenArchive, as_json: bool) -> None:
    """List the recommendations in their order."""
    _told(operations.everything(archive), as_json)


@recommendation.command()
@on_archive
@click.argument("article")
@click.option("--text", required=True, help=_("What was recommended."))
@click.option("--number", default="", help=_("The number it stands under."))
@click.option("--cycle", default="", help=_("The cycle or year."))
@click.option("--state", default="", help=_("Which state recommended it."))
@click.option(
    "--position",
    type=click.Choice([str(each) for each in Position]),
    help=_("How the state under review answered."),
)
@json_option
def add(
    archive: OpenArchive,
    article: str,
    text: str,
    number: str,
    cycle: str,
    state: str,
    position: str | None,
    as_json: bool,
) -> None:
    """Add a recommendation about an article, such as "ICESCR 11"."""
    one = Recommendation(article, text, number, cycle, state, Position(position) if position else None)
    _told(operations.add(archive, one).value, as_json)


@recommendation.command()
@on_archive
@click.argument("place", type=click.IntRange(1))
@json_option
def remove(archive: OpenArchive, place: int, as_json: bool) -> None:
    """Take out a recommendation, by its place in the list."""
    _told(operations.remove(archive, place).value, as_json)


def _told(some: tuple[Recommendation, ...], as_json: bool) -> None:
    value = [
        {
            "article": one.article,
            "text": one.text,
            "number": one.number,
            "cycle": one.cycle,
            "state": one.state,
            "position": one.position,
        }
        for one in some
    ]
    rows = [(str(at), one.article, one.reference, one.text) for at, one in enumerate(some, 1)]
    answer(as_json, value, table(rows) or [_("No recommendation is kept.")])


COMMANDS = (preset, recommendation)
