"""A file on its way in: read, told by what it is, and a picture rebuilt from its pixels alone. Needs no archive."""

import hashlib
import stat
from pathlib import Path

from hrforum.decode import ask
from hrforum.domain.attachment import LARGEST, Incoming, Kind, Stripped, told_by
from hrforum.domain.decoded import Pixels
from hrforum.domain.file_name import kept
from hrforum.errors import FileTrouble, Refused
from hrforum.i18n import _
from hrforum.progress import SILENT, Progress
from hrforum.storage import file


def from_file(path: Path, progress: Progress = SILENT) -> Incoming:
    """Read a file that somebody chose, see `take_in`; also raises `FileTrouble`."""
    # Opening an archive that this process holds would drop its lock.
    if path.suffix.lower() == file.SUFFIX or file.is_held(path):
        raise Refused(_("An archive cannot be attached."))
    try:
        # Looked at before it is opened: opening a pipe would wait for whoever writes into it.
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise FileTrouble(_("Only a file can be attached, no folder and no device."))
        with path.open("rb") as source:
            content = source.read(LARGEST + 1) if status.st_size <= LARGEST else b""
    except OSError as error:
        raise FileTrouble(_("The file cannot be read: {why}").format(why=error.strerror)) from None
    if status.st_size > LARGEST:
        raise _too_large()
    return take_in(path.name, content, progress)


def take_in(name: str, content: bytes, progress: Progress = SILENT) -> Incoming:
    """Return what is to be kept of a file; what kind it is is told by its bytes and never by its name.

    A picture is decoded in a process of its own and written anew from its pixels: place, time, camera and whatever else stood in the
    file does not come along. Raises `Refused` for what is empty or over 50 MB, `Unreadable` for a picture that cannot be decoded.
    """
    if not content:
        raise Refused(_("This file is empty."))
    if len(content) > LARGEST:
        raise _too_large()
    kind, media_type = told_by(content)
    came = hashlib.sha256(content).digest()
    if kind is not Kind.PICTURE:
        return Incoming(kept(name), kind, media_type, content, came, came)
    return rebuilt(name, media_type, ask.picture(content, progress=progress), came)


def rebuilt(name: str, media_type: str, pixels: Pixels, came: bytes) -> Incoming:
    """Return a picture written anew from pixels alone; `came` is the hash of what they came from."""
    # Pillow's encoders cost 30 ms to load, which only somebody who attaches a picture should wait for.
    from hrforum.decode.rebuilt import picture_file

    content, made = picture_file(pixels, media_type, LARGEST)
    if len(content) > LARGEST:
        raise _too_large()
    fresh = hashlib.sha256(content).digest()
    return Incoming(kept(name), Kind.PICTURE, made, content, fresh, came, Stripped.PICTURE)


def _too_large() -> Refused:
    return Refused(_("This file is larger than 50 MB. Attach a smaller one, or keep it beside the archive."))
