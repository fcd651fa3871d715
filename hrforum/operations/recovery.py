"""The recovery sheet and its cards: the key itself on paper, to open the archive when the passphrase is lost."""

import hmac
import re
from collections.abc import Callable
from pathlib import Path

from hrforum.documents.outline import Outline
from hrforum.domain.changes import Changes, Concept
from hrforum.errors import Refused
from hrforum.i18n import _
from hrforum.operations.deed import Done, as_done, concepts, deed, today
from hrforum.operations.target import hand_over, refuse_target, waiting_place
from hrforum.progress import SILENT, Progress
from hrforum.storage import batch, cards, choice, key
from hrforum.storage.archive import Archive
from hrforum.storage.beside import keep_private
from hrforum.storage.key import Key

_GROUP = 4
_TYPED_BACK = "recovery_typed_back"


def codes(archive: Archive) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the sheet's 62 characters of key and check and its 26 of salt, in groups of four."""
    secret, salt = key.recovery_codes(archive.key())
    return _grouped(secret), _grouped(salt)


def _grouped(characters: str) -> tuple[str, ...]:
    return tuple(characters[place : place + _GROUP] for place in range(0, len(characters), _GROUP))


@deed("archive.recovery_typed_back", undo=False)
def typed_back(archive: Archive, typed: str) -> Done[None]:
    """Keep on record that a sheet, or cards with a line each, would open this archive; raises `Refused`, saying what is wrong."""
    if read(typed, archive.key().salt).secret != archive.key().secret:
        raise Refused(_("This sheet belongs to another archive, or to an earlier passphrase."))
    choice.keep(archive, _TYPED_BACK, _mark(archive))
    return Done(None, _("Try out recovery sheet"), concepts(Concept.ARCHIVE))


def is_typed_back(archive: Archive) -> bool:
    """Say whether a sheet or cards of today's passphrase were typed back once: until then nobody knows that the paper is right."""
    return hmac.compare_digest(choice.value(archive, _TYPED_BACK), _mark(archive))


def _mark(archive: Archive) -> str:
    # Under the archive's secret: of a later passphrase it is another one, and it says nothing about either.
    return batch.mark(archive, "recovery", archive.key().secret).hex()


def read(typed: str, salt: bytes) -> Key:
    """Return the key of a sheet's 62 characters, or of cards: one a line, or with an empty line between them."""
    cards_typed = [each for each in re.split(r"\n\s*\n", typed.strip()) if each.strip()]
    if len(cards_typed) < 2:
        cards_typed = typed.strip().splitlines()
    if cards.are_words(typed):
        return cards.join(cards_typed, salt)
    return key.read_recovery(typed, salt)


def write_sheet(archive: Archive, path: Path, progress: Progress = SILENT) -> Changes[Path]:
    """Write the recovery sheet as a PDF to print; whoever has it can open the archive."""
    refuse_target(path)
    from hrforum.documents.recovery_sheet import recovery_outline

    secret, salt = codes(archive)
    _name, _place, language, _made_on, practice = archive.described()
    outline = recovery_outline(secret, salt, made_on=today(), language=language, practice=bool(practice))
    done = Done(path, _("Make recovery sheet"), concepts(Concept.ARCHIVE))
    return _written(outline, path, progress, lambda: _note(archive, done))


_note = deed("archive.recovery_sheet", undo=False)(as_done)


def cards_of(archive: Archive, needed: int = 2, of: int = 3) -> str:
    """Return as many cards as open the archive, as somebody would type them: one a line."""
    return "\n".join(" ".join(each) for each in cards.split(archive.key(), needed, of)[:needed])


def write_cards(
    archive: Archive, path: Path, needed: int = 2, of: int = 3, progress: Progress = SILENT
) -> Changes[Path]:
    """Write the key as `of` cards, a page each, any `needed` of which open the archive; fewer of them say nothing.

    Raises `Refused` for numbers that make no sense. Each call makes cards that do not fit those of another.
    """
    refuse_target(path)
    from hrforum.documents.recovery_cards import cards_outline

    made = cards.split(archive.key(), needed, of)
    _name, _place, language, _made_on, practice = archive.described()
    outline = cards_outline(made, needed, made_on=today(), language=language, practice=bool(practice))
    done = Done(path, _("Make recovery cards"), concepts(Concept.ARCHIVE))
    return _written(outline, path, progress, lambda: _note_cards(archive, done))


_note_cards = deed("archive.recovery_cards", undo=False)(as_done)


def _written(
    outline: Outline, path: Path, progress: Progress, note: Callable[[], Changes[Path]]
) -> Changes[Path]:
    from hrforum.documents.pdf import make_pdf

    made = make_pdf(outline, waiting_place(path), progress=progress)
    keep_private(made.path)
    return hand_over({made.path: path}, note)
