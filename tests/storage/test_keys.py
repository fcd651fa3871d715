"""The key: derived alike however a passphrase was typed, written out on the recovery sheet, changed for good (S10, S11)."""

import unicodedata
from pathlib import Path
from random import Random

import pytest

from hrforum.domain.code import ALPHABET
from hrforum.errors import Refused, WrongPassphrase
from hrforum.operations import archive as archives
from hrforum.operations import backup, check, recovery, testimony
from hrforum.storage import key
from hrforum.storage.archive import Archive
from hrforum.storage.key import Key
from tests.archive_of import keep, new_archive

SALT = bytes(range(16))


def test_the_derivation_is_part_of_the_format() -> None:
    """Argon2id, 256 MiB, 3 passes, 4 lanes; other figures would open no archive that was ever made."""
    derived = key.derive("practice forum", SALT)
    assert derived.salt == SALT
    assert derived.secret.hex() == "2cffdecc30945eec5a870925e110a1e712947f14831fb147afafd2b16f78d577"


@pytest.mark.parametrize(
    "passphrase",
    [
        "café crème à côté",
        "한국어 비밀번호 열두 글자",
        "  \"it's\"; -- \\0 ' בית אבו é  ",
        "👩🏽‍🏫 ça va bien aujourd'hui " + "é" * 1000,
    ],
)
def test_a_passphrase_typed_in_either_form_gives_one_key(passphrase: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, passphrase) for form in ("NFC", "NFD"))
    assert composed != decomposed
    assert key.derive(composed, SALT) == key.derive(decomposed, SALT)


def test_blanks_at_the_ends_belong_to_the_passphrase() -> None:
    assert key.derive("twelve letters", SALT) != key.derive("twelve letters ", SALT)


@pytest.mark.parametrize("passphrase", ["", "\ud800 half a character"])
def test_what_gives_no_key_is_refused(passphrase: str) -> None:
    with pytest.raises(Refused) as told:
        key.derive(passphrase, SALT)
    assert told.value.sentence.startswith("The passphrase")


def test_a_short_passphrase_makes_no_archive(tmp_path: Path) -> None:
    # Eleven letters, though twelve code points as some keyboards send them.
    for short in ("", "short", "elevén char"[:11], unicodedata.normalize("NFD", "elevén char")):
        with pytest.raises(Refused) as told:
            archives.create(tmp_path / "a.hrforum", short, name="A")
        assert "at least 12 characters" in told.value.sentence
    assert list(tmp_path.iterdir()) == []


def test_a_key_has_its_lengths_and_does_not_show_itself() -> None:
    for secret, salt in ((bytes(31), SALT), (bytes(33), SALT), (bytes(32), bytes(15))):
        with pytest.raises(ValueError, match="32 bytes"):
            Key(secret, salt)
    shown = Key(b"\xab" * 32, b"\xcd" * 16)
    assert "ab" * 4 not in repr(shown)
    assert "cd" * 4 not in repr(shown)
    assert shown.pragma() == f"\"x'{'ab' * 32}{'cd' * 16}'\""


# ---- the recovery sheet ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "secret", [key.random_key(), Key(bytes(32), bytes(16)), Key(b"\xff" * 32, b"\xff" * 16)]
)
def test_a_recovery_sheet_is_read_back(secret: Key) -> None:
    code, salt = key.recovery_codes(secret)
    assert (len(code), len(salt)) == (62, 26)
    assert set(code + salt) <= set(ALPHABET)
    grouped = "-".join(code[place : place + 4] for place in range(0, 62, 4))
    for typed in (
        code,
        code.lower(),
        grouped,
        f" {' '.join(code)}\n",
        code.replace("1", "l").replace("0", "o"),
    ):
        assert key.read_recovery(typed, secret.salt) == secret


def test_every_single_wrong_character_is_noticed() -> None:
    secret = key.random_key()
    code = key.recovery_codes(secret)[0]
    tried = 0
    for place, right in enumerate(code):
        for wrong in ALPHABET.replace(right, ""):
            with pytest.raises(Refused):
                key.read_recovery(code[:place] + wrong + code[place + 1 :], secret.salt)
            tried += 1
    assert tried == 62 * 31


def test_swapped_neighbours_are_noticed() -> None:
    random = Random(5)
    secret = Key(random.randbytes(32), SALT)
    code = key.recovery_codes(secret)[0]
    for place in range(61):
        swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
        if swapped != code:
            with pytest.raises(Refused):
                key.read_recovery(swapped, SALT)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda code: code[:-1], "62 characters; this one has 61"),
        (lambda code: code + "A", "this one has 63"),
        (lambda _code: "", "this one has 0"),
        (lambda code: code[:4] + "U" + code[5:], "Character 5 of the recovery code is none"),
        (lambda code: code[:61] + "é", "Character 62 of the recovery code is none"),
    ],
)
def test_what_is_wrong_with_a_code_is_said(change: object, sentence: str) -> None:
    assert callable(change)
    code = key.recovery_codes(key.random_key())[0]
    with pytest.raises(Refused) as told:
        key.read_recovery(change(code), SALT)
    assert sentence in told.value.sentence


def test_a_sheet_of_another_archive_is_noticed() -> None:
    with pytest.raises(Refused) as told:
        key.read_recovery(key.recovery_codes(key.random_key())[0], SALT)
    assert "another archive's" in told.value.sentence


def test_the_sheet_opens_the_archive_and_is_compared_with_it(archive: Archive) -> None:
    keep(archive)
    groups = recovery.codes(archive)[0]
    typed = " ".join(groups)
    recovery.typed_back(archive, typed)
    with pytest.raises(Refused):
        recovery.typed_back(
            archive, typed.replace(groups[0], groups[0][::-1], 1) if groups[0] != groups[0][::-1] else ""
        )
    archive.close()
    with archives.unlock_with_recovery(archive.path, typed) as opened:
        assert testimony.count(opened) == 1


# ---- another key -------------------------------------------------------------------------------------------------------
def test_another_key_keeps_the_salt_and_shuts_the_old_one_out(archive: Archive) -> None:
    keep(archive)
    old, old_sheet = archive.key(), "".join(recovery.codes(archive)[0])
    fresh = Key(key.random_key().secret, old.salt)
    archive.rekey(fresh)
    assert archive.key() == fresh
    keep(archive)
    fresh_sheet = "".join(recovery.codes(archive)[0])
    archive.close()
    assert archive.path.read_bytes()[:16] == old.salt
    with pytest.raises(WrongPassphrase):
        archives.open_with_key(archive.path, old)
    with pytest.raises(Refused) as told:
        archives.unlock_with_recovery(archive.path, old_sheet)
    assert "the passphrase was changed since" in told.value.sentence
    with archives.unlock_with_recovery(archive.path, fresh_sheet) as opened:
        assert testimony.count(opened) == 2
        assert check.run(opened).problems == ()


def test_the_salt_never_changes(archive: Archive) -> None:
    with pytest.raises(ValueError, match="salt"):
        archive.rekey(key.random_key())
    keep(archive)


def test_changing_the_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "changed.hrforum"
    with archives.create(path, "the first passphrase", name="Changed") as archive:
        keep(archive)
        with pytest.raises(Refused):
            archives.change_passphrase(archive, "short")
        before = archives.change_passphrase(archive, "the second passphrase").value
        keep(archive)
        sheet = " ".join(recovery.codes(archive)[0])
    with pytest.raises(WrongPassphrase):
        archives.unlock(path, "the first passphrase")
    with archives.unlock(path, "the second passphrase") as archive:
        assert testimony.count(archive) == 2
    with archives.unlock_with_recovery(path, sheet) as archive:
        assert backup.folder_of(archive) == before.parent
    with archives.unlock(before, "the first passphrase") as copy:
        assert testimony.count(copy) == 1


def test_no_word_of_the_old_key_stays_in_the_file(tmp_path: Path) -> None:
    """Every page is written anew: no 4 KiB of the file are what they were."""
    with new_archive(tmp_path) as archive:
        keep(archive, "word " * 5000)
    before = archive.path.read_bytes()
    with archives.open_with_key(archive.path, archive.key()) as again:
        again.rekey(Key(bytes(32), again.key().salt))
    after = archive.path.read_bytes()
    old = {before[place : place + 4096] for place in range(0, len(before), 4096)}
    assert not old & {after[place : place + 4096] for place in range(0, len(after), 4096)}
