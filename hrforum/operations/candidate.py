"""One testimony at the gate, with all that the gate needs to know of it; and what its words would leave for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from hrforum.domain.consent import Consent, Released, Use, allows, forms_allowed, release
from hrforum.domain.packet import Chosen
from hrforum.domain.redaction import Audience, Redaction
from hrforum.domain.rendering import Spans
from hrforum.domain.testifier import Identity, Testifier
from hrforum.domain.testimony import Testimony, Version
from hrforum.operations.nameless import is_nameless
from hrforum.storage import consent, redaction, testifier, testimony, version
from hrforum.storage.archive import Archive

BLOCK = 500
"""Testimonies that are read at once."""


@dataclass(frozen=True, slots=True)
class Purpose:
    """What words would leave for: a use on a day, a document in this language ("en", "es", "fr"), and who reads it.

    `public_on` is the day on which it becomes public: where it is later, consent has to hold on both days.
    """

    use: Use
    day: date
    language: str
    audience: Audience
    public_on: date | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One testimony at the gate. `form` is the organiser's pick; `let_stand` are marks of what a person looked at and let stand.

    `nameless` says that it is read from a travel copy, where no named quote can be made.
    """

    one: Testimony
    form: Use | None
    versions: tuple[Version, ...]
    answers: tuple[Consent, ...]
    people: tuple[tuple[Testifier, Identity], ...]
    redactions: tuple[Redaction, ...]
    let_stand: frozenset[bytes]
    nameless: bool = False

    @property
    def speakers(self) -> tuple[UUID, ...]:
        """Who speaks."""
        return tuple(one.uuid for one, _identity in self.people if one.uuid)

    @property
    def young(self) -> tuple[UUID, ...]:
        """Those of the speakers who are under the age limit."""
        return tuple(one.uuid for one, _identity in self.people if one.uuid and one.young)

    @property
    def identities(self) -> tuple[Identity, ...]:
        """The speakers' names and contacts."""
        return tuple(identity for _one, identity in self.people)

    @property
    def lost(self) -> tuple[Redaction, ...]:
        """Redactions that fit nowhere any more, so that nothing leaves until a person looked."""
        return tuple(one for one in self.redactions if one.lost)

    def forms(self, purpose: Purpose) -> tuple[Use, ...]:
        """Return the forms that were agreed to for this purpose and can be made here, the least exposing first."""
        agreed = forms_allowed(
            self.answers, purpose.use, purpose.day, self.speakers, purpose.public_on, young=self.young
        )
        return tuple(form for form in agreed if form is not Use.NAMED_QUOTE or not self.nameless)

    def agrees(self, use: Use, purpose: Purpose) -> bool:
        """Say whether a use that shows no words is agreed to, such as `count`."""
        return allows(self.answers, use, purpose.day, self.speakers, purpose.public_on, young=self.young)

    def released(self, purpose: Purpose, spans: Spans | None = None) -> Released | None:
        """Put the words, or parts of them, through the gate; None where they may not leave."""
        forms = self.forms(purpose)
        if not forms or self.form not in (None, *forms):
            return None
        names = {one.uuid: identity.name for one, identity in self.people if one.uuid}
        return release(
            self.one,
            self.versions,
            self.answers,
            purpose.use,
            purpose.day,
            redactions=self.redactions,
            audience=purpose.audience,
            form=self.form,
            people=names,
            young=self.young,
            pseudonym=_listed([one.pseudonym for one, _identity in self.people], purpose.language),
            public_on=purpose.public_on,
            listing=partial(_listed, language=purpose.language),
            language=purpose.language,
            spans=spans,
        )


def _listed(names: Sequence[str], language: str) -> str:
    """Return names as a sentence in this language lists them, such as "Ana y Luis"; "" where there are none."""
    known = [name for name in names if name]
    if len(known) < 2:
        return "".join(known)
    # Babel costs 50 ms, and few people speak together.
    from babel.lists import format_list

    return format_list(known, locale=language)


def candidates(archive: Archive, chosen: Sequence[Chosen]) -> Iterator[Candidate]:
    """Yield the chosen testimonies that are in the archive, in their order, read in blocks."""
    for start in range(0, len(chosen), BLOCK):
        yield from _block(archive, chosen[start : start + BLOCK])


def candidate(archive: Archive, testimony_id: int, form: Use | None = None) -> Candidate | None:
    """Return one testimony at the gate, or None where it is not in the archive."""
    return next(iter(_block(archive, [Chosen(testimony_id, form)])), None)


def _block(archive: Archive, chosen: Sequence[Chosen]) -> Iterable[Candidate]:
    wanted = [each.testimony_id for each in chosen]
    ones = {one.id: one for one in testimony.by_ids(archive, wanted)}
    versions = version.current_of_many(archive, wanted)
    answers = consent.of_many(archive, wanted)
    speakers = testifier.of_many(archive, wanted)
    redactions = redaction.of_many(archive, wanted)
    let_stand = redaction.marks_of_many(archive, wanted)
    nameless = is_nameless(archive)
    for each in chosen:
        id_ = each.testimony_id
        if id_ in ones:
            yield Candidate(
                ones[id_],
                each.form,
                tuple(versions.get(id_, ())),
                tuple(answers.get(id_, ())),
                tuple(speakers.get(id_, ())),
                tuple(redactions.get(id_, ())),
                let_stand.get(id_, frozenset()),
                nameless,
            )
