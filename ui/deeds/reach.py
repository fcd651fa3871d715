"""Says in sentences what a withdrawal or a removal reaches."""

from __future__ import annotations

from typing import Any

from hrforum.i18n import _, ngettext
from hrforum.operations import reach
from ui.days import day_text


def reach_of(archive: Any, testimony_id: int) -> list[str]:
    """Return in sentences where a testimony's words stand or went; read on the archive's thread."""
    sentences = []
    for one in reach.of_testimony(archive, testimony_id):
        if one.chosen:
            stands = _("The packet “{title}” for {body}: it stays out of the next export.")
            sentences.append(stands.format(title=one.title, body=one.body))
        if one.last_on:
            told = ngettext(
                "{count} document was exported from it, the last on {day}. What was handed in cannot be taken back.",
                "{count} documents were exported from it, the last on {day}. What was handed in cannot be taken back.",
                one.exported,
            )
            sentences.append(told.format(count=one.exported, day=day_text(one.last_on)))
    return sentences or [_("It is in no packet, and no exported document holds its words.")]
