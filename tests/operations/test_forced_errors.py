"""S22: whatever goes wrong inside, what is told of it holds no word of a testimony."""

import json
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from hrforum.cli.program import bug
from hrforum.domain.intake import Intake
from hrforum.errors import HrforumError
from hrforum.exchange import testimony_json
from hrforum.operations import form, testimony
from hrforum.storage import sqlcipher
from hrforum.storage.archive import Archive

CANARY = "zqbtkvwnhpdrmsxg"
ERRORS: tuple[Callable[[str], Exception], ...] = (
    ValueError,
    KeyError,
    TypeError,
    RuntimeError,
    OSError,
    sqlcipher.Error,
    sqlcipher.IntegrityError,
    lambda said: UnicodeDecodeError("utf-8", said.encode(), 0, 1, said),
    lambda said: json.JSONDecodeError(said, said, 0),
)


def test_s22_a_thousand_forced_errors_tell_no_word(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    random, told = Random(1), set[str]()
    statements = [0]
    run = archive.run

    def fail_at(which: int, error: Exception) -> Callable[..., Any]:
        def failing(sql: str, values: Any = ()) -> int:
            statements[0] += 1
            if statements[0] == which:
                raise error
            return run(sql, values)

        return failing

    for number in range(1_000):
        statements[0] = 0
        error = random.choice(ERRORS)(f"{CANARY} {number}")
        monkeypatch.setattr(archive, "run", fail_at(random.randrange(1, 40), error))
        try:
            testimony.add(archive, Intake(f"{CANARY} was said {number}"))
        except HrforumError as known:
            told.add(known.sentence)
        except Exception as unknown:  # noqa: BLE001  # what the command line itself does with any
            told.add(bug(unknown))
    monkeypatch.undo()
    assert len(told) > 20
    assert [each for each in told if CANARY in each or CANARY[:8] in each] == []
    assert testimony.count(archive) < 1_000


def test_s22_malformed_input_is_told_without_its_words(archive: Archive) -> None:
    random, told = Random(2), []
    whole = json.dumps(
        {"words": CANARY, "language": "en", "testifier": {"name": CANARY}, "tags": {"x": [CANARY]}}
    )
    for _each in range(300):
        raw = bytearray(whole.encode())
        for _change in range(random.randrange(1, 6)):
            raw[random.randrange(len(raw))] = random.randrange(256)
        try:
            form.add(archive, testimony_json.read_testimony(bytes(raw)))
        except HrforumError as known:
            told.append(known.sentence)
    assert len(told) > 100
    assert [each for each in told if CANARY in each] == []
