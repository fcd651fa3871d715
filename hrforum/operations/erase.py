"""What an organiser does to erase: take words out for good, and have other copies of the archive do the same."""

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hrforum.domain.changes import Changes, Concept
from hrforum.domain.consent import Use, allows
from hrforum.domain.erase import Order, Scope
from hrforum.domain.testimony import Testimony
from hrforum.errors import Cancelled, FileTrouble, Refused
from hrforum.i18n import _
from hrforum.operations import edition, named_place, quoting, saved_search, testimony
from hrforum.operations.deed import Done, concepts, deed, today
from hrforum.operations.population import UNNAMED
from hrforum.progress import SILENT, Progress
from hrforum.storage import batch, consent, left_number, merged, search, testifier
from hrforum.storage import erase as storage
from hrforum.storage import testimony as testimonies
from hrforum.storage.archive import Archive

_TOUCHED = concepts(
    Concept.TESTIMONY,
    Concept.TESTIFIER,
    Concept.TAG,
    Concept.CONSENT,
    Concept.FORUM,
    Concept.PACKET,
    Concept.EDITION,
    Concept.DRAFT,
    Concept.SAVED_SEARCH,
)


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased: `counted` says whether tags and place stay, because the person agreed to be counted."""

    code: str
    scope: Scope
    on_day: date
    counted: bool


def erase(archive: Archive, testimony_id: int, scope: Scope, progress: Progress = SILENT) -> Changes[Erased]:
    """Erase a testimony's words, or all of it, for good; on return they stand in no row and no index of the archive's file.

    A file of up to 128 MB is rewritten at once, so that no copy is left between its rows either; a larger one when it is closed,
    and before its next copy.

    What the organisers wrote into packets and submissions goes where it quotes these words: `reach` says so before.

    An edition that held a version keeps its id and no word. A code is never given out again, and importing the same sheet brings
    nothing back. Raises `NotFound`, `Refused` where the words were erased before, `Cancelled` before anything was changed, and
    `FileTrouble` where the words are out of every list and search, but the disk did not let the traces be cleared.
    """
    progress.step(0, 2, _("Erasing"))
    changes = (_story if scope is Scope.STORY else _all)(archive, testimony_id)
    clear_traces(archive, progress)
    return changes


def clear_traces(archive: Archive, progress: Progress = SILENT) -> None:
    """Leave no trace of words that a deed erased. It is done already, so this cannot be stopped any more."""
    with contextlib.suppress(Cancelled):
        progress.step(1, 2, _("Clearing the traces"))
    try:
        archive.sweep()
    except FileTrouble:
        raise FileTrouble(
            _(
                "The words are erased, but the disk did not let the archive be rewritten, so traces may be left in the file. Free "
                "some space: they are cleared when the archive is closed, and before the next backup."
            )
        ) from None


@deed("erase.story", undo=False)
def _story(archive: Archive, testimony_id: int) -> Done[Erased]:
    one = testimony.by_id(archive, testimony_id)
    if one.erased_on:
        raise Refused(
            _("The words of {code} were erased on {day}.").format(
                code=one.code, day=one.erased_on.isoformat()
            )
        )
    counted = _take_words(archive, one, today())
    return Done(Erased(one.code, Scope.STORY, today(), counted), _("Erase words"), _TOUCHED, (one.uuid,))


def _take_words(archive: Archive, one: Testimony, on_day: date) -> bool:
    counted = _is_counted(archive, one.id)
    edition.supersede_all(archive, one, on_day)
    saved_search.forget_about(archive, one.id)
    quoting.clear(archive, one.id, on_day, names=False)
    search.take_out(archive, one.id)
    storage.story(archive, one.id, on_day, counted=counted)
    search.put_in(archive, one.id)
    named_place.forget_unnamed(archive)
    # In another copy what was merged here may still be two.
    for uuid, _code, _mark in storage.merged_into(archive, one.id):
        _remember(archive, Order(uuid, Scope.STORY, on_day))
    _remember(archive, Order(one.uuid, Scope.STORY, on_day))
    return counted


def _is_counted(archive: Archive, testimony_id: int) -> bool:
    answers = consent.of_testimony(archive, testimony_id)
    speakers, young = testifier.who_speaks(archive, testimony_id)
    return allows(answers, Use.COUNT, today(), speakers, young=young)


@deed("erase.all", undo=False)
def _all(archive: Archive, testimony_id: int) -> Done[Erased]:
    one = testimony.by_id(archive, testimony_id)
    _take_all(archive, one, today())
    return Done(Erased(one.code, Scope.ALL, today(), False), _("Erase testimony"), _TOUCHED, (one.uuid,))


def _take_all(archive: Archive, one: Testimony, on_day: date) -> None:
    edition.supersede_all(archive, one, on_day)
    saved_search.forget_about(archive, one.id)
    quoting.clear(archive, one.id, on_day, names=True)
    batch.purge(archive, one.uuid, on_day, one.code, testimonies.row_mark(archive, one.id))
    for uuid, code, mark in storage.merged_into(archive, one.id):
        batch.purge(archive, uuid, on_day, code, mark)
        _remember(archive, Order(uuid, Scope.ALL, on_day))
    speakers = [each.id for each in testifier.of_testimony(archive, one.id)]
    testimony.drop(archive, one.id)
    named_place.forget_unnamed(archive)
    gone = [each for each in speakers if not testifier.testimonies_of(archive, each)]
    # No later number counts them, and what left with them in it is known to be one person more: told so near again it is coarse.
    left_number.forget(archive, [*gone, UNNAMED + one.id])
    _remember(archive, Order(one.uuid, Scope.ALL, on_day))


def _remember(archive: Archive, order: Order) -> None:
    storage.keep_order(archive, order)
    archive.rewrite_later()


# ---- other copies of the archive -----------------------------------------------------------------------------------------
def orders(archive: Archive) -> list[Order]:
    """Return what was ever erased here, for other copies of this archive; ids only."""
    return storage.orders(archive)


def obey(archive: Archive, wanted: Iterable[Order], progress: Progress = SILENT) -> Changes[int]:
    """Erase here what was erased in another copy of this archive; return how many testimonies that took words from.

    The orders are kept, so that no import brings back later what is not here today.
    """
    progress.step(0, 2, _("Erasing"))
    changes = _obey(archive, tuple(wanted))
    if changes.value:
        clear_traces(archive, progress)
    return changes


@deed("erase.obey", undo=False)
def _obey(archive: Archive, wanted: tuple[Order, ...]) -> Done[int]:
    taken = sum(carry_out(archive, each) for each in wanted)
    about = tuple(each.testimony for each in wanted)
    return Done(taken, _("Obey erase orders"), _TOUCHED, about)


def carry_out(archive: Archive, order: Order) -> bool:
    """Carry out one order inside somebody else's transaction; return whether there was something to erase."""
    one = next(iter(testimonies.by_uuids(archive, [order.testimony])), None)
    into = merged.into_by_uuid(archive, order.testimony) if one is None else None
    if into is not None:
        # The same telling, whichever of its records the person meant.
        one = testimony.by_id(archive, into)
    if one is not None and order.scope is Scope.ALL:
        _take_all(archive, one, order.on_day)
        return True
    if one is not None and one.erased_on is None:
        _take_words(archive, one, order.on_day)
        return True
    storage.keep_order(archive, order)
    if one is None:
        batch.purge_by_marks(archive, order)
    return False
