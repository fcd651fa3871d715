"""Text and Markdown files: their lines as they stand, their headings told, whatever the encoding."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrforum.errors import HrforumError, Unreadable
from hrforum.exchange.rows import Sheet
from hrforum.exchange.sheet import read_files
from hrforum.exchange.splitting import How, Splitting, Texts, sheet_of
from hrforum.exchange.text_file import read_text


def headings(text: str) -> list[tuple[int, str]]:
    return [(line.level, line.heading) for line in read_text(text.encode(), "a.md").lines if line.level]


def test_headings_are_told_and_their_markup_stays() -> None:
    text = "# Ana *Reyes* ##\nShe said.\n\nBo\n==\nHe said.\n\nCy\n---\n ### Deeper\n#No space\n####### Seven\n#\n"
    assert headings(text) == [(1, "Ana *Reyes*"), (1, "Bo"), (2, "Cy"), (3, "Deeper")]
    assert "\n".join(line.text for line in read_text(text.encode(), "a.md").lines) == text


def test_what_stands_in_fences_and_keys_is_no_heading() -> None:
    text = "---\ntitle: Forum\n---\n# One\n```\n# code\n~~~\n```\n~~~ text\n# more\n```\n~~~\n# Two\n    # indented\n"
    assert headings(text) == [(1, "One"), (1, "Two")]
    assert headings("```\n# never closed\n") == []
    assert headings("``` `a`\n# Heading\n") == [(1, "Heading")]


@pytest.mark.parametrize(
    "text",
    ["A line\nand another\n---\nrest", "- one\n---\n", "> said\n---\n", "1. one\n---\n", "\n---\n", "a | b\n--- | ---\n", "x\n-\n"],
)  # fmt: skip
def test_a_dividing_line_is_no_heading(text: str) -> None:
    assert headings(text) == []


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        ("José spoke.".encode("utf-8-sig"), "UTF-8"),
        ("José spoke.".encode("utf-16"), "UTF-16"),
        ("José spoke. «¿Qué?»".encode("cp1252"), "Windows-1252"),
    ],
)
def test_encodings_are_told(raw: bytes, encoding: str) -> None:
    read = read_text(raw, "a.txt")
    assert read.lines[0].text.startswith("José spoke.")
    assert (read.encoding, read.guessed) == (encoding, encoding == "Windows-1252")


def files(folder: Path, **contents: bytes) -> list[Path]:
    paths = []
    for name, content in contents.items():
        path = folder / name.replace("_", ".")
        path.write_bytes(content)
        paths.append(path)
    return paths


def test_several_texts_come_together_and_a_table_alone(tmp_path: Path) -> None:
    paths = files(tmp_path, a_txt=b"One.", b_md=b"Two.\r\nMore.\r\n")
    read = read_files(paths)
    assert isinstance(read, Texts)
    assert [row.cells for row in sheet_of(read, Splitting()).rows] == [
        ("One.", "a.txt"),
        ("Two.\nMore.", "b.md"),
    ]
    (table,) = files(tmp_path, c_txt=b"name\ttestimony\nAna\tThe roof leaks\nBo\tNo heat\n")
    assert isinstance(read_files([table]), Sheet)
    with pytest.raises(Unreadable, match=r"^c\.txt is a spreadsheet: bring it in alone"):
        read_files([*paths, table])
    (prose,) = files(tmp_path, d_txt=b"Name, and address,\nwe told them, twice,\nand nobody, ever, came.\n")
    assert isinstance(read_files([prose]), Texts)


@pytest.mark.parametrize(
    ("name", "raw", "told"),
    [
        ("a.txt", bytes(range(256)) * 20, "is not a text: its bytes are no letters"),
        ("a.md", b"%PDF-1.7", "is not a spreadsheet or a text"),
        ("a.txt", b" \n\n ", "has no words in it"),
        ("a.txt", b"", "is empty"),
        ("a.md", b"\xff\xfeA\x00\xd8", "is marked as UTF-16"),
        ("a.md", b"word " * 5_000_000, "is larger than 20 MB"),
        ("a.zip", b"PK\x03\x04 torn", "is damaged"),
    ],
)
def test_no_text_is_told_in_one_sentence_and_nothing_is_read(
    tmp_path: Path, name: str, raw: bytes, told: str
) -> None:
    good = tmp_path / "good.txt"
    good.write_text("Words.")
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(Unreadable) as error:
        read_files([good, tmp_path / name])
    assert error.value.sentence.startswith(name)
    assert told in error.value.sentence


def test_a_nul_a_stray_byte_and_a_paragraph_without_end_are_named_and_skipped(tmp_path: Path) -> None:
    paths = files(
        tmp_path,
        a_txt="José said \0 it.".encode(),
        b_txt="José, José, José said ".encode() + b"\xff it.",
        c_txt=b"word " * 200_000,
        d_txt=b"Good.",
    )
    read = read_files(paths)
    assert isinstance(read, Texts)
    sheet = sheet_of(read, Splitting())
    assert [row.number for row in sheet.rows] == [4]
    assert [one.row for one in sheet.problems] == [1, 2, 3]
    for problem, told in zip(sheet.problems, ("NUL", "not text", "1,000,000 characters"), strict=True):
        assert told in problem.why
    assert "José" not in "".join(one.why for one in sheet.problems)


@given(st.text(max_size=300), st.sampled_from(list(How)))
def test_no_word_of_a_text_is_lost_without_a_report(text: str, how: How) -> None:
    from hrforum.exchange.splitting import texts_of

    try:
        sheet = sheet_of(texts_of([read_text(text.encode("utf-8", "surrogatepass"), "a.md")]), Splitting(how))
    except HrforumError:
        return
    told = " ".join(cell for row in sheet.rows for cell in row.cells)
    if not sheet.problems:
        # What marks a heading or a speaker is the only thing that may be gone.
        missing = [word for word in text.split() if word.strip("#=-_*[]:：—–") not in told]
        assert not missing
