"""What an organiser does with charts: have one drawn, and save one, as it may be told outside, as SVG, PNG or CSV."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from hrforum.documents.drawings import svg_of
from hrforum.domain.changes import Changes, Concept
from hrforum.domain.chart import Chart, Kind, Ring, facts
from hrforum.domain.charted import chart_of, kinds_of, together_of, upset_of
from hrforum.domain.table import Asked, Readers, unit_name
from hrforum.errors import FileTrouble, Refused
from hrforum.exchange.cells import sheet_of
from hrforum.exchange.csv_out import csv_of
from hrforum.i18n import _
from hrforum.operations.behind import dimensions
from hrforum.operations.deed import Done, concepts, deed
from hrforum.operations.intersections import Intersections, intersections
from hrforum.operations.tabulate import tabulate
from hrforum.operations.target import hand_over, refuse_target
from hrforum.storage.archive import Archive
from hrforum.storage.beside import beside, keep_private, sync_file

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


def chart(archive: Archive, wanted: Wanted) -> Chart:
    """Return a chart of the numbers asked for; raises `NotFound`, and `Refused` where they cannot be drawn so."""
    if wanted.together:
        return chart_together(archive, intersections(archive, wanted.asked, wanted.top), wanted.kind)
    table = tabulate(archive, wanted.asked)
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
def outward(archive: Archive, wanted: Wanted) -> Chart:
    """Return a chart with the numbers that may be told outside, whatever is on the screen: only these are ever saved."""
    return chart(archive, replace(wanted, asked=replace(wanted.asked, readers=Readers.OUTWARD, words="")))


def content_of(drawn: Chart, ending: str) -> bytes:
    """Return a chart as SVG, or its facts as CSV; raises `Refused` for another ending."""
    if ending == ".svg":
        return svg_of(drawn)
    if ending == ".csv":
        return csv_of(sheet_of(drawn.title, facts(drawn)))
    raise Refused(_("Choose a name that ends in .svg, .png or .csv."))


def save(archive: Archive, wanted: Wanted, path: Path) -> Changes[Path]:
    """Save a chart as SVG or its facts as CSV, by the ending of the name; raises `Refused` and `FileTrouble`."""
    return keep(archive, content_of(outward(archive, wanted), path.suffix.lower()), path)


def keep(archive: Archive, content: bytes, path: Path) -> Changes[Path]:
    """Write a file that was made of an outward chart, whole or not at all, and note that numbers left."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise Refused(_("Choose a name that ends in .svg, .png or .csv."))
    refuse_target(path, ending)
    try:
        with beside(path) as fresh:
            fresh.write_bytes(content)
            keep_private(fresh)
            sync_file(fresh)
            return hand_over({fresh: path}, lambda: _note(archive, path))
    except OSError as error:
        raise FileTrouble(_("The picture cannot be written: {why}").format(why=error.strerror)) from None


@deed("archive.picture", undo=False)
def _note(archive: Archive, path: Path) -> Done[Path]:  # noqa: ARG001  # a deed takes its archive
    return Done(path, _("Save picture"), concepts(Concept.ARCHIVE))
