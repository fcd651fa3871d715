"""Forums, testimonies, consent and tags, by keyboard from end to end, over a real archive."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QPlainTextEdit

from hrforum.domain.consent import Answer, Use
from hrforum.domain.testimony import Precision, Status, VersionKind
from hrforum.operations import forum, tag, testimony
from tests.ui.conftest import Hand


def test_a_forum_is_added_changed_and_removed(empty: Hand) -> None:
    empty.press("Ctrl+1")
    empty.tab_to("Add forum")
    empty.press("Space")
    empty.dialog()
    empty.write("Oak Street church")
    empty.tab_to("Place")
    empty.write("Oakland")
    empty.tab_to("Day")
    empty.press("Ctrl+A")
    empty.write("2026-13-40")
    empty.press("Return")
    assert "such as 2026-11-24" in empty.focus().accessibleDescription()
    empty.press("Ctrl+A")
    empty.write("2026-03-12")
    empty.tab_to("Languages spoken there")
    empty.write("espa")
    empty.press("Return")
    empty.tab_to("Add forum")
    empty.press("Return")
    assert empty.no_dialog()
    (kept,) = empty.ask(forum.everything)
    assert (kept.name, kept.place, kept.held_on) == ("Oak Street church", "Oakland", date(2026, 3, 12))
    assert kept.languages == ("es",)
    assert kept.prefix == "OAK"
    empty.press("Ctrl+1")
    empty.press("Return")
    empty.dialog()
    empty.press("Ctrl+A")
    empty.write("Oak Street, March")
    empty.press("Return")
    assert [one.name for one in empty.ask(forum.everything)] == ["Oak Street, March"]
    empty.press("Ctrl+1")
    empty.press("Delete")
    assert "Keep it" in str(empty.dialog().focusWidget().property("text")).replace("&", "")
    empty.tab_to("Remove forum")
    empty.press("Space")
    assert empty.ask(forum.everything) == []


def test_undo_and_redo_name_the_deed(full: Hand) -> None:
    full.press("Ctrl+1")
    full.press("Return")
    full.dialog()
    full.press("Ctrl+A")
    full.write("Another name")
    full.press("Return")
    assert full.window.menus.undo.text() == "&Undo: Change forum"
    full.press("Ctrl+Z")
    assert [one.name for one in full.ask(forum.everything)] == ["Oak Street church"]
    assert full.window.menus.redo.text() == "&Redo: Change forum"
    full.press("Ctrl+Shift+Z")
    assert [one.name for one in full.ask(forum.everything)] == ["Another name"]


def test_what_is_refused_keeps_what_was_typed(full: Hand) -> None:
    full.press("Ctrl+1")
    full.press("Return")
    full.dialog()
    full.tab_to("Codes begin with")
    full.press("Ctrl+A")
    full.write("?")
    full.press("Return")
    dialog = full.dialog()
    assert "2 to 6 letters or digits" in dialog._strip.sentence  # type: ignore[attr-defined]  # a Dialog of ours
    assert full.focus().property("text") == "?"
    full.press("Escape")


def test_a_testimony_is_taken_with_keys_alone(full: Hand) -> None:
    full.press("Ctrl+N")
    assert full.focus().accessibleName() == "Keep it in our file: Not asked"
    for answer in "yyynny":
        full.press(answer)
    full.tab_to("Words")
    full.write("They changed the locks while I was at work.")
    full.tab_to("Pseudonym")
    full.write("Marta")
    full.tab_to("What the person says about themselves")
    full.write("voucher")
    full.press("Return")
    full.tab_to("Name")
    full.write("Marta Kowalski")
    full.tab_to("When it happened")
    full.press("Down")
    full.press("Down")
    full.tab_to("Day")
    full.write("2026-02-01")
    full.tab_to("Tags")
    full.write("evict")
    full.press("Return")
    full.tab_to("Ask")
    full.write("Give the key back.")
    full.press("Ctrl+Return")
    offered = full.window.desk.pages["testimonies"].form
    assert "The code to read out is OAK-" in offered.kept_strip.sentence
    full.press("y")
    assert offered.kept_strip.sentence == "", "it goes by itself when the next one is begun"
    full.press("x")
    newest = full.ask(testimony.ids)[0]
    reading = full.ask(lambda archive: testimony.read_whole(archive, newest))
    intake = reading.intake
    assert intake.words == "They changed the locks while I was at work."
    assert reading.forum == "Oak Street church"
    assert (intake.when.precision, intake.when.start) == (Precision.APPROXIMATE, date(2026, 2, 1))
    assert intake.ask == "Give the key back."
    (speaker,) = intake.speakers
    assert (speaker.pseudonym, speaker.name) == ("Marta", "Marta Kowalski")
    assert len(speaker.tags) == 1
    assert len(intake.tags) == 1
    wanted = {Use.RECORD: "yes", Use.COUNT: "yes", Use.ANONYMOUS_QUOTE: "yes", Use.PSEUDONYMOUS_STORY: "no"}
    wanted |= {Use.NAMED_QUOTE: "no", Use.HEARING_PACKET: "yes", Use.PRESS: "not_asked"}
    assert {use: reading.in_force[use] for use in wanted} == {
        use: Answer(said) for use, said in wanted.items()
    }
    full.tab_to("Leave for later")
    full.press("Space")
    assert full.window.desk.pages["testimonies"].reader.reading.testimony.id == newest


def test_a_preset_answers_every_question(full: Hand) -> None:
    full.press("Ctrl+N")
    full.press("Alt+C")
    form = full.window.desk.pages["testimonies"].form
    # A button shows for a moment that its key was pressed before it acts.
    full.qtbot.waitUntil(lambda: form._consent.answers()[Use.RECORD] is Answer.YES)
    said = form._consent.answers()
    assert {use for use, answer in said.items() if answer is Answer.YES} == {Use.RECORD, Use.COUNT}
    assert Answer.NO not in said.values()


def test_a_testimony_without_words_is_not_kept_and_esc_loses_nothing(full: Hand) -> None:
    before = full.ask(testimony.count)
    full.press("Ctrl+N")
    full.tab_to("Place")
    full.write("Fulton Street")
    full.press("Escape")
    full.press("Ctrl+Return")
    assert full.focus().accessibleName() == "Keep it in our file: Not asked"
    full.press("1")
    full.press("Ctrl+Return")
    assert full.focus().accessibleName() == "Words"
    assert full.focus().accessibleDescription().startswith("There are no words yet.")
    form = full.window.desk.pages["testimonies"].form
    assert form._where.place.text() == "Fulton Street"
    assert full.ask(testimony.count) == before
    full.press("Ctrl+1")
    full.press("Ctrl+N")
    assert full.window.desk.pages["testimonies"].form is form, "unkept words are shown again, not thrown away"


def test_changing_words_keeps_the_old_ones_sealed(full: Hand) -> None:
    full.press("Ctrl+2")
    full.press("End")
    full.press("Return")
    assert full.focus().accessibleName() == "Words"
    full.press("Ctrl+End")
    full.write(" Nobody came.")
    full.tab_to("Status")
    full.press("Down")
    full.press("Ctrl+Return")
    oldest = full.ask(testimony.ids)[-1]
    reading = full.ask(lambda archive: testimony.read(archive, oldest))
    assert reading.intake.words.endswith("fourth floor. Nobody came.")
    assert reading.testimony.status is Status.REVIEWED
    history = full.ask(lambda archive: testimony.history(archive, oldest))
    assert len(history) == 2
    full.tab_to("Earlier words …")
    full.press("Space")
    shown = [each.toPlainText() for each in full.dialog().findChildren(QPlainTextEdit)]
    assert [text.endswith("Nobody came.") for text in shown] == [True, False]
    full.press("Return")
    full.press("Ctrl+Z")
    reading = full.ask(lambda archive: testimony.read(archive, oldest))
    assert reading.intake.words.endswith("fourth floor.")


def test_words_are_found_as_they_are_typed(full: Hand) -> None:
    full.press("Ctrl+F")
    page = full.window.desk.pages["testimonies"]
    full.write("montreal")
    full.settle()
    assert page._model.rowCount() == 1
    assert page.reader.reading.intake.language == "es"
    full.press("Down")
    assert full.focus() is page.list
    full.press("Ctrl+F")
    full.write("nothing like this")
    full.settle()
    assert page._model.rowCount() == 0
    assert page._nothing.isVisible()
    full.press("Escape")
    full.settle()
    assert page._model.rowCount() == 5


def test_tags_narrow_the_list(full: Hand) -> None:
    page = full.window.desk.pages["testimonies"]
    book = full.ask(tag.codebook)
    dimension = next(one for one in book.dimensions if one.key == "what_happened")
    chosen = next(one for one in book.of(dimension) if "evict" in one.key)
    newest = full.ask(testimony.ids)[0]

    def give(archive: Any) -> Any:
        reading = testimony.read(archive, newest)
        intake = replace(reading.intake, tags=(chosen.id,))
        return testimony.edit(archive, newest, intake, reading.testimony.rev)

    full.ask(give)
    full.press("Ctrl+2")
    full.tab_to("Only with these tags")
    full.write(chosen.labels.en[:6])
    full.press("Return")
    full.settle()
    assert page._model.rowCount() == 1
    assert page._told.text() == "1 of 5 testimonies"
    full.press("Backspace")
    full.settle()
    assert page._model.rowCount() == 5


def test_consent_is_given_and_withdrawn(full: Hand) -> None:
    full.press("Ctrl+2")
    newest = full.ask(testimony.ids)[0]
    full.tab_to("Consent …")
    full.press("Space")
    full.dialog()
    full.press("y")
    full.press("y")
    full.press("Return")
    reading = full.ask(lambda archive: testimony.read(archive, newest))
    assert reading.in_force[Use.RECORD] is Answer.YES
    assert reading.in_force[Use.COUNT] is Answer.YES
    full.tab_to("Withdraw …")
    full.press("Space")
    dialog = full.dialog()
    assert "Leave as it is" in str(full.focus().property("text")).replace("&", "")
    full.tab_to("Withdraw")
    full.press("Space")
    assert full.dialog() is not dialog
    full.press("Escape")
    reading = full.ask(lambda archive: testimony.read(archive, newest))
    assert reading.in_force[Use.COUNT] is Answer.NO
    assert reading.in_force[Use.RECORD] is Answer.YES, "the words stay until somebody asks for more"
    full.press("Ctrl+Z")
    reading = full.ask(lambda archive: testimony.read(archive, newest))
    assert reading.in_force[Use.COUNT] is Answer.YES
    assert len(reading.consents) == 4, "undoing adds answers and removes none"


def test_a_translation_stands_beside_the_original(full: Hand) -> None:
    full.press("Ctrl+2")
    full.tab_to("Translate …")
    full.press("Space")
    assert full.focus().accessibleName() == "Words"
    full.write("Nadie me ha preguntado.")
    full.press("F4")
    full.write("Ada")
    full.press("Ctrl+Return")
    newest = full.ask(testimony.ids)[0]
    reading = full.ask(lambda archive: testimony.read(archive, newest))
    translated = [one for one in reading.versions if one.kind is VersionKind.TRANSLATION]
    assert [(one.language, one.words, one.translator) for one in translated] == [
        ("es", "Nadie me ha preguntado.", "Ada")
    ]


def test_a_testimony_is_removed_only_after_a_second_question(full: Hand) -> None:
    full.press("Ctrl+2")
    full.press("Delete")
    full.dialog()
    full.press("Return")
    assert full.no_dialog()
    assert full.ask(testimony.count) == 5, "Enter takes the safe way out"
    full.press("Delete")
    full.dialog()
    full.tab_to("Erase the story")
    full.press("Down")
    full.tab_to("Erase all for good")
    full.press("Space")
    full.press("Escape")
    assert full.ask(testimony.count) == 4


def test_tags_are_added_renamed_merged_and_retired(full: Hand) -> None:
    full.press("Ctrl+3")
    page = full.window.desk.pages["tags"]
    for name in ("Bedbugs", "Bed bugs"):
        page.choose("what_happened")
        full.tab_to("Add tag")
        full.press("Space")
        full.dialog()
        full.write(name)
        full.press("Return")
    assert page.chosen.labels.en == "Bed bugs"
    full.tab_to("Merge …")
    full.press("Space")
    dialog = full.dialog()
    assert dialog._into.findText("Bedbugs") >= 0  # type: ignore[attr-defined]  # a MergeDialog
    dialog._into.setCurrentText("Bedbugs")  # type: ignore[attr-defined]  # as above
    full.press("Return")

    def labels() -> list[str]:
        book = full.ask(tag.codebook)
        dimension = next(one for one in book.dimensions if one.key == "what_happened")
        return [one.labels.en for one in book.of(dimension)]

    assert "Bedbugs" in labels()
    assert "Bed bugs" not in labels()
    page.choose("what_happened", "bedbugs")
    full.tab_to("Retire")
    full.press("Space")
    assert page.chosen.retired
    full.press("Ctrl+Z")
    assert not page.chosen.retired


def test_a_refresh_leaves_the_choice_where_it_is(full: Hand) -> None:
    full.press("Ctrl+2")
    full.press("Down")
    full.press("Down")
    page = full.window.desk.pages["testimonies"]
    third = full.ask(testimony.ids)[2]
    assert page.reader.reading.testimony.id == third
    page.refresh()
    full.settle()
    assert page.list.currentIndex().row() == 2
    assert page.reader.reading.testimony.id == third


def test_opening_another_archive_is_done_by_another_process(full: Hand, tmp_path: Path) -> None:
    other = tmp_path / "other.hrforum"
    assert not full.window.menus.new.isEnabled()
    full.window.deeds.probe_wanted.emit(other)
    full.qtbot.waitUntil(lambda: bool(full.replaced))
    assert not full.window.isVisible()
    assert full.replaced[0][-1] == str(other)
