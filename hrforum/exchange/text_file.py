"""Text and Markdown files: their lines as they stand, and which of them are headings; markup stays where it is."""

import re

from hrforum.errors import Unreadable
from hrforum.exchange.encoding import decode, no_text
from hrforum.exchange.text_document import Line, TextDocument
from hrforum.i18n import _

TEXT_LIMIT = 20 * 1024 * 1024
"""Bytes a text file may have: more than three thousand hours of speaking."""

# Not str.splitlines: it also splits at form feeds and at U+2028, which stand inside people's words.
_LINE_END = re.compile(r"\r\n|\r|\n")
_HASHES = re.compile(r" {0,3}(#{1,6})(?=[ \t])")
_CLOSING = re.compile(r"(?<=[ \t])#+$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_NO_PARAGRAPH = re.compile(r" {4}|\t| {0,3}(?:[-+*>|]|\d{1,9}[.)][ \t])|[ \t]*$")
_LONGEST_HEADING = 300


def read_text(raw: bytes, file: str) -> TextDocument:
    """Return the lines of a TXT or Markdown file. Raises Unreadable, naming `file`, where it is no text or too large.

    `#` and underlined headings are told from other lines, but for those inside fences and in the block of keys that may open a file.
    """
    if len(raw) > TEXT_LIMIT:
        raise Unreadable(
            _("{file} is larger than {limit} MB. Split it into several files.").format(
                file=file, limit=TEXT_LIMIT // (1024 * 1024)
            )
        )
    decoded = decode(raw, file, no_text(file))
    lines = _LINE_END.split(decoded.text)
    if not any(line.strip() for line in lines):
        raise Unreadable(_("{file} has no words in it.").format(file=file))
    return TextDocument(file, "text", tuple(_told(lines)), decoded.encoding, decoded.guessed)


def _told(lines: list[str]) -> list[Line]:
    told: list[Line] = []
    keys = _length_of_keys(lines)
    fence = ""
    for number, text in enumerate(lines):
        opened = _FENCE.fullmatch(text)
        if number < keys:
            told.append(Line(text))
        elif fence:
            told.append(Line(text))
            if opened and opened[1].startswith(fence) and not opened[2].strip():
                fence = ""
        elif opened and not (opened[1][0] == "`" and "`" in opened[2]):
            fence = opened[1]
            told.append(Line(text))
        else:
            _tell(told, text)
    return told


def _tell(told: list[Line], text: str) -> None:
    """Put one line behind the others, as a heading where it is one or underlines one."""
    hashes = _HASHES.match(text)
    heading = _CLOSING.sub("", text[hashes.end() :].rstrip()).strip() if hashes else ""
    underline = _UNDERLINE.fullmatch(text)
    if hashes and heading:
        told.append(Line(text, len(hashes[1]), heading))
    elif underline and _may_be_underlined(told):
        above = told.pop()
        level = 1 if underline[1][0] == "=" else 2
        told.append(Line(f"{above.text}\n{text}", level, above.text.strip()))
    else:
        told.append(Line(text))


def _may_be_underlined(told: list[Line]) -> bool:
    # Only a paragraph of one line: a longer one above a row of dashes is somebody's words before a dividing line.
    if (
        not told
        or told[-1].level
        or len(told[-1].text) > _LONGEST_HEADING
        or _NO_PARAGRAPH.match(told[-1].text)
    ):
        return False
    return len(told) == 1 or told[-2].level > 0 or not told[-2].text.strip()


def _length_of_keys(lines: list[str]) -> int:
    """Return how many lines at the start are a block of keys between `---`, as note programs put there."""
    if lines[0].strip() != "---":
        return 0
    return next((at + 1 for at, line in enumerate(lines[1:100], 1) if line.strip() in ("---", "...")), 0)
