"""The readers of strangers' files, each as one function of bytes that may only refuse with a sentence."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from hrforum.decode import ask
from hrforum.documents import font_tables
from hrforum.domain.code import read_code
from hrforum.domain.ledger import read_mark
from hrforum.errors import HrforumError
from hrforum.exchange import erase_orders, testimony_json
from hrforum.exchange.csv_sheet import read_csv
from hrforum.exchange.district_file import districts_of
from hrforum.exchange.docx_text import read_docx
from hrforum.exchange.mapping import guess
from hrforum.exchange.text_file import read_text
from hrforum.exchange.xlsx_sheet import read_xlsx
from hrforum.operations import recovery
from hrforum.progress import SILENT

CORPUS = Path(__file__).parent / "corpus"


def _csv(raw: bytes) -> None:
    sheet = read_csv(raw, "strange.csv", SILENT)
    guess(sheet.header, sheet.rows)


def _typed(raw: bytes) -> None:
    text = raw.decode("utf-8", "replace")
    for read in (read_code, read_mark, lambda said: recovery.read(said, bytes(16))):
        try:
            read(text)
        except HrforumError:
            continue


def _font(raw: bytes) -> None:
    try:
        faces = font_tables.faces(BytesIO(raw), len(raw))
    except font_tables.Broken:
        return
    for face in faces[:2]:
        if b"glyf" in face.tables and face.covers:
            ask.font(raw, face.index, sorted(face.covers)[:40])


READERS: dict[str, Callable[[bytes], object]] = {
    "csv": _csv,
    "xlsx": lambda raw: read_xlsx(raw, "strange.xlsx", SILENT),
    "docx": lambda raw: read_docx(raw, "strange.docx", SILENT),
    "text": lambda raw: read_text(raw, "strange.txt"),
    "testimony": testimony_json.read_testimony,
    "orders": erase_orders.read,
    "typed": _typed,
    "font": _font,
    "map": districts_of,
}


def read(name: str, raw: bytes) -> str | None:
    """Let a reader read; return the sentence with which it refused, None where it did not. Anything else it raises goes on."""
    try:
        READERS[name](raw)
    except HrforumError as refused:
        return refused.sentence
    return None
