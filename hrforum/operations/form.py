"""A testimony as JSON, in and out: the form of the command line."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hrforum.domain.changes import Changes
from hrforum.domain.consent import Answer, Consent
from hrforum.domain.intake import Intake, Kept, Speaker
from hrforum.domain.tag import About
from hrforum.exchange.testimony_json import IntakeForm, read_testimony
from hrforum.operations import consent, testimony
from hrforum.operations.naming import Naming
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
        changes = testimony.add(archive, _filled(naming, form, blank), _answers(form))
    archive.settle()
    return Taken(changes.value, naming.made), changes


def edit(archive: Archive, testimony_id: int, form: IntakeForm) -> tuple[Taken, Changes[Kept]]:
    """Change what a form gives and leave the rest; listed uses are agreed to anew, and none is taken back."""
    with archive.atomic():
        naming = Naming(archive)
        reading = testimony.read(archive, testimony_id)
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
    if "forum" in given:
        intake = replace(intake, forum_id=naming.forum(form.forum).id if form.forum else None)
    if "tags" in given:
        intake = replace(intake, tags=tags[About.EXPERIENCE])
    if "own_words" in given:
        intake = replace(intake, own_words=own_words[About.EXPERIENCE])
    first, *others = before.speakers or (Speaker(),)
    if "tags" in given:
        first = replace(first, tags=tags[About.PERSON])
    if "own_words" in given:
        first = replace(first, own_words=own_words[About.PERSON])
    if "testifier.pseudonym" in given:
        first = replace(first, pseudonym=form.pseudonym or "")
    if "testifier.name" in given:
        first = replace(first, name=form.name or "")
    if "testifier.contact" in given:
        first = replace(first, contact=form.contact or "")
    return replace(intake, speakers=(first, *others))
