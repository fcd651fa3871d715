"""How a packet or its summary leaves: read (the archive's thread), set (no archive), kept on record (the archive's thread)."""

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from hrforum.analysis.disclosure import THRESHOLD, WITHHELD, Told, safe_table
from hrforum.documents.content import Gathering, OwnWords, PacketContent
from hrforum.documents.outline import Outline
from hrforum.domain.changes import Changes, Concept
from hrforum.domain.consent import Released
from hrforum.domain.hearing import Hearing
from hrforum.domain.ledger import ids_of_hash
from hrforum.domain.packet import Edition, Packet, Section
from hrforum.domain.table import Unit
from hrforum.domain.tag import NOT_ASKED
from hrforum.errors import CharactersMissing, Refused
from hrforum.i18n import _, ngettext, translator
from hrforum.operations import hearing, packet, packet_ask, packet_text, statement
from hrforum.operations.deed import Done, concepts, deed, today
from hrforum.operations.differencing import Number, StoppedNumber, Telling
from hrforum.operations.document import Written, drop, hand_over, write_waiting
from hrforum.operations.finding import findings
from hrforum.operations.manifest import freeze, hash_of
from hrforum.operations.packet_charted import charts
from hrforum.operations.population import forum_keys
from hrforum.operations.replacing import since_handed_in
from hrforum.operations.selection import Selection
from hrforum.operations.totals import Totals, behind, of_a_few, shown, spoken_in, totals
from hrforum.operations.undecided import refuse_undecided
from hrforum.progress import SILENT, Progress
from hrforum.storage import edition_number, forum, redaction
from hrforum.storage import packet as storage
from hrforum.storage.archive import Archive


class NamesInWords(Refused):
    """Exhibits whose words hold a part of a name or contact that was not agreed to; a deliberate yes lets them go."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection
        count = len(selection.warnings)
        super().__init__(
            ngettext(
                "{count} exhibit holds a part of the person's name or contact that was not agreed to: {codes}. "
                "Look at it: hide it, or let it stand deliberately.",
                "{count} exhibits hold a part of the person's name or contact that was not agreed to: {codes}. "
                "Look at them: hide them, or let them stand deliberately.",
                count,
            ).format(count=count, codes=_few([each.code for each in selection.warnings]))
        )


class Kind(StrEnum):
    """What is made of a packet."""

    PACKET = "packet"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that a document needs, read from the archive: nothing in it may not leave.

    `numbers` are those that it tells exactly, `stopped` those that are too near to an earlier document's and are told coarsely.
    """

    kind: Kind
    packet: Packet
    content: PacketContent
    manifest: str
    selection: Selection
    numbers: tuple[Number, ...] = ()
    stopped: tuple[StoppedNumber, ...] = ()
    page_limit: int | None = None


def prepare(
    archive: Archive,
    packet_id: int,
    kind: Kind = Kind.PACKET,
    *,
    accept_names: bool = False,
    accept_undecided: bool = True,
    progress: Progress = SILENT,
) -> Prepared:
    """Read what a packet or its summary says today.

    Raises `Refused` where it would say nothing, `NamesInWords` where an exhibit might tell a name or contact that was not agreed
    to and that was not accepted, and unless it is accepted `Undecided` where the scan found something that nobody decided on.
    """
    one = packet.by_id(archive, packet_id)
    selection = packet.consider(archive, one, progress)
    if kind is Kind.SUMMARY:
        # A summary shows no words but the asks.
        selection = replace(selection, warnings=tuple(each for each in selection.warnings if each.in_ask))
    if not selection.counted and not selection.exhibits:
        raise Refused(_nothing(selection))
    if selection.warnings and not accept_names:
        raise NamesInWords(selection)
    asking = [each for each in selection.exhibits if each.released.ask]
    quoted = selection.exhibits if kind is Kind.PACKET else ()
    refuse_undecided(archive, quoted, asking, accepted=accept_undecided, progress=progress)
    which = hearing.by_id(archive, one.hearing_id)
    telling = Telling(archive, THRESHOLD)
    telling.expect(statement.expected(archive, one.id))
    sums = totals(archive, selection.counted, one.language, telling)
    content = _content(archive, one, which, selection, sums, telling)
    if kind is Kind.PACKET and Section.FINDINGS in one.sections:
        purpose = packet.purpose_of(archive, one)
        content = replace(content, findings=findings(archive, selection, purpose, telling))
    if kind is Kind.SUMMARY:
        numbered = [(number, each) for number, each in enumerate(content.exhibits, 1) if each.ask]
        content = replace(
            content,
            exhibits=tuple(each for _number, each in numbered),
            numbers=tuple(number for number, _each in numbered),
        )
    if kind is Kind.PACKET:
        drawn = charts(archive, one, content.statements, telling)
        content = replace(content, charts=drawn, asks=packet_ask.told(archive, one.id))
        content = since_handed_in(content, packet.editions(archive, one.id), one.language, archive.secret())
    manifest = _manifest(archive, kind, one, selection, content)
    content = replace(content, manifest=hash_of(manifest))
    return Prepared(
        kind,
        one,
        content,
        manifest,
        selection,
        tuple(telling.numbers),
        tuple(telling.stopped),
        which.page_limit,
    )


def _nothing(selection: Selection) -> str:
    if not selection.left_out:
        return _("No testimony is chosen, so there is nothing to bring to the hearing.")
    reasons = Counter(each.why for each in selection.left_out)
    why, _count = reasons.most_common(1)[0]
    return ngettext(
        "Nothing can go into this document: the {count} testimony stays out. {why}",
        "Nothing can go into this document: all {count} testimonies stay out. {why}",
        len(selection.left_out),
    ).format(count=len(selection.left_out), why=why)


def _few(codes: list[str]) -> str:
    return ", ".join(codes[:5]) + (", …" if len(codes) > 5 else "")


def _content(
    archive: Archive, one: Packet, which: Hearing, selection: Selection, sums: Totals, telling: Telling
) -> PacketContent:
    name, place, _language, _made_on, practice = archive.described()
    return PacketContent(
        title=one.title,
        organisation=name,
        hearing_body=which.body,
        hearing_date=which.held_on,
        hearing_item=which.item,
        counted=sums.testimonies,
        people=sums.people,
        place=place,
        practice=bool(practice),
        totals=sums.tables,
        chart=sums.chart,
        exhibits=tuple(each.released for each in selection.exhibits),
        forums=_forums(archive, selection, one.language, telling),
        left_out=_left_out(selection, one.language),
        statements=tuple(statement.sentences(archive, one.id, telling)),
        sections=one.sections,
        texts=tuple(OwnWords(*each) for each in packet_text.of_packet(archive, one.id).items()),
    )


def _forums(archive: Archive, selection: Selection, language: str, telling: Telling) -> tuple[Gathering, ...]:
    say = translator(language).gettext
    shows = forum.counts_among(
        archive, [*selection.counted, *(one.testimony_id for one in selection.exhibits)]
    )
    # Who is quoted and did not agree to be counted is in no number here either.
    keys = forum_keys(archive)
    heard_at: dict[str, set[int]] = {}
    for forum_id, id_ in forum.pairs_among(archive, list(selection.counted)):
        heard_at.setdefault(keys[forum_id], set()).add(id_)
    # The sum of the forums is told elsewhere, so a small one could be worked out from the others.
    counted = heard_at | {NOT_ASKED: set(selection.counted).difference(*heard_at.values())}
    spoken = behind(archive, list(selection.counted))
    told = safe_table(counted, small=of_a_few(counted, spoken)) if heard_at else None
    hidden = [key for key, one in (told or {}).items() if one.told is not Told.EXACT]
    if heard_at and telling.hides("forum", hidden, several=True):
        told = None
    cells = [
        ((("forum", (key,)),), len(ids), spoken_in(ids, spoken))
        for key, ids in counted.items()
        if told and told[key].told is Told.EXACT
    ]
    if telling.tell_together(_("Forums"), Unit.TESTIMONIES, cells):
        told = None

    def heard(forum_id: int) -> str:
        if keys[forum_id] not in counted:
            return "–"
        return shown(told[keys[forum_id]] if told else WITHHELD, say)

    return tuple(
        Gathering(one.name, one.place, one.held_on, one.languages, heard(one.id))
        for one in forum.everything(archive)
        if one.id in shows
    )


def _left_out(selection: Selection, language: str) -> tuple[str, ...]:
    """Return what is not quoted, without numbers: from the totals and the exhibits a small one could be worked out."""
    say = translator(language).gettext
    said = []
    if any(each.counted for each in selection.left_out):
        said.append(
            say("Testimonies of people who agreed to be counted, and not to be quoted at this hearing.")
        )
    if any(not each.counted for each in selection.left_out):
        said.append(
            say("Testimonies of people who agreed to neither, or were not asked: they are not in the totals.")
        )
    return tuple(said)


def _manifest(archive: Archive, kind: Kind, one: Packet, selection: Selection, content: PacketContent) -> str:
    """Return the edition's manifest: canonical JSON of what went in, by ids and hashes of versions, never by words."""
    hidden = redaction.of_many(archive, [each.testimony_id for each in selection.exhibits])
    by_testimony = {each.released.testimony: hidden.get(each.testimony_id, ()) for each in selection.exhibits}
    asks = [each.released.testimony for each in selection.exhibits if each.released.ask]
    return freeze(kind, one, content, asks, by_testimony, archive.secret())


def write(prepared: Prepared, path: Path, progress: Progress = SILENT) -> Written:
    """Set the document beside `path`, all of it or nothing, where it waits for `hand_over`; needs no archive.

    Raises `CharactersMissing`, `FileTrouble` (also where another kind of file would be replaced) or `Cancelled`.
    """
    try:
        written = write_waiting(outline_of(prepared), path, progress)
    except CharactersMissing as error:
        raise CharactersMissing(error.sentence + _which_hold_them(prepared.selection)) from None
    if prepared.page_limit and written.pages > prepared.page_limit:
        drop(written)
        raise Refused(
            _("The document has {pages} pages; the body takes {limit}.").format(
                pages=written.pages, limit=prepared.page_limit
            )
        )
    return written


def keep_on_record(archive: Archive, prepared: Prepared, written: Written) -> Changes[Edition]:
    """Record a document that waits, then give it its name; one that cannot be recorded goes, and an earlier one stays."""
    return hand_over(written, lambda: record(archive, prepared, written))


def outline_of(prepared: Prepared) -> Outline:
    """Return what a document says, block by block."""
    # ReportLab costs 0.25 s, which only somebody who makes a document should wait for.
    from hrforum.documents.packet import packet_outline
    from hrforum.documents.summary import summary_outline

    outline = packet_outline if prepared.kind is Kind.PACKET else summary_outline
    return outline(prepared.content, prepared.packet.language)


def _which_hold_them(selection: Selection) -> str:
    """Return the sentence that names the testimonies whose characters no font can show, by their codes."""
    from hrforum.documents.fonts import missing_characters

    codes = [each.code for each in selection.exhibits if missing_characters(texts_of(each.released))]
    return " " + _("They stand in: {codes}.").format(codes=_few(codes)) if codes else ""


def texts_of(released: Released) -> list[str]:
    """Return every text of a released testimony."""
    return [*(each.words for each in released.renderings), released.ask or "", released.speaker or ""]


@deed("packet.export", undo=False)
def record(archive: Archive, prepared: Prepared, written: Written) -> Done[Edition]:
    """Keep on record that this document was made: the versions that went in and the file's hash, never the file."""
    versions = tuple(version for each in prepared.selection.exhibits for version in each.released.versions)
    cited = versions if prepared.kind is Kind.PACKET else ()
    one = Edition(prepared.packet.id, today(), prepared.manifest, written.sha256, cited)
    edition_id = storage.add_edition(archive, one)
    edition_number.add(
        archive, edition_id, ((each.mark, each.count, each.people) for each in prepared.numbers)
    )
    about = (
        *ids_of_hash(one.sha256),
        *(each.released.testimony for each in prepared.selection.exhibits),
    )
    return Done(one, _("Export"), concepts(Concept.EDITION, Concept.PACKET), about)


def export(
    archive: Archive,
    packet_id: int,
    path: Path,
    kind: Kind = Kind.PACKET,
    *,
    accept_names: bool = False,
    accept_undecided: bool = True,
    progress: Progress = SILENT,
) -> tuple[Prepared, Written, Changes[Edition]]:
    """Read, write and record in one go, for a caller without threads. A document that cannot be recorded is taken away again."""
    prepared = prepare(
        archive,
        packet_id,
        kind,
        accept_names=accept_names,
        accept_undecided=accept_undecided,
        progress=progress,
    )
    written = write(prepared, path, progress)
    return prepared, written, keep_on_record(archive, prepared, written)
