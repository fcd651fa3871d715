"""Who is missing: the city's own numbers, brought in from a sheet, beside the people who were heard."""

from pathlib import Path

import pytest

from hrforum.analysis.coverage import compared
from hrforum.domain.coverage import CityNumber, Heard
from hrforum.domain.intake import Speaker
from hrforum.domain.tag import Labels
from hrforum.errors import NotFound, Unreadable
from hrforum.operations import coverage, tag
from hrforum.storage.archive import Archive
from tests.archive_of import keep

PROFILE = 'dimension,tag,people\nDistrict,District 1,"40,000"\ndistrict,District 2,40 000\ndistrict,District 3,20000\nrace,black,9\n'


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    path = tmp_path / "city.csv"
    path.write_text(PROFILE, "utf-8")
    return path


def heard(archive: Archive, **numbers: int) -> None:
    made = tag.dimension_named(archive, "district")
    for label, number in numbers.items():
        one = tag.add(archive, made.id, Labels(label.replace("_", " ").capitalize())).value
        for _each in range(number):
            keep(archive, speakers=(Speaker(tags=(one.id,)),))


def test_those_heard_beside_the_city(archive: Archive, profile: Path) -> None:
    heard(archive, district_1=40, district_2=9, district_9=2)
    keep(archive, speakers=(Speaker(),))
    coverage.keep(archive, coverage.read_profile(profile))
    district, race = coverage.coverage(archive)
    assert (district.label, district.heard, district.unknown, district.outside) == (
        "District",
        51,
        1,
        ("District 9",),
    )
    assert [(one.label, one.city, one.heard, one.expected, one.comparison) for one in district.groups] == [
        ("District 3", 20_000, 0, 10, Heard.NOBODY),
        ("District 1", 40_000, 40, 20, Heard.MORE),
        ("District 2", 40_000, 9, 20, Heard.FEWER),
    ]
    assert district.groups[2].said == "Fewer than its share of the city: 9, and about 20 by its share."
    assert race.groups[0].comparison is Heard.TOO_FEW


@pytest.mark.parametrize(
    ("number", "everybody", "share", "expected"),
    [
        (0, 0, 0.5, Heard.TOO_FEW),
        (0, 100, 0.1, Heard.NOBODY),
        (0, 4, 0.1, Heard.TOO_FEW),
        (2, 30, 0.1, Heard.TOO_FEW),
        (7, 100, 0.1, Heard.ABOUT),
        (16, 100, 0.1, Heard.ABOUT),
        (3, 100, 0.1, Heard.FEWER),
        (17, 100, 0.1, Heard.MORE),
    ],
)
def test_what_is_worth_saying(number: int, everybody: int, share: float, expected: Heard) -> None:
    assert compared(number, everybody, share) is expected


def test_a_new_profile_takes_the_place_of_the_one_before(archive: Archive) -> None:
    first = coverage.keep(archive, [CityNumber("race", "Black or of African descent", 5)]).value
    changes = coverage.keep(archive, [CityNumber("race", "white", 7)])
    assert [one.tag for one in coverage.profile(archive)] == ["white"]
    assert changes.inverse is not None
    changes.inverse(archive)
    assert coverage.profile(archive) == first


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("dimension,tag\nrace,black\n", "needs the columns"),
        ("dimension,tag,people\nrace,black,many\n", "Row 2"),
        ("dimension,tag,people\nrace,black,12.5\n", "Row 2"),
        ("dimension,tag,people\nrace,black,5\nrace,black,5\n", "Row 3"),
        ("dimension,tag,people\nrace,,5\n", "Row 2"),
    ],
)
def test_a_profile_that_cannot_be_read(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "city.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(Unreadable, match=said):
        coverage.read_profile(path)


def test_a_dimension_that_is_not_there(archive: Archive) -> None:
    with pytest.raises(NotFound):
        coverage.keep(archive, [CityNumber("shoe size", "42", 5)])
