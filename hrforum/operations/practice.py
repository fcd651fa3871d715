"""Makes an archive to practise with: encrypted under a published passphrase, marked for good, everybody in it invented."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from hrforum.domain import practice
from hrforum.domain.changes import Concept
from hrforum.domain.consent import Answer, Consent, Use
from hrforum.domain.intake import Intake, Speaker
from hrforum.domain.packet import Chosen, Packet
from hrforum.domain.practice import Invented
from hrforum.domain.tag import About
from hrforum.domain.testimony import Status
from hrforum.i18n import _
from hrforum.operations import archive as archives
from hrforum.operations.deed import Done, deed
from hrforum.operations.keeping import free_code, keep_new
from hrforum.operations.naming import Naming
from hrforum.operations.pseudonym import Apart
from hrforum.progress import SILENT, Progress
from hrforum.storage import forum, hearing, packet, search, tag
from hrforum.storage.archive import Archive

TESTIMONIES = 60
"""As many as two people can look through in an evening."""

_CHOSEN = 40
_EVERY = 200
_LATER = timedelta(days=12)
"""How long after the forum somebody thinks better of it."""


def make(
    path: Path, *, testimonies: int = TESTIMONIES, seed: int = 1, progress: Progress = SILENT
) -> Archive:
    """Make a practice archive under the published passphrase and return it open; the same seed says the same again.

    Raises `FileTrouble` where the file cannot be made, and `Cancelled`; then no file is left.
    """
    name, place = practice.archive_name()
    archive = archives.create(path, archives.PRACTICE_PASSPHRASE, name=name, place=place, practice=True)
    try:
        furnish(archive, testimonies=testimonies, seed=seed, progress=progress)
    except BaseException:
        archive.close()
        archive.path.unlink()
        raise
    return archive


@deed("practice.furnish", undo=False)
def furnish(
    archive: Archive, *, testimonies: int = TESTIMONIES, seed: int = 1, progress: Progress = SILENT
) -> Done[None]:
    """Put invented forums, testimonies, hearings and a packet into a fresh practice archive, all or nothing."""
    if not archive.is_practice():
        raise ValueError("invented testimonies belong into a practice archive only")
    _add_districts(archive)
    inventing = _Inventing(archive)
    for number, one in enumerate(practice.invent(seed, testimonies)):
        if number % _EVERY == 0:
            progress.step(number, testimonies, _("Inventing testimonies"))
        inventing.take(one)
    if inventing.ids:
        search.put_in_range(archive, inventing.ids[0], inventing.ids[-1])
    _add_packet(archive, inventing.ids[:_CHOSEN])
    return Done(None, _("Make practice archive"), frozenset(Concept))


def _add_districts(archive: Archive) -> None:
    district = next(one for one in tag.codebook(archive).dimensions if one.key == "district")
    for one in practice.DISTRICTS:
        tag.add_tag(archive, replace(one, dimension_id=district.id))


def _add_packet(archive: Archive, chosen: Sequence[int]) -> None:
    first, *others = practice.hearings()
    hearing_id = hearing.add(archive, first)
    for each in others:
        hearing.add(archive, each)
    packet.add(archive, Packet(hearing_id, first.item, chosen=tuple(map(Chosen, chosen))))


class _Inventing:
    """Keeps invented testimonies one after the other; the index is filled by whoever asked for them."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._forums = [replace(one, id=forum.add(archive, one)) for one in practice.forums()]
        self._naming = Naming(archive)
        self._pseudonyms = Apart(archive)
        self.ids: list[int] = []

    def take(self, one: Invented) -> None:
        heard_at = self._forums[one.forum]
        of_its_own = replace(one, pseudonym=self._pseudonyms.apart(one.pseudonym))
        intake = intake_of(of_its_own, self._naming, heard_at.id)
        code = free_code(self._archive, heard_at.id)
        testimony_id, _uuid = keep_new(self._archive, intake, answers_of(one, heard_at.note_takers), code)
        self.ids.append(testimony_id)


def intake_of(one: Invented, naming: Naming, forum_id: int) -> Intake:
    """Return an invented testimony as it is written down, its tags found by `naming`."""
    tags = naming.tags(tuple(one.tags.items()))
    own_words = naming.own_words(tuple(one.own_words.items()))
    speaker = Speaker(one.pseudonym, one.name, one.contact, tags[About.PERSON], own_words[About.PERSON])
    return Intake(
        words=one.words,
        language=one.language,
        forum_id=forum_id,
        heard_on=one.heard_on,
        place=one.place,
        ask=one.ask,
        status=Status.REVIEWED if one.consent else Status.DRAFT,
        speakers=(speaker,),
        tags=tags[About.EXPERIENCE],
        own_words=own_words[About.EXPERIENCE],
    )


def answers_of(one: Invented, asked_by: str) -> list[Consent]:
    """Return what was answered at the forum and then what was taken back: of one device the later answer counts."""
    said = Consent(
        Use.RECORD,
        Answer.NO,
        asked_by=asked_by,
        language=one.language,
        proof=_("invented"),
        recorded_on=one.heard_on,
    )
    given = [replace(said, use=use, answer=answer) for use, answer in one.consent.items()]
    later = replace(said, recorded_on=one.heard_on + _LATER)
    return given + [replace(later, use=use) for use in Use if use in one.withdrawn]
