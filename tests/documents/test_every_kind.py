"""Every kind of document, with any words in any script, fails no rule of PDF/UA-1 and PDF/A-2a and reads in order."""

import io
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from random import Random

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hrforum.documents.brief import brief_outline
from hrforum.documents.check import check, look
from hrforum.documents.fonts import face
from hrforum.documents.ledger_marks import marks_outline
from hrforum.documents.outline import Outline
from hrforum.documents.packet import packet_outline
from hrforum.documents.paper_content import BriefContent, CardsContent, SubmissionContent
from hrforum.documents.pdf import set_pdf
from hrforum.documents.speaker_cards import speaker_cards_outline
from hrforum.documents.submission import submission
from hrforum.documents.summary import summary_outline
from hrforum.documents.text import clean
from hrforum.domain.speaking import Speaking
from hrforum.i18n import LANGUAGES
from tests.documents import kinds
from tests.documents.kinds import KINDS, makers, named
from tests.documents.released import content, released
from tests.reliability.hostile_text import OPENS, hostile

SCRIPTS = {
    "vi": "Chủ nhà đã tắt lò sưởi suốt mùa đông, và chúng tôi phải mặc áo khoác khi ngủ.",
    "el": "Ο ιδιοκτήτης έκλεισε τη θέρμανση όλο τον χειμώνα.",
    "ru": "Хозяин отключил отопление на всю зиму, и мы спали в пальто.",
    "uk": "Господар вимкнув опалення на всю зиму, і ми спали в пальтах. Ґанок, їжа, є.",
    "ar": "صاحب البيت قطع التدفئة في الشتاء 3 مرات، ونمنا في المعاطف (كلنا).",
    "fa": "صاحب‌خانه گرمایش را قطع کرد و ما با کت خوابیدیم.",
    "he": "בעל הבית כיבה את החימום כל החורף, 14 לילות.",
    "hi": "मकान मालिक ने पूरी सर्दी हीटिंग बंद रखी। हम कोट पहनकर सोए।",
    "th": "เจ้าของบ้านปิดเครื่องทำความร้อนตลอดฤดูหนาว",
    "ka": "სახლის მეპატრონემ მთელი ზამთარი გათბობა გამორთო.",
}
ALL = "\n\n".join(SCRIPTS.values())
SCRIPT_NAMES = (
    "LATIN",
    "GREEK",
    "CYRILLIC",
    "ARABIC",
    "HEBREW",
    "DEVANAGARI",
    "THAI",
    "GEORGIAN",
    "COMBINING",
)


def failed(outline: Outline) -> list[tuple[str, str]]:
    """Return what fails in a document: rules of either standard, and an order that is none."""
    made, _pages = set_pdf(outline)
    found = [rule for profile in ("ua1", "2a") for rule in check(made, profile).failed]
    seen = look(made)
    if not seen.in_order or seen.unsaid or seen.broken:
        found.append(("seen", str(seen)))
    return found


def test_every_maker_of_a_document_has_its_entry() -> None:
    found = list(makers())
    assert len(found) >= 15
    assert {named(one) for one in found} == {named(one) for one in KINDS}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS, ids=named)
def test_every_kind_holds_every_script(kind: Callable[..., object], language: str) -> None:
    assert failed(KINDS[kind](ALL, language)) == []


def _without_testimonies(language: str) -> dict[str, Outline]:
    bare = replace(content(chart=False), totals=(), forums=(), left_out=(), counted="0", people="0")
    un = SubmissionContent("upr", "T", ("Oak",), "", "0", "0", ())
    cards = CardsContent("T", "Oak", "Council", kinds.DAY, (), Speaking(180))
    return {
        "packet": packet_outline(bare, language),
        "summary": summary_outline(bare, language),
        "brief": brief_outline(BriefContent(bare), language),
        "submission": submission(un, language).outline,
        "speakers": speaker_cards_outline(cards, language),
        "marks": marks_outline([], made_on=kinds.DAY, language=language, practice=False),
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", _without_testimonies("en"))
def test_a_document_of_no_testimony(kind: str, language: str) -> None:
    assert failed(_without_testimonies(language)[kind]) == []


@pytest.mark.parametrize("code", SCRIPTS)
def test_a_packet_in_each_script(code: str) -> None:
    one = released(SCRIPTS[code], language=code, translations=(("en", "They cut the heat."),))
    assert failed(packet_outline(content(one), "en")) == []


@pytest.mark.parametrize("script", SCRIPT_NAMES)
def test_every_letter_of_the_face(script: str) -> None:
    letters = sorted(
        char for char in face("regular").glyphs if unicodedata.name(char, "").startswith(script + " ")
    )
    words = clean(" ".join(letters))
    assert len(words.split()) >= 20
    assert failed(packet_outline(content(released(words)), "en")) == []


_LETTERS = st.sampled_from(sorted(face("regular").glyphs - {"\0"}))


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(list(KINDS)), st.text(_LETTERS, min_size=1, max_size=120), st.sampled_from(LANGUAGES))
def test_any_words_in_any_kind(kind: Callable[..., object], words: str, language: str) -> None:
    assert failed(KINDS[kind]("w" + words, language)) == []


@pytest.mark.parametrize("kind", KINDS, ids=named)
def test_hostile_words_open_nothing_in_any_kind(kind: Callable[..., object]) -> None:
    for seed in range(3):
        made, _pages = set_pdf(KINDS[kind](hostile(Random(seed)), "en"))
        assert [check(made, profile).failed for profile in ("ua1", "2a")] == [(), ()]
        with pikepdf.open(io.BytesIO(made)) as pdf:
            dictionaries = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
            assert len(dictionaries) > 20
            assert not [key for one in dictionaries for key in OPENS if key in one]
