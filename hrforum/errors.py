"""What can go wrong and be mended by the person at the keyboard; each error carries the sentence to show.

Everything that is not an `HrforumError` is a bug. No sentence ever holds a testimony's words.
"""

from hrforum.i18n import _


class HrforumError(Exception):
    """A thing the user can mend. `sentence` is one clear, translated sentence, safe to show and to print."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class ArchiveUnusable(HrforumError):
    """The archive file cannot be opened as it is; the file was left as it was."""


class WrongPassphrase(ArchiveUnusable):
    """The key does not fit, or page 1 is damaged: SQLCipher cannot tell these apart."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "That passphrase does not open this archive. If you are sure of it, the file may be damaged: try a backup."
            )
        )


class ArchiveInUse(ArchiveUnusable):
    """Another program, or another window, holds the archive."""

    def __init__(self) -> None:
        super().__init__(_("This archive is open in another window or program. Close it there first."))


class NotAnArchive(ArchiveUnusable):
    """The file is something else: empty, too short, plain SQLite, or a folder."""


class NewerArchive(ArchiveUnusable):
    """A later version of hrforum made this file; opening it would risk what this version does not know."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This archive was made by a newer version of hrforum. Update hrforum to open it; the file was not changed."
            )
        )


class Damaged(ArchiveUnusable):
    """Some page of the file does not pass its check."""


class FileTrouble(HrforumError):
    """A file or folder cannot be read or written: missing, read-only, full disk, moved while open."""


class NotFound(HrforumError):
    """No such forum, testimony, tag, hearing or packet in this archive."""


class Refused(HrforumError):
    """The deed is not allowed as asked: a rule of consent, a value that is not valid, a tag in use."""


class Conflict(HrforumError):
    """The row was changed elsewhere since it was read (its revision moved on); nothing was saved."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This was changed elsewhere meanwhile. Nothing was saved: open it again and repeat your change."
            )
        )


class Unreadable(HrforumError):
    """A stranger's file (spreadsheet, JSON) cannot be read as what it should be."""


class CharactersMissing(HrforumError):
    """Characters that no font at hand can show; the sentence names them. A document never prints a box."""


class Cancelled(HrforumError):
    """The user stopped a long deed; nothing of it stays behind."""

    def __init__(self) -> None:
        super().__init__(_("Stopped. Nothing was changed."))
