"""Pseudonyms: given to one person and never to another, proposed where nobody can think of one."""

from itertools import count
from uuid import UUID

from hrforum.domain.plain import plain
from hrforum.domain.pseudonym import folded, numbered
from hrforum.domain.pseudonym import propose as invented
from hrforum.errors import Refused
from hrforum.i18n import _
from hrforum.storage import pseudonym as storage
from hrforum.storage import testifier
from hrforum.storage.archive import Archive


def take(archive: Archive, pseudonym: str, who: UUID) -> None:
    """Give a pseudonym to one person for good, inside a deed; raises `Refused` where somebody else has or had it."""
    if not pseudonym:
        return
    if storage.holder(archive, pseudonym) not in (None, who):
        raise Refused(
            _(
                "Somebody else has or had the pseudonym “{pseudonym}” here. Choose another one; where it is the same person, say so instead."
            ).format(pseudonym=pseudonym)
        )
    storage.give(archive, pseudonym, who)


def propose(archive: Archive, *, language: str = "", name: str = "", testifier_id: int = 0) -> str:
    """Return an invented pseudonym that nobody here has or had and that resembles the person's name in nothing.

    The name is one that is being written down, or the one kept of this testifier, which the caller does not get to see.
    """
    kept = testifier.identity_of(archive, testifier_id).name if testifier_id else ""
    return invented(
        language or archive.described()[2],
        lambda each: storage.holder(archive, each) is not None,
        f"{plain(name)} {kept}",
    )


class Apart:
    """Keeps the pseudonyms of a sheet apart: a second person under the same one gets a number behind it."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._next: dict[str, int] = {}

    def apart(self, pseudonym: str) -> str:
        """Return the pseudonym as it may be given, the same one where nobody has or had it."""
        if not pseudonym or storage.holder(self._archive, pseudonym) is None:
            return pseudonym
        for number in count(self._next.get(folded(pseudonym), 2)):
            found = numbered(pseudonym, number)
            if storage.holder(self._archive, found) is None:
                self._next[folded(pseudonym)] = number + 1
                return found
        raise AssertionError("numbers do not end")
