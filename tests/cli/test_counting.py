"""Counting by command line: the tables' JSON, the story of District 5, and a real hearing's numbers counted a second time here."""

import csv
import io
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import CommandLine

REAL = Path(__file__).parents[3] / "shared" / "data" / "nyc-housing-hearing" / "testimonies.csv"
QUESTION = ("--where", "race=black", "--where", "gender_identity=woman", "--where", "what_happened=eviction")


def people(sheet: Path) -> list[dict[str, str]]:
    """Write a sheet of 130 people of whom three are Black women in District 5 who tell of an eviction."""
    rows = []
    for district, black_women in ((3, 4), (4, 2), (5, 3), (6, 2), (7, 9)):
        rows += [("black", "woman", "eviction", district)] * black_women
        rows += [("black", "woman", "rent_increase", district)] * 5
        rows += [("black", "man", "eviction", district)] * 6
        rows += [("white", "woman", "eviction", district)] * 6
        rows += [("white", "man", "rent_increase", district)] * 5
    keys = ("race", "gender_identity", "what_happened", "district", "testimony")
    made = [dict(zip(keys, map(str, (*row, f"Said number {n}.")), strict=True)) for n, row in enumerate(rows)]
    for one in made:
        one["district"] = f"District {one['district']}"
    with sheet.open("w", encoding="utf-8", newline="") as target:
        written = csv.DictWriter(target, keys)
        written.writeheader()
        written.writerows(made)
    return made


@pytest.fixture
def counted(hrforum: CommandLine, archive: Path, tmp_path: Path) -> Path:
    sheet = tmp_path / "people.csv"
    people(sheet)
    mapping = [f"--map=tag.{key}={key}" for key in ("race", "gender_identity", "what_happened", "district")]
    hrforum.done("import", archive, sheet, "--consent", "record,count", *mapping)
    return archive


def cell(found: Any, **tags: str) -> Any:
    """Return the cell or total with exactly these tags."""
    (one,) = [each for each in (*found["cells"], *found["totals"]) if each["tags"] == tags]
    return one


def test_the_json_of_a_table(hrforum: CommandLine, counted: Path) -> None:
    found = hrforum.json("tabulate", counted, "--by", "race", "--by", "gender_identity")
    assert (found["unit"], found["n"], found["by"], found["audience"], found["threshold"]) == (
        "people",
        130,
        ["race", "gender_identity"],
        "inside",
        5,
    )
    assert cell(found, race="black", gender_identity="woman")["count"] == 45
    assert cell(found, race="white")["shown"] == "55"
    assert cell(found, gender_identity="man")["count"] == 55
    assert cell(found)["count"] == 130


def test_the_story_of_district_5(hrforum: CommandLine, counted: Path) -> None:
    asked = ("tabulate", counted, "--by", "district", *QUESTION)
    inside = hrforum.json(*asked)
    assert cell(inside, district="district_5")["count"] == 3
    outside = hrforum.json(*asked, "--audience", "outward")
    hidden = cell(outside, district="district_5")
    assert (hidden["count"], hidden["shown"]) == (None, "withheld")
    told = [each["count"] for each in outside["cells"] if each["count"] is not None]
    assert outside["n"] is None or outside["n"] - sum(told) - 3 >= 5
    answered = hrforum.json("ask", counted, *QUESTION, "--where", "district=District 5")
    assert (answered["count"], answered["shown"]) == (None, "withheld")
    first = answered["statements"][0]
    assert first["rung"] == "wider_group"
    assert first["count"] >= 5
    assert first["sentence"].startswith(f"{first['count']} people: ")
    assert {"no_place", "fewer_dimensions"} <= {each["rung"] for each in answered["statements"]}
    keeps = [each["keeps"] for each in answered["statements"] if each["rung"] != "quotes"]
    assert keeps == sorted(keeps, reverse=True)
    assert "3 people" not in str(answered)
    within = hrforum.json("ask", counted, *QUESTION, "--where", "district=District 5", "--audience", "inside")
    assert within["count"] == 3


def test_a_number_that_may_be_told_is_the_first_statement(hrforum: CommandLine, counted: Path) -> None:
    answered = hrforum.json("ask", counted, *QUESTION)
    assert answered["count"] == 20
    assert answered["statements"][0]["rung"] == "exact"
    assert answered["statements"][0]["count"] == 20


def test_what_goes_together(hrforum: CommandLine, counted: Path) -> None:
    found = hrforum.json("intersections", counted, "--by", "race", "--by", "what_happened", "--top", "2")
    first, second = found["combinations"]
    assert first["tags"] == {"race": "black", "what_happened": "eviction"}
    assert (first["count"], first["only"]) == (50, 50)
    # 75 of 130 are Black and 80 tell of an eviction.
    assert first["expected"] == 46
    assert first["said"].startswith("4 more than if")
    assert second["count"] == 30
    outside = hrforum.json(
        "intersections", counted, "--by", "race", "--by", "what_happened", "--audience", "outward"
    )
    assert {each["count"] for each in outside["combinations"]} == {50, 30, 25}


def test_csv_and_lines(hrforum: CommandLine, counted: Path) -> None:
    rows = list(csv.reader(io.StringIO(hrforum.done("tabulate", counted, "--by", "race", "--csv"))))
    assert rows == [["race", "people"], ["black", "75"], ["white", "55"], ["", "130"]]
    lines = hrforum.done("tabulate", counted, "--by", "race")
    assert "people, n = 130" in lines
    assert "not a sample" in lines
    assert "75 (58 %)" in lines
    assert "more than if" in hrforum.done("intersections", counted, "--by", "race", "--by", "what_happened")
    assert "What may be said outside" in hrforum.done("ask", counted, *QUESTION)


def test_what_cannot_be_asked(hrforum: CommandLine, counted: Path) -> None:
    four = [part for key in ("race", "district", "period", "forum") for part in ("--by", key)]
    assert "three dimensions" in hrforum.refused("tabulate", counted, *four)
    assert "no dimension Shoes" in hrforum.refused("tabulate", counted, "--by", "Shoes")
    assert "no tag Purple" in hrforum.refused("tabulate", counted, "--by", "race", "--where", "race=Purple")
    assert "3 or more" in hrforum.refused("tabulate", counted, "--by", "race", "--threshold", "2")
    assert hrforum("tabulate", counted).exit_code == 2
    assert "condition" in hrforum.refused("ask", counted)


def test_outside_only_those_are_counted_who_agreed(
    hrforum: CommandLine, archive: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "people.csv"
    people(sheet)
    hrforum.done("import", archive, sheet, "--consent", "record", "--map", "tag.race=race")
    assert hrforum.json("tabulate", archive, "--by", "race")["n"] == 130
    assert hrforum.json("tabulate", archive, "--by", "race", "--audience", "outward")["n"] == 0


if REAL.exists():

    @pytest.fixture(scope="module")
    def real_rows() -> list[dict[str, str]]:
        with REAL.open(encoding="utf-8", newline="") as source:
            return list(csv.DictReader(source))

    @pytest.fixture
    def real(hrforum: CommandLine, archive: Path) -> Path:
        mapping = [f"--map=tag.{key}={key}" for key in ("borough", "neighborhood", "position")]
        hrforum.done("import", archive, REAL, "--consent", "record,count", *mapping)
        return archive

    def test_a_real_hearing_is_counted_right(
        hrforum: CommandLine, real: Path, real_rows: list[dict[str, str]]
    ) -> None:
        for by in (
            ["borough"],
            ["neighborhood"],
            ["position"],
            ["borough", "position"],
            ["neighborhood", "position"],
        ):
            found = hrforum.json("tabulate", real, *[f"--by={key}" for key in by], "--unit", "testimonies")
            ours = {
                tuple(found["labels"][key][each["tags"][key]] for key in by): each["count"]
                for each in found["cells"]
                if each["count"]
            }
            assert ours == dict(_counts(real_rows, by)), by
            assert found["n"] == len(real_rows) == 203

    def test_outside_a_real_hearing_tells_no_small_number(
        hrforum: CommandLine, real: Path, real_rows: list[dict[str, str]]
    ) -> None:
        found = hrforum.json("tabulate", real, "--by=borough", "--by=position", "--audience=outward")
        every = [*found["cells"], *found["totals"]]
        told = [each["count"] for each in every if each["count"] is not None]
        assert not any(0 < number < 5 for number in told)
        assert any(each["count"] is None for each in every)
        true = _counts(real_rows, ["borough", "position"])
        for each in found["cells"]:
            labels = tuple(found["labels"][key][each["tags"][key]] for key in ("borough", "position"))
            assert each["count"] in (None, true.get(labels, 0))

    def _counts(rows: list[dict[str, str]], by: list[str]) -> Counter[tuple[str, ...]]:
        """Count in another way than the program: row by row, several answers apart by semicolons, no answer where there is none."""
        found: Counter[tuple[str, ...]] = Counter()
        for row in rows:
            combinations: list[tuple[str, ...]] = [()]
            for key in by:
                given = dict.fromkeys(part.strip() for part in row[key].split(";") if part.strip())
                combinations = [(*one, tag) for one in combinations for tag in given or ("No answer",)]
            found.update(combinations)
        return found


def test_who_is_missing(hrforum: CommandLine, counted: Path, tmp_path: Path) -> None:
    assert "no numbers of the city yet" in hrforum.done("coverage", counted)
    profile = tmp_path / "city.csv"
    profile.write_text(
        "dimension,tag,people\nrace,black,1000\nrace,white,1000\nrace,indigenous,500\n", "utf-8"
    )
    assert hrforum.json("profile", "import", counted, profile)[0] == {
        "dimension": "race",
        "tag": "black",
        "people": 1000,
    }
    assert len(hrforum.json("profile", "show", counted)) == 3
    (race,) = hrforum.json("coverage", counted)
    groups = {one["tag"]: (one["heard"], one["expected"], one["comparison"]) for one in race["groups"]}
    assert groups == {"black": (75, 52, "more"), "white": (55, 52, "about"), "indigenous": (0, 26, "nobody")}
    assert "Nobody was heard" in hrforum.done("coverage", counted)


def test_a_statement_for_a_packet(hrforum: CommandLine, full: Path, tmp_path: Path) -> None:
    packet = hrforum.json(
        "packet", full, "--hearing", "City Council", "--accept-undecided", "-o", tmp_path / "one.pdf"
    )["packet"]
    kept = hrforum.json(
        "statement",
        "choose",
        full,
        "--packet",
        packet,
        "--where",
        "forum=Oak Hall",
        "--wording",
        "Twelve spoke.",
    )
    assert (kept["wording"], kept["count"], kept["packet"]) == ("Twelve spoke.", 12, packet)
    assert hrforum.json("statement", "list", full, "--packet", packet) == [kept]
    again = hrforum.json(
        "packet", full, "--hearing", "City Council", "--accept-undecided", "-o", tmp_path / "two.pdf"
    )
    assert (again["packet"], again["stopped"]) == (packet, [])
    assert "only" in hrforum.refused(
        "statement", "choose", full, "--packet", packet, "--where", "forum=Oak Hall", "--choice", "9"
    )
    assert "Removed" in hrforum.done("statement", "remove", full, kept["id"])
    assert "no such statement" in hrforum.refused("statement", "remove", full, kept["id"])


def test_a_table_is_saved_and_remembered(hrforum: CommandLine, counted: Path, tmp_path: Path) -> None:
    asked = ("tabulate", counted, "--by", "district", *QUESTION)
    assert "own eyes" in hrforum.refused(*asked, "--output", tmp_path / "inside.csv")
    assert not (tmp_path / "inside.csv").exists()
    warned = hrforum(*asked, "--output", tmp_path / "inside.csv", "--accept-inside")
    assert (warned.exit_code, warned.stderr) == (0, "This file is for your own eyes: do not let it leave.\n")
    assert '"District 5","3"' in (tmp_path / "inside.csv").read_text("utf-8")
    hrforum.done(*asked, "--audience", "outward", "--output", tmp_path / "march.csv")
    written = (tmp_path / "march.csv").read_text("utf-8")
    assert '"District 5","withheld"' in written
    assert '"3"' not in written
    assert "not a sample" in written
    sheet = tmp_path / "newcomer.csv"
    sheet.write_text(
        "race,gender_identity,what_happened,district,testimony\nblack,woman,eviction,District 7,I came later.\n"
    )
    mapping = [f"--map=tag.{key}={key}" for key in ("race", "gender_identity", "what_happened", "district")]
    hrforum.done("import", counted, sheet, "--consent", "record,count", *mapping)
    assert hrforum.json(*asked, "--audience", "outward")["n"] is None
    answered = hrforum.json("ask", counted, *QUESTION)
    assert answered["count"] is None
    assert "“march.csv”" in answered["why"]


def test_what_goes_together_is_drawn_to_a_file(hrforum: CommandLine, counted: Path, tmp_path: Path) -> None:
    by = ("--by", "race", "--by", "what_happened")
    for kind in ("upset", "heat"):
        path = tmp_path / f"{kind}.svg"
        hrforum.done("intersections", counted, *by, "--chart", kind, "--output", path)
        assert "Black" in path.read_text("utf-8")
    assert hrforum("intersections", counted, *by, "--chart", "upset").exit_code == 2
