"""Every kind of PDF, from a practice archive and from the real hearing, through the operations that make it: no rule fails."""

import ast
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

from hrforum.documents.check import check, look
from hrforum.domain.consent import Use
from hrforum.domain.receipt import Act
from hrforum.domain.speaking import Speaking
from hrforum.domain.submission import SubmissionKind
from hrforum.domain.where import ALL
from hrforum.operations import (
    around,
    brief,
    card,
    export,
    hearing,
    ledger,
    packet,
    paper,
    practice,
    preflight,
    recovery,
    sheet,
    speaker_card,
    submission,
    testimony,
    went,
    withdrawal,
)
from hrforum.storage.archive import Archive
from tests.archive_of import PACKET_USES, new_archive, new_hearing
from tests.documents.released import REAL

OPERATIONS = Path(packet.__file__).parent


class Source(NamedTuple):
    """An archive with a packet in it, and the folder for what is made."""

    archive: Archive
    packet: int
    folder: Path


def _around(one: Source, path: Path, read: Callable[[], around.Paper]) -> None:
    around.export(one.archive, read, path)


def _submitted(wanted: submission.Wanted, one: Source, path: Path) -> None:
    _around(one, path, partial(submission.prepare, one.archive, one.packet, wanted, accept_names=True))


def _preflight(one: Source, path: Path) -> None:
    begun = preflight.begin(one.archive, one.packet)
    preflight.save(one.archive, begun, preflight.finish(begun), path)


def _blank(write: Callable[..., object], one: Source, path: Path) -> None:
    write(paper.draw(one.archive, 3, forum_id=_forum(one.archive)), path)


def _forum(archive: Archive) -> int | None:
    return testimony.by_id(archive, packet.matching(archive, ALL)[0].testimony_id).forum_id


def _card(one: Source, path: Path) -> None:
    drawn, is_practice = card.draw(one.archive, _quoted(one))
    card.write(drawn, path, practice=is_practice)


def _quoted(one: Source) -> int:
    """Return a testimony whose words stand in the packet."""
    return packet.consider(one.archive, packet.by_id(one.archive, one.packet)).exhibits[-1].testimony_id


def _withdrawn(one: Source, path: Path) -> None:
    number = _quoted(one)
    wish = withdrawal.Wish(Act.STOP, (Use.HEARING_PACKET,))
    receipt = withdrawal.carry_out(one.archive, number, wish).value
    withdrawal.write_receipt(receipt, path)
    assert withdrawal.write_notices(receipt, path.parent / "notices")
    went.write_sheet(went.went(one.archive, number), path.parent / "went.pdf")


MADE: dict[str, Callable[[Source, Path], object]] = {
    "packet": lambda one, path: export.export(one.archive, one.packet, path, accept_names=True),
    "summary": lambda one, path: export.export(
        one.archive, one.packet, path, export.Kind.SUMMARY, accept_names=True
    ),
    "brief": lambda one, path: _around(
        one, path, partial(brief.prepare, one.archive, one.packet, accept_names=True)
    ),
    "speakers": lambda one, path: _around(
        one, path, partial(speaker_card.prepare, one.archive, one.packet, Speaking(180), accept_names=True)
    ),
    "preflight": _preflight,
    "sheets": partial(_blank, paper.write_sheets),
    "blank cards": partial(_blank, paper.write_cards),
    "card": _card,
    "recovery sheet": lambda one, path: recovery.write_sheet(one.archive, path),
    "recovery cards": lambda one, path: recovery.write_cards(one.archive, path),
    "marks": lambda one, path: ledger.write_marks(one.archive, path),
    **{f"submission {kind}": partial(_submitted, submission.Wanted(kind)) for kind in SubmissionKind},
    "receipt": _withdrawn,
}
"""Last what takes words back: the kinds before need them."""

MAKERS = {
    "document", "ledger", "withdrawal", "recovery", "went", "preflight", "paper", "card", "packet_preview",
}  # fmt: skip
"""The modules of operations that set a PDF; the preview is looked at on the screen and handed to nobody."""


def test_no_other_operation_sets_a_pdf() -> None:
    found = set()
    for path in OPERATIONS.glob("*.py"):
        names = {
            alias.name
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.ImportFrom) and node.module == "hrforum.documents.pdf"
            for alias in node.names
        }
        if names & {"make_pdf", "set_pdf"}:
            found.add(path.stem)
    assert found == MAKERS


@pytest.fixture
def practised(tmp_path: Path) -> Iterator[Source]:
    with new_archive(tmp_path, practice=True) as archive:
        practice.furnish(archive, testimonies=80)
        before = hearing.everything(archive)[0]
        uses = packet.matching(archive, ALL)
        yield Source(archive, packet.for_hearing(archive, before.id, uses, "en").id, tmp_path / "out")


def test_every_pdf_of_a_practice_archive(practised: Source) -> None:
    assert _failed(practised) == {}


if REAL.exists():

    def test_every_pdf_of_the_real_hearing(tmp_path: Path) -> None:
        with new_archive(tmp_path) as archive:
            read = sheet.read_sheet(REAL)
            stated = sheet.Stated((*PACKET_USES, Use.UN_SUBMISSION), "benchmark")
            mapping = sheet.guess(read.header, read.rows)
            sheet.bring_in(archive, read, mapping, file_name=REAL.name, stated=stated)
            chosen = packet.matching(archive, ALL)
            one = packet.for_hearing(archive, new_hearing(archive).id, chosen, "en")
            assert _failed(Source(archive, one.id, tmp_path / "out")) == {}


def _failed(one: Source) -> dict[str, object]:
    """Make every kind and return what fails in each file."""
    failures: dict[str, object] = {}
    one.folder.mkdir()
    for name, make in MADE.items():
        make(one, one.folder / f"{name}.pdf")
    made = sorted(one.folder.rglob("*.pdf"))
    assert len(made) >= len(MADE) + 2
    for path in made:
        failed = [rule for profile in ("ua1", "2a") for rule in check(path, profile).failed]
        if failed or not look(path.read_bytes()).in_order:
            failures[path.name] = failed
    return failures
