"""Who can be counted, by which dimensions: the archive's own and those that every testimony has, ready as bitmaps of rows."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from weakref import WeakKeyDictionary

from pyroaring import BitMap

from hrforum.analysis.crosstab import Column, Owners, owners_of
from hrforum.domain.consent import Answer as Said
from hrforum.domain.consent import Use, allows
from hrforum.domain.table import Answer, Axis, Condition, Unit
from hrforum.domain.tag import NOT_ASKED, About, Labels, same_name
from hrforum.errors import NotFound
from hrforum.i18n import _
from hrforum.operations import right
from hrforum.operations.deed import today
from hrforum.storage import authority, consent, forum, speaking, tag, testifier
from hrforum.storage.archive import Archive
from hrforum.storage.speaking import NOBODY, Speakings
from hrforum.storage.touched import stamp

UNNAMED = 1 << 31
"""Added to the id of a testimony in which nobody is named as speaking, to stand for whoever spoke."""
_BLOCK = 500
_NUMBERED = re.compile(r"\D*\d+\D*")


class Population:
    """Every row, one for each person in each testimony, and what is known of it. Made anew once something changed."""

    def __init__(self, archive: Archive, speakings: Speakings) -> None:
        self.speakings = speakings
        self.everything = speakings.everything
        self._bits: dict[str, dict[str, BitMap]] = {}
        self.axes: dict[str, Axis] = {}
        for axis, bits in (*_built_in(archive, speakings), *_own(archive, speakings)):
            self.axes[axis.key], self._bits[axis.key] = axis, bits
        self._columns: dict[str, Column] = {}
        self._owners: dict[Unit, Owners] = {}
        self._begins: dict[int, int] | None = None
        self._hangs_on = {
            Unit.HOUSEHOLDS: speaking.households(archive),
            Unit.INCIDENTS: speaking.incidents(archive),
        }

    def axis(self, asked: str) -> Axis:
        """Return the dimension of this key or label; raises `NotFound`."""
        found = self.axes.get(asked) or next((one for one in self.axes.values() if _is(asked, one)), None)
        if found is None:
            raise NotFound(_("There is no dimension {asked} in this archive.").format(asked=asked))
        return found

    def answer(self, axis: Axis, asked: str) -> Answer:
        """Return the dimension's tag of this key or label; raises `NotFound`."""
        exact = [one for one in axis.answers if one.key == asked]
        named = [one for one in axis.answers if _is(asked, one)]
        if not exact and not named:
            raise NotFound(_("{dimension} has no tag {asked}.").format(dimension=axis.label, asked=asked))
        return (exact or named)[0]

    def column(self, key: str) -> Column:
        """Return the rows of each tag of a dimension; whoever gave no answer is `not_asked`."""
        if key not in self._columns:
            bits = self._bits[key]
            answered = BitMap.union(BitMap(), *(rows for tag, rows in bits.items() if tag != NOT_ASKED))
            self._columns[key] = {**bits, NOT_ASKED: self.everything - answered}
        return self._columns[key]

    def where(self, conditions: Iterable[Condition], within: BitMap) -> BitMap:
        """Return the rows among these that have, for each condition, one of its tags."""
        for key, tags in conditions:
            column = self.column(key)
            within = within & BitMap.union(BitMap(), *(column.get(each, BitMap()) for each in tags))
        return within

    def owners(self, unit: Unit) -> Owners:
        """Return whom the rows belong to in a unit."""
        if unit not in self._owners:
            self._owners[unit] = self._make_owners(unit)
        return self._owners[unit]

    def _make_owners(self, unit: Unit) -> Owners:
        told, tellers = self.speakings.testimonies, self.speakings.testifiers
        ids = told if unit in (Unit.TESTIMONIES, Unit.INCIDENTS) else tellers
        hangs_on = self._hangs_on.get(unit)
        if hangs_on is not None:
            return owners_of({row: hangs_on[id_] for row, id_ in enumerate(ids) if id_ in hangs_on})
        times = Counter(ids)
        named = len(ids) - times.pop(NOBODY, 0)
        if len(times) == named == len(ids):
            return Owners(self.everything)
        often = {id_ for id_, number in times.items() if number > 1} if len(times) < named else set()
        shared = {row: (id_,) for row, id_ in enumerate(ids) if id_ in often} if often else {}
        nobody = BitMap(row for row, id_ in enumerate(ids) if id_ == NOBODY) if named < len(ids) else BitMap()
        return Owners(self.everything - nobody - BitMap(shared), shared)

    def people(self, rows: BitMap) -> BitMap:
        """Return the ids of the testifiers behind rows; who is not named stands under the testimony's id, above all of these."""
        told, tellers = self.speakings.testimonies, self.speakings.testifiers
        return BitMap(UNNAMED + told[row] if tellers[row] == NOBODY else tellers[row] for row in rows)

    def of_testimonies(self, ids: Iterable[int]) -> BitMap:
        """Return the rows of testimonies."""
        if self._begins is None:
            # Rows stand in the order of testimonies, so each has its rows from one place on.
            self._begins = {id_: row for row, id_ in reversed(list(enumerate(self.speakings.testimonies)))}
        told, begins = self.speakings.testimonies, self._begins
        rows = BitMap()
        for id_ in ids:
            row = begins.get(id_)
            while row is not None and row < len(told) and told[row] == id_:
                rows.add(row)
                row += 1
        return rows

    def testimonies(self, rows: BitMap) -> list[int]:
        """Return the ids of the testimonies behind rows, each once."""
        return list(dict.fromkeys(self.speakings.testimonies[row] for row in rows))


_READY: "WeakKeyDictionary[Archive, Population]" = WeakKeyDictionary()


def population(archive: Archive) -> Population:
    """Return everybody as they are now; what was read before serves until the next deed."""
    ready = _READY.get(archive)
    if ready is None or ready.speakings.stamp != stamp(archive):
        ready = Population(archive, speaking.load(archive))
        _READY[archive] = ready
    return ready


def agreed_to_count(archive: Archive, everybody: Population) -> BitMap:
    """Return the rows of testimonies that may be counted outside today."""
    day, said = today().isoformat(), everybody.speakings
    kept = speaking.counted(archive, day)
    if kept is None:
        agreed = _agreed(archive, everybody)
        rows = BitMap(row for row, id_ in enumerate(said.testimonies) if id_ in agreed)
        speaking.keep_counted(archive, day, rows & BitMap(range(said.kept)))
        return rows
    touched = said.testimonies[said.kept :]
    agreed = _by_rule(archive, sorted(set(touched)))
    return (kept - said.gone) | BitMap(row for row, id_ in enumerate(touched, said.kept) if id_ in agreed)


def _agreed(archive: Archive, everybody: Population) -> set[int]:
    """Return the testimonies that may be counted: plain answers at once, everything else by the domain's rule."""
    plainly = speaking.plain_answers(archive, Use.COUNT)
    recorded = speaking.plain_answers(archive, Use.RECORD)
    about_record = speaking.answered(archive, Use.RECORD)
    young = speaking.young(archive)
    rows = zip(everybody.speakings.testimonies, everybody.speakings.testifiers, strict=True)
    with_young = {id_ for id_, who in rows if who in young} if young else set()
    agreed, unclear = set(), []
    for id_ in speaking.answered(archive, Use.COUNT):
        if id_ in with_young or id_ not in plainly or (id_ in about_record and id_ not in recorded):
            unclear.append(id_)
        elif plainly[id_] == Said.YES and recorded.get(id_) != Said.NO:
            agreed.add(id_)
    return agreed | _by_rule(archive, unclear)


def _by_rule(archive: Archive, ids: Sequence[int]) -> set[int]:
    """Return which of these testimonies may be counted, by the domain's rule."""
    agreed = set()
    for start in range(0, len(ids), _BLOCK):
        block = list(ids[start : start + _BLOCK])
        answers, speakers = consent.of_many(archive, block), testifier.of_many(archive, block)
        for id_ in block:
            who = [one for one, _identity in speakers.get(id_, ())]
            uuids = [one.uuid for one in who if one.uuid]
            under_age = [one.uuid for one in who if one.uuid and one.young]
            if allows(answers.get(id_, ()), Use.COUNT, today(), uuids, young=under_age):
                agreed.add(id_)
    return agreed


# ---- which dimensions there are -----------------------------------------------------------------------------------------
_Ready = tuple[Axis, dict[str, BitMap]]


def _is(asked: str, one: Axis | Answer) -> bool:
    return same_name(asked, one.key, Labels(one.label))


def _own(archive: Archive, speakings: Speakings) -> list[_Ready]:
    book, bits = tag.codebook(archive), speakings.bits.get("tag", {})
    found = []
    for one in book.dimensions:
        tags = [each for each in book.of(one) if each.key != NOT_ASKED]
        named = [each.labels.en for each in tags if not each.reserved]
        numbered = len(named) > 1 and all(map(_NUMBERED.fullmatch, named))
        if numbered:
            tags.sort(key=lambda each: (each.reserved, _number(each.labels.en)))
        ordered = numbered or one.key == "age"
        answers = (*(Answer(each.key, each.labels.en) for each in tags), _no_answer())
        axis = Axis(one.key, one.labels.en, answers, one.about, ordered)
        found.append((axis, {each.key: bits[str(each.id)] for each in tags if str(each.id) in bits}))
    return found


def _number(label: str) -> int:
    found = re.search(r"\d+", label)
    return int(found[0]) if found else 0


def _no_answer() -> Answer:
    return Answer(NOT_ASKED, _("No answer"))


def _built_in(archive: Archive, speakings: Speakings) -> list[_Ready]:
    """Return the dimensions that come from the testimony itself. The archive's own ones of the same key stand in their place."""
    months = speakings.bits.get("month", {})
    years = _together(months, lambda month: month[:4])
    languages = speakings.bits.get("language", {})
    quarters = _together(months, lambda month: f"{month[:4]}-Q{(int(month[5:]) + 2) // 3}")
    return [
        _axis("forum", _("Forum"), *_forums(archive, speakings)),
        _axis("place", _("Place"), *_places(archive, speakings)),
        _axis("period", _("Month"), {each: each for each in sorted(months)}, months, ordered=True),
        _axis("quarter", _("Quarter"), {each: each for each in sorted(quarters)}, quarters, ordered=True),
        _axis("year", _("Year"), {each: each for each in sorted(years)}, years, ordered=True),
        _axis("told_in", _("Told in"), {each: each for each in languages}, languages),
        _axis("right", _("Right"), *_rights(archive, speakings)),
        _axis("authority", _("Authority"), *_authorities(archive, speakings)),
    ]


def _axis(
    key: str, label: str, labels: Mapping[str, str], bits: Mapping[str, BitMap], *, ordered: bool = False
) -> _Ready:
    answers = (*(Answer(each, said) for each, said in labels.items()), _no_answer())
    return Axis(key, label, answers, About.EXPERIENCE, ordered, own=False), dict(bits)


def _together(bits: Mapping[str, BitMap], name: Callable[[str], str]) -> dict[str, BitMap]:
    found: dict[str, BitMap] = {}
    for key, rows in bits.items():
        found[name(key)] = found.get(name(key), BitMap()) | rows
    return found


def forum_keys(archive: Archive) -> dict[int, str]:
    """Return how each forum is called as a tag: by its name, with its prefix where several have that name."""
    everything = forum.everything(archive)
    names = [one.name for one in everything]
    return {
        one.id: one.name if names.count(one.name) == 1 else f"{one.name} ({one.prefix})" for one in everything
    }


def _rights(archive: Archive, speakings: Speakings) -> tuple[dict[str, str], dict[str, BitMap]]:
    bits = speakings.bits.get("right", {})
    if not bits:
        return {}, {}
    articles = [each for one in right.everything(archive) for each in one.articles if each.key in bits]
    return {each.key: f"{each.key} {each.title.en}" for each in articles}, dict(bits)


def _authorities(archive: Archive, speakings: Speakings) -> tuple[dict[str, str], dict[str, BitMap]]:
    bits = speakings.bits.get("authority", {})
    every = authority.everything(archive)
    return {one.name: one.name for one in every}, {
        one.name: bits[str(one.id)] for one in every if str(one.id) in bits
    }


def _forums(archive: Archive, speakings: Speakings) -> tuple[dict[str, str], dict[str, BitMap]]:
    bits = speakings.bits.get("forum", {})
    keys = forum_keys(archive)
    rows = {key: bits[str(id_)] for id_, key in keys.items() if str(id_) in bits}
    return {key: key for key in keys.values()}, rows


def _places(archive: Archive, speakings: Speakings) -> tuple[dict[str, str], dict[str, BitMap]]:
    bits = speakings.bits.get("place", {})
    texts = speaking.places_of(archive, bits)
    most_first = sorted(bits, key=lambda key: (-len(bits[key]), texts[key].casefold()))
    return {texts[key]: texts[key] for key in most_first}, {texts[key]: bits[key] for key in most_first}
