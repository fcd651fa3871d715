"""What is typed is a draft soon after, comes back as it was, and goes only when it is kept or deliberately thrown away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from hrforum.domain.consent import Answer, Giver, Use
from hrforum.domain.draft import Draft
from hrforum.domain.erase import Scope
from hrforum.domain.intake import Speaker
from hrforum.domain.testimony import Precision, Status
from hrforum.errors import FileTrouble
from hrforum.operations import archive as archives
from hrforum.operations import draft, erase, testimony
from hrforum.storage.key import Key
from tests.ui.conftest import Hand
from ui.days import moment_text
from ui.deeds.draft_deeds import EVERY_MS
from ui.pages.form_state import body_of, speaker_of, speaker_state, state_of

LONG_ENOUGH_MS = 3 * EVERY_MS


def drafts(hand: Hand) -> list[Draft]:
    return hand.ask(draft.everything)


def words_in(drafts_there: Sequence[Draft]) -> list[str]:
    return [str(state_of(each.body)["words"]) for each in drafts_there]


def form(hand: Hand) -> Any:
    return hand.window.desk.pages["testimonies"].form


def told(hand: Hand) -> tuple[str, ...]:
    return tuple(hand.window.desk.pages["testimonies"].drafts.told)


def lay(hand: Hand, *bodies: str) -> None:
    def keep_all(archive: Any) -> None:
        for body in bodies:
            draft.keep(archive, Draft(body))

    hand.ask(keep_all)


def begin(hand: Hand, words: str) -> None:
    hand.press("Ctrl+N")
    hand.press("1")
    hand.write(words)


def press_button(hand: Hand, beginning: str) -> None:
    strip = hand.window.desk.pages["testimonies"].drafts
    buttons = [each for each in strip.findChildren(QPushButton) if each.isVisible()]
    found = next(each for each in buttons if each.accessibleName().startswith(beginning))
    hand.tab_to(found.accessibleName())
    hand.press("Space")


def test_what_is_typed_is_a_draft_soon_after_and_an_untouched_form_is_none(full: Hand) -> None:
    full.press("Ctrl+N")
    full.qtbot.wait(LONG_ENOUGH_MS)
    assert drafts(full) == []
    full.tab_to("Words")
    full.write("They changed")
    full.qtbot.waitUntil(lambda: words_in(drafts(full)) == ["They changed"])
    full.write(" the locks.")
    full.qtbot.waitUntil(lambda: words_in(drafts(full)) == ["They changed the locks."])
    full.press("Ctrl+A")
    full.press("Delete")
    full.qtbot.waitUntil(lambda: drafts(full) == [])


def test_leaving_keeps_a_draft_that_comes_back_whole(full: Hand) -> None:
    full.press("Ctrl+N")
    for answer in "yynx":
        full.press(answer)
    full.tab_to("Who asked, and how")
    full.press("Space")
    full.tab_to("Answers given by")
    full.press("Down")
    full.tab_to("Asked by")
    full.write("Ada")
    full.tab_to("Words")
    form(full)._told.words.insertPlainText("ننتظر الماء")  # no key of a test's keyboard writes it
    form(full)._told.language.set_code("ar")
    full.tab_to("Pseudonym")
    full.write("Marta")
    full.tab_to("What the person says about themselves")
    full.write("voucher")
    full.press("Return")
    full.tab_to("Name")
    full.write("Marta Kowalski")
    full.tab_to("Heard on the day")
    full.press("Ctrl+A")
    full.write("2026-13-40")
    full.tab_to("When it happened")
    full.press("Down")
    full.tab_to("Day")
    full.write("2026-02")
    full.tab_to("Place")
    full.write("Fulton Street ")
    full.tab_to("Tags")
    full.write("evict")
    full.press("Return")
    full.tab_to("Ask")
    full.write("Give the key back.")
    full.tab_to("Status")
    full.press("Down")
    before = form(full).body()
    full.tab_to("Leave for later")
    full.press("Space")
    assert form(full) is None
    assert full.ask(testimony.count) == 5
    assert told(full)[0].startswith("One draft from ")
    assert told(full)[0].endswith(" is not kept yet. “ننتظر الماء”")
    press_button(full, "Go on writing")
    assert form(full).body() == before
    said = form(full)._consent.value()
    assert {one.use: one.answer for one in said} == {
        Use.RECORD: Answer.YES,
        Use.COUNT: Answer.YES,
        Use.ANONYMOUS_QUOTE: Answer.NO,
    }
    assert {(one.giver, one.asked_by) for one in said} == {(Giver.GUARDIAN, "Ada")}
    for field, day in (("Heard on the day", "2026-03-12"), ("Day", "2026-02-01")):
        full.tab_to(field)
        full.press("Ctrl+A")
        full.write(day)
    full.press("Ctrl+Return")
    assert drafts(full) == []
    assert told(full) == ()
    newest = full.ask(testimony.ids)[0]
    reading = full.ask(lambda archive: testimony.read_whole(archive, newest))
    intake = reading.intake
    assert (intake.words, intake.language, intake.place) == ("ننتظر الماء", "ar", "Fulton Street")
    assert (intake.when.precision, intake.when.start) == (Precision.EXACT, date(2026, 2, 1))
    assert (intake.status, intake.heard_on) == (Status.REVIEWED, date(2026, 3, 12))
    assert [(one.pseudonym, one.name, len(one.tags)) for one in intake.speakers] == [
        ("Marta", "Marta Kowalski", 1)
    ]
    assert {one.use: (one.answer, one.giver) for one in reading.consents} == {
        Use.RECORD: (Answer.YES, Giver.GUARDIAN),
        Use.COUNT: (Answer.YES, Giver.GUARDIAN),
        Use.ANONYMOUS_QUOTE: (Answer.NO, Giver.GUARDIAN),
    }


def test_keeping_right_after_the_last_key_leaves_no_draft(full: Hand) -> None:
    begin(full, "Kept at once")
    full.press("Ctrl+Return")
    full.qtbot.wait(LONG_ENOUGH_MS)
    assert drafts(full) == []
    assert full.ask(testimony.count) == 6


def test_throwing_away_is_asked_about_and_then_it_is_gone(full: Hand) -> None:
    begin(full, "Not this")
    full.tab_to("Throw the draft away")
    full.press("Space")
    full.dialog()
    full.press("Return")
    assert form(full)._told.words.toPlainText() == "Not this", "Enter takes the safe way out"
    full.tab_to("Throw the draft away")
    full.press("Space")
    full.dialog()
    full.tab_to("Throw away")
    full.press("Space")
    assert form(full) is None
    full.qtbot.wait(LONG_ENOUGH_MS)
    assert drafts(full) == []


def test_a_draft_is_thrown_away_from_the_list_of_drafts(full: Hand) -> None:
    lay(full, *(body_of({"words": f"No. {number}"}) for number in range(5)))
    full.window.go("testimonies")
    full.window.desk.pages["testimonies"].drafts.refresh()
    full.settle()
    assert [each.split("“")[-1] for each in told(full)[:3]] == ["No. 4”", "No. 3”", "No. 2”"]
    assert told(full)[3] == "2 older drafts come after."
    press_button(full, "Throw away")
    full.dialog()
    full.press("Escape")
    assert len(drafts(full)) == 5
    press_button(full, "Throw away")
    full.dialog()
    full.tab_to("Throw away")
    full.press("Space")
    assert words_in(drafts(full)) == ["No. 3", "No. 2", "No. 1", "No. 0"]
    assert told(full)[3] == "1 older draft comes after."


def test_looking_something_up_leaves_the_form_and_offers_the_way_back(full: Hand) -> None:
    begin(full, "Half a sentence")
    there = form(full)
    full.qtbot.waitUntil(lambda: len(drafts(full)) == 1)
    full.press("Ctrl+F")
    assert not there.isVisible()
    press_button(full, "Go on writing")
    assert form(full) is there
    assert there.isVisible()
    assert len(drafts(full)) == 1


def test_locking_keeps_a_draft_and_replaces_the_process(full: Hand) -> None:
    path = full.window.deeds.path
    assert path is not None
    begin(full, "Half a sentence about the")
    key = full.ask(lambda archive: archive.key())
    full.press("Ctrl+L")
    assert not full.window.isVisible()
    full.qtbot.waitUntil(lambda: bool(full.replaced))
    assert full.replaced[0][-1] == str(path)
    full.qtbot.wait(LONG_ENOUGH_MS)
    with archives.open_with_key(path, key) as opened:
        assert words_in(draft.everything(opened)) == ["Half a sentence about the"]
        assert testimony.count(opened) == 5


def test_closing_the_window_keeps_a_draft_and_asks_nothing(full: Hand) -> None:
    path = full.window.deeds.path
    assert path is not None
    key = full.ask(lambda archive: archive.key())
    begin(full, "Not kept yet")
    full.window.close()
    full.qtbot.waitUntil(lambda: not full.window.isVisible())
    assert full.no_dialog()
    with archives.open_with_key(path, key) as opened:
        assert words_in(draft.everything(opened)) == ["Not kept yet"]


def test_what_no_disk_takes_is_said_and_nothing_closes(full: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_archive: Any, _one: Draft) -> Draft:
        raise FileTrouble("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(draft, "keep", refuse)
        begin(full, "Nowhere to go")
        full.qtbot.waitUntil(lambda: form(full).strip.sentence == "Not safe yet. The disk is full.")
        full.tab_to("Leave for later")
        full.press("Space")
        assert form(full)._told.words.toPlainText() == "Nowhere to go"
        full.window.close()
        full.dialog()
        full.press("Return")
        assert full.window.isVisible()
    full.qtbot.waitUntil(lambda: words_in(drafts(full)) == ["Nowhere to go"])
    full.qtbot.waitUntil(lambda: form(full).strip.sentence == "")


def test_a_draft_is_offered_when_its_archive_is_opened(hand: Hand, tmp_path: Path, key: Key) -> None:
    path = tmp_path / "a.hrforum"
    with archives.create_with_key(path, key, name="Oak") as made:
        draft.keep(made, Draft(body_of({"words": "The very first words"})))
    hand.window.deeds.open_with(path, lambda: archives.open_with_key(path, key))
    hand.settle()
    assert hand.window.desk.shown == "testimonies"
    assert told(hand)[0].endswith("“The very first words”")
    press_button(hand, "Go on writing")
    hand.press("1")
    hand.press("Ctrl+Return")
    assert hand.ask(testimony.count) == 1
    assert drafts(hand) == []


def test_a_draft_of_changes_goes_on_after_its_testimony_moved_on(full: Hand) -> None:
    full.press("Ctrl+2")
    full.press("End")
    full.press("Return")
    full.press("Ctrl+End")
    full.write(" Nobody came.")
    full.tab_to("Leave for later")
    full.press("Space")
    oldest = full.ask(testimony.ids)[-1]
    code = full.ask(lambda archive: testimony.by_id(archive, oldest)).code
    assert told(full)[0].startswith(f"Changes to {code} from ")
    assert "changed otherwise" not in told(full)[0]

    def move_on(archive: Any) -> Any:
        reading = testimony.read(archive, oldest)
        other = replace(reading.intake, words="Somebody else's words.", speakers=())
        return testimony.edit(archive, oldest, other, reading.testimony.rev)

    full.ask(move_on)
    full.settle()
    assert "It was changed otherwise since then." in told(full)[0]
    press_button(full, "Go on writing")
    assert form(full)._told.words.toPlainText().endswith("fourth floor. Nobody came.")
    assert form(full).strip.sentence.startswith("This testimony was changed otherwise")
    full.press("Ctrl+Return")
    reading = full.ask(lambda archive: testimony.read_whole(archive, oldest))
    assert reading.intake.words.endswith("fourth floor. Nobody came.")
    # Her name went with her while nobody knew of this draft; what she is called came back.
    assert [one.pseudonym for one in reading.intake.speakers] == ["Rosa"]
    history = full.ask(lambda archive: testimony.history(archive, oldest))
    assert "Somebody else's words." in [one.words for one in history]
    assert drafts(full) == []


@pytest.mark.parametrize("scope", Scope)
def test_erasing_a_testimony_takes_what_is_typed_about_it_too(full: Hand, scope: Scope) -> None:
    full.press("Ctrl+2")
    full.press("Return")
    full.write("More of it. ")
    full.qtbot.waitUntil(lambda: len(drafts(full)) == 1)
    newest = full.ask(testimony.ids)[0]
    full.ask(lambda archive: erase.erase(archive, newest, scope))
    full.write("And more. ")
    full.qtbot.wait(LONG_ENOUGH_MS)
    assert drafts(full) == []


def test_a_body_of_another_making_becomes_words(full: Hand) -> None:
    lay(full, "plain words", '["words"]', "{}")
    full.window.desk.pages["testimonies"].drafts.refresh()
    full.window.go("testimonies")
    full.settle()
    full.window.drafts.on_go_on_requested(drafts(full)[-1].id)
    full.settle()
    assert form(full)._told.words.toPlainText() == "plain words"


def test_who_speaks_is_the_same_after_json() -> None:
    one = Speaker("P", "N", "C", (3, 1), ((2, "“so”"),), 7)
    assert speaker_of(state_of(body_of(speaker_state(one)))) == one
    assert "\ud800" in state_of(body_of({"words": "\ud800"}))["words"]


def test_a_moment_of_another_day_is_told_with_its_day() -> None:
    assert moment_text("2026-03-12T12:00:00+00:00").startswith("12 March 2026, ")
