"""Shows a packet while it is being written: one section of it, or all of it, as the picture of a page. Nothing goes on record."""

from collections.abc import Mapping
from dataclasses import replace

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


def drawn(
    prepared: Prepared,
    place: str,
    texts: Mapping[str, str],
    number: int,
    width: int,
    progress: Progress = SILENT,
) -> Page:
    """Return one page of a section with these own words, counted from 0, about `width` pixels wide; untagged and unchecked.

    Raises `Refused` where the section has nothing to say, `CharactersMissing` where a character cannot be shown.
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
    made, pages = set_pdf(outline, tagged=False, progress=progress)
    return viewing.page(made, min(number, pages - 1), width, progress)
