"""Schools in words: where a school is named, somebody young is found on any morning."""

import re

_NAME = r"(?:(?:[Dd]e|[Dd]el|[Dd]u|[Dd]es|[Ll]a|[Ll]os|[Ss]t\.?|[Ss]an|[Ss]ainte?)[ -]|[Dd]['’])*[A-ZÀ-ÖØ-Þ][\w'’.-]*"
_NAMES = rf"{_NAME}(?: {_NAME}){{0,3}}"
_KIND_EN = r"(?:(?:Elementary|Middle|High|Primary|Grade|Charter|Public|Junior High|Preparatory)(?: School)?|School|Academy|Kindergarten|Preschool)"
_KIND_ES = r"(?:[Ee]scuela|[Cc]olegio|[Ll]iceo|[Ii]nstituto|[Pp]rimaria|[Ss]ecundaria|[Pp]reparatoria|[Gg]uarder[ií]a|[Jj]ard[ií]n de [Ii]nfantes)"
_KIND_FR = r"(?:[ÉéEe]cole|[Cc]oll[èe]ge|[Ll]yc[ée]e|[Cc]r[èe]che|[Mm]aternelle)"
_QUALIFIED = r"(?: (?:primaria|secundaria|p[úu]blica|t[ée]cnica|primaire|maternelle|[ée]l[ée]mentaire))?"
_SCHOOL = re.compile(
    rf"\b{_NAMES} {_KIND_EN}\b"
    rf"|\b(?:{_KIND_ES}|{_KIND_FR}){_QUALIFIED}(?: (?:de|del|du|des|la|el|n[°ºo]\.?))* ?(?:{_NAMES}|\d+)"
    r"|\b(?:P\.?S\.?|I\.?S\.?|M\.?S\.?|J\.?H\.?S\.?|H\.?S\.?) ?\d{1,3}\b"
)


def schools_in(text: str) -> tuple[str, ...]:
    """Return what reads like the name of a school in English, Spanish or French, each once; it finds neither all nor only those."""
    return tuple(dict.fromkeys(match[0].strip(" .-’'") for match in _SCHOOL.finditer(text)))
