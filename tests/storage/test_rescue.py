"""Whatever can be read of a damaged archive comes over into a new one, and what could not is named."""

import random
import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from hrforum.domain.consent import Use
from hrforum.domain.draft import Draft
from hrforum.domain.intake import Intake
from hrforum.domain.redaction import EVERYONE, Redaction, at_hearing
from hrforum.domain.span import Span
from hrforum.errors import Damaged, FileTrouble, HrforumError, WrongPassphrase
from hrforum.operations import archive as archives
from hrforum.operations import (
    attachment,
    attachment_consent,
    check,
    consent,
    draft,
    practice,
    redaction,
    search,
    taking_in,
    testimony,
)
from hrforum.storage import file, key, rescue
from hrforum.storage.archive import Archive
from hrforum.storage.salvage import Salvage
from tests.archive_of import new_archive, new_hearing, rich_intake, yes

PAGE = file.PAGE


@pytest.fixture
def whole(tmp_path: Path) -> Archive:
    """A closed archive of some size."""
    with new_archive(tmp_path, practice=True) as archive:
        practice.furnish(archive, testimonies=120)
        for number in range(10):
            testimony.add(archive, rich_intake(archive, f"Told as number {number}."), yes(*Use))
    return archive


def _damage(path: Path, page: int) -> None:
    raw = bytearray(path.read_bytes())
    at = (page - 1) * PAGE + 200
    raw[at : at + 16] = bytes(255 - each for each in raw[at : at + 16])
    path.write_bytes(raw)


def test_a_whole_archive_comes_over_whole(whole: Archive, tmp_path: Path) -> None:
    made = rescue.rescue(whole.path, whole.key(), tmp_path / "new.hrforum")
    assert (made.lost, made.protection_lost) == ((), False)
    with archives.open_with_key(whole.path, whole.key()) as before:
        rows = check.run(before).counts
        ids = testimony.ids(before)
        words = [testimony.read(before, each) for each in ids]
    with archives.open_with_key(tmp_path / "new.hrforum", whole.key()) as after:
        assert check.run(after).problems == ()
        assert {**check.run(after).counts} == rows
        assert [testimony.read(after, each) for each in ids] == words
        assert len(search.find(after, '"told as number"').hits) == 10


def test_every_single_damaged_page_costs_little(whole: Archive, tmp_path: Path) -> None:
    pages = whole.path.stat().st_size // PAGE
    total = sum(rescue.rescue(whole.path, whole.key(), tmp_path / "all.hrforum").rows.values())
    chosen = random.Random(1).sample(range(2, pages + 1), 12)
    shares = []
    for page in chosen:
        broken, saved = tmp_path / f"broken-{page}.hrforum", tmp_path / f"saved-{page}.hrforum"
        shutil.copyfile(whole.path, broken)
        _damage(broken, page)
        before = broken.read_bytes()
        made = rescue.rescue(broken, whole.key(), saved)
        assert broken.read_bytes() == before
        with archives.open_with_key(saved, whole.key()) as archive:
            assert [each for each in check.run(archive).problems if "ledger" not in each] == []
        kept = sum(made.rows.values())
        assert made.lost or kept == total
        shares.append(kept / total)
    assert sorted(shares)[len(shares) // 2] > 0.97


def test_where_any_table_begins_may_be_damaged(whole: Archive, tmp_path: Path) -> None:
    total = rescue.rescue(whole.path, whole.key(), tmp_path / "all.hrforum").rows
    with archives.open_with_key(whole.path, whole.key()) as archive:
        begins: dict[str, int] = dict(
            archive.rows("SELECT name, rootpage FROM sqlite_master WHERE type = 'table'")
        )
        leads = [name for name, rows in total.items() if rows > 500]
    assert {"testifier_tag", "consent"} <= set(leads), "one kept by its key, one by a number"
    for name in leads:
        broken, saved = tmp_path / f"broken-{name}.hrforum", tmp_path / f"saved-{name}.hrforum"
        shutil.copyfile(whole.path, broken)
        _damage(broken, begins[name])
        made = rescue.rescue(broken, whole.key(), saved)
        # What stood on the page itself is lost: a few rows of a table that is kept by its key.
        assert made.rows[name] >= 0.95 * total[name], name
        assert f"{name} (which of it stood on a damaged page)" in made.lost
        with archives.open_with_key(whole.path, whole.key()) as before:
            kept = set(before.rows(f"SELECT * FROM {name}"))
        with archives.open_with_key(saved, whole.key()) as after:
            came = set(after.rows(f"SELECT * FROM {name}"))
        assert came <= kept or name in ("consent", "ledger"), "no row of another table came along"


def test_words_whose_testimony_is_lost_are_kept_under_a_new_code(whole: Archive, tmp_path: Path) -> None:
    with archives.open_with_key(whole.path, whole.key()) as archive:
        which = testimony.ids(archive)[0]
        words = testimony.read(archive, which).intake.words
        archive.run("PRAGMA foreign_keys = OFF")
        archive.run("DELETE FROM testimony WHERE id = ?", (which,))
    made = rescue.rescue(whole.path, whole.key(), tmp_path / "new.hrforum")
    assert any(each.startswith(f"testimony {which}: HRF-") for each in made.lost)
    with archives.open_with_key(tmp_path / "new.hrforum", whole.key()) as archive:
        assert check.run(archive).problems == ()
        assert testimony.read(archive, which).intake.words == words


def test_what_is_lost_lets_no_more_out_than_before(whole: Archive, tmp_path: Path) -> None:
    with archives.open_with_key(whole.path, whole.key()) as archive:
        kept = testimony.add(archive, Intake("I am Ada."), yes(Use.RECORD)).value
        taken = taking_in.take_in("voice", b"a voice")
        one = attachment.add(archive, taken, testimony_id=kept.id).value
        attachment_consent.give(archive, one.id, yes(Use.RECORDINGS, Use.PRESS))
        begun = draft.keep(archive, Draft("{}"))
        other = attachment.add(archive, taken, draft_id=begun.id).value
        spoken = testimony.read(archive, kept.id).versions[0]
        which = new_hearing(archive).id
        hidden = Redaction(Span(5, 8), spoken.uuid, audience=at_hearing(which))
        redaction.add(archive, kept.id, [hidden])
        later = testimony.add(archive, Intake("I am Eve."), yes(Use.RECORD)).value
        first = testimony.read_whole(archive, later.id)
        testimony.edit(archive, later.id, replace(first.intake, words="I am Eve, and cold."), 1)
        newest = testimony.read(archive, later.id).versions[0]
        redaction.add(archive, later.id, [Redaction(Span(5, 8), newest.uuid)])
        archive.run("PRAGMA foreign_keys = OFF")
        for table, id_ in (
            ("attachment", one.id),
            ("draft", begun.id),
            ("hearing", which),
            ("version", newest.id),
        ):
            archive.run(f"DELETE FROM {table} WHERE id = ?", (id_,))
    made = rescue.rescue(whole.path, whole.key(), tmp_path / "new.hrforum")
    assert "consent: 2 x -" in made.lost
    assert made.protection_lost
    with archives.open_with_key(tmp_path / "new.hrforum", whole.key()) as archive:
        assert archive.row("PRAGMA foreign_key_check") is None
        assert [each.use for each in consent.answers(archive, kept.id)] == [Use.RECORD]
        assert [each.audience for each in redaction.of_testimony(archive, kept.id)] == [EVERYONE]
        assert testimony.read(archive, later.id).intake.words == "I am Eve."
        assert [each.lost for each in redaction.of_testimony(archive, later.id)] == [True]
        assert attachment.content(archive, other.id) == b"a voice"


def _pages_of_list(whole: Archive) -> list[int]:
    """Return the pages of an archive on which the list of its tables stands."""
    found, raw = [], whole.path.read_bytes()
    for page in range(1, len(raw) // PAGE + 1):
        _damage(whole.path, page)
        try:
            with closing(Salvage(whole.path, whole.key())) as source:
                source.shapes()
        except (Damaged, WrongPassphrase):
            found.append(page)
        whole.path.write_bytes(raw)
    return found


def test_r6_a_damaged_list_of_tables_costs_nothing(whole: Archive, tmp_path: Path) -> None:
    total = rescue.rescue(whole.path, whole.key(), tmp_path / "all.hrforum").rows
    raw, pages = whole.path.read_bytes(), _pages_of_list(whole)
    assert pages[0] == 1
    assert len(pages) > 3
    for damaged in ([1], pages):
        for page in damaged:
            _damage(whole.path, page)
        made = rescue.rescue(whole.path, whole.key(), tmp_path / "new.hrforum")
        assert (made.rows, made.lost) == (total, ())
        (tmp_path / "new.hrforum").unlink()
        whole.path.write_bytes(raw)


@pytest.mark.parametrize("table", ["consent", "testimony", "version", "testifier"])
def test_r6_a_table_whose_order_is_lost_is_put_together_from_its_pages(
    whole: Archive, tmp_path: Path, table: str
) -> None:
    with archives.open_with_key(whole.path, whole.key()) as opened:
        root = opened.value("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,))
    total = rescue.rescue(whole.path, whole.key(), tmp_path / "all.hrforum").rows
    _damage(whole.path, root)
    made = rescue.rescue(whole.path, whole.key(), tmp_path / "new.hrforum")
    assert made.rows == total
    assert made.lost == (f"{table} (which of it stood on a damaged page)",)


def test_a_wrong_key_rescues_nothing(whole: Archive, tmp_path: Path) -> None:
    with pytest.raises(WrongPassphrase):
        rescue.rescue(whole.path, key.Key(bytes(32), whole.key().salt), tmp_path / "new.hrforum")
    assert not (tmp_path / "new.hrforum").exists()


def test_what_no_page_can_be_read_of_is_refused(whole: Archive, tmp_path: Path) -> None:
    whole.path.write_bytes(random.Random(2).randbytes(40 * PAGE))
    with pytest.raises(HrforumError):
        rescue.rescue(whole.path, whole.key(), tmp_path / "new.hrforum")
    assert sorted(each.name for each in tmp_path.iterdir()) == [whole.path.name]


def test_an_existing_file_is_never_replaced(whole: Archive, tmp_path: Path) -> None:
    (tmp_path / "new.hrforum").write_bytes(b"mine")
    with pytest.raises(FileTrouble):
        rescue.rescue(whole.path, whole.key(), tmp_path / "new.hrforum")
    assert (tmp_path / "new.hrforum").read_bytes() == b"mine"


@pytest.mark.parametrize("at", [0, 7, 15])
def test_r7_a_damaged_salt_is_made_up_for_by_a_backup(tmp_path: Path, at: int) -> None:
    from hrforum.operations import backup

    passphrase = "six words that open this one"
    path = tmp_path / "city.hrforum"
    with archives.create(path, passphrase, name="City") as archive:
        testimony.add(archive, rich_intake(archive, "Told before the damage."))
        backup.make(archive, backup.folder_of(archive))
    raw = bytearray(path.read_bytes())
    raw[at] ^= 0xFF
    path.write_bytes(raw)
    with archives.unlock(path, passphrase) as archive:
        assert testimony.count(archive) == 1
        testimony.add(archive, rich_intake(archive, "Told after it."))
    with archives.open_with_key(path, key.derive(passphrase, file.read_salt(path))) as archive:
        assert testimony.count(archive) == 2


def test_numbers_that_follow_each_other_are_told_as_one_range() -> None:
    lost = ["tag 3", "tag 4", "tag 5", "testimony 9: HRF-AAAAA-A", "tag 6", "tag 8", "packet 8"]
    assert rescue._in_ranges(lost) == ["tag 3-5", "testimony 9: HRF-AAAAA-A", "tag 6", "tag 8", "packet 8"]
    assert rescue._in_ranges([]) == []
