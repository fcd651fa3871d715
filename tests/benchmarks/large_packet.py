"""Packets of many invented testimonies, and a process that sets one of them alone and says how long it took and how large it grew.

python -m tests.benchmarks.large_packet tagged|untagged TESTIMONIES FILE
"""

import json
import sys
import time
from datetime import date
from pathlib import Path
from uuid import UUID, uuid5

from hrforum.documents.content import DimensionTotals, Gathering, PacketContent, Total
from hrforum.documents.outline import Outline
from hrforum.documents.packet import packet_outline
from hrforum.documents.pdf import set_pdf
from hrforum.domain import practice
from hrforum.domain.consent import Answer, Consent, Released, Use, release
from hrforum.domain.redaction import EVERYONE
from hrforum.domain.testimony import Testimony, Version, VersionKind

SEED = 20_261
_SPACE = UUID("3f0f5c52-79c4-4f4f-8a55-0d6ad2c0a7f1")
_DAY = date(2026, 7, 10)


def large_packet(testimonies: int) -> Outline:
    """Return a packet's outline with so many invented testimonies, a quarter of them Spanish, with their asks and a table of counts."""
    exhibits = tuple(
        _released(number, one) for number, one in enumerate(practice.invent(SEED, testimonies), 1)
    )
    rows = tuple(Total(f"What happened, {number}", str(number * 7)) for number in range(1, 13))
    content = PacketContent(
        title="Homes and hearths",
        organisation="Oak Street Forum",
        hearing_body="City Council",
        hearing_date=date(2027, 3, 12),
        counted=str(testimonies),
        totals=(DimensionTotals("What happened", "testimonies", rows),),
        exhibits=exhibits,
        forums=(Gathering("Oak hall", "Oakland", _DAY, ("en", "es"), str(testimonies)),),
    )
    return packet_outline(content, "en")


def _released(number: int, one: practice.Invented) -> Released:
    uuid = uuid5(_SPACE, str(number))
    out = release(
        Testimony(uuid, f"OAK-{number}", heard_on=one.heard_on, ask=one.ask),
        [Version(uuid5(_SPACE, f"version {number}"), VersionKind.ORIGINAL, one.language, one.words, 1)],
        [Consent(use, Answer.YES) for use in (Use.HEARING_PACKET, Use.ANONYMOUS_QUOTE)],
        Use.HEARING_PACKET,
        _DAY,
        redactions=(),
        audience=EVERYONE,
        people={uuid5(_SPACE, f"speaker {number}"): ""},
        pseudonym=None,
    )
    assert out is not None
    return out


def grown() -> int:
    """Return the most memory that this process ever held, in bytes."""
    # What getrusage tells includes the process that started this one; this file tells of this program alone.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def main(manner: str, testimonies: int, target: Path) -> None:
    """Set one packet and print what it took as one line of JSON: seconds, those of the processor, bytes of memory, pages."""
    outline = large_packet(testimonies)
    set_pdf(large_packet(1), tagged=manner == "tagged")  # imports, fonts and all that is made once
    start, worked = time.perf_counter(), time.process_time()
    made, pages = set_pdf(outline, tagged=manner == "tagged")
    took, work = time.perf_counter() - start, time.process_time() - worked
    print(json.dumps({"seconds": took, "work": work, "memory": grown(), "pages": pages}))
    target.write_bytes(made)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
