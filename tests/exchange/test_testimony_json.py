"""A testimony in JSON: what is right is read to the character, what is wrong is named."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrforum.domain.consent import Use
from hrforum.errors import HrforumError, Unreadable
from hrforum.exchange.json_values import SIZE_LIMIT
from hrforum.exchange.testifier_json import Person
from hrforum.exchange.testimony_json import IntakeForm, read_testimony

WHOLE = {
    "words": "  Me echaron.\r\n¿Por qué? \U0001f3e0 ",
    "language": "es",
    "heard_on": "2024-07-10",
    "forum": "Oak",
    "testifier": {"pseudonym": "Luz", "name": "Ana Peña", "contact": "555"},
    "tags": {"housing": ["rent", "eviction"], "other": []},
    "own_words": {"housing": "renta"},
    "consent": ["record", "hearing_packet"],
    "ask": "heat",
    "place": "Queens",
}


def test_everything_is_read_to_the_character() -> None:
    for source in (
        json.dumps(WHOLE),
        json.dumps(WHOLE, ensure_ascii=False).encode(),
        b"\xef\xbb\xbf" + json.dumps(WHOLE).encode(),
    ):
        form = read_testimony(source)
        assert form == IntakeForm(
            words="  Me echaron.\r\n¿Por qué? \U0001f3e0 ",
            language="es",
            heard_on=date(2024, 7, 10),
            forum="Oak",
            place="Queens",
            ask="heat",
            testifier=Person(
                pseudonym="Luz",
                name="Ana Peña",
                contact="555",
                given=frozenset({"pseudonym", "name", "contact"}),
            ),
            tags=(("housing", ("rent", "eviction")), ("other", ())),
            own_words=(("housing", "renta"),),
            consent=(Use.RECORD, Use.HEARING_PACKET),
            given=frozenset({*WHOLE, "testifier.pseudonym", "testifier.name", "testifier.contact"}),
        )


def test_words_alone_are_enough_and_needed() -> None:
    assert read_testimony('{"words": "x"}') == IntakeForm(words="x", given=frozenset({"words"}))
    for source in ("{}", '{"words": null}', '{"words": " \\n"}'):
        with pytest.raises(Unreadable, match="The testimony has no words"):
            read_testimony(source)


def test_an_edit_tells_left_out_from_emptied() -> None:
    form = read_testimony(
        '{"ask": null, "place": "", "testifier": {"name": null}, "tags": {}}', words_needed=False
    )
    assert form.given == {"ask", "place", "testifier", "testifier.name", "tags"}
    assert (form.ask, form.place, form.testifier.name, form.words) == (None, "", None, None)
    with pytest.raises(Unreadable, match="The testimony has no words"):
        read_testimony('{"words": ""}', words_needed=False)


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (
            '{"words": "x", "wrods": "y"}',
            r'^The key "wrods" is not known\. Did you mean "words"\? Known keys: words, language',
        ),
        (
            '{"words": "x", "testifier": {"nam": "y"}}',
            r'^The key "testifier\.nam" is not known\. Did you mean "name"\?',
        ),
        ('{"words": "x", "words": "y"}', r'^The key "words" stands there twice\.$'),
        ('{"words": "x", "tags": {"a": [], "a": []}}', r'^The key "a" stands there twice\.$'),
        ('{"words": "x", "tags": {"a": [], "a ": []}}', r'^"tags" names a dimension twice\.$'),
        ('{"words": "x", "tags": {" ": []}}', r'^"tags" holds a dimension without a name\.$'),
        ('{"words": NaN}', r"^NaN is not a number that JSON knows\.$"),
        ('{"words": -Infinity}', r"^-Infinity is not a number that JSON knows\.$"),
        ('{"words": 5}', r'^"words" must be text, in quotation marks\.$'),
        ('{"words": "x", "testifier": "Ana"}', r'^"testifier" must be an object, in braces\.$'),
        ('{"words": "x", "tags": ["a"]}', r'^"tags" must be an object, in braces\.$'),
        ('{"words": "x", "tags": {"a": "b"}}', r'^"tags\.a" must be a list of texts, in square brackets\.$'),
        ('{"words": "x", "tags": {"a": [1]}}', r'^"tags\.a" must be text, in quotation marks\.$'),
        ('{"words": "x", "tags": {"a": [" "]}}', r'^"tags\.a" holds an empty text\.$'),
        ('{"words": "x", "own_words": {"a": null}}', r'^"own_words\.a" must be text, in quotation marks\.$'),
        ('{"words": "x", "consent": "record"}', r'^"consent" must be a list of texts'),
        (
            '{"words": "x", "consent": ["publish"]}',
            r'^"publish" is not a use that consent can be given for\. The uses are: record, ',
        ),
        ('{"words": "x", "heard_on": "10/07/2024"}', r'^"heard_on" is not a day\. Write it as 2024-07-10\.$'),
        ('{"words": "x", "language": "Martian"}', r'^"language" is not a language that is known'),
        ('{"words": "a\\u0000b"}', r'^"words" holds a NUL character or half a character'),
        ('{"words": "a\\ud800b"}', r'^"words" holds a NUL character or half a character'),
        ('{"words": "x", "tags": {"\\u0000": []}}', r'^"tags" holds a NUL character or half a character'),
        ('{"words": "x", "testifier": {"name": "\\udfff"}}', r'^"testifier\.name" holds a NUL'),
        ("[]", r"^The testimony must be an object, in braces\.$"),
        ('"x"', r"^The testimony must be an object, in braces\.$"),
        ("", r"^This is not JSON: line 1, character 1 is not as it should be\.$"),
        ('{"words":\n "x",}', r"^This is not JSON: line 2, character \d is not as it should be\.$"),
        ('{"words": "x"} {}', r"^This is not JSON: line 1, character 16"),
        ('{"words": ' + "[" * 100_000, r"^The JSON is nested too deep\.$"),
        ('{"words": ' + "9" * 5_000 + "}", r"^The JSON holds a number that is too long\.$"),
        (" " * (SIZE_LIMIT + 1), r"^The testimony is larger than 2 MB\.$"),
        (b'{"words": "\xff"}', r"^The testimony is not UTF-8: byte 12 cannot be read\.$"),
    ],
)
def test_what_is_wrong_is_named(source: str | bytes, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence):
        read_testimony(source)


def test_no_sentence_quotes_the_words() -> None:
    for source in (
        '{"words": "canary"',
        '{"words": "canary", "x": 1}',
        '{"words": "canary\\u0000"}',
        '{"words": ["canary"]}',
    ):
        with pytest.raises(Unreadable) as caught:
            read_testimony(source)
        assert "canary" not in str(caught.value)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.floats()
    | st.integers()
    | st.text(max_size=5)
    | st.sampled_from(["en", "2024-07-10", "record"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*WHOLE, "name", "x"]), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(JSON.map(json.dumps) | st.text(max_size=60) | st.binary(max_size=60))
def test_anything_gives_a_testimony_or_one_sentence(source: str | bytes) -> None:
    try:
        form = read_testimony(source)
    except HrforumError:
        return
    assert form.words
    assert "words" in form.given
