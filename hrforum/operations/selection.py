"""Which testimonies of a packet become exhibits, which are counted, which stay out, and whose words hold a name not agreed to."""

from collections.abc import Sequence
from dataclasses import dataclass

from hrforum.domain.consent import Released, Use
from hrforum.domain.packet import Chosen, LeftOut, NameInWords
from hrforum.domain.school import schools_in
from hrforum.domain.testifier import Identity, parts_in, parts_of
from hrforum.i18n import _
from hrforum.operations.candidate import BLOCK, Candidate, Purpose, candidates
from hrforum.operations.gate import why_in, why_not
from hrforum.operations.nameless import named_in_words
from hrforum.progress import SILENT, Progress
from hrforum.storage import redaction
from hrforum.storage.archive import Archive

PART = "part"
"""The kind under which a part of a name or contact is let stand, beside the kinds of identifiers."""


@dataclass(frozen=True, slots=True)
class Exhibited:
    """One exhibit: its code inside, the forms that were agreed to, the words as they may leave, and why they may."""

    testimony_id: int
    code: str
    forms: tuple[Use, ...]
    released: Released
    why: str


@dataclass(frozen=True, slots=True)
class Selection:
    """What the gate lets through for one document on one day. `counted` are ids of testimonies that may stand in totals."""

    exhibits: tuple[Exhibited, ...]
    left_out: tuple[LeftOut, ...]
    warnings: tuple[NameInWords, ...]
    counted: tuple[int, ...]


def select(
    archive: Archive, chosen: Sequence[Chosen], purpose: Purpose, progress: Progress = SILENT
) -> Selection:
    """Put every chosen testimony through the gate for one document."""
    exhibits: list[Exhibited] = []
    left_out: list[LeftOut] = []
    warnings: list[NameInWords] = []
    counted: list[int] = []
    for done, each in enumerate(candidates(archive, chosen)):
        if done % BLOCK == 0:
            progress.step(done, len(chosen), _("Asking what was agreed to"))
        counts = each.agrees(Use.COUNT, purpose)
        if counts:
            counted.append(each.one.id)
        released = each.released(purpose)
        if released is None:
            stays = why_not(each, purpose)
            left_out.append(LeftOut(each.one.code, stays.why, counts, stays.ask))
            continue
        why = why_in(released)
        exhibits.append(Exhibited(each.one.id, each.one.code, each.forms(purpose), released, why))
        warnings += _warnings(archive, each, released)
    return Selection(tuple(exhibits), tuple(left_out), tuple(warnings), tuple(counted))


def _warnings(archive: Archive, each: Candidate, released: Released) -> list[NameInWords]:
    if knows_of_names(archive, each):
        told = _(
            "The words hold a part of the person's name or contact, which this travel copy does not know."
        )
        return [NameInWords(each.one.code, told, bool(released.ask), ())]
    schools = _schools(archive, each, released)
    parts = name_parts(archive, each, released)
    if not parts:
        return schools
    # Agreeing to be named is not agreeing to print a telephone number.
    sentence = (
        _("The words hold a part of the person's contact.")
        if released.form is Use.NAMED_QUOTE
        else _("The words hold a part of the person's name or contact.")
    )
    in_ask = _standing_in(archive, each, released, [released.ask or ""])
    return [NameInWords(each.one.code, sentence, bool(in_ask), parts), *schools]


def _schools(archive: Archive, each: Candidate, released: Released) -> list[NameInWords]:
    """Return what is to be looked at where somebody young speaks: a school in the words tells where to find them."""
    if not each.young:
        return []
    in_words = [one for rendering in released.renderings for one in schools_in(rendering.words)]
    in_ask = standing(archive, each, schools_in(released.ask or ""))
    found = standing(archive, each, tuple(dict.fromkeys(in_words))) + in_ask
    sentence = _("Somebody under the age limit speaks here, and the words may name their school.")
    return [NameInWords(each.one.code, sentence, bool(in_ask), found)] if found else []


def knows_of_names(archive: Archive, each: Candidate) -> bool:
    """Say whether a travel copy was told that these words hold a part of a name or contact, which itself is not in it."""
    return each.nameless and each.one.uuid in named_in_words(archive)


def name_parts(archive: Archive, each: Candidate, released: Released) -> tuple[str, ...]:
    """Return the parts of a name or contact that stand in released words, were not agreed to, and that nobody let stand."""
    texts = [*(rendering.words for rendering in released.renderings), released.ask or ""]
    if released.form is not Use.NAMED_QUOTE:
        texts.append(released.speaker or "")
    return _standing_in(archive, each, released, texts)


def _standing_in(
    archive: Archive, each: Candidate, released: Released, texts: Sequence[str]
) -> tuple[str, ...]:
    named = released.form is Use.NAMED_QUOTE
    return standing(archive, each, unagreed(each.identities, texts, named=named))


def unagreed(identities: Sequence[Identity], texts: Sequence[str], *, named: bool) -> tuple[str, ...]:
    """Return the parts of names and contacts that stand in texts and may not; for a `named` quote, of contacts alone."""
    if not named:
        return _parts(identities, texts)
    # The names are printed anyway, and an address often holds one: "ada@example.org".
    told = {part for identity in identities for part in parts_of(Identity(identity.name))}
    others = [Identity(contact=one.contact, guardian=one.guardian) for one in identities]
    contacts = [one for one in others if one]
    return tuple(part for part in _parts(contacts, texts) if part not in told)


def _parts(identities: Sequence[Identity], texts: Sequence[str]) -> tuple[str, ...]:
    found = [part for identity in identities for text in texts for part in parts_in(identity, text)]
    return tuple(dict.fromkeys(found))


def standing(archive: Archive, each: Candidate, parts: Sequence[str]) -> tuple[str, ...]:
    """Return those of these parts that nobody let stand."""
    if not parts or not each.let_stand:
        return tuple(parts)
    return tuple(part for part in parts if redaction.mark(archive, PART, part) not in each.let_stand)
