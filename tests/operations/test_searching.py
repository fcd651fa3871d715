"""Finding testimonies again: words without accents, unfinished words, phrases, codes, and whatever else is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrforum.domain.erase import Scope
from hrforum.errors import Cancelled
from hrforum.operations import erase, search, testimony
from hrforum.storage.archive import Archive
from hrforum.storage.search import check
from tests.archive_of import keep, new_archive, settings_in


def found(archive: Archive, query: str) -> list[int]:
    """Return the ids that a query finds."""
    return [hit.testimony_id for hit in search.find(archive, query).hits]


@pytest.fixture
def told(archive: Archive) -> dict[str, int]:
    """Testimonies that differ in what finds them."""
    words = {
        "montreal": "Nous habitons à Montréal depuis dix ans.",
        "heat": "The landlord never fixed the heating, it's off.",
        "arabic": "قالوا لنا اخلاء البيت غدا",
        "straße": "Die Straße war kalt.",
        "vietnamese": "Chủ nhà không sửa lò sưởi.",
        "heating": "Heat: never. Fixed the landlord? No.",
    }
    ids = {name: keep(archive, text).id for name, text in words.items()}
    ids["ask"] = keep(archive, "Words.", ask="Inspect every boiler", place="Fruitvale").id
    return ids


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("montreal", ["montreal"]),
        ("MONTRÉAL", ["montreal"]),
        ("dix montreal", ["montreal"]),
        ("montreal heat", []),
        ("heat", ["heat", "heating"]),
        ("heating", ["heat"]),
        ("hea", ["heat", "heating"]),
        ("hea landlord", []),
        ("landlord hea", ["heat", "heating"]),
        ('"landlord never fixed"', ["heat"]),
        ('"the landlord" fixed', ["heat", "heating"]),
        ("it's", ["heat"]),
        ("اخلاء", ["arabic"]),
        ("chu nha", ["vietnamese"]),
        ("sưởi", ["vietnamese"]),
        ("boiler", ["ask"]),
        ("inspect fruitvale", ["ask"]),
        ("h", []),
        ("", []),
        ("   ", []),
        ("???", []),
        ('"', []),
        ("AND", []),
        ("heat OR montreal", ["heating", "montreal"]),
        ("montreal or heat", ["heat", "heating", "montreal"]),
        ("fixed boiler or never", ["heat", "heating"]),
        ("landlord never or boiler", ["heat", "heating"]),
        ("heat* NOT landlord", []),
        ("fixed not heating", ["heating"]),
        ("fixed -heating", ["heating"]),
        ('fixed -"landlord never"', ["heating"]),
        ("-fixed -kalt -dix", ["arabic", "vietnamese", "ask"]),
        ("NOT fixed -kalt", ["montreal", "arabic", "vietnamese", "ask"]),
        ("boil* fruitvale", ["ask"]),
        ("heat AND landlord", ["heating"]),
        ("heating or", []),
        ("heating OR", ["heat"]),
        ('"landlord nev', ["heat"]),
        ('"landlord nev"', []),
        ("“landlord never”", ["heat"]),
        ("إِخْلاء", ["arabic"]),
        ("إخلاءُ البيــت", ["arabic"]),
        ("أخلاء", ["arabic"]),
        ("words:heat", []),
        ("heat -landlord", []),
        ("(heat)", ["heat", "heating"]),
        ("^heat", ["heat", "heating"]),
    ],
)
def test_what_is_typed_finds_what_is_meant(
    archive: Archive, told: dict[str, int], query: str, names: list[str]
) -> None:
    assert sorted(found(archive, query)) == sorted(told[name] for name in names)


def test_a_code_finds_its_testimony_however_it_is_written(archive: Archive) -> None:
    kept = keep(archive)
    keep(archive, f"Somebody quoted {kept.code} here.")
    for typed in (
        kept.code,
        kept.code.lower(),
        kept.code.replace("-", ""),
        f" {kept.code.replace('-', ' ')} ",
    ):
        assert found(archive, typed) == [kept.id]
    begun = kept.code[:-3]
    assert kept.id in found(archive, begun)
    assert all(one.code.startswith(begun) for one in search.find(archive, begun).hits)
    assert sorted(found(archive, kept.code[:4])) == sorted(testimony.ids(archive))
    erase.erase(archive, kept.id, Scope.ALL)
    assert found(archive, kept.code) == testimony.ids(archive), "a code that is gone is searched as words"


def test_a_snippet_is_plain_text_around_the_first_match(archive: Archive) -> None:
    long = (
        "Before that nothing. " * 30 + "Then the Héating\n\nfailed <b>again</b>. " + "After it nothing. " * 30
    )
    keep(archive, long)
    (hit,) = search.find(archive, "heating").hits
    assert len(hit.snippet) < 300
    assert hit.snippet.startswith("… ")
    assert hit.snippet.endswith(" …")
    assert "the Héating failed <b>again</b>." in hit.snippet
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["Héating"]
    assert hit.code == testimony.lines(archive, [hit.testimony_id])[0].code


def test_the_best_of_the_newest_come_first_up_to_the_limit(archive: Archive) -> None:
    ids = [keep(archive, "heat " * (number % 3 + 1) + "and more words " * 5).id for number in range(12)]
    assert len(search.find(archive, "heat", limit=5).hits) == 5
    everything = search.find(archive, "heat")
    assert (len(everything.hits), everything.ranked) == (12, 12)
    assert set(found(archive, "heat")[:4]) == {ids[number] for number in (2, 5, 8, 11)}


def test_a_search_that_is_stopped_finds_nothing_and_the_next_one_does(archive: Archive) -> None:
    keep(archive, "heat and water")
    with pytest.raises(Cancelled):
        search.find(archive, "heat water", stopped=lambda: True)
    assert len(found(archive, "heat water")) == 1


def test_a_long_query_is_stopped_in_its_middle(archive: Archive) -> None:
    counting = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3000000) SELECT count(*) FROM n"
    )
    asked = iter([False, False, True])
    with pytest.raises(Cancelled), archive.stoppable(lambda: next(asked)):
        archive.rows(counting)
    # Outside, nothing is watched: a save is never stopped by a search that was given up.
    keep(archive, "heat and water")
    assert archive.value(counting.replace("3000000", "30000")) == 30_000


def test_arabic_is_found_however_it_was_written(archive: Archive) -> None:
    written = keep(
        archive, "قالوا لنا: إِخلاءُ البيتِ غداً، والمدرسةُ بعيدة.", ask="مدرّسة لأطفالنا", place="حيّ الأمل"
    ).id
    for typed in (
        "اخلاء",
        "إخلاء البيت",
        "والمدرسه",
        "والمدرسة بعيده",
        "مدرسة",
        "حي الامل",
        '"اخلاء البيت غدا"',
    ):
        assert found(archive, typed) == [written], typed
    (hit,) = search.find(archive, "اخلاء").hits
    ((start, end),) = hit.marks
    assert hit.snippet[start:end] == "إِخلاء"
    assert "المدرسةُ" in hit.snippet, "what is shown stays as it was written"
    check(archive)
    erase.erase(archive, written, Scope.ALL)
    assert found(archive, "اخلاء") == []
    check(archive)


def test_among_some_all_of_them_are_found(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many newer ones match: only those that are meant are counted among the newest."""
    monkeypatch.setattr("hrforum.storage.search.NEWEST", 3)
    ids = [keep(archive, f"heat number {number}").id for number in range(8)]
    assert search.best(archive, "heat", within={ids[0], ids[2], 999}) == ([ids[2], ids[0]], 2)
    assert search.best(archive, "-cold", within={ids[1]}) == ([ids[1]], 1)
    assert len(search.find(archive, "heat").hits) == 3


@given(
    st.lists(st.sampled_from(["heat", "never", "landlord", "fixed", "kalt", "zzz"]), min_size=2, max_size=2)
)
def test_with_and_without_are_the_whole(shared: Archive, words: list[str]) -> None:
    one, other = words
    both, rest = set(found(shared, f"{one}* {other}")), set(found(shared, f"{one}* -{other}"))
    assert both | rest == set(found(shared, f"{one}*"))
    assert not both & rest
    assert set(found(shared, f"{one}* or {other}")) == set(found(shared, f"{one}*")) | set(
        found(shared, other)
    )


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """One archive for all queries."""
    with settings_in(tmp_path_factory.mktemp("settings")):
        archive = new_archive(tmp_path_factory.mktemp("shared"))
        for words in (
            "No heat in Montréal.",
            "Ünïcödé ½ ² ﬁ ß ͺ 家 عائلة 🏠",
            'it\'s "quoted" (here) * AND NOT',
        ):
            keep(archive, words, ask="NEAR(a b)", place="^column: -minus")
        return archive


_PIECES = st.sampled_from(
    [
        "heat",
        "montreal",
        '"',
        "*",
        "^",
        "(",
        ")",
        "-",
        ":",
        "AND",
        "OR",
        "NOT",
        "NEAR(",
        "words:",
        "{",
        "}",
        "+",
        ";",
        "'",
        "\0",
        "or",
        "not",
        "and",
        "-heat",
        '-"',
        "“",
        "»",
        "ـــ",
        "heat*",
        "**",
    ]
)
HOSTILE = st.lists(_PIECES | st.text(st.characters(), max_size=6), max_size=8).map(" ".join) | st.text(
    st.characters(), max_size=40
)


@given(HOSTILE)
def test_no_query_is_an_error(shared: Archive, query: str) -> None:
    """Also half characters, controls and the index's own language are words to look for, or nothing."""
    result = search.find(shared, query)
    assert len(result.hits) <= result.ranked <= 3
    for hit in result.hits:
        assert all(0 <= start < end <= len(hit.snippet) for start, end in hit.marks)


@given(
    st.lists(
        st.sampled_from(["heat", "montreal", "here", "quoted", "here)", "家", "ünicode"]),
        min_size=1,
        max_size=3,
    )
)
def test_every_word_of_a_query_is_in_what_it_finds(shared: Archive, words: list[str]) -> None:
    for id_ in found(shared, " ".join(words)):
        for word in words:
            assert id_ in found(shared, word)
