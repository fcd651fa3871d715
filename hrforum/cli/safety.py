"""Commands that keep an archive safe: check, rescue, backups, restore, and a drill that shows it would work."""

from pathlib import Path

import click

from hrforum.cli.opened import FILE, OpenArchive, archive_argument, found, on_archive, passphrase_option
from hrforum.cli.opened import passphrase as asked_passphrase
from hrforum.cli.output import OnTerminal, answer, json_option, table
from hrforum.errors import Damaged
from hrforum.i18n import _, ngettext
from hrforum.operations import archive as operations
from hrforum.operations import backup, check, rescue, restore, rotation

_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command("check")
@on_archive
@json_option
def look_for_damage(archive: OpenArchive, as_json: bool) -> None:
    """Look for damage in an archive.

    Goes through every page, the search index and the ledger, and changes nothing.
    """
    progress = OnTerminal()
    checked = check.run(archive, progress)
    progress.clear()
    counts = table([(word, str(count)) for word, count in checked.counts.items()])
    answer(
        as_json, {"problems": list(checked.problems), "counts": checked.counts}, [*checked.problems, *counts]
    )
    if checked.problems:
        number = len(checked.problems)
        sentence = ngettext(
            "{count} problem was found. Copy the file aside, then open the newest backup.",
            "{count} problems were found. Copy the file aside, then open the newest backup.",
            number,
        )
        raise Damaged(sentence.format(count=number))
    if not as_json:
        click.echo(_("All is well."))


@click.command("backup")
@on_archive
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@json_option
def copy(archive: OpenArchive, folder: Path, as_json: bool) -> None:
    """Copy an archive into FOLDER.

    The copy is opened and checked before it counts as made; it has the same passphrase.
    """
    progress = OnTerminal()
    kept = backup.make(archive, folder, progress).value
    progress.clear()
    answer(as_json, {"backup": str(kept)}, [str(kept)])


@click.command("rescue")
@archive_argument
@click.argument("target", metavar="NEW", type=FILE)
@passphrase_option
@json_option
def rescue_damaged(path: Path, target: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """Copy what can be read of a damaged archive.

    The damaged file stays as it is. What could not be read is listed, by table and number.
    """
    progress = OnTerminal()
    made = rescue.by_passphrase(
        found(path), asked_passphrase(passphrase_file), operations.with_suffix(target), progress
    )
    progress.clear()
    value = {
        "archive": str(operations.with_suffix(target)),
        "rows": made.rows,
        "lost": list(made.lost),
        "protection_lost": made.protection_lost,
        "backup": made.backup and str(made.backup),
    }
    counts = table([(word, str(count)) for word, count in made.rows.items() if count])
    lost = [_("Lost: {what}").format(what=each) for each in made.lost] or [_("Nothing was lost.")]
    if made.protection_lost:
        lost.append(
            _(
                "Answers of consent, hidden places or people are among it: a no may be missing. Look at the paper before any words leave."
            )
        )
    if made.backup is not None:
        sentence = _("The newest backup that is whole was made on {day}; it may hold what is lost: {path}")
        lost.append(sentence.format(day=rescue.day_of(made.backup).isoformat(), path=made.backup))
    elif made.lost:
        lost.append(_("No backup beside it is whole and opens with this passphrase."))
    answer(as_json, value, [*counts, *lost])


@click.command("backups")
@on_archive
@click.option(
    "--second-place",
    type=_FOLDER,
    help=_("From now on every backup goes into this folder as well, such as one on a stick."),
)
@click.option("--no-second-place", is_flag=True, help=_("Backups go to no second place any more."))
@click.option(
    "--make",
    is_flag=True,
    help=_("Make those that are due, and take away old ones: 7 daily and 4 weekly are kept."),
)
@json_option
def list_backups(
    archive: OpenArchive, second_place: Path | None, no_second_place: bool, make: bool, as_json: bool
) -> None:
    """List the backups of an archive, and how it stands with them."""
    if second_place is not None or no_second_place:
        rotation.choose_second(archive, "" if no_second_place else str(second_place))
    if make:
        rotation.after_session(archive)
    now = rotation.standing(archive)
    known = backup.known(archive)
    value = {
        "backups": [
            {"path": each.path, "made_on": each.made_on and each.made_on.isoformat(), "state": each.state}
            for each in known
        ],
        "last_at": now.last_at and now.last_at.isoformat(),
        "behind": now.behind,
        "second_place": now.second,
        "second_place_there": now.second_there,
        "second_place_on": now.second_on and now.second_on.isoformat(),
    }
    lines = [f"{each.made_on or '-'}  {each.path}" for each in known]
    if now.behind:
        lines.append(_("Something changed since the last backup."))
    if not now.second:
        lines.append(
            _("There is no second place: a stolen or broken computer would take every copy with it.")
        )
    elif not now.second_there:
        lines.append(_("The second place is not there: {path}").format(path=now.second))
    answer(as_json, value, lines)


@click.command("drill")
@on_archive
@click.argument("file", metavar="[BACKUP]", type=FILE, required=False)
@json_option
def try_out(archive: OpenArchive, file: Path | None, as_json: bool) -> None:
    """Show that a backup could be restored.

    Restores it into a copy, opens that, checks every page and counts; nothing is changed. Without BACKUP it takes the newest.
    """
    progress = OnTerminal()
    done = restore.drill(archive, file or restore.newest(archive), progress).value
    progress.clear()
    value = {"backup": str(done.backup), "held": done.held, "now": done.now}
    rows = [(word, f"{count} ({done.now[word]})") for word, count in done.held.items()]
    answer(
        as_json,
        value,
        [str(done.backup), *table(rows), _("It could be restored. In brackets: what the archive holds now.")],
    )


@click.command("restore")
@archive_argument
@click.argument("file", metavar="BACKUP", type=FILE)
@click.option("--erase-orders", type=FILE, help=_("Erase again what this file of erase orders names."))
@passphrase_option
@json_option
def put_back(
    path: Path, file: Path, erase_orders: Path | None, passphrase_file: Path | None, as_json: bool
) -> None:
    """Put a backup in the place of an archive.

    The archive that stands there is moved aside, never deleted. What was erased since the backup is erased again.
    """
    path = path if path.exists() else operations.with_suffix(path)
    progress = OnTerminal()
    orders = erase_orders.read_bytes() if erase_orders else b""
    done = restore.restore(path, file, asked_passphrase(passphrase_file), orders=orders, progress=progress)
    progress.clear()
    unsure = done.unsure_since
    value = {
        "archive": str(path),
        "aside": done.aside and str(done.aside),
        "erased_again": done.erased_again,
        "unsure_since": unsure and unsure.isoformat(),
    }
    lines = [str(path)]
    if done.aside:
        lines.append(_("What stood there before is kept at {path}").format(path=done.aside))
    if unsure:
        lines.append(
            _(
                "No newer copy could be read, so what was erased after {day} may have come back. Ask for the list of erase orders and use it."
            ).format(day=unsure.date().isoformat())
        )
    answer(as_json, value, lines)


COMMANDS = (look_for_damage, rescue_damaged, copy, list_backups, try_out, put_back)
