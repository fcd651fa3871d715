"""Commands that say who is the same person, or the same telling."""

import click

from hrforum.cli.opened import OpenArchive, on_archive
from hrforum.cli.output import answer, json_option, table
from hrforum.cli.testifier import testifier
from hrforum.i18n import _
from hrforum.operations import testifier as operations


@testifier.command("list")
@on_archive
@json_option
def show_all(archive: OpenArchive, as_json: bool) -> None:
    """List who speaks where.

    Names stay in the name vault: people are told by their testimonies and pseudonyms.
    """
    every = operations.everybody(archive)
    value = [
        {"pseudonym": one.pseudonym, "testimonies": list(one.codes), "households": one.households}
        for one in every
    ]
    answer(as_json, value, table([(one.pseudonym, ", ".join(one.codes)) for one in every]))


@testifier.command("merge")
@on_archive
@click.argument("code")
@click.argument("into", metavar="INTO_CODE")
@click.option("--pseudonym", default="", help=_("Of several who speak in CODE, the one of this pseudonym."))
@click.option(
    "--into-pseudonym", default="", help=_("Of several who speak in INTO_CODE, the one of this pseudonym.")
)
@json_option
def merge(
    archive: OpenArchive, code: str, into: str, pseudonym: str, into_pseudonym: str, as_json: bool
) -> None:
    """Say that two people are one person.

    Whoever speaks in CODE is the same as who speaks in INTO_CODE. Both testimonies stay; the person is counted once. All that is kept of
    both is kept of the one, and where both answered for one testimony the stricter answer counts.
    """
    gone = operations.speaking(archive, code, pseudonym)
    stays = operations.speaking(archive, into, into_pseudonym)
    merged = operations.merge(archive, gone.id, stays.id).value
    value = {"testimonies": merged.testimonies, "kept_of_both": list(merged.both)}
    answer(as_json, value, [operations.told(merged)])


COMMANDS: tuple[click.Command, ...] = ()
"""They belong to the group `testifier`."""
