"""What an organiser does to answer "how many?": the number where it may be told, and the nearest true sentences where it may not."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from pyroaring import BitMap

from hrforum.analysis.rollup import Step, ladder
from hrforum.domain.consent import Use
from hrforum.domain.packet import Chosen
from hrforum.domain.statement import Answered, Quote, Rung, Statement
from hrforum.domain.table import Asked, Axis, Condition, Readers, Unit
from hrforum.domain.tag import NOT_ASKED
from hrforum.errors import Refused
from hrforum.i18n import _, ngettext
from hrforum.operations.differencing import Guard, Stopped
from hrforum.operations.gate import purpose_of
from hrforum.operations.population import Population, population
from hrforum.operations.selection import select
from hrforum.operations.tabulate import rows_of, settled
from hrforum.storage.archive import Archive

_MOST_OF_A_RUNG, _MOST_QUOTES, _LOOKED_AT = 2, 3, 200
_LONGEST_QUOTE = 280


def ask(archive: Archive, asked: Asked) -> Answered:
    """Count those to whom all conditions apply, and offer statements that may be told outside whatever the number is.

    Statements are ranked by how much of the question they keep; each alone is safe. Raises `NotFound`, and `Refused` without a
    condition.
    """
    everybody = population(archive)
    asked = settled(everybody, asked)
    if not asked.where:
        raise Refused(_("Say of whom: give at least one condition."))
    ladder_ = _Ladder(archive, everybody, asked)
    rows = rows_of(archive, everybody, asked)
    number = everybody.owners(asked.unit).units(rows)
    why = "" if asked.readers is Readers.INSIDE else ladder_.why_not(asked.where, rows, number)
    return Answered(
        asked.where,
        asked.unit,
        None if why else number,
        _("withheld") if why else str(number),
        why,
        tuple(ladder_.statements()),
    )


class _Ladder:
    """Looks for sentences that may leave; what is counted here is always counted as outside."""

    def __init__(self, archive: Archive, everybody: Population, asked: Asked) -> None:
        self._archive, self._everybody, self._asked = archive, everybody, asked
        self._guard = Guard(archive, asked.threshold)
        self._open = rows_of(archive, everybody, Asked(readers=Readers.OUTWARD))
        self._owners = everybody.owners(asked.unit)

    def why_not(self, where: Sequence[Condition], rows: BitMap, number: int) -> str:
        """Return in one sentence why this number may not be told, "" where it may."""
        people = self._everybody.people(rows)
        if 0 < number < self._asked.threshold or 0 < len(people) < self._asked.threshold:
            return _("Fewer than {threshold} people: they could be recognised.").format(
                threshold=self._asked.threshold
            )
        stopped = self._stopped(where, number, people)
        return stopped.sentence if stopped else ""

    def _stopped(self, where: Sequence[Condition], number: int, people: BitMap) -> Stopped | None:
        return self._guard.stopped(self._guard.mark(self._asked.unit, where), number, people)

    def statements(self) -> list[Statement]:
        """Return the sentences that may leave, those that keep most of the question first, and quotes as the last.

        Of each rung the nearest ones are offered: what is wider than one of these in every respect would only say less.
        """
        found: list[Statement] = []
        counted: set[tuple[Rung, bytes]] = set()
        for step in ladder(self._asked.where, self._everybody.axes):
            mine = [one for one in found if one.rung is step.rung]
            if len(mine) >= _MOST_OF_A_RUNG or any(_is_wider(step.where, one.where) for one in mine):
                continue
            rows = self._everybody.where(step.where, self._open)
            number = self._owners.units(rows)
            if (step.rung, rows.serialize()) in counted:
                continue
            counted.add((step.rung, rows.serialize()))
            if (number or step.rung is Rung.EXACT) and not self.why_not(step.where, rows, number):
                found.append(self._statement(step, number))
        return [*found, *self._quotes([self._asked.where, *(one.where for one in found)])]

    def _statement(self, step: Step, number: int) -> Statement:
        said = conditions_said(step.where, self._everybody.axes)
        sentence = _counted_sentence(self._asked.unit, number).format(count=number, conditions=said)
        return Statement(step.rung, sentence, number, self._asked.unit, step.where, step.keeps)

    def _quotes(self, wheres: Sequence[Sequence[Condition]]) -> Iterator[Statement]:
        """Yield a sentence with quotes of those whom the first of these conditions fits that somebody agreed to be quoted for."""
        for where in wheres:
            rows = self._everybody.where(where, self._everybody.everything)
            chosen = [
                Chosen(each, Use.ANONYMOUS_QUOTE) for each in self._everybody.testimonies(rows)[:_LOOKED_AT]
            ]
            exhibits = select(self._archive, chosen, purpose_of(Use.HEARING_PACKET, "en")).exhibits
            if exhibits:
                quotes = (Quote(one.code, _opening(one.released.renderings[0].words)) for one in exhibits)
                said = conditions_said(where, self._everybody.axes)
                sentence = _("People told of this in their own words: {conditions}.").format(conditions=said)
                chosen_quotes = tuple(islice(quotes, _MOST_QUOTES))
                yield Statement(
                    Rung.QUOTES, sentence, None, self._asked.unit, tuple(where), 0.0, chosen_quotes
                )
                return


def _is_wider(where: Sequence[Condition], than: Sequence[Condition]) -> bool:
    """Say whether conditions let in everybody whom others let in."""
    narrow = dict(than)
    return all(key in narrow and set(tags) >= set(narrow[key]) for key, tags in where)


def _opening(words: str) -> str:
    flat = " ".join(words.split())
    if len(flat) <= _LONGEST_QUOTE:
        return flat
    return flat[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"


def _counted_sentence(unit: Unit, n: int) -> str:
    match unit:
        case Unit.PEOPLE:
            return ngettext("{count} person: {conditions}.", "{count} people: {conditions}.", n)
        case Unit.TESTIMONIES:
            return ngettext("{count} testimony: {conditions}.", "{count} testimonies: {conditions}.", n)
        case Unit.HOUSEHOLDS:
            return ngettext("{count} household: {conditions}.", "{count} households: {conditions}.", n)
        case Unit.INCIDENTS:
            return ngettext("{count} incident: {conditions}.", "{count} incidents: {conditions}.", n)


def conditions_said(where: Sequence[Condition], axes: Mapping[str, Axis]) -> str:
    """Return conditions as a sentence lists them: "Race: Black; District: District 3 to District 6"."""
    return "; ".join(f"{axes[key].label}: {_tags_said(axes[key], tags)}" for key, tags in where)


def _tags_said(axis: Axis, tags: Sequence[str]) -> str:
    order = [one.key for one in axis.answers if one.key != NOT_ASKED]
    labels = [axis.label_of(tag) for tag in tags]
    places = [order.index(tag) for tag in tags if tag in order]
    if axis.ordered and len(tags) > 2 and places == list(range(places[0], places[0] + len(tags))):
        return _("{first} to {last}").format(first=labels[0], last=labels[-1])
    return _(" or ").join(labels)
