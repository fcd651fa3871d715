"""Cards for speakers: one testimony on each, in large print, cut to the time that the hearing gives."""

from collections.abc import Iterator

from hrforum.documents.outline import Block, Bullets, Heading, Outline, Paragraph, Quotation
from hrforum.documents.paper_content import CardsContent, Numbered
from hrforum.documents.wording import Wording
from hrforum.domain.interpreting import Mode
from hrforum.domain.speaking import count_words


def speaker_cards_outline(content: CardsContent, language: str) -> Outline:
    """Return the outline of speaker cards in "en", "es" or "fr": each begins a page."""
    words = Wording(language)
    blocks: list[Block] = []
    for at, card in enumerate(content.cards):
        blocks += _card(card, content, words, first=at == 0)
    return Outline(
        title=words.say("{title}: speaker cards").format(title=content.title),
        language=language,
        blocks=tuple(blocks),
        organisation=content.organisation,
        running=content.title,
        practice=content.practice,
        paper=words.paper,
        furniture=words.furniture(),
    )


def _card(card: Numbered, content: CardsContent, words: Wording, *, first: bool) -> Iterator[Block]:
    yield Heading(1, words.exhibits([card.number]), listed=False, new_page=not first)
    if content.practice:
        yield Paragraph(words.practice_warning(content.practice), manner="small")
    yield Paragraph(f"{content.hearing_body} · {words.day(content.hearing_date)}")
    quotation = Quotation(
        card.released, languages=_languages(card, content), most=content.speaking.budget, large=True
    )
    yield Bullets((_time(quotation, content, words), *_notes(content, words)))
    yield quotation


def _languages(card: Numbered, content: CardsContent) -> tuple[str, ...]:
    """Return the wanted languages in which there are words; the original's where there are none."""
    known = [each.language for each in card.released.renderings]
    return tuple(each for each in content.languages if each in known) or tuple(known[:1])


def _time(quotation: Quotation, content: CardsContent, words: Wording) -> str:
    speaking = content.speaking
    minutes, seconds = divmod(speaking.seconds, 60)
    time = words.say("{minutes}:{seconds} minutes").format(minutes=minutes, seconds=f"{seconds:02}")
    told = [
        words.say("Time to speak: {time}, {count} words at {pace} a minute.").format(
            time=time, count=speaking.budget, pace=speaking.words_a_minute
        )
    ]
    if speaking.interpreting is Mode.CONSECUTIVE:
        told.append(words.say("That is half of the time: the interpreter needs the other half."))
    here = words.listed([str(count_words(said)) for _language, said in quotation.said])
    told.append(words.say("Words on this card: {count}.").format(count=here))
    return " ".join(told)


def _notes(content: CardsContent, words: Wording) -> Iterator[str]:
    speaking = content.speaking
    if speaking.address_aloud is False:
        yield words.say("Do not say your address: this body does not ask for it.")
    if speaking.address_aloud:
        yield words.say("This body asks for an address. Give the organisation's, and not your own.")
    if speaking.name_aloud:
        yield words.say(
            "A name has to be said here. Whoever does not want that lets somebody of {organisation} read it and begin with: “I speak for "
            "{organisation} and read the words of somebody who does not want to be named.”"
        ).format(organisation=content.organisation)
    elif speaking.name_aloud is False:
        yield words.say("You need not say your name.")
