"""Every deed there is: one transaction, its line in the ledger in ids only, and undone to the letter or declared final."""

import importlib
import pkgutil
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from hrforum import operations
from hrforum.domain.ledger import ids_of_hash
from hrforum.errors import FileTrouble
from hrforum.operations import archive as archives
from hrforum.operations.deed import DEEDS
from hrforum.storage import speaking, touched
from hrforum.storage.archive import Archive
from tests.archive_of import new_archive, settings_in
from tests.operations.deeds import STORIES, Furnished, Story, furnish
from tests.operations.state import lines_of, must_be_whole, state_of, uuids_of

for room in pkgutil.iter_modules(operations.__path__):
    importlib.import_module(f"{operations.__name__}.{room.name}")

_AT_MAKING = {"archive.make"}
"""Written when an archive is made, and shown by its first line."""
UNDOABLE = sorted(name for name, undo in DEEDS.items() if undo)
FINAL = sorted(name for name, undo in DEEDS.items() if not undo and name not in _AT_MAKING)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Furnished:
    """A furnished archive, closed, of which each test takes a copy."""
    settings, folder = (tmp_path_factory.mktemp(name) for name in ("settings", "furnished"))
    with settings_in(settings), new_archive(folder, practice=True) as archive:
        return furnish(archive)


@pytest.fixture
def one(template: Furnished, tmp_path: Path) -> Iterator[Furnished]:
    path = tmp_path / template.archive.path.name
    shutil.copyfile(template.archive.path, path)
    with archives.open_with_key(path, template.archive.key()) as archive:
        yield replace(template, archive=archive, folder=tmp_path)


def ready(one: Furnished, name: str) -> Story:
    """Return a deed's story after what has to come before it."""
    story = STORIES[name]
    story.before(one)
    # From here on what is counted is kept, and has to follow every deed: the check proves it.
    speaking.load(one.archive)
    return story


def test_every_deed_has_its_story() -> None:
    assert set(DEEDS) == set(STORIES) | _AT_MAKING


def test_making_an_archive_is_its_first_line(archive: Archive) -> None:
    assert [line.deed for line in lines_of(archive)] == ["archive.make"]
    must_be_whole(archive)


@pytest.mark.parametrize("name", UNDOABLE + FINAL)
def test_a_deed_writes_its_line_in_ids_only(one: Furnished, name: str) -> None:
    story = ready(one, name)
    before, known = lines_of(one.archive), uuids_of(one.archive)
    changes = story.do(one)
    after = lines_of(one.archive)
    fresh = after[len(before) :]
    assert after[: len(before)] == before
    assert [line.deed for line in fresh] == list(story.lines or (name,))
    known |= uuids_of(one.archive)
    hashes = (sha256 for (sha256,) in one.archive.rows("SELECT sha256 FROM edition"))
    known |= {each for sha256 in hashes for each in ids_of_hash(sha256)}
    if name in ("sheet.take_back", "script.take_back"):
        # What the line before made, and names, went again.
        known |= set(fresh[0].subjects)
    for line in fresh:
        assert datetime.fromisoformat(line.at).utcoffset() is not None
        assert line.device == one.archive.device
        assert set(line.subjects) <= known, "what a line is about is an id and nothing else"
    must_be_whole(one.archive)
    assert touched.due(one.archive, touched.stamp(one.archive)) is not None, (
        "nothing is counted anew as a whole"
    )
    assert changes.deed
    assert changes.concepts or name.startswith("vault."), "looking changes nothing"


_NAME_THEIR_SUBJECT = [
    name for name in UNDOABLE + FINAL if not name.startswith(("archive.", "practice.", "vault.open."))
]


@pytest.mark.parametrize("name", _NAME_THEIR_SUBJECT)
def test_a_line_says_what_the_deed_was_about(one: Furnished, name: str) -> None:
    story = ready(one, name)
    story.do(one)
    assert all(line.subjects for line in lines_of(one.archive)[-len(story.lines or (name,)) :])


@pytest.mark.parametrize("name", UNDOABLE + FINAL)
def test_a_deed_that_fails_at_its_end_leaves_nothing(one: Furnished, name: str) -> None:
    """The file is moved away, which is noticed last of all, and put back."""
    story = ready(one, name)
    before, lines = state_of(one.archive), lines_of(one.archive)
    path = one.archive.path
    path.rename(path.with_name("away"))
    with pytest.raises(FileTrouble):
        story.do(one)
    path.with_name("away").rename(path)
    assert state_of(one.archive) == before
    assert lines_of(one.archive) == lines
    assert list(one.folder.glob("*.pdf")) == []
    must_be_whole(one.archive)


@pytest.mark.parametrize("name", UNDOABLE)
def test_a_deed_is_undone_and_done_again_to_the_letter(one: Furnished, name: str) -> None:
    story = ready(one, name)
    if len(story.lines) == 2:
        before, after = _steps_of_undoing(one, story)
    else:
        before = state_of(one.archive)
        changes = story.do(one)
        after = state_of(one.archive)
        _there_and_back(one, changes, before, after, alike=story.again_alike)
    assert before != after
    must_be_whole(one.archive)


def _steps_of_undoing(one: Furnished, story: Story) -> tuple[dict[str, object], dict[str, object]]:
    """A deed that only undoing does: it gives back what was before, and its own inverse takes that away again."""
    before = state_of(one.archive)
    back = story.do(one)
    assert state_of(one.archive) == before
    assert back.inverse is not None
    again = back.inverse(one.archive)
    after = state_of(one.archive)
    assert again.inverse is not None
    again.inverse(one.archive)
    assert state_of(one.archive) == before
    return before, after


def _there_and_back(
    one: Furnished, changes: object, before: dict[str, object], after: dict[str, object], *, alike: bool
) -> None:
    archive = one.archive
    for _round in range(2):
        back = changes.inverse(archive)  # type: ignore[attr-defined]  # Changes of whatever the deed makes
        assert state_of(archive) == before
        changes = back.inverse(archive)
        if alike:
            assert state_of(archive) == after
        assert state_of(archive) != before


@pytest.mark.parametrize("name", FINAL)
def test_a_final_deed_says_that_it_cannot_be_undone(one: Furnished, name: str) -> None:
    assert ready(one, name).do(one).inverse is None


def test_deeds_are_undone_one_after_the_other(one: Furnished) -> None:
    """What the windows' list of things to undo does: all there is, back to the beginning and forth again."""
    # What has to come before two of them are deeds too, which are not on the list here.
    for name in ("dimension.edit", "tag.edit"):
        STORIES[name].before(one)
    states = [state_of(one.archive)]
    done = []
    for name in (
        "forum.edit",
        "testimony.edit",
        "consent.withdraw",
        "packet.edit",
        "packet.remove",
        "tag.edit",
        "tag.remove",
        "dimension.edit",
        "dimension.remove",
        "testimony.translate",
        "testimony.point",
        "forum.remove",
        "hearing.edit",
        "hearing.remove",
    ):
        done.append(STORIES[name].do(one))
        states.append(state_of(one.archive))
    done += [archives.describe(one.archive, name="A", place="B", language="fr")]
    states.append(state_of(one.archive))
    undone = []
    for number, changes in reversed(list(enumerate(done))):
        assert changes.inverse is not None
        undone.append(changes.inverse(one.archive))
        assert state_of(one.archive) == states[number]
    for number, changes in enumerate(reversed(undone), 1):
        assert changes.inverse is not None
        changes.inverse(one.archive)
        assert state_of(one.archive) == states[number]
    must_be_whole(one.archive)
