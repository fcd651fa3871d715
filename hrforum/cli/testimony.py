"""Commands about testimonies: take, read, find, change, translate."""

from pathlib import Path
from typing import Any

import click

from hrforum.cli.chosen import filtered
from hrforum.cli.opened import FILE, OpenArchive, on_archive
from hrforum.cli.output import answer, json_option, table
from hrforum.cli.place import ASK
from hrforum.cli.reached import reach_as_json, reach_lines
from hrforum.cli.reading import as_json_object, as_lines
from hrforum.cli.redaction import preview
from hrforum.cli.sheet import made_lines
from hrforum.cli.values import read_bytes, text_or_empty, where_option
from hrforum.errors import Unreadable
from hrforum.i18n import _
from hrforum.operations import form, identifiers, proposal, tag, went
from hrforum.operations import testimony as operations
from hrforum.operations import vault as name_vault
from hrforum.operations.keeping import language_code

_BLOCK = 500
_FILE = _("A JSON file, or - for standard input.")


@click.group("testimony")
def testimony() -> None:
    """Add, read and change testimonies."""


@testimony.command()
@on_archive
@click.argument("file", metavar="FILE.json|-")
@json_option
def add(archive: OpenArchive, file: str, as_json: bool) -> None:
    """Keep a new testimony, print its code.

    Keys: words, language, heard_on, forum, testifier (pseudonym, name, contact, guardian; risk, which is low, middle or high; young, which
    is true or false; of_age_on; same_as, the code of another testimony of the same person; all_the_same, true where a name is to be
    kept although the risk is high), tags, own_words, consent, ask, place; also when
    (precision, start, end), status, interpreter, interpreter_mode, code, that of a sheet of paper, and testifiers, a list, where several speak together. Only words are needed. A use that consent does not list is "not asked"; dimensions, tags and forums that do not exist are made.
    """
    taken, _changes = form.add(archive, form.read_testimony(read_bytes(file)))
    _taken(taken, as_json)


@testimony.command()
@on_archive
@click.argument("code")
@click.argument("file", metavar="FILE.json|-")
@json_option
def edit(archive: OpenArchive, code: str, file: str, as_json: bool) -> None:
    """Change a testimony.

    The JSON is as for add; what it does not give stays. Changed words become a new version, and the old one is kept.
    """
    one = operations.by_code(archive, code)
    taken, _changes = form.edit(archive, one.id, form.read_testimony(read_bytes(file), words_needed=False))
    _taken(taken, as_json)


def _taken(taken: form.Taken, as_json: bool) -> None:
    answer(as_json, {"code": taken.kept.code, "made": taken.made}, [taken.kept.code, *made_lines(taken.made)])


@testimony.command("list")
@on_archive
@where_option
@click.option("--forum", help=_("Only testimonies heard at this forum, given by its id or name."))
@click.option("--limit", type=click.IntRange(1), help=_("At most this many, the newest first."))
@json_option
def show_all(
    archive: OpenArchive,
    where: tuple[tuple[str, str], ...],
    forum: str | None,
    limit: int | None,
    as_json: bool,
) -> None:
    """List testimonies, the newest first."""
    ids = operations.ids(archive, filtered(archive, where, forum), limit=limit or -1)
    blocks = [ids[start : start + _BLOCK] for start in range(0, len(ids), _BLOCK)]
    every = [row for block in blocks for row in operations.lines(archive, block)]
    value = [
        {
            "code": one.code,
            "forum": one.forum,
            "heard_on": one.heard_on.isoformat() if one.heard_on else None,
            "language": one.language,
            "status": one.status,
            "people": one.people,
            "opening": one.opening,
        }
        for one in every
    ]
    rows = [(one.code, text_or_empty(one.heard_on), one.forum, one.people, one.opening) for one in every]
    answer(as_json, value, table(rows, widest=24))


@testimony.command()
@on_archive
@click.argument("code")
@click.option(
    "--vault", is_flag=True, help=_("Names, contacts and guardians too. The ledger notes that you looked.")
)
@json_option
def show(archive: OpenArchive, code: str, vault: bool, as_json: bool) -> None:
    """Show all about one testimony.

    Names, contacts and guardians stay in the name vault and are shown with --vault alone.
    """
    read = name_vault.look_if_any if vault else operations.read
    reading = read(archive, operations.by_code(archive, code).id)
    shown = as_json_object(reading, tag.codebook(archive))
    answer(as_json, shown, as_lines(shown))


@testimony.command()
@on_archive
@click.argument("code")
@json_option
def scan(archive: OpenArchive, code: str, as_json: bool) -> None:
    """List what in the words may say who somebody is.

    Names, numbers, addresses, days, and words that may put somebody in danger, with what such a search cannot find. It proposes
    places to look at; nothing is changed. Hide a place, or let it stand, by its number: see redact accept and redact let-stand.
    """
    found = proposal.every(archive, operations.by_code(archive, code).id)
    value = [_place(number, one) for number, one in enumerate(found, 1)]
    rows = [(str(one["number"]), one["said"], one["kind"], one["decided"] or "", one["why"]) for one in value]
    limits = [_("It cannot find:"), *(f"- {one}" for one in identifiers.cannot_find())]
    answer(as_json, value, [*(table(rows) or [_("Nothing was found.")]), "", *limits])


def _place(number: int, one: proposal.Proposal) -> dict[str, Any]:
    return {
        "number": number,
        "in": one.version.language if one.version else ASK,
        "start": one.span.start,
        "end": one.span.stop,
        "said": one.said,
        "kind": one.label,
        "why": one.why,
        "decided": one.decided,
    }


@testimony.command()
@on_archive
@click.argument("code")
@click.argument("file", metavar="FILE.txt|-")
@click.option("--language", required=True, help=_("The language of the translation, such as en, es or fr."))
@click.option("--translator", required=True, help=_("Who translated."))
@click.option("--method", default="", help=_("How, such as by hand or interpreted on the phone."))
@json_option
def translate(archive: OpenArchive, code: str, file: str, language: str, as_json: bool, **by: Any) -> None:
    """Keep a translation of the words.

    It stands beside the original. FILE is plain text in UTF-8.
    """
    one = operations.by_code(archive, code)
    try:
        words = read_bytes(file).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(_("The translation is not text in UTF-8.")) from None
    spoken = language_code(language)
    kept = operations.translate(archive, one.id, spoken, words, by["translator"], by["method"]).value
    answer(as_json, {"code": kept.code, "language": spoken}, [kept.code])


@testimony.command("went")
@on_archive
@click.argument("code")
@click.option("-o", "--output", type=FILE, help=_("Write it for the person to this PDF, in their language."))
@json_option
def where_it_went(archive: OpenArchive, code: str, output: Path | None, as_json: bool) -> None:
    """Say where the words went.

    Every packet and document that holds them, every body and everybody else who was given them, with the days, and what was taken
    back. With --output it becomes the sheet “You said, they did” for the person.
    """
    found = went.went(archive, operations.by_code(archive, code).id)
    if output:
        went.write_sheet(found, output)
    taken_back = [{"on": one.on_day.isoformat(), "uses": list(one.uses)} for one in found.taken_back]
    value = {
        "code": found.code,
        "heard_on": found.heard_on.isoformat() if found.heard_on else None,
        "erased_on": found.erased_on.isoformat() if found.erased_on else None,
        **reach_as_json(found.reach),
        "taken_back": taken_back,
        "file": str(output) if output else None,
    }
    answer(as_json, value, reach_lines(found.reach))


testimony.add_command(preview)
COMMANDS = (testimony,)
