"""Every kind of chart on paper is a tagged figure with an alternative text; as SVG it says everything and nothing about its maker."""

import re
from io import BytesIO
from xml.etree import ElementTree as ET

import pikepdf
import pytest

from hrforum.documents.check import check
from hrforum.documents.drawings import measured, svg_of, tinted
from hrforum.documents.outline import ChartFigure, Heading, Outline, Table
from hrforum.documents.pdf import set_pdf
from hrforum.domain.chart import Chart, Kind, facts, said
from tests.domain.test_charts_drawn import CHARTS

NOT_BARS = [chart for chart in CHARTS if chart.kind is not Kind.BARS]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.kind)
def test_every_chart_is_a_figure_beside_its_table(chart: Chart) -> None:
    header, *rows = facts(chart)
    outline = Outline(
        "Charts",
        "en",
        (
            Heading(1, "Charts"),
            ChartFigure(chart, said(chart)),
            Table(chart.title, ("What", *header[1:]), tuple(rows)),
        ),
    )
    content, _pages = set_pdf(outline)
    assert check(content).failed == () == check(content, "2a").failed
    document = pikepdf.open(BytesIO(content))
    figures = [
        one for one in document.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"
    ]
    assert [str(one.Alt) for one in figures] == [said(chart)]


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.kind)
def test_an_svg_says_everything_and_nothing_about_its_maker(chart: Chart) -> None:
    content = svg_of(chart)
    assert content == svg_of(chart)
    root = ET.fromstring(content)
    described = root.find(f"{SVG}desc")
    assert described is not None
    assert described.text == said(chart)
    names = {each.tag.removeprefix(SVG) for each in root.iter()}
    assert names <= {"svg", "title", "desc", "g", "rect", "polyline", "path", "circle", "text"}
    assert not re.search(rb"metadata|creator|href|script|20\d\d-\d\d-\d\dT", content)
    shown = {each.text for each in root.iter(f"{SVG}text")}
    assert f"{chart.title} ({chart.unit})" in shown


def test_names_cannot_become_markup() -> None:
    chart = Chart("<script>", "people", "", CHARTS[0].bars)
    root = ET.fromstring(svg_of(chart))
    assert root.find(f".//{SVG}script") is None


def test_tones_grow_darker_and_words_wider() -> None:
    greys = [sum(tinted(strength)) for strength in (0.0, 0.14, 0.3, 0.48, 0.68, 0.88)]
    assert greys == sorted(greys, reverse=True)
    assert measured("Heat", 10, True) > measured("Heat", 10, False) > 0
