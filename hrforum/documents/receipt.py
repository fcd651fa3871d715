"""The receipt for a person who took something back: what was done, where the words went, and what nobody can take back."""

from hrforum.documents.outline import Block, Bullets, Heading, Outline, Paragraph
from hrforum.documents.wording import Wording
from hrforum.domain.consent import Use
from hrforum.domain.reach import Reach, Sent
from hrforum.domain.receipt import Act, Receipt


def receipt_outline(receipt: Receipt, language: str) -> Outline:
    """Return the outline of a receipt in "en", "es" or "fr"; it names no person and holds no word of the testimony."""
    words = Wording(language)
    title = words.say("Receipt for {code}").format(code=receipt.code)
    blocks: list[Block] = []
    if receipt.practice:
        blocks.append(Paragraph(words.practice_warning(receipt.practice), manner="lead"))
    blocks += [
        Heading(1, title, listed=False),
        Paragraph(
            words.say("{organisation}, {day}").format(
                organisation=receipt.organisation, day=words.day(receipt.on_day)
            ),
            manner="lead",
        ),
        Heading(2, words.say("What we did"), listed=False),
        *_done(receipt, words),
        Heading(2, words.say("Where your words went"), listed=False),
        *_went(receipt, words),
        Heading(2, words.say("What you can still do"), listed=False),
        *_left_to_do(receipt, words),
    ]
    return Outline(
        title=title,
        language=language,
        blocks=tuple(blocks),
        organisation=receipt.organisation,
        practice=receipt.practice,
        paper=words.paper,
        furniture=words.furniture(),
    )


# ---- what we did ---------------------------------------------------------------------------------------------------------
def _done(receipt: Receipt, words: Wording) -> list[Block]:
    if receipt.act is Act.STOP:
        return _stopped(receipt, words)
    if receipt.act is Act.ALL:
        said = words.say(
            "We erased all that we kept of this testimony: your words, what was added to them, and what they are about. Where you speak "
            "nowhere else in our file, we erased what we knew of you too. The code will never be given to anybody else."
        )
        return [Paragraph(said), *_copies(receipt, words)]
    said = words.say(
        "We erased your words: what you told us, earlier versions, translations, attachments and notes. They are not in our file any more."
    )
    counted = (
        words.say("As you agreed, you are still counted in totals, without your words.")
        if receipt.counted
        else words.say("You are not counted in totals any more.")
    )
    return [Paragraph(f"{said} {counted}"), *_copies(receipt, words)]


def _stopped(receipt: Receipt, words: Wording) -> list[Block]:
    if not receipt.ended:
        return [Paragraph(words.say("There was nothing that you had agreed to, so nothing had to end."))]
    kept = words.say(
        "Nothing was erased: your words stay in our file. To have them erased, tell us the code at the top."
    )
    return [
        Paragraph(words.say("From this day on we do not do this with your words any more:")),
        Bullets(tuple(use_name(words, each) for each in receipt.ended)),
        Paragraph(kept),
    ]


def use_name(words: Wording, use: Use) -> str:
    """Return what is done with the words in a use, as it is said to the person."""
    return {
        Use.RECORD: words.say("Keep them in our file for any use"),
        Use.COUNT: words.say("Count them in totals"),
        Use.ANONYMOUS_QUOTE: words.say("Quote them without a name"),
        Use.PSEUDONYMOUS_STORY: words.say("Tell them under another name"),
        Use.NAMED_QUOTE: words.say("Quote them with your name"),
        Use.HEARING_PACKET: words.say("Bring them to a public hearing"),
        Use.UN_SUBMISSION: words.say("Use them before the United Nations"),
        Use.SHARE_CITIES: words.say("Share them with forums in other cities"),
        Use.RECORDINGS: words.say("Show your voice or picture"),
        Use.PRESS: words.say("Give them to media or put them online"),
        Use.CONTACT: words.say("Get in touch with you"),
    }[use]


def _copies(receipt: Receipt, words: Wording) -> list[Block]:
    unclean = len(receipt.unclean)
    said = (
        words.count(
            "{number} safety copy of our file could not be cleared yet and may still hold your words. It is locked, and we have to clear or "
            "destroy it.",
            "{number} safety copies of our file could not be cleared yet and may still hold your words. They are locked, and we have to "
            "clear or destroy them.",
            unclean,
        )
        if unclean
        else words.say("The safety copies of our file that we know of do not hold your words any more.")
    )
    others = words.say("Where our file is on other computers of ours, an order to erase goes there too.")
    return [Paragraph(f"{said} {others}")]


# ---- where the words went ------------------------------------------------------------------------------------------------
def _went(receipt: Receipt, words: Wording) -> list[Block]:
    points = [sent_point(each, words) for each in receipt.reach.sent] + given_points(receipt.reach, words)
    if not points:
        return [
            Paragraph(
                words.say("As far as our records say, your words were handed in nowhere and given to nobody.")
            )
        ]
    record = words.say(
        "What was handed in to a public body may be public record already. We cannot take that back, and nobody can. Copies that others "
        "made may stay in the world."
    )
    told = words.say(
        "We write to each body that may hold your words, and ask it to stop using them. We do not tell it who you are."
    )
    return [Bullets(tuple(points)), Paragraph(f"{record} {told}" if receipt.withheld else record)]


def given_points(reach: Reach, words: Wording) -> list[str]:
    """Return one point for everybody who was given words otherwise, and one for copies to the clipboard."""
    points = []
    for each in reach.given:
        to = each.recipient or words.say("without a name in our records")
        points.append(words.say("Given to: {to}, {day}").format(to=to, day=words.day(each.made_on)))
    if reach.copied_on:
        copied = words.say("Copied by us from our file, last on {day}")
        points.append(copied.format(day=words.day(reach.copied_on)))
    return points


def sent_point(one: Sent, words: Wording) -> str:
    """Return in one point where an edition went: its title, the body, the hearing's day, and what is known of handing it in."""
    handed = (
        words.say("handed in on {day}").format(day=words.day(one.filed_on))
        if one.filed_on
        else words.say("made on {day}; it may have been handed in").format(day=words.day(one.made_on))
    )
    return words.say("“{title}” for {body}, hearing of {day}: {handed}").format(
        title=one.title, body=one.body, day=words.day(one.held_on), handed=handed
    )


# ---- what is left to do --------------------------------------------------------------------------------------------------
def _left_to_do(receipt: Receipt, words: Wording) -> list[Block]:
    points = []
    if receipt.act is Act.STOP:
        points.append(
            words.say("Tell us the code at the top to end more uses, or to have your words erased.")
        )
    if receipt.act is Act.STORY:
        points.append(
            words.say("Tell us the code at the top if you want nothing at all of you to stay in our file.")
        )
    if receipt.reach.sent:
        points.append(
            words.say("Ask the clerk of the body whether your words can be taken out of what it publishes.")
        )
    points.append(
        words.say("Destroy this paper if it could put you in danger: it shows that you spoke with us.")
    )
    return [Bullets(tuple(points))]
