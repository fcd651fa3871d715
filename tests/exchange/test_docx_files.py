"""Word files, honest and hostile: their words in order, what stands beside them told, or one sentence."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrforum.errors import HrforumError, Unreadable
from hrforum.exchange import docx_guard
from hrforum.exchange.docx_text import read_docx
from hrforum.exchange.sheet import read_files
from hrforum.exchange.text_document import Apart, TextDocument, told_apart
from hrforum.progress import Silent
from tests.exchange.word_file import TYPES, W, paragraph, relations, word_file, zipped


def read(raw: bytes) -> TextDocument:
    return read_docx(raw, "stories.docx", Silent())


def text_of(raw: bytes) -> str:
    return "\n".join(line.text for line in read(raw).lines)


def refusal(work: Callable[[], object]) -> str | None:
    """Return the sentence with which some work is refused; any other error than that is a bug."""
    try:
        work()
    except HrforumError as error:
        return error.sentence
    return None


def saved(document: object) -> bytes:
    target = io.BytesIO()
    document.save(target)  # type: ignore[attr-defined]  # what python-docx makes
    return target.getvalue()


def test_paragraphs_headings_and_tables_come_in_order() -> None:
    document = docx.Document()
    document.add_heading("Ana Reyes", 1)
    document.add_paragraph("The roof leaks.\nOnto the bed.")
    document.add_heading("The winter", 2)
    document.add_paragraph("")
    table = document.add_table(2, 2)
    for cell, text in zip(
        (one for row in table.rows for one in row.cells), ("Who", "What", "Bo", "No heat"), strict=True
    ):
        cell.text = text
    document.add_paragraph("At the end.")
    read_back = read(saved(document))
    assert [(line.text, line.level) for line in read_back.lines if line.text] == [
        ("Ana Reyes", 1),
        ("The roof leaks.", 0),
        ("Onto the bed.", 0),
        ("The winter", 2),
        ("Who\tWhat", 0),
        ("Bo\tNo heat", 0),
        ("At the end.", 0),
    ]
    assert text_of(saved(document)).endswith("Who\tWhat\nBo\tNo heat\n\nAt the end.")
    assert read_back.apart == {}


def test_headings_are_told_by_their_style_whatever_it_is_called() -> None:
    body = (
        paragraph("One", "Ttulo1") + paragraph("Two", "Name") + paragraph("Three", "Own") + paragraph("Four", "Round")
        + '<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:r><w:t>Five</w:t></w:r></w:p>'
        + '<w:p><w:pPr><w:pStyle w:val="Ttulo1"/><w:outlineLvl w:val="9"/></w:pPr><w:r><w:t>Six</w:t></w:r></w:p>'
    )  # fmt: skip
    assert [(line.text, line.level) for line in read(word_file(body)).lines if line.text] == [
        ("One", 1), ("Two", 1), ("Three", 2), ("Four", 0), ("Five", 3), ("Six", 0),
    ]  # fmt: skip


def test_tracked_changes_are_read_as_accepted_and_counted() -> None:
    run = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    body = (
        "<w:p>" + run.format("It leaks ")
        + '<w:del w:id="1"><w:r><w:delText>a little</w:delText></w:r></w:del>'
        + '<w:ins w:id="2">' + run.format("every night") + "</w:ins>"
        + '<w:moveFrom w:id="3">' + run.format("moved away") + "</w:moveFrom>"
        + '<w:moveTo w:id="4">' + run.format(" since March") + "</w:moveTo></w:p>"
        # The end of this paragraph was deleted: the next one goes on in it.
        + '<w:p><w:pPr><w:rPr><w:del w:id="5"/></w:rPr></w:pPr>' + run.format("One ") + "</w:p>"
        + paragraph("sentence.")
        + '<w:p><w:pPr><w:rPr><w:ins w:id="6"/></w:rPr><w:pPrChange w:id="7"><w:pPr><w:pStyle w:val="Ttulo1"/></w:pPr></w:pPrChange></w:pPr>'
        + run.format("No heading now.") + "</w:p>"
        + '<w:tbl><w:tr><w:trPr><w:del w:id="8"/></w:trPr><w:tc>' + paragraph("gone row") + "</w:tc></w:tr></w:tbl>"
    )  # fmt: skip
    raw = word_file(body)
    assert text_of(raw) == "It leaks every night since March\n\nOne sentence.\n\nNo heading now."
    assert read(raw).apart == {Apart.DELETED: 3, Apart.INSERTED: 2}
    assert told_apart([read(raw)]) == (
        "2 tracked insertions were taken as accepted.",
        "3 tracked deletions were taken as accepted: their words are left out.",
    )
    assert not any(line.level for line in read(raw).lines)


def test_footnotes_stand_with_their_lines_and_comments_are_counted() -> None:
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{paragraph("A note.")}{paragraph("Of two lines.")}</w:footnote></w:footnotes>'
    )
    body = (
        '<w:p><w:r><w:t>First</w:t></w:r><w:r><w:br/><w:t>Second</w:t><w:footnoteReference w:id="2"/></w:r>'
        '<w:r><w:t>.</w:t><w:commentReference w:id="0"/></w:r><w:r><w:footnoteReference w:id="99"/></w:r></w:p>'
    )
    document = read(word_file(body, footnotes=notes))
    assert [(line.text, line.notes) for line in document.lines] == [
        ("First", ()),
        ("Second[1].", ("[1] A note.\nOf two lines.",)),
    ]
    assert document.apart == {Apart.NOTE: 1, Apart.COMMENT: 1}


def test_what_is_beside_the_words_is_told() -> None:
    body = (
        paragraph("Contents ... 3", "TOC1")
        + '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>In a list</w:t></w:r></w:p>'
        + '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> shown</w:t></w:r>'
        + '<w:r><w:sym w:font="Wingdings" w:char="F04A"/><w:sym w:char="00E9"/><w:noBreakHyphen/><w:softHyphen/><w:tab/></w:r>'
        + '<w:hyperlink r:id="r9"><w:r><w:t>a link</w:t></w:r></w:hyperlink>'
        + "<w:r><w:instrText>HYPERLINK http://example.org</w:instrText></w:r></w:p>"
        + '<w:p><w:r><w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml"/></w:pict></w:r></w:p><w:altChunk r:id="r8"/>'
    )  # fmt: skip
    margin = f'<w:hdr xmlns:w="{W}">{paragraph("Confidential")}</w:hdr>'
    document = read(word_file(body, header1=margin))
    assert "\n".join(line.text for line in document.lines) == (
        "In a list\n\nhidden shown\ufffdé\u2011\u00ad\ta link"
    )
    assert document.apart == {
        Apart.CONTENTS: 1, Apart.NUMBERED: 1, Apart.HIDDEN: 1, Apart.SYMBOL: 1, Apart.LINK: 1, Apart.PICTURE: 1,
        Apart.OUTSIDE: 1, Apart.MARGIN: 1,
    }  # fmt: skip
    told = told_apart([document])
    assert len(told) == len(document.apart)
    assert all("{" not in sentence and sentence.endswith(".") for sentence in told)


def test_a_text_box_is_read_once_and_a_drawing_of_it_for_older_programs_is_not() -> None:
    box = f"<w:txbxContent>{paragraph('In a box.')}</w:txbxContent>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    body = (
        f'<w:p><w:r><mc:AlternateContent xmlns:mc="{mc}"><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Around it.</w:t></w:r></w:p>"
    )
    assert text_of(word_file(body)) == "In a box.\n\nAround it."


def test_links_to_other_files_are_counted_and_never_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("canary")
    for target in (secret.as_uri(), "http://127.0.0.1:1/x.png", "../../../etc/passwd"):
        within = relations(("r7", "image", target), ("r8", "hyperlink", target), external=True)
        document = read(word_file(paragraph("Words."), within=within))
        assert [line.text for line in document.lines] == ["Words."]
        assert document.apart == {Apart.OUTSIDE: 1}


def test_an_older_standard_and_another_name_of_the_main_part_are_read() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    raw = zipped(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": relations(("r1", "officeDocument", "/word/document2.xml")),
            "word/document2.xml": f'<w:document xmlns:w="{strict}"><w:body>{paragraph("Strict.")}</w:body></w:document>',
        }
    )
    assert text_of(raw) == "Strict."


# ---- hostile ---------------------------------------------------------------------------------------------------------------
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>'
)
BASE = {
    "[Content_Types].xml": TYPES,
    "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml")),
    "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{paragraph("Words.")}</w:body></w:document>',
}


def with_document(xml: str) -> bytes:
    return zipped(BASE | {"word/document.xml": xml})


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (with_document(BOMB), "is damaged"),
        (with_document(OUTSIDE), "is damaged"),
        (with_document("<w:document"), "is damaged"),
        (with_document(f'<w:document xmlns:w="{W}">' + "<w:p>" * 100_000), "far more than a text holds"),
        (zipped(BASE | {"word/media/a.png": "0" * 300_000_000}), "far more than a text holds"),
        (zipped(BASE | {"word/styles.xml": " " * 30_000_000}), "far more than a text holds"),
        (zipped({key: value for key, value in BASE.items() if key != "_rels/.rels"}), "is damaged"),
        (zipped(BASE | {"_rels/.rels": relations(("r1", "officeDocument", "../../etc/passwd"))}), "is damaged"),
        (with_document(f'<w:document xmlns:w="{W}"><w:body/></w:document>'), "has no words in it"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}), "OpenDocument"),
    ],
    ids=["entities", "outside entity", "cut XML", "deep", "bomb", "large part", "no relations", "elsewhere", "empty", "odt"],
)  # fmt: skip
def test_a_file_that_is_no_good_is_told_in_one_sentence(raw: bytes, told: str) -> None:
    with pytest.raises(Unreadable) as error:
        read(raw)
    assert told in error.value.sentence
    assert error.value.sentence.startswith("stories.docx ")


def test_elements_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_guard, "TAG_LIMIT", 1_000)
    assert text_of(with_document(f'<w:document xmlns:w="{W}">{paragraph("Words.") * 300}</w:document>'))
    with pytest.raises(Unreadable, match="far more than a text holds"):
        read(with_document(f'<w:document xmlns:w="{W}">{paragraph("Words.") * 400}</w:document>'))


def test_a_truncated_or_torn_file_is_refused_or_read(tmp_path: Path) -> None:
    document = docx.Document()
    for number in range(50):
        document.add_paragraph(f"Paragraph {number}.")
    raw = saved(document)
    path = tmp_path / "torn.docx"
    for cut in range(0, len(raw), 1_500):
        path.write_bytes(raw[:cut])
        with pytest.raises(Unreadable) as error:
            read_files([path])
        assert error.value.sentence.startswith("torn.docx ")
    whole = bytearray(raw)
    for at in range(0, len(raw), 700):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        told = refusal(lambda: read_files([path]))
        assert told is None or told.startswith("torn.docx ")


def test_a_locked_and_an_old_word_file_say_what_to_do(tmp_path: Path) -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    for name, mark, told in (
        ("a.doc", "WordDocument", "old Word format"),
        ("b.docx", "EncryptedPackage", "protected with a password"),
    ):
        (tmp_path / name).write_bytes(old + mark.encode("utf-16-le"))
        with pytest.raises(Unreadable, match=told):
            read_files([tmp_path / name])


@given(st.binary(max_size=400), st.integers(0, 400))
def test_any_bytes_in_a_part_are_read_or_refused(noise: bytes, at: int) -> None:
    target = io.BytesIO()
    whole = BASE["word/document.xml"].encode()
    with zipfile.ZipFile(target, "w") as package:
        for name, content in BASE.items():
            package.writestr(name, whole[:at] + noise if name == "word/document.xml" else content)
    told = refusal(lambda: read(target.getvalue()))
    assert told is None or told.startswith("stories.docx ")
