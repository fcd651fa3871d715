"""The card that a person takes home: their testimony's code, what they agreed to in their own language, whom to call."""

from pathlib import Path

from hrforum.domain.consent import Answer, Consent, Use
from hrforum.domain.intake import Reading
from hrforum.domain.paper import Card, Printed
from hrforum.operations import contact, testimony, use_sentence
from hrforum.operations.target import refuse_target
from hrforum.progress import SILENT, Progress
from hrforum.storage.archive import Archive


def draw(archive: Archive, testimony_id: int, language: str = "") -> tuple[Card, bool]:
    """Return a testimony's card as of today, and whether the archive is for practice; no name is on it.

    Without a language it is the testimony's own, where documents speak it, else the archive's. Raises `NotFound`.
    """
    reading = testimony.read(archive, testimony_id)
    spoken = use_sentence.spoken(archive, language or reading.intake.language)
    sentences, _version = use_sentence.in_language(archive, spoken)
    said = reading.in_force
    agreed = [use for use in Use if said.get(use) is Answer.YES]
    card = Card(
        reading.testimony.code,
        spoken,
        contact.read(archive),
        tuple(sentences[use] for use in agreed),
        tuple(sentences[use] for use in Use if said.get(use) is Answer.NO),
        max((one.recorded_on for one in _yes(reading) if one.recorded_on), default=None),
        min((one.until_day for one in _yes(reading) if one.until_day), default=None),
    )
    return card, bool(archive.described()[4])


def _yes(reading: Reading) -> list[Consent]:
    return [
        one
        for one in reading.consents
        if one.answer is Answer.YES and reading.in_force.get(one.use) is Answer.YES
    ]


def write(card: Card, path: Path, *, practice: bool, progress: Progress = SILENT) -> Printed:
    """Write a card as a PDF to print; needs no archive."""
    from hrforum.documents.card import cards_outline
    from hrforum.documents.pdf import make_pdf

    refuse_target(path)
    made = make_pdf(cards_outline([card], practice=practice), path, progress=progress)
    return Printed(made.path, made.pages, made.sha256, (card.code,))
