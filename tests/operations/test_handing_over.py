"""A file goes out only once it is on record: where that fails it goes again, and an earlier file of its name stays."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hrforum.domain.consent import Use
from hrforum.domain.where import ALL
from hrforum.errors import FileTrouble
from hrforum.operations import around, brief, export, extract, paper, recovery
from hrforum.storage.archive import Archive
from tests.operations.deeds import Furnished, furnish

Make = Callable[[Furnished, Path], object]


def _sheets(one: Furnished, path: Path) -> object:
    return paper.make(one.archive, paper.draw(one.archive, 2, forum_id=one.forum), path)


MADE: dict[str, Make] = {
    "packet.pdf": lambda one, path: export.export(one.archive, one.packet, path, accept_names=True),
    "packet.docx": lambda one, path: export.export(one.archive, one.packet, path, accept_names=True),
    "brief.pdf": lambda one, path: around.export(
        one.archive, lambda: brief.prepare(one.archive, one.packet, accept_names=True), path
    ),
    "sheet.pdf": lambda one, path: recovery.write_sheet(one.archive, path),
    "cards.pdf": lambda one, path: recovery.write_cards(one.archive, path),
    "blank.pdf": _sheets,
    "table.csv": lambda one, path: extract.export(
        one.archive, path, ALL, Use.HEARING_PACKET, accept_names=True
    ),
    "table.xlsx": lambda one, path: extract.export(
        one.archive, path, ALL, Use.HEARING_PACKET, accept_names=True
    ),
}


@pytest.mark.parametrize("name", MADE)
def test_what_cannot_be_recorded_leaves_the_earlier_file(archive: Archive, tmp_path: Path, name: str) -> None:
    one = furnish(archive)
    out = tmp_path / "out"
    out.mkdir()
    MADE[name](one, out / name)
    before = {each.name: each.read_bytes() for each in out.iterdir()}
    assert name in before
    archive.path.rename(archive.path.with_name("away"))
    with pytest.raises(FileTrouble):
        MADE[name](one, out / name)
    archive.path.with_name("away").rename(archive.path)
    assert {each.name: each.read_bytes() for each in out.iterdir()} == before
    MADE[name](one, out / name)
    assert {each.name for each in out.iterdir()} == set(before)
