"""Commands about paper: sheets with reserved codes, which codes are still out, cards to take home, whom people call."""

from pathlib import Path
from typing import Any

import click

from hrforum.cli.opened import FILE, OpenArchive, on_archive
from hrforum.cli.output import OnTerminal, answer, json_option, table
from hrforum.cli.values import LANGUAGE
from hrforum.domain.paper import Printed
from hrforum.errors import NotFound, Refused
from hrforum.i18n import _, ngettext
from hrforum.operations import card as cards_of
from hrforum.operations import contact as contacts
from hrforum.operations import forum as forums
from hrforum.operations import paper as operations
from hrforum.operations import reserved_code, testimony

_output = click.option("-o", "--output", type=FILE, required=True, help=_("The PDF to write."))
_paper = click.option(
    "--paper",
    type=click.Choice(("letter", "a4")),
    default="letter",
    show_default=True,
    help=_("The size of the paper."),
)


class _SheetsAtOnce(click.Group):
    """A group that takes anything but its own commands for the archive whose sheets are printed."""

    def parse_args(self, context: click.Context, arguments: list[str]) -> list[str]:
        """Put `sheets` before what is no command and asks for no help."""
        if arguments and arguments[0] not in {*self.commands, *context.help_option_names}:
            arguments = ["sheets", *arguments]
        return super().parse_args(context, arguments)


@click.group("paper", cls=_SheetsAtOnce)
def paper() -> None:
    """Print sheets with codes and see which are out."""


@paper.command()
@on_archive
@click.option("--forum", help=_("The forum they are for, given by its id or name."))
@click.option(
    "--sheets", "count", type=int, default=10, show_default=True, help=_("How many, each with its own code.")
)
@click.option("--language", type=LANGUAGE, help=_("The language; the archive's if not given."))
@click.option("--second", type=LANGUAGE, help=_("A second language below the first."))
@_paper
@_output
@json_option
def sheets(archive: OpenArchive, count: int, output: Path, as_json: bool, **given: Any) -> None:
    """Print blank sheets for testimonies; reserve their codes.

    Print them on both sides. Each holds the questions of consent, room for the words, a card to take home, and a part for the name that
    is cut off. `hrforum paper ARCHIVE` is short for `hrforum paper sheets ARCHIVE`.
    """
    drawn = operations.draw(
        archive,
        count,
        forum_id=_forum(archive, given["forum"]),
        language=given["language"] or "",
        second=given["second"] or "",
        paper=given["paper"],
    )
    progress = OnTerminal()
    printed = operations.make(archive, drawn, output, progress).value
    progress.clear()
    _told(printed, as_json)


@paper.command()
@on_archive
@click.option("--forum", help=_("Only those printed for this forum, given by its id or name."))
@json_option
def codes(archive: OpenArchive, forum: str | None, as_json: bool) -> None:
    """List the codes on sheets that nobody brought back."""
    found = reserved_code.still_out(archive, _forum(archive, forum))
    names = {one.id: one.name for one in forums.everything(archive)}
    rows = [(one.code, one.reserved_on.isoformat(), names.get(one.forum_id or 0, "")) for one in found]
    value = [{"code": code, "reserved_on": day, "forum": name or None} for code, day, name in rows]
    answer(as_json, value, table(rows))


@paper.command()
@on_archive
@click.option("--forum", help=_("Only for sheets of this forum, given by its id or name."))
@click.option("--language", type=LANGUAGE, help=_("The language; the archive's if not given."))
@_paper
@_output
@json_option
def cards(archive: OpenArchive, output: Path, as_json: bool, **given: Any) -> None:
    """Print cards to take home for the codes still out."""
    out = [one.code for one in reserved_code.still_out(archive, _forum(archive, given["forum"]))]
    if not out:
        raise Refused(_("No code is reserved. Print sheets first."))
    drawn = operations.drawn_again(archive, out, language=given["language"] or "", paper=given["paper"])
    _told(operations.write_cards(drawn, output), as_json)


@click.command()
@on_archive
@click.argument("code")
@click.option("--language", type=LANGUAGE, help=_("The language; the testimony's own if not given."))
@_output
@json_option
def card(archive: OpenArchive, code: str, language: str | None, output: Path, as_json: bool) -> None:
    """Print the card that a person takes home.

    It carries the testimony's code, what was agreed to, how to change one's mind and whom to call. No name stands on it.
    """
    one = testimony.by_code(archive, code)
    drawn, practice = cards_of.draw(archive, one.id, language or "")
    _told(cards_of.write(drawn, output, practice=practice), as_json)


@click.command()
@on_archive
@click.argument("words", required=False)
@json_option
def contact(archive: OpenArchive, words: str | None, as_json: bool) -> None:
    """Show whom people call about their testimony, or set it.

    It stands on every card and sheet, such as a name and a telephone number. An empty text takes it away.
    """
    said = contacts.read(archive) if words is None else contacts.change(archive, words).value
    answer(as_json, {"contact": said}, [said or _("Nobody is named yet.")])


def _forum(archive: OpenArchive, asked: str | None) -> int | None:
    if asked is None:
        return None
    one = forums.named(archive, asked)
    if one is None:
        raise NotFound(_("There is no forum {name} in this archive.").format(name=asked))
    return one.id


def _told(printed: Printed, as_json: bool) -> None:
    value = {
        "file": str(printed.path),
        "pages": printed.pages,
        "sha256": printed.sha256,
        "codes": list(printed.codes),
    }
    said = ngettext("{path}: {count} page", "{path}: {count} pages", printed.pages)
    answer(as_json, value, [said.format(path=printed.path, count=printed.pages), *printed.codes])


COMMANDS = (paper, card, contact)
