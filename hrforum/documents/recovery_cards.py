"""The recovery cards as an outline: a page for each card with its numbered words, and what to do with it."""

from collections.abc import Iterator, Sequence
from datetime import date

from hrforum.documents.outline import Block, Bullets, Code, Heading, Outline, PageBreak, Paragraph
from hrforum.documents.wording import Wording

_WORDS_A_LINE = 3


def cards_outline(
    cards: Sequence[Sequence[str]], needed: int, *, made_on: date, language: str, practice: bool
) -> Outline:
    """Return the pages of all cards, any `needed` of which open the archive; the archive's name is on none of them."""
    words = Wording(language)
    blocks = [
        block
        for number in range(len(cards))
        for block in _card(words, cards, number, needed, made_on, practice)
    ]
    return Outline(
        title=words.say("Recovery cards"),
        language=language,
        blocks=tuple(blocks),
        practice=practice,
        paper=words.paper,
        furniture=words.furniture(),
        dense=True,
    )


def _card(
    words: Wording, cards: Sequence[Sequence[str]], number: int, needed: int, made_on: date, practice: bool
) -> Iterator[Block]:
    if number:
        yield PageBreak()
    if practice:
        yield Paragraph(words.practice_warning(practice), manner="lead")
    yield Heading(
        1,
        words.say("Recovery card {number} of {all}").format(number=number + 1, all=len(cards)),
        listed=False,
    )
    yield Paragraph(
        words.say(
            "Any {needed} of the {all} cards together open the archive without its passphrase. One card alone says nothing."
        ).format(needed=needed, all=len(cards)),
        manner="lead",
    )
    numbered = tuple(f"{place} {word}" for place, word in enumerate(cards[number], 1))
    yield Code(
        words.say("The words of this card, made on {day}").format(day=words.day(made_on)),
        numbered,
        _WORDS_A_LINE,
        words=True,
    )
    yield Heading(2, words.say("What to do with it"), listed=False)
    yield Bullets(
        (
            words.say(
                "Give each card to another person whom you trust, and keep no two of them in one place."
            ),
            words.say(
                "To use them, choose “I have a recovery sheet” when the archive is opened and type the words of each card on lines of their own."
            ),
            words.say("A slip in typing is found. The numbers need not be typed."),
            words.say(
                "After each change of the passphrase these cards no longer work. Print new ones and destroy these."
            ),
        )
    )
