"""CSV files of every kind that strangers send: either rows, or a report that names the row, or one sentence."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrforum.errors import HrforumError, Unreadable
from hrforum.exchange.csv_sheet import read_csv
from hrforum.exchange.sheet import Sheet, read_sheet
from hrforum.progress import Silent

HEARING = Path(__file__).parents[3] / "shared" / "data" / "nyc-housing-hearing" / "testimonies.csv"


def sheet_of(content: str | bytes) -> Sheet:
    raw = content.encode() if isinstance(content, str) else content
    return read_csv(raw, "stories.csv", Silent())


def cells(sheet: Sheet) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.number, row.cells) for row in sheet.rows]


def report(sheet: Sheet) -> list[tuple[int, bool, str]]:
    return [(each.row, each.skipped, each.why) for each in sheet.problems]


if HEARING.exists():

    def test_the_real_hearing_comes_in_whole() -> None:
        sheet = read_sheet(HEARING)
        with HEARING.open(encoding="utf-8", newline="") as source:
            expected = list(csv.DictReader(source))
        assert len(sheet.rows) == 203
        assert [dict(zip(sheet.header, row.cells, strict=True)) for row in sheet.rows] == expected
        assert sheet.problems == ()
        assert sheet.remarks == ()


def test_rows_are_counted_as_a_spreadsheet_program_counts_them() -> None:
    sheet = sheet_of('name,words\r\nAna,"one\r\ntwo\nthree"\r\n\r\nBo,four\r\n')
    assert cells(sheet) == [(2, ("Ana", "one\r\ntwo\nthree")), (4, ("Bo", "four"))]
    assert report(sheet) == []


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter_is_found(delimiter: str) -> None:
    sheet = sheet_of(
        f'name{delimiter}words{delimiter}date\nAna{delimiter}"Yes, no; maybe"{delimiter}2024-07-10\n'
        f'Bo{delimiter}"one{delimiter} two"{delimiter}\n'
    )
    assert sheet.header == ("name", "words", "date")
    assert [row.cells[1] for row in sheet.rows] == ["Yes, no; maybe", f"one{delimiter} two"]


def test_a_delimiter_told_by_excel_is_taken() -> None:
    assert cells(sheet_of("sep=;\r\nname;words\r\nAna;a,b\r\n")) == [(2, ("Ana", "a,b"))]


def test_one_column_is_a_sheet_too() -> None:
    assert cells(sheet_of("testimony\nThe heat was off.\n")) == [(2, ("The heat was off.",))]


@pytest.mark.parametrize(
    ("codec", "shown", "guessed"),
    [
        ("utf-8", "UTF-8", False),
        ("utf-8-sig", "UTF-8", False),
        ("utf-16", "UTF-16", False),
        ("utf-32", "UTF-32", False),
        ("utf-16-le", "UTF-16", True),
        ("utf-16-be", "UTF-16", True),
        ("cp1252", "Windows-1252", True),
    ],
)
def test_encodings_are_read_and_said(codec: str, shown: str, guessed: bool) -> None:
    text = "nombre,testimonio\nPeña,“Me echaron — ¿por qué?”\nZoë,L’hôtel était fermé…\n"
    sheet = sheet_of(text.encode(codec))
    assert sheet.header == ("nombre", "testimonio")
    assert [row.cells for row in sheet.rows] == [
        ("Peña", "“Me echaron — ¿por qué?”"),
        ("Zoë", "L’hôtel était fermé…"),
    ]
    assert sheet.encoding == shown
    assert [shown in remark for remark in sheet.remarks] == [True] * guessed


def test_cyrillic_in_an_old_encoding_is_not_read_as_accents() -> None:
    words = "Меня выселили из квартиры зимой, и никто не ответил на мои письма в городской совет. " * 5
    sheet = sheet_of(f"name,testimony\nИван,{words.replace(',', ' ')}\n".encode("cp1251"))
    assert "выселили из квартиры" in sheet.rows[0].cells[1]
    assert len(sheet.remarks) == 1


def test_a_damaged_byte_in_utf_8_costs_its_row_only() -> None:
    raw = "name,words\nJosé,Está frío\nBo,sin cal\xffor\nZoë,chaud\n".encode().replace("ÿ".encode(), b"\xff")
    sheet = sheet_of(raw)
    assert [number for number, _cells in cells(sheet)] == [2, 4]
    assert report(sheet) == [(3, True, 'The cell in column "words" holds bytes that are not text.')]


def test_marked_utf_16_that_is_cut_is_one_sentence() -> None:
    with pytest.raises(
        Unreadable, match=r"^stories.csv is marked as UTF-16, but byte 23 cannot be read as that\."
    ):
        sheet_of("name,words".encode("utf-16") + b"\x41")


def test_bytes_of_no_encoding_are_named() -> None:
    raw = b"name,words\nAna," + bytes(range(128, 256)) * 3 + b"\n"
    with pytest.raises(Unreadable, match=r"cannot be read: byte 16 .in line 2. fits no known text encoding"):
        sheet_of(raw)


def test_a_row_with_more_cells_than_names_is_skipped() -> None:
    sheet = sheet_of("name,words\nAna,I came, I saw\nBo,fine,,\nCy,fine\n")
    assert cells(sheet) == [(3, ("Bo", "fine")), (4, ("Cy", "fine"))]
    assert [(row, skipped) for row, skipped, _why in report(sheet)] == [(2, True)]
    assert report(sheet)[0][2].startswith("The row has 3 cells, the first row names 2")


def test_a_row_cut_by_a_line_break_is_skipped_in_both_halves() -> None:
    sheet = sheet_of("name,words,borough\nAna,the heat\nwas off,Queens\nBo,fine,Bronx\n")
    assert cells(sheet) == [(4, ("Bo", "fine", "Bronx"))]
    assert [(row, skipped) for row, skipped, _why in report(sheet)] == [(2, True), (3, True)]
    assert "may have been cut at a line break" in sheet.problems[0].why


def test_a_quotation_mark_that_is_never_closed_swallows_nothing_silently() -> None:
    sheet = sheet_of('name,words\nAna,fine\nBo,"lost\nCy,fine\nDi,fine\n')
    assert cells(sheet) == [(2, ("Ana", "fine"))]
    assert report(sheet) == [
        (
            3,
            True,
            "A quotation mark is opened in line 3 and never closed, so this row and everything after it, up to line 5, was not read.",
        )
    ]


def test_quotation_marks_that_are_not_doubled_cost_their_own_row() -> None:
    sheet = sheet_of('name,words\nAna,"He said "no" to me"\nBo,fine\n')
    assert cells(sheet) == [(3, ("Bo", "fine"))]
    assert report(sheet) == [
        (
            2,
            True,
            "The quotation marks in line 2 do not pair. A quotation mark inside a cell is written twice.",
        )
    ]


def test_the_lines_of_a_broken_row_are_never_taken_for_rows() -> None:
    sheet = sheet_of('name,words\nAna,"He said "no"\nmiddle, part\nand left"\nBo,fine\n')
    assert cells(sheet) == [(5 - 2, ("Bo", "fine"))]
    assert [each.row for each in sheet.problems] == [2]
    assert "lines 2 to 4" in sheet.problems[0].why


def test_rows_swallowed_by_marks_that_happen_to_pair_are_pointed_at() -> None:
    sheet = sheet_of('name,words,borough\nAna,"lost,Queens\nBo,fine,Bronx\nCy,fine,Bronx\nDi,found",Queens\n')
    assert [each.number for each in sheet.rows] == [2]
    assert [(each.row, each.skipped) for each in sheet.problems] == [(2, False)]
    assert "look like rows of their own" in sheet.problems[0].why


def test_a_quotation_mark_inside_bare_text_is_text() -> None:
    assert cells(sheet_of('name,words\nAna,a 6" pipe\nBo,fine\n')) == [
        (2, ("Ana", 'a 6" pipe')),
        (3, ("Bo", "fine")),
    ]


def test_nul_characters_are_reported_and_never_dropped() -> None:
    sheet = sheet_of("name,words\nAna,the \0heat\nBo,fine\n")
    assert cells(sheet) == [(3, ("Bo", "fine"))]
    assert report(sheet) == [
        (2, True, 'The cell in column "words" holds a NUL character, which text never does.')
    ]


def test_a_cell_of_a_megabyte_is_reported_and_the_next_row_is_read() -> None:
    before = csv.field_size_limit()
    sheet = sheet_of("name,words\nAna," + "x" * (1024 * 1024) + "\nBo," + "y" * 200_000 + "\n")
    assert [(row.number, len(row.cells[1])) for row in sheet.rows] == [(3, 200_000)]
    assert report(sheet) == [
        (
            2,
            True,
            'The cell in column "words" has 1,048,576 characters; at most 200,000 are taken. Split it over several rows.',
        )
    ]
    assert csv.field_size_limit() == before


@pytest.mark.parametrize(
    "formula", ['=HYPERLINK("http://x")', "=cmd|'/c calc'!A1", "=1+1", "= SUM(A1:A3)", "=A2"]
)
def test_formulas_stay_plain_text_and_are_pointed_at(formula: str) -> None:
    quoted = formula.replace('"', '""')
    sheet = sheet_of(f'name,words\nAna,"{quoted}"\n')
    assert sheet.rows[0].cells[1] == formula
    assert report(sheet) == [
        (2, False, 'The cell in column "words" looks like a formula; it is kept as plain text.')
    ]


def test_words_that_begin_with_an_equals_sign_are_words() -> None:
    sheet = sheet_of("name,words\nAna,= equal rights for all\nBo,-- and then\nCy,@home\n")
    assert len(sheet.rows) == 3
    assert sheet.problems == ()


@pytest.mark.parametrize(
    "content",
    [
        "2024-07-10,Ana,The heat was off\n2024-07-11,Bo,The lift was broken\n",
        "Ana,ana@example.org,The heat was off\nBo,bo@example.org,The lift was broken\n",
        "1,The heat was off\n2,The lift was broken\n",
        "Ana," + "The heat was off and nobody came. " * 20 + "\nBo,short\n",
    ],
)
def test_a_file_without_a_header_is_refused(content: str) -> None:
    with pytest.raises(
        Unreadable, match=r"^The first row of stories.csv looks like a testimony, not like names of columns\."
    ):
        sheet_of(content)


def test_a_header_of_unusual_names_is_pointed_at() -> None:
    sheet = sheet_of("Ana,I was evicted\nBo,They cut the water\n")
    assert [(each.row, each.skipped) for each in sheet.problems] == [(1, False)]
    assert sheet.problems[0].why.startswith("The first row was taken as the names of the columns")


def test_columns_without_a_name_or_with_the_same_get_one() -> None:
    sheet = sheet_of("words,,words,\na,b,c,\n")
    assert sheet.header == ("words", "column 2", "words (2)")
    assert cells(sheet) == [(2, ("a", "b", "c"))]
    assert [(each.row, each.skipped) for each in sheet.problems] == [(1, False)]


def test_unnamed_columns_at_the_end_may_be_missing_from_rows() -> None:
    assert cells(sheet_of("name,words,,\nAna,a\nBo,b,c\n")) == [(2, ("Ana", "a", "")), (3, ("Bo", "b", "c"))]


@pytest.mark.parametrize("content", [b"\n\r\n", b",,\n,,\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_nothing_but_empty_rows_is_an_empty_file(content: bytes) -> None:
    with pytest.raises(Unreadable, match=r"^stories.csv is empty\.$"):
        sheet_of(content)


def test_a_header_alone_is_a_sheet_without_rows() -> None:
    assert sheet_of("name,words\n").rows == ()


def test_a_header_whose_quotation_marks_do_not_pair_is_one_sentence() -> None:
    with pytest.raises(
        Unreadable, match=r"^The quotation marks in the first row of stories.csv do not pair\.$"
    ):
        sheet_of('name,"words\nAna,fine\n')


def test_too_many_columns_and_rows_are_refused() -> None:
    with pytest.raises(Unreadable, match="has 501 columns; at most 500 are read"):
        sheet_of("words" + ",words" * 500 + "\n")
    with pytest.raises(Unreadable, match="has more than 100,000 rows"):
        sheet_of("words\n" + "x\n" * 100_001)


def test_old_macintosh_line_ends_are_line_ends() -> None:
    assert cells(sheet_of('name,words\rAna,"a\rb"\rBo,c\r')) == [(2, ("Ana", "a\rb")), (3, ("Bo", "c"))]


def test_form_feeds_and_line_separators_inside_words_split_nothing() -> None:
    assert cells(sheet_of("name,words\nAna,a\x0cb\u2028c\x85d\x1ce\n")) == [
        (2, ("Ana", "a\x0cb\u2028c\x85d\x1ce"))
    ]


def test_a_watcher_can_stop_the_reading() -> None:
    class Stop(Exception):
        pass

    class Watcher:
        def step(self, done: int, total: int, label: str) -> None:
            assert 0 < done <= total
            assert label
            raise Stop

    with pytest.raises(Stop):
        read_csv(b"words\n" + b"x\n" * 3_000, "stories.csv", Watcher())


TEXT = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0") | st.sampled_from('",;\n\r\t|= '),
    max_size=30,
)


@given(
    st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=8),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_what_a_good_writer_wrote_comes_back_to_the_character(
    rows: list[tuple[str, str, str]], delimiter: str, line_end: str
) -> None:
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=delimiter, lineterminator=line_end, quoting=csv.QUOTE_ALL)
    writer.writerow(["name", "words", "borough"])
    writer.writerows(rows)
    sheet = sheet_of(f"sep={delimiter}\n" + target.getvalue())
    kept = [(number, row) for number, row in enumerate(rows, start=2) if any(row)]
    assert cells(sheet) == kept
    assert not any(each.skipped for each in sheet.problems)


@given(
    st.binary(max_size=400)
    | st.text(max_size=200).map(lambda text: ("name,words\n" + text).encode("utf-8", "replace"))
)
def test_any_bytes_give_rows_or_one_sentence(raw: bytes) -> None:
    try:
        sheet = sheet_of(raw)
    except HrforumError:
        return
    assert all(len(row.cells) == len(sheet.header) for row in sheet.rows)
    numbers = [row.number for row in sheet.rows]
    assert numbers == sorted(set(numbers))
    assert len(set(sheet.header)) == len(sheet.header)


PIECES = ['"', ",", "\n", "a", '""', "b,c\n", '"x"', ",d\n"]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_no_letter_is_lost_without_a_word(body: str) -> None:
    sheet = sheet_of("name,words\n" + body)
    if not any(each.skipped for each in sheet.problems):
        taken = "".join(cell for row in sheet.rows for cell in row.cells)
        assert [each for each in taken if each.isalpha()] == [each for each in body if each.isalpha()]
