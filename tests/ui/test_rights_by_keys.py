"""Rights by keys: found on their page, linked in the reader, counted, taken off, undone; who is responsible; local law."""

from typing import Any

from hrforum.domain.authority import Authority, Level
from hrforum.domain.changes import Changes, Concept
from hrforum.domain.passage import Passage
from hrforum.domain.redaction import Reason, Redaction
from hrforum.domain.right import Kind, Standing
from hrforum.domain.span import Span
from hrforum.operations import authority, checked_line, passage, recommendation, redaction, right, testimony
from tests.ui.conftest import Hand
from ui.deeds.right_deeds import RightDeeds
from ui.dialogs.authority_dialogs import AuthorityEditDialog
from ui.dialogs.recommendation_dialog import RecommendationDialog
from ui.dialogs.right_dialogs import LinkRightDialog
from ui.dialogs.standing_dialog import StandingDialog


def _read_one(hand: Hand) -> int:
    hand.window.go("testimonies")
    hand.settle()
    reading = hand.window.desk.pages["testimonies"].reader.reading
    assert reading is not None
    return int(reading.testimony.id)


def _go(hand: Hand) -> None:
    hand.window.go("rights")
    hand.settle()
    hand.window.desk.pages["rights"].begin()


def _link(hand: Hand, words: str) -> None:
    hand.tab_to("Link a right …")
    hand.press("Return")
    hand.dialog()
    hand.write(words)
    hand.press("Down")
    hand.press("Return")


def test_a_right_is_linked_shown_taken_off_and_undone(full: Hand) -> None:
    chosen = _read_one(full)
    box = full.window.desk.pages["testimonies"].reader.rights
    _link(full, "icescr 11")
    assert full.no_dialog()
    assert full.ask(right.linked) == {"ICESCR 11": (chosen,)}
    assert [one.article.key for one in box._model.values()] == ["ICESCR 11"]
    full.tab_to("Rights, and who is responsible")
    full.press("Del")
    assert full.ask(right.linked) == {}
    assert box._model.rowCount() == 0
    full.press("Ctrl+Z")
    assert full.ask(right.linked) == {"ICESCR 11": (chosen,)}
    assert box._model.rowCount() == 1


def test_the_page_finds_articles_and_leads_to_their_testimonies(full: Hand) -> None:
    chosen = _read_one(full)
    _link(full, "icescr 11")
    full.press("Ctrl+7")
    full.write("desalojo")
    page = full.window.desk.pages["rights"]
    keys = [one.article.key for one in page.articles._model.values()]
    assert {"ICESCR 11", "UDHR 25", "GC7 3", "GC4 8(a)"} <= set(keys)
    full.press("Down")
    while page.articles.chosen.article.key != "ICESCR 11":
        full.press("Down")
    assert page._article._unchecked.isHidden()
    full.tab_to("Show its 1 testimony")
    full.press("Return")
    testimonies = full.window.desk.pages["testimonies"]
    assert testimonies.isVisible()
    assert testimonies.reader.reading.testimony.id == chosen
    assert testimonies._model.rowCount() == 1


def test_an_unchecked_line_says_so_on_the_page(full: Hand) -> None:
    full.press("Ctrl+7")
    full.write("CAT 16")
    article = full.window.desk.pages["rights"]._article
    assert not article._unchecked.isHidden()


def test_who_is_responsible_is_said_once_and_chosen_again(full: Hand) -> None:
    chosen = _read_one(full)
    full.tab_to("Who is responsible …")
    full.press("Return")
    full.dialog()
    full.write("Legislature")
    full.tab_to("Level of government")
    full.press("Down")
    full.press("Down")
    full.tab_to("Preempted: the state has taken it out of the city’s hands")
    full.press("Space")
    full.tab_to("What the city can still do")
    full.write("Fund legal aid.")
    full.tab_to("Keep")
    full.press("Return")
    assert full.no_dialog()
    (kept,) = full.ask(authority.everything)
    assert (kept.level, kept.preempted, kept.can_do) == (Level.STATE, True, "Fund legal aid.")
    assert full.ask(lambda archive: authority.testimonies_of(archive, kept.id)) == [chosen]
    full.tab_to("Rights, and who is responsible")
    full.press("Del")
    full.tab_to("Who is responsible …")
    full.press("Return")
    full.dialog()
    full.tab_to("Keep")
    full.press("Return")
    assert full.ask(authority.everything) == [kept]
    assert full.ask(lambda archive: authority.testimonies_of(archive, kept.id)) == [chosen]


def test_a_local_law_is_added_and_found(full: Hand) -> None:
    full.press("Ctrl+7")
    full.tab_to("Add local law …")
    full.press("Return")
    full.dialog()
    full.tab_to("Add it")
    full.press("Return")
    assert not full.no_dialog()
    full.write("Harbor Falls Code")
    full.tab_to("What it is about")
    full.write("Just cause for eviction")
    full.tab_to("Add it")
    full.press("Return")
    assert full.no_dialog()
    page = full.window.desk.pages["rights"]
    page.begin()
    full.write("just cause")
    (law,) = full.ask(right.laws)
    assert page.articles.chosen.article.key == law.key
    full.tab_to("Remove the law …")
    full.press("Return")
    full.tab_to("Remove the law")
    full.press("Return")
    assert full.ask(right.laws) == []
    assert full.window.findChildren(RightDeeds)


def test_how_a_state_stands_is_corrected(full: Hand) -> None:
    _go(full)
    full.write("cedaw 2")
    full.tab_to("Correct status …")
    full.press("Return")
    dialog = full.dialog()
    assert isinstance(dialog, StandingDialog)
    full.tab_to("What it did")
    full.press("Up")
    full.tab_to("Year")
    full.press("Ctrl+A")
    full.write("soon")
    full.tab_to("As of")
    full.press("Ctrl+A")
    full.write("2031-01")
    full.tab_to("Keep")
    full.press("Return")
    assert not full.no_dialog()
    full.press("Ctrl+A")
    full.write("2030")
    full.tab_to("Keep")
    full.press("Return")
    assert full.no_dialog()
    now = full.ask(lambda archive: right.named(archive, "CEDAW 2")).instrument.standing("US")
    assert now is not None
    assert (now.standing, now.year, now.as_of) == (Standing.RATIFIED, 2030, "2031-01")
    full.press("Ctrl+Z")
    now = full.ask(lambda archive: right.named(archive, "CEDAW 2")).instrument.standing("US")
    assert now is not None
    assert now.standing is Standing.SIGNED


def test_a_line_is_compared_here_and_taken_back(full: Hand) -> None:
    _go(full)
    full.write("cat 16")
    article = full.window.desk.pages["rights"]._article
    full.tab_to("I compared it")
    full.press("Return")
    assert article._unchecked.isHidden()
    assert full.ask(checked_line.checked_here) == {"CAT 16"}
    full.tab_to("Not compared after all")
    full.press("Return")
    assert not article._unchecked.isHidden()
    assert full.ask(checked_line.checked_here) == frozenset()


def test_a_right_is_linked_to_a_passage_and_to_nothing_hidden(full: Hand) -> None:
    chosen = _read_one(full)

    def mark(archive: Any) -> int:
        words = testimony.read(archive, chosen).versions[0]
        redaction.add(archive, chosen, [Redaction(Span(0, 1), words.uuid, Reason.OTHER)])
        return passage.add(archive, chosen, Passage(Span(2, 9), words.uuid)).value.id

    marked = full.ask(mark)
    full.window.worker.changed.emit(Changes(None, frozenset({Concept.PASSAGE}), "", None))
    full.settle()
    reader = full.window.desk.pages["testimonies"].reader
    hidden, passage_itself = reader.marks._model.values()
    reader.marks.link_requested.emit(hidden)
    full.settle()
    assert full.no_dialog()
    reader.marks.link_requested.emit(passage_itself)
    dialog = full.dialog()
    assert isinstance(dialog, LinkRightDialog)
    assert dialog._what.currentData() == marked
    full.write("icescr 11")
    full.press("Down")
    full.press("Return")
    assert full.no_dialog()
    (linked,) = full.ask(lambda archive: right.of_testimony(archive, chosen))
    assert (linked.article.key, linked.whole, linked.passages) == ("ICESCR 11", False, (marked,))


def test_an_ordinance_after_cedaw_is_added_as_one(full: Hand) -> None:
    _go(full)
    full.tab_to("Add local law …")
    full.press("Return")
    full.dialog()
    full.write("Harbor Falls Code")
    full.tab_to("What it is")
    full.press("Down")
    full.tab_to("What it is about")
    full.write("Gender analysis")
    full.tab_to("Add it")
    full.press("Return")
    assert full.no_dialog()
    (law,) = full.ask(right.laws)
    assert law.kind is Kind.ORDINANCE


def test_who_is_responsible_is_listed_changed_and_removed(full: Hand) -> None:
    chosen = _read_one(full)
    full.ask(
        lambda archive: (
            authority.add_linked(
                archive, Authority("Legislature", Level.STATE, preempted=True, can_do="Count."), (chosen,)
            ).value.id
        )
    )
    _go(full)
    page = full.window.desk.pages["rights"]
    page.segments.choose(1)
    page.refresh()
    full.settle()
    full.tab_to("Change it …")
    full.press("Return")
    dialog = full.dialog()
    assert isinstance(dialog, AuthorityEditDialog)
    full.press("Ctrl+A")
    full.write("State Legislature")
    full.tab_to("What the city can still do")
    full.press("Ctrl+A")
    full.write("Fund legal aid.")
    full.tab_to("Keep")
    full.press("Return")
    assert full.no_dialog()
    (kept,) = full.ask(authority.everything)
    assert (kept.name, kept.preempted, kept.can_do) == ("State Legislature", True, "Fund legal aid.")
    full.tab_to("Show its 1 testimony")
    full.press("Return")
    assert full.window.desk.pages["testimonies"].isVisible()
    _go(full)
    full.tab_to("Remove it …")
    full.press("Return")
    full.tab_to("Remove it")
    full.press("Return")
    assert full.ask(authority.everything) == []
    full.tab_to("Add who is responsible …")
    full.press("Return")
    full.dialog()
    full.write("Council")
    full.tab_to("Add it")
    full.press("Return")
    assert [one.name for one in full.ask(authority.everything)] == ["Council"]


def test_what_earlier_reviews_recommended_is_kept_changed_and_taken_out(full: Hand) -> None:
    _go(full)
    full.write("icescr 11")
    for text in ("House people.", "House more people."):
        full.tab_to("Earlier reviews …")
        full.press("Return")
        dialog = full.dialog()
        assert isinstance(dialog, RecommendationDialog)
        full.tab_to("Keep")
        full.press("Return")
        assert not full.no_dialog()
        full.write(text)
        full.tab_to("Number")
        full.write("26.1")
        full.tab_to("Keep")
        full.press("Return")
        assert full.no_dialog()
    kept = full.ask(recommendation.everything)
    assert [(one.article, one.text, one.number) for one in kept] == [
        ("ICESCR 11", "House people.", "26.1"),
        ("ICESCR 11", "House more people.", "26.1"),
    ]
    full.tab_to("Earlier reviews …")
    full.press("Return")
    full.dialog()
    full.tab_to("Which one")
    full.press("Home")
    full.tab_to("Take it out")
    full.press("Space")
    full.tab_to("Keep")
    full.press("Return")
    assert [one.text for one in full.ask(recommendation.everything)] == ["House more people."]
