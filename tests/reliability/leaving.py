"""S18, S19 and S20: what leaves carries nothing else, is no formula, and holds only what was agreed to."""

import csv
import getpass
import io
import os
import platform
import re
import tempfile
import zipfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from random import Random

import openpyxl
import pikepdf
from pypdf import PdfReader

from hrforum.domain.consent import FORMS, LOCKED_FOR_YOUNG, Answer, Consent, Giver, Use
from hrforum.domain.intake import Intake, Speaker
from hrforum.domain.packet import Chosen, Packet
from hrforum.domain.tag import About
from hrforum.domain.where import ALL
from hrforum.exchange.cells import sheet_of
from hrforum.exchange.csv_out import csv_of
from hrforum.exchange.xlsx_out import xlsx_of
from hrforum.operations import archive as archives
from hrforum.operations import export, extract, packet, practice, recovery, tag, testimony
from hrforum.operations.gate import DOCUMENTS
from hrforum.storage import key
from hrforum.storage.archive import Archive
from tests.archive_of import new_hearing
from tests.reliability.goals import Outcome, goal

_CLOCK = re.compile(rb"D:\d{14}|20\d\d-\d\d-\d\dT\d\d:\d\d")


# ---- S18 -----------------------------------------------------------------------------------------------------------------
@goal("S18", "Documents carry no author, user, path, machine or hour; made twice they are the same bytes", 5)
def nothing_else(n: int, seed: int, folder: Path) -> Outcome:
    """Make n practice archives' documents of every kind twice, unwrap every stream, and search them."""
    failures: list[str] = []
    made = 0
    for number in range(n):
        where = folder / f"workshop-{seed + number}"
        where.mkdir()
        with archives.create_with_key(
            where / "inside.hrforum", key.random_key(), name="Oak", practice=True
        ) as archive:
            practice.furnish(archive, testimonies=30, seed=seed + number)
            twins = [dict(_documents(archive, where / side)) for side in ("one", "two")]
        for name, raw in twins[0].items():
            made += 1
            failures += [f"{name}: {why}" for why in telltale(raw, where)]
            if raw != twins[1][name]:
                failures.append(f"{name}: not the same bytes again")
    return Outcome(made, tuple(failures), f"{n} archives")


def _documents(archive: Archive, where: Path) -> Iterator[tuple[str, bytes]]:
    where.mkdir()
    for kind in export.Kind:
        path = where / f"{kind}.pdf"
        export.export(archive, packet.everything(archive)[0].id, path, kind, accept_names=True)
        yield path.name, path.read_bytes()
    for name in ("table.csv", "table.xlsx"):
        written = extract.export(archive, where / name, ALL, Use.HEARING_PACKET, accept_names=True).value
        yield from ((each.name, each.read_bytes()) for each in written.paths)
    recovery.write_sheet(archive, where / "sheet.pdf")
    yield "sheet.pdf", (where / "sheet.pdf").read_bytes()


def telltale(raw: bytes, where: Path) -> list[str]:
    """Return what a document says of who made it, where and when, in its bytes and in every part of it unwrapped."""
    needles = {
        "path": str(where),
        "temp folder": tempfile.gettempdir(),
        "home": str(Path.home()),
        "machine": platform.node(),
        "login": os.environ.get("LOGNAME", ""),
        "user": getpass.getuser(),
    }
    # A user called "root" or "test" is a word of any document's own.
    told = {name: each for name, each in needles.items() if len(each) > 4}
    whole = b"\n".join(_unwrapped(raw))
    found = [f"tells the {name}" for name, each in told.items() if each.encode() in whole]
    found += [
        f"has {each.decode()}"
        for each in (b"/Author", b"/Creator", b"ReportLab", b"openpyxl")
        if each in whole
    ]
    return found + (["tells the hour"] if _CLOCK.search(whole) else [])


def _unwrapped(raw: bytes) -> Iterator[bytes]:
    yield raw
    if raw.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(raw)) as document:
            for each in document.objects:
                if isinstance(each, pikepdf.Stream):
                    yield (
                        each.read_raw_bytes()
                        if "/DCTDecode" in str(each.get("/Filter", ""))
                        else each.read_bytes()
                    )
                else:
                    yield repr(each).encode()
    elif raw.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            yield from (packed.read(name) for name in packed.namelist())
            yield from (
                b"20-01-01T00:00" if each.date_time != (1980, 1, 1, 0, 0, 0) else b""
                for each in packed.infolist()
            )


# ---- S19 -----------------------------------------------------------------------------------------------------------------
SIGNS = "=+-@|\t\r\n＝＋－＠｜"  # the full-width forms are meant
_BLANKS = " \u00a0\u200b\ufeff\u2060\t\x00"
_CALLS = ('HYPERLINK("http://x","y")', "cmd|'/C calc'!A0", "SUM(1+9)", "1+1", "DDE()", "WEBSERVICE(A1)")


@goal("S19", "Hostile cells in CSV and XLSX are no formula when read back", 10_000)
def no_formula(n: int, seed: int, _folder: Path) -> Outcome:
    """Write n cells that would be formulas, read them with other code, and look at what they are."""
    rng = Random(seed)
    cells = [_hostile(rng) for _each in range(n)]
    sheet = sheet_of("Testimonies", [[cell] for cell in cells])
    failures = [] if sheet.guarded == n else [f"{n - sheet.guarded} were not guarded"]
    in_csv = list(csv.reader(io.StringIO(csv_of(sheet).decode("utf-8"), newline="")))
    book = openpyxl.load_workbook(io.BytesIO(xlsx_of([sheet])))
    for number, (cell, row) in enumerate(zip(book.active["A"], in_csv, strict=True)):
        if cell.data_type != "s" or not str(cell.value).startswith("'"):
            failures.append(f"cell {number} of the XLSX begins {str(cell.value)[:3]!r}")
        if not row[0].startswith("'"):
            failures.append(f"cell {number} of the CSV begins {row[0][:3]!r}")
    return Outcome(n, tuple(failures), "read back with csv and openpyxl; no LibreOffice here")


def _hostile(rng: Random) -> str:
    blanks = "".join(rng.choices(_BLANKS, k=rng.choice((0, 0, 0, 1, 2))))
    return blanks + rng.choice(SIGNS) + rng.choice(("", "=", "+", " ")) + rng.choice(_CALLS)


# ---- S20 -----------------------------------------------------------------------------------------------------------------
_CODE = re.compile(r"\b[0-9A-Z]{2,6}-[0-9A-Z]{5}-[0-9A-Z]")
_CANARY = re.compile(r"Zq[a-z]+\d+q")
SWITCHES = 12
"""Whether each of eleven uses was agreed to, and whether the person is young."""


@goal(
    "S20",
    "Every combination of what was agreed to: nothing else in any table or packet, and all of it",
    2**SWITCHES,
)
def only_what_was_agreed_to(n: int, seed: int, folder: Path) -> Outcome:
    """Put a canary into every field of a testimony for each combination, and search all that leaves."""
    combinations = list(product((True, False), repeat=SWITCHES))
    tried = combinations if n >= len(combinations) else Random(seed).sample(combinations, n)
    people = [_Person(number, switches) for number, switches in enumerate(tried)]
    failures: list[str] = []
    with archives.create_with_key(folder / "canaries.hrforum", key.random_key(), name="Oak") as archive:
        with archive.atomic():
            ids = [one.keep(archive) for one in people]
        codes = {row[0] for row in archive.rows("SELECT code FROM testimony")}
        for use in DOCUMENTS:
            for ending in (".csv", ".xlsx"):
                text = _table(archive, folder / f"{use}{ending}", use)
                told = set(_CANARY.findall(text))
                failures += [f"{use}{ending}: {why}" for one in people for why in one.wrong(told, use)]
                failures += [f"{use}{ending}: code {each}" for each in codes & set(_CODE.findall(text))]
        chosen = tuple(Chosen(each) for each in ids)
        one = packet.add(archive, Packet(new_hearing(archive).id, "Heat", "en", chosen=chosen)).value
        export.export(archive, one.id, folder / "packet.pdf")
        told = set(_CANARY.findall(_text(folder / "packet.pdf")))
        failures += [f"packet: {why}" for one in people for why in one.wrong(told, Use.HEARING_PACKET)]
    return Outcome(len(tried), tuple(failures), f"{len(DOCUMENTS)} uses as CSV and XLSX, and the packet")


class _Person:
    """Somebody who agreed to some uses and to nothing else; every field holds a canary of its own."""

    def __init__(self, number: int, switches: tuple[bool, ...]) -> None:
        *agreed, self.young = switches
        self.agreed = {use for use, yes in zip(Use, agreed, strict=True) if yes}
        self.mark = f"{number}q"

    def canary(self, field: str) -> str:
        return f"Zq{field}{self.mark}"

    def keep(self, archive: Archive) -> int:
        say = self.canary
        book = tag.codebook(archive)
        person = next(one for one in book.dimensions if one.about is About.PERSON)
        speaker = Speaker(
            say("pseudonym"),
            say("name"),
            say("contact"),
            own_words=((person.id, say("own")),),
            guardian=say("guardian"),
            young=self.young,
        )
        answers = [Consent(use, Answer.YES, giver, say("asker")) for use in self.agreed for giver in Giver]
        intake = Intake(
            f"They said {say('words')} then.",
            place=say("place"),
            ask=f"Please {say('ask')}.",
            speakers=(speaker,),
        )
        return testimony.add(archive, intake, answers).value.id

    def shown(self, use: Use) -> set[str]:
        """Return the canaries that have to stand in a document for a use, worked out without the gate."""
        forms = [form for form in FORMS if form in self.agreed - (LOCKED_FOR_YOUNG if self.young else set())]
        if use not in self.agreed or not forms:
            return set()
        speaker = {Use.PSEUDONYMOUS_STORY: "pseudonym", Use.NAMED_QUOTE: "name"}.get(forms[0])
        return {self.canary(each) for each in ("words", "ask", speaker) if each}

    def wrong(self, canaries: set[str], use: Use) -> list[str]:
        """Return which of this person's canaries stand in a document and may not, and which are missing."""
        fields = ("words", "ask", "pseudonym", "name", "contact", "guardian", "own", "place", "asker")
        expected = self.shown(use)
        every = {self.canary(each) for each in fields}
        found = every & canaries
        return [f"{each} stands there" for each in found - expected] + [
            f"{each} is missing" for each in expected - found
        ]


def _table(archive: Archive, path: Path, use: Use) -> str:
    written = extract.export(archive, path, ALL, use).value
    if path.suffix == ".csv":
        return "\n".join(each.read_text("utf-8") for each in written.paths)
    book = openpyxl.load_workbook(path)
    return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)


def _text(path: Path) -> str:
    """Return the text of a PDF, and what its structure, bookmarks and metadata say, in one."""
    pages = " ".join(page.extract_text() for page in PdfReader(path).pages)
    with pikepdf.open(path) as document:
        beside = " ".join(repr(each) for each in document.objects if not isinstance(each, pikepdf.Stream))
        beside += str(document.open_metadata())
    return re.sub(r"\s+", " ", pages) + beside
