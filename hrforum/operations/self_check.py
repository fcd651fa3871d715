"""The program checks itself once, end to end: an archive, a testimony, a packet and the same again, all in a folder that is then removed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hrforum.documents.check import check as check_document
from hrforum.domain.consent import Answer, Consent, Use
from hrforum.domain.hearing import Hearing
from hrforum.domain.intake import Intake
from hrforum.domain.packet import Chosen
from hrforum.errors import HrforumError
from hrforum.i18n import _
from hrforum.operations import (
    archive,
    check,
    export,
    hearing,
    packet,
    passphrase,
    recovery,
    remake,
    search,
    testimony,
)
from hrforum.storage.archive import Archive

WORDS = "This is a check of the program. Nobody said these words. El ascensor no funciona desde marzo."
_HARD_TO_GUESS = 3
AGREED = (Use.RECORD, Use.COUNT, Use.HEARING_PACKET, Use.ANONYMOUS_QUOTE)


def run() -> int:
    """Go through the whole main job and print what was found; returns the exit code, 0 when all is well."""
    found = problems()
    for each in found or [_("hrforum checked itself: archive, testimony and packet are in order.")]:
        print(each)  # noqa: T201  # this is its answer
    return 1 if found else 0


def problems(folder: Path | None = None) -> list[str]:
    """Go through the whole main job in a folder inside `folder`, which is removed; return what is wrong, empty where nothing is."""
    with TemporaryDirectory(prefix="hrforum-check-", dir=folder) as own:
        try:
            return list(_main_job(Path(own)))
        except HrforumError as error:
            return [error.sentence]


def _main_job(folder: Path) -> Iterator[str]:
    path = folder / "check.hrforum"
    words = passphrase.generate()
    if passphrase.strength(words).score < _HARD_TO_GUESS:
        yield _("The words drawn for a passphrase are easy to guess.")
    with archive.create(path, words, name="Self-check") as fresh:
        packet_id = _collect(fresh)
        cards = recovery.cards_of(fresh)
    if path.read_bytes().startswith(b"SQLite format 3"):
        yield _("The archive that was just made is not encrypted.")
    with archive.unlock_with_recovery(path, cards) as opened:
        if not search.find(opened, "ascensor").hits:
            yield _("A testimony that was just kept is not found again.")
        _prepared, written, kept = export.export(opened, packet_id, folder / "packet.pdf")
        # Refused where other bytes come out.
        remake.remake(opened, kept.value, folder / "again.pdf")
        yield from check.run(opened).problems
    if check_document(written.path).failed:
        yield _("The packet that was just made does not pass the rules of accessible PDF.")


def _collect(fresh: Archive) -> int:
    """Take a testimony to a hearing; return the packet's id."""
    kept = testimony.add(fresh, Intake(WORDS), [Consent(use, Answer.YES) for use in AGREED]).value
    before = hearing.add(fresh, Hearing("Self-check", date(2000, 1, 1))).value
    return packet.for_hearing(fresh, before.id, [Chosen(kept.id)], "en").id
