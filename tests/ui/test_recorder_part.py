"""Recorder, meter and player on their own: fed samples from a tone, never from a file."""

from __future__ import annotations

from array import array

import pytest
from PySide6.QtCore import QIODevice, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hrforum.domain.attachment import Mark
from hrforum.domain.decoded import FRAME_BYTES as PLAYED_FRAME
from hrforum.domain.decoded import RATE as PLAYED_RATE
from hrforum.domain.decoded import Sound
from hrforum.domain.recording import FRAME_BYTES, RATE
from tests.ui.tone import Tone
from ui.parts.meter import Meter
from ui.parts.player import AHEAD_MS, PART_MS, Player
from ui.parts.recorder import PIECE_BYTES, Recorder
from ui.sound import Loudspeaker, Microphone, NoDevice


class Listener:
    """A recorder on a tone, and everything that it said."""

    def __init__(self, qtbot: QtBot, longest_seconds: int = 20) -> None:
        self.tone = Tone()
        self.recorder = Recorder(lambda: self.tone, longest_seconds)
        qtbot.addWidget(self.recorder)
        self.heard: list[bytes] = []
        self.ended: list[tuple[Mark, ...]] = []
        self.missing: list[str] = []
        self.recorder.heard.connect(lambda samples: self.heard.append(bytes(samples)))
        self.recorder.ended.connect(self.ended.append)
        self.recorder.missing.connect(self.missing.append)
        self.recorder.show()


def test_every_sample_is_handed_over_in_pieces_of_a_second(qtbot: QtBot) -> None:
    one = Listener(qtbot)
    one.recorder.begin()
    for _each in range(7):
        one.tone.sound(0.4)
    assert [len(each) for each in one.heard] == [PIECE_BYTES, PIECE_BYTES]
    one.recorder.end()
    assert b"".join(one.heard) == bytes(one.tone.made)
    assert one.ended == [()]
    assert not one.tone.isOpen(), "the microphone is let go"


def test_a_pause_is_not_recorded(qtbot: QtBot) -> None:
    one = Listener(qtbot)
    one.recorder.begin()
    one.tone.sound(1.0)
    first = bytes(one.tone.made)
    one.recorder.pause()
    assert one.recorder.state.startswith("Paused.")
    one.tone.sound(1.0)
    assert one.recorder.length_ms == 1_000
    one.recorder.pause()
    before = len(one.tone.made)
    one.tone.sound(1.0)
    one.recorder.end()
    assert b"".join(one.heard) == first + bytes(one.tone.made[before:])


def test_places_are_marked_in_time(qtbot: QtBot) -> None:
    one = Listener(qtbot)
    one.recorder.begin()
    one.tone.sound(1.5)
    one.recorder.mark()
    one.tone.sound(1.0)
    one.recorder.mark()
    assert "2 places marked." in one.recorder.state
    one.recorder.end()
    assert one.ended == [(Mark(1_500), Mark(2_500))]


def test_it_ends_by_itself_at_its_limit_and_says_how_much_is_left(qtbot: QtBot) -> None:
    one = Listener(qtbot, longest_seconds=90)
    one.recorder.begin()
    one.tone.sound(10)
    assert "1:20 left." in one.recorder.state
    assert "Only" not in one.recorder.state
    one.tone.sound(30)
    assert "Only 0:50 left." in one.recorder.state
    one.tone.sound(60)
    assert not one.recorder.recording
    assert one.ended == [()]
    assert sum(map(len, one.heard)) == 90 * RATE * FRAME_BYTES


def test_keys_alone_record(qtbot: QtBot) -> None:
    one = Listener(qtbot)
    with qtbot.waitActive(one.recorder):
        one.recorder.activateWindow()
    one.recorder.setFocus()
    for key, seconds in (
        (Qt.Key.Key_Space, 1.0),  # Record; the keyboard is on Pause then
        (Qt.Key.Key_Space, 1.0),
        (Qt.Key.Key_Space, 1.0),
        (Qt.Key.Key_Tab, 0.0),
        (Qt.Key.Key_Space, 0.5),  # Mark this place
        (Qt.Key.Key_Tab, 0.0),
        (Qt.Key.Key_Space, 0.0),  # End recording
    ):
        QTest.keyClick(one.recorder.window().focusWidget(), key)
        if seconds:
            one.tone.sound(seconds)
    assert one.ended == [(Mark(2_000),)]
    assert sum(map(len, one.heard)) == round(2.5 * RATE) * FRAME_BYTES


def test_without_a_microphone_it_says_so_and_can_be_tried_again(qtbot: QtBot) -> None:
    tone = Tone()
    there: list[Tone] = []

    def source() -> QIODevice:
        if not there:
            raise NoDevice("There is no microphone here.")
        return tone

    recorder = Recorder(source)
    qtbot.addWidget(recorder)
    missing: list[str] = []
    recorder.missing.connect(missing.append)
    recorder.begin()
    assert missing == ["There is no microphone here."]
    assert recorder.state.startswith("Up to 20:00.")
    there.append(tone)
    recorder.begin()
    assert recorder.state.startswith("Recording.")
    recorder.end()


def test_the_meter_says_in_words_what_it_shows(qtbot: QtBot) -> None:
    meter, tone = Meter(), Tone()
    qtbot.addWidget(meter)
    meter.resize(400, 60)
    meter.show()
    quiet = meter.grab().toImage()
    said = {}
    for loudness in (0.001, 0.2, 1.0):
        tone.sound(0.1, loudness)
        meter.rest()
        meter.hear(bytes(tone.made[-3_200:]))
        said[loudness] = meter.words
        assert meter.accessibleDescription() == meter.words
    assert said[0.001].startswith("Quiet")
    assert said[0.2] == "Heard well"
    assert said[1.0].startswith("Too loud")
    assert meter.grab().toImage() != quiet
    meter.rest()
    assert meter.words == "Not listening"
    assert meter.level == 0.0


def test_a_level_falls_slowly(qtbot: QtBot) -> None:
    meter = Meter()
    qtbot.addWidget(meter)
    meter.hear(array("h", [12_000] * 800).tobytes())
    loud = meter.level
    meter.hear(bytes(1_600))
    assert 0 < meter.level < loud


# ---- real devices of the sound library, silent ones ----------------------------------------------------------------------
def test_the_microphone_gives_samples_until_it_is_closed(qtbot: QtBot) -> None:
    heard = Microphone(silent=True)
    recorder = Recorder(lambda: heard)
    qtbot.addWidget(recorder)
    came: list[int] = []
    recorder.heard.connect(lambda samples: came.append(len(samples)))
    recorder.begin()
    qtbot.waitUntil(lambda: recorder.length_ms > 200, timeout=10_000)
    recorder.end()
    assert sum(came) // FRAME_BYTES * 1000 // RATE == recorder.length_ms
    assert not heard.isOpen()


def test_the_loudspeaker_plays_what_it_was_fed(qtbot: QtBot) -> None:
    speaker = Loudspeaker(silent=True)
    speaker.feed(bytes(PLAYED_RATE * PLAYED_FRAME // 2))
    assert (speaker.played_ms, speaker.waiting_ms) == (0, 500)
    speaker.play()
    qtbot.waitUntil(lambda: speaker.played_ms == 500, timeout=10_000)
    speaker.pause()
    assert speaker.waiting_ms == 0
    speaker.forget()
    assert speaker.played_ms == 0
    speaker.close()


# ---- the player ----------------------------------------------------------------------------------------------------------
class Still:
    """A loudspeaker that plays as far as a test says."""

    def __init__(self) -> None:
        self.fed = 0
        self.played_ms = 0
        self.going = self.closed = False

    @property
    def waiting_ms(self) -> int:
        """What waits."""
        return self.fed - self.played_ms

    def feed(self, samples: bytes) -> None:
        """Take samples."""
        self.fed += len(samples) // PLAYED_FRAME * 1000 // PLAYED_RATE

    def play(self) -> None:
        """Go on."""
        self.going = True

    def pause(self) -> None:
        """Rest."""
        self.going = False

    def forget(self) -> None:
        """Throw away what waits."""
        self.fed = self.played_ms = 0

    def close(self) -> None:
        """Let go."""
        self.closed = True


LONG_MS = 70_000


class Listening:
    """A player, its loudspeaker, and parts that come as they are asked for."""

    def __init__(self, qtbot: QtBot) -> None:
        self.speaker = Still()
        self.player = Player(lambda: self.speaker, [Mark(5_000, "before")])
        qtbot.addWidget(self.player)
        self.asked: list[int] = []
        self.marks: list[tuple[Mark, ...]] = []
        self.player.part_requested.connect(self._answer)
        self.player.marks_changed.connect(self.marks.append)
        self.player.begin()

    def _answer(self, from_ms: int, for_ms: int) -> None:
        self.asked.append(from_ms)
        long = max(0, min(for_ms, LONG_MS - from_ms))
        self.player.put(Sound(bytes(long * PLAYED_RATE // 1000 * PLAYED_FRAME), LONG_MS), from_ms)

    def let_play(self, ms: int) -> None:
        """Let so much be played, and the player look at it."""
        self.speaker.played_ms += min(ms, self.speaker.waiting_ms)
        self.player._on_beat()


def test_parts_are_asked_for_in_time_and_it_rests_at_the_end(qtbot: QtBot) -> None:
    one = Listening(qtbot)
    assert one.asked == [0]
    one.player.toggle()
    assert one.speaker.going
    one.let_play(PART_MS - AHEAD_MS + 1_000)
    assert one.asked == [0, PART_MS]
    while one.player.playing:
        one.let_play(5_000)
    assert one.asked == [0, PART_MS, 2 * PART_MS]
    assert one.player.place_ms == pytest.approx(LONG_MS, abs=20)
    assert not one.speaker.going


def test_going_back_and_on_drops_what_waited(qtbot: QtBot) -> None:
    one = Listening(qtbot)
    one.player.toggle()
    one.let_play(4_000)
    one.player.seek(one.player.place_ms + 10_000)
    assert (one.asked, one.player.place_ms) == ([0, 14_000], 14_000)
    assert one.player.playing
    one.player.seek(-5)
    assert one.player.place_ms == 0
    one.player.seek(LONG_MS * 2)
    assert one.player.place_ms == LONG_MS


def test_a_part_from_before_a_jump_is_not_played(qtbot: QtBot) -> None:
    one = Listening(qtbot)
    one.player.toggle()
    before = one.speaker.fed
    one.player.put(Sound(bytes(PLAYED_FRAME * 1_000), LONG_MS), 55_000)
    assert one.speaker.fed == before


def test_marks_are_set_jumped_to_and_taken_away_by_key(qtbot: QtBot) -> None:
    one = Listening(qtbot)
    one.player.show()
    with qtbot.waitActive(one.player):
        one.player.activateWindow()
    one.player.toggle()
    one.let_play(2_000)
    one.player._note.setFocus()
    QTest.keyClicks(one.player._note, "a door")
    QTest.keyClick(one.player._note, Qt.Key.Key_Return)
    assert list(one.marks[-1]) == [Mark(2_000, "a door"), Mark(5_000, "before")]
    one.player._list.setFocus()
    one.player._list.setCurrentIndex(one.player._model.index(1, 0))
    QTest.keyClick(one.player._list, Qt.Key.Key_Return)
    assert one.player.place_ms == 5_000
    one.player._drop.click()
    assert list(one.marks[-1]) == [Mark(2_000, "a door")]
    one.player.close_down()
    assert one.speaker.closed


def test_without_a_loudspeaker_it_says_so(qtbot: QtBot) -> None:
    def none() -> Still:
        raise NoDevice("There is no loudspeaker here.")

    player = Player(none, [])
    qtbot.addWidget(player)
    missing: list[str] = []
    player.missing.connect(missing.append)
    player.toggle()
    assert missing == ["There is no loudspeaker here."]
    assert not player.playing
