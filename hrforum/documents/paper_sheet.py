"""Blank sheets to write a testimony on by hand, in one language or two: consent, the words, and what is cut off and kept apart.

Each sheet begins on a front side, and what is cut off has a leaf of its own, so that nothing stands on its back.
"""

from collections.abc import Iterator
from typing import cast

from hrforum.documents.card import card_slip
from hrforum.documents.outline import (
    Block,
    Choice,
    Code,
    Cut,
    Fill,
    Heading,
    NewSheet,
    Outline,
    PageBreak,
    Paper,
    Paragraph,
    Texts,
)
from hrforum.documents.wording import Wording
from hrforum.domain.paper import Card, Sheets

_LINES = {1: 15, 2: 12}
"""Lines for the words on one page, by the number of languages."""
_MORE_LINES = 22


def sheets_outline(sheets: Sheets) -> Outline:
    """Return the sheets one after the other, each under its own code."""
    form = _Form(sheets)
    words = Wording(sheets.language)
    return Outline(
        title=words.say("Sheet for a testimony"),
        language=sheets.language,
        blocks=tuple(block for code in sheets.codes for block in form.sheet(code)),
        practice=sheets.practice,
        paper=cast("Paper", sheets.paper),
        furniture=words.furniture(),
        second=sheets.second,
    )


class _Form:
    """Says everything in each of the form's languages."""

    def __init__(self, sheets: Sheets) -> None:
        self.sheets = sheets
        self.tongues = [Wording(one) for one in (sheets.language, sheets.second) if one]

    def sheet(self, code: str) -> Iterator[Block]:
        """Return the blocks of one sheet."""
        yield NewSheet(code)
        yield from self._consent(code)
        yield from self._words()
        yield from self._cut_off(code)

    def say(self, sentence: str) -> Texts:
        """Return a fixed sentence in each language of the form."""
        return tuple(one.say(sentence) for one in self.tongues)

    def _said(self, texts: Texts, *, lead: bool = False) -> Iterator[Block]:
        yield Paragraph(texts[0], manner="lead" if lead else "body")
        for text in texts[1:]:
            yield Paragraph(text, manner="small", language=self.sheets.second)

    def _heading(self, level: int, texts: Texts, *, new_page: bool = False) -> Iterator[Block]:
        yield Heading(level, texts[0], listed=False, new_page=new_page)
        for text in texts[1:]:
            yield Paragraph(text, manner="lead", language=self.sheets.second)

    def _consent(self, code: str) -> Iterator[Block]:
        yield from self._heading(1, self.say("What may happen with your words"))
        if self.sheets.practice:
            yield Paragraph(self.tongues[0].practice_warning(True), manner="small")
        yield Code(self._label(), (code,), 1)
        yield from self._said(
            self.say(
                "You decide about each thing by itself. Refusing costs you nothing: you can still speak, and you may change your mind later."
            )
        )
        yield from self._said(
            self.say(
                "What is filed with a city for a hearing becomes a public record: anybody can read it, and nobody can take it back."
            )
        )
        answers = (self.say("Yes"), self.say("No"))
        for question in zip(*self.sheets.uses, strict=True):
            yield Choice(question, answers)
        yield from self._signatures()

    def _label(self) -> str:
        words, script = self.tongues[0], self.sheets.script
        said = words.say("Consent script {version}").format(version=script) if script else ""
        return " · ".join(filter(None, (words.say("Code of this sheet"), said)))

    def _signatures(self) -> Iterator[Block]:
        yield Fill((self.say("Day"), self.say("Language spoken"), self.say("Interpreter")))
        yield Fill((self.say("Asked by"), self.say("Witness, where somebody cannot sign")))
        yield Fill(
            (
                self.say("Signature or mark of the person"),
                self.say("For a young person: signature of a parent or guardian"),
            )
        )

    def _words(self) -> Iterator[Block]:
        yield from self._heading(2, self.say("What you want to say"), new_page=True)
        yield from self._said(
            self.say(
                "Write what you want others to know. Leave out names, and what could harm you or somebody else."
            )
        )
        yield Fill((), _LINES[len(self.tongues)])
        yield Fill((self.say("What do you ask for?"),), 2)
        yield Fill(
            (
                self.say("When did it happen?"),
                self.say("Where did it happen?"),
            )
        )

        yield PageBreak()
        yield Fill((self.say("More room for your words"),), _MORE_LINES)

    def _cut_off(self, code: str) -> Iterator[Block]:
        yield PageBreak(front=True)
        yield Heading(2, self.tongues[0].say("To cut off"), listed=False)
        for one in self.tongues:
            yield card_slip(Card(code, one.language, self.sheets.contact, blank=True))
        yield Cut(self.say("Cut here. The organisers keep this part apart from your words."))
        yield Paragraph(self.tongues[0].say("Code of this sheet: {code}").format(code=code), manner="lead")
        yield from self._said(self.say("Only if you want to be reached. You need not write anything here."))
        yield Fill((self.say("Name"), self.say("How can we reach you safely?")), 3 - len(self.tongues))
