"""The command that makes a copy for the road."""

from pathlib import Path

import click

from hrforum.cli.opened import FILE, NEW_VARIABLE, OpenArchive, new_passphrase, on_archive
from hrforum.cli.output import OnTerminal, answer, json_option
from hrforum.i18n import _, ngettext
from hrforum.operations import travel


@click.command("travel-copy")
@on_archive
@click.argument("target", metavar="FILE", type=FILE)
@click.option(
    "--new-passphrase-file",
    type=FILE,
    help=_("Read the copy's passphrase from this file instead of {variable} or a prompt.").format(
        variable=NEW_VARIABLE
    ),
)
@click.option("--same-passphrase", is_flag=True, help=_("The copy opens with the passphrase of the archive."))
@json_option
def copy(
    archive: OpenArchive, target: Path, new_passphrase_file: Path | None, same_passphrase: bool, as_json: bool
) -> None:
    """Write a copy for the road, without identities.

    No name, contact, guardian or witness is in it, no recording, picture or scan, and no earlier words. What people said stays as they said it. It is opened and checked before it counts as made.
    """
    if same_passphrase and new_passphrase_file:
        raise click.UsageError(_("Give the copy the same passphrase or a new one, not both."))
    passphrase = None if same_passphrase else new_passphrase(new_passphrase_file, NEW_VARIABLE)
    progress = OnTerminal()
    made = travel.make(archive, target, passphrase, progress).value
    progress.clear()
    lines = [str(made.path)]
    if made.named_in_words:
        told = ngettext(
            "In {count} testimony the words themselves hold a part of the person's name or contact.",
            "In {count} testimonies the words themselves hold a part of the person's name or contact.",
            made.named_in_words,
        )
        lines.append(told.format(count=made.named_in_words))
    value = {"file": str(made.path), "testimonies": made.testimonies, "named_in_words": made.named_in_words}
    answer(as_json, value, lines)


COMMANDS = (copy,)
