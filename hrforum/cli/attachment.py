"""Commands about attachments: add a file to a testimony, list, show, describe, save out, remove."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from hrforum.cli.opened import OpenArchive, on_archive
from hrforum.cli.output import answer, json_option, table
from hrforum.cli.values import sure, yes_option
from hrforum.domain.attachment import LARGEST, Attachment, Described
from hrforum.domain.consent import Answer, Consent, Proof, Use
from hrforum.domain.file_name import shown
from hrforum.errors import NotFound
from hrforum.i18n import _
from hrforum.operations import attachment as operations
from hrforum.operations import attachment_consent, recording, saving_out, taking_in, testimony

_ANSWERS = click.Choice([each.value for each in Answer])
_described = (
    click.option("--caption", help=_("What it is.")),
    click.option("--alt", help=_("What a picture shows, for who cannot see it.")),
    click.option("--from", "came_from", help=_("Where it came from, such as her own telephone.")),
    click.option(
        "--may-leave", type=_ANSWERS, help=_("Whether the person agrees that it leaves the archive at all.")
    ),
    click.option(
        "--proves",
        type=click.Choice([each.value for each in Proof]),
        help=_("It proves the answers given about the testimony, in this way."),
    ),
)


def _describing(command: Any) -> Any:
    for option in reversed(_described):
        command = option(command)
    return command


@click.group("attachment")
def attachment() -> None:
    """Pictures, documents and sound beside a testimony."""


@attachment.command()
@on_archive
@click.argument("code")
@click.argument("file", metavar="FILE|-")
@click.option("--name", help=_("What to call it, where it comes from standard input."))
@click.option("--deliberate", is_flag=True, help=_("Attach sound also of somebody at high risk."))
@_describing
@json_option
def add(
    archive: OpenArchive,
    code: str,
    file: str,
    name: str | None,
    deliberate: bool,
    as_json: bool,
    **said: Any,
) -> None:
    """Attach a file of at most 50 MB to a testimony.

    What it is is told by its content. A picture is written anew from its pixels, so that the place and the time where it was taken
    and the camera do not come along.
    """
    one = testimony.by_code(archive, code)
    if file == "-":
        incoming = taking_in.take_in(name or "", sys.stdin.buffer.read(LARGEST + 1))
    else:
        incoming = taking_in.from_file(Path(file))
    described = Described(said["caption"] or "", said["alt"] or "", said["came_from"] or "")
    kept = operations.add(archive, incoming, described, testimony_id=one.id, deliberate=deliberate).value
    _settle(archive, kept, said)
    if warning := operations.warning(archive):
        click.echo(warning, err=True)
    _answer(archive, kept.id, as_json)


@attachment.command("list")
@on_archive
@click.argument("code")
@json_option
def show_all(archive: OpenArchive, code: str, as_json: bool) -> None:
    """List what is attached to a testimony."""
    recording.finish_broken_off(archive)
    found = operations.of_testimony(archive, testimony.by_code(archive, code).id)
    rows = [
        (
            str(one.id),
            one.kind,
            shown(one.name),
            _size(one.size),
            one.described.caption or one.described.alt_text,
        )
        for one in found
    ]
    answer(as_json, [_as_json(archive, one) for one in found], table(rows, widest=24))


@attachment.command()
@on_archive
@click.argument("code")
@click.argument("number", type=int)
@json_option
def show(archive: OpenArchive, code: str, number: int, as_json: bool) -> None:
    """Show what is known of one attachment.

    NUMBER is the first column of the list.
    """
    _answer(archive, _of(archive, code, number).id, as_json)


@attachment.command()
@on_archive
@click.argument("code")
@click.argument("number", type=int)
@_describing
@json_option
def edit(archive: OpenArchive, code: str, number: int, as_json: bool, **said: Any) -> None:
    """Change what is said about an attachment.

    What is not given stays.
    """
    one = _of(archive, code, number)
    before = one.described
    given = (
        (said["caption"], before.caption),
        (said["alt"], before.alt_text),
        (said["came_from"], before.came_from),
    )
    described = Described(*(old if new is None else new for new, old in given))
    if described != before:
        operations.edit(archive, one.id, described, one.rev)
    _settle(archive, one, said)
    _answer(archive, one.id, as_json)


@attachment.command()
@on_archive
@click.argument("code")
@click.argument("number", type=int)
@click.argument("target", type=click.Path(path_type=Path))
@click.option(
    "--inside", is_flag=True, help=_("For the organisers alone: without anybody's yes to its leaving.")
)
@json_option
def save(archive: OpenArchive, code: str, number: int, target: Path, inside: bool, as_json: bool) -> None:
    """Save an attachment as a file, which is not encrypted.

    TARGET is a folder, or a file that is not there yet. Those who speak have to agree that it leaves, unless it is for use inside.
    """
    one = _of(archive, code, number)
    if target.is_dir():
        path = saving_out.into_folder(archive, one.id, target, inside=inside).value
    else:
        path = saving_out.as_file(archive, one.id, target, replace=False, inside=inside).value
    answer(as_json, {"path": str(path)}, [_("Saved, not encrypted: {path}").format(path=path)])


@attachment.command()
@on_archive
@click.argument("code")
@click.argument("number", type=int)
@yes_option
@json_option
def remove(archive: OpenArchive, code: str, number: int, yes: bool, as_json: bool) -> None:
    """Remove an attachment for good.

    This cannot be undone.
    """
    one = _of(archive, code, number)
    sure(_("Remove {name} for good? This cannot be undone.").format(name=shown(one.name)), yes)
    operations.remove(archive, one.id)
    answer(as_json, {"removed": one.id}, [_("Removed: {name}").format(name=shown(one.name))])


def _of(archive: OpenArchive, code: str, number: int) -> Attachment:
    """Return an attachment that hangs on just this testimony, so that a slip of one figure hits nobody else's."""
    wanted = testimony.by_code(archive, code)
    for one in operations.of_testimony(archive, wanted.id):
        if one.id == number:
            return one
    raise NotFound(_("{code} has no attachment {number}.").format(code=wanted.code, number=number))


def _settle(archive: OpenArchive, one: Attachment, said: dict[str, Any]) -> None:
    if said["may_leave"]:
        given: Sequence[Consent] = (Consent(Use.RECORDINGS, Answer(said["may_leave"])),)
        attachment_consent.give(archive, one.id, given)
    if said["proves"]:
        attachment_consent.prove(archive, one.id, Proof(said["proves"]))


def _answer(archive: OpenArchive, attachment_id: int, as_json: bool) -> None:
    told = _as_json(archive, operations.by_id(archive, attachment_id))
    lines = [f"{key}: {value}" for key, value in told.items() if value not in ("", [], None)]
    if told["stripped"]:
        lines.append(
            _("Taken out on the way in: place, time, camera, and whatever else was not the picture itself.")
        )
    answer(as_json, told, lines)


def _as_json(archive: OpenArchive, one: Attachment) -> dict[str, Any]:
    return {
        "number": one.id,
        "kind": one.kind,
        "media_type": one.media_type,
        "name": shown(one.name),
        "size": one.size,
        "sha256": one.sha256.hex(),
        "came_sha256": one.came_sha256.hex(),
        "caption": one.described.caption,
        "alt": one.described.alt_text,
        "came_from": one.described.came_from,
        "added_on": one.added_on.isoformat(),
        "stripped": bool(one.stripped),
        "may_leave": attachment_consent.may_leave(archive, one.id),
        "proof": attachment_consent.is_proof(archive, one.id),
        "marks": [{"at_ms": each.at_ms, "note": each.note} for each in operations.marks(archive, one.id)],
    }


def _size(size: int) -> str:
    return _("{size} kB").format(size=max(1, round(size / 1000)))


COMMANDS = (attachment,)
