"""What an organiser looks at before a packet goes out: one list, from consent to archiving, each line with where it is mended."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from hrforum.domain.attachment import Kind
from hrforum.domain.hearing import Hearing
from hrforum.domain.packet import Packet
from hrforum.domain.preflight import Line, Place, Report, State
from hrforum.errors import CharactersMissing, Refused
from hrforum.i18n import _
from hrforum.operations import export, hearing, packet, statement
from hrforum.operations.deed import today
from hrforum.operations.document import Written, write_outline
from hrforum.operations.preflight_numbers import number_line
from hrforum.operations.preflight_rules import page_line, rule_lines
from hrforum.operations.selection import Selection
from hrforum.operations.undecided import undecided
from hrforum.progress import SILENT, Progress
from hrforum.storage import attachment
from hrforum.storage.archive import Archive

_STEPS = 1000


@dataclass(frozen=True, slots=True)
class Begun:
    """The lines that the archive answers, and what is to be set to answer the others; None where nothing may go in.

    `rules` are the lines on the body's rules.
    """

    packet: Packet
    hearing: Hearing
    day: date
    lines: tuple[Line, ...]
    prepared: export.Prepared | None
    rules: tuple[Line, ...] = ()


def check(archive: Archive, packet_id: int, progress: Progress = SILENT) -> Report:
    """Look at everything in one go, for a caller without threads."""
    return finish(begin(archive, packet_id, progress), progress)


def begin(archive: Archive, packet_id: int, progress: Progress = SILENT) -> Begun:
    """Look at what the archive knows: consent, names, hidden places, numbers, attachments."""
    one = packet.by_id(archive, packet_id)
    which = hearing.by_id(archive, one.hearing_id)
    selection = packet.consider(archive, one, progress)
    try:
        prepared = export.prepare(archive, packet_id, accept_names=True, progress=progress)
    except Refused:
        prepared = None
    lines = (
        _consent(selection, prepared),
        _names(selection),
        _undecided(archive, selection, progress),
        *_numbers(archive, prepared),
        _attachments(archive, selection),
    )
    papers = hearing.brought(archive, [each.released.form for each in selection.exhibits])
    return Begun(one, which, today(), lines, prepared, tuple(rule_lines(which, today(), papers)))


def finish(begun: Begun, progress: Progress = SILENT) -> Report:
    """Set the document and look at it: characters, reading order, links, pages, conformance. Needs no archive."""
    if begun.prepared is None:
        return Report(begun.packet.title, (*begun.lines, *begun.rules))
    # ReportLab costs 0.25 s, which only somebody who makes a document should wait for.
    from hrforum.documents.pdf import set_pdf

    outline = export.outline_of(begun.prepared)
    try:
        content, pages = set_pdf(outline, progress=progress)
    except CharactersMissing:
        return Report(begun.packet.title, (*begun.lines, _unshowable(begun.prepared), *begun.rules))
    progress.step(900, _STEPS, _("Checking that everybody can read it"))
    seen = {each.key: each for each in document_lines(content)}
    lines = tuple(_described(each, seen["alternative"]) for each in begun.lines)
    fonts = Line("fonts", State.GREEN, Place.PACKET)
    limit = page_line(begun.hearing, pages)
    read = (seen["order"], seen["links"], fonts)
    conformance = (seen["ua1"], seen["2a"])
    return Report(begun.packet.title, (*lines, *read, limit, *begun.rules, *conformance))


# ---- what the archive answers -------------------------------------------------------------------------------------------
def _consent(selection: Selection, prepared: export.Prepared | None) -> Line:
    if prepared is None:
        return Line("consent", State.RED, Place.CHOICE)
    out = len(selection.left_out)
    fields: dict[str, object] = {"n": len(selection.exhibits), "out": out}
    return Line("consent", State.YELLOW if out else State.GREEN, Place.CHOICE, fields)


def _names(selection: Selection) -> Line:
    ids = {each.code: each.testimony_id for each in selection.exhibits}
    held = tuple(ids[each.code] for each in selection.warnings)
    return Line("names", State.RED if held else State.GREEN, Place.WORDS, {"n": len(held)}, held)


def _undecided(archive: Archive, selection: Selection, progress: Progress) -> Line:
    """Red: what the scan found and nobody looked at may be a name, and a filed packet cannot be called back."""
    waiting = tuple(undecided(archive, selection, progress))
    state = State.RED if waiting else State.GREEN
    return Line("redaction", state, Place.WORDS, {"n": len(waiting)}, waiting)


def _numbers(archive: Archive, prepared: export.Prepared | None) -> Iterator[Line]:
    stopped = 0
    if prepared is None:
        yield Line("numbers", State.GREEN, Place.PACKET)
    else:
        stopped = len(prepared.stopped)
        yield number_line(prepared.content, tuple(statement.of_packet(archive, prepared.packet.id)))
    state = State.YELLOW if stopped else State.GREEN
    yield Line("differencing", state, Place.PACKET, {"n": stopped})


def _attachments(archive: Archive, selection: Selection) -> Line:
    without = [
        each.testimony_id
        for each in selection.exhibits
        for one in attachment.of_testimony(archive, each.testimony_id)
        if one.kind is Kind.PICTURE and not one.described.alt_text.strip()
    ]
    state = State.YELLOW if without else State.GREEN
    return Line("alternative", state, Place.ATTACHMENTS, {"n": len(without)}, tuple(dict.fromkeys(without)))


# ---- what the document answers ------------------------------------------------------------------------------------------
def _unshowable(prepared: export.Prepared) -> Line:
    from hrforum.documents.fonts import missing_characters

    texts = [text for one in prepared.content.exhibits for text in export.texts_of(one)]
    texts += [each.text for each in prepared.content.texts] + [prepared.content.title]
    holding = tuple(
        each.testimony_id
        for each in prepared.selection.exhibits
        if missing_characters(export.texts_of(each.released))
    )
    return Line("fonts", State.RED, Place.WORDS, {"n": len(missing_characters(texts))}, holding)


def document_lines(content: bytes) -> Iterator[Line]:
    """Yield how a PDF stands: reading order, links, descriptions of its charts, and the rules of PDF/UA-1 and PDF/A-2a."""
    yield from _seen(content)
    yield from _rules(content)


def _seen(content: bytes) -> Iterator[Line]:
    from hrforum.documents.check import look

    seen = look(content)
    yield Line("order", State.GREEN if seen.in_order else State.RED, Place.PACKET)
    broken = seen.broken
    yield Line("links", State.RED if broken else State.GREEN, Place.PACKET, {"n": broken or seen.links})
    yield Line("alternative", State.RED if seen.unsaid else State.GREEN, Place.PACKET, {"n": seen.unsaid})


def _described(one: Line, figures: Line) -> Line:
    """Return the line on descriptions with the graver of what attachments and charts say; any other as it is."""
    return figures if one.key == figures.key and figures.state is State.RED else one


def _rules(content: bytes) -> Iterator[Line]:
    from hrforum.documents.check import check as validate

    for profile in ("ua1", "2a"):
        findings = validate(content, profile)
        failed = len(findings.failed)
        state = State.RED if failed else State.GREEN
        yield Line(profile, state, Place.PACKET, {"n": failed or findings.total})


# ---- for the clerk --------------------------------------------------------------------------------------------------------
def save(archive: Archive, begun: Begun, report: Report, path: Path, progress: Progress = SILENT) -> Written:
    """Write a report as an accessible PDF that tells of no person, in the packet's language."""
    from hrforum.documents.preflight_sheet import preflight_outline

    name, _place, _language, _made_on, practice = archive.described()
    outline = preflight_outline(
        replace(report, title=begun.packet.title), name, begun.hearing, begun.day, begun.packet.language
    )
    return write_outline(replace(outline, practice=bool(practice)), path, progress)
