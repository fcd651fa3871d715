"""Documents far larger than usual pass the same rules, and their bookmarks stay within reach."""

from collections.abc import Sequence
from io import BytesIO

import pypdf

from hrforum.documents.check import check
from hrforum.documents.outline import Heading, Outline, Paragraph, Table
from hrforum.documents.packet import packet_outline
from hrforum.documents.pdf import set_pdf
from tests.documents.released import content, released


def test_a_packet_of_four_hundred_exhibits_passes_every_rule() -> None:
    exhibits = [released(f"Words {number}", number=number) for number in range(1, 401)]
    made, _pages = set_pdf(packet_outline(content(*exhibits), "en"))
    assert check(made).failed == ()
    tops = pypdf.PdfReader(BytesIO(made)).outline
    widest, leaves = measured(tops)
    assert widest <= 150
    assert [title for title in leaves if title.startswith("Exhibit")] == [
        f"Exhibit {n}" for n in range(1, 401)
    ]


def measured(marks: Sequence[object]) -> tuple[int, list[str]]:
    """Return the most bookmarks side by side, and the titles of those with nothing under them."""
    widest = sum(not isinstance(one, list) for one in marks)
    leaves: list[str] = []
    for at, one in enumerate(marks):
        if isinstance(one, list):
            inner, titles = measured(one)
            widest = max(widest, inner)
            leaves += titles
        elif not (at + 1 < len(marks) and isinstance(marks[at + 1], list)):
            leaves.append(str(one.title))  # type: ignore[attr-defined]  # a bookmark
    return widest, leaves


def test_a_table_of_fifteen_hundred_rows_passes_every_rule() -> None:
    rows = tuple((f"Row {number}", "7") for number in range(1_500))
    made, pages = set_pdf(Outline("T", "en", (Heading(1, "T"), Table("Rows", ("Row", "how many"), rows))))
    assert pages > 30
    assert check(made).failed == ()


def test_an_empty_outline_is_one_page() -> None:
    made, pages = set_pdf(Outline("T", "en", (Heading(1, "T"), Paragraph(" \x00 "))))
    assert pages == 1
    assert check(made).failed == ()
