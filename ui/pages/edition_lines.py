"""How an exported edition stands in a list: when it was made and handed in, whether it is superseded or can be made again."""

from __future__ import annotations

from hrforum.domain.packet import Edition
from hrforum.i18n import _, ngettext
from ui.days import day_text
from ui.parts.lines import Line


def edition_line(one: Edition, why_not_again: str) -> Line:
    """Return an edition's line; `why_not_again` is the sentence that says why it cannot be made again, "" where it can."""
    held = ngettext("{count} testimony", "{count} testimonies", len(one.versions)).format(
        count=len(one.versions)
    )
    handed = _("handed in on {day}").format(day=day_text(one.filed_on)) if one.filed_on else ""
    mark = _("superseded since {day}").format(day=day_text(one.superseded_on)) if one.superseded_on else ""
    below = why_not_again or _("SHA-256 {hash}").format(hash=one.sha256)
    return Line(day_text(one.made_on), handed, held, below, mark)
