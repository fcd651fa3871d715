"""The card that a person takes home, as an outline: the code, what was agreed, how to change one's mind and whom to call."""

from collections.abc import Sequence

from hrforum.documents.outline import Block, Heading, Outline, Paper, Paragraph, Slip
from hrforum.documents.wording import Wording
from hrforum.domain.paper import Card


def cards_outline(cards: Sequence[Card], *, practice: bool, paper: Paper = "letter") -> Outline:
    """Return cards to cut out, as many to a page as fit; the first one's language is the document's."""
    words = Wording(cards[0].language)
    title = words.say("Card to take home") if len(cards) == 1 else words.say("Cards to take home")
    warning = [Paragraph(words.practice_warning(practice), manner="small")] if practice else []
    blocks: list[Block] = [Heading(1, title, listed=False), *warning, *(card_slip(one) for one in cards)]
    return Outline(
        title=title,
        language=cards[0].language,
        blocks=tuple(blocks),
        practice=practice,
        paper=paper,
        furniture=words.furniture(),
    )


def card_slip(card: Card) -> Slip:
    """Return one card; its code is large, and no name stands on it."""
    words = Wording(card.language)
    sentences = [
        words.say("This is the code of what you told us. Your name is not on this card."),
        words.say(
            "You may change your mind at any time: tell us this code and what we should stop or erase. You need not give your name or a reason."
        ),
        words.say(
            "We stop from that day on. What was already filed with a city, printed or published cannot be taken back."
        ),
    ]
    if card.contact:
        sentences.append(words.say("Call or write to: {contact}").format(contact=card.contact))
    if card.until and card.agreed:
        sentences.append(words.say("Your yes ends on {day}.").format(day=words.day(card.until)))
    if not card.blank and not card.agreed and not card.refused:
        sentences.append(words.say("You were not asked yet what may happen with your words."))
    fills = () if card.contact else (words.say("Whom to call:"),)
    return Slip(
        words.say("Keep this card"),
        card.code,
        tuple(sentences),
        _answers(card, words),
        fills,
        card.language,
    )


def _answers(card: Card, words: Wording) -> tuple[tuple[str, tuple[str, ...]], ...]:
    lists = []
    if card.agreed:
        said = (
            words.say("You said yes, on {day}:").format(day=words.day(card.agreed_on))
            if card.agreed_on
            else words.say("You said yes:")
        )
        lists.append((said, card.agreed))
    if card.refused:
        lists.append((words.say("You said no:"), card.refused))
    return tuple(lists)
