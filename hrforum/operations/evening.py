"""How a forum's evening stands, and what is left to see to before everybody goes home."""

from hrforum.domain.evening import Evening, Unasked
from hrforum.operations import backup, consent, draft, forum, turn
from hrforum.operations.deed import today
from hrforum.storage import forum as storage
from hrforum.storage import reserved_code
from hrforum.storage.archive import Archive


def of_forum(archive: Archive, forum_id: int) -> Evening:
    """Return how a forum's evening stands now; raises `NotFound`."""
    forum.by_id(archive, forum_id)
    heard = storage.heard_at(archive, forum_id)
    copies = [one.made_on for one in backup.known(archive) if one.made_on]
    return Evening(
        forum_id,
        tuple(storage.languages_heard(archive, forum_id)),
        tuple(turn.queue(archive, forum_id)),
        len(draft.everything(archive)),
        tuple(Unasked(*each) for each in storage.unasked(archive, forum_id)),
        tuple(one for one in consent.due(archive) if one.testimony_id in heard),
        reserved_code.of_forum(archive, forum_id),
        max(copies, default=None),
        today(),
    )
