"""The pre-flight report for the clerk: what was looked at before the packet went out, and how each stands. It tells of no person."""

from datetime import date

from hrforum.documents.outline import Block, Heading, Outline, Paragraph, Table
from hrforum.documents.wording import Wording
from hrforum.domain.hearing import Hearing
from hrforum.domain.preflight import Report, name_of, sentence, state_name


def preflight_outline(
    report: Report, organisation: str, hearing: Hearing, on_day: date, language: str
) -> Outline:
    """Return the outline of a report in "en", "es" or "fr"."""
    words = Wording(language)
    title = words.say("What was checked")
    about = words.say("{packet}, for {body} on {day}. Checked on {checked}.").format(
        packet=report.title, body=hearing.body, day=words.day(hearing.held_on), checked=words.day(on_day)
    )
    said = (
        words.say("Something stops this packet from going out.")
        if report.blocked
        else words.say("Nothing stops this packet from going out.")
    )
    header = (words.say("Checked"), words.say("State"), words.say("Found"))
    rows = tuple(
        (name_of(one.key, language), state_name(one.state, language), sentence(one, language))
        for one in report.lines
    )
    blocks: tuple[Block, ...] = (
        Heading(1, title, listed=False),
        Paragraph(about, manner="lead"),
        Paragraph(said),
        Table(title, header, rows, figures=False),
    )
    return Outline(
        title=title,
        language=language,
        blocks=blocks,
        organisation=organisation,
        paper=words.paper,
        furniture=words.furniture(),
    )
