"""Rights: found by words in three languages, local law beside the shipped ones, linked to testimonies and passages, undone, erased."""

from dataclasses import replace
from typing import Any

import pytest

from hrforum.domain.changes import Changes
from hrforum.domain.consent import Use
from hrforum.domain.erase import Scope
from hrforum.domain.passage import Passage
from hrforum.domain.right import Kind, LocalLaw, Standing, Status, instruments
from hrforum.domain.span import Span
from hrforum.domain.tag import Labels
from hrforum.errors import NotFound, Refused
from hrforum.operations import checked_line, duplicate, erase, passage, right, standing, testimony
from hrforum.operations.right import Linking
from hrforum.storage.archive import Archive
from tests.archive_of import keep
from tests.operations.state import must_be_whole, state_of

JUST_CAUSE = LocalLaw(
    "Harbor Falls Code",
    "8.22",
    "Just cause for eviction",
    "Tenants are evicted for a reason only.",
    "Clerk",
    "2026-11",
)


def keys(archive: Archive, words: str, limit: int = 20) -> list[str]:
    return [one.article.key for one in right.search(archive, words, limit)]


@pytest.mark.parametrize("words", ["eviction", "EVICTIONS", "evicted", "desalojo", "expulsión", "expulsion"])
def test_eviction_is_found_in_three_languages(archive: Archive, words: str) -> None:
    found = keys(archive, words)
    assert {"ICESCR 11", "UDHR 25", "GC4 8(a)", "GC7 3"} <= set(found[:12]), found


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("police stop", "ICCPR 9"),
        ("wheelchair", "CRPD 9"),
        ("silla de ruedas", "CRPD 9"),
        ("loyer", "ICESCR 11"),
        ("asylum", "UDHR 14"),
        ("moho", "GC4 8(d)"),
        ("deportation", "ICCPR 13"),
        ("intersectional data", "SLC 10.08.030"),
        ("housing migrants", "ICRMW 43"),
    ],
)
def test_words_lead_to_the_article_that_tells_most(archive: Archive, words: str, key: str) -> None:
    assert key in keys(archive, words)[:4]


def test_every_article_is_found_by_its_key(archive: Archive) -> None:
    for one in instruments():
        for article in (one.articles[0], one.articles[-1]):
            assert keys(archive, article.key, 1) == [article.key]
            assert right.named(archive, article.key.lower()).article == article
    with pytest.raises(NotFound, match="ICESCR 99"):
        right.named(archive, "ICESCR 99")
    assert keys(archive, "  ") == []
    assert keys(archive, "zzzz") == []


def test_a_local_law_stands_beside_the_shipped_ones(archive: Archive) -> None:
    kept = right.add_law(archive, JUST_CAUSE).value
    assert kept.key.startswith("LAW ")
    assert keys(archive, "just cause", 1) == [kept.key]
    found = right.named(archive, kept.key)
    assert (found.instrument.kind, found.instrument.names.en) == (Kind.LAW, "Harbor Falls Code 8.22")
    assert found.article.printed("es") == JUST_CAUSE.line
    assert right.law(archive, kept.key.upper()) == kept
    changed = right.edit_law(archive, replace(kept, title="Reasons for eviction")).value
    assert (changed.key, changed.title) == (kept.key, "Reasons for eviction")
    for bad in (replace(JUST_CAUSE, name=" "), replace(JUST_CAUSE, title="")):
        with pytest.raises(Refused):
            right.add_law(archive, bad)


def test_an_ordinance_after_cedaw_is_added_as_one(archive: Archive) -> None:
    kept = right.add_law(archive, replace(JUST_CAUSE, kind=Kind.ORDINANCE)).value
    assert right.named(archive, kept.key).instrument.kind is Kind.ORDINANCE
    changed = right.edit_law(archive, replace(kept, kind=Kind.LAW)).value
    assert right.named(archive, kept.key).instrument.kind is Kind.LAW
    assert changed.key == kept.key
    with pytest.raises(Refused):
        right.add_law(archive, replace(JUST_CAUSE, kind=Kind.TREATY))


def test_a_line_that_was_compared_here_is_printed_until_it_reads_otherwise(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def printed() -> str:
        return right.named(archive, "CAT 16").article.printed("en")

    assert printed() == ""
    done = checked_line.check(archive, "cat 16")
    assert printed().startswith("The state must also prevent")
    assert checked_line.checked_here(archive) == {"CAT 16"}
    assert done.inverse is not None
    done.inverse(archive)
    assert printed() == ""
    checked_line.check(archive, "CAT 16")
    # Another version of the program words it otherwise.
    said = next(one for one in instruments() if one.key == "CAT")
    reworded = tuple(
        replace(each, plain=replace(each.plain, words=Labels("Other words.")))
        if each.number == "16" and each.plain
        else each
        for each in said.articles
    )
    monkeypatch.setattr(checked_line, "instruments", lambda: (replace(said, articles=reworded),))
    assert checked_line.checked_here(archive) == frozenset()


def test_links_are_made_once_told_and_undone(archive: Archive) -> None:
    first, second = keep(archive, "The landlord changed the locks."), keep(archive, "No heat.")
    version = testimony.read(archive, first.id).versions[0].uuid
    marked = passage.add(archive, first.id, Passage(Span(4, 12), version)).value
    law = right.add_law(archive, JUST_CAUSE).value
    states, done = [state_of(archive)], list[Changes[Any]]()
    done.append(right.link(archive, Linking("icescr 11", (first.id, second.id))))
    states.append(state_of(archive))
    done.append(right.link(archive, Linking("ICESCR 11", (first.id,), (marked.id,))))
    assert done[-1].value == Linking("ICESCR 11", (), (marked.id,))
    states.append(state_of(archive))
    done.append(right.link(archive, Linking(law.key, (second.id,))))
    states.append(state_of(archive))
    told = {one.article.key: (one.whole, one.passages) for one in right.of_testimony(archive, first.id)}
    assert told == {"ICESCR 11": (True, (marked.id,))}
    assert right.linked(archive) == {"ICESCR 11": (first.id, second.id), law.key: (second.id,)}
    done.append(right.remove_law(archive, law.id))
    assert right.linked(archive) == {"ICESCR 11": (first.id, second.id)}
    states.append(state_of(archive))
    done.append(right.unlink(archive, Linking("ICESCR 11", (first.id, second.id), (marked.id,))))
    assert right.linked(archive) == {}
    for changes, state in zip(reversed(done), reversed(states), strict=True):
        assert changes.inverse is not None
        changes.inverse(archive)
        assert state_of(archive) == state
    must_be_whole(archive)


def test_what_cannot_be_linked_is_said(archive: Archive) -> None:
    one = keep(archive, "No heat.")
    with pytest.raises(NotFound, match="XYZ 1"):
        right.link(archive, Linking("XYZ 1", (one.id,)))
    with pytest.raises(NotFound):
        right.link(archive, Linking("UDHR 1", (one.id + 1,)))
    with pytest.raises(NotFound):
        right.link(archive, Linking("UDHR 1", (), (5,)))
    with pytest.raises(Refused, match="Say which"):
        right.link(archive, Linking("UDHR 1"))


@pytest.mark.parametrize(("agreed", "stays"), [([Use.COUNT], True), ([], False)])
def test_links_stay_with_the_count_and_go_with_it(archive: Archive, agreed: list[Use], stays: bool) -> None:
    one = keep(archive, "No heat.", agreed)
    version = testimony.read(archive, one.id).versions[0].uuid
    marked = passage.add(archive, one.id, Passage(Span(0, 2), version)).value
    right.link(archive, Linking("UDHR 25", (one.id,), (marked.id,)))
    erase.erase(archive, one.id, Scope.STORY)
    assert [each.article.key for each in right.of_testimony(archive, one.id)] == ["UDHR 25"] * stays
    assert archive.counts("passage_article") == (0,)
    erase.erase(archive, one.id, Scope.ALL)
    assert archive.counts("testimony_article") == (0,)


def test_two_tellings_made_one_keep_the_rights_of_both(archive: Archive) -> None:
    stays, gone = keep(archive, "No heat."), keep(archive, "No heat at all.")
    right.link(archive, Linking("UDHR 25", (stays.id, gone.id)))
    right.link(archive, Linking("ICESCR 11", (gone.id,)))
    before = state_of(archive)
    changes = duplicate.merge(archive, gone.id, stays.id)
    assert right.linked(archive) == {"UDHR 25": (stays.id,), "ICESCR 11": (stays.id,)}
    assert changes.inverse is not None
    changes.inverse(archive)
    assert state_of(archive) == before


def test_undoing_an_unlink_leaves_out_who_was_erased_since(archive: Archive) -> None:
    one, other = keep(archive, "No heat."), keep(archive, "No water.")
    right.link(archive, Linking("UDHR 25", (one.id, other.id)))
    changes = right.unlink(archive, Linking("UDHR 25", (one.id, other.id)))
    erase.erase(archive, one.id, Scope.ALL)
    assert changes.inverse is not None
    changes.inverse(archive)
    assert right.linked(archive) == {"UDHR 25": (other.id,)}


def test_organisers_correct_how_a_state_stands(archive: Archive) -> None:
    said = Status("US", Standing.RATIFIED, 2030, "2030-01", "Treaty collection", False)
    changes = standing.say(archive, "cedaw", said)

    def told() -> Status | None:
        return right.named(archive, "CEDAW 2").instrument.standing("US")

    assert told() == replace(said, checked=True)
    assert right.named(archive, "CEDAW 2").instrument.standing("CA") is not None
    assert changes.inverse is not None
    changes.inverse(archive)
    now = told()
    assert now is not None
    assert now.standing is Standing.SIGNED
    with pytest.raises(NotFound):
        standing.say(archive, "UDHR", said)
    for bad in (replace(said, year=None), replace(said, as_of=" "), replace(said, source="")):
        with pytest.raises(Refused):
            standing.say(archive, "CEDAW", bad)
