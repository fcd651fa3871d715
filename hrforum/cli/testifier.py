"""Commands about people who speak: a pseudonym to propose, and what the archive is set to about them."""

import click

from hrforum.cli.opened import OpenArchive, on_archive
from hrforum.cli.output import answer, json_option
from hrforum.cli.values import LANGUAGE
from hrforum.domain.risk import Risk, reminder, rubric
from hrforum.errors import Refused
from hrforum.i18n import _
from hrforum.operations import choice, pseudonym, testimony


@click.group("testifier")
def testifier() -> None:
    """What protects people who speak."""


@testifier.command("pseudonym")
@on_archive
@click.argument("code", required=False)
@click.option("--language", type=LANGUAGE, help=_("The language of the name; the archive's if not given."))
@json_option
def propose(archive: OpenArchive, code: str | None, language: str | None, as_json: bool) -> None:
    """Propose a pseudonym that nobody here has or had.

    With the CODE of a testimony it resembles the name of the person who speaks there in nothing. Nothing is changed and no name is shown.
    """
    who = 0
    if code:
        people = testimony.read(archive, testimony.by_code(archive, code).id).intake.speakers
        if len(people) != 1:
            raise Refused(_("Several people speak in this testimony. Propose without its code."))
        who = people[0].testifier_id
    found = pseudonym.propose(archive, language=language or "", testifier_id=who)
    answer(as_json, {"pseudonym": found}, [found])


@testifier.command("risks")
@json_option
def risks(as_json: bool) -> None:
    """Explain the levels of risk."""
    steps = {str(each): said for each, said in rubric().items()}
    lines = [f"{each}: {said}" for each, said in steps.items()]
    kept_out = _("At {risk}, names and recordings are kept only deliberately.").format(risk=Risk.HIGH)
    answer(as_json, {**steps, "reminder": reminder()}, [*lines, kept_out, reminder()])


@click.command("archive-choice")
@on_archive
@click.option("--age-limit", type=int, help=_("From which age on, in years, people decide alone."))
@json_option
def choose(archive: OpenArchive, age_limit: int | None, as_json: bool) -> None:
    """Show or change what an archive is set to.

    Whoever is younger than the age limit is marked so by hand: no birthday is asked for.
    """
    if age_limit is not None:
        choice.choose_age_limit(archive, age_limit)
    limit = choice.age_limit(archive)
    answer(as_json, {"age_limit": limit}, [_("Age limit: {years} years").format(years=limit)])


COMMANDS = (testifier, choose)
