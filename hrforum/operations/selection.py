"""Which testimonies of a packet become exhibits, which are counted, which stay out and why: the gate, explained."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

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
from hrforum.domain.testifier import Identity, parts_in
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
) -> Selection:
    """Put every chosen testimony through the gate for a document in this language ("en", "es", "fr")."""
    exhibits: list[Exhibited] = []
    left_out: list[LeftOut] = []
    warnings: list[NameInWords] = []
    counted: list[int] = []
    for done, each in enumerate(_candidates(archive, chosen)):
        if done % _BLOCK == 0:
            progress.step(done, len(chosen), _("Asking what was agreed to"))
        counts = allows(each.answers, Use.COUNT, day)
        if counts:
            counted.append(each.one.id)
        released = _released(each, document, day, language)
        if released is None:
            left_out.append(LeftOut(each.one.code, why_not(each.answers, document, day, each.form), counts))
            continue
        forms = forms_allowed(each.answers, document, day)
        exhibits.append(Exhibited(each.one.id, each.one.code, forms, released))
        if released.form is not Use.NAMED_QUOTE and _names_speaker(each, released):
            in_ask = _names_any(each, [released.ask or ""])
            sentence = _("The words hold a part of the person's name or contact.")
            warnings.append(NameInWords(each.one.code, sentence, in_ask))
    return Selection(tuple(exhibits), tuple(left_out), tuple(warnings), tuple(counted))


def _released(each: Candidate, document: Use, day: date, language: str) -> Released | None:
    return release(
        each.one,
        each.versions,
        each.answers,
        document,
        day,
        form=each.form,
        pseudonym=_listed(each.pseudonyms, language),
        name=_listed([one.name for one in each.identities], language),
    )


def _listed(names: Sequence[str], language: str) -> str | None:
    """Return names as a sentence in this language lists them, such as "Ana y Luis"; None where there are none."""
    known = [name for name in names if name]
    if len(known) < 2:
        return known[0] if known else None
    # Babel costs 50 ms, and few people speak together.
    from babel.lists import format_list

    return format_list(known, locale=language)


def _names_speaker(each: Candidate, released: Released) -> bool:
    texts = [passage.words for passage in released.passages] + [released.ask or "", released.speaker or ""]
    return _names_any(each, texts)


def _names_any(each: Candidate, texts: Sequence[str]) -> bool:
    return any(parts_in(identity, text) for identity in each.identities for text in texts)


def why_not(answers: Iterable[Consent], document: Use, day: date, form: Use | None) -> str:
    """Return in one sentence why these words stay out of a document, and so what to ask the person."""
    answers = tuple(answers)
    own = in_force(answers, document, day)
    if own is Answer.NO:
        return (
            _("The person said no to a hearing packet.")
            if document is Use.HEARING_PACKET
            else _("The person said no.")
        )
    if own is Answer.NOT_ASKED:
        return (
            _("Not agreed to the hearing packet yet: ask for it.")
            if document is Use.HEARING_PACKET
            else _("Not agreed yet: ask.")
        )
    if form is not None and in_force(answers, form, day) is not Answer.YES:
        return _("The chosen form was not agreed to: choose another, or ask.")
    if all(in_force(answers, each, day) is Answer.NO for each in FORMS):
        return _("The person said no to every form of quoting.")
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
                    tuple(pseudonym for _id, pseudonym, _identity in people),
                    tuple(identity for _id, _pseudonym, identity in people),
                )
