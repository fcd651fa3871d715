"""Commands that erase: a testimony's words or all of it, and what other copies of the archive have to erase too."""

from pathlib import Path

import click

from hrforum.cli.opened import FILE, OpenArchive, on_archive
from hrforum.cli.output import OnTerminal, answer, json_option
from hrforum.cli.reached import on_paper, paper_options, reach_as_json, reach_lines, receipt_as_json
from hrforum.cli.values import read_bytes
from hrforum.domain.erase import Scope
from hrforum.domain.receipt import Act, Receipt
from hrforum.errors import HrforumError
from hrforum.i18n import _, ngettext
from hrforum.operations import erase as operations
from hrforum.operations import erase_order, reach, testimony, withdrawal


@click.command("erase")
@on_archive
@click.argument("code")
@click.option(
    "--scope",
    type=click.Choice([each.value for each in Scope]),
    required=True,
    help=_("story: the words, and who agreed to it is still counted. all: everything about the testimony."),
)
@click.option(
    "--yes", is_flag=True, help=_("Do it. Without it, what it reaches is printed and nothing is done.")
)
@paper_options
@json_option
def erase(
    archive: OpenArchive,
    code: str,
    scope: str,
    yes: bool,
    receipt: Path | None,
    notices: Path | None,
    as_json: bool,
) -> None:
    """Erase a testimony for good.

    The words leave the archive's file, its search and its free space, and the backups that today's passphrase opens. Nothing brings
    them back.
    """
    one = testimony.by_code(archive, code)
    if not yes:
        found = reach.of_testimony(archive, one.id)
        answer(as_json, {"code": one.code, "erased": None, "reach": reach_as_json(found)}, reach_lines(found))
        raise HrforumError(_("Nothing was erased. Add --yes to erase {code}.").format(code=one.code))
    progress = OnTerminal()
    done = withdrawal.carry_out(archive, one.id, withdrawal.Wish(Act(scope)), progress).value
    done = withdrawal.clear_backups(archive, done, progress)
    written = on_paper(done, receipt, notices)
    progress.clear()
    value = {**receipt_as_json(done), "erased": scope, "counted": done.counted, **written.as_json()}
    answer(as_json, value, [*_lines(done), *written.lines()])


def _lines(done: Receipt) -> list[str]:
    lines = [_("Erased: {code}").format(code=done.code)]
    if done.counted:
        lines.append(_("Tags and place stay, since the person agreed to be counted."))
    lines += reach_lines(done.reach, backups=False)
    for each in done.unclean:
        lines.append(_("It may still stand in the backup {path}. {why}").format(path=each.path, why=each.why))
    return lines


@click.command("erase-orders")
@on_archive
@click.option("-o", "--output", type=FILE, required=True, help=_("The JSON file to write."))
@json_option
def erase_orders(archive: OpenArchive, output: Path, as_json: bool) -> None:
    """Write what was erased, for other copies.

    The file holds ids and no word. Every other copy of this archive has to obey it: on other laptops, and when an older backup is
    taken up again.
    """
    orders = erase_order.write(archive, output)
    value = {"file": str(output), "orders": len(orders)}
    told = ngettext("{path}: {count} order", "{path}: {count} orders", len(orders))
    answer(as_json, value, [told.format(path=output, count=len(orders))])


@click.command("obey")
@on_archive
@click.argument("file", metavar="FILE.json|-")
@json_option
def obey(archive: OpenArchive, file: str, as_json: bool) -> None:
    """Erase what another copy erased.

    FILE was written by `erase-orders` of a copy of this archive. What is not here today is not let in later either.
    """
    progress = OnTerminal()
    taken = erase_order.obey(archive, read_bytes(file), progress).value
    progress.clear()
    told = ngettext("Erased: {count} testimony", "Erased: {count} testimonies", taken)
    value = {"erased": taken, "orders": len(operations.orders(archive))}
    answer(as_json, value, [told.format(count=taken)])


COMMANDS = (erase, erase_orders, obey)
