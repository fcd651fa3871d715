"""A mark moves with the words it stands on, exactly, or is lost; it never moves to other words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrforum.domain.span import Span, merged, moved, stretched

OLD = (
    "My daughter Ann was born here. We live in unit 4 at 14 Harbor Steps. Ann goes to school on Oak Street, "
    "and the heat has been off since the fourth of March. Nobody came, and nobody wrote."
)


def at(words: str, text: str, nth: int = 1) -> Span:
    """Return the span of a text in the words."""
    place = -1
    for _each in range(nth):
        place = words.index(text, place + 1)
    return Span(place, place + len(text))


@pytest.mark.parametrize(
    ("marked", "nth", "new", "found"),
    [
        # What stands before or after the change is as it was.
        ("14 Harbor Steps", 1, OLD + " Thank you.", 1),
        ("14 Harbor Steps", 1, "Good evening. " + OLD, 1),
        ("Ann", 2, "Good evening. " + OLD, 2),
        # Changed on both sides: its surroundings find it, also where the same word stands elsewhere.
        ("Ann", 2, OLD.replace("My daughter Ann", "Ann, my daughter,").replace("Nobody came", "No one"), 2),
        ("14 Harbor Steps", 1, OLD.replace("in unit 4 at", "at").replace("Ann goes", "She goes"), 1),
        # A sentence that went elsewhere takes its mark along.
        ("14 Harbor Steps", 1, "We moved to 14 Harbor Steps. The rest is new.", 1),
    ],
)
def test_a_mark_follows_its_words(marked: str, nth: int, new: str, found: int) -> None:
    assert moved(OLD, new, at(OLD, marked, nth)) == at(new, marked, found)


@pytest.mark.parametrize(
    ("marked", "new"),
    [
        ("14 Harbor Steps", OLD.replace("Harbor", "Harbour")),
        ("14 Harbor Steps", OLD.replace(" at 14 Harbor Steps", "")),
        # A longer word is another word.
        ("Ann", OLD.replace("Ann was", "Anna was")),
        ("14 Harbor Step", OLD.replace("Steps", "Step")),
        # A lone figure that stands once says nothing: this is another 4.
        ("4", "We waited for 4 weeks in unit four."),
        # Two places could be meant.
        ("Ann", "She is Ann or Ann."),
        ("Ann", ""),
        # Pasted twice: which is the old one?
        ("Ann", f"{OLD}\n{OLD}"),
    ],
)
def test_a_mark_without_a_sure_place_is_lost(marked: str, new: str) -> None:
    assert moved(OLD, new, at(OLD, marked)) is None


def test_a_long_mark_whose_middle_was_mended_is_stretched_and_a_short_one_is_lost() -> None:
    long = at(OLD, OLD[:140])
    mended = OLD.replace("Oak Street", "Oak Street School")
    assert moved(OLD, mended, long) is None
    assert stretched(OLD, mended, long) == Span(0, 147)
    assert stretched(OLD, OLD.replace("Harbor", "Harbour"), at(OLD, "14 Harbor Steps")) is None
    assert stretched(OLD, "Nothing of it.", long) is None


words = st.text(st.sampled_from("ab é\u0301.'Ω😀\n"), min_size=1, max_size=60)


@st.composite
def marked_words(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(words)
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


@given(marked_words(), words)
def test_what_moves_is_the_same_characters(marked: tuple[str, Span], new: str) -> None:
    old, span = marked
    found = moved(old, new, span)
    if found is not None:
        assert found.of(new) == span.of(old)


@given(marked_words(), st.text("xyz ", max_size=60))
def test_a_change_before_or_after_moves_every_mark_by_its_length(
    marked: tuple[str, Span], other: str
) -> None:
    old, span = marked
    assert moved(old, old, span) == span
    after, before = f"{old} {other}z", f"z{other} {old}"
    assert moved(old, after, span) == span
    assert moved(old, before, span) == span.shifted(len(before) - len(old))


@given(marked_words(), st.integers(0, 60), words)
def test_what_was_typed_inside_a_mark_loses_it(marked: tuple[str, Span], place: int, typed: str) -> None:
    old, span = marked
    inside = span.start + 1 + place % max(1, span.stop - span.start - 1)
    new = old[:inside] + "Q" + typed + "Q" + old[inside:]
    found = moved(old, new, span)
    assert found is None or found.of(new) == span.of(old)
    if span.stop - span.start > 1 and new.count(span.of(old)) == 0:
        assert found is None


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=12))
def test_merged_spans_cover_the_same_and_do_not_meet(pairs: list[tuple[int, int]]) -> None:
    spans = [Span(start, start + length) for start, length in pairs]
    found = merged(spans)
    covered = {place for one in spans for place in range(one.start, one.stop)}
    assert {place for one in found for place in range(one.start, one.stop)} == covered
    assert all(not one.meets(other) for one in found for other in found if one is not other)


@pytest.mark.parametrize(("start", "stop"), [(-1, 2), (3, 3), (4, 2)])
def test_a_span_is_never_empty_nor_before_the_words(start: int, stop: int) -> None:
    with pytest.raises(ValueError, match="span"):
        Span(start, stop)
