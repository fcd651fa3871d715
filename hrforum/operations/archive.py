"""What an organiser does with the archive itself: make, open, describe, put under another passphrase."""

import contextlib
import hashlib
import hmac
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from hrforum import settings
from hrforum.domain.changes import Changes, Concept
from hrforum.domain.plain import needed, plain
from hrforum.domain.starter import RESERVED_LABELS, starter
from hrforum.domain.tag import RESERVED, Tag
from hrforum.errors import FileTrouble, Refused, WrongPassphrase
from hrforum.i18n import LANGUAGES, _
from hrforum.operations import backup, draft, recovery
from hrforum.operations.deed import Done, as_done, concepts, deed, today
from hrforum.operations.nameless import is_nameless
from hrforum.storage import file, key, tag
from hrforum.storage.archive import Archive
from hrforum.storage.key import Key

PRACTICE_PASSPHRASE = "practice forum"  # published on purpose: a practice archive protects nobody


@dataclass(frozen=True, slots=True)
class About:
    """What an archive says of itself, and how many there are of each."""

    name: str
    place: str
    language: str
    made_on: date
    practice: bool
    testimonies: int
    testifiers: int
    forums: int
    hearings: int
    recovery_typed_back: bool = False
    travel: bool = False


def create(
    path: Path, passphrase: str, *, name: str, place: str = "", language: str = "en", practice: bool = False
) -> Archive:
    """Make an archive with the starter set of dimensions and return it open.

    Raises `Refused` for a short passphrase or an unknown language, `FileTrouble` where the file cannot be made.
    """
    key.refuse_short(passphrase)
    return create_with_key(
        path,
        key.derive(passphrase, key.fresh_salt()),
        name=name,
        place=place,
        language=language,
        practice=practice,
    )


def create_with_key(
    path: Path, secret: Key, *, name: str, place: str = "", language: str = "en", practice: bool = False
) -> Archive:
    """Make an archive under a derived key (the second door) and return it open."""
    if language not in LANGUAGES:
        raise Refused(
            _("An archive's language is one of: {languages}.").format(languages=", ".join(LANGUAGES))
        )
    path = with_suffix(path)
    file.make_archive(
        path,
        secret,
        name=needed(name, _("The archive's name")),
        place=plain(place).strip(),
        language=language,
        practice=practice,
        made_on=today(),
        furnish=_furnish_fresh,
    )
    return open_with_key(path, secret)


def with_suffix(path: Path) -> Path:
    """Return the path with `.hrforum` at its end."""
    return path if path.suffix == file.SUFFIX else path.with_name(path.name + file.SUFFIX)


def _furnish_fresh(archive: Archive) -> None:
    archive.use_device(_device(archive))
    _furnish(archive)


@deed("archive.make", undo=False)
def _furnish(archive: Archive) -> Done[None]:
    for one in starter():
        dimension_id = tag.add_dimension(archive, one.dimension)
        for each in one.tags:
            tag.add_tag(archive, Tag(each.key, dimension_id, each.labels, each.definition))
        for reserved in RESERVED:
            tag.add_tag(archive, Tag(reserved, dimension_id, RESERVED_LABELS[reserved]))
    return Done(None, _("Make archive"), concepts(Concept.ARCHIVE))


def probe(path: Path) -> None:
    """Look at a file before the passphrase is asked for.

    Raises `ArchiveInUse`, `NotAnArchive` or `FileTrouble` where no passphrase could open it.
    """
    file.read_salt(path)


def unlock(path: Path, passphrase: str, *, keep_earlier: bool = True) -> Archive:
    """Open an archive by its passphrase; takes about a second, meant to. Raises what `probe` does, and `WrongPassphrase`.

    A passphrase that does not fit is tried with the salts of the backups too: the file's own may be what is damaged. `keep_earlier`
    is as in `open_with_key`.
    """
    own = file.read_salt(path)
    try:
        return open_with_key(path, key.derive(passphrase, own), keep_earlier=keep_earlier)
    except WrongPassphrase:
        for salt in file.salts_of_backups(path):
            with contextlib.suppress(WrongPassphrase):
                return _with_salt_put_back(path, key.derive(passphrase, salt))
        raise


def _with_salt_put_back(path: Path, secret: Key) -> Archive:
    # SQLCipher itself would leave the damaged bytes, and the next start would need the backup again.
    open_with_key(path, secret).close()
    file.put_salt(path, secret.salt)
    return open_with_key(path, secret)


def unlock_with_recovery(path: Path, code: str) -> Archive:
    """Open an archive by its recovery sheet's 62 characters, or by the words of enough of its cards; the passphrase can then be set anew.

    Raises `Refused` for a misread code and for a sheet that an earlier passphrase had.
    """
    secret = recovery.read(code, file.read_salt(path))
    try:
        return open_with_key(path, secret)
    except WrongPassphrase:
        raise Refused(
            _(
                "This sheet does not open the archive: the passphrase was changed since, or the file is damaged."
            )
        ) from None


def open_with_key(path: Path, secret: Key, *, keep_earlier: bool = True) -> Archive:
    """Open an archive by its derived key, the second door.

    What one of an earlier version was stays in `backups` beside it, unless not `keep_earlier`: for copies that are worked on.
    """
    archive = file.open_archive(path, secret, keep_earlier=keep_earlier)
    try:
        archive.use_device(_device(archive))
        draft.take_in(archive)
    except BaseException:
        archive.close()
        raise
    return archive


def _device(archive: Archive) -> UUID:
    # The same computer is another device in every archive, so that two archives cannot be laid side by side.
    kept = settings.load()
    # A folder of settings that may not be entered never stops any work.
    with contextlib.suppress(OSError):
        if not settings.path().is_file():
            settings.save(kept)
    digest = hmac.new(archive.secret(), b"device\0" + kept.installation.encode(), hashlib.sha256).digest()
    return UUID(bytes=digest[:16], version=4)


_COUNTS = ("testimony", "testifier", "forum", "hearing")


def about(archive: Archive) -> About:
    """Return what the archive says of itself."""
    name, place, language, made_on, practice = archive.described()
    testimonies, testifiers, forums, hearings = archive.counts(*_COUNTS)
    return About(
        name,
        place,
        language,
        date.fromisoformat(made_on),
        bool(practice),
        testimonies,
        testifiers,
        forums,
        hearings,
        recovery.is_typed_back(archive),
        is_nameless(archive),
    )


@deed("archive.describe", undo=True)
def describe(archive: Archive, *, name: str, place: str, language: str) -> Done[None]:
    """Give the archive another name, place or language; the practice mark stays."""
    before = about(archive)
    if language not in LANGUAGES:
        raise Refused(
            _("An archive's language is one of: {languages}.").format(languages=", ".join(LANGUAGES))
        )
    archive.describe(needed(name, _("The archive's name")), plain(place).strip(), language)

    def inverse(again: Archive) -> Changes[None]:
        return describe(again, name=before.name, place=before.place, language=before.language)

    return Done(None, _("Change archive's name"), concepts(Concept.ARCHIVE), inverse=inverse)


def must_know(archive: Archive, passphrase: str) -> None:
    """Raise `Refused` unless this is the passphrase of the open archive; takes as long as opening it."""
    known = archive.key()
    if not hmac.compare_digest(key.derive(passphrase, known.salt).secret, known.secret):
        raise Refused(_("This is not the passphrase of this archive."))


def change_passphrase(archive: Archive, passphrase: str) -> Changes[Path]:
    """Put the archive under another passphrase and return where the backup made before lies, still under the old one.

    The old recovery sheet no longer opens the archive. Raises `Refused` where the new passphrase is short.
    """
    key.refuse_short(passphrase)
    fresh = key.derive(passphrase, archive.key().salt)
    kept = backup.make(archive, backup.folder_of(archive))
    archive.rekey(fresh)
    try:
        return _note_passphrase(archive, Done(kept.value, _("Change passphrase"), concepts(Concept.ARCHIVE)))
    except FileTrouble as error:
        raise FileTrouble(
            _("The new passphrase is in force, but nothing more could be written. {why}").format(
                why=error.sentence
            )
        ) from None


_note_passphrase = deed("archive.passphrase", undo=False)(as_done)
