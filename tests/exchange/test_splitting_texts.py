"""Splitting texts: at headings of a level, at the names of speakers, with every word in a row or in the report."""

import pytest

from hrforum.errors import HrforumError
from hrforum.exchange.docx_text import read_docx
from hrforum.exchange.intake_rows import preview, rows_of
from hrforum.exchange.mapping import guess
from hrforum.exchange.rows import Sheet
from hrforum.exchange.speaker_label import Role, part
from hrforum.exchange.splitting import How, Splitting, Texts, sheet_of, texts_of
from hrforum.exchange.text_file import read_text
from hrforum.progress import Silent
from tests.exchange.word_file import W, paragraph, word_file


def texts(*contents: str) -> Texts:
    return texts_of(
        [read_text(content.encode(), f"{number}.md") for number, content in enumerate(contents, 1)]
    )


def split(content: str, how: How, level: int = 0, roles: dict[str, Role] | None = None) -> Sheet:
    return sheet_of(texts(content), Splitting(how, level, tuple((roles or {}).items())))


def cells(sheet: Sheet) -> list[tuple[str, ...]]:
    return [row.cells for row in sheet.rows]


FORUM = """Oak Street forum
================

Notes of the evening.

## Ana Reyes

The roof leaks.

### The winter
It was cold.

## Bo

No heat.
"""


def test_a_whole_text_is_one_row_to_the_letter() -> None:
    content = "\n\n  First line.\n\n# Markup *stays*\n\tlast  \n\n"
    assert cells(sheet_of(texts(content), Splitting())) == [
        ("  First line.\n\n# Markup *stays*\n\tlast  ", "1.md")
    ]


def test_headings_of_the_likely_level_part_the_text() -> None:
    sheet = split(FORUM, How.HEADINGS)
    assert texts(FORUM).headings == ((1, 1), (2, 2), (3, 1))
    assert sheet.header == ("words", "heading", "section", "file")
    assert cells(sheet) == [
        ("The roof leaks.\n\n### The winter\nIt was cold.", "Ana Reyes", "Oak Street forum", "1.md"),
        ("No heat.", "Bo", "Oak Street forum", "1.md"),
    ]
    (left,) = sheet.problems
    assert left.why.startswith("4 words of 1.md stand under no heading")
    assert "Notes" not in left.why
    assert "column “heading”" in sheet.remarks[0]


def test_another_level_may_be_chosen() -> None:
    assert [one[1] for one in cells(split(FORUM, How.HEADINGS, 1))] == ["Oak Street forum"]
    assert [one[:3] for one in cells(split(FORUM, How.HEADINGS, 3))] == [
        ("It was cold.", "The winter", "Oak Street forum › Ana Reyes")
    ]
    with pytest.raises(HrforumError, match="only of level 1, 2, 3"):
        split(FORUM, How.HEADINGS, 5)
    with pytest.raises(HrforumError, match="no headings to split at"):
        split("Only words.", How.HEADINGS)


def test_a_heading_over_nothing_is_told() -> None:
    sheet = split("# One\n\n# Two\nWords.\n", How.HEADINGS)
    assert cells(sheet) == [("Words.", "Two", "", "1.md")]
    assert [(one.row, one.why) for one in sheet.problems] == [
        (1, "Nothing stands under the heading “One” in 1.md.")
    ]


TRANSCRIPT = """Transcript of 10 July

MODERATOR: Who is first?
ANA: The roof leaks.
It leaks every night.

MODERATOR: Since when?
[00:02:10] Ana: Since March.
[Applause]
MR. O'NEIL (tenant): I have no heat.
"""


def test_each_speaker_becomes_one_row_in_the_order_of_speaking() -> None:
    found = {label.name: (label.times, label.likely) for label in texts(TRANSCRIPT).labels}
    assert found == {
        "MODERATOR": (2, Role.WORDS),
        "ANA": (2, Role.SPEAKER),
        "Applause": (1, Role.WORDS),
        "MR. O'NEIL (tenant)": (1, Role.WORDS),
    }
    sheet = split(
        TRANSCRIPT, How.SPEAKERS, roles={"mr. o'neil (TENANT)": Role.SPEAKER, "Moderator": Role.OUT}
    )
    assert sheet.header == ("words", "speaker", "file")
    assert cells(sheet) == [
        ("The roof leaks.\nIt leaks every night.\n\n[00:02:10] Since March.\n[Applause]", "ANA", "1.md"),
        ("I have no heat.", "MR. O'NEIL (tenant)", "1.md"),
    ]
    assert [one.why for one in sheet.problems] == [
        "4 words of 1.md stand before the first speaker and are left out.",
        "5 words of MODERATOR in 1.md are left out, as chosen.",
    ]


def test_who_asks_stays_in_the_words_of_who_answers() -> None:
    sheet = split(
        "Ana: It leaks.\nInterviewer: Since when?\nAna: March.\nBo: Same.\nBo: Yes.\n", How.SPEAKERS
    )
    assert [one[:2] for one in cells(sheet)] == [
        ("It leaks.\nInterviewer: Since when?\n\nMarch.", "Ana"),
        ("Same.\n\nYes.", "Bo"),
    ]


def test_names_in_capitals_need_not_come_back_where_others_stand_alike() -> None:
    content = "MS. REYES — The roof.\nMR. BO — No heat.\nCY LEE — Rats.\nHe said: nothing.\nNote: cut.\n"
    assert [one[1] for one in cells(split(content, How.SPEAKERS))] == ["MS. REYES", "MR. BO", "CY LEE"]


def test_without_speakers_or_with_unknown_ones_it_is_said() -> None:
    with pytest.raises(HrforumError, match="no names of speakers"):
        split("Only words.", How.SPEAKERS)
    with pytest.raises(HrforumError, match="No line begins with Zoe"):
        split(TRANSCRIPT, How.SPEAKERS, roles={"Zoe": Role.OUT})


@pytest.mark.parametrize(
    ("line", "name", "rest"),
    [
        ("Ana: hello", "Ana", "hello"),
        ("Ana : bonjour", "Ana", "bonjour"),
        ("**Ana:** hi", "Ana", "hi"),
        ("__Ana__: hi", "Ana", "hi"),
        ("[Ana] hi", "Ana", "hi"),
        ("[Ana]: hi", "Ana", "hi"),
        ("JOSÉ – hola", "JOSÉ", "hola"),
        ("00:01:02 Speaker 1: hi", "Speaker 1", "00:01:02 hi"),
        ("نور: سلام", "نور", "سلام"),
        ("王：你好", "王", "你好"),
        ("Ana\u00a0: oui", "Ana", "oui"),
    ],
)
def test_labels_are_found(line: str, name: str, rest: str) -> None:
    parted = part(line)
    assert parted is not None
    assert (parted.name, parted.rest) == (name, rest)


@pytest.mark.parametrize(
    "line",
    ["http://x.org", "HTTP://x.org", "she said: no", "He said - no", "[link](http://x)", "[laughs] yes", "12:30 we met", "", "*Ana: x",
     "One two three four five six: x", "A" * 2_000_000, "[" + "a " * 500_000, " " * 1_000_000 + "x", "A: " * 300_000 + "\t"],
)  # fmt: skip
def test_other_lines_have_no_label_and_take_no_time(line: str) -> None:
    parted = part(line)
    assert parted is None or len(line) > 100


def test_footnotes_go_with_the_piece_they_belong_to() -> None:
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="1">{paragraph("She means 2023.")}</w:footnote></w:footnotes>'
    body = (
        paragraph("Ana", "Ttulo1")
        + '<w:p><w:r><w:t>In March</w:t><w:footnoteReference w:id="1"/></w:r></w:p>'
        + paragraph("Bo", "Ttulo1")
        + paragraph("No heat.")
    )
    found = texts_of([read_docx(word_file(body, footnotes=notes), "a.docx", Silent())])
    sheet = sheet_of(found, found.likely)
    assert [one[:2] for one in cells(sheet)] == [
        ("In March[1]\n\n[1] She means 2023.", "Ana"),
        ("No heat.", "Bo"),
    ]
    assert sheet.remarks[1:] == ("1 footnote stands under its number at the end of its testimony.",)
    assert sheet.kind == "docx"


def test_the_likely_splitting_is_a_start_for_one_file_only() -> None:
    assert texts(FORUM).likely == Splitting(How.HEADINGS)
    assert texts("Ana: a\nBo: b\nAna: c\nBo: d\n").likely == Splitting(How.SPEAKERS)
    assert texts("Only words.").likely == Splitting()
    assert texts(FORUM, FORUM).likely == Splitting()


def test_columns_are_guessed_and_a_renamed_text_is_the_same() -> None:
    sheet = split("Ana: It leaks.\nBo: No heat.\nAna: Still.\nBo: Still.\n", How.SPEAKERS)
    mapping = guess(sheet.header, sheet.rows)
    assert dict(mapping.pairs) == {"words": "words", "name": "speaker"}
    rows, _problems = rows_of(sheet, mapping)
    renamed = sheet_of(
        texts_of([read_text(b"Ana: It leaks.\nBo: No heat.\nAna: Still.\nBo: Still.\n", "other.txt")]),
        Splitting(How.SPEAKERS),
    )
    assert [row.identity for row in rows] == [row.identity for row in rows_of(renamed, mapping)[0]]
    by_heading = split("# A\nx y\n# B\nx y\n# C\nz\n", How.HEADINGS)
    assert dict(guess(by_heading.header, by_heading.rows).pairs) == {"words": "words"}
    seen = preview(by_heading, guess(by_heading.header, by_heading.rows))
    assert (seen.accepted, seen.skipped) == (3, 0)
