"""What an organiser does to make the one-page brief of a packet for a council member."""

from collections.abc import Iterator
from dataclasses import replace

from hrforum.analysis.disclosure import THRESHOLD
from hrforum.documents.paper_content import BriefContent, Numbered
from hrforum.domain.consent import Released
from hrforum.domain.passage import PassageKind
from hrforum.i18n import translator
from hrforum.operations import around, contact, export, packet, passage
from hrforum.operations.candidate import Purpose, candidate
from hrforum.operations.differencing import Telling
from hrforum.operations.finding import findings
from hrforum.operations.selection import Exhibited
from hrforum.operations.undecided import refuse_undecided
from hrforum.progress import SILENT, Progress
from hrforum.storage.archive import Archive

_QUOTES = 2


def prepare(
    archive: Archive,
    packet_id: int,
    *,
    accept_names: bool = False,
    accept_undecided: bool = True,
    progress: Progress = SILENT,
) -> around.Paper:
    """Read what a brief says: asks and safe numbers of the packet, two quotes, the rights, whom to call.

    Quotes are passages that were marked as such, or else how a testimony begins. Raises `Refused`, `NamesInWords`,
    `Undecided` or `NotFound`.
    """
    base = export.prepare(archive, packet_id, accept_names=True, progress=progress)
    exhibits = base.selection.exhibits
    quotes = list(_quotes(archive, exhibits, packet.purpose_of(archive, base.packet)))
    asked = [each for each in exhibits if each.released.ask]
    quoted = {one.released.testimony for one in quotes}
    used = [each for each in exhibits if each in asked or each.released.testimony in quoted]
    around.refuse_names(base.selection, used, accept_names=accept_names)
    spoken = [each for each in used if each.released.testimony in quoted]
    refuse_undecided(archive, spoken, asked, accepted=accept_undecided, progress=progress)
    say = translator(base.packet.language).gettext
    # Only the rights are told here, and none of their numbers.
    found = findings(
        archive, base.selection, packet.purpose_of(archive, base.packet), Telling(archive, THRESHOLD)
    )
    rights = tuple(say("{article}: {title}").format(article=one.article, title=one.title) for one in found)
    content = BriefContent(base.content, tuple(quotes), rights, contact.read(archive))
    return around.paper(
        archive,
        around.Around.BRIEF,
        base.packet,
        content,
        replace(base.content, exhibits=tuple(each.released for each in used), numbers=(), findings=()),
        base.selection,
        quoted=[one.released for one in quotes],
        asked=[each.released for each in asked],
        numbers=base.numbers,
        stopped=base.stopped,
    )


def _quotes(archive: Archive, exhibits: tuple[Exhibited, ...], purpose: Purpose) -> Iterator[Numbered]:
    """Yield the quotes: marked passages first, each of another testimony, then beginnings of testimonies."""
    places = {each.testimony_id: (number, each) for number, each in enumerate(exhibits, 1)}
    marked = [one for one in passage.everything(archive, PassageKind.QUOTE) if one.testimony_id in places]
    taken: set[int] = set()
    for one in marked:
        if len(taken) == _QUOTES:
            return
        number, exhibit = places[one.testimony_id]
        if one.testimony_id in taken or one.passage.lost:
            continue
        released = _part(archive, exhibit, one, purpose)
        if released:
            taken.add(one.testimony_id)
            yield Numbered(number, released)
    others = [(number, each) for id_, (number, each) in places.items() if id_ not in taken]
    for number, each in others[: _QUOTES - len(taken)]:
        yield Numbered(number, each.released)


def _part(archive: Archive, exhibit: Exhibited, one: passage.Marked, purpose: Purpose) -> Released | None:
    """Return a passage in the form in which its testimony stands in the packet."""
    gate = candidate(archive, exhibit.testimony_id, exhibit.released.form)
    known = gate is not None and any(each.uuid == one.passage.version for each in gate.versions)
    return gate.released(purpose, {one.passage.version: [one.passage.span]}) if gate and known else None
