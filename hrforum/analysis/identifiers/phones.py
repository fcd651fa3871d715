"""Phones: telephone numbers as people write them, judged by the numbering plans of the countries a language is spoken in."""

import re
from collections.abc import Iterator

from hrforum.analysis.identifiers.finding import Finding, Kind
from hrforum.analysis.identifiers.reading import Reading
from hrforum.analysis.identifiers.words import word_set

_CANDIDATE = re.compile(
    r"(?<![\w.,/$#-])(?:\+ ?|\()?\d(?:[ .()\-\u00a0]{0,2}\d){6,14}(?![\w/]|[.,]\d)(?:,? ?(?:ext|x|poste)\.? ?\d{1,5}\b)?",
    re.IGNORECASE,
)
_GROUPED_AS_IN_AMERICA = re.compile(r"\+?(?:1[ .-]?)?\(?[2-9]\d\d\)?[ .-]{1,2}\d{3}[ .-]\d{4}\b")
_REGIONS = {
    "en": ("US", "GB"),
    "es": ("US", "MX", "ES", "CO", "DO", "GT", "SV", "HN", "EC", "PE", "AR"),
    "fr": ("FR", "US", "BE", "CH", "SN", "ML", "CI", "HT"),
}
_LOOK_BACK = 40


def find_phones(reading: Reading) -> Iterator[Finding]:
    """Yield telephone numbers: any with a plus, any grouped as one, and others that a numbering plan knows."""
    for match in _CANDIDATE.finditer(reading.text):
        if why := _judge(reading, match.group(), match.start()):
            yield Finding(*match.span(), Kind.PHONE, why)


def _judge(reading: Reading, written: str, start: int) -> str:
    digits = re.sub(r"\D", "", written)
    if _GROUPED_AS_IN_AMERICA.match(written):
        return "phone_grouped"
    if written.startswith("+"):
        return "phone_grouped" if _possible(written) else ""
    if (_grouped(written) or len(digits) >= 9) and _asked_for(reading, start):
        return "phone_asked_for"
    if (
        len(digits) >= 9
        and _grouped(written)
        and any(_valid(written, region) for language in reading.languages for region in _REGIONS[language])
    ):
        return "phone_grouped"
    return ""


def _grouped(written: str) -> bool:
    """Whether the digits stand in two to six groups, as those of a number do and those of a list of figures do not."""
    return 2 <= len(re.findall(r"\d+", written)) <= 6


def _asked_for(reading: Reading, start: int) -> bool:
    """Whether the words just before speak of a telephone."""
    before = re.findall(r"[a-z]+", reading.lower[max(0, start - _LOOK_BACK) : start])
    return not word_set("phone words").isdisjoint(before)


def _valid(written: str, region: str) -> bool:
    # The numbering plans take a tenth of a second to load, and most testimonies hold no number.
    import phonenumbers

    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(written, region))
    except phonenumbers.NumberParseException:
        return False


def _possible(written: str) -> bool:
    import phonenumbers

    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(written, None))
    except phonenumbers.NumberParseException:
        return False
