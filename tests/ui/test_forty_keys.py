"""From launch to "kept" with the keyboard alone: how many keys are pressed beside the words themselves."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QKeySequence

from hrforum.domain.consent import Use
from hrforum.operations import archive, testimony
from tests.ui.conftest import Hand

PASSPHRASE = "six plain words make a door"
WORDS = "They turned the heat off in November and nobody came until March, so we slept in one room with our coats on."
MOST = 40


class Counted:
    """A hand that counts every key it presses; a chord counts each of its keys."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand
        self.pressed = 0

    def press(self, keys: str) -> None:
        """Press a key or chord."""
        self.pressed += keys.count("+") + 1
        assert not QKeySequence(keys).isEmpty()
        self._hand.press(keys)

    def write(self, text: str) -> None:
        """Type text, key by key."""
        self.pressed += len(text)
        self._hand.write(text)


def test_at_most_forty_keys_beside_the_words(hand: Hand, tmp_path: Path) -> None:
    path = tmp_path / "oak.hrforum"
    archive.create(path, PASSPHRASE, name="Oak").close()
    counted = Counted(hand)
    # As the program does where an archive's own icon was pressed.
    hand.window.show_unlock(path)
    hand.settle()
    counted.write(PASSPHRASE)
    counted.press("Return")
    counted.press("Ctrl+N")
    counted.press("Return")
    assert hand.focus().accessibleName() == "Words"
    hand.write(WORDS)
    counted.press("Ctrl+Return")
    kept = hand.ask(lambda opened: testimony.read(opened, testimony.ids(opened)[0]))
    assert kept.intake.words == WORDS
    assert {one.use for one in kept.consents} == {Use.RECORD, Use.COUNT}
    assert kept.testimony.code in hand.window.desk.pages["testimonies"].form.kept_strip.sentence
    assert counted.pressed <= MOST
    print(f"{counted.pressed} keys, {len(PASSPHRASE)} of them the passphrase's")
