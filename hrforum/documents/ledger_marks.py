"""The marks of the ledger as an outline: a table of days to print, and what to do with the paper."""

from collections.abc import Sequence
from datetime import date

from hrforum.documents.outline import Block, Bullets, Heading, Outline, Paragraph, Table
from hrforum.documents.wording import Wording
from hrforum.domain.ledger import DayMark


def marks_outline(marks: Sequence[DayMark], *, made_on: date, language: str, practice: bool) -> Outline:
    """Return the page for these marks, the newest day first; neither the archive nor anybody is named on it."""
    words = Wording(language)
    rows = tuple((words.day(each.day), each.code) for each in marks)
    blocks: list[Block] = [
        *([Paragraph(words.practice_warning(practice), manner="lead")] if practice else []),
        Heading(1, words.say("Marks of the ledger"), listed=False),
        Paragraph(
            words.say(
                "Each mark stands for every line of the ledger up to the end of its day. It tells nothing about anybody."
            ),
            manner="lead",
        ),
        Table(
            words.say("Marks up to {day}").format(day=words.day(made_on)),
            (words.say("Day"), words.say("Mark")),
            rows,
            figures=False,
        ),
        Heading(2, words.say("What to do with this page"), listed=False),
        Bullets(
            (
                words.say("Print it, sign it, and give it to somebody outside the group."),
                words.say(
                    "If somebody doubts the record later, a mark from this page shows whether a line up to that day was changed or removed."
                ),
            )
        ),
    ]
    return Outline(
        title=words.say("Marks of the ledger"),
        language=language,
        blocks=tuple(blocks),
        practice=practice,
        paper=words.paper,
        furniture=words.furniture(),
    )
