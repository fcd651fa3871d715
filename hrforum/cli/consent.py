"""Commands about consent: what a person agreed to, further answers, and what was taken back."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from uuid import UUID

import click

from hrforum.cli.opened import OpenArchive, on_archive
from hrforum.cli.output import answer, json_option, table
from hrforum.cli.reached import on_paper, paper_options, reach_lines, receipt_as_json
from hrforum.cli.values import day, split, text_or_empty
from hrforum.domain.consent import Answer, Consent, Giver, Use
from hrforum.domain.intake import Reading, Speaker
from hrforum.domain.interpreting import Mode
from hrforum.domain.receipt import Act
from hrforum.domain.review import Reason
from hrforum.i18n import _, ngettext
from hrforum.operations import consent as operations
from hrforum.operations import gate, testimony, withdrawal
from hrforum.operations import script as scripts

_USES = _(
    "The use; several are repeated, separated by commas, or written one after the other. Uses: {uses}."
).format(uses=", ".join(Use))
_SPEAKER = click.option(
    "--speaker",
    type=click.IntRange(1),
    metavar="NUMBER",
    help=_(
        "Whose answer, where several speak: 1 for the first person that `testimony show` lists, and so on."
    ),
)


@click.group("consent")
def consent() -> None:
    """Show, write down and withdraw consent."""


@consent.command()
@on_archive
@click.argument("code")
@json_option
def show(archive: OpenArchive, code: str, as_json: bool) -> None:
    """Show what is agreed to.

    Every answer that was ever given is listed too.
    """
    reading = testimony.read(archive, testimony.by_code(archive, code).id)
    in_force, speakers = reading.in_force, reading.intake.speakers
    rows = [
        (
            text_or_empty(each.recorded_on),
            each.use.value,
            each.answer.value,
            each.giver.value,
            _whose(each.testifier, speakers),
            each.asked_by,
            each.proof,
        )
        for each in reading.consents
    ]
    at_gate = gate.explain(archive, reading.testimony.id)
    shown = [
        (one.use.value, _("in") if one.form else _("stays out"), f"{one.why} {one.ask}".strip())
        for one in at_gate
    ]
    lines = [
        *_in_force_lines(in_force),
        "",
        _("What may leave today:"),
        *table(shown),
        "",
        _("Every answer, the oldest first:"),
        *table(rows),
    ]
    answer(
        as_json,
        {
            "code": reading.testimony.code,
            "in_force": in_force,
            "answers": [_as_json(each, speakers) for each in reading.consents],
            "gate": [
                {"use": one.use, "in": one.form is not None, "form": one.form, "why": one.why, "ask": one.ask}
                for one in at_gate
            ],
        },
        lines,
    )


@consent.command()
@on_archive
@click.argument("code")
@click.argument("more", nargs=-1, metavar="[USE]...")
@click.option("--use", "uses", multiple=True, required=True, help=_USES)
@click.option(
    "--answer",
    "given",
    type=click.Choice([each.value for each in Answer]),
    default=Answer.YES.value,
    show_default=True,
    help=_("What was answered."),
)
@click.option(
    "--given-by",
    type=click.Choice([each.value for each in Giver]),
    default=Giver.SELF.value,
    show_default=True,
    help=_("Who answered."),
)
@_SPEAKER
@click.option("--asked-by", default="", help=_("Who asked."))
@click.option("--language", default="", help=_("The language in which it was asked."))
@click.option("--interpreter", default="", help=_("Who interpreted."))
@click.option(
    "--interpreter-mode", type=click.Choice([each.value for each in Mode]), help=_("How it was interpreted.")
)
@click.option(
    "--script",
    help=_(
        "The version of the script that was read out, such as en-1; where a language is given, the one in force in it."
    ),
)
@click.option(
    "--proof", default="", help=_("How it was given: spoken, signed, witnessed, or in words of your own.")
)
@click.option("--witness", default="", help=_("Who was there and can say so."))
@click.option("--review-on", type=day, help=_("The day on which to ask anew."))
@click.option("--from", "from_day", type=day, help=_("The first day on which the yes holds."))
@click.option("--until", "until_day", type=day, help=_("The last day on which the yes holds."))
@json_option
def give(
    archive: OpenArchive,
    code: str,
    more: tuple[str, ...],
    uses: tuple[str, ...],
    given: str,
    given_by: str,
    speaker: int | None,
    asked_by: str,
    language: str,
    interpreter: str,
    interpreter_mode: str | None,
    script: str | None,
    proof: str,
    witness: str,
    review_on: date | None,
    from_day: date | None,
    until_day: date | None,
    as_json: bool,
) -> None:
    """Write down an answer.

    The answer is yes if nothing else is said. Earlier answers stay on record.
    """
    named = operations.uses_named(split((*uses, *more)))
    reading = testimony.read(archive, testimony.by_code(archive, code).id)
    one, who = reading.testimony, _person(reading, speaker)
    read_out = scripts.in_force(archive, language) if script is None and language else None
    answers = [
        Consent(
            use,
            Answer(given),
            Giver(given_by),
            asked_by=asked_by,
            language=language,
            interpreter=interpreter,
            interpreter_mode=Mode(interpreter_mode) if interpreter_mode else None,
            script_version=script or (read_out.version if read_out else ""),
            proof=proof,
            witness=witness,
            review_on=review_on,
            from_day=from_day,
            until_day=until_day,
            testifier=who,
        )
        for use in named
    ]
    in_force = operations.give(archive, one.id, answers).value
    answer(as_json, {"code": one.code, "given": list(named), "in_force": in_force}, _in_force_lines(in_force))


@consent.command()
@on_archive
@click.argument("code")
@click.argument("more", nargs=-1, metavar="[USE]...")
@click.option("--use", "uses", multiple=True, help=_USES)
@click.option("--all", "everything", is_flag=True, help=_("Every use that is agreed to."))
@_SPEAKER
@click.option("--asked-by", default="", help=_("Who took note of it."))
@paper_options
@json_option
def withdraw(
    archive: OpenArchive,
    code: str,
    more: tuple[str, ...],
    uses: tuple[str, ...],
    everything: bool,
    speaker: int | None,
    asked_by: str,
    receipt: Path | None,
    notices: Path | None,
    as_json: bool,
) -> None:
    """End uses of a testimony.

    Nothing is deleted, and what was handed over already cannot be called back. Packets that were exported with the words are marked
    superseded.
    """
    named = operations.uses_named(split((*uses, *more)))
    if bool(named) == everything:
        raise click.UsageError(_("Say which uses end with --use, or that all do with --all."))
    reading = testimony.read(archive, testimony.by_code(archive, code).id)
    one, who = reading.testimony, _person(reading, speaker)
    done = withdrawal.carry_out(archive, one.id, withdrawal.Wish(Act.STOP, named, asked_by, who)).value
    written = on_paper(done, receipt, notices)
    in_force = operations.in_force_now(archive, one.id)
    value = {**receipt_as_json(done), "ended": list(done.ended), "in_force": in_force, **written.as_json()}
    answer(as_json, value, [*_in_force_lines(in_force), *reach_lines(done.reach), *written.lines()])


@consent.command()
@on_archive
@click.option("--on", "on_day", type=day, help=_("By this day; today where none is given."))
@json_option
def due(archive: OpenArchive, on_day: date | None, as_json: bool) -> None:
    """List the consent that has to be asked anew.

    It is due on the day that was set for it, and two weeks before a yes runs out.
    """
    every = operations.due(archive, on_day)
    why = {Reason.REVIEW: _("to be reviewed"), Reason.EXPIRY: _("runs out")}
    rows = [(one.code, one.day.isoformat(), why[one.reason], ", ".join(one.uses)) for one in every]
    value = [
        {"code": one.code, "on": one.day.isoformat(), "reason": one.reason, "uses": list(one.uses)}
        for one in every
    ]
    answer(as_json, value, table(rows) or [_("No consent is due.")])


def _in_force_lines(in_force: dict[Use, Answer]) -> list[str]:
    shown = {Answer.YES: _("yes"), Answer.NO: _("no"), Answer.NOT_ASKED: _("not asked")}
    return table([(use.value, shown[in_force[use]]) for use in Use])


def _person(reading: Reading, speaker: int | None) -> UUID | None:
    speakers = reading.intake.speakers
    if speaker is None:
        return None
    if speaker > len(speakers):
        sentence = ngettext(
            "{count} person speaks in this testimony, so --speaker is 1.",
            "{count} people speak in this testimony, so --speaker is 1 to {count}.",
            len(speakers),
        )
        raise click.UsageError(sentence.format(count=len(speakers)))
    return speakers[speaker - 1].uuid


def _place(person: UUID | None, speakers: Sequence[Speaker]) -> int | None:
    return next((place for place, one in enumerate(speakers, 1) if person and one.uuid == person), None)


def _whose(person: UUID | None, speakers: Sequence[Speaker]) -> str:
    if person is None:
        return _("everybody") if len(speakers) > 1 else ""
    place = _place(person, speakers)
    if place is None:
        return _("somebody who speaks here no longer")
    return speakers[place - 1].pseudonym or _("person {number}").format(number=place)


def _as_json(one: Consent, speakers: Sequence[Speaker]) -> dict[str, object]:
    return {
        "use": one.use,
        "answer": one.answer,
        "given_by": one.giver,
        "speaker": _place(one.testifier, speakers),
        "everybody": one.testifier is None,
        "asked_by": one.asked_by,
        "language": one.language,
        "interpreter": one.interpreter,
        "interpreter_mode": one.interpreter_mode,
        "script": one.script_version,
        "proof": one.proof,
        "witness": one.witness,
        "review_on": one.review_on.isoformat() if one.review_on else None,
        "from": one.from_day.isoformat() if one.from_day else None,
        "until": one.until_day.isoformat() if one.until_day else None,
        "recorded_on": one.recorded_on.isoformat() if one.recorded_on else None,
    }


COMMANDS = (consent,)
