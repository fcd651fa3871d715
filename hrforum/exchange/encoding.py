"""From bytes to text: which encoding a stranger's text file is in, said aloud where it is a guess."""

import codecs
import re
from dataclasses import dataclass

from hrforum.errors import Unreadable
from hrforum.i18n import _

_SAMPLE = 200_000
_MARKS = (
    # The mark of UTF-32 begins with that of UTF-16, so it is looked for first.
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_WESTERN = frozenset(
    "áéíóúüñÁÉÍÓÚÜÑ¿¡ªºàâæçèêëîïôœùûÿÀÂÆÇÈÊËÎÏÔŒÙÛŸäöÄÖßãõÃÕìòÌÒ‘’‚“”„«»‹›–—…•€£§°·\xa0\xad´½¼"
)
_BROKEN = re.compile("[\udc80-\udcff]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f\udc80-\udcff]")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text and the name of its encoding; `guessed` where nothing in the file says so.

    Bytes that do not fit stand as lone surrogates, so that the rows that hold them can be named instead of altered.
    """

    text: str
    encoding: str
    guessed: bool = False


def no_text(file: str) -> str:
    """Return the sentence for a file that is called a text and is none."""
    return _("{file} is not a text: its bytes are no letters.").format(file=file)


def decode(raw: bytes, file: str, refusal: str = "") -> Decoded:
    """Return the text of `raw`. `file` is the name for the sentence of Unreadable, raised where no encoding fits.

    `refusal` is the sentence for bytes that are no text at all, where something else than a spreadsheet is wanted.
    """
    for mark, codec, shown in _MARKS:
        if raw.startswith(mark):
            return Decoded(_strictly(raw, codec, shown, file), shown)
    without_mark = _unmarked_utf_16(raw)
    if without_mark:
        return Decoded(_strictly(raw, without_mark, "UTF-16", file), "UTF-16", guessed=True)
    try:
        return Decoded(raw.decode("utf-8-sig"), "UTF-8")
    except UnicodeDecodeError:
        text = raw.decode("utf-8-sig", "surrogateescape")
    if len(_BEYOND_ASCII.findall(text)) > len(_BROKEN.findall(text)):
        # Mostly good UTF-8 with some damage: guessing another encoding would turn every accent into two wrong letters.
        return Decoded(text, "UTF-8")
    return _guess(raw, file, refusal)


def _strictly(raw: bytes, codec: str, shown: str, file: str) -> str:
    try:
        return raw.decode(codec, "surrogatepass")
    except UnicodeDecodeError as error:
        raise Unreadable(
            _(
                "{file} is marked as {encoding}, but byte {byte:,} cannot be read as that. Export the file again as UTF-8."
            ).format(file=file, encoding=shown, byte=error.start + 1)
        ) from None


def _unmarked_utf_16(raw: bytes) -> str | None:
    sample = raw[: _SAMPLE & ~1]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half < 8:
        return None
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * half and odd < 0.05 * half else None


def _guess(raw: bytes, file: str, refusal: str) -> Decoded:
    sample = raw[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) > len(sample) // 100:
        raise Unreadable(
            refusal
            or _("{file} is not a spreadsheet: save the sheet as CSV or XLSX and try again.").format(
                file=file
            )
        )
    western = _as_western(raw)
    if western is not None:
        return Decoded(western, "Windows-1252", guessed=True)
    # 40 ms to import, and few files need it.
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is not None:
        try:
            return Decoded(raw.decode(best.encoding), best.encoding.replace("_", "-").upper(), guessed=True)
        except (UnicodeDecodeError, LookupError):
            pass  # The rest of the file does not fit the sample: nothing to offer but the sentence below.
    raise Unreadable(_no_encoding(raw, file))


def _as_western(raw: bytes) -> str | None:
    # Letters of English, Spanish, French and their neighbours, and not too many with accents: Cyrillic or Greek bytes read as
    # Windows-1252 give nothing but accents.
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
    letters = [character for character in text[:_SAMPLE] if character.isalpha()]
    accented = sum(character > "\x7f" for character in letters)
    seen = {character for character in set(text) if character > "\x7f"}
    return text if _WESTERN.issuperset(seen) and accented <= len(letters) // 3 else None


def _no_encoding(raw: bytes, file: str) -> str:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        byte, line = error.start, raw.count(b"\n", 0, error.start) + 1
        return _(
            "{file} cannot be read: byte {byte:,} (in line {line:,}) fits no known text encoding. Export the file again as UTF-8."
        ).format(file=file, byte=byte + 1, line=line)
    raise AssertionError("called for bytes that are not UTF-8")
