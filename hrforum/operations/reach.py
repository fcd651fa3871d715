"""Where a testimony's words stand or went: drafts, packets, editions, what was handed out otherwise, and copies of the archive."""

import json
from datetime import date

from hrforum.domain.packet import Edition
from hrforum.domain.reach import Reach, Sent, Standing
from hrforum.domain.testimony import Testimony
from hrforum.operations import backup, edition, quoting, testimony
from hrforum.storage import draft, handout, packet
from hrforum.storage import edition as editions
from hrforum.storage.archive import Archive


def of_testimony(archive: Archive, testimony_id: int) -> Reach:
    """Return every place, the newest of each kind first; raises `NotFound`."""
    one = testimony.by_id(archive, testimony_id)
    return Reach(
        packets=tuple(Standing(title, body) for title, body in packet.choosing(archive, testimony_id)),
        sent=sent(archive, one),
        handouts=tuple(handout.of_testimony(archive, one)),
        backups=tuple(backup.known(archive)),
        drafts=sum(each.testimony_id == testimony_id for each in draft.everything(archive)),
        quoted=quoting.of_testimony(archive, testimony_id),
    )


def sent(archive: Archive, one: Testimony) -> tuple[Sent, ...]:
    """Return the editions that hold a testimony's words, the newest first; titles and hearings are told as they were exported."""
    return tuple(_sent(each, one) for each in editions.of_testimony(archive, one))


def _sent(one: Edition, testimony: Testimony) -> Sent:
    said = json.loads(one.manifest)
    return Sent(
        edition_id=one.id,
        title=said["title"],
        body=said["hearing"]["body"],
        item=said["hearing"]["item"],
        held_on=date.fromisoformat(said["hearing"]["date"]),
        language=said["language"],
        made_on=one.made_on,
        filed_on=one.filed_on,
        superseded_on=one.superseded_on,
        exhibits=edition.places_in(one, testimony.uuid),
        sha256=one.sha256,
    )
