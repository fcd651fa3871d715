"""The bar beside what somebody asks for stands where the words begin: at the right for words that run from right to left."""

import io
import re

import pikepdf
import pytest

from hrforum.documents.outline import Exhibit, Heading, Outline
from hrforum.documents.pdf import set_pdf
from hrforum.documents.styles import MEASURE
from tests.documents.released import released

_BAR = re.compile(rb"([\d.]+) [\d.]+ 2\.20 [\d.]+ re")


def bars(ask: str) -> list[float]:
    """Return where bars begin, in points from the left edge of the page."""
    one = released("The heat was off.", ask=ask, number=1)
    outline = Outline(
        "Heat",
        "en",
        (
            Heading(1, "Heat"),
            Heading(2, "Exhibits"),
            Exhibit(1, "Exhibit 1", (), one, ("",), "They ask for"),
        ),
    )
    made, _pages = set_pdf(outline, tagged=True)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        content = b"".join(page.Contents.read_bytes() for page in pdf.pages)
    return [float(found) for found in _BAR.findall(content)]


@pytest.mark.parametrize("ask", ["أعيدوا التدفئة", "החזירו את החימום"])
def test_a_bar_stands_at_the_right_of_words_from_right_to_left(ask: str) -> None:
    at_left, at_right = bars("Bring back the heat."), bars(ask)
    assert len(at_left) == len(at_right) >= 2
    for one, other in zip(at_left, at_right, strict=True):
        assert other - one == pytest.approx(MEASURE - 2.2, abs=0.1)
