"""Every kind of document that the program makes, with any words at every place that words can reach; one entry for each maker."""

import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from importlib import import_module
from uuid import UUID

import hrforum.documents
from hrforum.documents import (
    brief,
    card,
    ledger_marks,
    packet,
    paper_sheet,
    preflight_sheet,
    receipt,
    recovery_cards,
    recovery_sheet,
    speaker_cards,
    submission,
    summary,
    supersede_notice,
    went_sheet,
)
from hrforum.documents.content import DimensionTotals, Finding, OwnWords, PacketContent, Quoted, Total
from hrforum.documents.outline import Outline
from hrforum.documents.paper_content import BriefContent, CardsContent, Numbered, Part, SubmissionContent
from hrforum.domain.chart import Bar, Chart
from hrforum.domain.consent import Released, Use
from hrforum.domain.handout import Handout
from hrforum.domain.hearing import Hearing
from hrforum.domain.interpreting import Mode
from hrforum.domain.ledger import DayMark
from hrforum.domain.packet import COVER, Section, place_of
from hrforum.domain.paper import Card, Sheets
from hrforum.domain.preflight import Line, Place, Report, State
from hrforum.domain.reach import Reach, Sent
from hrforum.domain.receipt import Act, Receipt, notices
from hrforum.domain.span import Span
from hrforum.domain.speaking import Speaking
from hrforum.domain.went import TakenBack, Went
from tests.documents.released import content, released

DAY = date(2026, 3, 12)
Maker = Callable[[str, str], Outline]
"""Makes a document around words, in "en", "es" or "fr"."""


def exhibits(words: str) -> tuple[Released, ...]:
    """Return testimonies with these words: anonymous, beside a translation, and under a name."""
    return (
        released(words, ask=words, number=1),
        released(words, language="ar", translations=(("en", words),), number=2),
        released(words, form=Use.NAMED_QUOTE, speaker=words, ask=words, number=3),
    )


def packet_content(words: str) -> PacketContent:
    """Return a packet that has all its sections, with these words in each."""
    some = exhibits(words)
    bars = (Bar(words, 12, "12"), Bar("No heat", None, "withheld"))
    quoted = Quoted(some[0], Span(0, 1), 1)
    finding = Finding("ICESCR 11", words, words, words, (words,), "7", (1, 2), (1,), (quoted,))
    places = (COVER, *Section, place_of(Section.FINDINGS, "ICESCR 11"))
    return replace(
        content(*some, practice=True),
        title=words,
        organisation=words,
        hearing_body=words,
        hearing_item=words,
        totals=(DimensionTotals(words, "testimonies", tuple(Total(bar.label, bar.shown) for bar in bars)),),
        chart=Chart(words, "testimonies", words, bars),
        left_out=(words,),
        statements=(words, words),
        findings=(finding,),
        texts=tuple(OwnWords(place, words) for place in places),
        replaces=DAY,
        changed=(words,),
        manifest="ab" * 32,
    )


def _receipt(words: str, language: str) -> Receipt:
    one = Sent(7, words, words, words, DAY, language, DAY, DAY, DAY, (3, 5), "ab" * 32)
    reach = Reach(sent=(one,), handouts=(Handout("bundle", words, DAY),))
    return Receipt(Act.STORY, "OAK-7K3M9-T", DAY, language, words, True, (), True, reach, ())


def _went(words: str, language: str) -> Outline:
    back = (TakenBack(DAY, (Use.PRESS, Use.COUNT)),)
    reach = _receipt(words, language).reach
    return went_sheet.went_outline(
        Went("OAK-7K3M9-T", language, words, True, DAY, DAY, None, reach, back), language
    )


def _preflight(words: str, language: str) -> Outline:
    report = Report(words, (Line("links", State.GREEN, Place.PACKET, {"n": 3}),))
    return preflight_sheet.preflight_outline(report, words, Hearing(words, DAY), DAY, language)


def _sheets(words: str, language: str) -> Outline:
    second = "en" if language != "en" else "es"
    uses = (tuple(words for _use in Use),) * 2
    codes = ("OAK-7K3M9-T", "OAK-8P2QD-X")
    return paper_sheet.sheets_outline(Sheets(codes, 1, words, language, second, uses, words, True))


def _submission(words: str, language: str) -> Outline:
    some = exhibits(words)
    part = Part("ICESCR 11", words, words, "7", (), some, some[:1])
    un = SubmissionContent("upr", words, (words, "Elm"), words, "7", "7", (part,), contact=words)
    return submission.submission(un, language).outline


def _speakers(words: str, language: str) -> Outline:
    cards = tuple(Numbered(at, one) for at, one in enumerate(exhibits(words), 1))
    speaking = Speaking(180, interpreting=Mode.CONSECUTIVE)
    return speaker_cards.speaker_cards_outline(
        CardsContent(words, words, words, DAY, cards, speaking), language
    )


def _brief(words: str, language: str) -> Outline:
    quotes = tuple(Numbered(at, one) for at, one in enumerate(exhibits(words), 1))
    return brief.brief_outline(BriefContent(packet_content(words), quotes, (words,), words), language)


KINDS: Mapping[Callable[..., object], Maker] = {
    packet.packet_outline: lambda words, language: packet.packet_outline(packet_content(words), language),
    packet.section_outline: lambda words, language: packet.section_outline(
        packet_content(words), language, Section.FINDINGS
    ),
    summary.summary_outline: lambda words, language: summary.summary_outline(packet_content(words), language),
    brief.brief_outline: _brief,
    speaker_cards.speaker_cards_outline: _speakers,
    submission.submission: _submission,
    receipt.receipt_outline: lambda words, language: receipt.receipt_outline(
        _receipt(words, language), language
    ),
    supersede_notice.notice_outline: lambda words, language: supersede_notice.notice_outline(
        notices(_receipt(words, language))[0], language
    ),
    went_sheet.went_outline: _went,
    preflight_sheet.preflight_outline: _preflight,
    paper_sheet.sheets_outline: _sheets,
    card.cards_outline: lambda words, language: card.cards_outline(
        [Card("OAK-7K3M9-T", language, words, (words,), (words,), DAY)], practice=True
    ),
    recovery_cards.cards_outline: lambda _words, language: recovery_cards.cards_outline(
        [["academic"] * 33] * 3, 2, made_on=DAY, language=language, practice=True
    ),
    recovery_sheet.recovery_outline: lambda _words, language: recovery_sheet.recovery_outline(
        ("7K3M",) * 16, ("9TQ4",) * 7, made_on=DAY, language=language, practice=True
    ),
    ledger_marks.marks_outline: lambda _words, language: ledger_marks.marks_outline(
        [DayMark(DAY, UUID(int=7), number, f"7K3M-{number}") for number in range(40)],
        made_on=DAY,
        language=language,
        practice=True,
    ),
}
"""By the function of `hrforum.documents` that makes the outline."""


def named(maker: Callable[..., object]) -> str:
    """Return how a maker is called in the output of tests."""
    return f"{maker.__module__.rpartition('.')[2]}.{maker.__name__}"


def makers() -> Iterator[Callable[..., object]]:
    """Yield every public function of `hrforum.documents` that makes an outline, found by what it says it returns."""
    for found in pkgutil.iter_modules(hrforum.documents.__path__):
        module = import_module(f"hrforum.documents.{found.name}")
        for name, one in vars(module).items():
            if not inspect.isfunction(one) or one.__module__ != module.__name__ or name.startswith("_"):
                continue
            if one.__annotations__.get("return") in (Outline, submission.Submission):
                yield one
