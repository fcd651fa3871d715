"""What an organiser does with the ledger: read its lines, print a mark of each day, and hold an old mark against it."""

from collections.abc import Iterator
from pathlib import Path

from hrforum.domain.ledger import DayMark, Line, mark_of, read_mark
from hrforum.errors import NotFound
from hrforum.i18n import _
from hrforum.operations.deed import today
from hrforum.operations.target import refuse_target
from hrforum.storage import ledger
from hrforum.storage.archive import Archive


def lines(archive: Archive) -> Iterator[Line]:
    """Return all lines, device by device, in the order in which they were written: ids only, no words."""
    return ledger.lines(archive)


def marks(archive: Archive) -> list[DayMark]:
    """Return the mark of each day on each device, the newest day first."""
    last: dict[tuple[object, str], Line] = {}
    for line in ledger.lines(archive):
        last[line.device, line.at[:10]] = line
    return sorted(
        (mark_of(each) for each in last.values()), key=lambda mark: (mark.day, mark.counter), reverse=True
    )


def hold_against(archive: Archive, typed: str) -> DayMark:
    """Return the mark of the line that a mark on paper names, where it is still the same line after the same lines.

    Raises `Refused` for what is no mark, `NotFound` where the ledger was changed up to that line or is another archive's.
    """
    wanted = read_mark(typed)
    number = int(wanted.split("-", 1)[0])
    for line in ledger.lines(archive):
        if line.counter == number and mark_of(line).code == wanted:
            return mark_of(line)
    raise NotFound(
        _(
            "The ledger does not hold this mark: lines up to number {number} were changed, removed or put in another order, or the mark is another archive's."
        ).format(number=number)
    )


def write_marks(archive: Archive, path: Path) -> tuple[DayMark, ...]:
    """Write the marks of the newest days as a PDF to print and keep away from the computer; return them."""
    refuse_target(path)
    from hrforum.documents.ledger_marks import marks_outline
    from hrforum.documents.pdf import make_pdf

    newest = tuple(marks(archive)[:_ON_A_PAGE])
    _name, _place, language, _made_on, practice = archive.described()
    make_pdf(marks_outline(newest, made_on=today(), language=language, practice=bool(practice)), path)
    return newest


_ON_A_PAGE = 14
