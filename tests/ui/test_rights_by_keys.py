"""Rights by keys: found on their page, linked in the reader, counted, taken off, undone; who is responsible; local law."""

from hrforum.domain.authority import Level
from hrforum.operations import authority, right
from tests.ui.conftest import Hand
from ui.deeds.right_deeds import RightDeeds


def _read_one(hand: Hand) -> int:
    hand.window.go("testimonies")
    hand.settle()
    reading = hand.window.desk.pages["testimonies"].reader.reading
    assert reading is not None
    return int(reading.testimony.id)


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
