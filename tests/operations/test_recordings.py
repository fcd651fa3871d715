"""Recording into the archive: whole after its end, and after a crash whole up to its last seconds."""

import io
import subprocess
import sys
import wave

import pytest

from hrforum.domain.attachment import LARGEST, Kind, Mark
from hrforum.domain.draft import Draft
from hrforum.domain.recording import HEAD_BYTES, LONGEST_SECONDS, RATE, head
from hrforum.errors import NotFound, Refused
from hrforum.operations import attachment, draft, recording, viewing
from hrforum.storage.archive import Archive
from tests.archive_of import keep, reopened
from tests.operations.state import lines_of, must_be_whole

SECOND = bytes(range(256)) * (RATE * 2 // 256)


def test_the_longest_recording_fits_into_an_attachment() -> None:
    assert LONGEST_SECONDS * len(SECOND) + HEAD_BYTES < LARGEST


def test_what_was_recorded_is_a_wav_file(archive: Archive) -> None:
    one = recording.begin(archive, testimony_id=keep(archive).id)
    for _each in range(3):
        recording.append(archive, one.id, SECOND)
    ended = recording.finish(archive, one.id, [Mark(1_500, "the fire")]).value
    whole = attachment.content(archive, one.id)
    with wave.open(io.BytesIO(whole)) as sound:
        assert (sound.getframerate(), sound.getnchannels(), sound.getsampwidth()) == (RATE, 1, 2)
        assert sound.readframes(99 * RATE) == SECOND * 3
    assert ended.finished
    assert (ended.kind, ended.size) == (Kind.SOUND, len(whole))
    assert attachment.marks(archive, one.id) == [Mark(1_500, "the fire")]
    assert viewing.sound(whole, 0, 1_000).length_ms == 3_000
    assert lines_of(archive)[-1].subjects == (ended.uuid,)
    must_be_whole(archive)


def test_a_recording_that_was_broken_off_is_ended_another_day(archive: Archive) -> None:
    begun = draft.keep(archive, Draft("{}"))
    one, empty = (recording.begin(archive, draft_id=begun.id) for _each in range(2))
    recording.append(archive, one.id, SECOND)
    assert not attachment.by_id(archive, one.id).finished
    again = reopened(archive)
    assert [each.value.id for each in recording.finish_broken_off(again)] == [one.id]
    assert attachment.content(again, one.id) == head(len(SECOND)) + SECOND
    assert [each.id for each in attachment.of_draft(again, begun.id)] == [one.id], "an empty one goes"
    assert recording.finish_broken_off(again) == []
    with pytest.raises(NotFound):
        attachment.by_id(again, empty.id)
    must_be_whole(again)
    again.close()


def test_nothing_is_added_after_the_end(archive: Archive) -> None:
    one = recording.begin(archive, testimony_id=keep(archive).id)
    recording.append(archive, one.id, SECOND)
    recording.finish(archive, one.id)
    with pytest.raises(Refused):
        recording.append(archive, one.id, SECOND)
    recording.throw_away(archive, one.id)
    assert attachment.by_id(archive, one.id).finished, "only what has not ended is thrown away"


def test_it_never_grows_beyond_an_attachment(archive: Archive) -> None:
    one = recording.begin(archive, testimony_id=keep(archive).id)
    recording.append(archive, one.id, bytes(LARGEST - HEAD_BYTES))
    with pytest.raises(Refused):
        recording.append(archive, one.id, b"\0\0")
    assert attachment.by_id(archive, one.id).size == LARGEST


def test_whoever_does_not_want_it_has_nothing_left(archive: Archive) -> None:
    one = recording.begin(archive, testimony_id=keep(archive).id)
    recording.append(archive, one.id, SECOND)
    recording.throw_away(archive, one.id)
    recording.throw_away(archive, one.id)
    assert archive.counts("attachment", "attachment_chunk") == (0, 0)
    with pytest.raises(NotFound):
        recording.append(archive, one.id, SECOND)


_RECORDS = """
import sys
from pathlib import Path
from hrforum.operations import archive, recording
from hrforum.storage.key import Key
path, secret, salt, testimony_id = sys.argv[1:]
with archive.open_with_key(Path(path), Key(bytes.fromhex(secret), bytes.fromhex(salt))) as opened:
    one = recording.begin(opened, testimony_id=int(testimony_id))
    for number in range(1000):
        recording.append(opened, one.id, bytes([number % 251]) * 8000)
        print(number, flush=True)
"""


def test_a_kill_takes_nothing_that_was_kept(archive: Archive) -> None:
    testimony_id, path, key = keep(archive).id, archive.path, archive.key()
    archive.close()
    arguments = [str(path), key.secret.hex(), key.salt.hex(), str(testimony_id)]
    with subprocess.Popen(
        [sys.executable, "-c", _RECORDS, *arguments], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        for _each in range(12):
            process.stdout.readline()
        process.kill()
        said = [*process.stdout.read().split()]
    kept = 12 + len(said)
    again = reopened(archive)
    (ended,) = recording.finish_broken_off(again)
    whole = attachment.content(again, ended.value.id)
    pieces = (len(whole) - HEAD_BYTES) // 8_000
    assert pieces >= kept
    assert whole == head(8_000 * pieces) + b"".join(bytes([each % 251]) * 8_000 for each in range(pieces))
    must_be_whole(again)
    again.close()
