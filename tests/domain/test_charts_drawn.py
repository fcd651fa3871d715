"""A chart says in words and in its table what is drawn; a withheld number is drawn nowhere, and nothing leaves the picture."""

import re
from itertools import pairwise

import pytest

from hrforum.domain.chart import Bar, Chart, Kind, facts, kind_name, said
from hrforum.domain.charted import chart_of, kinds_of, together_of, upset_of
from hrforum.domain.drawing import (
    Anchor,
    Area,
    Dot,
    Drawing,
    Panel,
    Pattern,
    Stroke,
    Words,
    hatched,
    mirrored,
    shortened,
)
from hrforum.domain.drawn import drawn
from hrforum.domain.table import Answer, Asked, Axis, Cell, Combination, Table

SQUARE = (((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)),)
NAMES = ("Heat", "Rent")


def parts(*numbers: int | None) -> tuple[Bar, ...]:
    return tuple(
        Bar(name, number, "withheld" if number is None else str(number))
        for name, number in zip(NAMES, numbers, strict=True)
    )


CHARTS = (
    Chart("Race", "people", "Not a sample.", (Bar("Black", 12, "12"), Bar("White", None, "withheld"))),
    Chart("Month", "people", "", (Bar("2026-01", 3, "3"), Bar("2026-02", None, "withheld")), Kind.TIMELINE),
    Chart(
        "Race × What happened",
        "people",
        "",
        (Bar("Black", 12, "12", parts(7, 5)), Bar("White", 9, "9", parts(9, None))),
        Kind.STACKED,
        NAMES,
    ),
    Chart(
        "Race × What happened",
        "people",
        "",
        (Bar("Black", 12, "12", parts(7, 5)), Bar("White", 9, "9", parts(9, None))),
        Kind.HEAT,
        NAMES,
    ),
    Chart(
        "Together",
        "people",
        "",
        (Bar("Heat + Rent", 4, "4", members=NAMES),),
        Kind.UPSET,
        sets=(Bar("Heat", 7, "7"), Bar("Rent", 6, "6")),
    ),
    Chart(
        "District",
        "people",
        "",
        (Bar("One", 6, "6", outline=SQUARE), Bar("Two", None, "withheld", outline=SQUARE)),
        Kind.MAP,
    ),
)


def measure(text: str, size: float, bold: bool) -> float:
    return len(text) * size * (0.6 if bold else 0.55)


def words(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Words)]


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.kind)
def test_words_and_table_say_everything(chart: Chart) -> None:
    header, *rows = facts(chart)
    assert {len(row) for row in rows} == {len(header)}
    for cell in (cell for row in rows for cell in row):
        assert cell in said(chart)
    assert said(chart).startswith(kind_name(chart.kind))
    assert chart.unit in said(chart)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.kind)
@pytest.mark.parametrize("width", [300.0, 426.0, 900.0])
def test_nothing_is_drawn_outside_the_picture(chart: Chart, width: float) -> None:
    drawing = drawn(chart, width, 10, measure)
    assert drawing.height > 10
    for shape in drawing.shapes:
        match shape:
            case Panel():
                points = [(shape.left, shape.top), (shape.left + shape.width, shape.top + shape.height)]
            case Stroke():
                points = list(shape.points)
            case Area():
                points = [point for ring in shape.rings for point in ring]
            case Dot() | Words():
                points = [(shape.x, shape.y)]
        for x, y in points:
            assert -0.5 <= x <= width + 0.5
            assert -0.5 <= y <= drawing.height + 0.5


def test_the_number_of_a_set_stands_apart_from_its_name() -> None:
    def strict(text: str, em: float, bold: bool) -> float:
        return measure(text.strip(), em, bold)

    for one in (each for each in CHARTS if each.sets):
        said = [each for each in drawn(one, 426, 10, strict).shapes if isinstance(each, Words)]
        for each in one.sets:
            number = next(at for at in said if at.text == each.shown and at.bold and at.anchor is Anchor.END)
            name = next(at for at in said if at.y == number.y and at is not number)
            assert name.x + 5 <= number.x - strict(number.text, 10, True), "“District 1” and 30 are not 130"


def test_a_withheld_number_has_no_length_and_no_tone() -> None:
    bars, timeline, stacked, heat, _upset, districts = (drawn(each, 426, 10, measure) for each in CHARTS)
    assert sum(isinstance(each, Panel) for each in bars.shapes) == 1
    assert sum(isinstance(each, Panel) for each in timeline.shapes) == 1
    assert "* withheld" in words(timeline)
    # Two keys and three parts, each part with a ground for its number.
    assert sum(isinstance(each, Panel) and each.edged for each in stacked.shapes) == 2 + 3
    (cell,) = [each for each in heat.shapes if isinstance(each, Panel) and not each.strength]
    assert [each for each in heat.shapes if isinstance(each, Stroke)] != []
    assert not any(
        isinstance(each, Words)
        and cell.left < each.x < cell.left + cell.width
        and cell.top < each.y < cell.top + 20
        for each in heat.shapes
    )
    assert sorted(each.strength for each in districts.shapes if isinstance(each, Area)) == [0.0, 0.88]


def test_parts_differ_in_lightness_and_in_pattern() -> None:
    many = tuple(Bar(str(at), 5, "5") for at in range(6))
    chart = Chart("x", "people", "", (Bar("row", 30, "30", many),), Kind.STACKED, tuple("abcdef"))
    panels = [
        each for each in drawn(chart, 426, 10, measure).shapes if isinstance(each, Panel) and each.edged
    ]
    strengths = [each.strength for each in panels[6:]]
    assert len(set(strengths)) == 6
    assert all(abs(one - other) > 0.15 for one, other in pairwise(strengths))
    assert [
        list(hatched(panels[0], Pattern.PLAIN, 4)),
        len(list(hatched(panels[6], Pattern.CROSSED, 4))) > 2,
    ] == [[], True]


def test_mirrored_twice_is_the_same() -> None:
    for chart in CHARTS:
        once = drawn(chart, 426, 10, measure)
        assert mirrored(once) != once or chart.kind is Kind.MAP
        again = mirrored(mirrored(once))
        assert words(again) == words(once)
        assert [round(each.x, 6) for each in again.shapes if isinstance(each, Words)] == [
            round(each.x, 6) for each in once.shapes if isinstance(each, Words)
        ]


def test_words_are_cut_to_their_room() -> None:
    assert shortened("Harassment by a landlord", 80, 10, measure) == "Harassment by…"
    assert shortened("Heat", 80, 10, measure) == "Heat"


# ---- from tables --------------------------------------------------------------------------------------------------------
def table(*by: tuple[str, tuple[str, ...], bool]) -> Table:
    axes = tuple(
        Axis(key, key, tuple(Answer(each, each) for each in tags), ordered=ordered)
        for key, tags, ordered in by
    )
    cells = tuple(Cell(((axes[0].key, each.key),), 7, "7") for each in axes[0].answers)
    return Table(Asked(tuple(axis.key for axis in axes)), 7, axes, cells if len(axes) == 1 else (), cells)


def test_kinds_follow_from_the_dimensions() -> None:
    race, month = ("race", ("black", "white"), False), ("month", ("2026-01", "2026-04"), True)
    many = ("what", tuple("abcdefgh"), False)
    assert kinds_of(table(race)) == (Kind.BARS,)
    assert kinds_of(table(race), with_map=True) == (Kind.BARS, Kind.MAP)
    assert kinds_of(table(month)) == (Kind.BARS, Kind.TIMELINE)
    assert kinds_of(table(many, race)) == (Kind.HEAT, Kind.STACKED)
    assert kinds_of(table(race, many)) == (Kind.HEAT,)
    assert kinds_of(table(race, many, month)) == ()


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (("2025-11", "2026-02"), ["2025-11", "2025-12", "2026-01", "2026-02"]),
        (("2025-Q3", "2026-Q1"), ["2025-Q3", "2025-Q4", "2026-Q1"]),
        (("2024", "2026", "No answer"), ["2024", "2025", "2026", "No answer"]),
    ],
)
def test_a_timeline_has_no_gaps(given: tuple[str, ...], wanted: list[str]) -> None:
    chart = chart_of(table(("time", given, True)), Kind.TIMELINE, "people")
    assert [bar.label for bar in chart.bars] == wanted
    assert [bar.count for bar in chart.bars if bar.label not in given] == [0] * (len(wanted) - len(given))


def test_combinations_become_pictures() -> None:
    heat, rent, black = ("what", "heat"), ("what", "rent"), ("race", "black")
    labels = {heat: "Heat", rent: "Rent", black: "Black"}
    sets = [Cell((each,), 6, "6") for each in labels]
    both = Combination((heat, black), ("Heat", "Black"), 5, 4, 3, "2 more than …")
    upset = upset_of(labels, sets, [both], "Together", "people", "")
    assert [(bar.label, bar.count, bar.members) for bar in upset.bars] == [
        ("Heat + Black", 4, ("Heat", "Black"))
    ]
    pairs = together_of(labels, sets, [Cell((heat, black), None, "withheld")], "Together", "people", "")
    assert [[part.shown for part in bar.parts] for bar in pairs.bars] == [
        ["6", "–", "withheld"],
        ["–", "6", "0"],
        ["withheld", "0", "6"],
    ]
    assert not re.search(r"\d", pairs.bars[0].parts[2].shown)
