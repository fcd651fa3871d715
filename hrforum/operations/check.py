"""What an organiser does to be sure: look for damage in pages, tables, index and ledger."""

from dataclasses import dataclass, replace
from uuid import UUID

from hrforum.domain.ledger import chained
from hrforum.i18n import _
from hrforum.progress import SILENT, Progress
from hrforum.storage import check, ledger, speaking
from hrforum.storage.archive import Archive


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: `problems` in words, none where all is well; `counts` of rows by word, none where pages are damaged."""

    problems: tuple[str, ...]
    counts: dict[str, int]


def run(archive: Archive, progress: Progress = SILENT) -> Checked:
    """Check the whole file; changes nothing."""
    progress.step(0, 3, _("Checking every page"))
    problems = [_("Damaged: {what}").format(what=each) for each in check.pages(archive)]
    if problems:
        return Checked(tuple(problems), {})
    progress.step(1, 3, _("Checking the search index"))
    problems += [_("Out of step: {what}").format(what=each) for each in check.index(archive)]
    if speaking.out_of_step(archive):
        problems.append(_("Out of step: {what}").format(what=_("what tables are counted from")))
    progress.step(2, 3, _("Checking the ledger"))
    problems += broken_lines(archive)
    return Checked(tuple(problems), check.counts(archive))


def broken_lines(archive: Archive) -> list[str]:
    """Return which ledger lines do not fit their chain: changed, removed or put in another order."""
    before: dict[UUID, bytes] = {}
    last: dict[UUID, int] = {}
    broken = []
    for line in ledger.lines(archive):
        if chained(before.get(line.device, b""), replace(line, hash=b"")) != line.hash:
            broken.append(_("The ledger does not fit at line {number}.").format(number=line.counter))
        before[line.device] = line.hash
        last[line.device] = line.counter
    for device, counter in ledger.counters(archive).items():
        # A device's last number is always its ledger's: every deed ends with its line.
        if last.get(device, 0) != counter:
            broken.append(_("The ledger ends too early: its last lines were removed."))
    return broken
