"""Commands that say who is the same person, or the same telling."""

import click

from hrforum.cli.opened import OpenArchive, on_archive
from hrforum.cli.output import answer, json_option, table
from hrforum.cli.testifier import testifier
from hrforum.i18n import _
from hrforum.operations import duplicate, testimony
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


@click.command("merge")
@on_archive
@click.argument("code")
@click.argument("into", metavar="INTO_CODE")
@click.option(
    "--preview", is_flag=True, help=_("Show what would not be agreed to any more, and merge nothing.")
)
@json_option
def merge_tellings(archive: OpenArchive, code: str, into: str, preview: bool, as_json: bool) -> None:
    """Say that two testimonies are the same telling.

    CODE finds INTO_CODE from then on, whose words are the words; those of CODE are kept as an earlier version. Tags, attachments and places
    in packets are those of both. For each use the stricter answer counts: what was not asked in one is not asked in both.
    """
    gone, stays = (testimony.by_code(archive, each) for each in (code, into))
    ended = duplicate.ends(archive, gone.id, stays.id)
    told = [_("Not agreed to any more: {uses}").format(uses=", ".join(ended))] if ended else []
    if preview:
        answer(as_json, {"ends": list(ended)}, told or [_("All that was agreed to stays agreed to.")])
        return
    merged = duplicate.merge(archive, gone.id, stays.id).value
    value = {"code": stays.code, "was": gone.code, "ends": list(ended), "differ": list(merged.both)}
    answer(as_json, value, [duplicate.told(archive, gone.code, merged), *told])


COMMANDS = (merge_tellings,)
"""The others belong to the group `testifier`."""
