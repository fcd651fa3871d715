"""Which testimonies of a packet become exhibits, which are counted, which stay out and why: the gate, explained."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from hrforum.domain.consent import (
    FORMS,
    Answer,
    Consent,
    Released,
    Use,
    allows,
    forms_allowed,
    in_force,
    release,
)
from hrforum.domain.packet import Chosen, LeftOut, NameInWords
from hrforum.domain.testifier import Identity, parts_in, parts_of
from hrforum.domain.testimony import Testimony, Version
from hrforum.i18n import _
from hrforum.progress import SILENT, Progress
from hrforum.storage import consent, testifier, testimony, version
from hrforum.storage.archive import Archive

_BLOCK = 500


@dataclass(frozen=True, slots=True)
class Candidate:
    """One chosen testimony with all that the gate needs to know of it."""

    one: Testimony
    form: Use | None
    versions: tuple[Version, ...]
    answers: tuple[Consent, ...]
    speakers: tuple[UUID, ...]
    pseudonyms: tuple[str, ...]
    identities: tuple[Identity, ...]


@dataclass(frozen=True, slots=True)
class Exhibited:
    """One exhibit: its code inside, the forms that were agreed to, and the words as they may leave."""

    testimony_id: int
    code: str
    forms: tuple[Use, ...]
    released: Released


@dataclass(frozen=True, slots=True)
class Selection:
    """What the gate lets through for one document on one day. `counted` are ids of testimonies that may stand in totals."""

    exhibits: tuple[Exhibited, ...]
    left_out: tuple[LeftOut, ...]
    warnings: tuple[NameInWords, ...]
    counted: tuple[int, ...]


def select(
    archive: Archive,
    chosen: Sequence[Chosen],
    document: Use,
    day: date,
    language: str,
    progress: Progress = SILENT,
    *,
    public_on: date | None = None,
) -> Selection:
    """Put every chosen testimony through the gate for a document in this language ("en", "es", "fr").

    `public_on` is the day on which the document becomes public: where it is later, consent has to hold on both days.
    """
    exhibits: list[Exhibited] = []
    left_out: list[LeftOut] = []
    warnings: list[NameInWords] = []
    counted: list[int] = []
    for done, each in enumerate(_candidates(archive, chosen)):
        if done % _BLOCK == 0:
            progress.step(done, len(chosen), _("Asking what was agreed to"))
        counts = allows(each.answers, Use.COUNT, day, each.speakers, public_on)
        if counts:
            counted.append(each.one.id)
        released = _released(each, document, day, public_on, language)
        if released is None:
            left_out.append(LeftOut(each.one.code, why_not(each, document, day, public_on), counts))
            continue
        forms = forms_allowed(each.answers, document, day, each.speakers, public_on)
        exhibits.append(Exhibited(each.one.id, each.one.code, forms, released))
        warnings += _warnings(each, released)
    return Selection(tuple(exhibits), tuple(left_out), tuple(warnings), tuple(counted))


def _released(
    each: Candidate, document: Use, day: date, public_on: date | None, language: str
) -> Released | None:
    return release(
        each.one,
        each.versions,
        each.answers,
        document,
        day,
        form=each.form,
        people={who: one.name for who, one in zip(each.speakers, each.identities, strict=True)},
        pseudonym=_listed(each.pseudonyms, language),
        public_on=public_on,
        listing=partial(_listed, language=language),
    )


def _listed(names: Sequence[str], language: str) -> str:
    """Return names as a sentence in this language lists them, such as "Ana y Luis"; "" where there are none."""
    known = [name for name in names if name]
    if len(known) < 2:
        return "".join(known)
    # Babel costs 50 ms, and few people speak together.
    from babel.lists import format_list

    return format_list(known, locale=language)


def _warnings(each: Candidate, released: Released) -> list[NameInWords]:
    texts = [rendering.words for rendering in released.renderings]
    if released.form is Use.NAMED_QUOTE:
        # Agreeing to be named is not agreeing to print a telephone number.
        found, sentence = _contact_parts, _("The words hold a part of the person's contact.")
    else:
        texts.append(released.speaker or "")
        found, sentence = _parts, _("The words hold a part of the person's name or contact.")
    ask = [released.ask or ""]
    parts = found(each.identities, texts + ask)
    if not parts:
        return []
    return [NameInWords(each.one.code, sentence, bool(found(each.identities, ask)), parts)]


def _parts(identities: Sequence[Identity], texts: Sequence[str]) -> tuple[str, ...]:
    found = [part for identity in identities for text in texts for part in parts_in(identity, text)]
    return tuple(dict.fromkeys(found))


def _contact_parts(identities: Sequence[Identity], texts: Sequence[str]) -> tuple[str, ...]:
    # The names are printed anyway, and an address often holds one: "ada@example.org".
    named = {part for identity in identities for part in parts_of(Identity(identity.name))}
    contacts = [Identity(contact=identity.contact) for identity in identities if identity.contact]
    return tuple(part for part in _parts(contacts, texts) if part not in named)


def why_not(each: Candidate, document: Use, day: date, public_on: date | None = None) -> str:
    """Return in one sentence why these words stay out of a document, and so what to ask the person."""
    if each.one.erased_on is not None:
        return _("The words were erased on {day}.").format(day=each.one.erased_on.isoformat())
    hearing = document is Use.HEARING_PACKET
    answers = {use: in_force(each.answers, use, day, each.speakers) for use in (Use.RECORD, document, *FORMS)}
    if answers[Use.RECORD] is Answer.NO:
        return _("The person said no to keeping the words, and so to every other use.")
    if answers[document] is Answer.NO:
        return _("The person said no to a hearing packet.") if hearing else _("The person said no.")
    if answers[document] is Answer.NOT_ASKED:
        if hearing:
            return _("Not agreed to the hearing packet yet: ask for it.")
        return _("Not agreed yet: ask.")
    if each.form is not None and answers[each.form] is not Answer.YES:
        return _("The chosen form was not agreed to: choose another, or ask.")
    if all(answers[form] is Answer.NO for form in FORMS):
        return _("The person said no to every form of quoting.")
    if public_on is not None and any(answers[form] is Answer.YES for form in FORMS):
        return _("The consent ends before the hearing: ask to extend it.")
    return _("No form of quoting was agreed to: ask whether an anonymous quote is all right.")


def _candidates(archive: Archive, chosen: Sequence[Chosen]) -> Iterable[Candidate]:
    for start in range(0, len(chosen), _BLOCK):
        block = chosen[start : start + _BLOCK]
        wanted = [each.testimony_id for each in block]
        ones = {one.id: one for one in testimony.by_ids(archive, wanted)}
        versions = version.current_of_many(archive, wanted)
        answers = consent.of_many(archive, wanted)
        speakers = testifier.of_many(archive, wanted)
        for each in block:
            id_ = each.testimony_id
            if id_ in ones:
                people = speakers.get(id_, [])
                yield Candidate(
                    ones[id_],
                    each.form,
                    tuple(versions.get(id_, ())),
                    tuple(answers.get(id_, ())),
                    tuple(uuid for uuid, _pseudonym, _identity in people),
                    tuple(pseudonym for _uuid, pseudonym, _identity in people),
                    tuple(identity for _uuid, _pseudonym, identity in people),
                )
