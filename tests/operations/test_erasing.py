"""What a person asks to be erased is out of every table and list, still counted where they agreed to it, and does not come back."""

import json
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from hrforum.domain.backup import State
from hrforum.domain.consent import Use
from hrforum.domain.draft import Draft
from hrforum.domain.erase import Scope
from hrforum.domain.packet import Chosen, Packet
from hrforum.domain.receipt import Act
from hrforum.errors import FileTrouble, NotFound, Refused, Unreadable
from hrforum.operations import archive as archives
from hrforum.operations import (
    backup,
    edition,
    erase,
    erase_order,
    export,
    packet,
    rewriting,
    search,
    sheet,
    testimony,
    totals,
    withdrawal,
)
from hrforum.operations import draft as drafts
from hrforum.storage import batch, file, key
from hrforum.storage import erase as storage
from hrforum.storage.archive import Archive
from tests.archive_of import PACKET_USES, keep, new_archive, new_hearing, rich_intake, yes
from tests.operations.deeds import MAPPING, stories_sheet
from tests.operations.state import must_be_whole
from tests.operations.test_removed_words import stays_of, tell


def test_an_erased_story_is_counted_and_says_nothing(archive: Archive) -> None:
    intake = rich_intake(archive, "The boiler broke.")
    kept = testimony.add(archive, intake, yes(*PACKET_USES)).value
    testimony.translate(archive, kept.id, "fr", "La chaudière est cassée.", "Anne", "")
    drafts.keep(archive, Draft('{"words": "half"}', kept.id))
    one = packet.add(archive, Packet(new_hearing(archive).id, "Heat", chosen=(Chosen(kept.id),))).value
    before = totals.totals(archive, packet.consider(archive, one).counted, "en")
    erased = erase.erase(archive, kept.id, Scope.STORY)
    assert erased.inverse is None
    assert erased.value.counted
    reading = testimony.read(archive, kept.id)
    assert reading.versions == ()
    assert testimony.history(archive, kept.id) == []
    assert (reading.intake.ask, reading.intake.place) == ("", "Fruitvale")
    assert reading.intake.tags == intake.tags
    assert reading.intake.own_words == ()
    assert reading.intake.speakers[0].own_words == ()
    assert reading.testimony.erased_on is not None
    assert drafts.everything(archive) == []
    selection = packet.consider(archive, packet.by_id(archive, one.id))
    assert selection.exhibits == ()
    assert "erased" in selection.left_out[0].why
    assert selection.counted == (kept.id,)
    assert totals.totals(archive, selection.counted, "en") == before
    assert search.find(archive, "boiler").hits == ()
    must_be_whole(archive)


def test_without_a_yes_to_counting_tags_place_and_time_go_too(archive: Archive) -> None:
    kept = testimony.add(archive, rich_intake(archive), yes(Use.RECORD)).value
    assert not erase.erase(archive, kept.id, Scope.STORY).value.counted
    reading = testimony.read(archive, kept.id)
    assert (reading.intake.tags, reading.intake.place, reading.intake.speakers[0].tags) == ((), "", ())
    assert search.find(archive, "Fruitvale").hits == ()
    must_be_whole(archive)


def test_who_speaks_elsewhere_keeps_what_is_said_of_them(archive: Archive) -> None:
    first = testimony.add(archive, rich_intake(archive), yes(Use.RECORD)).value
    ada = testimony.read(archive, first.id).intake.speakers[0]
    second = testimony.add(archive, replace(rich_intake(archive), speakers=(ada,)), []).value
    erase.erase(archive, first.id, Scope.STORY)
    assert testimony.read(archive, second.id).intake.speakers == (ada,)


def test_nothing_is_written_where_words_were_erased(archive: Archive) -> None:
    kept = keep(archive)
    reading = testimony.read(archive, kept.id)
    edited = testimony.edit(archive, kept.id, replace(reading.intake, words="Other."), reading.testimony.rev)
    french = testimony.translate(archive, kept.id, "fr", "Le chauffage.", "Anne", "")
    erase.erase(archive, kept.id, Scope.STORY)
    rev = testimony.by_id(archive, kept.id).rev
    for bring_back in (
        lambda: testimony.edit(archive, kept.id, reading.intake, rev),
        lambda: testimony.translate(archive, kept.id, "es", "No.", "Ana", ""),
        lambda: edited.inverse(archive),  # type: ignore[misc]  # an edit can be undone
        lambda: french.inverse(archive),  # type: ignore[misc]  # a translation can be undone
        lambda: erase.erase(archive, kept.id, Scope.STORY),
    ):
        with pytest.raises(Refused) as refused:
            bring_back()
        assert "were erased on" in refused.value.sentence
    with pytest.raises(Refused, match="were erased"):
        drafts.keep(archive, Draft('{"words": "The heating was off."}', kept.id))
    assert testimony.history(archive, kept.id) == []
    # All of it can go all the same, and then the code is told as erased.
    erase.erase(archive, kept.id, Scope.ALL)
    with pytest.raises(NotFound, match="was erased on"):
        testimony.by_code(archive, kept.code)
    must_be_whole(archive)


# ---- every table ---------------------------------------------------------------------------------------------------------
STAYS_WITH_THE_COUNT = {
    "consent": "what was answered stays on record, and says that they are counted",
    "merged": "their codes still find it, and their sheets stay known",
    "packet_testimony": "a packet goes on counting them",
    "testimony_article": "counted by right; goes where they are not counted",
    "testimony_authority": "counted by authority; goes where they are not counted",
    "testimony_incident": "counts incidents",
    "testimony_tag": "counted by tag; goes where they are not counted",
    "testimony_testifier": "counts people",
}


def test_every_table_about_a_testimony_is_known_to_erasing(archive: Archive) -> None:
    """A table that is added later has to say what becomes of it."""
    referring = {
        (table, action)
        for table, to, action in archive.rows(
            "SELECT m.name, f.\"table\", f.on_delete FROM sqlite_master AS m JOIN pragma_foreign_key_list(m.name) AS f WHERE m.type = 'table'"
        )
        if to == "testimony"
    }
    assert {action for _table, action in referring} == {"CASCADE"}
    hanging_on_versions = {"current_version"}
    known = {*storage.WITH_THE_STORY, *STAYS_WITH_THE_COUNT} | hanging_on_versions
    assert {table for table, _action in referring} == known


@pytest.mark.parametrize("scope", Scope)
def test_what_was_merged_into_it_comes_back_from_nowhere(archive: Archive, scope: Scope) -> None:
    kept = keep(archive, "Told twice.", [Use.COUNT])
    other, mark = uuid4(), bytes(32)
    archive.run(
        "INSERT INTO merged (uuid, testimony_id, code, row_mark, on_day) VALUES (?, ?, ?, ?, ?)",
        (other.bytes, kept.id, "OAK-7K3M9-3", mark, "2026-11-24"),
    )
    erase.erase(archive, kept.id, scope)
    assert other in {each.testimony for each in erase.orders(archive)}
    if scope is Scope.ALL:
        assert mark in batch.purged_rows(archive)
        with pytest.raises(NotFound, match="was erased on"):
            testimony.by_code(archive, "OAK-7K3M9-3")


# ---- editions ------------------------------------------------------------------------------------------------------------
def test_an_edition_with_erased_words_is_superseded_and_made_no_more(archive: Archive) -> None:
    kept = [keep(archive, f"Words {number}.", PACKET_USES, ask=f"Ask {number}.") for number in range(3)]
    chosen = tuple(Chosen(each.id) for each in kept)
    one = packet.add(archive, Packet(new_hearing(archive).id, "Heat", chosen=chosen)).value
    for kind in export.Kind:
        export.export(archive, one.id, archive.path.with_name(f"{kind}.pdf"), kind)
    assert all(edition.can_be_remade(archive, each).possible for each in packet.editions(archive, one.id))
    erase.erase(archive, kept[0].id, Scope.STORY)
    erase.erase(archive, kept[1].id, Scope.ALL)
    for each in packet.editions(archive, one.id):
        assert each.superseded_on is not None
        remaking = edition.can_be_remade(archive, each)
        packet_itself = json.loads(each.manifest)["kind"] == "packet"
        left = (0, (2,)) if packet_itself else (1, ())
        assert (remaking.erased, remaking.others, remaking.exhibits) == ((kept[0].code,), *left)
        rest = "Exhibit 2" if packet_itself else "1 more"
        assert remaking.sentence == f"Cannot be made again, erased: {kept[0].code}, {rest}."


# ---- copies of the archive -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("scope", Scope)
def test_backups_are_rewritten_without_the_words(archive: Archive, scope: Scope) -> None:
    kept = {number: tell(archive, number) for number in range(3)}
    older = backup.make(archive, archive.path.parent / "stick").value
    beside = backup.make(archive, backup.folder_of(archive)).value
    gone = backup.make(archive, archive.path.parent / "lost").value
    gone.unlink()
    erase.erase(archive, kept[1], scope)
    told = {Path(each.path): each.state for each in rewriting.rewrite(archive, erase.orders(archive))}
    assert told == {older: State.CLEAN, beside: State.CLEAN, gone: State.MISSING}
    newer = backup.make(archive, archive.path.parent / "stick").value
    archive.close()
    words = {f"{field} of 1" for field in ("words", "older", "translated", "ask", "own")}
    for path in (archive.path, older, beside, newer):
        assert not words & set(stays_of(path, archive, 1)), path
        assert len(stays_of(path, archive, 0, 2)) == 20, "what stays is read, so the test sees"
    with archives.open_with_key(older, archive.key()) as copy:
        must_be_whole(copy)
        assert testimony.count(copy) == (3 if scope is Scope.STORY else 2)
    assert not list(older.parent.glob(".*")), "nothing is left beside"


def test_a_backup_under_another_key_is_told(archive: Archive) -> None:
    kept = keep(archive, "Words to go.")
    under_old = backup.make(archive, archive.path.parent / "stick").value
    archive.rekey(key.Key(bytes(range(32)), archive.key().salt))
    broken = backup.folder_of(archive) / "broken.hrforum"
    broken.parent.mkdir(exist_ok=True)
    broken.write_bytes(b"")
    before = under_old.read_bytes()
    done = withdrawal.carry_out(archive, kept.id, withdrawal.Wish(Act.ALL)).value
    done = withdrawal.clear_backups(archive, done)
    assert {Path(each.path): each.state for each in done.unclean} == {
        under_old: State.OTHER_KEY,
        broken: State.TROUBLE,
    }
    assert under_old.read_bytes() == before


def test_a_backup_of_the_first_version_is_rewritten_and_leaves_none_behind(tmp_path: Path) -> None:
    old = Path(__file__).parents[1] / "archives" / "schema_1.hrforum"
    assert old.exists()
    with new_archive(tmp_path) as archive:
        folder = backup.folder_of(archive)
        folder.mkdir()
        (folder / "old.hrforum").write_bytes(old.read_bytes())
        # It belongs to another archive, so it opens with no key of ours: told, and left as it is.
        (told,) = rewriting.rewrite(archive, erase.orders(archive))
        assert told.state is State.OTHER_KEY
        assert [each.name for each in folder.iterdir()] == ["old.hrforum"]


def test_orders_are_obeyed_by_a_copy_and_an_older_copy_lets_nothing_in(
    archive: Archive, tmp_path: Path
) -> None:
    empty = backup.make(archive, tmp_path / "before").value
    sheet.bring_in(archive, stories_sheet(), MAPPING, file_name="a.csv")
    first, second = testimony.ids(archive)
    code = testimony.by_id(archive, first).code
    full = backup.make(archive, tmp_path / "after").value
    erase.erase(archive, first, Scope.ALL)
    erase.erase(archive, second, Scope.STORY)
    orders = tmp_path / "orders.json"
    assert len(erase_order.write(archive, orders)) == 2
    assert "heat" not in orders.read_text()
    with file.open_archive(full, archive.key()) as copy:
        copy.use_device(archive.device)
        assert erase_order.obey(copy, orders.read_bytes()).value == 2
        assert erase_order.obey(copy, orders.read_bytes()).value == 0
        assert [bool(testimony.by_id(copy, each).erased_on) for each in testimony.ids(copy)] == [True]
        assert search.find(copy, "heat").hits == ()
        must_be_whole(copy)
    with file.open_archive(empty, archive.key()) as copy:
        copy.use_device(archive.device)
        assert erase_order.obey(copy, orders.read_bytes()).value == 0
        # The same sheet brings nothing back, and the caller is told.
        sheet.bring_in(copy, stories_sheet(), MAPPING, file_name="a.csv")
        assert testimony.count(copy) == 0
        with pytest.raises(NotFound, match="was erased on"):
            testimony.by_code(copy, code)
        assert erase.orders(copy) == erase.orders(archive)
        must_be_whole(copy)


def test_orders_of_strangers_and_changed_ones_are_refused(archive: Archive, tmp_path: Path) -> None:
    erase.erase(archive, keep(archive).id, Scope.STORY)
    path = tmp_path / "orders.json"
    erase_order.write(archive, path)
    raw = path.read_bytes()
    with pytest.raises(Refused, match="changed on the way"):
        erase_order.obey(archive, raw.replace(b'"story"', b'"all"'))
    with new_archive(tmp_path, "other") as other, pytest.raises(Refused, match="no copy of"):
        erase_order.obey(other, raw)
    for strange in (
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b'{"kind": "hrforum erase orders", "number": 1}',
        b"[" * 10**5,
    ):
        with pytest.raises(Unreadable):
            erase_order.obey(archive, strange)
    with pytest.raises(FileTrouble):
        erase_order.write(archive, archive.path)


def test_the_whole_file_is_rewritten_before_a_copy_where_that_waited(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hrforum.storage.archive.SMALL", -1)
    number = tell(archive, 1)
    tell(archive, 2)
    pages = archive.value("PRAGMA page_count")
    erase.erase(archive, number, Scope.ALL)
    assert archive.value("PRAGMA page_count") == pages, "a large file waits"
    assert archive.value("SELECT value FROM choice WHERE key = 'rewrite_due'") == "1"
    copy = backup.make(archive, archive.path.parent / "copies").value
    assert archive.value("PRAGMA page_count") < pages
    assert archive.value("SELECT value FROM choice WHERE key = 'rewrite_due'") is None
    archive.close()
    assert stays_of(archive.path, archive, 1) == stays_of(copy, archive, 1) == []
    assert len(stays_of(copy, archive, 2)) == 10


def test_the_whole_file_is_rewritten_when_it_is_closed(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hrforum.storage.archive.SMALL", -1)
    erase.erase(archive, tell(archive, 1), Scope.STORY)
    due = "SELECT value FROM choice WHERE key = 'rewrite_due'"
    assert archive.value(due) == "1"
    archive.close()
    gone = {"words of 1", "older of 1", "translated of 1", "ask of 1"}
    assert gone.isdisjoint(stays_of(archive.path, archive, 1))
    with archives.open_with_key(archive.path, archive.key()) as again:
        assert again.value(due) is None
    assert not archive.path.with_name(archive.path.name + "-wal").exists()
