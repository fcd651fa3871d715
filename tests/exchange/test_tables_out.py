"""Tables that leave: no cell is ever a formula, every text comes back, and nothing else stands in the file."""

import csv
import dataclasses
import inspect
import io
import typing
import zipfile
from collections.abc import Sequence

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrforum.domain.consent import Released
from hrforum.errors import Refused
from hrforum.exchange import extract_table
from hrforum.exchange.cells import GUARD, Sheet, sheet_of
from hrforum.exchange.csv_out import csv_of
from hrforum.exchange.xlsx_out import LONGEST_CELL, xlsx_of

SIGNS = "=+-@|\t\r\n＝＋－＠｜"  # the full-width forms are meant
HOSTILE = (
    '=HYPERLINK("http://evil.example","x")',
    "=cmd|'/C calc'!A0",
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "|calc",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\x00=1+1",
    "＝1+1",
    "＠SUM(1)",
    "−1",  # a minus sign
)

texts = st.text(
    st.one_of(st.sampled_from(SIGNS + "'\"&<>;, "), st.characters(exclude_categories=["Cs"])),
    max_size=12,
)


def _in_csv(sheet: Sheet) -> list[list[str]]:
    return list(csv.reader(io.StringIO(csv_of(sheet).decode("utf-8"), newline="")))


def _in_xlsx(sheet: Sheet) -> list[list[str]]:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_of([sheet])))
    rows = list(book.active.iter_rows())
    for row in rows:
        for cell in row:
            assert cell.data_type in "sn", "never a formula"
            assert cell.data_type == "s" or cell.value is None
    return [["" if cell.value is None else str(cell.value) for cell in row] for row in rows]


@pytest.mark.parametrize("cell", HOSTILE)
def test_what_would_be_a_formula_is_guarded(cell: str) -> None:
    sheet = sheet_of("T", [["words"], [cell], ["plain"]])
    assert sheet.guarded == 1
    for read in (_in_csv(sheet), _in_xlsx(sheet)):
        assert read[1][0].startswith(GUARD)
        assert read[1][0][1:] == cell.replace("\x00", "")
        assert read[2] == ["plain"]


@given(st.lists(texts, min_size=2, max_size=6))
def test_every_text_comes_back_and_no_cell_begins_like_a_formula(cells: Sequence[str]) -> None:
    sheet = sheet_of("T", [cells])
    for read in (_in_csv(sheet), _in_xlsx(sheet)):
        assert read == [list(sheet.rows[0])]
        assert not any(cell.lstrip("\u200b \ufeff")[:1] in set(SIGNS) - {""} for cell in read[0] if cell)


@pytest.mark.parametrize(
    "cell", ["No heat.", "Sin calefacción: ¿por qué?", "a = b", "5-10", "x@example.org", "'quoted'"]
)
def test_ordinary_words_stay_as_they_are(cell: str) -> None:
    assert sheet_of("T", [[cell]]) == Sheet("T", ((cell,),), 0)


def test_a_workbook_holds_cells_and_nothing_else() -> None:
    sheets = [sheet_of("Testimonies", [["words"], ["No heat."]]), sheet_of("Codebook & more", [["column"]])]
    made = xlsx_of(sheets)
    assert made == xlsx_of(sheets), "the same table gives the same bytes"
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        assert packed.namelist() == [
            "[Content_Types].xml",
            "_rels/.rels",
            "xl/workbook.xml",
            "xl/_rels/workbook.xml.rels",
            "xl/worksheets/sheet1.xml",
            "xl/worksheets/sheet2.xml",
        ]
        assert {each.date_time for each in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {(each.create_system, each.comment, each.extra) for each in packed.infolist()} == {
            (0, b"", b"")
        }
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert book.sheetnames == ["Testimonies", "Codebook & more"]


def test_many_columns_keep_their_places() -> None:
    rows = [[f"c{number}" for number in range(60)]]
    assert _in_xlsx(sheet_of("T", rows)) == rows


def test_a_text_longer_than_a_cell_is_refused_and_not_cut() -> None:
    assert xlsx_of([sheet_of("T", [["x" * LONGEST_CELL]])])
    for longer in ("x" * (LONGEST_CELL + 1), "\U0001f3e0" * (LONGEST_CELL // 2 + 1)):
        with pytest.raises(Refused, match=r"\.csv"):
            xlsx_of([sheet_of("T", [[longer]])])


def test_words_enter_the_table_as_released_only() -> None:
    for name, thing in vars(extract_table).items():
        if getattr(thing, "__module__", None) != extract_table.__name__:
            continue
        if not dataclasses.is_dataclass(thing) and not inspect.isfunction(thing):
            continue
        for parameter, kind in typing.get_type_hints(thing).items():
            if parameter in {"released", "words", "ask", "speaker", "rendering"}:
                assert kind is Released, (name, parameter)
