"""Recovery cards: any few open the archive, fewer do not, and the paper was tried once before it is relied on."""

import itertools
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from hrforum.documents.check import check
from hrforum.errors import Refused
from hrforum.operations import archive as archives
from hrforum.operations import recovery
from hrforum.storage import cards, key
from hrforum.storage.archive import Archive
from tests.archive_of import new_archive


def _read(path: Path) -> list[str]:
    """Return the words of each card as somebody would type them from the paper, numbers and all."""
    pages = [page.extract_text() for page in PdfReader(path).pages]
    return [" ".join(re.findall(r"\d+ [a-z]{4,}", page.split("made on")[1])) for page in pages]


@pytest.mark.parametrize(("needed", "of"), [(2, 3), (3, 5)])
def test_any_few_cards_open_the_archive(tmp_path: Path, needed: int, of: int) -> None:
    with new_archive(tmp_path) as archive:
        path, sheet = archive.path, tmp_path / "cards.pdf"
        secret = archive.key()
        recovery.write_cards(archive, sheet, needed, of)
    assert [check(sheet, profile).failed for profile in ("ua1", "2a")] == [(), ()]
    typed = _read(sheet)
    assert len(typed) == of
    for some in itertools.combinations(typed, needed):
        with archives.unlock_with_recovery(path, "\n\n".join(some)) as again:
            assert again.key() == secret
        with pytest.raises(Refused, match="1 more card is needed"):
            archives.unlock_with_recovery(path, "\n\n".join(some[1:]))


def test_a_slip_on_a_card_is_named() -> None:
    secret = key.random_key()
    first, second, _third = cards.split(secret, 2, 3)
    assert cards.join([" ".join(second), " ".join(first).upper()], secret.salt) == secret
    with pytest.raises(Refused, match="Card 2: word 4 is none that a card prints"):
        cards.join([" ".join(first), " ".join((*second[:3], "qqq", *second[4:]))], secret.salt)
    with pytest.raises(Refused, match="Card 1 does not fit"):
        cards.join([" ".join((first[0], *first[2:0:-1], *first[3:])), " ".join(second)], secret.salt)
    with pytest.raises(Refused, match="Card 2 has 32 words"):
        cards.join([" ".join(first), " ".join(second[1:])], secret.salt)
    with pytest.raises(Refused, match="not made at the same time"):
        cards.join([" ".join(first), " ".join(cards.split(secret, 2, 3)[1])], secret.salt)
    with pytest.raises(Refused, match="1 more card is needed"):
        cards.join([" ".join(first), " ".join(first)], secret.salt)
    with pytest.raises(Refused, match="Type the words"):
        cards.join(["", " "], secret.salt)


def test_one_wrong_word_never_gives_a_key() -> None:
    secret = key.random_key()
    first, second = cards.split(secret, 2, 2)
    other = cards.split(key.random_key(), 2, 2)[0]
    for place in range(cards.WORDS):
        word = other[place] if other[place] != first[place] else other[place - 1]
        wrong = (*first[:place], word, *first[place + 1 :])
        if wrong != first:
            with pytest.raises(Refused):
                cards.join([" ".join(wrong), " ".join(second)], secret.salt)


@pytest.mark.parametrize(("needed", "of"), [(1, 3), (4, 3), (2, 17), (0, 0)])
def test_numbers_that_make_no_sense_are_refused(
    archive: Archive, tmp_path: Path, needed: int, of: int
) -> None:
    with pytest.raises(Refused, match="at least 2 of them"):
        recovery.write_cards(archive, tmp_path / "cards.pdf", needed, of)
    assert not (tmp_path / "cards.pdf").exists()


def test_cards_of_another_archive_do_not_open_this_one(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with new_archive(tmp_path) as mine, new_archive(tmp_path / "other") as other:
        made = cards.split(other.key(), 2, 3)
        path = mine.path
        with pytest.raises(Refused, match="another archive"):
            recovery.typed_back(mine, "\n".join(" ".join(each) for each in made))
    with pytest.raises(Refused, match="does not open the archive"):
        archives.unlock_with_recovery(path, "\n".join(" ".join(each) for each in made))


def test_the_paper_counts_as_tried_until_the_passphrase_changes(tmp_path: Path) -> None:
    with new_archive(tmp_path) as archive:
        assert not recovery.is_typed_back(archive)
        sheet = "".join(recovery.codes(archive)[0])
        with pytest.raises(Refused):
            recovery.typed_back(archive, sheet[:-1] + ("0" if sheet[-1] != "0" else "1"))
        assert not recovery.is_typed_back(archive)
        recovery.typed_back(archive, sheet.lower())
        assert recovery.is_typed_back(archive)
        archives.change_passphrase(archive, "another passphrase altogether")
        assert not recovery.is_typed_back(archive)
        made = cards.split(archive.key(), 2, 3)
        recovery.typed_back(archive, "\n".join(" ".join(each) for each in made[1:]))
        assert recovery.is_typed_back(archive)


def test_a_sheet_is_never_taken_for_cards() -> None:
    for _each in range(300):
        secret = key.random_key()
        code = key.recovery_codes(secret)[0]
        groups = " ".join(code[at : at + 4] for at in range(0, len(code), 4))
        for typed in (code, code.lower(), groups.lower(), "\n".join(groups.split())):
            assert recovery.read(typed, secret.salt) == secret
