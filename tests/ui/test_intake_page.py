"""The intake page by keys: consent answered by one key, the script handed over, blocks, clock, tags and own words."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QApplication, QLabel

from hrforum.domain.consent import Answer, Consent, Proof, Use
from hrforum.domain.interpreting import Mode
from hrforum.domain.script import words_of
from hrforum.domain.tag import NOT_ASKED, About
from hrforum.operations import script, tag, testimony
from tests.ui.conftest import Hand


def form(hand: Hand) -> Any:
    return hand.window.desk.pages["testimonies"].form


def newest(hand: Hand) -> Any:
    return hand.ask(lambda archive: testimony.read(archive, testimony.ids(archive)[0]))


def name(hand: Hand) -> str:
    return hand.focus().accessibleName()


def keep(hand: Hand, words: str = "They changed the locks.") -> Any:
    """Write words in the open form and keep it; return what was kept."""
    hand.press("F3")
    hand.write(words)
    hand.press("Ctrl+Return")
    return newest(hand)


def said(consents: tuple[Consent, ...], answer: Answer) -> set[Use]:
    return {one.use for one in consents if one.answer is answer}


def test_one_key_answers_consent_and_goes_on_to_the_words(full: Hand) -> None:
    wanted = {
        "1": ({Use.RECORD, Use.COUNT}, set()),
        "2": ({Use.RECORD, Use.COUNT, Use.ANONYMOUS_QUOTE, Use.HEARING_PACKET}, set()),
        "4": ({Use.RECORD}, set(Use) - {Use.RECORD}),
        "5": (set(), set()),
        "Return": ({Use.RECORD, Use.COUNT}, set()),
    }
    full.press("Ctrl+N")
    for key, (agreed, refused) in wanted.items():
        full.press(key)
        assert name(full) == "Words", key
        consents = keep(full).consents
        assert (said(consents, Answer.YES), said(consents, Answer.NO)) == (agreed, refused), key
        assert {one.script_version for one in consents} <= {"en-1"}
        assert name(full) == "Keep it in our file: Not asked", "the next is offered at once"


def test_everything_unnamed_agrees_to_no_name_and_no_picture(full: Hand) -> None:
    full.press("Ctrl+N")
    full.press("3")
    consents = keep(full).consents
    assert said(consents, Answer.NO) == {Use.NAMED_QUOTE, Use.RECORDINGS}
    assert {Use.ANONYMOUS_QUOTE, Use.HEARING_PACKET, Use.UN_SUBMISSION} < said(consents, Answer.YES)
    assert Use.CONTACT not in {one.use for one in consents}


def test_consent_must_be_answered_and_a_no_to_keeping_keeps_nothing(full: Hand) -> None:
    before = full.ask(testimony.count)
    full.press("Ctrl+N")
    full.press("F3")
    full.write("Not asked for yet.")
    full.press("Ctrl+Return")
    assert "Ask for consent first" in form(full).strip.sentence
    full.press("n")
    assert form(full).strip.sentence == ""
    full.press("Ctrl+Return")
    assert "does not want it kept" in form(full).strip.sentence
    assert form(full)._told.words.toPlainText() == "Not asked for yet."
    assert full.ask(testimony.count) == before
    full.press("y")
    full.press("Ctrl+Return")
    assert full.ask(testimony.count) == before + 1


def test_the_function_keys_go_to_the_blocks_from_anywhere(full: Hand) -> None:
    full.press("Ctrl+1")
    full.press("Ctrl+N")
    for key, there in (
        ("F3", "Words"),
        ("F4", "Pseudonym"),
        ("F5", "Forum"),
        ("F6", "Tags"),
        ("F7", "Ask"),
        ("F2", "Keep it in our file: Not asked"),
    ):
        full.press(key)
        assert name(full) == there, key
        shown = [each.text() for each in form(full).findChildren(QLabel) if each.property("role") == "key"]
        assert key in shown


def test_the_script_is_read_in_the_language_of_the_person_and_named_by_the_answers(full: Hand) -> None:
    full.press("Ctrl+N")
    assert form(full)._consent._opening.text().startswith("Thank you for speaking")
    form(full)._consent._language.setFocus()
    full.press("Ctrl+A")
    full.write("espa")
    full.press("Return")
    assert form(full)._consent._opening.text().startswith("Gracias por hablar")
    asks = form(full)._consent._answers._asks[Use.HEARING_PACKET]
    assert "registro público" in asks.text()
    assert form(full)._told.language.code() == "es"
    full.press("F2")
    full.press("1")
    reading = keep(full, "No hay agua caliente.")
    assert (reading.intake.language, reading.consents[0].language) == ("es", "es")
    assert {one.script_version for one in reading.consents} == {"es-1"}
    assert form(full)._consent._language.code() == "en", "the next person may speak another"


def test_where_there_is_no_script_another_is_read_and_that_is_said(full: Hand) -> None:
    full.press("Ctrl+N")
    form(full)._consent._language.set_code("ar")
    assert "no script in العربية" in form(full)._consent._none.text()
    assert form(full)._consent._none.isVisible()
    assert form(full)._consent.script.version == "en-1"

    def write_one(archive: Any) -> Any:
        english = script.in_force(archive, "en")
        assert english is not None
        return script.edit(archive, "ar", words_of({**english.parts(), "opening": "شكرا لك."}))

    full.ask(write_one)
    full.window.desk.pages["testimonies"].leave_form()
    full.press("Ctrl+N")
    form(full)._consent._language.set_code("ar")
    assert form(full)._consent._opening.text() == "شكرا لك."
    assert not form(full)._consent._none.isVisible()


def test_the_script_is_shown_to_the_person_and_nothing_else(full: Hand) -> None:
    full.press("Ctrl+N")
    full.press("F9")
    dialog: Any = full.dialog()
    assert dialog.isFullScreen()
    assert dialog._paragraphs[0].text().startswith("Thank you")
    full.press("PgDown")
    assert dialog._page.verticalScrollBar().value() > 0
    full.tab()
    full.press("Right")
    assert dialog._paragraphs[0].text().startswith("Gracias")
    assert dialog._page.verticalScrollBar().value() == 0
    full.press("Ctrl+1")
    assert full.window.desk.shown == "testimonies", "no key leads elsewhere"
    full.press("F9")
    assert full.no_dialog()
    assert name(full) == "Keep it in our file: Not asked"


def test_everything_around_consent_is_kept_and_remembered_for_the_next(full: Hand) -> None:
    full.press("Ctrl+N")
    full.press("F2")
    full.press("y")
    full.tab_to("Who asked, and how")
    full.press("Space")
    full.tab_to("Asked by")
    full.press("Ctrl+A")
    full.write("Nell")
    full.tab_to("Interpreter")
    full.write("Hodan")
    full.tab_to("How it was interpreted")
    full.press("End")
    full.tab_to("How it was given")
    full.write("before a witness")
    full.tab_to("Witness")
    full.write("Luz")
    full.tab_to("Holds from")
    full.write("2026-03-02")
    full.tab_to("Holds until")
    full.write("2026-03-01")
    full.tab_to("Ask again on")
    full.write("2027-03-01")
    full.press("F3")
    full.write("No heat.")
    full.press("Ctrl+Return")
    assert name(full) == "Holds until"
    full.press("Ctrl+A")
    full.write("2028-03-01")
    full.press("Ctrl+Return")
    reading = newest(full)
    (one,) = reading.consents
    assert (one.asked_by, one.interpreter, one.interpreter_mode) == ("Nell", "Hodan", Mode.RELATIVE)
    assert (one.proof, one.witness) == (Proof.WITNESSED, "Luz")
    assert (one.from_day, one.until_day) == (date(2026, 3, 2), date(2028, 3, 1))
    assert one.review_on == date(2027, 3, 1)
    assert (reading.intake.interpreter, reading.intake.interpreter_mode) == ("Hodan", Mode.RELATIVE)
    assert form(full)._consent.details.asked_by == "Nell"
    assert form(full)._consent.details.interpreter.value() == ("", None)


def test_who_interpreted_the_telling_may_be_somebody_else(full: Hand) -> None:
    full.press("Ctrl+N")
    full.press("1")
    full.tab_to("Somebody interpreted")
    full.press("Space")
    full.tab_to("Interpreter of the telling")
    full.write("Amal")
    full.tab_to("How the telling was interpreted")
    full.press("Down")
    reading = keep(full)
    assert (reading.intake.interpreter, reading.intake.interpreter_mode) == ("Amal", Mode.CONSECUTIVE)
    assert {one.interpreter for one in reading.consents} == {""}


def test_words_characters_and_the_time_spoken_are_counted(full: Hand) -> None:
    full.press("Ctrl+N")
    clock = form(full)._told.clock
    assert not clock.running
    full.press("1")
    full.write("No heat at all.")
    assert form(full)._told.count.text() == "4 words · 15 characters"
    assert clock.running, "it starts with the first key"
    full.press("F8")
    assert not clock.running
    full.write(" None.")
    assert not clock.running, "a clock that was stopped is not started by writing"
    full.press("F8")
    assert clock.running
    full.press("Ctrl+F")
    assert not clock.running, "nobody listens while the page is not seen"


def test_tags_are_found_across_all_dimensions_and_the_persons_go_to_the_person(full: Hand) -> None:
    full.press("Ctrl+N")
    full.press("1")
    full.press("F6")
    full.write("evict")
    full.press("Return")
    full.write("vouch")
    full.press("Return")
    assert "is put with the person" in form(full)._happened._moved.text()
    reading = keep(full)
    book = full.ask(tag.codebook)
    about = {each.id: one.about for one in book.dimensions for each in book.of(one)}
    assert [about[each] for each in reading.intake.tags] == [About.EXPERIENCE]
    assert [about[each] for each in reading.intake.speakers[0].tags] == [About.PERSON]


def test_each_kind_of_no_answer_has_its_key(full: Hand) -> None:
    full.press("Ctrl+N")
    full.press("1")
    book = full.ask(tag.codebook)
    picked = []
    for sign in "?-/":
        full.press("F6")
        full.write(f"{sign}what hap")
        full.press("Return")
    reserved = {each.id: each.key for one in book.dimensions for each in book.of(one) if each.reserved}
    picked = [reserved[each] for each in form(full)._happened.picked()]
    assert picked == [NOT_ASKED, "prefer_not_to_say", "none_of_these"]


def test_what_is_no_tag_becomes_the_persons_own_words(full: Hand) -> None:
    full.press("Ctrl+N")
    full.press("1")
    full.press("F6")
    full.write("the boiler man never came")
    full.press("Return")
    assert name(full) == "What the words are about"
    reading = keep(full)
    assert [words for _dimension, words in reading.intake.own_words] == ["the boiler man never came"]


def test_a_tag_that_is_typed_and_not_picked_is_not_lost(full: Hand) -> None:
    full.press("Ctrl+N")
    full.press("1")
    full.write("No heat.")
    full.press("F6")
    full.write("evict")
    full.press("Ctrl+Return")
    assert "is no tag yet" in form(full).strip.sentence
    assert full.focus().property("text") == "evict"
    full.press("Return")
    full.press("Ctrl+Return")
    assert len(newest(full).intake.tags) == 1


def test_esc_leaves_a_form_in_which_nothing_was_written_and_no_other(full: Hand) -> None:
    full.press("Ctrl+N")
    full.press("1")
    full.press("Escape")
    assert form(full) is not None
    full.press("Ctrl+N")
    assert "not kept yet" in full.sentence()
    full.press("F2")
    full.press("5")
    full.press("Ctrl+Return")
    full.write("Words after all.")
    full.press("Ctrl+Return")
    full.press("Escape")
    assert form(full) is None
    assert QApplication.focusWidget() is full.window.desk.pages["testimonies"].list


def test_the_code_is_told_until_the_next_is_begun(full: Hand) -> None:
    full.press("Ctrl+N")
    full.press("1")
    code = keep(full).testimony.code
    strip = form(full).kept_strip
    assert code in strip.sentence
    full.press("F3")
    assert code in strip.sentence
    full.write("A")
    assert strip.sentence == ""


def test_words_typed_into_the_questions_answer_nothing(full: Hand) -> None:
    full.press("Ctrl+N")
    full.settle()
    form = full.window.desk.pages["testimonies"].form
    assert form is not None
    before = form._consent._answers.answers()
    full.write("yn everything went wrong in May 1 x")
    assert form._consent._answers.answers() == before
    assert not form._consent._answers.settled
    assert "F3 goes to the words" in form._consent._strip.sentence
    full.qtbot.wait(1_100)
    full.press("Y")
    assert form._consent._answers.answers()[Use.RECORD] is Answer.YES
    assert form._consent._strip.sentence == ""
