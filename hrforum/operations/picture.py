"""What an organiser does with charts: have one drawn, and save one, as it may be told outside, as SVG, PNG or CSV."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from hrforum.documents.drawings import svg_of
from hrforum.domain.changes import Changes
from hrforum.domain.chart import Chart, Kind, Ring, as_rows
from hrforum.domain.charted import chart_of, kinds_of, together_of, upset_of
from hrforum.domain.table import Asked, Readers, Table, unit_name
from hrforum.errors import Refused
from hrforum.exchange.cells import sheet_of
from hrforum.exchange.csv_out import csv_of
from hrforum.i18n import _
from hrforum.operations import saved_table
from hrforum.operations.behind import dimensions
from hrforum.operations.intersections import Intersections, intersections, told_outside, with_dimensions
from hrforum.operations.population import population
from hrforum.operations.saved_table import Leaving
from hrforum.operations.tabulate import count, table_of, tabulate, withheld_of
from hrforum.progress import SILENT, Progress
from hrforum.storage.archive import Archive

ENDINGS = (".svg", ".png", ".csv")
Outlines = Mapping[str, tuple[Ring, ...]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A chart to draw: what it counts, and how. `together` asks for answers that go together; `outlines` are a map's districts."""

    asked: Asked
    kind: Kind
    together: bool = False
    outlines: tuple[tuple[str, tuple[Ring, ...]], ...] = ()
    top: int = 10


def chart(archive: Archive, wanted: Wanted, progress: Progress = SILENT) -> Chart:
    """Return a chart of the numbers asked for; raises `NotFound`, and `Refused` where they cannot be drawn so."""
    if wanted.together:
        return chart_together(
            archive, intersections(archive, wanted.asked, wanted.top, progress), wanted.kind
        )
    return of_table(tabulate(archive, wanted.asked, progress), wanted)


def of_table(table: Table, wanted: Wanted) -> Chart:
    """Return a chart of a table that was counted; raises `Refused` where it cannot be drawn so."""
    if wanted.kind not in kinds_of(table, with_map=bool(wanted.outlines)):
        raise Refused(_("These numbers cannot be drawn in that way. Count by one or two dimensions."))
    drawn = chart_of(table, wanted.kind, unit_name(wanted.asked.unit), dict(wanted.outlines))
    if not drawn.bars:
        raise Refused(_("No district of this map is called like an answer here."))
    return drawn


def labels_of(archive: Archive, found: Intersections) -> dict[tuple[str, str], str]:
    """Return how each answer of combinations is called, with its dimension where two are called alike."""
    axes = {axis.key: axis for axis in dimensions(archive)}
    tags = [one.tags[0] for one in found.sets]
    plain = {(key, tag): axes[key].label_of(tag) for key, tag in tags}
    names = list(plain.values())
    return {
        tag: name if names.count(name) == 1 else f"{axes[tag[0]].label}: {name}"
        for tag, name in plain.items()
    }


def chart_together(archive: Archive, found: Intersections, kind: Kind) -> Chart:
    """Return combinations as an UpSet plot, or every two answers as a heat map."""
    labels, unit, note = labels_of(archive, found), unit_name(found.asked.unit), " ".join(found.notes)
    title = _("Which answers go together")
    if kind is Kind.UPSET:
        return upset_of(labels, found.sets, found.combinations, title, unit, note)
    return together_of(labels, found.sets, found.together, title, unit, note)


# ---- saving -------------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart for outside, and the numbers that leave with it once it is saved."""

    chart: Chart
    left: Leaving


def outward(archive: Archive, wanted: Wanted, progress: Progress = SILENT) -> Chart:
    """Return a chart with the numbers that may be told outside, whatever is on the screen: only these are ever saved."""
    return chart(archive, _for_outside(wanted), progress)


def _for_outside(wanted: Wanted) -> Wanted:
    return replace(wanted, asked=replace(wanted.asked, readers=Readers.OUTWARD, words=""))


def leaving(archive: Archive, wanted: Wanted, progress: Progress = SILENT) -> Drawn:
    """Return a chart for outside with what leaves with it; raises as `chart` does, and `Refused` beside what left before."""
    wanted = _for_outside(wanted)
    everybody = population(archive)
    asked = with_dimensions(archive, everybody, wanted.asked) if wanted.together else wanted.asked
    counted = count(archive, everybody, asked)
    withheld = withheld_of(archive, everybody, counted, progress)
    if wanted.together:
        found = told_outside(everybody, counted, withheld, wanted.top)
        drawn = chart_together(archive, found, wanted.kind)
    else:
        drawn = of_table(table_of(counted, withheld), wanted)
    return Drawn(drawn, saved_table.leaving(archive, everybody, counted, withheld))


def content_of(drawn: Chart, ending: str) -> bytes:
    """Return a chart as SVG, or its facts as CSV; raises `Refused` for another ending."""
    if ending == ".svg":
        return svg_of(drawn)
    if ending == ".csv":
        return csv_of(sheet_of(drawn.title, as_rows(drawn)))
    raise Refused(_("Choose a name that ends in .svg, .png or .csv."))


def save(archive: Archive, wanted: Wanted, path: Path, progress: Progress = SILENT) -> Changes[Path]:
    """Save a chart as SVG or its facts as CSV, by the ending of the name; raises `Refused` and `FileTrouble`."""
    drawn = leaving(archive, wanted, progress)
    return keep(archive, drawn, content_of(drawn.chart, path.suffix.lower()), path)


def keep(archive: Archive, drawn: Drawn, content: bytes, path: Path) -> Changes[Path]:
    """Write a file that was made of an outward chart, whole or not at all, and keep on record which numbers left."""
    return saved_table.keep(archive, drawn.left, content, path, ENDINGS)
