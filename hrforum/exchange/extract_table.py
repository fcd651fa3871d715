"""A table of testimonies for somebody outside: words as they were released, answers as they were widened, and a codebook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hrforum.domain.consent import Released
from hrforum.exchange.cells import Sheet, sheet_of
from hrforum.i18n import Translate


@dataclass(frozen=True, slots=True)
class Column:
    """One dimension: its key, and what it asks. `withheld` where too few people answered for anything to be told."""

    key: str
    label: str
    definition: str
    withheld: bool


@dataclass(frozen=True, slots=True)
class Meaning:
    """One answer that stands in the table: its column's key, its own key, what it is called and what it means."""

    column: str
    key: str
    label: str
    definition: str


@dataclass(frozen=True, slots=True)
class ExtractRow:
    """One testimony as it may leave, and its answers by the keys of their columns, widened already."""

    released: Released
    answers: Mapping[str, tuple[str, ...]]


def table_of(rows: Sequence[ExtractRow], columns: Sequence[Column], name: str) -> Sheet:
    """Return the table: a number that means nothing elsewhere, the year, form and speaker, the answers, the words and the ask."""
    told = [one for one in columns if not one.withheld]
    languages = _languages(rows)
    header = ["number", "heard_in", "form", "speaker", *(one.key for one in told), "language", "words"]
    header += [f"words_{each}" for each in languages] + ["ask"]
    cells = [_cells(number, each, told, languages) for number, each in enumerate(rows, 1)]
    return sheet_of(name, [header, *cells])


def _languages(rows: Sequence[ExtractRow]) -> list[str]:
    return sorted({one.language for each in rows for one in each.released.renderings[1:]})


def _cells(number: int, each: ExtractRow, told: Sequence[Column], languages: Sequence[str]) -> list[str]:
    released = each.released
    original, *others = released.renderings
    translated = {one.language: one.words for one in others}
    return [
        str(number),
        str(released.heard_on.year) if released.heard_on else "",
        released.form,
        released.speaker or "",
        *("; ".join(each.answers.get(one.key, ())) for one in told),
        original.language,
        original.words,
        *(translated.get(language, "") for language in languages),
        released.ask or "",
    ]


def codebook_of(columns: Sequence[Column], meanings: Sequence[Meaning], name: str, say: Translate) -> Sheet:
    """Return what the columns and answers of a table mean, and what was done so that nobody stands out by them."""
    rows = [["column", "answer", "label", "meaning"]]
    fixed = {
        "number": say("A number that stands in this table alone."),
        "heard_in": say("The year in which it was heard."),
        "form": say("How the speaker agreed to be shown."),
        "speaker": say("A pseudonym or a name, where that was agreed to."),
        "language": say("The language in which it was said."),
        "words": say("The words, without what was hidden; words_fr and the like are translations."),
        "ask": say("What the person asks for."),
    }
    rows += [[key, "", "", meaning] for key, meaning in fixed.items()]
    for one in columns:
        withheld = say("Withheld: too few people answered.") if one.withheld else one.definition
        rows.append([one.key, "", one.label, withheld])
        rows += [
            [each.column, each.key, each.label, each.definition]
            for each in meanings
            if each.column == one.key
        ]
    rows += [["", "", "", note] for note in _notes(say)]
    return sheet_of(name, rows)


def _notes(say: Translate) -> list[str]:
    return [
        say("Only testimonies whose people agreed to this use stand here, in a form that they agreed to."),
        say(
            "In each column, an answer that fewer than five people gave reads “(other)”, and so do others where they would betray it."
        ),
        say(
            "Columns were looked at one by one: several answers together, and the words, can still say who somebody is."
        ),
        say("A cell that would begin like a formula begins with an apostrophe, so that no program runs it."),
    ]
