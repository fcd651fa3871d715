"""How a document speaks: its fixed sentences, days, numbers and names of languages, in the document's own language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list

from hrforum.documents.outline import Furniture, Paper
from hrforum.i18n import translator


@dataclass(frozen=True, slots=True)
class Wording:
    """The wording of one document language: "en", "es" or "fr"."""

    language: str

    def say(self, sentence: str) -> str:
        """Return a fixed sentence in this language."""
        return translator(self.language).gettext(sentence)

    def count(self, one: str, many: str, number: int) -> str:
        """Return the form of a counted sentence for `number`, with `{number}` filled in."""
        return translator(self.language).ngettext(one, many, number).format(number=number)

    def day(self, day: date) -> str:
        """Return a day in full, such as "July 10, 2026"."""
        return format_date(day, "long", locale=self.language)

    def day_in_table(self, day: date) -> str:
        """Return a day as `day` does, but never parted by the end of a line: a table's columns are narrow."""
        return self.day(day).replace(" ", "\u00a0")

    def apart(self, parts: Iterable[str]) -> str:
        """Return parts that may hold commas themselves in one line; French has a space before the mark."""
        return ("\u00a0; " if self.language == "fr" else "; ").join(parts)

    def month(self, day: date) -> str:
        """Return the month and year of a day: the day itself would tell who was there."""
        return format_skeleton("yMMMM", day, locale=self.language)

    def languages(self, codes: Sequence[str]) -> str:
        """Return the names of languages as a list, such as "English and Spanish"."""
        return self.listed([self.language_name(code) for code in codes])

    def language_name(self, code: str) -> str:
        """Return the name of a language by its BCP 47 code; the code itself where it is unknown."""
        name = Locale.parse(self.language).languages.get(code.split("-", maxsplit=1)[0].lower())
        return str(name) if name else code

    def listed(self, parts: Sequence[str]) -> str:
        """Return parts as a sentence lists them, such as "a, b and c"."""
        return format_list(list(parts), locale=self.language)

    def exhibits(self, numbers: Sequence[int]) -> str:
        """Return "Exhibit 3", or "Exhibits 3, 5–8, and 11"."""
        if len(numbers) == 1:
            return self.say("Exhibit {number}").format(number=numbers[0])
        return self.say("Exhibits {numbers}").format(numbers=self.listed(_ranges(numbers)))

    def furniture(self) -> Furniture:
        """Return the wording around the pages."""
        return Furniture(
            contents=self.say("Contents"),
            page_of=self.say("Page {page} of {pages}"),
            practice=self.say("PRACTICE"),
            page_link=self.say("{heading}, page {page}"),
            note_link=self.say("Note {number}"),
            note_back=self.say("Back to where note {number} stands"),
        )

    def practice_warning(self, practice: bool) -> str:
        """Return the sentence that a practice document opens with, empty for a real one."""
        return (
            self.say("PRACTICE: the people and testimonies in this document are invented.")
            if practice
            else ""
        )

    @property
    def paper(self) -> Paper:
        """The paper of the United States and Canada, where the movement's hearings are held."""
        return "letter"


def _ranges(numbers: Sequence[int]) -> list[str]:
    """Return rising numbers as text, three or more in a row as a range."""
    parts: list[str] = []
    for _gap, group in groupby(enumerate(numbers), key=lambda each: each[1] - each[0]):
        row = [number for _place, number in group]
        parts += [f"{row[0]}–{row[-1]}"] if len(row) > 2 else [str(number) for number in row]
    return parts
