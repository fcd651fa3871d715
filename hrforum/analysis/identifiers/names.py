"""Names: which runs of capitalised words are people, by what stands before them first and by name lists second."""

from collections.abc import Iterator
from dataclasses import dataclass

from hrforum.analysis.identifiers.evidence import Evidence
from hrforum.analysis.identifiers.finding import Finding, Kind
from hrforum.analysis.identifiers.reading import Reading
from hrforum.analysis.identifiers.runs import Run, runs
from hrforum.analysis.identifiers.words import word_set

_OF = frozenset({"of", "de", "d"})


@dataclass(frozen=True, slots=True)
class _Hit:
    """The words of a name, first and last inclusive, and the reason."""

    first: int
    last: int
    why: str


def find_names(reading: Reading) -> Iterator[Finding]:
    """Yield spans that read as people's names; a part of a name is found again wherever it stands in the text."""
    evidence = Evidence(reading)
    hits: list[_Hit] = []
    others: list[Run] = []
    for run in runs(reading):
        hit = _judged(evidence, run, hits[-1].last if hits else -1)
        if hit is None:
            others.append(run)
        elif not evidence.well_known(hit.first, hit.last):
            hits.append(hit)
    for hit in (*hits, *_again(evidence, hits, others)):
        yield Finding(reading.words[hit.first].start, reading.words[hit.last].end, Kind.NAME, hit.why)
    yield from _in_small_letters(evidence)


def _judged(evidence: Evidence, run: Run, last_name: int) -> _Hit | None:
    """Return what the first rule that fits makes of a run; of two names joined by "and" one may vouch for the other."""
    return (
        _titled(evidence, run)
        or _introduced(evidence, run)
        or _related(evidence, run)
        or _listed(evidence, run)
        or _beside(evidence, run, last_name)
    )


def _again(evidence: Evidence, hits: list[_Hit], others: list[Run]) -> Iterator[_Hit]:
    """Yield single words that were part of a name elsewhere in the text: "Whitquist" after "Harold J. Whitquist"."""
    parts = {
        evidence.plain(at)
        for hit in hits
        for at in range(hit.first, hit.last + 1)
        if evidence.words[at].capital and evidence.tells(at)
    }
    for run in others:
        for at in range(run.first, run.last + 1):
            if evidence.plain(at) in parts and not evidence.institution_near(at, run.last):
                yield _Hit(at, at, "name_again")


def _titled(evidence: Evidence, run: Run) -> _Hit | None:
    """A title and what follows it: "Mr. Varkady", "señora Candelaria Montes"."""
    titles = word_set("titles", evidence.languages)
    first = run.first
    for at in range(run.first, run.last + 1):
        if evidence.plain(at) in titles and not (at > run.first and evidence.given(at)):
            first = at + 1
    if first == run.first and not (
        evidence.around.directly(first) and evidence.around.before(first) in titles
    ):
        return None
    last = evidence.clean_until(first, run.last)
    if last < first or evidence.words[first].opens or evidence.only_places(first, last):
        return None
    return _Hit(first, last, "name_title")


def _introduced(evidence: Evidence, run: Run) -> _Hit | None:
    """A name that the words before announce: "my name is", and with more care "I'm", "soy", "je suis"."""
    if evidence.around.follows(run.first, "introductions"):
        sure = evidence.clean_until(run.first, run.last, acronyms=True)
        return _Hit(run.first, sure, "name_introduced") if sure >= run.first else None
    last = evidence.clean_until(run.first, run.last)
    announced = evidence.around.follows(run.first, "weak introductions")
    if last < run.first or not announced or evidence.office(run.first, run.last):
        return None
    fits = evidence.given(run.first) and not evidence.calendar(run.first)
    if not fits and last > run.first:
        fits = not evidence.institution_near(run.first, run.last)
    if not fits:
        fits = run.first == run.last and evidence.unheard_of(run.first) and not evidence.place(run.first)
    return _Hit(run.first, last, "name_introduced") if fits else None


def _related(evidence: Evidence, run: Run) -> _Hit | None:
    """A name beside a word for a relative or a role: "my son Jamal", "the landlord, Harold J. Whitquist"."""
    around = evidence.around
    first = run.first
    named = around.before(first) in word_set("named", evidence.languages)
    of = around.before(first) in _OF
    before = around.before(first, 2 if named or of else 1)
    relation = before in word_set("relations", evidence.languages)
    if not relation and before not in word_set("roles", evidence.languages):
        return None
    last = evidence.clean_until(first, run.last)
    if last < first or evidence.institution_near(first, run.last):
        return None
    direct = relation and around.directly(first) and not named and not of
    of_somebody = of and relation and around.before(first) != "of" and evidence.unheard_of(first)
    if direct or of_somebody or last > first or evidence.given(first) or evidence.surname(first):
        return _Hit(first, last, "name_relation")
    return None


def _listed(evidence: Evidence, run: Run) -> _Hit | None:
    """A run in which the lists know a name, where neither an institution nor a street stands beside it."""
    first = evidence.skip_opening(run.first, run.last)
    last = evidence.clean_until(first, run.last)
    if last < first or last - first >= 5 or evidence.institution_near(first, run.last):
        return None
    if last == first:
        return _Hit(first, last, "name_list") if _single(evidence, first) else None
    return _Hit(first, last, "name_list") if _several(evidence, first, last) else None


def _single(evidence: Evidence, at: int) -> bool:
    """Whether one capitalised word alone is a given name."""
    if not evidence.given(at) or evidence.acronym(at):
        return False
    if evidence.calendar(at) or evidence.place(at):
        return evidence.around.before(at) in word_set("says", evidence.languages)
    if evidence.also_word(at):
        return not evidence.words[at].opens and not evidence.after_article(at)
    return True


def _several(evidence: Evidence, first: int, last: int) -> bool:
    """Whether two capitalised words or more are somebody's name."""
    family = evidence.surname(last) and not evidence.place(last)
    if evidence.plain_given(first):
        return not (evidence.place(last) and last == first + 1 and evidence.also_word(last))
    if evidence.given(first):
        sure = family and not evidence.also_word(last)
        if evidence.words[first].opens or evidence.calendar(first) or evidence.place(first):
            return sure
        return (
            family or evidence.given(last) or not evidence.also_word(last)
        ) and not evidence.after_article(first)
    if evidence.words[first].opens and not evidence.surname(first):
        return False
    unheard = (
        not evidence.also_word(first) and not evidence.place(first) and not evidence.after_article(first)
    )
    return unheard and (
        (family and not evidence.also_word(last)) or any(map(evidence.plain_given, range(first, last)))
    )


def _beside(evidence: Evidence, run: Run, last_name: int) -> _Hit | None:
    """A given name joined to the name before it: "Rose and Pierre", "de Kevin y de Brisa"."""
    between = evidence.plains(last_name + 1, run.first)
    if last_name < 0 or not 1 <= len(between) <= 3 or evidence.words[run.first].opens:
        return None
    joins = word_set("and", evidence.languages)
    small = word_set("between names", evidence.languages)
    if not any(word in joins for word in between) or any(word not in joins | small for word in between):
        return None
    if not (evidence.given(run.first) or evidence.unheard_of(run.first)) or evidence.office(
        run.first, run.last
    ):
        return None
    if evidence.institution_near(run.first, run.last):
        return None
    last = evidence.clean_until(run.first, run.last)
    return _Hit(run.first, last, "name_beside") if last >= run.first else None


def _in_small_letters(evidence: Evidence) -> Iterator[Finding]:
    """A name after "my name is" in a transcript without capitals."""
    words = evidence.words
    for at in range(1, len(words)):
        if (
            words[at].capital
            or not evidence.plain_given(at)
            or not evidence.around.follows(at, "introductions")
        ):
            continue
        last = at
        while last + 1 < len(words) and last - at < 3 and evidence.goes_on(last):
            last += 1
        yield Finding(words[at].start, words[last].end, Kind.NAME, "name_introduced")
