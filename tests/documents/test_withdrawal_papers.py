"""Receipt, notices and the sheet "You said, they did": readable by everybody, in the person's language, and plain about the record."""

import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hrforum.documents.check import check
from hrforum.documents.pdf import make_pdf, set_pdf
from hrforum.documents.receipt import receipt_outline
from hrforum.documents.supersede_notice import notice_outline
from hrforum.documents.went_sheet import went_outline
from hrforum.domain.backup import Backup, State
from hrforum.domain.consent import Use
from hrforum.domain.handout import Handout
from hrforum.domain.reach import Reach, Sent
from hrforum.domain.receipt import Act, Receipt, notices
from hrforum.domain.went import TakenBack, Went

DAY = date(2026, 3, 12)
SENT = Sent(
    7, "Homes without heat", "City Council", "Item 7", date(2026, 3, 20), "en", DAY, date(2026, 3, 18), DAY, (3, 5), "ab" * 32
)  # fmt: skip
UNFILED = replace(SENT, edition_id=8, body="Comité de logement", language="fr", filed_on=None, exhibits=())
HANDED = (
    Handout("bundle", "Tenants of Elm City", DAY),
    Handout("clipboard", "", DAY),
    Handout("clipboard_inside", "", DAY),
)
REACH = Reach(sent=(SENT, UNFILED), handouts=HANDED)
LANGUAGES = ("en", "es", "fr")


def receipt(act: Act, language: str = "en", *, practice: bool = False) -> Receipt:
    backups = (
        Backup("/media/stick/a.hrforum", DAY, State.MISSING),
        Backup("/home/a/backups/a.hrforum", DAY, State.CLEAN),
    )
    ended = (Use.HEARING_PACKET, Use.NAMED_QUOTE) if act is Act.STOP else ()
    return Receipt(
        act, "OAK-7K3M9-T", DAY, language, "Tenants of Oak Street", practice, ended, act is Act.STORY, REACH, backups
    )  # fmt: skip


def went(language: str = "en") -> Went:
    back = (TakenBack(date(2026, 3, 19), (Use.PRESS, Use.COUNT)),)
    return Went("OAK-7K3M9-T", language, "Tenants", False, DAY, date(2026, 3, 1), DAY, REACH, back)


OUTLINES = {
    **{
        f"receipt {act} {language}": receipt_outline(receipt(act), language)
        for act in Act
        for language in LANGUAGES
    },
    **{
        f"notice {number} {language}": notice_outline(one, language)
        for number, one in enumerate(notices(receipt(Act.STORY)))
        for language in LANGUAGES
    },
    **{f"went {language}": went_outline(went(), language) for language in LANGUAGES},
}


@pytest.mark.parametrize("name", OUTLINES)
def test_it_is_one_page_that_everybody_can_read(name: str) -> None:
    content, pages = set_pdf(OUTLINES[name])
    assert pages == 1
    for profile in ("ua1", "2a"):
        assert check(content, profile).failed == ()


def text_of(name: str, folder: Path) -> str:
    path = folder / "paper.pdf"
    make_pdf(OUTLINES[name], path)
    read = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True, text=True).stdout
    return " ".join(read.split())


def test_a_receipt_says_what_cannot_be_taken_back(tmp_path: Path) -> None:
    text = text_of("receipt story en", tmp_path)
    assert "Receipt for OAK-7K3M9-T" in text
    assert "may be public record already. We cannot take that back, and nobody can." in text
    assert "you are still counted in totals" in text
    assert "handed in on March 18, 2026" in text
    assert "it may have been handed in" in text
    assert text.count("Given to:") == 1
    assert "Given to: Tenants of Elm City" in text
    assert "Copied by us from our file, last on March 12, 2026" in text
    assert "1 safety copy of our file could not be cleared yet" in text
    assert "/media" not in text, "a path is nobody's business"


def test_a_receipt_for_ended_uses_says_that_nothing_was_erased(tmp_path: Path) -> None:
    text = text_of("receipt stop es", tmp_path)
    assert "No se borró nada" in text
    assert "Llevarlas a una audiencia pública" in text
    assert "Citarlas con su nombre" in text
    assert "copias de seguridad" not in text


def test_each_body_gets_one_notice_in_the_language_of_what_it_holds(tmp_path: Path) -> None:
    made = notices(receipt(Act.STORY))
    assert [(one.recipient, one.language) for one in made] == [
        ("City Council", "en"),
        ("Comité de logement", "fr"),
        ("Tenants of Elm City", "en"),
    ]
    text = text_of("notice 0 en", tmp_path)
    assert "Exhibits 3 and 5" in text
    assert "do not try to find out who it is" in text
    assert "OAK-7K3M9-T" not in text, "a notice does not tell whose words they were"
    assert "une des demandes" in text_of("notice 1 fr", tmp_path)


def test_a_withdrawal_that_leaves_an_edition_standing_writes_no_notice() -> None:
    standing = replace(receipt(Act.STOP), ended=(), reach=Reach(sent=(replace(SENT, superseded_on=None),)))
    assert notices(standing) == ()


def test_the_sheet_for_the_person_tells_hearings_and_days(tmp_path: Path) -> None:
    text = text_of("went en", tmp_path)
    for told in (
        "You spoke with us on March 1, 2026.",
        "City Council: Item 7",
        "Exhibits 3 and 5",
        "March 18, 2026",
    ):
        assert told in text
    assert "not written down" in text
    assert "What you took back" in text


def test_a_practice_paper_says_so(tmp_path: Path) -> None:
    practice = receipt(Act.ALL, practice=True)
    OUTLINES["practice receipt"] = receipt_outline(practice, "en")
    OUTLINES["practice notice"] = notice_outline(notices(practice)[0], "en")
    for name in ("practice receipt", "practice notice"):
        assert "PRACTICE: the people and testimonies" in text_of(name, tmp_path)
