"""Whether this archive is a travel copy: one for the road, in which nobody's name is."""

from hrforum.storage import choice
from hrforum.storage.archive import Archive

KEY = "travel_copy"


def is_nameless(archive: Archive) -> bool:
    """Say whether this is a travel copy; nothing in the program takes that mark away."""
    return bool(choice.value(archive, KEY))
