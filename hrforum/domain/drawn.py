"""From a chart to its drawing, whatever its kind."""

from hrforum.domain.chart import Chart, Kind
from hrforum.domain.drawing import Drawing, Measure
from hrforum.domain.drawn_bars import bars, stacked, timeline
from hrforum.domain.drawn_grids import district_map, heat, upset

_HOW = {
    Kind.BARS: bars,
    Kind.STACKED: stacked,
    Kind.HEAT: heat,
    Kind.UPSET: upset,
    Kind.TIMELINE: timeline,
    Kind.MAP: district_map,
}


def drawn(chart: Chart, width: float, em: float, measure: Measure) -> Drawing:
    """Return a chart's drawing in a width, with words `em` high; `measure` returns how wide words are where it is drawn."""
    return _HOW[chart.kind](chart, width, em, measure)
