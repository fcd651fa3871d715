"""The word lists: the same keys in each language, names folded as the scan compares them, phrases that can be found."""

import json

import pytest

from hrforum.analysis.identifiers.words import also_words, fold, given_names, surnames
from hrforum.i18n import LANGUAGES
from hrforum.resources import asset

LISTS = {
    language: json.loads(asset("identifiers", f"words-{language}.json").read_text(encoding="utf-8"))
    for language in LANGUAGES
}


def test_each_language_has_the_same_lists() -> None:
    assert len({frozenset(lists) for lists in LISTS.values()}) == 1
    assert {frozenset(lists["danger"]) for lists in LISTS.values()} == {
        frozenset({"entry", "removal", "conviction", "status"})
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_needs_a_person_is_among_the_dangers(language: str) -> None:
    dangers = {phrase for phrases in LISTS[language]["danger"].values() for phrase in phrases}
    assert set(LISTS[language]["needs a person"]) <= dangers


@pytest.mark.parametrize("names", [given_names(), surnames()], ids=["given", "surnames"])
def test_names_are_folded_and_many(names: frozenset[str]) -> None:
    assert len(names) >= 5000
    assert all(name == fold(name) and name.isalpha() for name in names)


def test_a_name_that_is_a_word_in_one_language_is_none_in_another() -> None:
    assert "rosa" in also_words(("es",))
    assert "rosa" not in also_words(("en",))
    assert "will" in also_words(("en", "fr"))


def test_folding_keeps_the_length() -> None:
    for text in ("Éléonore", "İstanbul", "straße", "ﬁn", "O’Brien", "ǅ"):
        assert len(fold(text)) == len(text)
    assert fold("Éléonore O’Brien") == "eleonore o'brien"
