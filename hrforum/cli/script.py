"""Commands about the consent scripts: read them, and change them for one archive."""

import click

from hrforum.cli.opened import OpenArchive, on_archive
from hrforum.cli.output import answer, json_option, table
from hrforum.cli.values import read_bytes, text_or_empty
from hrforum.domain.script import Script, words_of
from hrforum.errors import NotFound, Unreadable
from hrforum.i18n import _
from hrforum.operations import script as operations


@click.group("script")
def script() -> None:
    """Show and change what is read aloud before a telling."""


@script.command("list")
@on_archive
@json_option
def show_all(archive: OpenArchive, as_json: bool) -> None:
    """List the version in force in each language."""
    every = operations.everything(archive)
    rows = [(one.language, one.version, text_or_empty(one.written_on) or _("as shipped")) for one in every]
    answer(as_json, [_as_json(one) for one in every], table(rows))


@script.command()
@on_archive
@click.option("--language", default="", help=_("The language; the archive's own where none is given."))
@click.option("--version", default="", help=_("An earlier version, such as en-1."))
@json_option
def show(archive: OpenArchive, language: str, version: str, as_json: bool) -> None:
    """Print a script in the form that edit reads."""
    if version:
        one = operations.by_version(archive, version)
    else:
        code = language or archive.described()[2]
        found = operations.in_force(archive, code)
        if found is None:
            raise NotFound(_("There is no script in {language} yet.").format(language=code))
        one = found
    answer(as_json, _as_json(one), words_of(one.parts()).splitlines())


@script.command()
@on_archive
@click.argument("file", metavar="FILE.txt|-")
@click.option("--language", required=True, help=_("The language of the words, such as en, es or fr."))
@json_option
def edit(archive: OpenArchive, file: str, language: str, as_json: bool) -> None:
    """Keep other words as the next version.

    FILE is plain text in UTF-8, in parts as show prints them. Answers go on naming the version that was read out.
    """
    try:
        words = read_bytes(file).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(_("The script is not text in UTF-8.")) from None
    kept = operations.edit(archive, language, words).value
    answer(as_json, _as_json(kept), [kept.version])


def _as_json(one: Script) -> dict[str, object]:
    return {
        "version": one.version,
        "language": one.language,
        "written_on": one.written_on.isoformat() if one.written_on else None,
        "parts": one.parts(),
    }


COMMANDS = (script,)
