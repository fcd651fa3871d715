"""The consent dialog asks each of several people who speak; for one person nobody asks whose answer it is."""

from PySide6.QtWidgets import QComboBox

from hrforum.domain.consent import Answer, Consent, Use
from hrforum.domain.intake import Intake, Reading, Speaker
from hrforum.operations import consent, testimony
from tests.ui.conftest import Hand


def newest(full: Hand) -> Reading:
    """Return the newest testimony."""
    return full.ask(lambda archive: testimony.read(archive, testimony.ids(archive)[0]))


def of_two(full: Hand) -> Reading:
    """Keep the testimony of two people, one of them without a pseudonym."""
    intake = Intake("No heat.", speakers=(Speaker("Wren", "Ana Roble"), Speaker("", "José Roble")))
    full.ask(lambda archive: testimony.add(archive, intake))
    return newest(full)


def ask_consent(full: Hand) -> QComboBox:
    """Open the consent dialog of the newest testimony and return the list of those who can answer."""
    full.press("Ctrl+1")
    full.press("Ctrl+2")
    full.window.desk.pages["testimonies"].choose(newest(full).testimony.id)
    full.settle()
    full.tab_to("Consent …")
    full.press("Space")
    return next(
        each for each in full.dialog().findChildren(QComboBox) if each.accessibleName() == "Whose answer"
    )


def test_one_after_the_other_answers_for_themselves(full: Hand) -> None:
    ana, jose = (one.uuid for one in of_two(full).intake.speakers)
    whose = ask_consent(full)
    assert whose.isVisible()
    offered = [whose.itemText(at) for at in range(whose.count())]
    assert offered == ["Everybody who speaks", "Wren", "Person 2"]
    full.tab_to("Keep it in our file: Not asked")
    full.press("y")
    for answer in ("n", "y"):
        full.tab_to("Whose answer")
        full.press("Down")
        full.tab_to("Keep it in our file: Not asked")
        full.press("x")
        full.press(answer)
    full.press("Return")
    said = {(one.use, one.answer, one.testifier) for one in newest(full).consents}
    assert said == {
        (Use.RECORD, Answer.YES, None),
        (Use.COUNT, Answer.NO, ana),
        (Use.COUNT, Answer.YES, jose),
    }
    assert newest(full).in_force[Use.COUNT] is Answer.NO


def test_each_finds_their_own_answers_again(full: Hand) -> None:
    kept = of_two(full)
    ana, jose = (one.uuid for one in kept.intake.speakers)
    said = [
        Consent(Use.RECORD, answer, testifier=who) for answer, who in ((Answer.NO, ana), (Answer.YES, jose))
    ]
    full.ask(lambda archive: consent.give(archive, kept.testimony.id, said))
    whose = ask_consent(full)
    assert full.tab_to("Keep it in our file: Not asked").isVisible()
    full.tab_to("Whose answer")
    full.press("Down")
    full.tab_to("Keep it in our file: No")
    full.press("y")
    full.tab_to("Whose answer")
    full.press("Down")
    full.tab_to("Keep it in our file: Yes")
    assert whose.currentText() == "Person 2"
    full.press("Return")
    reading = newest(full)
    assert reading.in_force[Use.RECORD] is Answer.YES
    assert [(one.answer, one.testifier) for one in reading.consents[2:]] == [(Answer.YES, ana)]


def test_for_one_person_nobody_asks_whose_answer_it_is(full: Hand) -> None:
    whose = ask_consent(full)
    assert not whose.isVisible()
    full.press("y")
    full.press("Return")
    assert newest(full).consents[-1].testifier is None
