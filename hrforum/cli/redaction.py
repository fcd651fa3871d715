"""Commands about redactions: what is hidden from whom, what the scan proposes, and what an audience reads in the end."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

import click

from hrforum.cli import place
from hrforum.cli.opened import OpenArchive, on_archive
from hrforum.cli.output import answer, json_option, table
from hrforum.domain.redaction import Reason, Redaction
from hrforum.errors import NotFound
from hrforum.i18n import _, ngettext
from hrforum.operations import proposal, testimony
from hrforum.operations import redaction as operations
from hrforum.operations.preview import preview as what_leaves
from hrforum.operations.proposal import Proposal

_REASONS = click.Choice([each.value for each in Reason])
_REPLACEMENT = _("What is read instead; the usual words for the reason, such as [name], if not given.")


@click.group("redact")
def redact() -> None:
    """Hide places in the words from an audience.

    The words stay as they are; what leaves reads something else there.
    """


@redact.command()
@on_archive
@click.argument("code")
@place.place_options
@place.audience_option
@click.option(
    "--reason", type=_REASONS, default=Reason.NAME.value, show_default=True, help=_("What it would tell.")
)
@click.option("--replacement", default="", help=_REPLACEMENT)
@json_option
def add(
    archive: OpenArchive,
    code: str,
    where: str,
    audience: str,
    reason: str,
    replacement: str,
    as_json: bool,
    **at: Any,
) -> None:
    """Hide one place."""
    one = testimony.by_code(archive, code)
    version = place.version_of(archive, one.id, where)
    text = place.text_of(archive, one.id, version)
    found = place.span(text, said=at["text"], nth=at["nth"], start=at["start"], stop=at["stop"])
    said = Redaction(found, version, Reason(reason), place.audience(archive, audience), replacement)
    kept = operations.add(archive, one.id, [said]).value
    _told(archive, one.id, kept, as_json, nothing=_("This place is hidden already."))


@redact.command("list")
@on_archive
@click.argument("code")
@json_option
def show_all(archive: OpenArchive, code: str, as_json: bool) -> None:
    """List what is hidden in a testimony.

    A redaction that no longer fits the changed words is marked lost: nothing leaves until you change or remove it.
    """
    one = testimony.by_code(archive, code)
    _told(archive, one.id, operations.of_testimony(archive, one.id), as_json, nothing=_("Nothing is hidden."))


def _told(
    archive: OpenArchive, testimony_id: int, some: Sequence[Redaction], as_json: bool, *, nothing: str
) -> None:
    value = _as_json(archive, testimony_id, some)
    rows = [
        (
            str(one["id"]),
            one["in"],
            one["said"] if not one["lost"] else _("lost, look at it: {said}").format(said=one["said"]),
            one["replacement"] or one["reason"],
            one["audience"],
        )
        for one in value
    ]
    answer(as_json, value, table(rows) or [nothing])


def _as_json(archive: OpenArchive, testimony_id: int, some: Sequence[Redaction]) -> list[dict[str, Any]]:
    versions: dict[UUID | None, tuple[str, str]] = {
        each.uuid: (each.language, each.words) for each in testimony.history(archive, testimony_id)
    }
    versions[None] = (place.ASK, testimony.by_id(archive, testimony_id).ask)
    return [
        {
            "id": one.id,
            "in": versions[one.version][0],
            "start": one.span.start,
            "end": one.span.stop,
            "said": one.span.of(versions[one.version][1]),
            "reason": one.reason,
            "audience": place.audience_name(one.audience),
            "replacement": one.replacement,
            "lost": one.lost,
        }
        for one in some
    ]


@redact.command()
@on_archive
@click.argument("redaction_id", metavar="ID", type=int)
@place.place_options
@click.option("--audience", default="", metavar="outside|cities|HEARING", help=_("Who is not to read it."))
@click.option("--reason", type=_REASONS, help=_("What it would tell."))
@click.option("--replacement", help=_REPLACEMENT)
@json_option
def edit(
    archive: OpenArchive,
    redaction_id: int,
    where: str,
    audience: str,
    reason: str | None,
    replacement: str | None,
    as_json: bool,
    **at: Any,
) -> None:
    """Change what is hidden.

    A lost redaction is put in its place by naming that place; what is not named stays.
    """
    testimony_id, one = operations.by_id(archive, redaction_id)
    if reason is not None:
        one = replace(one, reason=Reason(reason))
    if replacement is not None:
        one = replace(one, replacement=replacement)
    if audience:
        one = replace(one, audience=place.audience(archive, audience))
    if at["text"] or at["start"] is not None:
        version = one.version and place.version_of(archive, testimony_id, where)
        text = place.text_of(archive, testimony_id, version)
        found = place.span(text, said=at["text"], nth=at["nth"], start=at["start"], stop=at["stop"])
        one = replace(one, version=version, span=found)
    kept = operations.edit(archive, one).value
    _told(archive, testimony_id, [kept], as_json, nothing="")


@redact.command()
@on_archive
@click.argument("redaction_ids", metavar="ID...", type=int, nargs=-1, required=True)
@json_option
def remove(archive: OpenArchive, redaction_ids: tuple[int, ...], as_json: bool) -> None:
    """Let hidden places be read again."""
    operations.remove(archive, redaction_ids)
    answer(
        as_json,
        {"removed": list(redaction_ids)},
        [_("Removed: {name}").format(name=", ".join(map(str, redaction_ids)))],
    )


_NUMBERS = click.option(
    "--number",
    "numbers",
    type=click.IntRange(1),
    multiple=True,
    help=_("A place by its number in testimony scan."),
)
_ALL = click.option(
    "--all", "everything", is_flag=True, help=_("Every place that nothing was decided about.")
)


@redact.command()
@on_archive
@click.argument("code")
@_NUMBERS
@_ALL
@place.audience_option
@json_option
def accept(
    archive: OpenArchive, code: str, numbers: tuple[int, ...], everything: bool, audience: str, as_json: bool
) -> None:
    """Hide places that the scan proposes."""
    one = testimony.by_code(archive, code)
    chosen = _chosen(archive, one.id, numbers, everything)
    whose = place.audience(archive, audience)
    kept = operations.add(archive, one.id, [replace(each.redaction, audience=whose) for each in chosen]).value
    _told(archive, one.id, kept, as_json, nothing=_("Nothing new was hidden."))


@redact.command("let-stand")
@on_archive
@click.argument("code")
@_NUMBERS
@_ALL
@json_option
def let_stand(
    archive: OpenArchive, code: str, numbers: tuple[int, ...], everything: bool, as_json: bool
) -> None:
    """Let places stand that the scan proposes.

    They are not proposed again in this testimony, and a part of a name among them no longer stops a packet.
    """
    one = testimony.by_code(archive, code)
    chosen = _chosen(archive, one.id, numbers, everything)
    proposal.let_stand(archive, one.id, chosen)
    told = ngettext("{count} place stands.", "{count} places stand.", len(chosen)).format(count=len(chosen))
    answer(as_json, {"code": one.code, "let_stand": len(chosen)}, [told])


def _chosen(
    archive: OpenArchive, testimony_id: int, numbers: tuple[int, ...], everything: bool
) -> list[Proposal]:
    if bool(numbers) == everything:
        raise click.UsageError(_("Say which places with --number, or that you mean --all."))
    found = proposal.every(archive, testimony_id)
    if everything:
        return [one for one in found if one.decided is None]
    if max(numbers) > len(found):
        raise NotFound(_("The scan finds no place with the number {number}.").format(number=max(numbers)))
    return [found[number - 1] for number in numbers]


@click.command("preview")
@on_archive
@click.argument("code")
@place.audience_option
@json_option
def preview(archive: OpenArchive, code: str, audience: str, as_json: bool) -> None:
    """Show what leaves.

    These are the words as an audience would read them today, or why it would not.
    """
    one = testimony.by_code(archive, code)
    shown = what_leaves(archive, one.id, place.audience(archive, audience))
    released = shown.released
    words = [(each.language, each.words) for each in released.renderings] if released else []
    names = shown.named
    value = {
        "code": one.code,
        "audience": place.audience_name(shown.audience),
        "leaves": released is not None,
        "why": shown.why,
        "ask_the_person": shown.ask,
        "use": released.use if released else None,
        "form": released.form if released else None,
        "speaker": released.speaker if released else None,
        "words": [{"language": language, "words": said} for language, said in words],
        "ask": released.ask if released else None,
        "hidden": released.withheld if released else None,
        "names_in_words": names,
    }
    warning = (
        [_("The words hold a part of the person's name or contact that was not agreed to.")] if names else []
    )
    lines = [line for language, said in words for line in ("", f"[{language}]", said)]
    answer(as_json, value, [shown.why, *([shown.ask] if shown.ask else []), *warning, *lines])


COMMANDS = (redact,)
