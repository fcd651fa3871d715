"""What protects people, by keyboard: the name vault, high risk, somebody young with a guardian, and a pseudonym that is proposed."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from hrforum.domain.consent import Answer, Giver, Use
from hrforum.domain.intake import Speaker
from hrforum.domain.risk import Risk
from hrforum.operations import testimony
from hrforum.storage import ledger
from tests.ui.conftest import Hand


def _deeds(hand: Hand) -> list[str]:
    return hand.ask(lambda archive: [line.deed for line in ledger.lines(archive)])


def _shown(page: QWidget) -> str:
    return " ".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def _reader(hand: Hand) -> Any:
    hand.press("Ctrl+2")
    hand.press("End")
    return hand.window.desk.pages["testimonies"].reader


def _newest(hand: Hand) -> Speaker:
    return hand.ask(
        lambda archive: testimony.read_whole(archive, testimony.ids(archive)[0]).intake.speakers[0]
    )


def _open_the_vault(hand: Hand) -> None:
    hand.tab_to("Open the name vault …")
    hand.press("Space")
    hand.dialog()
    hand.tab_to("To get in touch with somebody")
    hand.press("Space")
    hand.tab_to("Open it")
    hand.press("Space")
    assert hand.no_dialog()
    hand.settle()


def _box(hand: Hand) -> Any:
    return hand.window.desk.pages["testimonies"].form.people.boxes[0]


# ---- the name vault ------------------------------------------------------------------------------------------------------
def test_a_name_is_seen_after_saying_why_and_the_ledger_notes_it(full: Hand) -> None:
    reader = _reader(full)
    assert "Delgado" not in repr(reader.reading)
    assert "in the vault" in _shown(reader)
    _open_the_vault(full)
    assert "Rosa Delgado" in _shown(reader)
    assert _deeds(full)[-2:] == ["vault.open.contact", "vault.look"]
    full.window.desk.pages["testimonies"].choose(full.ask(testimony.ids)[2])
    full.settle()
    assert "Delgado" not in _shown(reader)
    assert "Haddad" not in _shown(reader)
    full.tab_to("Open the name vault …")
    full.press("Space")
    full.settle()
    assert "Ahmed Haddad" in _shown(reader), "the door is still open, so nobody is asked why again"
    assert _deeds(full)[-2:] == ["vault.look", "vault.look"]


def test_nothing_is_shown_without_a_reason(full: Hand) -> None:
    reader = _reader(full)
    full.tab_to("Open the name vault …")
    full.press("Space")
    dialog = full.dialog()
    assert dialog.focusWidget().property("text").replace("&", "") == "Leave it closed"
    full.tab_to("Open it")
    full.press("Space")
    assert "Say why" in dialog._strip.sentence  # type: ignore[attr-defined]  # a Dialog of ours
    full.press("Escape")
    assert "Delgado" not in _shown(reader)
    assert "vault.look" not in _deeds(full)


def test_the_door_closes_by_key_and_by_itself(full: Hand) -> None:
    reader = _reader(full)
    _open_the_vault(full)
    full.tab_to("Close the name vault")
    full.press("Space")
    assert "Delgado" not in _shown(reader)
    _open_the_vault(full)
    door = next(each for each in full.window.children() if hasattr(each, "door")).door
    assert door._timer.isActive()
    assert door._timer.interval() == 5 * 60_000
    # The hand does not wait for minutes: what the timer does is done.
    door._timer.timeout.emit()
    assert "Delgado" not in _shown(reader)
    assert not door.is_open


def test_a_form_hides_names_too_and_keeps_them_as_they_are(full: Hand) -> None:
    _reader(full)
    full.tab_to("Change …")
    full.press("Space")
    full.tab_to("Pseudonym")
    full.press("Ctrl+A")
    full.write("Magnolia")
    full.press("Ctrl+Return")
    full.settle()
    changed = full.ask(
        lambda archive: testimony.read_whole(archive, testimony.ids(archive)[-1]).intake.speakers[0]
    )
    assert (changed.pseudonym, changed.name) == ("Magnolia", "Rosa Delgado")
    assert "vault.look" not in _deeds(full)


def test_a_name_is_mended_through_the_open_door(full: Hand) -> None:
    _reader(full)
    full.tab_to("Change …")
    full.press("Space")
    _open_the_vault(full)
    assert full.focus().accessibleName() == "Name"
    full.press("Ctrl+A")
    full.write("Rosa Oak")
    full.press("Ctrl+Return")
    full.settle()
    changed = full.ask(
        lambda archive: testimony.read_whole(archive, testimony.ids(archive)[-1]).intake.speakers[0]
    )
    assert changed.name == "Rosa Oak"


# ---- risk ----------------------------------------------------------------------------------------------------------------
def test_high_risk_closes_the_private_box_until_a_deliberate_yes(full: Hand) -> None:
    full.press("Ctrl+N")
    full.press("1")
    full.tab_to("Words")
    full.write("They came to the door at night.")
    full.tab_to("Name")
    full.write("Ximena Quill")
    box = _box(full)
    full.tab_to("What is at risk for this person")
    full.press("End")
    assert "Do not write down what you do not need" in box.protection._reminder.sentence
    assert "not written down" in _shown(box.private)
    assert box.value().name == ""
    full.press("Ctrl+Return")
    full.settle()
    assert (_newest(full).risk, _newest(full).name) == (Risk.HIGH, "")


def test_at_high_risk_a_name_is_written_down_all_the_same(full: Hand) -> None:
    full.press("Ctrl+N")
    full.press("1")
    full.tab_to("Words")
    full.write("They came to the door at night.")
    full.tab_to("What is at risk for this person")
    full.press("End")
    full.tab_to("Write it down all the same")
    full.press("Space")
    full.write("Ximena Quill")
    full.press("Ctrl+Return")
    full.settle()
    assert (_newest(full).risk, _newest(full).name) == (Risk.HIGH, "Ximena Quill")


# ---- young people ----------------------------------------------------------------------------------------------------------
def test_somebody_young_and_their_guardian_are_both_asked(full: Hand) -> None:
    full.press("Ctrl+N")
    full.press("2")
    full.tab_to("Words")
    full.write("My school is three buses away now.")
    full.tab_to("Younger than 18: a parent or guardian is asked too")
    full.press("Space")
    full.tab_to("Of age on the day, if it is known")
    full.write("2031-02-03")
    full.tab_to("Parent or guardian")
    full.write("Berta Quill")
    full.press("Ctrl+Return")
    form = full.window.desk.pages["testimonies"].form
    assert "Ask for consent first" in form.strip.sentence, "the guardian was not asked yet"
    full.press("2")
    full.press("Ctrl+Return")
    full.settle()
    number = full.ask(testimony.ids)[0]
    reading = full.ask(lambda archive: testimony.read(archive, number))
    one = _newest(full)
    assert (one.young, str(one.of_age_on), one.guardian) == (True, "2031-02-03", "Berta Quill")
    assert {each.giver for each in reading.consents} == {Giver.GUARDIAN, Giver.YOUNG_PERSON}
    assert reading.in_force[Use.HEARING_PACKET] is Answer.YES
    assert {str(each.review_on) for each in reading.consents} == {"2031-02-03"}


def test_what_is_ruled_out_for_the_young_is_not_asked(full: Hand) -> None:
    full.press("Ctrl+N")
    full.press("1")
    full.tab_to("Younger than 18: a parent or guardian is asked too")
    full.press("Space")
    answers = full.window.desk.pages["testimonies"].form._consent._answers
    locked = {use for (use, _answer), made in answers._buttons.items() if not made.isEnabled()}
    assert locked == {Use.NAMED_QUOTE, Use.RECORDINGS}
    assert "Not for somebody under the age limit." in _shown(answers)
    full.press("Space")
    assert all(made.isEnabled() for made in answers._buttons.values())


# ---- pseudonyms ------------------------------------------------------------------------------------------------------------
def test_a_pseudonym_is_proposed_and_can_be_kept(full: Hand) -> None:
    full.press("Ctrl+N")
    full.press("1")
    full.tab_to("Words")
    full.write("No heat.")
    full.tab_to("Propose a pseudonym")
    full.press("Space")
    full.settle()
    proposed = full.focus().property("text")
    assert proposed
    full.press("Ctrl+Return")
    full.settle()
    assert _newest(full).pseudonym == proposed


def test_somebody_elses_pseudonym_is_refused_beside_what_was_written(full: Hand) -> None:
    full.press("Ctrl+N")
    full.press("1")
    full.tab_to("Words")
    full.write("No heat.")
    full.tab_to("Pseudonym")
    full.write("rosa")
    full.press("Ctrl+Return")
    full.settle()
    form = full.window.desk.pages["testimonies"].form
    assert "Somebody else has or had the pseudonym" in form.strip.sentence
    assert form.people.boxes[0].value().pseudonym == "rosa"
