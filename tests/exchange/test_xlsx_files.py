"""XLSX files, honest and hostile."""

import io
import struct
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrforum.errors import HrforumError, Unreadable
from hrforum.exchange.sheet import Sheet, read_sheet
from hrforum.exchange.xlsx_sheet import read_xlsx
from hrforum.progress import Silent


def saved(workbook: Any) -> bytes:
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def workbook_of(*rows: tuple[object, ...]) -> Any:
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    return workbook


def read(raw: bytes) -> Sheet:
    return read_xlsx(raw, "stories.xlsx", Silent())


def with_part(raw: bytes, name: str, change: Any, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return the zip with the part `name` as `change` makes it."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(target, "w", compression) as copy:
        for entry in source.infolist():
            content = source.read(entry)
            copy.writestr(entry.filename, change(content) if entry.filename == name else content)
    return target.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
HONEST = saved(workbook_of(("name", "words"), ("Ana", "The heat was off")))


def test_values_become_text() -> None:
    workbook = workbook_of(
        ("name", "words", "heard_on", "n", "share", "yes", "time", "when"),
        (
            "Ana",
            "  two\nlines ",
            date(2024, 7, 10),
            3.0,
            0.1,
            True,
            time(14, 30),
            datetime(2024, 7, 10, 14, 30),  # noqa: DTZ001 - spreadsheets know no time zones
        ),
        (None, "words", None, 12345678901, 1e20, False, None, None),
    )
    sheet = read(saved(workbook))
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (2, ("Ana", "  two\nlines ", "2024-07-10", "3", "0.1", "TRUE", "14:30:00", "2024-07-10 14:30:00")),
        (3, ("", "words", "", "12345678901", "100000000000000000000", "FALSE", "", "")),
    ]
    assert sheet.problems == ()
    assert sheet.remarks == ()
    assert (sheet.kind, sheet.encoding) == ("xlsx", "")


def test_a_formula_is_reported_and_never_worked_out() -> None:
    workbook = workbook_of(
        ("name", "words"), ("Ana", "fine"), ("Bo", '=HYPERLINK("http://x","y")'), ("Cy", "fine")
    )
    sheet = read(saved(workbook))
    assert [row.number for row in sheet.rows] == [2, 4]
    assert [(each.row, each.skipped, each.why) for each in sheet.problems] == [
        (3, True, "The cell in column B is a formula, not words.")
    ]


def test_text_that_begins_with_an_equals_sign_is_text() -> None:
    workbook = workbook_of(("name", "words"), ("Ana", "x"))
    workbook.active["B2"].value = "=equal"
    workbook.active["B2"].data_type = "s"
    assert read(saved(workbook)).rows[0].cells == ("Ana", "=equal")


def test_a_spreadsheet_error_is_reported() -> None:
    workbook = workbook_of(("name", "words"), ("Ana", "#N/A"))
    sheet = read(saved(workbook))
    assert sheet.rows == ()
    assert sheet.problems[0].why == "The cell in column B shows an error of the spreadsheet, not words."


def test_the_first_visible_sheet_with_rows_is_read_and_named() -> None:
    workbook = workbook_of(("secret", "words"), ("x", "hidden"))
    workbook.active.sheet_state = "hidden"
    workbook.create_sheet("Empty")
    stories = workbook.create_sheet("Stories")
    stories.append(("name", "words"))
    stories.append(("Ana", "fine"))
    workbook.active = 2
    sheet = read(saved(workbook))
    assert sheet.rows[0].cells == ("Ana", "fine")
    assert sheet.remarks == ('The file has 3 sheets; only "Stories" was read, not "Sheet", "Empty".',)


def test_hidden_rows_merged_cells_and_gaps() -> None:
    workbook = workbook_of(
        (),
        ("name", "words", "borough"),
        ("Ana", "a", "Queens"),
        ("Bo", "b"),
        (),
        ("Cy", "c", "Bronx"),
        (None,),
    )
    page = workbook.active
    page.row_dimensions[4].hidden = True
    page.merge_cells("C3:C4")
    page.cell(row=900, column=2).number_format = "0.00"
    sheet = read(saved(workbook))
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (3, ("Ana", "a", "Queens")),
        (4, ("Bo", "b", "")),
        (6, ("Cy", "c", "Bronx")),
    ]
    assert [(each.row, each.skipped, each.why) for each in sheet.problems] == [
        (3, False, "The cells C3:C4 are merged: only row 3 has their text, the others are empty there.")
    ]
    assert sheet.remarks == ("1 hidden row was read too.",)


def test_a_wrong_stated_size_cuts_nothing() -> None:
    raw = with_part(HONEST, SHEET, lambda xml: xml.replace(b'<dimension ref="A1:B2"', b'<dimension ref="A1"'))
    assert b'ref="A1"' in zipfile.ZipFile(io.BytesIO(raw)).read(SHEET)
    assert read(raw).rows[0].cells == ("Ana", "The heat was off")


def test_cells_beyond_the_named_columns_get_a_name() -> None:
    sheet = read(saved(workbook_of(("name", "words"), ("Ana", "a", None, "a remark"))))
    assert sheet.header == ("name", "words", "column 3", "column 4")
    assert sheet.rows[0].cells == ("Ana", "a", "", "a remark")


def test_characters_that_excel_escapes_come_back() -> None:
    sheet = read(
        saved(
            workbook_of(
                ("name", "words"), ("Ana", "one_x000D_\ntwo"), ("Bo", "nul _x0000_"), ("Cy", "half _xD83D_")
            )
        )
    )
    assert sheet.rows[0].cells[1] == "one\r\ntwo"
    assert [(each.row, each.why) for each in sheet.problems] == [
        (3, 'The cell in column "words" holds a NUL character, which text never does.'),
        (4, 'The cell in column "words" holds bytes that are not text.'),
    ]


def shared(text: str) -> bytes:
    """Return HONEST with its testimony as a shared string, as Excel writes it; `text` is XML."""
    inline = b't="inlineStr"><is><t>The heat was off</t></is>'
    linked = with_part(HONEST, SHEET, lambda xml: xml.replace(inline, b't="s"><v>0</v>'))
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = f'<Override PartName="/{STRINGS}" ContentType="{kind}"/></Types>'.encode()
    package = io.BytesIO(
        with_part(linked, "[Content_Types].xml", lambda xml: xml.replace(b"</Types>", override))
    )
    with zipfile.ZipFile(package, "a") as target:
        target.writestr(
            STRINGS, f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{text}</sst>'
        )
    return package.getvalue()


def test_shared_strings_are_read_without_their_formatting() -> None:
    rich = (
        "<si><r><t>The </t></r><r><rPr><b/></rPr><t xml:space='preserve'>heat_x000D_\n was off</t></r></si>"
    )
    assert read(shared(rich)).rows[0].cells == ("Ana", "The heat\r\n was off")


def test_an_overlong_cell_is_reported() -> None:
    sheet = read(shared("<si><t>" + "x" * 1_000_000 + "</t></si>"))
    assert sheet.rows == ()
    assert "has 1,000,000 characters; at most 200,000 are taken" in sheet.problems[0].why


def test_a_sheet_without_a_header_is_refused() -> None:
    with pytest.raises(Unreadable, match=r"^The first row of stories.xlsx looks like a testimony"):
        read(
            saved(
                workbook_of(
                    (date(2024, 7, 10), "The heat was off"), (date(2024, 7, 11), "The lift was broken")
                )
            )
        )


def test_a_formula_in_the_header_is_refused() -> None:
    with pytest.raises(
        Unreadable, match=r"^The first row of stories.xlsx cannot name the columns\. .* is a formula"
    ):
        read(saved(workbook_of(("name", "=1+1"), ("Ana", "x"))))


def test_an_empty_workbook_is_one_sentence() -> None:
    with pytest.raises(Unreadable, match=r"^stories.xlsx has no visible sheet with anything in it\.$"):
        read(saved(openpyxl.Workbook()))


def test_limits_of_rows_and_columns() -> None:
    workbook = openpyxl.Workbook(write_only=True)
    page = workbook.create_sheet()
    for number in range(100_002):
        page.append((f"words {number}",))
    with pytest.raises(Unreadable, match="has more than 100,000 rows"):
        read(saved(workbook))
    with pytest.raises(Unreadable, match="has 501 columns; at most 500 are read"):
        read(saved(workbook_of(("name", "words"), tuple("x" * 501))))


def test_a_row_number_without_end_does_not_hang() -> None:
    raw = with_part(HONEST, SHEET, lambda xml: xml.replace(b'<row r="2"', b'<row r="99999999999"'))
    with pytest.raises(Unreadable, match="is damaged or incomplete"):
        read(raw)


DAMAGED = r"^stories.xlsx is damaged or incomplete: it cannot be read as XLSX"


@pytest.mark.parametrize("cut", [4, 30, len(HONEST) // 2, len(HONEST) - 5])
def test_a_cut_file_is_damaged(cut: int) -> None:
    with pytest.raises(Unreadable, match=DAMAGED):
        read(HONEST[:cut])


def test_flipped_bytes_in_a_part_are_damage() -> None:
    at = HONEST.index(b"xl/worksheets/sheet1.xml") + 60
    with pytest.raises(Unreadable, match=DAMAGED):
        read(HONEST[:at] + bytes(255 - each for each in HONEST[at : at + 8]) + HONEST[at + 8 :])


def test_broken_xml_is_damage() -> None:
    with pytest.raises(Unreadable, match=DAMAGED):
        read(with_part(HONEST, SHEET, lambda xml: xml[: len(xml) // 2]))


TOO_MUCH = r"^stories.xlsx would unpack to far more than a spreadsheet holds, so it was not opened\.$"


def test_a_bomb_is_not_opened() -> None:
    bomb = with_part(HONEST, SHEET, lambda xml: xml + b" " * (260 * 1024 * 1024))
    assert len(bomb) < 1024 * 1024
    with pytest.raises(Unreadable, match=TOO_MUCH):
        read(bomb)


def test_a_part_that_swells_is_not_opened() -> None:
    with pytest.raises(Unreadable, match=TOO_MUCH):
        read(
            with_part(
                HONEST, "xl/styles.xml", lambda xml: xml + b" " * (21 * 1024 * 1024), zipfile.ZIP_STORED
            )
        )


def test_entries_without_number_are_not_opened() -> None:
    target = io.BytesIO(HONEST)
    with zipfile.ZipFile(target, "a") as package:
        for number in range(5_001):
            package.writestr(f"xl/{number}", b"")
    with pytest.raises(Unreadable, match=TOO_MUCH):
        read(target.getvalue())


def test_a_directory_that_lies_about_its_size_is_refused() -> None:
    at = HONEST.rindex(b"PK\x05\x06")
    lying = HONEST[: at + 12] + struct.pack("<L", 50_000_000) + HONEST[at + 16 :]
    with pytest.raises(Unreadable, match=TOO_MUCH):
        read(lying)


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY c SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("part", [STRINGS, SHEET])
@pytest.mark.parametrize("prologue", [ENTITIES, OUTSIDE])
def test_entities_are_refused(part: str, prologue: bytes) -> None:
    def poison(xml: bytes) -> bytes:
        return prologue + xml.replace(b"Ana", b"&c;").replace(b"The heat was off", b"&c;")

    poisoned = with_part(shared("<si><t>The heat was off</t></si>"), part, poison)
    assert b"&c;" in zipfile.ZipFile(io.BytesIO(poisoned)).read(part)
    with pytest.raises(Unreadable, match=DAMAGED):
        read(poisoned)


def test_other_kinds_of_zip_are_named() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", "<x/>")
    with pytest.raises(Unreadable, match=r"^stories.xlsx is an OpenDocument file"):
        read(target.getvalue())
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("word/document.xml", "<x/>")
    with pytest.raises(Unreadable, match=r"^stories.xlsx is not a spreadsheet"):
        read(target.getvalue())
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w"):
        pass
    with pytest.raises(Unreadable, match=r"^stories.xlsx is not a spreadsheet"):
        read(target.getvalue())


def test_an_encrypted_zip_is_named() -> None:
    at = HONEST.index(b"PK\x01\x02") + 8
    locked = bytearray(HONEST)
    locked[at] |= 1
    with pytest.raises(Unreadable, match=r"^stories.xlsx is protected with a password"):
        read(bytes(locked))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is in the old Excel format"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "is protected with a password",
        ),
        (b"%PDF-1.7\n", "is not a spreadsheet"),
        (b"\x89PNG\r\n\x1a\n", "is not a spreadsheet"),
        (b"  <!DOCTYPE html><html></html>", "is not a spreadsheet"),
        (bytes(range(256)) * 20, "is not a spreadsheet"),
        (b"", "is empty"),
    ],
)
def test_the_content_decides_and_not_the_name(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "stories.csv"
    path.write_bytes(content)
    with pytest.raises(Unreadable, match=f"^stories.csv {sentence}"):
        read_sheet(path)


def test_an_xlsx_under_another_name_is_read(tmp_path: Path) -> None:
    path = tmp_path / "stories.csv"
    path.write_bytes(HONEST)
    assert read_sheet(path).kind == "xlsx"


def test_what_is_no_file_is_one_sentence(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.csv", Path("/dev/zero"), tmp_path / "a\0b"):
        with pytest.raises(Unreadable, match=r"is not there, or is not a file|cannot be opened"):
            read_sheet(path)


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as target:
        target.truncate(100 * 1024 * 1024 + 1)
    with pytest.raises(Unreadable, match=r"^large.csv is larger than 100 MB"):
        read_sheet(path)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, len(HONEST) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_any_damage_gives_rows_or_one_sentence(changes: list[tuple[int, int]]) -> None:
    raw = bytearray(HONEST)
    for at, byte in changes:
        raw[at] = byte
    try:
        sheet = read(bytes(raw))
    except HrforumError:
        return
    assert all(len(row.cells) == len(sheet.header) for row in sheet.rows)


XML_TEXT = st.text(
    st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc", "Cn"]), max_size=30
).filter(lambda text: not text.startswith(("=", "#")) and "_x" not in text and "x005F_" not in text)


@settings(max_examples=40)
@given(st.lists(st.tuples(XML_TEXT, XML_TEXT), min_size=1, max_size=5))
def test_text_comes_back_to_the_character(rows: list[tuple[str, str]]) -> None:
    sheet = read(saved(workbook_of(("name", "words"), *rows)))
    assert [row.cells for row in sheet.rows] == [row for row in rows if any(row)]
