"""What is looked at in a Word file before anything in it is unpacked, and how its XML is walked: no entities, no links, limits."""

import zipfile
import zlib
from functools import lru_cache
from typing import Any, Protocol
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from hrforum.errors import HrforumError, Unreadable
from hrforum.exchange.zip_guard import ZipSentences, check_sizes, open_zip
from hrforum.i18n import _
from hrforum.progress import Progress

TAG_LIMIT = 3_000_000
DEPTH_LIMIT = 500

# A large token is scanned again with each chunk that does not end it, so chunks are not small.
_CHUNK = 4 * 1024 * 1024
_LARGE_PARTS = ("word/document.xml", "word/media/", "word/embeddings/", "word/fonts/")
_WORD = ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")  # fmt: skip
_MATH = ("http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math")  # fmt: skip


class Walker(Protocol):
    """Takes the elements of one part as they come: the name without its namespace, "m:" before those of mathematics."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins; its attributes have no namespace either."""

    def end(self, name: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Text stands in the element."""


def open_docx(raw: bytes, file: str) -> zipfile.ZipFile:
    """Return the zip in `raw` if unpacking it is harmless; raises Unreadable, naming `file`, where it is no DOCX or a bomb."""
    said = ZipSentences(
        damaged(file),
        _too_much(file),
        _("{file} is protected with a password. Save it without one and try again.").format(file=file),
    )
    package = open_zip(raw, said)
    check_sizes(package, len(raw), said, _LARGE_PARTS)
    return package


def damaged(file: str) -> str:
    """Return the sentence for a file that says it is DOCX and cannot be read as that."""
    return _("{file} is damaged or incomplete: it cannot be read as DOCX. Save it again, or as TXT.").format(
        file=file
    )


def walk(package: zipfile.ZipFile, part: str, walker: Walker, file: str, progress: Progress) -> None:
    """Hand every element of `part` to `walker`. Raises Unreadable, naming `file`, for XML that is broken, hostile or too much."""
    try:
        size = package.getinfo(part).file_size
        parser = DefusedXMLParser(target=_Limited(walker, file), forbid_dtd=True)
        with package.open(part) as source:
            while chunk := source.read(_CHUNK):
                progress.step(min(source.tell(), size), size, _("Reading the text"))
                parser.feed(chunk)
        parser.close()
    except HrforumError:
        raise
    except (
        ParseError, DefusedXmlException, zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError, ValueError,
        LookupError, NotImplementedError, RuntimeError,
    ):  # fmt: skip
        # Their messages may quote words.
        raise Unreadable(damaged(file)) from None


class _Limited:
    """Stands between the parser and a walker: counts, and takes the namespaces off."""

    def __init__(self, walker: Walker, file: str) -> None:
        self._walker = walker
        self._file = file
        self._depth = self._tags = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._tags += 1
        if self._depth > DEPTH_LIMIT or self._tags > TAG_LIMIT:
            raise Unreadable(_too_much(self._file))
        self._walker.start(_name(tag), {_bare(key): value for key, value in attributes.items()})

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._walker.end(_name(tag))

    def data(self, text: str) -> None:
        self._walker.data(text)

    def close(self) -> Any:
        return None


@lru_cache(maxsize=2_000)
def _name(tag: str) -> str:
    space, _brace, name = tag.rpartition("}")
    space = space.removeprefix("{")
    if space in _MATH:
        return f"m:{name}"
    # Drawings have elements called `t` and `p` as well.
    return name if space in _WORD or name in _ELSEWHERE else ""


_ELSEWHERE = {"Fallback", "pic", "imagedata", "chart", "relIds", "Relationship"}


@lru_cache(maxsize=2_000)
def _bare(key: str) -> str:
    return key.rpartition("}")[2]


def _too_much(file: str) -> str:
    return _("{file} would unpack to far more than a text holds, so it was not opened.").format(file=file)
