"""Shows a packet while it is being written: one section of it, or all of it, as the picture of a page. Nothing goes on record."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from hrforum.documents.content import OwnWords
from hrforum.domain.decoded import Page
from hrforum.domain.packet import Section
from hrforum.errors import Refused
from hrforum.i18n import _
from hrforum.operations import viewing
from hrforum.operations.export import Prepared
from hrforum.progress import SILENT, Progress

WHOLE = ""
"""Asked for as a place, it stands for the whole packet."""
EXHIBITS = 12
"""Exhibits of a preview of their section; the whole packet has them all."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A section or the packet as it was set, so that turning its pages sets nothing anew."""

    made: bytes
    pages: int


def laid(prepared: Prepared, place: str, texts: Mapping[str, str], progress: Progress = SILENT) -> Laid:
    """Return a section set with these own words, untagged and unchecked.

    Raises `Refused` where the section has nothing to say, `CharactersMissing` where a character cannot be shown, `Cancelled`.
    """
    # ReportLab costs 0.25 s, which only somebody who makes a document should wait for.
    from hrforum.documents.packet import section_outline
    from hrforum.documents.pdf import set_pdf

    own = tuple(OwnWords(key, text) for key, text in texts.items() if text.strip())
    content = replace(prepared.content, texts=own)
    section = place.partition("/")[0]
    if section == Section.EXHIBITS:
        some = content.exhibits[:EXHIBITS]
        content = replace(content, exhibits=some)
    outline = section_outline(content, prepared.packet.language, section)
    if not outline.blocks:
        raise Refused(_("This section says nothing yet, so it is not printed."))
    return Laid(*set_pdf(outline, tagged=False, progress=progress))


def drawn(laid: Laid, number: int, width: int, progress: Progress = SILENT) -> Page:
    """Return the picture of one page, counted from 0, about `width` pixels wide; the last one where there are fewer."""
    return viewing.page(laid.made, min(number, laid.pages - 1), width, progress)
