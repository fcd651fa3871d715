"""S17: words that look like markup, commands or fields pass through every document as words; nothing opens, and time is linear."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from random import Random
from time import process_time

import docx
import pikepdf
import pypdf

from hrforum.documents.brief import brief_outline
from hrforum.documents.check import check
from hrforum.documents.docx import set_docx
from hrforum.documents.outline import Heading, Outline, Quotation
from hrforum.documents.packet import packet_outline
from hrforum.documents.paper_content import BriefContent, CardsContent, Numbered, Part, SubmissionContent
from hrforum.documents.pdf import set_pdf
from hrforum.documents.speaker_cards import speaker_cards_outline
from hrforum.documents.submission import submission
from hrforum.documents.summary import summary_outline
from hrforum.documents.text import pdf_text
from hrforum.domain.interpreting import Mode
from hrforum.domain.speaking import Speaking
from tests.documents.released import content, released
from tests.reliability.goals import Outcome, goal

PIECES = (
    '<img src="file:///etc/passwd"/>', '<a href="https://example.org">press</a>', "<b>", "</para>", "<br/>", "&amp;", "&#x26;", "]]>",
    "<![CDATA[", "<!--", "<?xml version='1.0'?>", "<!ENTITY x SYSTEM 'file:///x'>", "%PDF-1.7", "endstream", "endobj", "(", ")", "\\",
    "<<", ">>", "/JS", "{page}", "{0}", "%s", "%(x)s", "$(id)", "`id`", "=1+1", "@SUM(A1)", "HYPERLINK", "{ INCLUDETEXT c:\\x }", "\x00",
    "\x07", "\x1b[31m", "\u202e", "\u2066", "\u200b", "\ufeff", "\ud800", "\ufffe", "\x0b", "\x85", "\u2028", "\n", "\n\n", "\t", "\r\n",
    "é", "e\u0301", "“", "heat", "the", "winter.", "שלום", "مرحبا", "हिन्दी", "ไทย", "Ελλάδα", "Привет",
)  # fmt: skip
OPENS = (
    "/URI",
    "/JavaScript",
    "/JS",
    "/Launch",
    "/EmbeddedFile",
    "/GoToR",
    "/SubmitForm",
    "/OpenAction",
    "/AA",
)


@goal(
    "S17", "Hostile words change nothing, open nothing, take linear time, in every PDF and Word document", 60
)
def hostile_words(n: int, seed: int, folder: Path) -> Outcome:  # every document is made in memory
    """Put n hostile texts through every kind of document, both as PDF and as Word; then two very long ones."""
    failures: list[str] = []
    made = 0
    for number in range(n):
        words = hostile(Random(seed * 1_000_003 + number))
        for kind, outline in outlines(words).items():
            failures += [
                f"{number} {kind}: {each}" for each in (*_pdf(outline, kind), *_word(outline, kind, words))
            ]
            made += 2
    slow, figures = _long()
    return Outcome(made + 4, tuple(failures + slow), figures)


def hostile(random: Random) -> str:
    """Return a hostile text."""
    joins = ("", " ", " ")
    return "x" + "".join(
        random.choice(PIECES) + random.choice(joins) for _each in range(random.randint(1, 60))
    )


def outlines(words: str) -> Mapping[str, Outline]:
    """Return every kind of document with these words and asks in it."""
    some = [released(words, ask=words, number=1), released(words, language="ar", number=2)]
    packet = content(*some)
    numbered = tuple(Numbered(at, one) for at, one in enumerate(some, 1))
    cards = CardsContent(
        words, words, words, date(2027, 3, 12), numbered, Speaking(180, interpreting=Mode.CONSECUTIVE)
    )
    part = Part("ICESCR 11", words, words, "7", (), tuple(some), (some[0],))
    un = SubmissionContent("upr", words, (words, "Elm"), words, "7", "7", (part,), contact=words)
    return {
        "packet": packet_outline(packet, "en"),
        "summary": summary_outline(packet, "es"),
        "brief": brief_outline(BriefContent(packet, numbered, (words,), words), "fr"),
        "cards": speaker_cards_outline(cards, "en"),
        "submission": submission(un, "en").outline,
    }


def _pdf(outline: Outline, kind: str) -> Iterator[str]:
    made, pages = set_pdf(outline)
    if kind == "brief" and pages != 1:
        yield f"{pages} pages"
    for profile in ("ua1", "2a"):
        yield from (f"{profile} {rule}" for rule, _message in check(made, profile).failed)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary):
                yield from (f"holds {key}" for key in OPENS if key in one)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)
    if "\x00" in text or "\x1b" in text:
        yield "a control came through"


def _word(outline: Outline, kind: str, words: str) -> Iterator[str]:
    made = set_docx(outline)
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        parts = {
            each: packed.read(each).decode() for each in packed.namelist() if each.endswith((".xml", ".rels"))
        }
    if any("External" in text for name, text in parts.items() if name.endswith(".rels")):
        yield "leads outside"
    fields = set(re.findall(r"<w:instrText[^>]*> (\S+)", "".join(parts.values())))
    if not fields <= {"PAGE", "NUMPAGES", "PAGEREF"}:
        yield f"fields {sorted(fields)}"
    if kind == "packet":
        quotes = [
            each.text
            for each in docx.Document(io.BytesIO(made)).paragraphs
            if each.style and each.style.name == "Quote"
        ]
        if quotes != [*pdf_text(words), *pdf_text(words)]:
            yield "the words are others"


def _long() -> tuple[list[str], str]:
    """Return what a megabyte in one paragraph and one word of 200,000 letters did, and how long they took."""
    failures, told = [], []
    for name, words in (
        ("one paragraph of 1 MB", "winter <b> & heat " * 58_000),
        ("one word of 200,000 letters", "<&" * 100_000),
    ):
        for kind, make in (("PDF", _set_pdf), ("Word", set_docx)):
            whole, quarter = _seconds(make, words), _seconds(make, words[: len(words) // 4])
            told.append(
                f"{name} as {kind}: {whole:.1f} s, {whole / max(quarter, 0.01):.1f} times a quarter of it"
            )
            # Four times the words; twice as much again is left for a busy computer.
            if whole > 8 * max(quarter, 0.1):
                failures.append(told[-1])
    return failures, "; ".join(told)


def _set_pdf(outline: Outline) -> bytes:
    return set_pdf(outline)[0]


def _seconds(make: Callable[[Outline], bytes], words: str) -> float:
    outline = Outline("Long", "en", (Heading(1, "Long"), Quotation(released(words))))
    start = process_time()
    make(outline)
    return process_time() - start
