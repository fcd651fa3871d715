""" "You said, they did": for the person who spoke, which hearings their words reached, who else has them, and what they took back."""

from hrforum.documents.outline import Block, Bullets, Heading, Outline, Paragraph, Table
from hrforum.documents.receipt import given_points, use_name
from hrforum.documents.wording import Wording
from hrforum.domain.reach import Sent
from hrforum.domain.went import Went


def went_outline(went: Went, language: str) -> Outline:
    """Return the outline of the sheet in "en", "es" or "fr"; it names no person and holds no word of the testimony."""
    words = Wording(language)
    title = words.say("You said, they did")
    blocks: list[Block] = []
    if went.practice:
        blocks.append(Paragraph(words.practice_warning(went.practice), manner="lead"))
    blocks += [
        Heading(1, title, listed=False),
        Paragraph(
            words.say("Where the words of {code} went. {organisation}, {day}.").format(
                code=went.code, organisation=went.organisation, day=words.day(went.on_day)
            ),
            manner="lead",
        ),
        Heading(2, words.say("You said"), listed=False),
        Paragraph(_said(went, words)),
        Heading(2, words.say("It was brought before"), listed=False),
        *_hearings(went, words),
        *_others(went, words),
        *_taken_back(went, words),
    ]
    return Outline(
        title=title,
        language=language,
        blocks=tuple(blocks),
        organisation=went.organisation,
        practice=went.practice,
        paper=words.paper,
        furniture=words.furniture(),
    )


def _said(went: Went, words: Wording) -> str:
    said = (
        words.say("You spoke with us on {day}.").format(day=words.day(went.heard_on))
        if went.heard_on
        else words.say("You spoke with us.")
    )
    if went.erased_on:
        gone = words.say("You asked us to erase your words, and we did, on {day}.")
        said += " " + gone.format(day=words.day(went.erased_on))
    return said


def _hearings(went: Went, words: Wording) -> list[Block]:
    if not went.reach.sent:
        return [Paragraph(words.say("Your words stand in no document for a hearing yet."))]
    header = (
        words.say("Hearing"),
        words.say("Day"),
        words.say("Where your words stand"),
        words.say("Handed in"),
    )
    rows = tuple(_row(each, words) for each in went.reach.sent)
    note = words.say(
        "A document that we made may have been handed in even where no day is written. What was handed in may be public record."
    )
    table = Table(words.say("Documents with your words"), header, rows, note, figures=False)
    return [table]


def _row(one: Sent, words: Wording) -> tuple[str, ...]:
    where = words.exhibits(one.exhibits) if one.exhibits else words.say("Among the requests")
    if one.superseded_on:
        since = words.say("not used since {day}").format(day=words.day(one.superseded_on))
        where = f"{where} ({since})"
    handed = words.day(one.filed_on) if one.filed_on else words.say("not written down")
    body = f"{one.body}: {one.item}" if one.item else one.body
    return body, words.day(one.held_on), where, handed


def _others(went: Went, words: Wording) -> list[Block]:
    points = given_points(went.reach, words)
    if not points:
        return []
    return [Heading(2, words.say("Who else was given your words"), listed=False), Bullets(tuple(points))]


def _taken_back(went: Went, words: Wording) -> list[Block]:
    if not went.taken_back:
        return []
    points = [
        words.say("{day}: {uses}").format(
            day=words.day(each.on_day), uses=words.listed([use_name(words, use) for use in each.uses])
        )
        for each in went.taken_back
    ]
    return [Heading(2, words.say("What you took back"), listed=False), Bullets(tuple(points))]
