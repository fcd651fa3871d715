"""What an organiser does to write a submission: read the evidence through the gate of that use, count its words, trace its claims."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from hrforum.analysis.disclosure import THRESHOLD
from hrforum.documents.content import DimensionTotals, Finding, PacketContent
from hrforum.documents.paper_content import Part, SubmissionContent
from hrforum.domain.consent import Released, Use
from hrforum.domain.hearing import Hearing
from hrforum.domain.packet import Packet
from hrforum.domain.plain import plain as plain_text
from hrforum.domain.submission import Budget, Preset, SubmissionKind, presets
from hrforum.domain.tag import Codebook
from hrforum.errors import FileTrouble
from hrforum.exchange.cells import sheet_of
from hrforum.exchange.csv_out import csv_of
from hrforum.i18n import _, translator
from hrforum.operations import around, contact, hearing, packet, recommendation, right, submission_preset
from hrforum.operations.candidate import Purpose
from hrforum.operations.deed import today
from hrforum.operations.differencing import Telling
from hrforum.operations.finding import findings
from hrforum.operations.gate import purpose_of
from hrforum.operations.selection import Selection, select
from hrforum.operations.target import refuse_target
from hrforum.operations.totals import totals
from hrforum.operations.undecided import refuse_undecided
from hrforum.progress import SILENT, Progress
from hrforum.storage import tag, testimony
from hrforum.storage.archive import Archive
from hrforum.storage.beside import beside, keep_private

_QUOTES = 3
_TABLE = ".csv"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a submission is to be: its outline, who submits it beside this organisation, about which state; `budget` None is the preset's.

    `introduction` is the organisers' own; blank lines part its paragraphs.
    """

    kind: SubmissionKind
    joint: tuple[str, ...] = ()
    country: str = ""
    budget: int | None = None
    introduction: str = ""


def for_submission(archive: Archive, wanted: Wanted, chosen: Packet) -> Packet:
    """Return the packet under which a submission of the testimonies of `chosen` is kept on record.

    Where it names no hearing (id 0), the body of the outline becomes one, today: its day can be changed.
    """
    hearing_id = chosen.hearing_id
    if not hearing_id:
        name = presets()[wanted.kind].names.in_language(chosen.language)
        known = [one.id for one in hearing.everything(archive) if one.body == name]
        hearing_id = known[0] if known else hearing.add(archive, Hearing(name, today())).value.id
    return packet.for_hearing(archive, hearing_id, chosen.chosen, chosen.language)


def prepare(
    archive: Archive,
    packet_id: int,
    wanted: Wanted,
    *,
    accept_names: bool = False,
    accept_undecided: bool = True,
    progress: Progress = SILENT,
) -> around.Paper:
    """Read a submission: of everybody who agreed to be used before the United Nations, counts of those who agreed to be counted.

    Raises `Refused` where there is nothing, `NamesInWords`, `Undecided` or `NotFound`.
    """
    one, preset = packet.by_id(archive, packet_id), submission_preset.everything(archive)[wanted.kind]
    which = hearing.by_id(archive, one.hearing_id)
    # It is made today and public on the day of the session, so consent has to hold on both.
    purpose = replace(purpose_of(Use.UN_SUBMISSION, one.language), public_on=which.held_on)
    selection = select(archive, one.chosen, purpose, progress)
    around.refuse_empty(selection)
    telling = Telling(archive, THRESHOLD)
    sums = totals(archive, selection.counted, one.language, telling)
    parts = _parts(archive, selection, purpose, preset, telling)
    quoted = list({each.testimony: each for part in parts for each in part.quotes}.values())
    asked = list({each.testimony: each for part in parts for each in part.asks}.values())
    used = {each.testimony for each in (*quoted, *asked)}
    exhibits = [each for each in selection.exhibits if each.released.testimony in used]
    around.refuse_names(selection, exhibits, accept_names=accept_names)
    spoken = {each.testimony for each in quoted}
    words = [each for each in exhibits if each.released.testimony in spoken]
    refuse_undecided(archive, words, exhibits, accepted=accept_undecided, progress=progress)
    about = archive.described()
    submitters = (about[0], *wanted.joint)
    content = SubmissionContent(
        wanted.kind,
        preset.names.in_language(one.language),
        submitters,
        wanted.country,
        sums.testimonies,
        sums.people,
        parts,
        _uuids(archive, selection.counted),
        _tables(tag.codebook(archive), preset, one.language, sums.tables),
        contact.read(archive),
        preset.budget(len(submitters)) if wanted.budget is None else wanted.budget,
        bool(about[4]),
        plain_text(wanted.introduction).strip(),
    )
    plain = PacketContent(
        one.title,
        about[0],
        which.body,
        which.held_on,
        sums.testimonies,
        sums.people,
        exhibits=tuple(each.released for each in exhibits),
    )
    return around.paper(
        archive,
        around.Around.SUBMISSION,
        one,
        content,
        plain,
        selection,
        quoted=quoted,
        asked=asked,
        numbers=telling.numbers,
        stopped=telling.stopped,
        use=Use.UN_SUBMISSION,
    )


def _parts(
    archive: Archive, selection: Selection, purpose: Purpose, preset: Preset, telling: Telling
) -> tuple[Part, ...]:
    exhibits = [each.released for each in selection.exhibits]
    linked = right.linked(archive)
    taken: set[UUID] = set()
    parts = []
    for one in findings(archive, selection, purpose, telling):
        if preset.instruments and one.article.split(" ", maxsplit=1)[0] not in preset.instruments:
            continue
        behind = [each for each in linked.get(one.article, ()) if each in set(selection.counted)]
        part = _part(one, exhibits, _uuids(archive, behind), purpose.language, taken)
        if preset.kind is SubmissionKind.UPR:
            part = replace(part, earlier=recommendation.of_article(archive, one.article))
        taken.update(each.testimony for each in part.quotes)
        parts.append(part)
    if parts:
        return tuple(parts)
    say = translator(purpose.language).gettext
    return (Part("", say("What people said"), quotes=tuple(exhibits[:_QUOTES]), asks=_asking(exhibits)),)


def _part(
    one: Finding, exhibits: Sequence[Released], behind: tuple[UUID, ...], language: str, taken: set[UUID]
) -> Part:
    say = translator(language).gettext
    mine = [exhibits[number - 1] for number in one.exhibits]
    # A testimony that was quoted under one right would take its words from the budget again.
    quotes = [each.released for each in one.quotes] or [each for each in mine if each.testimony not in taken]
    return Part(
        one.article,
        say("{article}: {title}").format(article=one.article, title=one.title),
        " ".join(part for part in (f"{one.instrument}.", one.plain, *one.standings) if part),
        one.shown,
        behind,
        tuple(quotes[:_QUOTES]),
        _asking(mine),
    )


def _asking(exhibits: Sequence[Released]) -> tuple[Released, ...]:
    return tuple(each for each in exhibits if each.ask)


def _tables(
    book: Codebook, preset: Preset, language: str, tables: Sequence[DimensionTotals]
) -> tuple[DimensionTotals, ...]:
    labels = {one.labels.in_language(language) for one in book.dimensions if one.about is preset.tables}
    return tuple(one for one in tables if one.label in labels)


def _uuids(archive: Archive, ids: Sequence[int]) -> tuple[UUID, ...]:
    return tuple(one.uuid for one in testimony.by_ids(archive, list(ids)))


def as_typed(one: around.Paper, wanted: Wanted) -> around.Paper:
    """Return a submission that was read already with what is typed now, of the same outline; needs no archive.

    It tells how long the submission grows while somebody types; what is made in the end is read anew.
    """
    assert isinstance(one.content, SubmissionContent)
    content = replace(
        one.content,
        submitters=(one.content.submitters[0], *wanted.joint),
        country=wanted.country,
        introduction=plain_text(wanted.introduction).strip(),
        budget=wanted.budget or 0,
    )
    return replace(one, content=content)


def budget_of(one: around.Paper) -> Budget:
    """Return how many words a submission has and may have."""
    from hrforum.documents.submission import submission

    assert isinstance(one.content, SubmissionContent)
    return Budget(submission(one.content, one.packet.language).words, one.content.budget)


def trace(archive: Archive, one: around.Paper) -> list[dict[str, object]]:
    """Return what each numbered paragraph rests on, with the codes of the testimonies. This is for the organisers alone."""
    from hrforum.documents.submission import submission

    assert isinstance(one.content, SubmissionContent)
    claims = submission(one.content, one.packet.language).claims
    wanted = list({each for claim in claims for each in claim.testimonies})
    codes = {each.uuid: each.code for each in testimony.by_uuids(archive, wanted)}
    return [
        {
            "paragraph": each.paragraph,
            "what": each.what,
            "article": each.article,
            "codes": sorted(codes[uuid] for uuid in each.testimonies if uuid in codes),
        }
        for each in claims
    ]


def _as_table(name: str, told: Sequence[Mapping[str, object]]) -> bytes:
    rows = [(_("Paragraph"), _("What it is"), _("About"), _("Testimonies"))]
    for each in told:
        codes = each["codes"]
        assert isinstance(codes, list)
        rows.append((str(each["paragraph"]), str(each["what"]), str(each["article"]), " ".join(codes)))
    return csv_of(sheet_of(name, rows))


def write_trace(archive: Archive, one: around.Paper, path: Path) -> None:
    """Write the trace for the organisers alone: as a table where the name ends in .csv, else as JSON.

    Raises `FileTrouble` where it would replace another kind of file, or cannot be written.
    """
    table = path.suffix.lower() == _TABLE
    refuse_target(path, _TABLE if table else ".json")
    told = trace(archive, one)
    said = _as_table(path.stem, told) if table else json.dumps(told, ensure_ascii=False, indent=1).encode()
    try:
        with beside(path) as fresh:
            fresh.write_bytes(said)
            keep_private(fresh)
            fresh.replace(path)
    except OSError as error:
        raise FileTrouble(_("The file cannot be written: {why}").format(why=error.strerror)) from None
