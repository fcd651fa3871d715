"""Commands about the ledger: its lines, the marks of its days, and an old mark held against it."""

from pathlib import Path

import click

from hrforum.cli.opened import FILE, OpenArchive, on_archive
from hrforum.cli.output import answer, json_option, table
from hrforum.domain.ledger import DayMark
from hrforum.i18n import _
from hrforum.operations import ledger as operations


@click.group("ledger")
def ledger() -> None:
    """Read the ledger and hold it against paper."""


@ledger.command("lines")
@on_archive
@json_option
def list_lines(archive: OpenArchive, as_json: bool) -> None:
    """List every deed, in ids only.

    When, what was done, about which ids, on which device.
    """
    found = list(operations.lines(archive))
    value = [
        {
            "number": each.counter,
            "at": each.at,
            "deed": each.deed,
            "about": [str(one) for one in each.subjects],
            "device": str(each.device),
        }
        for each in found
    ]
    answer(as_json, value, table([(str(each.counter), each.at, each.deed) for each in found]))


@ledger.command("marks")
@on_archive
@click.option("-o", "--output", type=FILE, help=_("Write them to this PDF to print."))
@json_option
def list_marks(archive: OpenArchive, output: Path | None, as_json: bool) -> None:
    """List the mark of each day, to keep on paper."""
    found = operations.write_marks(archive, output) if output else operations.marks(archive)
    lines = [str(output)] if output else table([(each.day.isoformat(), each.code) for each in found])
    answer(as_json, [_mark(each) for each in found], lines)


@ledger.command("hold-against")
@on_archive
@click.argument("mark")
@json_option
def hold_against(archive: OpenArchive, mark: str, as_json: bool) -> None:
    """Say whether a mark on paper still fits the ledger.

    It does where no line up to it was changed, removed or put in another order.
    """
    found = operations.hold_against(archive, mark)
    said = _("It fits: nothing up to line {number} was changed.").format(number=found.counter)
    answer(as_json, _mark(found), [said])


def _mark(one: DayMark) -> dict[str, object]:
    return {"day": one.day.isoformat(), "device": str(one.device), "number": one.counter, "mark": one.code}


COMMANDS = (ledger,)
