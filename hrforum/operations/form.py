"""A testimony as JSON, in and out: the form of the command line."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hrforum.domain.changes import Changes
from hrforum.domain.consent import Answer, Consent
from hrforum.domain.intake import Intake, Kept, OwnWords, Speaker
from hrforum.domain.tag import About
from hrforum.errors import Refused
from hrforum.exchange.testifier_json import Person
from hrforum.exchange.testimony_json import IntakeForm, read_testimony
from hrforum.i18n import _
from hrforum.operations import consent, testimony
from hrforum.operations.naming import Naming
from hrforum.operations.reserved_code import on_sheet
from hrforum.storage.archive import Archive

__all__ = ["IntakeForm", "Taken", "add", "edit", "read_testimony"]


@dataclass(frozen=True, slots=True)
class Taken:
    """A testimony kept from a form, and which dimensions, tags and forums were made for it."""

    kept: Kept
    made: dict[str, list[str]]


def add(archive: Archive, form: IntakeForm) -> tuple[Taken, Changes[Kept]]:
    """Keep a new testimony from a form, with its tags, in one transaction; uses that it does not list stay "not asked"."""
    with archive.atomic():
        naming = Naming(archive)
        blank = Intake("", language=archive.described()[2])
        if form.code:
            sheet = on_sheet(archive, form.code)
            blank = replace(blank, forum_id=sheet.forum_id, language=sheet.language or blank.language)
        filled = _filled(naming, form, blank)
        changes = testimony.add(archive, filled, _answers(form), code=form.code or "")
    archive.settle()
    return Taken(changes.value, naming.made), changes


def edit(archive: Archive, testimony_id: int, form: IntakeForm) -> tuple[Taken, Changes[Kept]]:
    """Change what a form gives and leave the rest; listed uses are agreed to anew, and none is taken back.

    Raises `Refused` for another code: the one on the person's card never changes.
    """
    if form.code:
        raise Refused(_("A testimony keeps its code. Leave “code” out."))
    with archive.atomic():
        naming = Naming(archive)
        reading = testimony.read_whole(archive, testimony_id)
        intake = _filled(naming, form, reading.intake)
        changes = testimony.edit(archive, testimony_id, intake, reading.testimony.rev)
        if form.consent:
            consent.give(archive, testimony_id, _answers(form))
    archive.settle()
    return Taken(changes.value, naming.made), changes


def _answers(form: IntakeForm) -> Sequence[Consent]:
    return [Consent(use, Answer.YES) for use in form.consent]


def _filled(naming: Naming, form: IntakeForm, before: Intake) -> Intake:
    given = form.given
    tags, own_words = naming.tags(form.tags), naming.own_words(form.own_words)
    intake = replace(
        before,
        words=form.words or before.words,
        language=form.language or before.language,
        heard_on=form.heard_on if "heard_on" in given else before.heard_on,
        place=(form.place or "") if "place" in given else before.place,
        ask=(form.ask or "") if "ask" in given else before.ask,
    )
    if "interpreter" in given:
        intake = replace(intake, interpreter=form.interpreter or "")
    if "interpreter_mode" in given:
        intake = replace(intake, interpreter_mode=form.interpreter_mode)
    if "forum" in given:
        intake = replace(intake, forum_id=naming.forum(form.forum).id if form.forum else None)
    if "tags" in given:
        intake = replace(intake, tags=tags[About.EXPERIENCE])
    if "own_words" in given:
        intake = replace(intake, own_words=own_words[About.EXPERIENCE])
    if "when" in given:
        intake = replace(intake, when=form.when)
    if "status" in given:
        intake = replace(intake, status=form.status)
    return replace(intake, speakers=_speakers(naming, form, before.speakers, tags, own_words))


def _speakers(
    naming: Naming,
    form: IntakeForm,
    before: tuple[Speaker, ...],
    tags: dict[About, tuple[int, ...]],
    own_words: dict[About, OwnWords],
) -> tuple[Speaker, ...]:
    """Return who speaks: of a list of people the first is the first who spoke before, and so on; who is not in it speaks no more."""
    given = form.given
    if "testifiers" in given:
        known = (*before, *(Speaker() for _each in form.testifiers))
        return tuple(_speaker(naming, one, old) for one, old in zip(form.testifiers, known, strict=False))
    first, *others = before or (Speaker(),)
    if "tags" in given:
        first = replace(first, tags=tags[About.PERSON])
    if "own_words" in given:
        first = replace(first, own_words=own_words[About.PERSON])
    return (_called(naming, first, form.testifier), *others)


def _speaker(naming: Naming, one: Person, before: Speaker) -> Speaker:
    tags, own_words = naming.tags(one.tags), naming.own_words(one.own_words)
    if tags[About.EXPERIENCE] or own_words[About.EXPERIENCE]:
        raise Refused(
            _(
                'What is about the experience belongs to the testimony: write it under its own "tags" or "own_words".'
            )
        )
    speaker = _called(naming, before, one)
    if "tags" in one.given:
        speaker = replace(speaker, tags=tags[About.PERSON])
    return replace(speaker, own_words=own_words[About.PERSON]) if "own_words" in one.given else speaker


def _called(naming: Naming, before: Speaker, one: Person) -> Speaker:
    """Return the speaker by what is given of how they are called and what protects them; what is left out stays."""
    if one.same_as:
        before = naming.speaker(one.same_as)
    texts = {key: getattr(one, key) or "" for key in ("pseudonym", "name", "contact", "guardian")}
    plain = {key: getattr(one, key) for key in ("risk", "young", "of_age_on", "all_the_same")}
    return replace(before, **{key: said for key, said in {**texts, **plain}.items() if key in one.given})
