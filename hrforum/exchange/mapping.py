"""Which column of a sheet holds what: as somebody states it, or as a good guess to start from."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hrforum.errors import HrforumError
from hrforum.exchange.column_names import DIMENSIONS, LEFT_ALONE, field_of, folded
from hrforum.exchange.kobo import answers_in
from hrforum.exchange.rows import SheetRow
from hrforum.i18n import _

FIELDS = ("words", "language", "heard_on", "forum", "place", "ask", "pseudonym", "name", "contact")
PER_DIMENSION = ("tag", "own_words")
"""Fields that take a dimension after a dot, such as `tag.borough`."""

_FEW = 40
_FEW_SHARE = 0.4
_LONGEST_TAG = 60
_SAMPLE = 2_000
_LEAST_TEXT = 20
"""Characters a row, below which the fullest column is not taken for the words."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """Fields with the name of their column, such as ("words", "testimony") or ("tag.borough", "borough").

    A field stands once, but for `tag.DIMENSION`, which several columns may fill. A column may serve several fields.
    """

    pairs: tuple[tuple[str, str], ...] = ()

    def column_of(self, field: str) -> str | None:
        """Return the column of a field, or None where it has none."""
        return next((column for each, column in self.pairs if each == field), None)

    def dimensions(self, kind: str) -> tuple[tuple[str, str], ...]:
        """Return (dimension, column) pairs; `kind` is "tag" or "own_words"."""
        prefix = kind + "."
        return tuple(
            (field[len(prefix) :], column) for field, column in self.pairs if field.startswith(prefix)
        )

    def with_column(self, field: str, column: str | None) -> "Mapping":
        """Return a mapping in which `field` is read from `column` alone, or from nowhere."""
        others = tuple(pair for pair in self.pairs if pair[0] != field)
        return Mapping(others if column is None else (*others, (field, column)))


def parse_map(stated: Iterable[str], header: Sequence[str]) -> Mapping:
    """Return the mapping stated as FIELD=COLUMN pairs, such as "words=testimony".

    A column is found by its exact name, else by its name whatever the case. Raises HrforumError, naming what is unknown and what
    comes near it.
    """
    pairs: list[tuple[str, str]] = []
    for each in stated:
        field, equals, column = (part.strip() for part in each.partition("="))
        if not equals or not column:
            raise HrforumError(
                _('"{given}" is not of the form FIELD=COLUMN, such as words=testimony.').format(given=each)
            )
        _check_field(field)
        pair = (field, _column(column, header))
        if not field.startswith("tag.") and field in {known for known, _column_name in pairs}:
            raise HrforumError(_('The field "{field}" is given two columns.').format(field=field))
        if pair not in pairs:
            pairs.append(pair)
    return Mapping(tuple(pairs))


def check_mapping(mapping: Mapping, header: Sequence[str]) -> None:
    """Raise HrforumError where a mapping does not fit a header: unknown fields or columns, or no column for the words."""
    for field, column in mapping.pairs:
        _check_field(field)
        if column not in header:
            raise HrforumError(_unknown_column(column, header))
    if mapping.column_of("words") is None:
        raise HrforumError(
            _(
                "No column is known to hold the words. Say which one, as in words=COLUMN. The columns are: {columns}."
            ).format(columns=_listed(header))
        )


def guess(header: Sequence[str], rows: Sequence[SheetRow]) -> Mapping:
    """Return the likely mapping of a sheet.

    Columns go by their names in English, Spanish or French; where several are named like the words, or none, the words are in the
    one with the most text; a column with few different values becomes a tag under its own name. Where no name is known at all,
    nothing is guessed: what looks like a header may be a testimony. Columns of ids, links and figures are left alone, and so is what
    KoBoToolbox notes by itself.
    """
    sample = rows[:_SAMPLE]
    answers = answers_in(header)
    named = [(field_of(column), column) for column in answers]
    known = any(field or folded(column) in DIMENSIONS for field, column in named)
    pairs: dict[str, str] = {}
    for field, column in named:
        if field and field != "words":
            pairs.setdefault(field, column)
    called_words = [column for field, column in named if field == "words"]
    if called_words:
        pairs["words"] = max(called_words, key=lambda column: sum(map(len, _values(column, header, sample))))
    elif known:
        pairs |= _with_most_text(header, sample, taken=set(header) - set(answers) | set(pairs.values()))
    taken = set(pairs.values())
    for column in answers:
        if known and column not in taken and _is_tag(column, _values(column, header, sample)):
            pairs[f"tag.{column}"] = column
    return Mapping(tuple(pairs.items()))


def _values(column: str, header: Sequence[str], rows: Sequence[SheetRow]) -> list[str]:
    position = list(header).index(column)
    return [row.cells[position].strip() for row in rows if row.cells[position].strip()]


def _with_most_text(header: Sequence[str], rows: Sequence[SheetRow], taken: set[str]) -> dict[str, str]:
    sizes = {column: sum(map(len, _values(column, header, rows))) for column in header if column not in taken}
    longest = max(sizes, key=lambda column: sizes[column], default=None)
    if longest is None or not rows or sizes[longest] < _LEAST_TEXT * len(rows):
        return {}
    return {"words": longest}


def _is_tag(column: str, values: list[str]) -> bool:
    name, different = folded(column), set(values)
    if name in LEFT_ALONE or not different or max(map(len, different)) > _LONGEST_TAG:
        return False
    if name in DIMENSIONS:
        return len(different) <= max(_FEW, _FEW_SHARE * len(values))
    if any("://" in value or "@" in value or value.replace(".", "").isdigit() for value in different):
        return False
    # A column of any other name is a tag only if its values come back.
    return len(different) <= _FEW and len(different) <= _FEW_SHARE * len(values)


def _check_field(field: str) -> None:
    if field in FIELDS:
        return
    kind, dot, dimension = field.partition(".")
    if kind in PER_DIMENSION and dot and dimension.strip():
        return
    if kind in PER_DIMENSION:
        raise HrforumError(
            _('"{field}" needs a dimension after a dot, such as {field}.housing.').format(field=kind)
        )
    known = (*FIELDS, *(f"{each}.DIMENSION" for each in PER_DIMENSION))
    near = difflib.get_close_matches(field.casefold(), known, n=1)
    raise HrforumError(
        _('There is no field "{field}". {near}The fields are: {known}.').format(
            field=field, near=_did_you_mean(near), known=", ".join(known)
        )
    )


def _column(asked: str, header: Sequence[str]) -> str:
    if asked in header:
        return asked
    # A question of a form may be stated with its groups, which are taken off in reading.
    for wanted in (asked.casefold(), asked.casefold().rpartition("/")[2].strip()):
        same = [column for column in header if column.casefold() == wanted]
        if len(same) == 1:
            return same[0]
    raise HrforumError(_unknown_column(asked, header))


def _unknown_column(asked: str, header: Sequence[str]) -> str:
    by_fold = {column.casefold(): column for column in header}
    near = [by_fold[each] for each in difflib.get_close_matches(asked.casefold(), by_fold, n=1)]
    return _('There is no column "{column}". {near}The columns are: {known}.').format(
        column=asked, near=_did_you_mean(near), known=_listed(header)
    )


def _did_you_mean(near: list[str]) -> str:
    return _('Did you mean "{near}"? ').format(near=near[0]) if near else ""


def _listed(header: Sequence[str]) -> str:
    shown = ", ".join(header[:30])
    return shown if len(header) <= 30 else shown + ", …"
