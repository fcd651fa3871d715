"""What an organiser does for a choice that is spread over groups: proposes testimonies of every answer to a question, in turn."""

from hrforum.analysis.balance import balanced
from hrforum.domain.packet import Chosen, Packet
from hrforum.domain.tag import RESERVED, About, Dimension
from hrforum.domain.where import Where
from hrforum.errors import Refused
from hrforum.i18n import _
from hrforum.operations import packet
from hrforum.storage import tag, testifier
from hrforum.storage.archive import Archive


def proposed(
    archive: Archive, hearing_id: int, where: Where, dimension: Dimension, most: int
) -> tuple[Chosen, ...]:
    """Return at most `most` testimonies that may stand before a hearing, spread over the answers to a question.

    Nothing is kept. Raises `Refused` for less than one, and where nothing may stand there.
    """
    if most < 1:
        raise Refused(_("Say how many testimonies there should be: 1 or more."))
    ids = _getting_in(archive, hearing_id, where)
    if not ids:
        raise Refused(_("None of these testimonies may stand before this hearing."))
    chosen = balanced(_groups(archive, dimension, ids), most)
    order = {each: at for at, each in enumerate(ids)}
    return tuple(Chosen(each) for each in sorted(chosen, key=order.__getitem__))


def _getting_in(archive: Archive, hearing_id: int, where: Where) -> list[int]:
    """Return the testimonies that may stand before a hearing: only these are worth proposing."""
    considered = packet.consider(archive, Packet(hearing_id, "?", chosen=packet.matching(archive, where)))
    return [each.testimony_id for each in considered.exhibits]


def questions(archive: Archive, hearing_id: int, where: Where) -> list[Dimension]:
    """Return the questions over whose answers a choice can be spread: those that somebody answered."""
    ids = _getting_in(archive, hearing_id, where)
    return [one for one in tag.codebook(archive).dimensions if _groups(archive, one, ids)]


def answers(archive: Archive, dimension: Dimension, ids: list[int]) -> dict[int, list[str]]:
    """Return what the people of each of these testimonies answered to a question, as it is called."""
    named = {each.key: each.labels.en for each in tag.codebook(archive).of(dimension)}
    found: dict[int, list[str]] = {}
    for key, some in _groups(archive, dimension, ids).items():
        for each in some:
            found.setdefault(each, []).append(named[key])
    return found


def _groups(archive: Archive, dimension: Dimension, ids: list[int]) -> dict[str, list[int]]:
    """Return the testimonies of each answer; one whose people answered nothing is in no group."""
    book = tag.codebook(archive)
    keys = {each.id: each.key for each in book.of(dimension) if each.key not in RESERVED}
    place = {each: at for at, each in enumerate(ids)}
    groups: dict[str, set[int]] = {}
    if dimension.about is About.EXPERIENCE:
        pairs = [(tag_id, id_) for tag_id, id_ in tag.testimonies_by_tag(archive, ids)]
    else:
        spoke: dict[int, list[int]] = {}
        for id_, who in testifier.pairs_in(archive, ids):
            spoke.setdefault(who, []).append(id_)
        people = tag.people_by_tag(archive, ids)
        pairs = [(tag_id, id_) for tag_id, who in people for id_ in spoke.get(who, ())]
    for tag_id, id_ in pairs:
        if tag_id in keys and id_ in place:
            groups.setdefault(keys[tag_id], set()).add(id_)
    return {key: sorted(found, key=place.__getitem__) for key, found in groups.items()}
