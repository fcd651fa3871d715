"""Where a testimony's words went: every document, reader and day, and the sheet that tells the person."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from hrforum.domain.consent import Answer, Consent, Use
from hrforum.domain.went import TakenBack, Went
from hrforum.operations import consent, reach, testimony, withdrawal
from hrforum.operations.deed import today
from hrforum.operations.target import refuse_target
from hrforum.progress import SILENT, Progress
from hrforum.storage.archive import Archive


def went(archive: Archive, testimony_id: int) -> Went:
    """Return where the words went and what was taken back; raises `NotFound`."""
    one = testimony.by_id(archive, testimony_id)
    name, _place, _language, _made_on, practice = archive.described()
    return Went(
        code=one.code,
        language=withdrawal.language_of(archive, testimony_id),
        organisation=name,
        practice=bool(practice),
        on_day=today(),
        heard_on=one.heard_on,
        erased_on=one.erased_on,
        reach=reach.of_testimony(archive, testimony_id),
        taken_back=_taken_back(consent.answers(archive, testimony_id)),
    )


def _taken_back(answers: Iterable[Consent]) -> tuple[TakenBack, ...]:
    """Return the uses to which a no followed after a yes, by the day on which it was written down."""
    agreed: set[Use] = set()
    ended: dict[date, list[Use]] = {}
    for one in answers:
        if one.answer is Answer.YES:
            agreed.add(one.use)
        elif one.answer is Answer.NO and one.use in agreed and one.recorded_on:
            agreed.discard(one.use)
            ended.setdefault(one.recorded_on, []).append(one.use)
    return tuple(TakenBack(on_day, tuple(uses)) for on_day, uses in ended.items())


def write_sheet(one: Went, path: Path, progress: Progress = SILENT) -> Path:
    """Write the sheet "You said, they did" as a PDF; needs no archive. Raises `FileTrouble`, `CharactersMissing` or `Cancelled`."""
    refuse_target(path)
    from hrforum.documents.pdf import make_pdf
    from hrforum.documents.went_sheet import went_outline

    make_pdf(went_outline(one, one.language), path, progress=progress)
    return path
