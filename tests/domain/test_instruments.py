"""The shipped instruments: every article of each, in three languages, and nothing told as checked that names no source."""

from datetime import date

import pytest

from hrforum.domain.right import Kind, Standing, instruments, topics

COUNTS = {
    "UDHR": 30, "ICCPR": 53, "ICESCR": 31, "ICERD": 25, "CEDAW": 30, "CAT": 33, "CRC": 54, "ICRMW": 93, "CRPD": 50,
    "ICPPED": 45, "UNDRIP": 46, "ADRDM": 38,
}  # fmt: skip
TARGETS = (7, 8, 13, 10, 9, 8, 5, 12, 8, 10, 10, 11, 5, 10, 12, 12, 19)
BY_KEY = {one.key: one for one in instruments()}


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def test_every_shipped_instrument_is_counted() -> None:
    """domain.md gives the counts of the declarations and treaties; the others are counted by hand from their sources."""
    counted = COUNTS | {"GC4": 7, "GC7": 3, "SDG": 17 + 169, "SF": 1, "PGH": 1, "SLC": 1}
    assert {one.key: len(one.articles) for one in instruments()} == counted


@pytest.mark.parametrize("key", COUNTS)
def test_an_instrument_has_every_article_in_order(key: str) -> None:
    numbers = [one.number for one in BY_KEY[key].articles]
    said = _roman if key == "ADRDM" else str
    assert numbers == [said(number) for number in range(1, COUNTS[key] + 1)]


def test_there_are_17_goals_and_169_targets() -> None:
    numbers = [one.number for one in BY_KEY["SDG"].articles]
    goals = [each for each in numbers if "." not in each]
    assert goals == [str(number) for number in range(1, 18)]
    assert len(numbers) - len(goals) == 169
    for goal, count in zip(goals, TARGETS, strict=True):
        assert sum(each.startswith(f"{goal}.") for each in numbers) == count, goal
    assert len(set(numbers)) == len(numbers)


def test_the_nine_core_treaties_say_how_both_states_stand() -> None:
    treaties = [one for one in instruments() if one.kind is Kind.TREATY]
    assert len(treaties) == 9
    found = {}
    for one in treaties:
        for country in ("US", "CA"):
            status = one.standing(country)
            assert status is not None
            assert status.as_of
            assert status.source
            assert (status.year is None) == (status.standing is Standing.NEITHER)
            found[one.key, country] = (status.standing, status.year)
    assert {key: found[key, "US"] for key in ("ICCPR", "ICERD", "CAT")} == {
        "ICCPR": (Standing.RATIFIED, 1992),
        "ICERD": (Standing.RATIFIED, 1994),
        "CAT": (Standing.RATIFIED, 1994),
    }
    signed = {"CEDAW": 1980, "ICESCR": 1977, "CRC": 1995, "CRPD": 2009}
    assert {key: found[key, "US"] for key in signed} == {
        key: (Standing.SIGNED, year) for key, year in signed.items()
    }
    not_ratified = {one.key for one in treaties if found[one.key, "CA"][0] is not Standing.RATIFIED}
    assert not_ratified == {"ICRMW", "ICPPED"}


def test_the_three_city_ordinances_are_a_kind_of_their_own() -> None:
    ordinances = [one.articles[0].key for one in instruments() if one.kind is Kind.ORDINANCE]
    assert ordinances == ["SF 33A", "PGH 177C", "SLC 10.08.030"]


def test_every_text_is_in_three_languages_and_every_line_says_where_from() -> None:
    for one in instruments():
        lines = [each.plain for each in one.articles if each.plain]
        texts = [
            one.names,
            one.adopted_by,
            *(each.title for each in one.articles),
            *(each.words for each in lines),
        ]
        for each in texts:
            assert all(text and text == text.strip() for text in (each.en, each.es, each.fr)), (
                one.key,
                each.en,
            )
        assert one.source
        assert one.as_of
        assert all(each.source for each in lines)


def test_a_line_that_nobody_checked_is_not_printed() -> None:
    lines = [each for one in instruments() for each in one.articles if each.plain]
    assert len(lines) > 50
    printed = [each.key for each in lines if each.printed("en")]
    assert "ICESCR 11" in printed
    assert len(printed) > 45
    for each in lines:
        assert each.plain is not None
        assert not each.plain.checked_on or each.plain.checked
        if each.plain.checked_on:
            assert date.fromisoformat(each.plain.checked_on) >= date(2026, 1, 1)
            assert each.plain.source.startswith("http")
    for each in lines:
        assert each.plain is not None
        assert each.printed("fr") == (each.plain.words.fr if each.plain.checked else "")
        assert (each.key in printed) == each.plain.checked


def test_every_article_that_a_topic_names_is_there() -> None:
    known = {each.key for one in instruments() for each in one.articles}
    for topic in topics():
        assert set(topic.articles) <= known
        assert all((topic.words.en, topic.words.es, topic.words.fr))
