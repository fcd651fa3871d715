"""The packet of a real hearing's 203 testimonies, tagged and not; how long it and bringing them in take."""

from collections.abc import Sequence
from pathlib import Path

from hrforum.documents.outline import Outline
from hrforum.documents.packet import packet_outline
from hrforum.documents.pdf import make_pdf, set_pdf
from hrforum.domain import practice as invented
from hrforum.domain.consent import Answer, Consent, Use
from hrforum.domain.where import ALL
from hrforum.operations import archive as archives
from hrforum.operations import export, hearing, packet, sheet, testimony
from hrforum.operations.naming import Naming
from hrforum.operations.practice import intake_of
from hrforum.storage.archive import Archive
from hrforum.storage.key import random_key
from tests.benchmarks.figures import MEDIAN, compare, in_turn, tell

ALLOWED = 1.5
ROUNDS = 25
EXHIBITS = 203
REAL = Path(__file__).parents[3] / "shared" / "data" / "nyc-housing-hearing" / "testimonies.csv"
AGREED = (Use.RECORD, Use.COUNT, Use.HEARING_PACKET, Use.ANONYMOUS_QUOTE)


def test_setting_a_packet_with_tags(folder: Path) -> None:
    with _archive(folder, "packet") as archive:
        _bring_in(archive)
        outline = _outline(archive)
    ours, limit = in_turn(
        ROUNDS, lambda _round: set_pdf(outline), lambda _round: set_pdf(outline, tagged=False), warm_up=1
    )
    target = folder / "set.pdf"
    whole, untagged = in_turn(
        3,
        lambda _round: make_pdf(outline, target),
        lambda _round: make_pdf(outline, target, tagged=False),
        warm_up=1,
    )
    print(f"\n{make_pdf(outline, target).pages} pages of {_source()} testimonies", end="")
    compare("packet of 203 checked and written, beside untagged", whole, untagged, None, MEDIAN)
    ratio = compare("packet of 203 set with tags, beside without", ours, limit, ALLOWED, MEDIAN)
    assert ratio <= ALLOWED


def test_bringing_in_and_exporting(folder: Path) -> None:
    def import_(round_: int) -> Archive:
        archive = opened[round_]
        _bring_in(archive)
        return archive

    opened = [_archive(folder, str(number)) for number in range(4)]
    (imports,) = in_turn(3, import_, warm_up=1)
    tell(f"bringing in {EXHIBITS} {_source()} testimonies", imports, MEDIAN)
    with _archive(folder, "export") as archive:
        _bring_in(archive)
        chosen = _packet(archive)
        (exports,) = in_turn(
            3, lambda _round: export.export(archive, chosen, folder / "e.pdf", accept_names=True), warm_up=1
        )
    tell("exporting them: read, set, checked, written, recorded", exports, MEDIAN)


def _archive(folder: Path, name: str) -> Archive:
    return archives.create_with_key(folder / f"{name}.hrforum", random_key(), name="Benchmark", practice=True)


def _source() -> str:
    return "real" if REAL.exists() else "invented"


def _bring_in(archive: Archive) -> None:
    """Bring in the real hearing, or as many invented testimonies where it is not at hand."""
    if REAL.exists():
        read = sheet.read_sheet(REAL)
        stated = sheet.Stated(AGREED, "benchmark")
        sheet.bring_in(archive, read, sheet.guess(read.header, read.rows), file_name=REAL.name, stated=stated)
    else:
        _invent(archive, [Consent(use, Answer.YES) for use in AGREED])
    assert testimony.count(archive) == EXHIBITS


def _invent(archive: Archive, answers: Sequence[Consent]) -> None:
    naming = Naming(archive)
    for one in invented.invent(1, EXHIBITS):
        place = naming.forum(invented.forums()[one.forum].name)
        testimony.add(archive, intake_of(one, naming, place.id), answers)


def _packet(archive: Archive) -> int:
    before = hearing.add(archive, invented.hearings()[0]).value
    return packet.for_hearing(archive, before.id, packet.matching(archive, ALL), "en").id


def _outline(archive: Archive) -> Outline:
    prepared = export.prepare(archive, _packet(archive), accept_names=True)
    assert len(prepared.content.exhibits) == EXHIBITS
    return packet_outline(prepared.content, "en")
