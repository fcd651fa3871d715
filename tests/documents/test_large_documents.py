"""Documents far larger than usual pass the same rules, and their bookmarks stay within reach."""

from collections.abc import Sequence
from io import BytesIO

import pypdf

from hrforum.documents.check import check, look
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


def test_a_packet_of_two_thousand_testimonies_passes_every_rule() -> None:
    words = "The heat was off from November to March, and nobody came when we called. " * 9
    exhibits = [released(f"{words} {number}", ask="Heat", number=number) for number in range(1, 2_001)]
    made, pages = set_pdf(packet_outline(content(*exhibits), "en"))
    assert pages > 600
    assert [check(made, profile).failed for profile in ("ua1", "2a")] == [(), ()]


def test_a_testimony_of_twenty_pages_is_one_exhibit() -> None:
    words = "\n\n".join("So it went on, and nobody came to mend it. " * 12 for _each in range(100))
    made, pages = set_pdf(packet_outline(content(released(words), released("Short.", number=2)), "en"))
    assert pages > 20
    assert [check(made, profile).failed for profile in ("ua1", "2a")] == [(), ()]
    assert look(made).in_order


def test_a_table_over_more_than_five_pages_says_its_headers_on_each() -> None:
    rows = tuple((f"What happened to people in street {number}", "withheld") for number in range(260))
    made, pages = set_pdf(
        Outline("T", "en", (Heading(1, "T"), Table("Streets", ("Street & <b>", "people"), rows)))
    )
    assert pages > 5
    assert [check(made, profile).failed for profile in ("ua1", "2a")] == [(), ()]
    assert all("Street & <b>" in page.extract_text() for page in pypdf.PdfReader(BytesIO(made)).pages)


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
