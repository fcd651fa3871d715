"""What an organiser does to tags of many testimonies at once: give one or take it, as one deed that is undone as one."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from hrforum.domain.changes import Changes, Concept
from hrforum.domain.tag import About, Dimension, Tag
from hrforum.domain.tagging import Given, Retagging, Tagged
from hrforum.errors import NotFound
from hrforum.i18n import _, ngettext
from hrforum.operations import tag as tags
from hrforum.operations.deed import Done, concepts, deed, today
from hrforum.storage import tagging as storage
from hrforum.storage.archive import Archive

__all__ = ["Tagged", "give", "take", "told"]

_CHANGED = concepts(Concept.TAG, Concept.TESTIMONY, Concept.TESTIFIER)


def give(archive: Archive, testimony_ids: Sequence[int], tag_id: int) -> Changes[Tagged]:
    """Give a tag to testimonies, or, where it is about the person, to the one person who speaks in each.

    "Not asked" and the other kinds of no answer make room for a tag of their dimension, and are given only where there is none. Where
    several people speak in a testimony nobody is given a tag about the person: it would be said of people of whom nobody said it.
    """
    dimension, one = _named(archive, tag_id)
    subjects = _Subjects(archive, dimension, testimony_ids)
    has = subjects.tags()
    keys = {each.id: each for each in tags.codebook(archive).of(dimension)}
    fresh = [
        each
        for each in subjects.days
        if one.id not in has.get(each, ()) and not (one.reserved and has.get(each))
    ]
    gone = [
        (old, each) for each in fresh for old in has.get(each, ()) if keys[old].reserved and not one.reserved
    ]
    change = Retagging(subjects.given((one.id, each) for each in fresh), subjects.given(gone))
    return _retag(archive, change, subjects.told(fresh), _("Give tag"))


def take(archive: Archive, testimony_ids: Sequence[int], tag_id: int) -> Changes[Tagged]:
    """Take a tag from testimonies, or, where it is about the person, from the one person who speaks in each."""
    dimension, one = _named(archive, tag_id)
    subjects = _Subjects(archive, dimension, testimony_ids)
    has = subjects.tags()
    bearing = [each for each in subjects.days if one.id in has.get(each, ())]
    change = Retagging(taken=subjects.given((one.id, each) for each in bearing))
    return _retag(archive, change, subjects.told(bearing), _("Take tag"))


def told(tagged: Tagged) -> str:
    """Return in one or two sentences what became of the testimonies."""
    sentences = [ngettext("{n} testimony changed.", "{n} testimonies changed.", tagged.changed).format(n=tagged.changed)]  # fmt: skip
    if tagged.already:
        sentence = ngettext("{n} was so already.", "{n} were so already.", tagged.already)
        sentences.append(sentence.format(n=tagged.already))
    if tagged.several:
        sentence = ngettext(
            "{n} was left as it is: several people speak in it.",
            "{n} were left as they are: several people speak in each.",
            tagged.several,
        )
        sentences.append(sentence.format(n=tagged.several))
    return " ".join(sentences)


@deed("tag.batch", undo=True)
def _retag(archive: Archive, change: Retagging, tagged: Tagged, says: str) -> Done[Tagged]:
    storage.take(archive, change.taken)
    storage.give(archive, change.given)
    pairs = (*change.given.testimonies, *change.taken.testimonies)
    people = (*change.given.people, *change.taken.people)
    of_testimonies = sorted({testimony_id for _tag, testimony_id in pairs})
    storage.touch(archive, of_testimonies, sorted({testifier_id for _tag, testifier_id, _day in people}))
    about = [
        archive.uuid_of("tag", each)
        for each in sorted({one[0] for one in pairs} | {one[0] for one in people})
    ]
    about += [UUID(bytes=each) for each in storage.uuids(archive, of_testimonies[:_NAMED])]

    def inverse(again: Archive) -> Changes[Tagged]:
        return _retag(again, change.swapped, tagged, says)

    return Done(tagged, says, _CHANGED, tuple(about), inverse)


_NAMED = 1_000
"""Testimonies that the ledger names one by one; of more the tag alone is told."""


class _Subjects:
    """What a tag of this dimension hangs on: the testimonies, or those who speak alone in one. `days` has each with its day."""

    def __init__(self, archive: Archive, dimension: Dimension, testimony_ids: Sequence[int]) -> None:
        self._wanted = storage.existing(archive, testimony_ids)
        self._about = dimension.about
        if self._about is About.EXPERIENCE:
            self._of: dict[int, int] = {each: each for each in self._wanted}
            self.days: dict[int, date | None] = dict.fromkeys(self._wanted)
            self._held = storage.on_testimonies(archive, dimension.id, self._wanted)
        else:
            alone = {
                each: some[0]
                for each, some in storage.speakers(archive, self._wanted).items()
                if len(some) == 1
            }
            self._of = {each: testifier_id for each, (testifier_id, _day) in alone.items()}
            self.days = {
                testifier_id: date.fromisoformat(day) if day else today()
                for testifier_id, day in alone.values()
            }
            self._held = storage.on_people(archive, dimension.id, list(self.days))

    def tags(self) -> dict[int, list[int]]:
        """Return the tags of the dimension that each subject has."""
        has: dict[int, list[int]] = {}
        pairs = [*self._held.testimonies, *((tag_id, each) for tag_id, each, _day in self._held.people)]
        for tag_id, subject in pairs:
            has.setdefault(subject, []).append(tag_id)
        return has

    def given(self, pairs: Iterable[tuple[int, int]]) -> Given:
        """Return (tag, subject) pairs as they hang; those that hang already with the day they have."""
        if self._about is About.EXPERIENCE:
            return Given(testimonies=tuple(pairs))
        days = {(tag_id, subject): day for tag_id, subject, day in self._held.people}
        return Given(people=tuple((*pair, days.get(pair, self.days[pair[1]])) for pair in pairs))

    def told(self, changed: Sequence[int]) -> Tagged:
        """Return how many testimonies that is."""
        touched = set(changed)
        count = sum(subject in touched for subject in self._of.values())
        return Tagged(count, len(self._of) - count, len(self._wanted) - len(self._of))


def _named(archive: Archive, tag_id: int) -> tuple[Dimension, Tag]:
    book = tags.codebook(archive)
    for dimension in book.dimensions:
        for one in book.of(dimension):
            if one.id == tag_id:
                return dimension, one
    raise NotFound(_("There is no such tag in this archive."))
