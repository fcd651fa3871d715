"""Making an edition again: from its manifest and the versions it cites, with the same program, the very same bytes or none."""

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from hrforum.documents.content import PacketContent
from hrforum.domain.consent import Released, Use
from hrforum.domain.packet import Edition
from hrforum.domain.redaction import Redaction, at_hearing
from hrforum.errors import Refused
from hrforum.i18n import _
from hrforum.operations import hearing, packet
from hrforum.operations.candidate import Purpose, candidate
from hrforum.operations.deed import today
from hrforum.operations.document import Written, refuse_place, write_outline
from hrforum.operations.edition import can_be_remade
from hrforum.operations.export import Kind, Prepared, outline_of
from hrforum.operations.manifest import PROGRAM, Cited, cited_in, mark_of, read_mark, secret_of, thaw
from hrforum.operations.selection import Selection
from hrforum.operations.template import template
from hrforum.progress import SILENT, Progress
from hrforum.storage import testimony, version
from hrforum.storage.archive import Archive

_FEW = 5


def prepare(archive: Archive, one: Edition) -> Prepared:
    """Read what an edition said from its manifest and the versions that it cites.

    Raises `Refused`, naming the testimonies, where one of them was erased, may not be used any more, or reads otherwise by now; and
    where another program froze what this one cannot set. Whether another program sets the same is seen by the bytes alone.
    """
    remaking = can_be_remade(archive, one)
    if not remaking.possible:
        raise Refused(remaking.sentence)
    said = json.loads(one.manifest)
    if said["kind"] not in {each.value for each in Kind}:
        raise Refused(_("Packets and summaries alone are made again; make this paper anew."))
    if "content" not in said:
        raise Refused(_other_program(said))
    which = packet.by_id(archive, one.packet_id)
    purpose = Purpose(
        Use.HEARING_PACKET,
        today(),
        said["language"],
        at_hearing(which.hearing_id),
        public_on=hearing.by_id(archive, which.hearing_id).held_on,
    )
    frozen = replace(which, title=said["title"], language=said["language"])
    released = _released(archive, cited_in(one.manifest), purpose, secret_of(one.manifest, archive.secret()))
    return Prepared(
        Kind(said["kind"]), frozen, _thawed(one.manifest, released), one.manifest, Selection((), (), (), ())
    )


def _thawed(manifest: str, released: Sequence[Released]) -> PacketContent:
    try:
        return thaw(manifest, released)
    except (KeyError, TypeError, ValueError):
        # An earlier program may have frozen what this one has no place for.
        if _made_here(said := json.loads(manifest)):
            raise
        raise Refused(_other_program(said)) from None


def _made_here(said: Mapping[str, Any]) -> bool:
    return (said["program"], said["template"]) == (PROGRAM, template())


def _other_program(said: Mapping[str, Any]) -> str:
    return _("{program} ({template}) made this edition; only that program makes the same file.").format(
        program=said["program"], template=said["template"]
    )


def _released(
    archive: Archive, cited: Sequence[Cited], purpose: Purpose, secret: bytes
) -> tuple[Released, ...]:
    known = {each.uuid: each for each in testimony.by_uuids(archive, [each.testimony for each in cited])}
    made: list[Released] = []
    refused: list[str] = []
    otherwise: list[str] = []
    for each in cited:
        code = known[each.testimony].code
        released = _as_cited(archive, each, known[each.testimony].id, purpose, secret)
        if released is None:
            refused.append(code)
        elif read_mark(released, secret) != each.read:
            otherwise.append(code)
        else:
            made.append(released)
    if refused:
        raise Refused(
            _("Cannot be made again, may not be used any more: {codes}.").format(codes=_named(refused))
        )
    if otherwise:
        raise Refused(
            _(
                "Cannot be made again: the name, what is asked for or what stands for hidden words has changed since in {codes}."
            ).format(codes=_named(otherwise))
        )
    return tuple(made)


def _as_cited(
    archive: Archive, cited: Cited, testimony_id: int, purpose: Purpose, secret: bytes
) -> Released | None:
    """Put the words through the gate of today, in the form, the versions and with what was hidden as the edition cites them."""
    found = candidate(archive, testimony_id, cited.form)
    if found is None:
        return None
    kept = {each.uuid: each for each in version.everything(archive, testimony_id)}
    as_then = replace(
        found,
        versions=tuple(kept[each] for each in cited.versions if each in kept),
        redactions=tuple(_as_worded(cited.hidden, found.redactions, secret)),
    )
    spans = {cited.versions[0]: [cited.span]} if cited.span else None
    return as_then.released(purpose, spans)


def _as_worded(hidden: Iterable[Redaction], known: Iterable[Redaction], secret: bytes) -> Iterable[Redaction]:
    wordings = {mark_of(each.replacement, secret): each.replacement for each in known}
    for each in hidden:
        yield replace(each, replacement=wordings.get(each.replacement, "")) if each.replacement else each


def _named(codes: Sequence[str]) -> str:
    once = list(dict.fromkeys(codes))
    return ", ".join(once[:_FEW]) + (", …" if len(once) > _FEW else "")


def remake(archive: Archive, one: Edition, path: Path, progress: Progress = SILENT) -> Written:
    """Make an edition again at `path` and show by its SHA-256 that it is the same file. Raises as `prepare` does.

    Raises `Refused` too where other bytes come out; then nothing is kept.
    """
    refuse_place(path)
    prepared = prepare(archive, one)
    fresh = path.with_name(f".{secrets.token_hex(8)}{path.suffix}")
    try:
        written = write_outline(outline_of(prepared), fresh, progress)
        if written.sha256 != one.sha256:
            said = json.loads(one.manifest)
            raise Refused(
                _other_program(said)
                if not _made_here(said)
                else _(
                    "Other bytes came out than were handed in, so nothing was kept. Let the file end in .pdf or .docx, as it did then."
                )
            )
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    return replace(written, path=path)
