"""R1: 200 kills while saving lose nothing that was acknowledged; and the eye that looks for losses does see them."""

import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hrforum.operations import archive as archives
from hrforum.operations import tag, testimony
from hrforum.storage import key
from hrforum.storage.archive import Archive
from tests.reliability.kills import Book, kill_while_saving, look
from tests.reliability.stories import Told, consents_of, intake_of


def test_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    # Another seed each time: the moments of the kills are never the same twice anyway.
    outcome = kill_while_saving(200, secrets.randbelow(2**32), tmp_path)
    print(outcome.figures)
    assert outcome.failures == ()
    assert outcome.tried == 200


OPEN: dict[str, Any] = {"open": True}
ADDING = {"does": "add", "story": 7}


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with archives.create_with_key(tmp_path / "one.hrforum", key.random_key(), name="One") as made:
        yield made


def seen(archive: Archive, *said: dict[str, Any], told: dict[str, Told] | None = None) -> list[str]:
    book = Book(told=told or {}, ledger_lines=1)
    look(archive, [OPEN, *said], book, "now", whole=True)
    return book.failures


def add(archive: Archive) -> str:
    return testimony.add(archive, intake_of(7, tag.codebook(archive)), consents_of(7)).value.code


def test_what_is_as_it_was_told_is_no_failure(archive: Archive) -> None:
    code = add(archive)
    assert seen(archive, ADDING, {"done": "add", "code": code}) == []
    assert seen(archive, ADDING) == []


def test_a_loss_is_seen(archive: Archive) -> None:
    assert sorted(seen(archive, ADDING, {"done": "add", "code": "HRF-00000-0"})) == [
        "now: 0 ledger lines for 1 acknowledged of 1 deeds",
        "now: HRF-00000-0 is lost",
    ]


def test_what_nobody_told_is_seen(archive: Archive) -> None:
    code = add(archive)
    assert f"now: {code} was never told" in seen(archive)


@pytest.mark.parametrize(
    ("tampering", "in_what"),
    [
        ("UPDATE version SET words = words || '.'", "words, versions, the rest"),
        ("DELETE FROM testimony_tag", "the rest"),
        ("DELETE FROM testifier_tag", "the rest"),
        ("DELETE FROM identity", "the rest"),
        ("DELETE FROM consent", "consent"),
        ("UPDATE testimony SET ask = ''", "the rest"),
    ],
)
def test_what_is_torn_is_seen(archive: Archive, tampering: str, in_what: str) -> None:
    code = add(archive)
    archive.run(tampering)
    assert f"now: {code} is torn in {in_what}" in seen(archive, ADDING, {"done": "add", "code": code})


def test_an_import_that_is_half_there_is_seen(archive: Archive) -> None:
    add(archive)
    assert "now: 1 of 5 imported rows are there" in seen(
        archive, {"does": "import", "stories": [7, 8, 9, 10, 11]}
    )
