"""What a new edition says of the one that was handed in before: what kind of thing changed, never what was withdrawn or by whom."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hrforum.documents.content import PacketContent
from hrforum.domain.packet import Edition
from hrforum.i18n import Translate, translator
from hrforum.operations.manifest import plain_content, read_mark, secret_of


def since_handed_in(
    content: PacketContent, editions: Sequence[Edition], language: str, secret: bytes
) -> PacketContent:
    """Return the content with what changed since the packet was last handed in, or became superseded; `editions` newest first.

    `secret` is the archive's, under which words are compared.

    Without such an edition, or where nothing changed, it is the same content.
    """
    for one in editions:
        said = json.loads(one.manifest)
        if (one.filed_on or one.superseded_on) and said["kind"] == "packet" and "content" in said:
            say = translator(language).gettext
            changed = tuple(_changes(said, content, say, secret_of(one.manifest, secret)))
            return (
                replace(content, replaces=one.filed_on or one.made_on, changed=changed)
                if changed
                else content
            )
    return content


def _changes(before: dict[str, Any], now: PacketContent, say: Translate, secret: bytes) -> list[str]:
    then = {each["testimony"]: each["read"] for each in before["cited"] if each["span"] is None}
    today = {str(each.testimony): read_mark(each, secret) for each in now.exhibits}
    frozen = plain_content(now)
    told = before["content"]
    counted = ("totals", "counted", "people", "forums", "statements")
    changes = (
        (then.keys() - today.keys(), say("Testimonies were taken out.")),
        (today.keys() - then.keys(), say("Testimonies were added.")),
        (
            any(today[key] != then[key] for key in today.keys() & then.keys()),
            say("Some testimonies stand otherwise: in another form, with more hidden, or with newer words."),
        ),
        (any(frozen[key] != told.get(key) for key in counted), say("The numbers were counted anew.")),
        (frozen["texts"] != told.get("texts"), say("What the organisers wrote themselves was changed.")),
        # Editions of earlier programs know of neither.
        (frozen["asks"] != told.get("asks", []), say("What is asked, of whom or by when, was changed.")),
        (frozen["charts"] != told.get("charts", []), say("The charts were changed.")),
    )
    return [sentence for happened, sentence in changes if happened]
