"""Tables in a document: what tells no number is named in one sentence, and a day stands on one line."""

from dataclasses import replace
from datetime import date

from hrforum.documents.content import DimensionTotals, Gathering, Total
from hrforum.documents.outline import Paragraph, Table
from hrforum.documents.packet import packet_outline
from hrforum.documents.styles import MEASURE
from hrforum.documents.summary import summary_outline
from hrforum.documents.tables import TableBox, table_box
from hrforum.documents.tagging import Node
from tests.documents.released import content

NOTHING = tuple(
    DimensionTotals(label, "people", (Total("All", "withheld"),)) for label in ("Faith", "Origin")
)
SOME = DimensionTotals("Age", "people", (Total("18 to 24", "withheld"), Total("No answer", "9")))
SAID = "Counted too, with every number withheld so that nobody can be recognised: Faith; Origin."


def test_what_tells_no_number_is_named_once_and_has_no_table() -> None:
    shown = replace(content(), totals=(NOTHING[0], SOME, NOTHING[1]))
    for outline in (packet_outline(shown, "en"), summary_outline(shown, "en")):
        tables = [block.caption for block in outline.blocks if isinstance(block, Table)]
        assert "Age (people)" in tables
        assert not {"Faith (people)", "Origin (people)"} & set(tables)
        assert [block.text for block in outline.blocks if isinstance(block, Paragraph)].count(SAID) == 1


def test_nothing_is_said_where_every_table_tells_a_number() -> None:
    outline = packet_outline(replace(content(), totals=(SOME,)), "en")
    assert not [
        block for block in outline.blocks if isinstance(block, Paragraph) and "Counted too" in block.text
    ]


def test_a_day_stands_on_one_line_beside_long_names() -> None:
    long = "A long name of a forum in the old town hall " * 3
    forum = Gathering(long, long, date(2026, 11, 24), ("en", "es", "fr"), "12")
    outline = packet_outline(replace(content(), forums=(forum,)), "es")
    (table,) = [block for block in outline.blocks if isinstance(block, Table) and "Fecha" in block.header]
    box = table_box(Node("Table"), table.header, table.rows, figures=False)
    assert [line.text for line in box.rows[0].cells[2].lines] == [
        "24\u00a0de\u00a0noviembre\u00a0de\u00a02026"
    ]
    assert abs(sum(box.widths) - MEASURE) < 1e-6


def test_a_long_table_begins_where_there_is_room_and_a_short_one_stays_whole() -> None:
    def made(rows: int) -> TableBox:
        return table_box(Node("Table"), ("Answer", "people"), [("Yes", "9")] * rows, figures=True)

    assert made(9).least == made(9).height
    assert made(25).least < made(9).height
    parts = made(25).split(made(25).least)
    assert parts is not None
    assert len(parts[0].rows) >= 3
    assert len(parts[0].rows) + len(parts[1].rows) == 25
