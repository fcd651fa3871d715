"""Whether this archive is a travel copy: one for the road, in which nobody's name is."""

from collections.abc import Iterable
from uuid import UUID

from hrforum.storage import choice
from hrforum.storage.archive import Archive

KEY = "travel_copy"
_NAMED_IN_WORDS = "named_in_words"


def is_nameless(archive: Archive) -> bool:
    """Say whether this is a travel copy; nothing in the program takes that mark away."""
    return bool(choice.value(archive, KEY))


def keep_named_in_words(copy: Archive, testimonies: Iterable[UUID]) -> None:
    """Remember in a travel copy which testimonies' words hold a part of a name, so that they can still be warned of."""
    choice.keep(copy, _NAMED_IN_WORDS, " ".join(each.hex for each in testimonies))


def named_in_words(archive: Archive) -> frozenset[UUID]:
    """Return the testimonies whose words hold a part of a name that is not in this travel copy; none in any other archive."""
    return frozenset(UUID(each) for each in choice.value(archive, _NAMED_IN_WORDS).split())
