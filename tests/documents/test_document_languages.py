"""Every fixed sentence of a document stands in Spanish and French, with its fields."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file

from hrforum.i18n import fields, translator

ROOT = Path(__file__).parents[2]
SPEAKING = [
    *sorted((ROOT / "hrforum" / "documents").glob("*.py")),
    ROOT / "hrforum" / "operations" / "totals.py",
    ROOT / "hrforum" / "operations" / "export.py",
    ROOT / "hrforum" / "operations" / "extract.py",
    ROOT / "hrforum" / "operations" / "brief.py",
    ROOT / "hrforum" / "operations" / "submission.py",
    ROOT / "hrforum" / "operations" / "answers_widened.py",
    ROOT / "hrforum" / "exchange" / "extract_table.py",
]


def sentences() -> list[str]:
    found: dict[str, None] = {}
    for path in SPEAKING:
        for _line, message, _comments, _context in extract_from_file(
            "python", str(path), keywords={"say": None, "count": (1, 2)}
        ):
            # A counted sentence is found by its singular.
            found[message[0] if isinstance(message, tuple) else message] = None
    return list(found)


def test_the_sentences_are_found() -> None:
    assert len(sentences()) > 60


@pytest.mark.parametrize("language", ["es", "fr"])
def test_every_sentence_is_translated(language: str) -> None:
    catalogue = translator(language)
    known = {key if isinstance(key, str) else key[0] for key in catalogue._catalog}  # type: ignore[attr-defined]  # all of it, not one sentence
    assert [one for one in sentences() if one not in known] == []


@pytest.mark.parametrize("language", ["es", "fr"])
def test_a_counted_sentence_has_its_plural(language: str) -> None:
    one, many = (
        "This packet brings {number} testimony in the person's own words.",
        "This packet brings {number} testimonies in people's own words.",
    )
    catalogue = translator(language)
    assert catalogue.ngettext(one, many, 1) != catalogue.ngettext(one, many, 2) != many
    assert fields(catalogue.ngettext(one, many, 2)) == {"number"}


def test_french_signs_never_begin_a_line() -> None:
    said = [translator("fr").gettext(one) for one in sentences()]
    assert any("\u00a0:" in one for one in said)
    assert [one for one in said if re.search(" [:;!?»]|« ", one)] == []
