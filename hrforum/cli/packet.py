"""Commands that bring testimonies to a hearing: the packet and its summary as PDF, and what was exported before."""

from datetime import date
from pathlib import Path

import click

from hrforum.cli.hearing import warned_as_json
from hrforum.cli.opened import FILE, Command, OpenArchive, on_archive
from hrforum.cli.output import OnTerminal, answer, json_option, print_json, table
from hrforum.cli.values import LANGUAGE, day, text_or_empty, where_option
from hrforum.domain.packet import Packet
from hrforum.errors import Refused
from hrforum.i18n import _, ngettext
from hrforum.operations import archive as archives
from hrforum.operations import edition, export, hearing, hiding_names, tag
from hrforum.operations import packet as operations
from hrforum.operations.deed import today
from hrforum.operations.document import Written
from hrforum.operations.export import Kind
from hrforum.operations.selection import Selection
from hrforum.operations.undecided import Undecided

accept_undecided_option = click.option(
    "--accept-undecided",
    is_flag=True,
    help=_(
        "Let stand for this document what the scan found in the words and nobody decided on. So do the options about names."
    ),
)


def document_options(command: Command) -> Command:
    """Give a command the hearing, the filter, the file to write, the language, what happens to names, and `--json`."""
    options = (
        click.option(
            "--hearing", "asked", required=True, metavar="ID|BODY", help=_("The hearing, by its id or body.")
        ),
        where_option,
        click.option(
            "-o",
            "--output",
            type=FILE,
            required=True,
            help=_("The file to write: a PDF, or a Word document where its name ends in .docx."),
        ),
        click.option(
            "--language", type=LANGUAGE, help=_("The language of the document; the archive's if not given.")
        ),
        click.option(
            "--accept-names",
            is_flag=True,
            help=_(
                "Let stand for this document what holds a part of the person's name or contact and was not agreed to. Hiding it with "
                "--redact-names protects the person better."
            ),
        ),
        click.option(
            "--redact-names",
            is_flag=True,
            help=_(
                "Hide every part of a name or contact that was not agreed to, from now on, in all exhibits."
            ),
        ),
        accept_undecided_option,
        json_option,
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command("packet")
@on_archive
@document_options
def packet(
    archive: OpenArchive,
    asked: str,
    where: tuple[tuple[str, str], ...],
    output: Path,
    language: str | None,
    accept_names: bool,
    redact_names: bool,
    accept_undecided: bool,
    as_json: bool,
) -> None:
    """Write the packet for a hearing.

    It is an accessible PDF, or a Word document. A testimony becomes an exhibit where its person agreed to the hearing packet and to a form of quoting. What stays out is listed with
    the reason.
    """
    _export(
        archive,
        Kind.PACKET,
        asked,
        where,
        output,
        language,
        accept_names,
        redact_names,
        accept_undecided=accept_undecided,
        as_json=as_json,
    )


@click.command("summary")
@on_archive
@document_options
def summary(
    archive: OpenArchive,
    asked: str,
    where: tuple[tuple[str, str], ...],
    output: Path,
    language: str | None,
    accept_names: bool,
    redact_names: bool,
    accept_undecided: bool,
    as_json: bool,
) -> None:
    """Write the summary for a hearing.

    It is an accessible PDF of two pages, or a Word document: totals by dimension, and what people ask for.
    """
    _export(
        archive,
        Kind.SUMMARY,
        asked,
        where,
        output,
        language,
        accept_names,
        redact_names,
        accept_undecided=accept_undecided,
        as_json=as_json,
    )


def _export(
    archive: OpenArchive,
    kind: Kind,
    asked: str,
    where: tuple[tuple[str, str], ...],
    output: Path,
    language: str | None,
    accept_names: bool,
    redact_names: bool,
    *,
    accept_undecided: bool,
    as_json: bool,
) -> None:
    which = hearing.named(archive, asked)
    chosen = operations.matching(archive, tag.where(archive, list(where)))
    one = operations.for_hearing(archive, which.id, chosen, language or archives.about(archive).language)
    hidden = hiding_names.hide_names(archive, one.id).value if redact_names else None
    progress = OnTerminal()
    try:
        prepared, written, _changes = export.export(
            archive,
            one.id,
            output,
            kind,
            accept_names=accept_names,
            accept_undecided=accept_undecided or accept_names or redact_names,
            progress=progress,
        )
    except Refused as error:
        if as_json:
            stopped = (
                error.selection
                if isinstance(error, export.NamesInWords)
                else operations.consider(archive, one)
            )
            undecided = list(error.codes) if isinstance(error, Undecided) else []
            print_json(_as_json(one, stopped, None) | {"undecided": undecided})
        raise
    finally:
        progress.clear()
    forms = [each.released.form for each in prepared.selection.exhibits]
    warned = hearing.warnings_of(archive, which.id, hearing.brought(archive, forms, written.pages or None))
    value = _as_json(one, prepared.selection, written) | {
        "names_hidden": hidden.places if hidden else 0,
        "hearing_warnings": warned_as_json(warned),
        "stopped": [
            {
                "number": each.name,
                "why": each.why,
                "earlier": each.stopped.title if each.stopped else None,
                "date": each.stopped.on_day.isoformat() if each.stopped else None,
            }
            for each in prepared.stopped
        ],
    }
    rules = [each.sentence for each in warned]
    answer(as_json, value, [*_lines(prepared.selection, written), *_stopped_lines(prepared), *rules])


def _stopped_lines(prepared: export.Prepared) -> list[str]:
    if not prepared.stopped:
        return []
    told = _("Told coarsely or not at all:")
    return [told, *table([(each.name, each.why) for each in prepared.stopped])]


def _as_json(one: Packet, selection: Selection, written: Written | None) -> dict[str, object]:
    return {
        "file": str(written.path) if written else None,
        "pages": (written.pages or None) if written else None,
        "sha256": written.sha256 if written else None,
        "packet": one.id,
        "hearing": one.hearing_id,
        "language": one.language,
        "exhibits": [
            {
                "code": each.code,
                "form": each.released.form,
                "why": each.why,
                "hidden": each.released.withheld,
            }
            for each in selection.exhibits
        ],
        "counted": len(selection.counted),
        "left_out": [
            {"code": each.code, "why": each.why, "ask": each.ask, "counted": each.counted}
            for each in selection.left_out
        ],
        "warnings": [{"code": each.code, "why": each.why} for each in selection.warnings],
    }


def _lines(selection: Selection, written: Written) -> list[str]:
    return [
        written_line(written),
        _("{exhibits} exhibits, {counted} counted, {left_out} left out.").format(
            exhibits=len(selection.exhibits), counted=len(selection.counted), left_out=len(selection.left_out)
        ),
        *table([(each.code, each.why) for each in selection.left_out]),
        *([_let_stand()] if selection.warnings else []),
        *table([(each.code, each.why) for each in selection.warnings]),
    ]


def written_line(written: Written) -> str:
    """Return which document was written, with its pages where they are known."""
    if not written.pages:
        return _("{path}: a Word document").format(path=written.path)
    made = ngettext("{path}: {count} page", "{path}: {count} pages", written.pages)
    return made.format(path=written.path, count=written.pages)


def _let_stand() -> str:
    return _(
        "Let stand for this document, although a name or contact may stand in the words; hiding it with --redact-names is better:"
    )


@click.group("packets")
def packets() -> None:
    """List and remove packets made before."""


@packets.command("list")
@on_archive
@json_option
def show_all(archive: OpenArchive, as_json: bool) -> None:
    """List packets and what was exported.

    Each exported file is named by the SHA-256 that recognises it.
    """
    value: list[dict[str, object]] = []
    rows: list[tuple[str, ...]] = []
    for one in operations.everything(archive):
        editions = operations.editions(archive, one.id)
        value.append(
            {
                "id": one.id,
                "hearing": one.hearing_id,
                "title": one.title,
                "language": one.language,
                "testimonies": len(one.chosen),
                "editions": [{"date": each.made_on.isoformat(), "sha256": each.sha256} for each in editions],
            }
        )
        rows.append((str(one.id), one.title, str(len(one.chosen)), ""))
        rows += [("", each.made_on.isoformat(), "", each.sha256) for each in editions]
    answer(as_json, value, table(rows))


@packets.command()
@on_archive
@json_option
def editions(archive: OpenArchive, as_json: bool) -> None:
    """List what was exported.

    With each: when it was handed in, since when it is superseded, and whether it can be made again.
    """
    value: list[dict[str, object]] = []
    rows: list[tuple[str, ...]] = []
    for one in operations.everything(archive):
        for each in operations.editions(archive, one.id):
            remaking = edition.can_be_remade(archive, each)
            days = [text_or_empty(day) for day in (each.made_on, each.filed_on, each.superseded_on)]
            value.append(
                {
                    "id": each.id,
                    "packet": one.id,
                    "title": one.title,
                    "made_on": days[0],
                    "filed_on": days[1] or None,
                    "superseded_on": days[2] or None,
                    "sha256": each.sha256,
                    "can_be_remade": remaking.possible,
                    "erased": list(remaking.erased),
                    "why": remaking.sentence,
                }
            )
            state = _("superseded since {day}").format(day=days[2]) if days[2] else ""
            rows.append((str(each.id), one.title, days[0], days[1], state, remaking.sentence))
    answer(as_json, value, table(rows))


@packets.command()
@on_archive
@click.argument("asked", metavar="EDITION")
@click.option("--on", "on_day", type=day, help=_("The day on which it was handed in; today if not given."))
@json_option
def filed(archive: OpenArchive, asked: str, on_day: date | None, as_json: bool) -> None:
    """Note that an edition was handed in.

    EDITION is its id, or the beginning of the file's SHA-256. What was handed in may be public record from then on.
    """
    which = edition.named(archive, asked)
    done = edition.file(archive, which.id, on_day or today()).value
    told = _("Handed in on {day}.").format(day=text_or_empty(done.filed_on))
    answer(as_json, {"id": done.id, "filed_on": text_or_empty(done.filed_on)}, [told])


@packets.command()
@on_archive
@click.argument("packet_id", metavar="ID", type=int)
@json_option
def remove(archive: OpenArchive, packet_id: int, as_json: bool) -> None:
    """Remove a packet that was never exported."""
    operations.remove(archive, packet_id)
    answer(as_json, {"removed": packet_id}, [_("Removed: {name}").format(name=packet_id)])


COMMANDS = (packet, summary, packets)
