"""Attachment: a picture, a document or sound beside a testimony; what it is, what it may be called, and when it may leave."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from hrforum.domain.consent import Answer, Consent, Use, allows, in_force

CHUNK = 1_048_576
"""Bytes of an attachment that are kept in one row."""
LARGEST = 50 * CHUNK
"""Bytes of the largest attachment."""
MANY = 1_000_000_000
"""Bytes of all attachments together from which on the archive is said to be getting large."""
UNFINISHED = bytes(32)
"""Stands for the hash of a recording that has not ended."""


class Kind(StrEnum):
    """What can be done with an attachment: everything but a `FILE` is shown or played inside the program."""

    PICTURE = "picture"
    PDF = "pdf"
    SOUND = "sound"
    FILE = "file"


class Stripped(StrEnum):
    """What was taken out on the way in: everything but the picture itself, or nothing."""

    PICTURE = "rebuilt"
    NOTHING = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """The bytes of a file on their way in, told by what they are. `came_sha256` is the hash of the file as it came.

    `name` is as somebody called it: only ever shown, see `hrforum.domain.file_name`, and never used as a path.
    """

    name: str
    kind: Kind
    media_type: str
    content: bytes
    sha256: bytes
    came_sha256: bytes
    stripped: Stripped = Stripped.NOTHING


@dataclass(frozen=True, slots=True)
class Described:
    """What somebody says about an attachment. `alt_text` tells what a picture shows to who cannot see it."""

    caption: str = ""
    alt_text: str = ""
    came_from: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a recording, in milliseconds from its beginning."""

    at_ms: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment without its bytes. It hangs on a testimony, or on the draft of one (then `testimony_id` is None)."""

    uuid: UUID
    kind: Kind
    media_type: str
    name: str
    size: int
    sha256: bytes
    came_sha256: bytes
    described: Described
    added_on: date
    stripped: Stripped
    testimony_id: int | None = None
    draft_id: int | None = None
    id: int = 0
    rev: int = 0

    @property
    def finished(self) -> bool:
        """Whether all of it is there; a recording that is under way, or was broken off, is not finished."""
        return self.sha256 != UNFINISHED


_BEGINNINGS = (
    (b"\xff\xd8\xff", Kind.PICTURE, "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", Kind.PICTURE, "image/png"),
    (b"GIF8", Kind.PICTURE, "image/gif"),
    (b"II*\0", Kind.PICTURE, "image/tiff"),
    (b"MM\0*", Kind.PICTURE, "image/tiff"),
    (b"%PDF-", Kind.PDF, "application/pdf"),
    (b"ID3", Kind.SOUND, "audio/mpeg"),
    (b"fLaC", Kind.SOUND, "audio/flac"),
    (b"OggS", Kind.SOUND, "audio/ogg"),
)
_RIFF = {b"WAVE": (Kind.SOUND, "audio/wav"), b"WEBP": (Kind.PICTURE, "image/webp")}
_BRANDS = {
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"mif1": "image/heic",
    b"avif": "image/avif",
    b"M4A ": "audio/mp4",
}
"""Kinds of files that the program does not decode, and whose name says what they are all the same."""

ENDINGS = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/tiff": ".tif",
    "image/webp": ".webp",
    "image/heic": ".heic",
    "image/avif": ".avif",
    "application/pdf": ".pdf",
    "audio/mpeg": ".mp3",
    "audio/flac": ".flac",
    "audio/ogg": ".ogg",
    "audio/wav": ".wav",
    "audio/mp4": ".m4a",
}


def told_by(content: bytes) -> tuple[Kind, str]:
    """Return what a file is and its media type, told by how it begins and never by its name."""
    for beginning, kind, media_type in _BEGINNINGS:
        if content.startswith(beginning):
            return kind, media_type
    if content[:4] == b"RIFF" and content[8:12] in _RIFF:
        return _RIFF[content[8:12]]
    if content[4:8] == b"ftyp" and content[8:12] in _BRANDS:
        return Kind.FILE, _BRANDS[content[8:12]]
    if _is_mpeg_frame(content):
        return Kind.SOUND, "audio/mpeg"
    return Kind.FILE, "application/octet-stream"


def _is_mpeg_frame(content: bytes) -> bool:
    # Eleven set bits, then a version, a layer and a rate that exist.
    if len(content) < 4 or content[0] != 0xFF or content[1] & 0xE0 != 0xE0:
        return False
    version, layer = content[1] >> 3 & 3, content[1] >> 1 & 3
    return version != 1 and layer != 0 and content[2] >> 4 != 15 and content[2] >> 2 & 3 != 3


def may_leave(
    testimony: Iterable[Consent],
    own: Iterable[Consent],
    use: Use,
    day: date,
    speakers: Collection[UUID] = (),
    public_on: date | None = None,
    *,
    young: Collection[UUID] = (),
) -> bool:
    """Say whether an attachment may leave for a use: both the testimony's answers and those about itself have to allow it.

    The testimony's must allow the use, and recordings and pictures at all. Among its own a yes to recordings and pictures is needed,
    and no voice may have said no to this use of it.
    """
    said, about_it = tuple(testimony), tuple(own)
    if not all(allows(said, each, day, speakers, public_on, young=young) for each in (use, Use.RECORDINGS)):
        return False
    agreed = in_force(about_it, Use.RECORDINGS, day, speakers, public_on, young=young) is Answer.YES
    return agreed and in_force(about_it, use, day, speakers, public_on, young=young) is not Answer.NO
