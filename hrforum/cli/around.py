"""Commands that make the papers around a packet: the brief, the cards for speakers, submissions."""

from collections.abc import Callable
from pathlib import Path

import click

from hrforum.cli.opened import FILE, OpenArchive, on_archive
from hrforum.cli.output import OnTerminal, answer, json_option, table
from hrforum.cli.packet import accept_undecided_option, document_options, written_line
from hrforum.cli.values import LANGUAGE, where_option
from hrforum.domain.interpreting import Mode
from hrforum.domain.packet import Packet
from hrforum.domain.speaking import WORDS_A_MINUTE, Speaking, speaking_at
from hrforum.domain.submission import SubmissionKind
from hrforum.i18n import _
from hrforum.operations import archive as archives
from hrforum.operations import around, hearing, hiding_names, speaker_card, submission_preset, tag, testimony
from hrforum.operations import brief as briefs
from hrforum.operations import packet as packets
from hrforum.operations import submission as submissions
from hrforum.operations.around import Paper
from hrforum.operations.document import Written

_MODES = {"none": None, "consecutive": Mode.CONSECUTIVE, "simultaneous": Mode.SIMULTANEOUS}
_accept_names = click.option(
    "--accept-names",
    is_flag=True,
    help=_("Let stand for this document what holds a part of a name or contact and was not agreed to."),
)


def _packet(
    archive: OpenArchive,
    asked: str,
    where: tuple[tuple[str, str], ...],
    language: str | None,
    redact_names: bool = False,
) -> Packet:
    which = hearing.named(archive, asked)
    chosen = packets.matching(archive, tag.where(archive, list(where)))
    one = packets.for_hearing(archive, which.id, chosen, language or archives.about(archive).language)
    if redact_names:
        hiding_names.hide_names(archive, one.id)
    return one


def _made(archive: OpenArchive, read: Callable[[], Paper], output: Path) -> tuple[Paper, Written]:
    progress = OnTerminal()
    try:
        paper, written, _changes = around.export(archive, read, output, progress)
    finally:
        progress.clear()
    return paper, written


def _value(paper: Paper, written: Written) -> dict[str, object]:
    about = set(paper.about)
    return {
        "file": str(written.path),
        "pages": written.pages or None,
        "sha256": written.sha256,
        "packet": paper.packet.id,
        "hearing": paper.packet.hearing_id,
        "language": paper.packet.language,
        "quoted": [each.code for each in paper.selection.exhibits if each.released.testimony in about],
        "left_out": [{"code": each.code, "why": each.why} for each in paper.selection.left_out],
        "stopped": [{"number": each.name, "why": each.why} for each in paper.stopped],
    }


def _lines(paper: Paper, written: Written) -> list[str]:
    stopped = [_("Told coarsely or not at all:")] if paper.stopped else []
    return [
        written_line(written),
        *table([(each.code, each.why) for each in paper.selection.left_out]),
        *stopped,
        *table([(each.name, each.why) for each in paper.stopped]),
    ]


@click.command("brief")
@on_archive
@document_options
def brief(
    archive: OpenArchive,
    asked: str,
    where: tuple[tuple[str, str], ...],
    output: Path,
    language: str | None,
    accept_names: bool,
    redact_names: bool,
    accept_undecided: bool,
    as_json: bool,
) -> None:
    """Write the one-page brief for a council member.

    It says what is asked, three numbers that may be told, two quotes that were agreed to (passages marked as a quote first), the rights
    at stake, and whom to ask.
    """
    one = _packet(archive, asked, where, language, redact_names)
    paper, written = _made(
        archive,
        lambda: briefs.prepare(
            archive,
            one.id,
            accept_names=accept_names,
            accept_undecided=accept_undecided or accept_names or redact_names,
        ),
        output,
    )
    answer(as_json, _value(paper, written), _lines(paper, written))


@click.command("cards")
@on_archive
@document_options
@click.option("--seconds", type=click.IntRange(1), help=_("The time to speak; the hearing's, or 180."))
@click.option(
    "--wpm", type=click.IntRange(1), default=WORDS_A_MINUTE, show_default=True, help=_("Words a minute.")
)
@click.option(
    "--interpreter",
    type=click.Choice(list(_MODES)),
    help=_("How it is interpreted; as the hearing's rules say."),
)
@click.option("--second", type=LANGUAGE, help=_("A second language to print, where there is a translation."))
@click.option("--only", multiple=True, metavar="CODE", help=_("Only these testimonies. May be given again."))
def cards(
    archive: OpenArchive,
    asked: str,
    where: tuple[tuple[str, str], ...],
    output: Path,
    language: str | None,
    accept_names: bool,
    redact_names: bool,
    accept_undecided: bool,
    as_json: bool,
    seconds: int | None,
    wpm: int,
    interpreter: str | None,
    second: str | None,
    only: tuple[str, ...],
) -> None:
    """Write cards for those who speak, in large print.

    Each holds one testimony, cut at the end of a sentence to the words that fit the time; half of them with consecutive interpreting.
    """
    one = _packet(archive, asked, where, language, redact_names)
    rules = speaking_at(hearing.by_id(archive, one.hearing_id))
    speaking = Speaking(
        seconds or rules.seconds,
        wpm,
        _MODES[interpreter] if interpreter else rules.interpreting,
        rules.name_aloud,
        rules.address_aloud,
    )
    wanted = {testimony.by_code(archive, code).id for code in only}
    languages = (one.language, second) if second else (one.language,)

    def read() -> Paper:
        return speaker_card.prepare(
            archive,
            one.id,
            speaking,
            languages=languages,
            testimonies=wanted,
            accept_names=accept_names,
            accept_undecided=accept_undecided or accept_names or redact_names,
        )

    paper, written = _made(archive, read, output)
    value = _value(paper, written) | {"seconds": speaking.seconds, "budget": speaking.budget}
    told = _("Room for {count} words in {seconds} seconds.").format(
        count=speaking.budget, seconds=speaking.seconds
    )
    answer(as_json, value, [*_lines(paper, written), told])


@click.command("submission")
@on_archive
@click.option(
    "--kind", type=click.Choice([str(each) for each in SubmissionKind]), required=True, help=_("The outline.")
)
@click.option(
    "-o", "--output", type=FILE, required=True, help=_("The Word document (.docx) or PDF to write.")
)
@click.option("--joint", multiple=True, metavar="NAME", help=_("Who submits it too. May be given again."))
@click.option("--country", default="", help=_("The state that it is about."))
@click.option(
    "--hearing", "asked", metavar="ID|BODY", help=_("The session as a hearing; one is added if not given.")
)
@click.option(
    "--budget", type=click.IntRange(0), help=_("How many words it may have; the outline's if not given.")
)
@click.option(
    "--introduction", default="", help=_("An introduction of your own; blank lines part its paragraphs.")
)
@click.option(
    "--trace",
    type=FILE,
    help=_("Also write which testimonies each paragraph rests on, as .csv or .json. Never hand it in."),
)
@click.option(
    "--language", type=LANGUAGE, help=_("The language of the document; the archive's if not given.")
)
@where_option
@_accept_names
@accept_undecided_option
@json_option
def submission(
    archive: OpenArchive,
    kind: str,
    output: Path,
    joint: tuple[str, ...],
    country: str,
    asked: str | None,
    budget: int | None,
    introduction: str,
    trace: Path | None,
    language: str | None,
    where: tuple[tuple[str, str], ...],
    accept_names: bool,
    accept_undecided: bool,
    as_json: bool,
) -> None:
    """Write a submission to the United Nations.

    Its outline is that of the UPR, of a gender analysis after CEDAW, or of the SDGs; paragraphs are numbered. Only people who agreed to be used before the United Nations are quoted. The words are counted against the
    budget of the outline, which is to be confirmed before it is relied on; too many warn and stop nothing.
    """
    wanted = submissions.Wanted(SubmissionKind(kind), joint, country, budget, introduction)
    hearing_id = hearing.named(archive, asked).id if asked else 0
    chosen = packets.matching(archive, tag.where(archive, list(where)))
    spoken = language or archives.about(archive).language
    one = submissions.for_submission(archive, wanted, Packet(hearing_id, "", spoken, chosen=chosen))

    def read() -> Paper:
        return submissions.prepare(
            archive,
            one.id,
            wanted,
            accept_names=accept_names,
            accept_undecided=accept_undecided or accept_names,
        )

    paper, written = _made(archive, read, output)
    if trace:
        submissions.write_trace(archive, paper, trace)
    counted, preset = submissions.budget_of(paper), submission_preset.everything(archive)[wanted.kind]
    value = _value(paper, written) | {
        "words": counted.words,
        "budget": counted.budget,
        "over": counted.over,
        "confirmed": preset.checked,
        "trace": str(trace) if trace else None,
    }
    told = [_("{words} words of {budget}.").format(words=counted.words, budget=counted.budget or "–")]
    if counted.over:
        told.append(_("Too long: {count} words more than the budget.").format(count=counted.over))
    if counted.budget and not preset.checked and budget is None:
        told.append(
            _("Confirm the budget with the body before you rely on it. Source: {source}.").format(
                source=preset.source
            )
        )
    answer(as_json, value, [*_lines(paper, written), *told])


COMMANDS = (brief, cards, submission)
