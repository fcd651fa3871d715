"""Hiding every part of a name or contact that was not agreed to, in all exhibits of a packet, as one deed."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from hrforum.domain.consent import Released
from hrforum.domain.name_span import name_spans
from hrforum.domain.redaction import Reason, Redaction
from hrforum.i18n import _
from hrforum.operations import packet, redaction
from hrforum.operations.candidate import Candidate, candidates
from hrforum.operations.deed import Done, deed
from hrforum.operations.selection import name_parts, unagreed
from hrforum.storage.archive import Archive


@dataclass(frozen=True, slots=True)
class NamesHidden:
    """How many places were hidden, in how many testimonies."""

    places: int
    testimonies: int


@deed("redaction.names", undo=True)
def hide_names(archive: Archive, packet_id: int) -> Done[NamesHidden]:
    """Hide every found part of a name or contact that was not agreed to, with the usual replacement, from everyone outside.

    What no one place holds, such as letters spread over a sentence, goes on to stop the packet.
    """
    one = packet.by_id(archive, packet_id)
    purpose = packet.purpose_of(archive, one)
    ids: list[int] = []
    about: list[UUID] = []
    for each in candidates(archive, one.chosen):
        released = each.released(purpose)
        found = list(_places(archive, each, released)) if released else []
        if found:
            texts = redaction.Texts(each.one.id, each.one.uuid, _texts(each))
            ids += [kept.id for kept in redaction.keep(archive, texts, found)]
            about.append(each.one.uuid)
    return Done(
        NamesHidden(len(ids), len(about)),
        _("Hide names"),
        redaction.CHANGED,
        tuple(about) or (archive.uuid_of("packet", packet_id),),
        partial(redaction.remove, redaction_ids=ids),
    )


def _texts(each: Candidate) -> dict[UUID | None, str]:
    return {**{one.uuid: one.words for one in each.versions}, None: each.one.ask}


def _places(archive: Archive, each: Candidate, released: Released) -> Iterator[Redaction]:
    wanted = name_parts(archive, each, released)
    if not wanted:
        return
    for version, text in _texts(each).items():
        for span in name_spans(each.identities, text, wanted):
            contact = unagreed(each.identities, [span.of(text)], named=True)
            yield Redaction(span, version, Reason.CONTACT if contact else Reason.NAME)
