"""How one testimony is put into the archive: checked, coded, written with speakers, tags and consents. Shared by form and import."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from hrforum.domain.code import new_code
from hrforum.domain.consent import Consent
from hrforum.domain.intake import Intake, Speaker
from hrforum.domain.plain import plain
from hrforum.domain.testimony import Testimony
from hrforum.errors import NotFound, Refused
from hrforum.exchange.language_name import code_of_language
from hrforum.i18n import _
from hrforum.operations import speaker
from hrforum.operations.coming_of_age import reviewed
from hrforum.operations.deed import today
from hrforum.storage import batch, consent, forum, tag, testimony, version
from hrforum.storage.archive import Archive, new_uuid

PREFIX = "HRF"
"""Opens the code of a testimony that was heard at no forum."""


def clean(archive: Archive, intake: Intake) -> Intake:
    """Return the intake as it may be kept, the words untouched; raises `Refused` or `NotFound`."""
    if not plain(intake.words).strip():
        raise Refused(_("There are no words to keep."))
    if intake.forum_id is not None and forum.by_id(archive, intake.forum_id) is None:
        raise NotFound(_("There is no such forum in this archive."))
    language = language_code(intake.language)
    return replace(
        intake,
        language=language,
        place=plain(intake.place).strip(),
        ask=plain(intake.ask).strip(),
        interpreter=plain(intake.interpreter).strip(),
        # Somebody spoke, also where nothing is known about who: people are counted by their testifiers.
        speakers=tuple(_clean_speaker(archive, one) for one in intake.speakers or (Speaker(),)),
        own_words=tuple((dimension, plain(words).strip()) for dimension, words in intake.own_words),
    )


def language_code(asked: str) -> str:
    """Return the BCP 47 code of a code or a language's name; raises `Refused`, since a document cannot be marked with any other."""
    written = plain(asked).strip()
    code = written if _CODE.fullmatch(written) else code_of_language(written)
    if code is None:
        raise Refused(_("Say in which language the words are, such as en, es or fr."))
    return code


# What is written as it is kept needs no list of all languages, which costs 50 ms to load.
_CODE = re.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")


def _clean_speaker(archive: Archive, one: Speaker) -> Speaker:
    clean = replace(
        one,
        pseudonym=plain(one.pseudonym).strip(),
        name=plain(one.name).strip(),
        contact=plain(one.contact).strip(),
        guardian=plain(one.guardian).strip(),
        own_words=tuple((dimension, plain(words).strip()) for dimension, words in one.own_words),
    )
    speaker.refuse_names(archive, clean)
    return clean


def free_code(archive: Archive, forum_id: int | None) -> str:
    """Return a code that no testimony has, none ever had, and that stands on no sheet of paper."""
    where = forum.by_id(archive, forum_id) if forum_id is not None else None
    while True:
        code = new_code(where.prefix if where else PREFIX)
        if not testimony.code_known(archive, code) and batch.purged_on(archive, code) is None:
            return code


def keep_new(
    archive: Archive,
    intake: Intake,
    answers: Sequence[Consent],
    code: str,
    *,
    batch_id: int | None = None,
    row_mark: bytes | None = None,
) -> tuple[int, UUID]:
    """Write a clean intake under a free code, inside a deed; the index is the caller's. Return its ids inside and outside."""
    one = Testimony(
        new_uuid(),
        code,
        intake.forum_id,
        intake.heard_on,
        intake.when,
        intake.place,
        intake.ask,
        intake.status,
        interpreter=intake.interpreter,
        interpreter_mode=intake.interpreter_mode,
    )
    testimony_id = testimony.add(archive, one, batch_id, row_mark)
    version.add(archive, testimony_id, intake.words, intake.language, batch_id=batch_id, number=1)
    for each in intake.speakers:
        speaker.keep(archive, testimony_id, each, intake.heard_on or today(), batch_id)
    tag.give_testimony(archive, testimony_id, sorted(set(intake.tags)))
    for dimension_id, words in intake.own_words:
        tag.keep_testimony_own_words(archive, testimony_id, dimension_id, words)
    if answers:
        dated = [_dated(each, today()) for each in answers]
        consent.add(archive, testimony_id, reviewed(archive, testimony_id, dated), batch_id)
    return testimony_id, one.uuid


def _dated(one: Consent, day: date) -> Consent:
    return one if one.recorded_on else replace(one, recorded_on=day)
