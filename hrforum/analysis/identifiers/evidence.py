"""Evidence: what the lists and the neighbours of a word say for or against its being a person's name."""

from hrforum.analysis.identifiers.reading import Reading
from hrforum.analysis.identifiers.runs import Surroundings
from hrforum.analysis.identifiers.words import also_words, given_names, surnames, word_set

_ARTICLES_AND_PREPOSITIONS = frozenset(
    ["de", "del", "la", "las", "los", "du", "des", "d", "l", "le", "les", "el", "the", "of", "a", "au", "aux"]
)


class Evidence:
    """The words of one reading, asked one by one."""

    def __init__(self, reading: Reading) -> None:
        self.words = reading.words
        self.languages = reading.languages
        self.around = Surroundings(reading)
        self._given = given_names()
        self._surnames = surnames()
        self._also = also_words(self.languages)
        self._not_names = word_set("not names", self.languages)
        self._institutions = word_set("institutions", self.languages)
        self._titles = word_set("titles", self.languages)
        self._places = word_set("places", self.languages)
        self._calendar = word_set("months", self.languages)
        self._endings = tuple(ending.lstrip("-") for ending in word_set("demonyms", self.languages))

    def plain(self, at: int) -> str:
        """Return a word folded."""
        return self.words[at].plain

    def plains(self, first: int, end: int) -> list[str]:
        """Return the folded words from `first` until before `end`; none where they are many."""
        return [word.plain for word in self.words[first:end]] if end - first <= 4 else []

    def given(self, at: int) -> bool:
        """Whether the word, or the first part of one with hyphens, is on the list of given names."""
        plain = self.plain(at)
        return plain not in self._not_names and (
            plain in self._given or plain.split("-", 1)[0] in self._given
        )

    def plain_given(self, at: int) -> bool:
        """Whether it is a given name and nothing else: no word, month or place."""
        return self.given(at) and not self.also_word(at) and not self.calendar(at) and not self.place(at)

    def surname(self, at: int) -> bool:
        """Whether the word or one of its parts is on the list of surnames."""
        return not self._surnames.isdisjoint(self.plain(at).split("-"))

    def also_word(self, at: int) -> bool:
        """Whether the name is an ordinary word too."""
        return self.plain(at) in self._also

    def calendar(self, at: int) -> bool:
        """Whether the word is a month."""
        return self.plain(at) in self._calendar

    def place(self, at: int) -> bool:
        """Whether the word is a well-known place."""
        return self.plain(at) in self._places

    def only_places(self, first: int, last: int) -> bool:
        """Whether the words are a well-known place ("New York") and nothing besides."""
        saints = word_set("saints", self.languages)
        words = [word.plain for word in self.words[first : last + 1]]
        return words[-1] in self._places and all(word in self._places | saints for word in words)

    def acronym(self, at: int) -> bool:
        """Whether a word of at most four letters is all capitals: alone it is more likely an office than a name."""
        word = self.words[at]
        return word.upper and word.end - word.start <= 4

    def unheard_of(self, at: int) -> bool:
        """Whether the word is on no list at all and does not end like the name of a people."""
        word = self.words[at]
        return not (
            word.upper
            or self.also_word(at)
            or self.calendar(at)
            or word.plain in self._institutions
            or word.plain in self._not_names
            or word.plain.endswith(self._endings)
        )

    def office(self, first: int, last: int) -> bool:
        """Whether a title stands among the words: "I'm Executive Director" says no name."""
        return any(self.plain(at) in self._titles for at in range(first, last + 1))

    def against(self, at: int, acronyms: bool = False) -> bool:
        """Whether the word ends a name: a small word with a capital, an institution, a figure, and an acronym unless they may be names."""
        word = self.words[at]
        if word.plain in self._not_names or word.plain in self._institutions:
            return True
        if any(map(str.isdigit, word.plain)):
            return True
        short = word.upper and word.end - word.start <= 6 and not acronyms
        return short and not self.given(at) and not self.surname(at)

    def clean_until(self, first: int, last: int, acronyms: bool = False) -> int:
        """Return the last word of the name that starts at `first`, or less than `first` where there is none; "BJ Jones" needs acronyms."""
        at = first
        while at <= last and ((at > first and not self.words[at].capital) or not self.against(at, acronyms)):
            at += 1
        while at > first and not self.words[at - 1].capital:
            at -= 1
        return at - 1

    def skip_opening(self, first: int, last: int) -> int:
        """Return where a name may start: behind a word that only opens the sentence ("When Wilhelmina")."""
        if first < last and self.words[first].opens and not self.given(first):
            known = self.surname(first) and not self.also_word(first)
            if self.against(first) or self.also_word(first) or (not known and self.given(first + 1)):
                return first + 1
        return first

    def institution_near(self, first: int, last: int) -> bool:
        """Whether an institution, street or saint stands in the run, right after it, or before it over small words."""
        institutions = self._institutions
        if (
            any(self.plain(at) in institutions for at in range(first, last + 1))
            or self.around.after(last) in institutions
        ):
            return True
        saints = word_set("saints", self.languages)
        if self.around.before(first) in saints or self.plain(first) in saints:
            return True
        steps = 1
        while steps <= 3 and self.around.before(first, steps) in _ARTICLES_AND_PREPOSITIONS:
            steps += 1
        before = self.around.before(first, steps)
        return (
            before in institutions
            and ("en" not in self.languages or steps > 1)
            and not self.full_name(first, last)
        )

    def full_name(self, first: int, last: int) -> bool:
        """Whether a sure given name and a further word stand there, as in "the office of Carlina Rivera"."""
        return "en" in self.languages and first < last and self.plain_given(first)

    def tells(self, at: int) -> bool:
        """Whether the word says by itself whose name it is: three letters on, and no word, month or place."""
        ordinary = (
            self.also_word(at)
            or self.calendar(at)
            or self.place(at)
            or self.against(at)
            or self.office(at, at)
        )
        return len(self.plain(at)) >= 3 and not ordinary

    def after_article(self, at: int) -> bool:
        """Whether "the", "my" or the like stands before: then a word is meant and no person."""
        return self.around.before(at) in word_set("articles", self.languages)

    def well_known(self, first: int, last: int) -> bool:
        """Whether the words are a person of history whom everybody quotes."""
        said = " ".join(word.plain.replace("-", " ") for word in self.words[first : last + 1])
        titled = f"{self.around.before(first)} {said}".strip()
        known = word_set("well known", self.languages)
        return said in known or titled in known

    def goes_on(self, at: int) -> bool:
        """Whether a name without capitals goes on with the word after `at`."""
        word = self.words[at + 1]
        listed = self.surname(at + 1) or self.given(at + 1)
        return not word.opens and word.gap == " " and listed and not self.also_word(at + 1)
