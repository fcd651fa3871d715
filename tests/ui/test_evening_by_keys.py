"""The forum page as an evening: people come, are called and heard by keys, and the end shows what is left."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from hrforum.domain.consent import Use
from hrforum.domain.turn import Stage, clock
from hrforum.operations import backup, consent, evening, testimony, turn
from hrforum.operations import forum as forums
from tests.ui.conftest import Hand
from ui.pages.forums_page import ForumsPage
from ui.pages.testimony_form import TestimonyForm


def page_of(hand: Hand) -> ForumsPage:
    hand.press("Ctrl+1")
    page = hand.window.desk.pages["forums"]
    assert isinstance(page, ForumsPage)
    return page


def seen(widget: QWidget) -> str:
    """Return every text that stands on what is visible."""
    return "\n".join(
        str(each.property(name) or "")
        for each in widget.findChildren(QWidget)
        if each.isVisible()
        for name in ("text", "accessibleName")
    )


def queue_of(hand: Hand) -> list[tuple[str, Stage]]:
    forum_id = hand.window.desk.pages["forums"].chosen_id
    return [(one.called, one.stage) for one in hand.ask(lambda opened: turn.queue(opened, forum_id))]


def test_people_come_are_called_and_heard_by_keys(full: Hand) -> None:
    page = page_of(full)
    full.tab_to("Who comes")
    full.write("Blue coat")
    full.press("Return")
    full.press("Return")
    assert full.focus().accessibleName() == "Who comes", "the next one can come at once"
    assert queue_of(full) == [("Blue coat", Stage.WAITING), ("1", Stage.WAITING)]
    full.tab_to("Who waits")
    full.press("Return")
    assert queue_of(full)[0] == ("Blue coat", Stage.SPEAKING)
    assert full.focus() is page.queue.list, "and goes on from the same place"
    full.press("Return")
    full.press("Up")
    full.press("G")
    assert sorted(queue_of(full)) == [("1", Stage.GONE), ("Blue coat", Stage.DONE)]
    full.press("W")
    full.press("Ctrl+Z")
    assert sorted(queue_of(full)) == [("1", Stage.GONE), ("Blue coat", Stage.DONE)]
    full.press("Delete")
    assert len(queue_of(full)) == 1


def test_who_is_called_comes_into_the_form_with_name_and_language(full: Hand) -> None:
    page = page_of(full)
    forum_id = page.chosen_id
    for called, language in (("Ana", "es"), ("", "fr"), ("Wren", "")):
        full.ask(partial(turn.come, forum_id=forum_id, called=called, language=language))
    page.refresh()
    full.settle()
    for language, name in (("es", "Ana"), ("fr", ""), ("en", "Wren")):
        page_of(full)
        page.queue.list.setFocus()
        page.queue.list.setCurrentIndex(page.queue.list.model().index(0, 0))
        full.press("T")
        form = full.window.desk.pages["testimonies"].form
        assert isinstance(form, TestimonyForm)
        assert not form.touched, "what the queue gave alone leaves no draft behind"
        assert form._told.language.code() == language
        assert form.people.boxes[0].private.name == name
        full.press("1")
        full.press("F3")
        full.write("The heat is off.")
        full.press("Ctrl+Return")
        following = full.window.desk.pages["testimonies"].form
        assert following._told.language.code() == "en", "the next person may speak another language"
        assert following.people.boxes[0].private.name == ""
        full.press("Escape")
    assert {stage for _called, stage in queue_of(full)} == {Stage.DONE}
    words = full.ask(lambda opened: testimony.read_whole(opened, max(testimony.ids(opened))))
    assert [each.name for each in words.intake.speakers] == ["Wren"]


def test_a_new_testimony_at_the_queue_is_that_of_who_speaks(full: Hand) -> None:
    page = page_of(full)
    full.ask(lambda opened: turn.call(opened, turn.come(opened, page.chosen_id, "Ana", "es").value.id))
    page.refresh()
    full.settle()
    full.press("Ctrl+N")
    form = full.window.desk.pages["testimonies"].form
    assert form.people.boxes[0].private.name == "Ana"
    form.people._more_people.click()
    form.people.boxes[1]._pseudonym.setText("Finch")
    assert [box._place.text() for box in form.people.boxes] == [
        "First person: \u2068Ana\u2069",
        "Second person: \u2068Finch\u2069",
    ]
    form.people._drop(form.people.boxes[1])
    assert form.people.boxes[0]._place.isHidden(), "alone, nobody needs a number"


def test_the_timer_goes_on_and_the_chosen_one_stays_chosen(full: Hand) -> None:
    page = page_of(full)
    full.ask(lambda opened: [turn.come(opened, page.chosen_id, name) for name in ("Ada", "Bea")])
    page.refresh()
    full.settle()
    page.queue.list.setFocus()
    full.press("Down")
    shown = page.queue.list.currentIndex().data()
    assert shown.startswith("Bea")
    full.qtbot.waitUntil(lambda: page.queue.list.currentIndex().data() != shown, timeout=5000)
    assert page.queue.list.currentIndex().row() == 1
    assert clock(timedelta(seconds=1)) in page.queue.list.currentIndex().data()


def test_a_button_pressed_twice_says_nothing_that_did_not_happen(full: Hand) -> None:
    page = page_of(full)
    full.tab_to("Who comes")
    full.write("Ada")
    page.queue._language.setCurrentIndex(2)
    full.press("Return")
    full.settle()
    assert page.queue._language.currentData() == "", "the next one may speak another language"
    full.tab_to("Call")
    full.press("Space")
    full.settle()
    assert full.focus() is page.queue.list
    full.press("Space")
    full.settle()
    assert queue_of(full) == [("Ada", Stage.SPEAKING)]


def test_the_end_of_the_evening_shows_what_is_left_and_leads_there(full: Hand) -> None:
    page = page_of(full)
    forum_id = page.chosen_id
    full.ask(lambda opened: turn.come(opened, forum_id, "Ada"))
    page.refresh()
    full.settle()
    found = full.ask(lambda opened: evening.of_forum(opened, forum_id))
    text = seen(page)
    assert "About 1 testimony nothing was asked." in text
    assert "No backup was ever made." in text
    assert "1 person still waits." in text
    assert "English\u2069 4, \u2068Español\u2069 1" in text
    full.tab_to(f"Open {found.unasked[0].code}")
    full.press("Return")
    assert full.window.desk.shown == "testimonies"
    reading = full.window.desk.pages["testimonies"].reader.reading
    assert reading is not None
    assert reading.testimony.code == found.unasked[0].code
    full.ask(lambda opened: consent.withdraw(opened, found.unasked[0].testimony_id, [Use.RECORD]))
    page_of(full)
    full.tab_to("Make a backup now")
    full.press("Return")
    full.settle()
    assert full.ask(backup.known)
    assert "A backup was made today." in seen(page)
    full.tab_to("Empty the queue …")
    full.press("Return")
    full.dialog()
    full.tab_to("Empty the queue")
    full.press("Return")
    assert queue_of(full) == []
    assert "Nobody waits any more." in seen(page)


def test_agenda_and_who_is_here_are_written_in_the_dialog(full: Hand) -> None:
    page = page_of(full)
    full.tab_to("Change …")
    full.press("Return")
    full.dialog()
    full.tab_to("Who is here")
    full.write("Ada, Nell")
    full.tab_to("Agenda")
    full.write("18:00 doors")
    full.tab_to("Keep")
    full.press("Return")
    one = full.ask(lambda opened: forums.by_id(opened, page.chosen_id))
    assert (one.present, one.agenda) == ("Ada, Nell", "18:00 doors")
    assert "18:00 doors" in seen(page)
