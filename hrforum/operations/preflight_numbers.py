"""What the pre-flight says of the numbers of a packet: any that is too small to be told, and sentences that lost their number."""

import re
from collections.abc import Iterator

from hrforum.analysis.disclosure import THRESHOLD
from hrforum.documents.content import PacketContent
from hrforum.domain.chart import Chart
from hrforum.domain.preflight import Line, Place, State
from hrforum.domain.statement import Chosen

_NUMBER = re.compile(r"[0-9]+")


def number_line(content: PacketContent, statements: tuple[Chosen, ...]) -> Line:
    """Return how the numbers of a content stand: every one that it shows is looked at, whatever withheld it before."""
    small = sum(0 < int(shown) < THRESHOLD for shown in _shown(content) if _NUMBER.fullmatch(shown))
    if small:
        return Line("numbers", State.RED, Place.PACKET, {"n": small, "least": THRESHOLD})
    told = [one for one in statements if one.wording in content.statements and one.count is not None]
    reworded = [one for one in told if str(one.count) not in _NUMBER.findall(one.wording)]
    if reworded:
        return Line("numbers", State.YELLOW, Place.PACKET, {"n": len(reworded)})
    return Line("numbers", State.GREEN, Place.PACKET)


def _shown(content: PacketContent) -> Iterator[str]:
    """Yield every number of people or testimonies as the content prints it; numbers of exhibits and days are none."""
    yield content.counted
    yield content.people
    yield from (row.shown for one in content.totals for row in one.rows)
    yield from (one.heard for one in content.forums)
    yield from (one.shown for one in content.findings)
    for chart in (content.chart, *(one.chart for one in content.charts)):
        if chart is not None:
            yield from _drawn(chart)


def _drawn(chart: Chart) -> Iterator[str]:
    for bar in (*chart.bars, *chart.sets):
        yield bar.shown
        yield from (part.shown for part in bar.parts)
