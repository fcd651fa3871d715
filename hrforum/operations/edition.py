"""What an organiser does with editions: note that one was handed in, see which are superseded and which can be made no more."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hrforum.domain.changes import Changes, Concept
from hrforum.domain.consent import Consent, Use, forms_allowed
from hrforum.domain.packet import Edition
from hrforum.domain.testimony import Testimony
from hrforum.errors import NotFound, Refused
from hrforum.i18n import _, ngettext
from hrforum.operations import quoting
from hrforum.operations.deed import Done, concepts, deed, today
from hrforum.storage import edition as storage
from hrforum.storage import merged, testifier
from hrforum.storage import testimony as testimonies
from hrforum.storage.archive import Archive

_CHANGED = concepts(Concept.EDITION, Concept.PACKET)


def by_id(archive: Archive, edition_id: int) -> Edition:
    """Return one edition; raises `NotFound`."""
    found = storage.by_id(archive, edition_id)
    if found is None:
        raise NotFound(_("There is no such edition in this archive."))
    return found


def named(archive: Archive, asked: str) -> Edition:
    """Return the edition of this id, or of the file whose SHA-256 begins so (8 characters at least); raises `NotFound`."""
    if asked.isdecimal() and len(asked) < _SHORTEST:
        return by_id(archive, int(asked))
    found = [
        each
        for each in storage.everything(archive)
        if len(asked) >= _SHORTEST and each.sha256.startswith(asked.lower())
    ]
    if len(found) != 1:
        raise NotFound(_("There is no such edition in this archive."))
    return found[0]


_SHORTEST = 8


# ---- handed in -----------------------------------------------------------------------------------------------------------
@deed("packet.file", undo=True)
def file(archive: Archive, edition_id: int, on_day: date | None) -> Done[Edition]:
    """Note the day on which an edition was handed in to the body; None takes the note back."""
    before = by_id(archive, edition_id)
    if on_day and on_day < before.made_on:
        raise Refused(_("It was handed in before it was made: the day is a slip."))
    if on_day and on_day > today():
        raise Refused(_("That day is still to come."))
    storage.file(archive, edition_id, on_day)

    def inverse(again: Archive) -> Changes[Edition]:
        return file(again, edition_id, before.filed_on)

    about = (archive.uuid_of("edition", edition_id),)
    return Done(by_id(archive, edition_id), _("Note that it was handed in"), _CHANGED, about, inverse)


# ---- superseded ----------------------------------------------------------------------------------------------------------
def supersede(archive: Archive, one: Testimony, answers: Sequence[Consent]) -> tuple[int, ...]:
    """Mark the editions in which the words stand in a form that these answers do not allow today; return which, inside a deed."""
    held = [each for each in storage.of_testimony(archive, one) if each.superseded_on is None]
    if not held:
        return ()
    speakers, young = testifier.who_speaks(archive, one.id)
    allowed = {
        use: forms_allowed(answers, use, today(), speakers, young=young)
        for use in {_use(each) for each in held}
    }
    known = {str(one.uuid), *(str(former.uuid) for former in merged.of(archive, one.id))}
    marked = tuple(each.id for each in held if not _may_stand(each, known, allowed[_use(each)]))
    storage.supersede(archive, marked, today())
    return marked


def _use(one: Edition) -> Use:
    """Return what the words of an edition were released for: a hearing, where the manifest says nothing else."""
    return Use(json.loads(one.manifest).get("use", Use.HEARING_PACKET))


def _may_stand(one: Edition, testimonies: Collection[str], forms: Sequence[Use]) -> bool:
    """Say whether the words may stand in an edition as they do; a summary holds the ask alone, which stands under no form."""
    cited = [Use(each["form"]) for each in _cited(one) if each["testimony"] in testimonies]
    return all(form in forms for form in cited) if cited else bool(forms)


def supersede_all(archive: Archive, one: Testimony, on_day: date) -> None:
    """Mark every edition that holds words of a testimony, inside a deed."""
    held = storage.of_testimony(archive, one)
    storage.supersede(archive, [each.id for each in held if each.superseded_on is None], on_day)


def stand_again(archive: Archive, edition_ids: Sequence[int]) -> None:
    """Take the mark from editions again, inside a deed that takes a withdrawal back."""
    storage.supersede(archive, edition_ids, None)


def places_in(one: Edition, testimony: UUID) -> tuple[int, ...]:
    """Return the numbers of the exhibits that a testimony is in an edition; none in a summary."""
    return tuple(number for number, each in enumerate(_cited(one), 1) if each["testimony"] == str(testimony))


def _cited(one: Edition) -> list[dict[str, str]]:
    return list(json.loads(one.manifest)["exhibits"])


# ---- made again ----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Remaking:
    """Whether an edition can be made again word for word; `erased` are the codes of what it held and is gone.

    Of those whose code was erased with them, `exhibits` has the numbers they had in the edition; `others` counts those that had none.
    `cleared` is an edition in which the organisers' own words quoted somebody who is erased.
    """

    erased: tuple[str, ...] = ()
    others: int = 0
    exhibits: tuple[int, ...] = ()
    cleared: bool = False

    @property
    def possible(self) -> bool:
        """Whether every version it cites is still there, and all that the organisers wrote."""
        return not (self.erased or self.others or self.exhibits or self.cleared)

    @property
    def sentence(self) -> str:
        """Why it cannot be made again, "" where it can."""
        if self.possible:
            return ""
        told = [*self.erased, *(_("Exhibit {number}").format(number=each) for each in self.exhibits)]
        if not told and not self.others:
            return _("Cannot be made again: your own words in it quoted somebody who is erased.")
        missing = told[:_FEW]
        if more := len(told) - len(missing) + self.others:
            missing.append(ngettext("{count} more", "{count} more", more).format(count=more))
        return _("Cannot be made again, erased: {codes}.").format(codes=", ".join(missing))


_FEW = 5


def can_be_remade(archive: Archive, one: Edition) -> Remaking:
    """Say whether an edition can be made again, and whose words are missing for it."""
    said = json.loads(one.manifest)
    held = {UUID(each["testimony"]) for each in _cited(one)} | {UUID(each) for each in said["asks"]}
    known = testimonies.by_uuids(archive, list(held))
    codes = tuple(sorted(each.code for each in known if each.erased_on))
    gone = [places_in(one, each) for each in held - {each.uuid for each in known}]
    exhibits = tuple(sorted(number for places in gone for number in places))
    return Remaking(codes, sum(not places for places in gone), exhibits, quoting.CLEARED in said)
