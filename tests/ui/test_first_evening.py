"""What a first evening needs: Enter presses what has the keyboard, and the form offers what there is, in its own order."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea

from hrforum.operations import forum, testimony
from tests.ui.conftest import Hand


def add_forum(hand: Hand, name: str) -> None:
    hand.press("Ctrl+1")
    hand.tab_to("Add forum")
    hand.press("Return")
    hand.dialog()
    hand.write(name)
    hand.press("Return")


def test_enter_presses_the_button_that_has_the_keyboard(empty: Hand) -> None:
    empty.press("Ctrl+1")
    empty.tab_to("Add forum")
    empty.press("Return")
    empty.dialog()
    empty.write("Oak Street church")
    empty.tab_to("Cancel")
    empty.press("Return")
    assert empty.no_dialog()
    assert empty.ask(forum.everything) == []
    add_forum(empty, "Oak Street church")
    empty.press("Delete")
    empty.dialog()
    empty.tab_to("Remove forum")
    empty.press("Enter")
    assert empty.ask(forum.everything) == []


def test_the_first_testimony_is_taken_at_the_forum_just_added(empty: Hand) -> None:
    for name in ("Oak Street church", "Elm Street school"):
        add_forum(empty, name)
        empty.press("Ctrl+N")
        empty.tab_to("Words")
        empty.write("The heat is off.")
        empty.tab_to("Tags")
        empty.write("evict")
        empty.press("Return")
        empty.press("Ctrl+Return")
        newest = empty.ask(lambda archive: testimony.read(archive, max(testimony.ids(archive))))
        assert newest.intake.forum_id in {one.id for one in empty.ask(forum.everything) if one.name == name}
        assert newest.intake.tags


def test_tab_goes_down_the_form_as_it_is_read(full: Hand) -> None:
    full.press("Ctrl+N")
    full.tab_to("Somebody speaks together with them")
    full.press("Return")
    full.tab_to("Add the person’s own words")
    full.press("Return")
    full.tab_to("Tags")
    full.write("evict")
    full.press("Return")
    form = full.window.desk.pages["testimonies"].form
    paper = form.findChild(QScrollArea).widget()
    form.begin()
    seen: list[tuple[int, str]] = []
    while paper.isAncestorOf(full.focus()):
        here = full.focus()
        seen.append((here.mapTo(paper, QPoint()).y(), here.accessibleName()))
        full.tab()
    names = [name for _y, name in seen]
    assert names.count("Pseudonym") == 2
    assert names.count("In the person’s own words") == 1
    downwards = [y for y, _name in seen]
    assert downwards == sorted(downwards), seen
