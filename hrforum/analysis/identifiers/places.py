"""Places: street addresses with a house number, post boxes, and the numbers of apartments and rooms, in three languages."""

import re
from collections.abc import Iterator
from functools import cache

from hrforum.analysis.identifiers.finding import Finding, Kind
from hrforum.analysis.identifiers.reading import Reading
from hrforum.analysis.identifiers.words import listed, longest_first, word_set

_CAPITAL = r"[A-Z][\w'.-]{0,30}"
_SIDE = r"(?:[NSEW]\.?|North|South|East|West|north|south|east|west)"
_ORDINAL = r"\d{1,3}(?:st|nd|rd|th|ST|ND|RD|TH)"
_HOUSE = r"(?<![\w.,/$#%-])\d{1,5}(?:-\d{1,4})?(?:[A-Z]|[ ]?(?:bis|ter|quater)|[ ]1/2)?"
_NUMBER_WORD = r"(?:(?:numero|num|nro|no|n)\b\.?[oº°]?|[#nN][oº°]?|[Nn][uú]mero)"
_PARTICLE = r"(?:(?:de|del|du|des|la|las|los|le|les|l|d|el|y|et|aux?)\b['. ]{1,2})"
_YEAR_BEFORE = re.compile(r"(?:in|since|by|of|en|desde|de|depuis|del|from|until|hasta|year|ano|annee)\s*$")
_WEAK_UNITS = frozenset(
    {
        "porte",
        "lit",
        "lot",
        "bed",
        "cama",
        "cuarto",
        "piso",
        "cell",
        "studio",
        "app",
        "int",
        "hab",
        "room",
        "unit",
    }
)


def find_addresses(reading: Reading) -> Iterator[Finding]:
    """Yield street addresses and post boxes; a street without a house number is none."""
    for why, pattern in _address_patterns():
        for match in pattern.finditer(reading.bare):
            if not _is_a_year(reading, match):
                yield Finding(*_stripped(match), Kind.STREET_ADDRESS, why)
    for match in _box_pattern().finditer(reading.lower):
        yield Finding(*match.span(), Kind.STREET_ADDRESS, "post_box")


def find_units(reading: Reading) -> Iterator[Finding]:
    """Yield apartments, units and rooms with their number; counts of rooms and floors are none."""
    named, sign, lived_in = _unit_patterns()
    for match in named.finditer(reading.bare):
        if not _counts_something(reading, match):
            yield Finding(*match.span(), Kind.UNIT_NUMBER, "unit_named")
    for match in sign.finditer(reading.bare):
        yield Finding(*match.span(), Kind.UNIT_NUMBER, "unit_sign")
    for match in lived_in.finditer(reading.bare):
        yield Finding(*match.span(1), Kind.UNIT_NUMBER, "unit_lived_in")


@cache
def _address_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the patterns of addresses on bare text: number before an English street, number after, number before another."""
    english = _cased(listed("streets", ("en",)))
    other = _cased(tuple(dict.fromkeys(listed("streets", ("es",)) + listed("streets", ("fr",)))))
    spanish = _cased(listed("streets", ("es",)))
    named = rf"(?:{_PARTICLE}{{0,3}}{_CAPITAL})"
    own_name = rf"(?:{_PARTICLE}{{0,3}}(?:{_CAPITAL}|\d{{1,3}}(?= de | ?#|[ ]con | bis)))"
    return (
        (
            "address_number_first",
            re.compile(
                rf"{_HOUSE},?[ ]{{1,2}}(?:{_SIDE}[ ])?(?:(?:{_CAPITAL}|{_ORDINAL})[ ]){{0,3}}(?:{_CAPITAL}|{_ORDINAL})[ ](?:{english})\b"
                rf"(?:\.(?=[ ]?[,;a-z]|$))?(?:[ ]{_SIDE}\b)?"
            ),
        ),
        ("address_number_first", re.compile(rf"{_HOUSE}[ ](?:{_SIDE}[ ])?(?:Broadway|Bowery)\b")),
        (
            "address_number_last",
            re.compile(
                rf"(?<!\w)(?:{spanish})\b\.?[ ]{own_name}(?:[ ]{own_name}){{0,4}},?[ ]?(?:{_NUMBER_WORD}[ ]?)?"
                rf"\d{{1,5}}(?:-\d{{1,4}})?[A-Z]?(?![\w]|[ ]de[ ]|[ ](?:anos|dias|horas|meses|personas|familias))"
            ),
        ),
        (
            "address_number_first",
            re.compile(
                rf"{_HOUSE},?[ ](?:de[ ]l['a][ ]?)?(?:{other})\b\.?[ ](?:{named}(?:[ ]{named}){{0,4}}|{_PARTICLE}{{1,2}}[a-z]{{2,30}})"
            ),
        ),
        (
            "address_lived_at",
            re.compile(
                rf"(?:{_cues('living at')})[ ](?P<house>{_HOUSE}[ ]{_CAPITAL}(?:[ ]{_CAPITAL}){{0,2}})"
            ),
        ),
    )


def _cues(key: str) -> str:
    return "|".join(re.escape(word.strip(" ,")) for word in longest_first(listed(key)))


def _cased(words: tuple[str, ...]) -> str:
    """Return an alternation of words that may start with a capital or be all capitals."""
    spelled = dict.fromkeys(form for word in words for form in (word, word.capitalize(), word.upper()))
    return "|".join(re.escape(word) for word in longest_first(spelled))


@cache
def _box_pattern() -> re.Pattern[str]:
    boxes = "|".join(re.escape(word) for word in longest_first(listed("post boxes")))
    return re.compile(rf"(?<!\w)(?:{boxes}) ?(?:n[.oº°]{{1,2}} ?|numero )?\d{{1,6}}\b")


@cache
def _unit_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    units = _cased(listed("units"))
    code = r"(?:[A-Z]{1,2}-?)?\d{1,4}(?:-?[A-Z]{1,2}|[a-z]|-\d{1,3})?|[A-Z]-?\d{0,3}|PH-?[0-9A-Z]{0,3}"
    number = rf"(?:{_NUMBER_WORD}|number|Number|No|NO)"
    return (
        re.compile(
            rf"(?<![\w-])(?P<word>{units})\b\.?,?[ ]?(?:{number}\.?[ ]?)?(?:{code})(?![\w$%]|[.,:/]\d|-\w)"
        ),
        re.compile(r"(?<!\w)#[ ]?(?:\d{1,4}-?[A-Z]|[A-Z]-?\d{1,4})(?!\w)"),
        re.compile(rf"(?:{_cues('living in')})[ ](\d{{1,2}}-?[A-Z]|[A-Z]-?\d{{1,2}})(?![\w-])"),
    )


def _is_a_year(reading: Reading, match: re.Match[str]) -> bool:
    """Whether the number in front is a year: "In 2021 Main Street was closed"."""
    year = re.match(r"(?:19|20)\d\d\b(?!-)", match.group())
    return (
        year is not None
        and _YEAR_BEFORE.search(reading.lower, max(0, match.start() - 12), match.start()) is not None
    )


def _stripped(match: re.Match[str]) -> tuple[int, int]:
    """Return the span without the words that led to it and without the point that ends the sentence."""
    start, end = match.span("house") if "house" in match.re.groupindex else match.span()
    kept = match.string[start:end]
    short = kept.rstrip(".")
    abbreviated = short.split()[-1].lower() in word_set("streets")
    return (start, end) if abbreviated else (start, start + len(short))


def _counts_something(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a number after a weak word counts what follows ("porte 2 sacs"), or a letter alone is only a small word."""
    code = match.group()[len(match.group("word")) :].strip(" .,#")
    if not any(map(str.isdigit, code)):
        return (
            len(code) != 1
            or code == "I"
            or match.group("word").lower() not in {"apt", "apartment", "unit", "apto", "appartement"}
        )
    if match.group("word").lower() not in _WEAK_UNITS or not code.isdigit():
        return False
    return re.match(r" [a-z]{3,}s\b", reading.lower[match.end() : match.end() + 24]) is not None
