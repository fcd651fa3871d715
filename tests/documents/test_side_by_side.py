"""What was said and its translation stand beside each other, each read to its end on every page, and no word of either is lost."""

import io

import pikepdf
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrforum.documents.check import check, look
from hrforum.documents.packet import packet_outline
from hrforum.documents.pdf import set_pdf
from tests.documents.released import content, released
from tests.documents.test_every_kind import SCRIPTS
from tests.documents.test_packet_pdf import elements


def numbered(word: str, count: int, paragraphs: int) -> str:
    """Return so many words, each with its number, in about so many paragraphs."""
    every = max(1, count // paragraphs)
    parts = (f"{word}{number}" + ("\n\n" if number % every == 0 else " ") for number in range(1, count + 1))
    return "".join(parts)


def made_of(words: str, translation: str) -> bytes:
    one = released(words, language="es", translations=(("en", translation),), ask="Heat")
    return set_pdf(packet_outline(content(one), "en"))[0]


@settings(deadline=None, max_examples=25)
@given(st.integers(1, 1_500), st.integers(1, 40), st.integers(1, 1_500), st.integers(1, 40))
def test_each_column_comes_back_whole_and_in_order(left: int, cut: int, right: int, other: int) -> None:
    made = made_of(numbered("uno", left, cut), numbered("one", right, other))
    assert [check(made, profile).failed for profile in ("ua1", "2a")] == [(), ()]
    assert look(made).in_order
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)
    for word, count in (("uno", left), ("one", right)):
        found = [int(each[3:]) for each in text.split() if each[:3] == word and each[3:].isdigit()]
        assert found == list(range(1, count + 1))


def test_a_column_stays_on_its_side() -> None:
    made = made_of("izquierda " * 300, "right " * 300)
    sides: dict[str, list[float]] = {"izquierda": [], "right": []}

    def visit(text: str, _matrix: object, place: list[float], _font: object, _size: float) -> None:
        for word, starts in sides.items():
            if text.startswith(word):
                starts.append(place[4])

    for page in pypdf.PdfReader(io.BytesIO(made)).pages:
        page.extract_text(visitor_text=visit)
    assert set(map(round, sides["izquierda"])) == {93}
    assert set(map(round, sides["right"])) == {317}


@pytest.mark.parametrize("code", ["ar", "he", "th", "hi"])
def test_the_original_is_read_before_its_translation(code: str) -> None:
    one = released(SCRIPTS[code] * 40, language=code, translations=(("en", "They cut the heat. " * 200),))
    made, pages = set_pdf(packet_outline(content(one), "en"))
    assert pages > 4
    assert look(made).in_order
    with pikepdf.open(io.BytesIO(made)) as pdf:
        quotes = [one for one in elements(pdf) if one.S == "/BlockQuote"]
        assert [str(one.get("/Lang", "en")) for one in quotes] == [code, "en"]
