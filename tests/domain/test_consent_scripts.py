"""The scripts that are shipped say what they have to, in every language, and a text is read back as it was written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrforum.domain.consent import Use
from hrforum.domain.script import PARTS, read_script, read_version, words_of
from hrforum.errors import Refused
from hrforum.i18n import LANGUAGES
from hrforum.resources import asset

SAYS = {
    "en": (
        "costs you nothing",
        "a court can demand",
        "public record",
        "nobody can take back",
        "card with a code",
    ),
    "es": (
        "no le cuesta nada",
        "un tribunal puede exigir",
        "registro público",
        "nadie puede retirar",
        "tarjeta con un código",
    ),
    "fr": (
        "ne vous coûte rien",
        "un tribunal peut exiger",
        "document public",
        "personne ne peut retirer",
        "carte avec un code",
    ),
}
LONGEST_SENTENCE = 40
"""Words, so that whoever listens can still follow."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_shipped_script_asks_each_use_in_one_question_and_says_what_it_must(language: str) -> None:
    words = asset("consent", f"{language}-1.txt").read_text("utf-8")
    script = read_script(language, 1, words)
    assert script.version == f"{language}-1"
    for use in Use:
        assert script.asks[use].count("?") == 1, use
        assert script.asks[use].endswith("?"), use
        assert "." not in script.asks[use], use
    places = {0: "opening", 1: "opening", 2: "hearing_packet", 3: "hearing_packet", 4: "closing"}
    for place, said in enumerate(SAYS[language]):
        assert said in script.parts()[places[place]]
    for sentence in re.split(r"[.?:;]", " ".join(script.parts().values())):
        assert len(sentence.split()) <= LONGEST_SENTENCE, sentence
    assert words_of(script.parts()) == words


def test_there_is_a_file_for_each_shipped_version_and_nothing_else() -> None:
    named = {path.name for path in asset("consent").iterdir()}
    assert named == {"README.md", *(f"{language}-1.txt" for language in LANGUAGES)}


lines = st.text(st.characters(exclude_characters="[]", exclude_categories=("Cs", "Cc")), min_size=1).filter(
    str.strip
)


@given(st.tuples(*(lines for _part in PARTS)))
def test_a_script_comes_back_as_it_was_written(said: tuple[str, ...]) -> None:
    parts = dict(zip(PARTS, map(str.strip, said), strict=True))
    assert read_script("ht", 3, words_of(parts)).parts() == parts


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda words: words.replace("[count]", "[counting]"), "counting is no part"),
        (lambda words: words.replace("[count]", "[record]"), "record is there twice"),
        (lambda words: words.replace("[count]\nC\n", ""), "nothing under [count]"),
        (lambda words: words.replace("[count]\nC\n", "[count]\n \n"), "nothing under [count]"),
        (lambda words: "Hello. " + words, "begins with a part"),
        (lambda words: words + "\0", "NUL"),
    ],
)
def test_what_is_wrong_with_a_script_is_named(change: object, sentence: str) -> None:
    words = words_of(dict.fromkeys(PARTS, "C"))
    assert callable(change)
    with pytest.raises(Refused, match=re.escape(sentence)):
        read_script("en", 2, change(words))


def test_a_version_is_a_language_and_a_number() -> None:
    assert read_version(" en-1 ") == ("en", 1)
    assert read_version("zh-Hant-12") == ("zh-Hant", 12)
    for wrong in ("", "en", "1", "en-x", "en-1a", "en-9999999999"):
        with pytest.raises(Refused):
            read_version(wrong)
