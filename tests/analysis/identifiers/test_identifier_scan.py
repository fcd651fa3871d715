"""The scan: spans that fit the text, what the archive knows, what wins where two kinds meet, and texts made to hurt."""

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrforum.analysis.identifiers import Finding, Kind, Known, cannot_find, label, scan

PIECES = st.sampled_from(
    [
        "My name is", "Rosa", "Quillmere", "me llamo", "je m'appelle", "M.", "Mrs.", "d'Awa", "O'Brien", "J.", "and", "de la",
        "212-555-0142", "+33 6 39 98 12 34", "apt", "4B", "350", "West 118th Street", "calle Olmo 45", "12 rue des Lilas", "May",
        "5", "3 mars 2020", "10/04/2022", "a@example.org", "@rosa", "https://example.org/x", "A 200 555 012", "case number",
        "LT-055120-22", "undocumented", "I", "mi hermano", "no tiene papeles", "ICE took", "she", "é", "e\u0301", "İ", "ß", "ﬁ",
        "\n", ".", ",", "'", "-", "#", "\u202e", "👩🏽‍🚒", "الاسم", "名前", "\x00",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=25).map(" ".join),
    st.lists(PIECES, max_size=25).map("".join),
)


@given(TEXTS, st.sampled_from(["en", "es", "fr", "ht", "fr-CA", ""]))
def test_spans_lie_in_the_text_in_order_and_apart(text: str, language: str) -> None:
    findings = scan(text, language, Known(names=("Rosa Quillmere",), contacts=("212-555-0142",)))
    assert list(findings) == sorted(findings)
    assert all(0 <= one.start < one.end <= len(text) for one in findings)
    apart = [one for one in findings if one.kind is not Kind.DANGER]
    assert all(first.end <= second.start for first, second in itertools.pairwise(apart))


@given(st.lists(PIECES, max_size=20).map(" ".join))
def test_the_same_text_with_accents_apart_says_the_same(text: str) -> None:
    composed, apart = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert [
        (one.kind, one.why, unicodedata.normalize("NFC", apart[one.start : one.end]))
        for one in scan(apart, "es")
    ] == [(one.kind, one.why, composed[one.start : one.end]) for one in scan(composed, "es")]


def test_offsets_are_code_points_of_the_text_as_given() -> None:
    text = unicodedata.normalize("NFD", "👩🏽‍🚒 Él vive aquí. Mi hijo Joaquín tose.")
    (one,) = scan(text, "es")
    assert unicodedata.normalize("NFC", text[one.start : one.end]) == "Joaquín"


HURTFUL = (
    "a", "A", "1", " ", "@", "Rosa ", "1 ", "A1-", ".", "(", "crossed ", "my name is ", "é", "e\u0301", "#", "12 ", "Calle De ", "a@", "a.a",
    "0-", "María de la ", "http://", "QQQQQQQQQQ ", "'", "1a ", "apt ", "case number ", "on the ", "no tiene ", "-", "5 de ", "Mr. ", "I'm ",
)  # fmt: skip


@pytest.mark.timeout(120)
def test_a_text_of_a_megabyte_that_is_made_to_hurt_is_read_through() -> None:
    """Each stretch would take hours if one pattern tried the ways of splitting it up."""
    stretch = 1_000_000 // len(HURTFUL)
    text = "\n".join(piece * (stretch // len(piece)) for piece in HURTFUL) + "\nCall me at 212-555-0142."
    findings = scan(text, "unknown", Known(names=("Rosa Quillmere",)))
    assert findings[-1].kind is Kind.PHONE
    assert text[findings[-1].start : findings[-1].end] == "212-555-0142"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Campbellman said so.", ["Campbellman"]),
        ("then CAMPBELL spoke, and campbell's son", ["CAMPBELL", "campbell"]),
        ("We ask for hope.", []),
        ("We ask Hope to read.", ["Hope"]),
        ("Hopeless, all of it.", []),
    ],
)
def test_a_name_of_the_vault_is_found_as_transcripts_write_it(text: str, found: list[str]) -> None:
    findings = scan(text, "en", Known(names=("Hope Campbell",)))
    assert [text[one.start : one.end] for one in findings if one.why == "name_known"] == found


def test_note_takers_written_as_a_sentence_give_their_names_only() -> None:
    text = "Two volunteers wrote, and Mossdale read it back to the practice group."
    findings = scan(text, "en", Known(note_takers=("two volunteers and Ada Mossdale of the practice group",)))
    assert [(text[one.start : one.end], one.why) for one in findings] == [("Mossdale", "name_note_taker")]


@pytest.mark.parametrize(
    "written", ["9295550188", "(929) 555-0188", "+1 929.555.0188", "555 0188", "929-5550188"]
)
def test_a_number_of_the_vault_is_found_however_it_is_grouped(written: str) -> None:
    text = f"They have {written} on the wall."
    (one,) = scan(text, "en", Known(contacts=("929-555-0188",)))
    assert (text[one.start : one.end].strip("("), one.kind) == (written.strip("("), Kind.PHONE)
    assert one.why in {"contact_known", "phone_grouped"}


def test_a_contact_of_several_parts_is_found_part_by_part() -> None:
    text = "They read out 5550188 and Rosa.Q@example.org to the room."
    findings = scan(text, "en", Known(contacts=("Cell: 929-555-0188, rosa.q@example.org",)))
    assert [(text[one.start : one.end], one.why) for one in findings] == [
        ("5550188", "contact_known"),
        ("Rosa.Q@example.org", "contact_known"),
    ]


def test_an_address_of_the_vault_is_found_without_a_street() -> None:
    text = "It happened at 14  harbor steps, as always."
    (one,) = scan(text, "en", Known(places=("14 Harbor Steps",)))
    assert (text[one.start : one.end], one.kind, one.why) == (
        "14  harbor steps",
        Kind.STREET_ADDRESS,
        "place_known",
    )


def test_the_stronger_kind_has_the_words() -> None:
    text = "Write to rosa.quillmere@example.org."
    findings = scan(text, "en", Known(names=("Rosa Quillmere",)))
    assert [(one.kind, text[one.start : one.end]) for one in findings] == [
        (Kind.EMAIL, "rosa.quillmere@example.org")
    ]


def test_a_name_inside_of_dangerous_words_is_proposed_too() -> None:
    text = "ICE took my brother Jamal and my mother was deported."
    found = {(one.kind, text[one.start : one.end]) for one in scan(text, "en")}
    assert (Kind.NAME, "Jamal") in found
    assert {kind for kind, _words in found} == {Kind.NAME, Kind.DANGER}


def test_only_the_office_in_capitals_takes_people_away() -> None:
    assert scan("In winter ice took the steps.", "en") == ()
    assert [one.why for one in scan("In winter ICE took the baker.", "en")] == ["danger_removal"]


def test_a_text_in_another_language_is_read_with_all_lists() -> None:
    text = "Mwen rele Blorf. Me llamo Maricruz. Je m'appelle Solange."
    assert [text[one.start : one.end] for one in scan(text, "ht")] == ["Maricruz", "Solange"]


def test_a_transcript_without_capitals_gives_the_name_that_is_introduced() -> None:
    text = "good evening my name is beatriz fernandez and i live here"
    assert [text[one.start : one.end] for one in scan(text, "en")] == ["beatriz fernandez"]


@pytest.mark.parametrize(
    "text",
    [
        "They call him the Bear, and everybody knows the Bear.",
        "The only night nurse on our block told me.",
        "Meet me on the corner of Larkmoor and Quillmore, by the bakery.",
        "Two one two, five five five, oh one four two.",
        "It was the day of the fire, my eighteenth birthday.",
        "We did not come the way other people come.",
    ],
)
def test_what_is_said_not_to_be_found_is_not_found(text: str) -> None:
    """So that `cannot_find` stays honest: whoever teaches the scan one of these takes its sentence back."""
    assert scan(text, "en") == ()


def test_limits_and_kinds_are_told_in_sentences() -> None:
    limits = cannot_find()
    assert len(set(limits)) == len(limits) >= 8
    assert all(sentence.endswith(".") for sentence in limits)
    assert len({label(kind) for kind in Kind}) == len(Kind)


def test_a_finding_says_nothing_of_the_words() -> None:
    assert {*Finding.__slots__} == {"start", "end", "kind", "why"}
