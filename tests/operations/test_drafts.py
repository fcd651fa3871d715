"""What is being typed is on the disk after each keeping, survives a kill, and goes the moment its testimony is kept."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from hrforum.domain.draft import Draft
from hrforum.domain.erase import Scope
from hrforum.domain.intake import Intake
from hrforum.errors import NotFound, Refused
from hrforum.operations import archive as archives
from hrforum.operations import check, draft, erase, testimony
from hrforum.storage.key import Key, random_key

TYPING = """
import sys
from pathlib import Path
from hrforum.domain.draft import Draft
from hrforum.operations import archive as archives, draft
from hrforum.storage.key import Key
archive = archives.open_with_key(Path(sys.argv[1]), Key(bytes.fromhex(sys.argv[2]), bytes.fromhex(sys.argv[3])))
one = Draft("")
for number in range(10_000):
    one = draft.keep(archive, Draft(f"words {number}", id=one.id))
    print(number, flush=True)
"""


def test_a_draft_is_kept_anew_under_its_id(tmp_path: Path) -> None:
    with archives.create_with_key(tmp_path / "a.hrforum", random_key(), name="Oak") as archive:
        one = draft.keep(archive, Draft("first"))
        again = draft.keep(archive, replace(one, body="first and second"))
        assert again.id == one.id
        assert [each.body for each in draft.everything(archive)] == ["first and second"]


def test_it_goes_in_the_moment_its_testimony_is_kept(tmp_path: Path) -> None:
    with archives.create_with_key(tmp_path / "a.hrforum", random_key(), name="Oak") as archive:
        one = draft.keep(archive, Draft("typed"))
        with pytest.raises(Refused):
            testimony.add(archive, Intake("  "), draft_id=one.id)
        assert len(draft.everything(archive)) == 1
        kept = testimony.add(archive, Intake("typed"), draft_id=one.id).value
        assert draft.everything(archive) == []
        change = draft.keep(archive, Draft("typed more", testimony_id=kept.id))
        testimony.edit(archive, kept.id, Intake("typed more"), 1, draft_id=change.id)
        assert draft.everything(archive) == []


def test_a_draft_of_changes_goes_with_its_testimony(tmp_path: Path) -> None:
    with archives.create_with_key(tmp_path / "a.hrforum", random_key(), name="Oak") as archive:
        kept = testimony.add(archive, Intake("words")).value
        draft.keep(archive, Draft("more words", testimony_id=kept.id))
        erase.erase(archive, kept.id, Scope.ALL)
        assert draft.everything(archive) == []
        # A form that is still open goes on asking for its draft to be kept.
        with pytest.raises(NotFound, match="Leave this form"):
            draft.keep(archive, Draft("more words, still open", testimony_id=kept.id))
        draft.discard(archive, draft.keep(archive, Draft("x")).id)
        assert draft.everything(archive) == []


def test_a_killed_program_leaves_the_last_draft_that_it_called_kept(tmp_path: Path) -> None:
    path, key = tmp_path / "a.hrforum", random_key()
    archives.create_with_key(path, key, name="Oak").close()
    for _each in range(5):
        last = _type_until_killed(path, key)
        with archives.open_with_key(path, key) as archive:
            newest = draft.everything(archive)[0]
            assert int(newest.body.split()[1]) >= last
            assert check.run(archive).problems == ()
            draft.discard(archive, newest.id)


def _type_until_killed(path: Path, key: Key) -> int:
    command = [sys.executable, "-c", TYPING, str(path), key.secret.hex(), key.salt.hex()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as typing:
        assert typing.stdout is not None
        last = -1
        while last < 20:
            last = int(typing.stdout.readline())
        os.kill(typing.pid, signal.SIGKILL)
        said = typing.stdout.read().splitlines()
    return int(said[-1]) if said and said[-1].isdigit() else last
