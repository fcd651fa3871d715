"""Sheets to write on and cards to take home: accessible in each language, as many to a page as fit, and nothing on a torn-off back."""

import io
from itertools import product

import pypdf
import pytest

from hrforum.documents.card import cards_outline
from hrforum.documents.check import check
from hrforum.documents.outline import NewSheet, Outline, PageBreak
from hrforum.documents.paper_sheet import sheets_outline
from hrforum.documents.pdf import set_pdf
from hrforum.domain.code import new_code
from hrforum.domain.consent import Use
from hrforum.domain.paper import Card, Sheets
from hrforum.i18n import LANGUAGES

QUESTIONS = tuple(f"May we do what {use} means, with all that this sentence says about it?" for use in Use)


def sheets(
    language: str, second: str = "", *, count: int = 2, paper: str = "letter", contact: str = ""
) -> Sheets:
    uses = (QUESTIONS, QUESTIONS) if second else (QUESTIONS,)
    codes = tuple(new_code("OAK") for _each in range(count))
    return Sheets(codes, 1, "Fruitvale", language, second, uses, contact, True, paper, f"{language}-1")


def pages_of(outline: Outline) -> list[str]:
    content, _count = set_pdf(outline)
    for profile in ("ua1", "2a"):
        assert check(content, profile).failed == ()
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]


@pytest.mark.parametrize(
    ("language", "second"), [*product(LANGUAGES, [""]), ("es", "en"), ("en", "fr"), ("fr", "es")]
)
def test_sheets_in_every_language_fail_no_rule(language: str, second: str) -> None:
    one = sheets(language, second, contact="Nell, 510 555 0100")
    pages = pages_of(sheets_outline(one))
    per_sheet = [[page for page in pages if code in page] for code in one.codes]
    assert sum(map(len, per_sheet)) == len(pages), "each page carries the code of one sheet"
    text = "\n".join(pages)
    assert "510 555 0100" in text
    assert text.count(one.codes[0]) >= len(per_sheet[0]) + 2, (
        "on each page, on the card and on the part that is cut off"
    )


def test_what_is_cut_off_has_a_leaf_of_its_own() -> None:
    one = sheets("en", "es")
    pages = pages_of(sheets_outline(one))
    second = next(at for at, page in enumerate(pages) if one.codes[1] in page)
    assert second % 2 == 0
    cut = [at for at, page in enumerate(pages) if "To cut off" in page]
    assert all(at % 2 == 0 for at in cut), "on a front side"
    for at in cut:
        back = pages[at + 1] if at + 1 < len(pages) else ""
        assert "Keep this card" not in back
        assert back == "" or len(back.split()) < 15 or one.codes[1] in back, (
            "and nothing but the furniture on its back"
        )


def test_the_name_is_asked_for_on_the_part_that_is_cut_off_alone() -> None:
    pages = pages_of(sheets_outline(sheets("en", count=1)))
    named = [page for page in pages if "Name" in page.split()]
    assert len(named) == 1
    assert "The organisers keep this part apart" in named[0]


def test_one_language_is_shorter_than_two() -> None:
    assert len(pages_of(sheets_outline(sheets("en", count=1)))) <= len(
        pages_of(sheets_outline(sheets("en", "es", count=1)))
    )
    assert len(pages_of(sheets_outline(sheets("en", count=1, paper="a4")))) <= 6


def test_blank_cards_stand_several_to_a_page() -> None:
    cards = [Card(new_code("OAK"), "en", "Nell, 510 555 0100", blank=True) for _each in range(8)]
    pages = pages_of(cards_outline(cards, practice=False))
    assert len(pages) <= 3
    assert all(any(one.code in page for page in pages) for one in cards)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_says_what_was_agreed(language: str) -> None:
    card = Card(new_code("OAK"), language, "", QUESTIONS[:3], QUESTIONS[3:5])
    text = " ".join(" ".join(pages_of(cards_outline([card], practice=True))).split())
    assert card.code in text
    for each in QUESTIONS[:5]:
        assert each in text


def test_an_outline_of_sheets_begins_each_with_its_code() -> None:
    outline = sheets_outline(sheets("en"))
    assert isinstance(outline.blocks[0], NewSheet)
    assert sum(isinstance(one, NewSheet) for one in outline.blocks) == 2
    assert any(isinstance(one, PageBreak) and one.front for one in outline.blocks)
