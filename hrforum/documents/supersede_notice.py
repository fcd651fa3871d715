"""The notice to a body that holds words which may not be used any more: which document, which exhibit, and what is asked."""

from hrforum.documents.outline import Block, Bullets, Heading, Outline, Paragraph
from hrforum.documents.wording import Wording
from hrforum.domain.reach import Sent
from hrforum.domain.receipt import Notice


def notice_outline(notice: Notice, language: str) -> Outline:
    """Return the outline of a notice in "en", "es" or "fr"; it says nothing about who took the words back."""
    words = Wording(language)
    title = words.say("Notice: an earlier document is superseded")
    blocks: list[Block] = []
    if notice.practice:
        blocks.append(Paragraph(words.practice_warning(notice.practice), manner="lead"))
    blocks += [
        Heading(1, title, listed=False),
        Paragraph(
            words.say("To: {recipient}. From: {organisation}. {day}.").format(
                recipient=notice.recipient, organisation=notice.organisation, day=words.day(notice.on_day)
            ),
            manner="lead",
        ),
        Paragraph(_why(notice, words)),
        Heading(2, words.say("What it is about"), listed=False),
        Bullets(_about(notice, words)),
        Heading(2, words.say("What we ask of you"), listed=False),
        Bullets(
            (
                words.say("Do not quote, copy or hand on these words any more."),
                words.say(
                    "Where your rules allow it, take them out of what you publish, and put this notice in their place."
                ),
                words.say("Ask us for a document without them."),
                words.say("Please do not try to find out who it is. The person is owed that protection."),
            )
        ),
    ]
    return Outline(
        title=title,
        language=language,
        blocks=tuple(blocks),
        organisation=notice.organisation,
        practice=notice.practice,
        paper=words.paper,
        furniture=words.furniture(),
    )


def _why(notice: Notice, words: Wording) -> str:
    if notice.erased:
        return words.say(
            "A person whose words stand in what you hold from us has asked us to erase them, and we have done so. The person no longer agrees "
            "to any use of them."
        )
    return words.say(
        "A person whose words stand in what you hold from us no longer agrees to their use. We do not use them any more."
    )


def _about(notice: Notice, words: Wording) -> tuple[str, ...]:
    points = [_document(each, words) for each in notice.sent]
    points += [
        words.say("What we gave you on {day}").format(day=words.day(each)) for each in notice.handed_on
    ]
    return tuple(points)


def _document(one: Sent, words: Wording) -> str:
    where = words.exhibits(one.exhibits) if one.exhibits else words.say("one of the requests in it")
    day = one.filed_on or one.made_on
    handed = words.say("handed in on {day}") if one.filed_on else words.say("made on {day}")
    return words.say(
        "“{title}”, hearing of {hearing}, {handed}: {where}. SHA-256 of the file: {hash}"
    ).format(
        title=one.title,
        hearing=words.day(one.held_on),
        handed=handed.format(day=words.day(day)),
        where=where,
        hash=one.sha256,
    )
