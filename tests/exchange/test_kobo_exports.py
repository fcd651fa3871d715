"""Exports of KoBoToolbox: groups, questions with several answers, what the form notes by itself, repeated groups."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest

from hrforum.exchange.intake_rows import rows_of
from hrforum.exchange.mapping import guess, parse_map
from hrforum.exchange.rows import Sheet
from hrforum.exchange.sheet import read_sheet

METADATA = (
    "_id",
    "_uuid",
    "_submission_time",
    "_validation_status",
    "_submitted_by",
    "__version__",
    "_index",
)
NAMES = (
    "start", "end", "today", "visit/person/nombre", "visit/testimony", "home/borough", "home/issues", "home/issues/mould",
    "home/issues/no_heat", "home/issues/other", "home/issues_other", "home/photo", "home/photo_URL", "deviceid", *METADATA,
    "formhub/uuid", "meta/instanceID",
)  # fmt: skip


def row(
    number: int, words: str, borough: str, issues: str, ticks: tuple[object, ...], status: str = ""
) -> tuple[object, ...]:
    return (
        "2024-07-10T14:03:22.000-04:00", "2024-07-10T14:13:22.000-04:00", "2024-07-10", f"Person {number}", words, borough, issues,
        *ticks, "", "a.jpg", "https://kf.example.org/a.jpg", "device", str(100 + number), f"uuid-{number}", "2024-07-10T18:13:30",
        status, "", "vXYZ", str(number), "form", f"uuid:{number}",
    )  # fmt: skip


ROWS = (
    row(1, "The roof leaks onto the bed.", "bronx", "mould no_heat", (1, 1, 0)),
    row(2, "No heat for two winters.", "queens", "no_heat", (0, 1, 0), "validation_status_not_approved"),
    row(3, "Nobody asked me about it.", "bronx", "", ("", "", "")),
    row(4, "The lift is out again.", "queens", "other", (0, 0, 1)),
    row(5, "We wait for water.", "bronx", "mould", (1, 0, 0)),
)


def as_csv(path: Path, names: tuple[str, ...] = NAMES, rows: tuple[tuple[object, ...], ...] = ROWS) -> Path:
    held = io.StringIO()
    csv.writer(held, delimiter=";", quoting=csv.QUOTE_ALL).writerows([names, *rows])
    path.write_text(held.getvalue(), "utf-8-sig")
    return path


def as_xlsx(path: Path, names: tuple[str, ...] = NAMES, rows: tuple[tuple[object, ...], ...] = ROWS) -> Path:
    workbook = openpyxl.Workbook()
    workbook.active.title = "Forum survey"
    for one in (names, *rows):
        workbook.active.append(one)
    repeated = workbook.create_sheet("members")
    repeated.append(("age", "_index", "_parent_table_name", "_parent_index"))
    repeated.append((33, 1, "Forum survey", 1))
    workbook.save(path)
    return path


def column(sheet: Sheet, name: str) -> list[str]:
    at = sheet.header.index(name)
    return [one.cells[at] for one in sheet.rows]


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_groups_go_and_several_answers_become_one_column(tmp_path: Path, write: object) -> None:
    sheet = read_sheet(write(tmp_path / "kobo.any"))  # type: ignore[operator]  # one of two functions
    assert sheet.header[:8] == (
        "start",
        "end",
        "today",
        "nombre",
        "testimony",
        "borough",
        "issues",
        "issues_other",
    )
    assert column(sheet, "issues") == ["mould; no_heat", "no_heat", "", "other", "mould"]
    assert sheet.key == "_uuid"
    assert [(one.row, one.skipped) for one in sheet.problems] == [(3, False)]
    assert "not approved" in sheet.problems[0].why
    told = " ".join(sheet.remarks)
    assert "1 question with several answers became one column." in told
    assert "Pictures and recordings" in told
    assert ("repeated groups" in told) == (sheet.kind == "xlsx")
    assert ('not "members"' in told) == (sheet.kind == "xlsx")


def test_columns_are_guessed_and_what_the_form_notes_is_left_alone(tmp_path: Path) -> None:
    sheet = read_sheet(as_csv(tmp_path / "kobo.csv"))
    assert dict(guess(sheet.header, sheet.rows).pairs) == {
        "words": "testimony",
        "name": "nombre",
        "heard_on": "today",
        "tag.borough": "borough",
    }
    many = read_sheet(as_csv(tmp_path / "many.csv", rows=ROWS * 3))
    mapping = guess(many.header, many.rows)
    assert mapping.dimensions("tag") == (("borough", "borough"), ("issues", "issues"))
    (first, *_others), _problems = rows_of(many, mapping)
    assert first.tags == (("borough", ("bronx",)), ("issues", ("mould", "no_heat")))
    # A column may still be stated with its groups.
    assert parse_map(["ask=home/issues_other"], many.header).pairs == (("ask", "issues_other"),)


def test_a_submission_is_known_again_in_a_later_export(tmp_path: Path) -> None:
    first = read_sheet(as_csv(tmp_path / "a.csv"))
    changed = tuple((*one[:17], "Approved", *one[18:]) for one in ROWS[::-1])
    later = read_sheet(as_xlsx(tmp_path / "b.xlsx", rows=changed))
    marks = [
        {row.identity: row.occurrence for row in rows_of(sheet, guess(sheet.header, sheet.rows))[0]}
        for sheet in (first, later)
    ]
    assert len(marks[0]) == 5
    assert marks[0] == marks[1]


def test_separate_columns_alone_and_labels_are_joined_too(tmp_path: Path) -> None:
    names = ("What happened?", "Your home/Which borough?", "Your home/What is wrong?/Mould; damp", "Your home/What is wrong?/No heat", *METADATA)  # fmt: skip
    rows = tuple(
        (f"It was cold {n}.", "Bronx", tick, "TRUE", str(n), f"u{n}", "", "", "", "", "")
        for n, tick in enumerate(("True", "FALSE"))
    )
    sheet = read_sheet(as_csv(tmp_path / "labels.csv", names, rows))
    assert sheet.header[:3] == ("What happened?", "Which borough?", "What is wrong?")
    assert column(sheet, "What is wrong?") == ["Mould, damp; No heat", "No heat"]


def test_names_that_would_be_the_same_keep_their_groups(tmp_path: Path) -> None:
    names = ("testimony", "a/name", "b/name", "c/age", *METADATA)
    sheet = read_sheet(as_csv(tmp_path / "x.csv", names, (("Words.", "Ana", "Bo", "33", *"1234567"),)))
    assert sheet.header[:4] == ("testimony", "a/name", "b/name", "age")


def test_any_other_sheet_stays_as_it_is(tmp_path: Path) -> None:
    names = ("testimony", "home/issues", "home/issues/mould", "_id", "_uuid")
    sheet = read_sheet(as_csv(tmp_path / "x.csv", names, (("Words.", "mould", "1", "1", "u"),)))
    assert sheet.header == names
    assert sheet.key == ""
    assert sheet.remarks == ()
