"""Rows as testimonies about to come in."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrforum.errors import HrforumError
from hrforum.exchange.csv_sheet import read_csv
from hrforum.exchange.day import Ambiguous, day_of
from hrforum.exchange.intake_rows import ImportRow, identity_of, preview, rows_of
from hrforum.exchange.language_name import code_of_language
from hrforum.exchange.mapping import Mapping, guess, parse_map
from hrforum.exchange.rows import RowProblem, Sheet, SheetRow
from hrforum.exchange.sheet import read_sheet
from hrforum.progress import Silent

HEARING = Path(__file__).parents[3] / "shared" / "data" / "nyc-housing-hearing" / "testimonies.csv"


def came_in(content: str, *stated: str) -> tuple[tuple[ImportRow, ...], tuple[RowProblem, ...]]:
    sheet = read_csv(content.encode(), "stories.csv", Silent())
    return rows_of(sheet, parse_map(stated, sheet.header) if stated else guess(sheet.header, sheet.rows))


if HEARING.exists():

    def test_the_real_hearing_comes_in_to_the_character() -> None:
        sheet = read_sheet(HEARING)
        accepted, problems = rows_of(sheet, guess(sheet.header, sheet.rows))
        with HEARING.open(encoding="utf-8", newline="") as source:
            expected = list(csv.DictReader(source))
        assert [row.words for row in accepted] == [each["testimony"] for each in expected]
        assert [row.name for row in accepted] == [each["speaker"] for each in expected]
        assert {row.heard_on for row in accepted} == {date(2024, 7, 10)}
        assert [dict(row.tags)["borough"] for row in accepted] == [(each["borough"],) for each in expected]
        assert len({row.identity for row in accepted}) == 203
        assert problems == ()


def test_words_are_untouched_and_other_fields_are_trimmed() -> None:
    (row,), problems = came_in('name,words,place\n  Ana  ,"  one\r\n\ttwo  \n", here \n')
    assert row.words == "  one\r\n\ttwo  \n"
    assert (row.name, row.place) == ("Ana", "here")
    assert problems == ()


def test_one_column_may_serve_several_fields() -> None:
    (row,), _problems = came_in(
        "words,what\nx, a ;b;; a\n", "words=words", "tag.Issue=what", "own_words.Issue=what", "ask=what"
    )
    assert row.tags == (("Issue", ("a", "b")),)
    assert row.own_words == (("Issue", " a ;b;; a"),)
    assert row.ask == "a ;b;; a"


def test_dimensions_without_a_value_are_left_out_and_two_columns_join() -> None:
    accepted, _problems = came_in(
        "words,a,b\nx,1,2\ny,,\n", "words=words", "tag.D=a", "tag.D=b", "own_words.D=b"
    )
    assert [row.tags for row in accepted] == [(("D", ("1", "2")),), ()]
    assert [row.own_words for row in accepted] == [(("D", "2"),), ()]


def test_a_row_without_words_is_skipped_and_named_with_all_others_in_order() -> None:
    accepted, problems = came_in("name,words,date\nAna,a,\nBo,  ,\nCy,c,d,e\nDi,d,someday\n")
    assert [row.number for row in accepted] == [2, 5]
    assert [(each.row, each.skipped) for each in problems] == [(3, True), (4, True), (5, False)]
    assert problems[0].why == "The row has no words."


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("en", "en"), ("Spanish", "es"), ("español", "es"), ("ESPAGNOL", "es"), ("francés", "fr"), ("Français", "fr"), ("spa", "es"),
        ("es-mx", "es-MX"), ("zh_hant", "zh-Hant"), ("Haitian Creole", "ht"), ("chino", "zh"), (" arabe ", "ar"), ("English", "en"),
    ],
)  # fmt: skip
def test_languages_are_known_by_code_and_by_name(written: str, code: str) -> None:
    assert code_of_language(written) == code


def test_an_unknown_language_is_left_open_and_pointed_at() -> None:
    accepted, problems = came_in("words,language\na,Martian\nb,\nc,es\n")
    assert [row.language for row in accepted] == [None, None, "es"]
    assert [(each.row, each.skipped, each.why) for each in problems] == [
        (2, False, 'The language "Martian" is not known; it is left open.')
    ]


@pytest.mark.parametrize(
    "written",
    [
        "2024-07-10", "2024/7/10", "2024-07-10 14:30:00", "2024-07-10T14:30:00Z", "July 10, 2024", "10 July 2024", "10 jul 2024",
        "10 de julio de 2024", "10 juillet 2024", "10 Juil. 2024", "Wednesday, July 10th 2024", "mercredi, 10 juillet 2024",
    ],
)  # fmt: skip
def test_days_that_can_mean_one_day_are_read(written: str) -> None:
    assert day_of(written) == date(2024, 7, 10)


def test_figures_are_read_where_one_reading_is_a_day() -> None:
    assert day_of("13/04/2024") == day_of("04/13/2024") == day_of("13.4.2024 9:15") == date(2024, 4, 13)
    assert day_of("05/05/2024") == date(2024, 5, 5)
    assert day_of("  ") is None


@pytest.mark.parametrize(
    "written", ["someday", "31/31/2024", "2024-02-30", "10 Foo 2024", "10/07/24", "20 000", "2024"]
)
def test_what_is_no_day_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"day|month"):
        day_of(written)


def test_a_day_of_two_readings_is_left_open_and_pointed_at() -> None:
    with pytest.raises(Ambiguous):
        day_of("03/04/2024")
    accepted, problems = came_in("words,date\na,03/04/2024\nb,soon\nc,2024-04-03\n")
    assert [row.heard_on for row in accepted] == [None, None, date(2024, 4, 3)]
    assert [(each.row, each.skipped, each.why.partition(";")[0]) for each in problems] == [
        (2, False, '"03/04/2024" can be either of two days'),
        (3, False, '"soon" is not a day that can be read'),
    ]


def test_equal_rows_are_told_apart_by_their_number_whatever_the_mapping() -> None:
    content = "name,words\nAna,a\nAna,a\nBo,a\nAna,a\n"
    accepted, _problems = came_in(content)
    assert [row.occurrence for row in accepted] == [1, 2, 1, 3]
    others, _problems = came_in(content, "words=name")
    assert [(row.identity, row.occurrence) for row in others] == [
        (row.identity, row.occurrence) for row in accepted
    ]
    without_words, _problems = came_in("name,words\nAna,\nAna,\nAna,a\n", "words=words")
    assert [row.occurrence for row in without_words] == [1]


def test_the_identity_is_header_and_cells_as_json() -> None:
    identity = identity_of(("name", "words"), SheetRow(2, ("José", 'a"b\n')))
    assert identity == '[["name","words"],["José","a\\"b\\n"]]'.encode()


CELLS = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=4), min_size=1, max_size=4).map(
    tuple
)


@given(CELLS, CELLS, CELLS, CELLS)
def test_different_rows_have_different_identities(
    header: tuple[str, ...],
    cells: tuple[str, ...],
    other_header: tuple[str, ...],
    other_cells: tuple[str, ...],
) -> None:
    one, other = identity_of(header, SheetRow(2, cells)), identity_of(other_header, SheetRow(9, other_cells))
    assert (one == other) == ((header, cells) == (other_header, other_cells))
    assert json.loads(one) == [list(header), list(cells)]


def test_a_preview_shows_the_first_rows_and_counts_all() -> None:
    sheet = read_csv(b"name,words\n" + b"Ana,a\n" * 12 + b"Bo,\nCy,c,d\n", "stories.csv", Silent())
    shown = preview(sheet, guess(sheet.header, sheet.rows))
    assert [row.number for row in shown.rows] == list(range(2, 12))
    assert (shown.accepted, shown.skipped) == (12, 2)
    assert [each.row for each in shown.problems] == [14, 15]


def test_a_mapping_without_words_is_one_sentence() -> None:
    sheet = Sheet(("a",), (SheetRow(2, ("x",)),), (), "csv", "UTF-8")
    with pytest.raises(HrforumError, match=r"^No column is known to hold the words"):
        rows_of(sheet, Mapping())
