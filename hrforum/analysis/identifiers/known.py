"""Known: the names, contacts and places of the archive where a text says them."""

import re
from collections.abc import Iterator

from hrforum.analysis.identifiers.finding import Finding, Kind, Known
from hrforum.analysis.identifiers.reading import Reading, Word
from hrforum.analysis.identifiers.words import also_words, fold, word_set
from hrforum.domain.testifier import Identity, parts_in

_MAIL = re.compile(r"[\w.+%-]+@[\w.-]+\w")
_NUMBER = re.compile(r"[\d(](?:[ ().-]{0,2}\d){6,14}")
_RUN = re.compile(r"[a-z0-9]+")


def find_known(reading: Reading, known: Known) -> Iterator[Finding]:
    """Yield what the archive knows and the text says, case and accents aside."""
    yield from _names(reading, known.names, "name_known")
    yield from _names(reading, tuple(_capitalised(known.note_takers)), "name_note_taker")
    digits = "".join(filter(str.isdecimal, reading.text)) if known.contacts else ""
    for contact in known.contacts:
        yield from _contact(reading, contact, digits)
    for place in known.places:
        yield from _said(reading, place, Kind.STREET_ADDRESS, "place_known")


def _capitalised(lines: tuple[str, ...]) -> Iterator[str]:
    """Yield the capitalised words of free text: "two volunteers and Ada Moss" names one person."""
    for line in lines:
        yield from (word for word in line.split() if word[:1].isupper())


def _names(reading: Reading, names: tuple[str, ...], why: str) -> Iterator[Finding]:
    if not names:
        return
    parts = parts_in(Identity(name=" ".join(names)), reading.text)
    if not parts:
        return
    short = frozenset(parts)
    long = tuple(part for part in parts if len(part) >= 5)
    ordinary = also_words(reading.languages) | word_set("not names", reading.languages)
    for word in reading.words:
        for piece in _RUN.finditer(word.plain):
            part = piece.group()
            hit = part in short or part.startswith(long)
            if hit and _means_a_person(word, part, ordinary):
                yield Finding(word.start, word.end, Kind.NAME, why)
                break


def _means_a_person(word: Word, part: str, ordinary: frozenset[str]) -> bool:
    """Whether a word that is in the vault is meant as a name: "we ask for grace" is not, "Grace asked" is."""
    return word.capital or part not in ordinary


def _contact(reading: Reading, contact: str, digits: str) -> Iterator[Finding]:
    """Yield the addresses and numbers in a contact, or all of it as a place; `digits` are all of the text's."""
    for address in _MAIL.findall(contact):
        yield from _said(reading, address, Kind.EMAIL, "contact_known")
    numbers = [re.sub(r"\D", "", written) for written in _NUMBER.findall(contact)]
    for number in numbers:
        if number[-7:] in digits:
            yield from _number(reading, number)
    if not numbers and "@" not in contact and len(contact.strip()) >= 5:
        yield from _said(reading, contact, Kind.STREET_ADDRESS, "contact_known")


def _number(reading: Reading, number: str) -> Iterator[Finding]:
    """Yield a telephone number however its last seven digits are grouped, with what stands of the digits before them."""
    grouped = r"[^\w]{0,3}".join(number[-7:])
    front = r"(?:(?:\+?\d{1,3}[^\w\n]{1,3})?\(?\d{1,4}[^\w\n]{0,3})?"
    for match in re.finditer(rf"(?<!\d){front}{grouped}(?!\d)", reading.text):
        yield Finding(*match.span(), Kind.PHONE, "contact_known")


def _said(reading: Reading, phrase: str, kind: Kind, why: str) -> Iterator[Finding]:
    """Yield where a phrase stands word for word, however it is spaced."""
    pieces = [re.escape(piece) for piece in fold(phrase).split()]
    if pieces:
        for match in re.finditer(r"(?<!\w)" + r"\s{1,3}".join(pieces) + r"(?!\w)", reading.lower):
            yield Finding(*match.span(), kind, why)
