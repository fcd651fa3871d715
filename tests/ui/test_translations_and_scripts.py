"""Translations and scripts are written in forms: kept as drafts while they are typed, found again, kept, and undone by name."""

from __future__ import annotations

from typing import Any

from hrforum.domain.draft import Draft
from hrforum.domain.testimony import VersionKind
from hrforum.operations import archive as archives
from hrforum.operations import draft, script, testimony
from tests.ui.conftest import Hand
from ui.pages.form_state import state_of


def form(hand: Hand) -> Any:
    return hand.window.desk.pages["testimonies"].form


def drafts(hand: Hand) -> list[Draft]:
    return hand.ask(draft.everything)


def translate(hand: Hand, words: str) -> int:
    """Open a translation of the newest testimony with keys, and write; return the testimony."""
    hand.press("Ctrl+2")
    hand.tab_to("Translate …")
    hand.press("Space")
    hand.write(words)
    return hand.ask(testimony.ids)[0]


def translations(hand: Hand, testimony_id: int) -> list[tuple[str, str | None, str | None]]:
    reading = hand.ask(lambda archive: testimony.read(archive, testimony_id))
    return [
        (one.words, one.translator, one.method)
        for one in reading.versions
        if one.kind is VersionKind.TRANSLATION
    ]


def test_a_translation_is_a_draft_while_it_is_typed_and_comes_back(full: Hand) -> None:
    newest = translate(full, "Nadie me ha")
    assert form(full)._original.words == "Nobody asked me yet what may be done with this."
    full.qtbot.waitUntil(lambda: [state_of(one.body)["words"] for one in drafts(full)] == ["Nadie me ha"])
    assert drafts(full)[0].testimony_id == newest
    full.tab_to("Leave for later")
    full.press("Space")
    waiting = full.window.desk.pages["testimonies"].drafts
    code = full.ask(lambda archive: testimony.by_id(archive, newest)).code
    assert waiting.told[0].startswith(f"A translation of {code} from ")
    full.window.drafts.on_go_on_requested(drafts(full)[0].id)
    full.settle()
    assert full.focus().accessibleName() == "Words"
    full.press("Ctrl+End")
    full.write(" preguntado.")
    full.press("Ctrl+Return")
    assert full.focus().accessibleName() == "Translated by"
    full.write("Luz")
    full.tab_to("How")
    full.press("Down")
    full.press("Down")
    full.press("Ctrl+Return")
    assert translations(full, newest) == [("Nadie me ha preguntado.", "Luz", "by a community interpreter")]
    assert drafts(full) == []
    assert form(full) is None
    assert full.window.menus.undo.text() == "&Undo: Add translation"
    full.press("Ctrl+Z")
    assert translations(full, newest) == []
    full.press("Ctrl+Shift+Z")
    assert len(translations(full, newest)) == 1


def test_locking_keeps_a_translation_too(full: Hand) -> None:
    path = full.window.deeds.path
    assert path is not None
    key = full.ask(lambda archive: archive.key())
    translate(full, "Nadie me")
    full.press("Ctrl+L")
    full.qtbot.waitUntil(lambda: bool(full.replaced))
    with archives.open_with_key(path, key) as opened:
        assert [state_of(one.body)["words"] for one in draft.everything(opened)] == ["Nadie me"]


def test_the_language_of_the_original_is_refused_and_nothing_is_lost(full: Hand) -> None:
    newest = translate(full, "Words")
    form(full)._language.set_code("en")
    full.press("Ctrl+Return")
    assert full.focus().accessibleName() == "Language"
    assert "The original is in that language." in full.focus().accessibleDescription()
    assert form(full)._words.toPlainText() == "Words"
    assert translations(full, newest) == []


def test_original_and_translation_stand_beside_each_other_where_there_is_room(full: Hand) -> None:
    translate(full, "Nadie")
    both = form(full)._words.parentWidget().parentWidget().parentWidget()
    assert both.beside
    full.window.resize(700, 768)
    full.settle()
    assert not both.beside
    full.window.resize(1366, 768)


def test_a_script_is_changed_with_keys_and_that_is_undone_by_name(full: Hand) -> None:
    full.window.menus.scripts.trigger()
    full.settle()
    assert full.focus().accessibleName() == "Opening"
    assert form(full)._told.text() == "Version en-1, as it comes with hrforum."
    full.press("Ctrl+A")
    full.write("Welcome, and thank you.")
    full.qtbot.waitUntil(lambda: len(drafts(full)) == 1)
    full.tab_to("Leave for later")
    full.press("Space")
    assert full.window.desk.pages["testimonies"].drafts.told[0].startswith("A script to read aloud")
    full.window.drafts.on_go_on_requested(drafts(full)[0].id)
    full.settle()
    full.press("F4")
    assert full.focus().accessibleName() == "Keep it in our file"
    full.press("Ctrl+A")
    full.press("Delete")
    full.press("Ctrl+Return")
    assert full.focus().accessibleDescription().startswith("There are no words yet.")
    full.write("May we keep it?")
    full.press("Ctrl+Return")
    one = full.ask(lambda archive: script.in_force(archive, "en"))
    assert one is not None
    assert (one.version, one.opening) == ("en-2", "Welcome, and thank you.")
    assert drafts(full) == []
    assert full.window.menus.undo.text() == "&Undo: Change consent script"
    full.press("Ctrl+Z")
    one = full.ask(lambda archive: script.in_force(archive, "en"))
    assert one is not None
    assert one.version == "en-1"


def test_another_language_shows_its_script_until_something_is_written(full: Hand) -> None:
    full.window.menus.scripts.trigger()
    full.settle()
    one = form(full)
    one._language.set_code("fr")
    assert one._parts["opening"].toPlainText().startswith("Merci")
    assert not one.touched
    one._language.set_code("so")
    assert one._parts["opening"].toPlainText() == ""
    assert "no script in" in one._told.text()
    full.press("F3")
    full.write("Mahadsanid.")
    one._language.set_code("es")
    assert one._parts["opening"].toPlainText() == "Mahadsanid.", "what was written stays"
