"""Commands about the archive itself: make, describe, put under another passphrase, check, copy."""

from pathlib import Path

import click

from hrforum.cli.opened import (
    FILE,
    NEW_VARIABLE,
    OpenArchive,
    archive_argument,
    asked_recovery,
    forget_passphrases,
    found,
    new_passphrase,
    on_archive,
    opened,
    passphrase_option,
)
from hrforum.cli.output import OnTerminal, answer, json_option, table
from hrforum.cli.values import LANGUAGE
from hrforum.i18n import _
from hrforum.operations import archive as operations
from hrforum.operations import practice, recovery


@click.command()
@archive_argument
@click.option("--name", required=True, help=_("What the archive is called, such as the group's name."))
@click.option("--place", default="", help=_("The city or neighbourhood."))
@click.option(
    "--language",
    type=LANGUAGE,
    default="en",
    show_default=True,
    help=_("The language documents are written in."),
)
@passphrase_option
@json_option
def new(
    path: Path, name: str, place: str, language: str, passphrase_file: Path | None, as_json: bool
) -> None:
    """Make an encrypted archive.

    Its passphrase has at least 12 characters. Nobody can open the archive without it, so make a recovery sheet as well.
    """
    with operations.create(
        path, new_passphrase(passphrase_file), name=name, place=place, language=language
    ) as archive:
        _show(archive, as_json)


@click.command("practice")
@archive_argument
@click.option(
    "--testimonies",
    type=click.IntRange(1, 200_000),
    default=practice.TESTIMONIES,
    show_default=True,
    help=_("How many."),
)
@click.option(
    "--seed", type=int, default=1, show_default=True, help=_("Another number invents other people.")
)
@json_option
def practise(path: Path, testimonies: int, seed: int, as_json: bool) -> None:
    """Make an archive to practise with.

    Every testimony in it is invented. Its passphrase is public: practice forum. Never put real testimonies into it.
    """
    forget_passphrases()
    progress = OnTerminal()
    with practice.make(path, testimonies=testimonies, seed=seed, progress=progress) as archive:
        progress.clear()
        _show(archive, as_json)


@click.command()
@on_archive
@click.option("--name", help=_("Call the archive this from now on."))
@click.option("--place", help=_("Another city or neighbourhood."))
@click.option("--language", type=LANGUAGE, help=_("Another language for documents."))
@json_option
def describe(
    archive: OpenArchive, name: str | None, place: str | None, language: str | None, as_json: bool
) -> None:
    """Say what an archive holds, or rename it.

    With options it changes name, place or language of the documents.
    """
    if (name, place, language) != (None, None, None):
        now = operations.about(archive)
        operations.describe(
            archive,
            name=now.name if name is None else name,
            place=now.place if place is None else place,
            language=language or now.language,
        )
    _show(archive, as_json)


def _show(archive: OpenArchive, as_json: bool) -> None:
    about = operations.about(archive)
    value = {
        "archive": str(archive.path),
        "name": about.name,
        "place": about.place,
        "language": about.language,
        "made_on": about.made_on.isoformat(),
        "practice": about.practice,
        "testimonies": about.testimonies,
        "testifiers": about.testifiers,
        "forums": about.forums,
        "hearings": about.hearings,
        "recovery_typed_back": about.recovery_typed_back,
        "travel_copy": about.travel,
    }
    lines = [str(archive.path), *table([(key, str(shown)) for key, shown in list(value.items())[1:]])]
    lines += [_("PRACTICE: every person in it is invented.")] if about.practice else []
    lines += [_("TRAVEL COPY: nobody's name is in it.")] if about.travel else []
    answer(as_json, value, lines)


@click.command()
@archive_argument
@passphrase_option
@click.option(
    "--new-passphrase-file",
    type=FILE,
    help=_("Read the new passphrase from this file instead of {variable} or a prompt.").format(
        variable=NEW_VARIABLE
    ),
)
@click.option(
    "--recovery", is_flag=True, help=_("Open with the recovery sheet or cards instead of the passphrase.")
)
@json_option
def passphrase(
    path: Path, passphrase_file: Path | None, new_passphrase_file: Path | None, recovery: bool, as_json: bool
) -> None:
    """Give an archive a new passphrase.

    A backup under the old passphrase is made first. The old recovery sheet no longer opens the archive: make a new one.
    """
    if recovery:
        path = found(path)
        operations.probe(path)
        holding = operations.unlock_with_recovery(path, asked_recovery())
    else:
        holding = None
    with holding or opened(path, passphrase_file) as archive:
        kept = operations.change_passphrase(archive, new_passphrase(new_passphrase_file, NEW_VARIABLE)).value
        lines = [_("The new passphrase is in force. A copy under the old one is at {path}").format(path=kept)]
        answer(
            as_json, {"backup": str(kept)}, [*lines, _("Make a new recovery sheet, and destroy the old one.")]
        )


@click.command("recovery-sheet")
@on_archive
@click.option("-o", "--output", type=FILE, help=_("Write the sheet to this PDF instead of the screen."))
@click.option("--cards", type=int, help=_("Write this many cards instead of one sheet, a page each."))
@click.option(
    "--needed",
    type=int,
    default=2,
    show_default=True,
    help=_("How many of the cards open the archive together."),
)
@click.option(
    "--typed-back", is_flag=True, help=_("Type the sheet or cards back, to make sure the paper is right.")
)
@json_option
def recovery_sheet(
    archive: OpenArchive, output: Path | None, cards: int | None, needed: int, typed_back: bool, as_json: bool
) -> None:
    """Show or write the recovery sheet.

    It opens the archive when the passphrase is lost. Whoever has the sheet can open the archive: keep it on paper, away from the computer.
    Cards are for several people: any few of them open the archive together, one alone says nothing.
    """
    if typed_back:
        recovery.typed_back(archive, asked_recovery())
        answer(as_json, {"typed_back": True}, [_("What was typed opens this archive.")])
        return
    if cards is not None and output is None:
        raise click.UsageError(_("Cards are written to a PDF: say where with -o."))
    if output:
        if cards is None:
            recovery.write_sheet(archive, output)
        else:
            recovery.write_cards(archive, output, needed, cards)
        answer(as_json, {"file": str(output)}, [str(output)])
        return
    code, salt = recovery.codes(archive)
    value = {"code": " ".join(code), "salt": " ".join(salt)}
    answer(
        as_json,
        value,
        [_("Recovery code: {code}").format(code=value["code"]), _("Salt: {salt}").format(salt=value["salt"])],
    )


COMMANDS = (new, practise, describe, passphrase, recovery_sheet)
