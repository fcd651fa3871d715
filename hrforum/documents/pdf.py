"""Making a PDF from an outline: set, drawn, tagged, checked, and only then given its name."""

import gc
import hashlib
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from pathlib import Path

import pikepdf
from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from hrforum.documents.boxes import Box
from hrforum.documents.check import check
from hrforum.documents.compose import Composer
from hrforum.documents.finish import finish
from hrforum.documents.fonts import face, forget_words, refuse_missing
from hrforum.documents.furniture import draw_furniture
from hrforum.documents.keep import Made, keep
from hrforum.documents.layout import Placed, lay_out
from hrforum.documents.outline import Outline
from hrforum.documents.pen import Pen
from hrforum.documents.running import Running, running
from hrforum.documents.styles import MARGIN_BOTTOM, MARGIN_TOP, MEASURE, PAPERS
from hrforum.i18n import _
from hrforum.progress import Progress, Silent

rl_config.useA85 = 0  # streams stay binary: smaller and quicker

_STEPS = 1000
_FEW_OBJECTS = 5_000


_SILENT = Silent()


def make_pdf(outline: Outline, target: Path, *, tagged: bool = True, progress: Progress = _SILENT) -> Made:
    """Make a PDF at `target`, replacing a file of that name only when the new one is complete and checked.

    Tagged, it meets every rule of PDF/UA-1 that the checker knows, or is not handed over. Untagged ones are for previews.
    The same outline gives the same bytes. Raises CharactersMissing, FileTrouble, or Cancelled from the progress; then
    nothing is left behind.
    """
    try:
        content, pages = set_pdf(outline, tagged=tagged, progress=progress)
    finally:
        forget_words()
    if tagged:
        progress.step(900, _STEPS, _("Checking that everybody can read it"))
        findings = check(content)
        if findings.failed:
            rules = "; ".join(f"{rule} {message}" for rule, message in findings.failed)
            raise AssertionError(f"the document fails rules of PDF/UA-1: {rules}")
    progress.step(980, _STEPS, _("Writing the file"))
    keep(content, target)
    return Made(target, pages, hashlib.sha256(content).hexdigest())


def set_pdf(outline: Outline, *, tagged: bool = True, progress: Progress = _SILENT) -> tuple[bytes, int]:
    """Return the bytes of the PDF and its number of pages, unchecked."""
    with _no_search_for_circles():
        return _set(outline, tagged, progress)


@contextmanager
def _no_search_for_circles() -> Iterator[None]:
    """Let Python not look for unreachable circles of objects meanwhile.

    A document is many small objects that all are needed to the end: looking through them again and again makes a long one take
    longer than its length.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def _set(outline: Outline, tagged: bool, progress: Progress) -> tuple[bytes, int]:
    refuse_missing(_texts(outline))
    composer = Composer(outline)
    blocks = max(len(outline.blocks), 1)
    boxes = composer.boxes(lambda done: progress.step(done * 500 // blocks, _STEPS, _("Setting the text")))
    width, height = PAPERS[outline.paper]
    pages = _pages(outline, boxes)
    buffer = io.BytesIO()
    canvas = Canvas(
        buffer, pagesize=(width, height), pageCompression=1, invariant=1, initialFontName=face("regular").name
    )
    pen = Pen(canvas, tagged=tagged)
    around = running(composer.sheets, len(pages))
    for number, page in enumerate(pages, start=1):
        if number > 1:
            pen.next_page()
        _draw(pen, outline, page, around[number - 1])
        progress.step(500 + number * 300 // len(pages), _STEPS, _("Drawing the pages"))
    canvas.save()
    progress.step(800, _STEPS, _("Finishing the document"))
    with pikepdf.open(buffer) as pdf:
        finish(pdf, outline, pen, composer.root, composer.anchors)
        content = _packed(pdf)
    return content, len(pages)


def _packed(pdf: pikepdf.Pdf) -> bytes:
    """Return the file, its objects packed into streams unless one of those would end as `finish` lets no other end."""
    # Of the many streams of a long document one mostly does, and to try costs as much as to save.
    if len(pdf.objects) < _FEW_OBJECTS:
        content = _saved(pdf, pikepdf.ObjectStreamMode.generate)
        if b"\r\nendstream" not in content:
            return content
    return _saved(pdf, pikepdf.ObjectStreamMode.disable)


def _saved(pdf: pikepdf.Pdf, packing: pikepdf.ObjectStreamMode) -> bytes:
    out = io.BytesIO()
    # The metadata stand as they were written: read and written anew, they could hold what looks like a stream's end.
    pdf.save(out, deterministic_id=True, object_stream_mode=packing, fix_metadata_version=False)
    return out.getvalue()


def count_pages(outline: Outline) -> int:
    """Return how many pages an outline fills."""
    return len(_pages(outline, Composer(outline).boxes(lambda _done: None)))


def _pages(outline: Outline, boxes: Sequence[Box]) -> list[list[Placed]]:
    return lay_out(boxes, PAPERS[outline.paper][1] - MARGIN_TOP, MARGIN_BOTTOM)


def _draw(pen: Pen, outline: Outline, page: list[Placed], around: Running) -> None:
    draw_furniture(pen, outline, around)
    left = (PAPERS[outline.paper][0] - MEASURE) / 2
    for box, top in page:
        box.draw(pen, left, top)


def _texts(value: object) -> Iterator[str]:
    """Yield every text of an outline, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
