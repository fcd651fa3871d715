"""Scan: all kinds of identifiers of one text, in one pass each, so that where two claim the same words the stronger one has them."""

from collections.abc import Iterable, Iterator

from hrforum.analysis.identifiers.danger import find_danger
from hrforum.analysis.identifiers.dates import find_dates
from hrforum.analysis.identifiers.finding import Finding, Kind, Known
from hrforum.analysis.identifiers.known import find_known
from hrforum.analysis.identifiers.names import find_names
from hrforum.analysis.identifiers.numbers import find_numbers
from hrforum.analysis.identifiers.online import find_online
from hrforum.analysis.identifiers.phones import find_phones
from hrforum.analysis.identifiers.places import find_addresses, find_units
from hrforum.analysis.identifiers.reading import Reading, read

_NOBODY = Known()


def scan(text: str, language: str, known: Known = _NOBODY) -> tuple[Finding, ...]:
    """Propose the spans of a text that may say who somebody is, in the order in which they stand.

    Offsets are code points of `text`. `language` is a tag as "es" or "fr-CA"; for one without lists all three are used. Spans do not
    overlap, except that one of `Kind.DANGER` may hold others. It finds words, never who somebody is; see `cannot_find`.
    """
    reading = read(text, language)
    taken = bytearray(len(reading.text) + 1)
    kept: list[Finding] = []
    by_kind = _by_kind(_all(reading, known))
    for kind in Kind:
        for finding in _merged(by_kind.get(kind, [])):
            if kind is Kind.DANGER:
                kept.append(finding)
            elif whole := _free(finding, taken):
                taken[whole.start : whole.end] = b"\1" * (whole.end - whole.start)
                kept.append(whole)
    placed = (Finding(*reading.original(one.start, one.end), one.kind, one.why) for one in kept)
    return tuple(sorted(placed))


def _all(reading: Reading, known: Known) -> Iterator[Finding]:
    """Yield what every kind finds, what the archive knows first: its reason is the one that is shown."""
    yield from find_known(reading, known)
    yield from find_online(reading)
    yield from find_numbers(reading)
    yield from find_phones(reading)
    yield from find_addresses(reading)
    yield from find_units(reading)
    yield from find_dates(reading)
    yield from find_names(reading)
    yield from find_danger(reading)


def _by_kind(findings: Iterable[Finding]) -> dict[Kind, list[Finding]]:
    by_kind: dict[Kind, list[Finding]] = {}
    for finding in findings:
        by_kind.setdefault(finding.kind, []).append(finding)
    return by_kind


def _merged(findings: list[Finding]) -> Iterator[Finding]:
    """Yield findings of one kind, those that overlap as one, with the reason that was found first."""
    rank = {id(finding): place for place, finding in enumerate(findings)}
    ordered = sorted(findings, key=lambda one: (one.start, one.end))
    at = 0
    while at < len(ordered):
        first = best = ordered[at]
        end = first.end
        at += 1
        while at < len(ordered) and ordered[at].start < end:
            end = max(end, ordered[at].end)
            best = min(best, ordered[at], key=lambda one: rank[id(one)])
            at += 1
        yield Finding(first.start, end, first.kind, best.why)


def _free(finding: Finding, taken: bytearray) -> Finding | None:
    """Return the finding without the ends that a stronger one has, or None where too little is left of it."""
    start, end = finding.start, finding.end
    while start < end and taken[start]:
        start += 1
    while end > start and taken[end - 1]:
        end -= 1
    if end <= start or taken.find(1, start, end) >= 0:
        return None
    return Finding(start, end, finding.kind, finding.why)
