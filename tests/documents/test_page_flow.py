"""Pages are filled in order: nothing below the foot, no heading alone, no line alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrforum.documents.boxes import Box, Gap, TextBox, text_box
from hrforum.documents.layout import lay_out
from hrforum.documents.styles import BODY, HEADINGS
from hrforum.documents.tables import TableBox, table_box
from hrforum.documents.tagging import Anchor, Node

TOP, BOTTOM = 700.0, 80.0


def paragraph(lines: int) -> TextBox:
    return text_box("\n".join(str(number) for number in range(lines)), BODY, Node("P"))


def heading() -> TextBox:
    return text_box("Heading", HEADINGS[2], Node("H2"), keep=True, anchor=Anchor("Heading", 2))


def shown(box: Box) -> int:
    return len(box.lines) if isinstance(box, TextBox) else 0


@settings(deadline=None)
@given(st.lists(st.one_of(st.just(0), st.integers(1, 120)), min_size=1, max_size=40))
def test_everything_fits_its_page_in_order(sizes: list[int]) -> None:
    """A size of 0 stands for a heading."""
    boxes: list[Box] = [paragraph(size) if size else heading() for size in sizes]
    pages = lay_out(boxes, TOP, BOTTOM)
    assert sum(shown(one.box) for page in pages for one in page) == sum(shown(box) for box in boxes)
    nodes: list[Node] = []
    for page in pages:
        assert page
        foot = TOP
        for box, top in page:
            assert isinstance(box, TextBox)
            assert top <= foot + 1e-6
            foot = top - box.height
            if not nodes or nodes[-1] is not box.node:
                nodes.append(box.node)
        assert foot >= BOTTOM - 1e-6
    assert [id(node) for node in nodes] == [id(box.node) for box in boxes if isinstance(box, TextBox)]
    for page in pages[:-1]:
        last = page[-1].box
        assert not (last.keep and shown(last))
    for page in pages:
        for edge in (page[0].box, page[-1].box):
            assert isinstance(edge, TextBox)
            whole = next(box for box in boxes if isinstance(box, TextBox) and box.node is edge.node)
            assert shown(edge) >= min(2, shown(whole))


def test_anchors_learn_where_their_heading_stands() -> None:
    one = heading()
    lay_out([paragraph(38), one, paragraph(3)], TOP, BOTTOM)
    assert one.anchor is not None
    assert (one.anchor.page, one.anchor.top) == (1, TOP)


def test_a_new_page_is_begun_once() -> None:
    pages = lay_out([paragraph(1), Gap(new_page=True), Gap(new_page=True), paragraph(1)], TOP, BOTTOM)
    assert [len(page) for page in pages] == [1, 1]


def table(rows: int, text: str = "7") -> TableBox:
    return table_box(Node("Table"), ("What", "how many"), [("Row", text)] * rows, figures=False)


def test_a_table_that_fits_a_page_is_not_cut() -> None:
    pages = lay_out([paragraph(30), table(12)], TOP, BOTTOM)
    assert [len(page) for page in pages] == [1, 1]


def test_a_table_taller_than_a_page_goes_on_with_all_its_rows() -> None:
    pages = lay_out([table(100)], TOP, BOTTOM)
    parts = [one.box for page in pages for one in page if isinstance(one.box, TableBox)]
    assert sum(len(part.rows) for part in parts) == 100
    assert [part.again for part in parts] == [False] + [True] * (len(parts) - 1)
    assert all(part.height <= TOP - BOTTOM for part in parts)


@pytest.mark.parametrize("letters", [3_000, 30_000])
def test_a_row_taller_than_a_page_goes_on_with_all_its_lines(letters: int) -> None:
    one = table(2, "w" * letters)
    before = sum(len(row.cells[1].lines) for row in one.rows)
    pages = lay_out([one], TOP, BOTTOM)
    parts = [each.box for page in pages for each in page if isinstance(each.box, TableBox)]
    assert sum(len(row.cells[1].lines) for part in parts for row in part.rows) == before
    assert all(part.height <= TOP - BOTTOM + 1e-6 for part in parts)
