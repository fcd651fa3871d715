"""Words released through the real gate, and a packet's content around them, for tests of documents."""

import csv
from datetime import date
from pathlib import Path
from uuid import UUID, uuid5

from hrforum.documents.content import DimensionTotals, Gathering, PacketContent, Total
from hrforum.domain.chart import Bar, Chart
from hrforum.domain.consent import Answer, Consent, Released, Use, release
from hrforum.domain.redaction import EVERYONE
from hrforum.domain.testimony import Testimony, Version, VersionKind

REAL = Path(__file__).parents[3] / "shared" / "data" / "nyc-housing-hearing" / "testimonies.csv"
_SPACE = UUID("7f9c24e8-3b1d-4c57-9e9f-2a8f4d6b1c33")
_DAY = date(2026, 7, 10)


def released(
    words: str,
    *,
    language: str = "en",
    translations: tuple[tuple[str, str], ...] = (),
    form: Use = Use.ANONYMOUS_QUOTE,
    speaker: str | None = None,
    ask: str = "",
    number: int = 1,
) -> Released:
    """Return words that went through the gate with the consent they need."""
    one = Testimony(uuid5(_SPACE, f"testimony {number}"), f"OAK-{number}", heard_on=_DAY, ask=ask)
    versions = [Version(uuid5(_SPACE, f"version {number}"), VersionKind.ORIGINAL, language, words, 1)]
    for code, text in translations:
        uuid = uuid5(_SPACE, f"version {number} {code}")
        versions.append(Version(uuid, VersionKind.TRANSLATION, code, text, 1, "Ana B.", "by hand"))
    answers = [Consent(use, Answer.YES) for use in (Use.HEARING_PACKET, form)]
    people = {uuid5(_SPACE, f"speaker {number}"): speaker or ""}
    out = release(
        one,
        versions,
        answers,
        Use.HEARING_PACKET,
        _DAY,
        redactions=(),
        audience=EVERYONE,
        people=people,
        pseudonym=speaker,
    )
    assert out is not None
    return out


def content(*exhibits: Released, practice: bool = False, chart: bool = True) -> PacketContent:
    """Return a packet's content with these exhibits, totals, a chart and a forum."""
    bars = (Bar("Eviction", 12, "12"), Bar("No heat", None, "withheld"), Bar("Mould", 0, "0"))
    rows = tuple(Total(bar.label, bar.shown) for bar in bars)
    return PacketContent(
        title="Homes & hearths <for all>",
        organisation="Oak Street Forum",
        hearing_body="City Council",
        hearing_date=date(2027, 3, 12),
        hearing_item="Item 7",
        counted="16",
        people="15",
        place="Oakland",
        practice=practice,
        totals=(DimensionTotals("What happened", "testimonies", rows),),
        chart=Chart("What happened", "testimonies", "Not a sample.", bars) if chart else None,
        exhibits=exhibits,
        forums=(Gathering("Oak hall", "Oakland", _DAY, ("en", "es"), "16"),),
        left_out=("Testimonies of people who agreed to be counted.",),
    )


def real_words() -> list[str]:
    """Return the testimonies of the real hearing, in the order of the file."""
    with REAL.open(encoding="utf-8", newline="") as source:
        return [row["testimony"] for row in csv.DictReader(source)]
