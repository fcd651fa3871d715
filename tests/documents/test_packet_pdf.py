"""Packet, summary and recovery sheet as PDF: everybody can read them, and they say what went in, in order, and nothing else."""

import hashlib
import re
import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pikepdf
import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hrforum.documents.check import check
from hrforum.documents.packet import packet_outline
from hrforum.documents.pdf import make_pdf, set_pdf
from hrforum.documents.recovery_sheet import recovery_outline
from hrforum.documents.summary import summary_outline
from hrforum.documents.text import clean
from hrforum.domain.consent import Use
from hrforum.errors import CharactersMissing, FileTrouble
from tests.documents.released import REAL, content, real_words, released

SPANISH = "Nos cortaron la calefacción en enero. ¿Quién responde?"


def pdftotext(path: Path) -> str:
    """Return what another program reads from the pages, in reading order."""
    return subprocess.run(
        ["pdftotext", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True, text=True
    ).stdout


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def packet_of(tmp_path: Path, *exhibits: object, language: str = "en", practice: bool = False) -> Path:
    path = tmp_path / "packet.pdf"
    make_pdf(packet_outline(content(*exhibits, practice=practice), language), path)  # type: ignore[arg-type]  # released ones
    return path


def elements(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    """Return every structure element, depth first."""
    found: list[pikepdf.Dictionary] = []

    def walk(node: object) -> None:
        if isinstance(node, pikepdf.Array):
            for kid in node:
                walk(kid)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            found.append(node)
            walk(node.get("/K", pikepdf.Array()))

    walk(pdf.Root.StructTreeRoot.K)
    return found


@pytest.mark.parametrize("language", ["en", "es", "fr"])
@pytest.mark.parametrize("exhibits", [0, 1, 7])
def test_a_packet_passes_every_rule(tmp_path: Path, language: str, exhibits: int) -> None:
    some = [
        released(f"{SPANISH} {number}", language="es", ask="Calor", number=number)
        for number in range(exhibits)
    ]
    path = packet_of(tmp_path, *some, language=language)
    findings = check(path)
    assert findings.total > 90
    assert findings.failed == ()
    assert (b"/Lang (" + language.encode()) in pikepdf_catalogue(path)


def pikepdf_catalogue(path: Path) -> bytes:
    with pikepdf.open(path) as pdf:
        return b"/Lang (" + str(pdf.Root.Lang).encode()


def test_summary_and_recovery_sheet_pass_every_rule(tmp_path: Path) -> None:
    summary, sheet = tmp_path / "summary.pdf", tmp_path / "sheet.pdf"
    made = make_pdf(summary_outline(content(released("No heat.", ask="Heat")), "en"), summary)
    groups = tuple("7K3M" for _each in range(16))
    made_on = date(2026, 11, 24)
    make_pdf(recovery_outline(groups, groups[:7], made_on=made_on, language="en", practice=False), sheet)
    assert "made on November 24, 2026" in pdftotext(sheet)
    assert made.pages <= 2
    assert check(summary).failed == () == check(sheet).failed
    assert squeezed(pdftotext(sheet)).count("7K3M") == 23
    # The summary tells totals and asks; no testimony in full.
    text = pdftotext(summary)
    assert "withheld" in text
    assert "Heat" in text
    assert "No heat." not in text


def test_the_words_come_back_in_order_and_the_name_only_where_agreed(tmp_path: Path) -> None:
    path = packet_of(
        tmp_path,
        released("First words.", speaker="Rosa Nadie", number=1),
        released("Second words.", form=Use.PSEUDONYMOUS_STORY, speaker="Luz", number=2),
        released("Third words.", form=Use.NAMED_QUOTE, speaker="Ana Diaz", number=3),
    )
    text = pdftotext(path)
    places = [text.index(part) for part in ("First words.", "Second words.", "Third words.")]
    assert places == sorted(places)
    assert "Rosa" not in text
    assert "Exhibit 2: Luz" in text
    assert "Exhibit 3: Ana Diaz" in text


def test_languages_headers_figures_and_links_are_tagged(tmp_path: Path) -> None:
    path = packet_of(
        tmp_path, released(SPANISH, language="es", translations=(("en", "They cut the heat in January."),))
    )
    with pikepdf.open(path) as pdf:
        found = elements(pdf)
        kinds = [str(one.S) for one in found]
        spoken = {str(one.Lang) for one in found if "/Lang" in one}
        scopes = [
            str(one.A.Scope) for one in found if str(one.S) == "/TH" and isinstance(one.A, pikepdf.Dictionary)
        ]
        figures = [str(one.Alt) for one in found if str(one.S) == "/Figure"]
    assert {
        "/H1",
        "/H2",
        "/H3",
        "/P",
        "/L",
        "/LI",
        "/Table",
        "/TR",
        "/TH",
        "/TD",
        "/TOC",
        "/TOCI",
        "/Link",
        "/Caption",
    } <= set(kinds)
    assert "es" in spoken
    assert {"/Column", "/Row"} <= set(scopes)
    assert len(figures) == 1
    assert "Eviction: 12" in figures[0]
    assert "withheld" in figures[0]


def test_contents_link_to_the_pages_they_name(tmp_path: Path) -> None:
    path = packet_of(tmp_path, *[released("Words. " * 400, number=number) for number in range(1, 6)])
    reader = pypdf.PdfReader(path)
    texts = [page.extract_text() for page in reader.pages]
    with pikepdf.open(path) as pdf:
        contents = next(pdf.pages[at] for at, text in enumerate(texts) if "Contents" in text)
        homes = [page.obj.objgen for page in pdf.pages]
        links = [
            (str(one.Subtype), str(one.Contents), homes.index(one.Dest[0].objgen))
            for one in contents.obj.Annots
        ]
    assert [kind for kind, _said, _page in links] == ["/Link"] * 9
    for number, (_kind, said, page) in enumerate(links[2:7], start=1):
        assert said == f"Exhibit {number}, page {page + 1}"
        assert re.search(rf"^Exhibit {number}$", texts[page], re.MULTILINE)
    assert f"Page {len(reader.pages)} of {len(reader.pages)}" in reader.pages[-1].extract_text()


def test_bookmarks_follow_the_headings(tmp_path: Path) -> None:
    path = packet_of(tmp_path, released("One.", number=1), released("Two.", number=2))

    def titles(marks: Sequence[object]) -> list[str]:
        flat: list[str] = []
        for one in marks:
            flat += titles(one) if isinstance(one, list) else [str(one.title)]  # type: ignore[attr-defined]  # a bookmark
        return flat

    found = titles(pypdf.PdfReader(path).outline)
    wanted = ["Summary", "Testimonies", "Exhibit 1", "Exhibit 2", "How this was gathered"]
    assert [one for one in found if one in wanted] == wanted


def test_practice_stands_on_every_page(tmp_path: Path) -> None:
    path = packet_of(
        tmp_path, *[released("Words. " * 300, number=number) for number in range(3)], practice=True
    )
    for page in pypdf.PdfReader(path).pages:
        assert "PRACTICE" in page.extract_text()


def test_the_same_outline_gives_the_same_bytes_and_no_word_about_this_computer(tmp_path: Path) -> None:
    outline = packet_outline(content(released(SPANISH, language="es")), "en")
    first, _pages = set_pdf(outline)
    second, _pages = set_pdf(outline)
    assert hashlib.sha256(first).digest() == hashlib.sha256(second).digest()
    path = tmp_path / "one.pdf"
    path.write_bytes(first)
    with pikepdf.open(path) as pdf:
        unwrapped = b"".join(
            one.read_bytes()
            for one in pdf.objects
            if isinstance(one, pikepdf.Stream) and "/Length1" not in one
        )
        told = {key: str(value) for key, value in (pdf.docinfo or {}).items()}
    whole = first + unwrapped
    for secret in (str(Path.home()), str(tmp_path), "root", "2026-11"):
        assert secret.encode() not in whole.replace(b"StructTreeRoot", b"").replace(b"/Root", b"")
    assert "/Author" not in told


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(
        alphabet=st.one_of(
            st.sampled_from("<>&\"'=/{}[]()\\%$;:\u202e\u200f\x00\x01\x07\x1b\n\t\ufeff"),
            st.characters(min_codepoint=32, max_codepoint=0x24F),
        ),
        min_size=1,
        max_size=400,
    )
)
def test_no_character_is_read_as_markup(tmp_path: Path, words: str) -> None:
    try:
        path = packet_of(tmp_path, released(words))
    except CharactersMissing:
        return
    assert check(path).failed == ()
    assert squeezed(clean(words)) in squeezed(pdftotext(path))


@pytest.mark.parametrize(
    "words",
    [
        '<img src="/etc/passwd"/> I said what happened.',
        '<a href="javascript:alert(1)">press</a> &amp; <b>bold</b> <para>',
        "<!--comment--> <? php ?> ]]> <![CDATA[ x ]]>",
    ],
)
def test_hostile_markup_stays_words_and_brings_nothing_in(tmp_path: Path, words: str) -> None:
    path = packet_of(tmp_path, released(words))
    with pikepdf.open(path) as pdf:
        images = [
            one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        ]
        actions = [
            one
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and ("/URI" in one or "/JS" in one)
        ]
    assert images == actions == []
    assert squeezed(words) in squeezed(pdftotext(path))


def test_a_very_long_word_and_a_very_long_paragraph_are_set_whole(tmp_path: Path) -> None:
    word, paragraph = "w" * 200_000, "heat and water " * 66_000
    path = packet_of(tmp_path, released(word, number=1), released(paragraph, number=2))
    text = squeezed(
        re.sub(r"Oak Street Forum\s+Homes & hearths <for all>|Page \d+ of \d+", "", pdftotext(path))
    )
    assert text.count("w" * 1000) >= 190
    assert text.count("heatandwater") == 66_000


def test_characters_without_a_font_stop_the_export_and_are_named(tmp_path: Path) -> None:
    path = tmp_path / "packet.pdf"
    with pytest.raises(CharactersMissing) as caught:
        make_pdf(packet_outline(content(released("They said 你好 to us.")), "en"), path)
    assert "你" in caught.value.sentence or "4F60" in caught.value.sentence
    assert list(tmp_path.iterdir()) == []


def test_arabic_is_joined_and_comes_back_in_logical_order(tmp_path: Path) -> None:
    words = "صاحب البيت قطع التدفئة في الشتاء."
    path = packet_of(tmp_path, released(words, language="ar"))
    assert check(path).failed == ()
    with pikepdf.open(path) as pdf:
        found = elements(pdf)
        said = [str(one.ActualText) for one in found if "/ActualText" in one]
        spoken = {str(one.Lang) for one in found if "/Lang" in one}
    assert "ar" in spoken
    assert words in said
    # pdftotext writes marks of direction around what it turned round, and may put the full stop of a short line elsewhere.
    read = re.sub("[\u200e\u200f\u202a-\u202e]", "", squeezed(pdftotext(path)))
    assert squeezed(words).rstrip(".") in read


def test_a_folder_that_is_not_there_is_one_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble):
        make_pdf(packet_outline(content(), "en"), tmp_path / "nowhere" / "packet.pdf")
    assert list(tmp_path.iterdir()) == []


if REAL.exists():

    def test_the_real_hearing_comes_back_whole(tmp_path: Path) -> None:
        words = real_words()
        some = [released(text, number=number) for number, text in enumerate(words, start=1)]
        path = packet_of(tmp_path, *some)
        assert check(path).failed == ()
        text = re.sub(r"Oak Street Forum\s+Homes & hearths <for all>|Page \d+ of \d+", "", pdftotext(path))
        whole, at = squeezed(text), 0
        for one in words:
            at = whole.index(squeezed(clean(one)), at)
        assert len(words) == 203
