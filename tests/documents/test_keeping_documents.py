"""A document is there whole or not at all: stopped, refused by the disk, or over one that was there before."""

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hrforum.documents.packet import packet_outline
from hrforum.documents.pdf import make_pdf
from hrforum.errors import Cancelled, FileTrouble
from tests.documents.released import content, released

OUTLINE = packet_outline(content(released("No heat. " * 300, ask="Heat")), "en")


class StopAt:
    """Counts the steps and stops the work at one of them."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.steps: list[tuple[int, int]] = []

    def step(self, done: int, total: int, label: str) -> None:
        assert label
        self.steps.append((done, total))
        if len(self.steps) == self.at:
            raise Cancelled


def test_progress_only_rises_and_every_step_may_be_the_last(tmp_path: Path) -> None:
    target = tmp_path / "packet.pdf"
    watching = StopAt(0)
    made = make_pdf(OUTLINE, target, progress=watching)
    shares = [done / total for done, total in watching.steps]
    assert shares == sorted(shares)
    assert len(shares) >= made.pages
    target.unlink()
    for at in range(1, len(shares) + 1):
        with pytest.raises(Cancelled):
            make_pdf(OUTLINE, target, progress=StopAt(at))
        assert list(tmp_path.iterdir()) == []


@contextmanager
def small_files() -> Iterator[None]:
    """Let no file grow past 8 kB, as on a full disk; only around the deed, since what pytest prints may go to a file too."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8_192, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


def test_a_full_disk_is_said_and_the_earlier_document_stays(tmp_path: Path) -> None:
    target = tmp_path / "packet.pdf"
    target.write_bytes(b"earlier")
    with small_files(), pytest.raises(FileTrouble, match="full"):
        make_pdf(OUTLINE, target)
    assert [one.name for one in tmp_path.iterdir()] == ["packet.pdf"]
    assert target.read_bytes() == b"earlier"


def test_a_document_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    target = tmp_path / "packet.pdf"
    target.write_bytes(b"earlier")
    made = make_pdf(OUTLINE, target)
    assert target.read_bytes().startswith(b"%PDF-")
    assert [one.name for one in tmp_path.iterdir()] == ["packet.pdf"]
    assert made.path == target
    assert len(made.sha256) == 64


def test_a_folder_in_the_way_is_said(tmp_path: Path) -> None:
    target = tmp_path / "packet.pdf"
    target.mkdir()
    with pytest.raises(FileTrouble):
        make_pdf(OUTLINE, target)
    assert [one.name for one in tmp_path.iterdir()] == ["packet.pdf"]
    assert target.is_dir()


def test_a_preview_needs_no_tags_and_says_the_same(tmp_path: Path) -> None:
    tagged = make_pdf(OUTLINE, tmp_path / "tagged.pdf")
    preview = make_pdf(OUTLINE, tmp_path / "preview.pdf", tagged=False)
    assert preview.pages == tagged.pages
    assert (tmp_path / "preview.pdf").stat().st_size < (tmp_path / "tagged.pdf").stat().st_size
