"""Attachments: what is kept of a file, chunk by chunk, and what is not; described, marked, saved out, removed."""

import hashlib
import io
import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from hrforum.domain.attachment import CHUNK, LARGEST, Attachment, Described, Kind, Mark, Stripped
from hrforum.domain.consent import Answer, Consent, Use
from hrforum.domain.draft import Draft
from hrforum.domain.erase import Scope
from hrforum.domain.intake import Speaker
from hrforum.domain.receipt import Act
from hrforum.domain.risk import Risk
from hrforum.errors import Conflict, Damaged, FileTrouble, NotFound, Refused, Unreadable
from hrforum.operations import (
    attachment,
    attachment_consent,
    consent,
    draft,
    erase,
    ledger,
    reach,
    saving_out,
    taking_in,
    testimony,
    withdrawal,
)
from hrforum.operations.deed import today
from hrforum.storage import attachment as storage
from hrforum.storage.archive import Archive
from tests.archive_of import keep, reopened, rich_intake
from tests.decode.made import frames, pdf, photo, tone
from tests.operations.state import must_be_whole
from tests.storage.pages import plain_bytes

CANARY = "Zqcanary5"


def attached(archive: Archive, content: bytes, name: str = "file", **more: str) -> Attachment:
    """Attach a file to a new testimony."""
    return attachment.add(
        archive, taking_in.take_in(name, content), Described(**more), testimony_id=keep(archive).id
    ).value


# ---- on the way in -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("content", "kind", "media_type"),
    [
        (photo(), Kind.PICTURE, "image/jpeg"),
        (photo(form="PNG"), Kind.PICTURE, "image/png"),
        (pdf(), Kind.PDF, "application/pdf"),
        (tone(0.1), Kind.SOUND, "audio/wav"),
        (b"\xff\xfb\x90\x44" + bytes(400), Kind.SOUND, "audio/mpeg"),
        (b"\0\0\0\x18ftypheic" + bytes(40), Kind.FILE, "image/heic"),
        (b"words in a text file", Kind.FILE, "application/octet-stream"),
    ],
)
def test_what_a_file_is_is_told_by_its_bytes(content: bytes, kind: Kind, media_type: str) -> None:
    found = taking_in.take_in("holiday.exe", content)
    assert (found.kind, found.media_type) == (kind, media_type)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_of_a_picture_only_pixels_come_in(archive: Archive, form: str) -> None:
    came = photo(form=form, canary=CANARY, orientation=6)
    one = attached(archive, came, f"{form}.jpg")
    kept = attachment.content(archive, one.id)
    assert CANARY.encode() not in kept
    with Image.open(io.BytesIO(kept)) as again:
        assert again.size == (48, 64), "it stands upright without what said so"
        assert dict(again.getexif()) == {}
    assert one.stripped is Stripped.PICTURE
    assert one.came_sha256 == hashlib.sha256(came).digest()
    assert one.sha256 == hashlib.sha256(kept).digest() != one.came_sha256


def test_whatever_else_comes_in_as_it_is(archive: Archive) -> None:
    for content in (pdf(), tone(0.1), b"words"):
        one = attached(archive, content)
        assert attachment.content(archive, one.id) == content
        assert one.stripped is Stripped.NOTHING
        assert one.sha256 == one.came_sha256


@pytest.mark.parametrize("content", [b"", photo()[:300], frames(2)])
def test_what_cannot_be_kept_is_refused(content: bytes) -> None:
    with pytest.raises((Refused, Unreadable)):
        taking_in.take_in("file", content)


def test_the_largest_file_comes_in_and_a_larger_one_does_not(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(os.urandom(CHUNK) * 50)
    one = attachment.add(archive, taking_in.from_file(path), testimony_id=keep(archive).id).value
    assert one.size == LARGEST
    sizes = [len(each) for each in storage.chunks(archive, one.id)]
    assert sizes == [CHUNK] * 50
    with path.open("ab") as more:
        more.write(b"x")
    with pytest.raises(Refused, match="50 MB"):
        taking_in.from_file(path)
    with pytest.raises(Refused, match="50 MB"):
        taking_in.take_in("large", bytes(LARGEST + 1))


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda path: None])
def test_only_files_come_in(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "strange"
    make(path)
    with pytest.raises(FileTrouble):
        taking_in.from_file(path)


def test_no_archive_is_attached_and_the_open_one_stays_locked(archive: Archive) -> None:
    link = archive.path.with_name("innocent.jpg")
    os.link(archive.path, link)
    for path in (archive.path, link):
        with pytest.raises(Refused, match="archive"):
            taking_in.from_file(path)
    must_be_whole(archive)


# ---- kept --------------------------------------------------------------------------------------------------------------
def test_what_was_kept_is_there_another_day(archive: Archive) -> None:
    one = attached(
        archive, photo(), "door.jpg", caption="The door", alt_text="A broken door", came_from="Her telephone"
    )
    again = reopened(archive)
    assert one.testimony_id is not None
    assert attachment.of_testimony(again, one.testimony_id) == [one]
    assert one.described == Described("The door", "A broken door", "Her telephone")
    must_be_whole(again)
    again.close()


def test_nothing_hangs_on_what_is_not_there(archive: Archive) -> None:
    incoming = taking_in.take_in("file", b"words")
    for home in ({"testimony_id": 99}, {"draft_id": 99}, {}):
        with pytest.raises(NotFound):
            attachment.add(archive, incoming, **home)  # type: ignore[arg-type]  # one of two names


def test_what_hangs_on_a_draft_goes_along_when_it_is_kept(archive: Archive) -> None:
    begun = draft.keep(archive, Draft("{}"))
    one = attachment.add(archive, taking_in.take_in("file", b"words"), draft_id=begun.id).value
    assert attachment.of_draft(archive, begun.id) == [one]
    kept = testimony.add(archive, rich_intake(archive), draft_id=begun.id).value
    moved = attachment.of_testimony(archive, kept.id)
    assert [each.uuid for each in moved] == [one.uuid]
    assert attachment.content(archive, one.id) == b"words"
    must_be_whole(archive)


def test_what_hangs_on_a_draft_goes_with_it(archive: Archive) -> None:
    begun = draft.keep(archive, Draft("{}"))
    one = attachment.add(archive, taking_in.take_in("file", b"words"), draft_id=begun.id).value
    draft.discard(archive, begun.id)
    with pytest.raises(NotFound):
        attachment.by_id(archive, one.id)
    assert archive.counts("attachment", "attachment_chunk") == (0, 0)


def test_a_description_that_was_changed_meanwhile_is_not_overwritten(archive: Archive) -> None:
    one = attached(archive, b"words")
    attachment.edit(archive, one.id, Described("first"), one.rev)
    with pytest.raises(Conflict):
        attachment.edit(archive, one.id, Described("second"), one.rev)
    assert attachment.by_id(archive, one.id).described.caption == "first"


def test_marks_stand_in_sound_alone_and_in_order(archive: Archive) -> None:
    one = attached(archive, tone(0.1))
    made = attachment.mark(
        archive, one.id, [Mark(900, "later"), Mark(100), Mark(900, "again"), Mark(-5, "start")]
    )
    assert made.value == (Mark(0, "start"), Mark(100), Mark(900, "again"))
    assert attachment.marks(archive, one.id) == list(made.value)
    with pytest.raises(Refused):
        attachment.mark(archive, attached(archive, pdf()).id, [Mark(1)])


def test_bytes_that_changed_are_noticed(archive: Archive) -> None:
    one = attached(archive, b"words that matter")
    archive.run("UPDATE attachment_chunk SET bytes = ?", (b"words that mutter",))
    with pytest.raises(Damaged):
        attachment.content(archive, one.id)


def test_one_gigabyte_in_all_is_warned_of(archive: Archive) -> None:
    one = attached(archive, b"words")
    assert attachment.warning(archive) == ""
    archive.run("UPDATE attachment SET size = 1000000000 WHERE id = ?", (one.id,))
    assert "1.0 GB" in attachment.warning(archive)


# ---- gone --------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("how", ["attachment", *Scope])
def test_what_is_removed_leaves_no_byte_behind(archive: Archive, how: str) -> None:
    secret = f"{CANARY} in bytes, ".encode() * 200_000
    one = attached(archive, secret, f"{CANARY}.bin", caption=CANARY, alt_text=CANARY, came_from=CANARY)
    path, key = archive.path, archive.key()
    archive.close()
    assert CANARY.encode() in plain_bytes(path, key)
    again = reopened(archive)
    if how == "attachment":
        attachment.remove(again, one.id)
    else:
        assert one.testimony_id is not None
        erase.erase(again, one.testimony_id, Scope(how))
    must_be_whole(again)
    again.close()
    assert CANARY.encode() not in plain_bytes(path, key)


# ---- saved out ---------------------------------------------------------------------------------------------------------
def test_it_is_saved_where_somebody_asked(archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    one = attached(archive, pdf(), "letter.exe")
    paths = [saving_out.into_folder(archive, one.id, folder, inside=True).value for _each in range(3)]
    assert [path.name for path in paths] == ["letter.exe.pdf", "letter.exe (2).pdf", "letter.exe (3).pdf"]
    assert {path.read_bytes() for path in paths} == {pdf()}
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in paths)
    assert sorted(folder.iterdir()) == sorted(paths), "nothing is left beside them"


def test_what_cannot_be_written_leaves_no_name_behind(archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    one = attached(archive, b"words")
    longest = "x" * 252 + ".txt"
    with pytest.raises(FileTrouble, match="cannot be written"):
        saving_out.as_file(archive, one.id, folder / longest, replace=False, inside=True)
    assert list(folder.iterdir()) == []


def test_who_takes_a_testimony_back_hears_that_a_recording_was_saved(
    archive: Archive, tmp_path: Path
) -> None:
    one = attached(archive, tone(0.1))
    assert one.testimony_id is not None
    assert reach.of_testimony(archive, one.testimony_id).copied_on is None
    saving_out.into_folder(archive, one.id, tmp_path, inside=True)
    for act in (Act.STOP, Act.STORY):
        found = withdrawal.carry_out(archive, one.testimony_id, withdrawal.Wish(act)).value.reach
        assert (found.copied_on, found.given) == (today(), ())
        assert [(each.kind, each.sha256) for each in found.handouts] == [("attachment", "")]


@pytest.mark.parametrize("answer", [None, Answer.NO, Answer.YES])
def test_it_leaves_only_with_a_yes_and_else_for_use_inside(
    archive: Archive, tmp_path: Path, answer: Answer | None
) -> None:
    one = attached(archive, tone(0.1), "voice.wav")
    assert one.testimony_id is not None
    if answer is not None:
        attachment_consent.give(archive, one.id, [Consent(Use.RECORDINGS, answer)])
    if answer is Answer.YES:
        with pytest.raises(Refused, match="recordings and pictures as such"):
            saving_out.into_folder(archive, one.id, tmp_path)
        consent.give(archive, one.testimony_id, [Consent(Use.RECORDINGS, Answer.YES)])
        assert saving_out.into_folder(archive, one.id, tmp_path).value.read_bytes() == tone(0.1)
        # A no to the testimony's recordings as a whole is a no to each.
        consent.give(archive, one.testimony_id, [Consent(Use.RECORDINGS, Answer.NO)])
    before = sorted(tmp_path.iterdir())
    with pytest.raises(Refused, match="use inside alone"):
        saving_out.as_file(archive, one.id, tmp_path / "out.wav")
    assert sorted(tmp_path.iterdir()) == before
    saving_out.as_file(archive, one.id, tmp_path / "out.wav", inside=True)
    assert (tmp_path / "out.wav").read_bytes() == tone(0.1)
    assert list(ledger.lines(archive))[-1].deed == "attachment.save_inside"
    assert [each.kind for each in reach.of_testimony(archive, one.testimony_id).handouts][-1:] == [
        "attachment"
    ]


def test_what_cannot_be_recorded_leaves_no_file_and_the_earlier_one_stays(
    archive: Archive, tmp_path: Path
) -> None:
    one, earlier = attached(archive, b"words"), tmp_path / "earlier.txt"
    earlier.write_text("stays")
    archive.path.rename(archive.path.with_name("moved.hrforum"))
    for path, over in ((earlier, True), (tmp_path / "fresh.txt", False)):
        with pytest.raises(FileTrouble, match="moved, renamed"):
            saving_out.as_file(archive, one.id, path, replace=over, inside=True)
    archive.path.with_name("moved.hrforum").rename(archive.path)
    assert earlier.read_text() == "stays"
    assert not (tmp_path / "fresh.txt").exists()
    assert not list(tmp_path.glob(".*"))


def test_the_voice_of_somebody_at_high_risk_is_kept_only_deliberately(archive: Archive) -> None:
    intake = rich_intake(archive, "Words.")
    at_risk = replace(intake, speakers=(Speaker("Somebody else", risk=Risk.HIGH),))
    kept = testimony.add(archive, at_risk).value
    sound = taking_in.take_in("voice.wav", tone(0.1))
    with pytest.raises(Refused, match="a voice is as good as a name"):
        attachment.add(archive, sound, testimony_id=kept.id)
    attachment.add(archive, taking_in.take_in("letter.pdf", pdf()), testimony_id=kept.id)
    attachment.add(archive, sound, testimony_id=kept.id, deliberate=True)
    assert len(attachment.of_testimony(archive, kept.id)) == 2


def test_it_replaces_only_what_was_agreed_to(archive: Archive, tmp_path: Path) -> None:
    one, target, elsewhere = attached(archive, b"words"), tmp_path / "target.txt", tmp_path / "elsewhere.txt"
    elsewhere.write_text("stays")
    target.symlink_to(elsewhere)
    with pytest.raises(FileTrouble, match="already"):
        saving_out.as_file(archive, one.id, target, replace=False, inside=True)
    saving_out.as_file(archive, one.id, target, inside=True)
    assert target.read_bytes() == b"words"
    assert elsewhere.read_text() == "stays", "a link is replaced, not followed"


def test_it_is_never_saved_over_an_archive(archive: Archive) -> None:
    one, link = attached(archive, b"words"), archive.path.with_name("link.bin")
    os.link(archive.path, link)
    for path in (archive.path, link, archive.path.with_name("other.hrforum")):
        with pytest.raises(FileTrouble, match="archive"):
            saving_out.as_file(archive, one.id, path, inside=True)
    must_be_whole(archive)


def test_a_folder_that_cannot_be_written_is_told_of(archive: Archive, tmp_path: Path) -> None:
    one = attached(archive, b"words")
    with pytest.raises(FileTrouble, match="cannot be written"):
        saving_out.into_folder(archive, one.id, tmp_path / "nowhere", inside=True)
