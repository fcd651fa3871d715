"""What a withdrawal reaches: the packets and editions that hold the words; read on the archive's thread."""

from __future__ import annotations

from typing import Any

from hrforum.i18n import _, ngettext
from hrforum.operations import hearing, packet, testimony
from ui.days import day_text


def reach_of(archive: Any, testimony_id: int) -> list[str]:
    """Return in sentences where a testimony's words stand or went."""
    mine = {version.uuid for version in testimony.history(archive, testimony_id)}
    bodies = {one.id: one.body for one in hearing.everything(archive)}
    sentences = []
    for one in packet.everything(archive):
        if any(each.testimony_id == testimony_id for each in one.chosen):
            sentences.append(
                _("The packet “{title}” for {body}: it stays out of the next export.").format(
                    title=one.title, body=bodies[one.hearing_id]
                )
            )
        held = [each for each in packet.editions(archive, one.id) if mine & set(each.versions)]
        if held:
            told = ngettext(
                "{count} document was exported from it, the last on {day}. What was handed in cannot be taken back.",
                "{count} documents were exported from it, the last on {day}. What was handed in cannot be taken back.",
                len(held),
            )
            sentences.append(told.format(count=len(held), day=day_text(held[0].made_on)))
    return sentences or [_("It is in no packet, and no exported document holds its words.")]
