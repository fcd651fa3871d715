"""Exports of KoBoToolbox: names of groups taken off, the columns of a question with several answers joined, submissions known again."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from hrforum.exchange.column_names import folded, names_in
from hrforum.exchange.rows import RowProblem, Sheet, SheetRow, in_order
from hrforum.i18n import _, ngettext

_SIGNS = names_in(
    "_id|_uuid|_submission_time|_validation_status|_notes|_status|_submitted_by|__version__|_tags|_index"
    "|_xform_id_string"
)
"""Columns that KoBoToolbox adds to the answers; any three of them tell its exports from other sheets."""

_TOLD_BY = 3
_TICKS = {"1": True, "true": True, "0": False, "false": False, "": False}
_UUID = "_uuid"
_ABOUT_THE_DEVICE = names_in(
    "start|end|username|deviceid|phonenumber|simserial|subscriberid|audit|uuid|instanceid|rootuuid|device info"
)
_PLAIN_NAME = re.compile(r"[\w.-]+(?:/[\w.-]+)+")


def is_kobo(header: Sequence[str]) -> bool:
    """Say whether columns are those of an export of KoBoToolbox."""
    return len(_SIGNS & set(header)) >= _TOLD_BY


def answers_in(header: Sequence[str]) -> list[str]:
    """Return the columns that hold answers: all but what KoBoToolbox notes by itself, and names of pictures and recordings."""
    if not is_kobo(header):
        return list(header)
    files = {column.removesuffix("_URL") for column in header if column.endswith("_URL")}
    return [column for column in header if column not in files and not _is_note(column)]


def _is_note(column: str) -> bool:
    return column.startswith("_") or folded(column.rpartition("/")[2]) in _ABOUT_THE_DEVICE


def as_answers(sheet: Sheet) -> Sheet:
    """Return an export of KoBoToolbox with one column for each question; any other sheet as it is.

    A question with several answers has one column, or one for each answer with 1 or 0 in it, or both: it becomes one, answers
    parted by `;`. A submission is known again by its `_uuid`, so that a later export of the same form adds only what is new.
    """
    if not is_kobo(sheet.header):
        return sheet
    joined, several = _joined(sheet)
    named = _without_groups(joined)
    remarks = [
        *sheet.remarks,
        _("This is an export of KoBoToolbox: its submissions are known again by their _uuid."),
    ]
    if several:
        told = ngettext(
            "{n} question with several answers became one column.",
            "{n} questions with several answers became one column each.",
            several,
        )
        remarks.append(told.format(n=several))
    if sheet.others:
        remarks.append(_("Answers of repeated groups stand in sheets of their own and are left out."))
    if any(name.endswith("_URL") or name == "_attachments" for name in sheet.header):
        remarks.append(_("Pictures and recordings of the form are not brought in."))
    key = _UUID if _UUID in named.header else ""
    problems = in_order([*named.problems, *_refused(named)])
    return replace(named, remarks=tuple(remarks), problems=problems, key=key)


_Make = tuple[int | None, tuple[tuple[int, str], ...]]
"""How one cell is made: the position of the column itself, where it has one, and those of its answers with what each says."""


def _joined(sheet: Sheet) -> tuple[Sheet, int]:
    """Return the sheet with the columns of each question with several answers as one, and how many such questions there are."""
    questions = _questions(sheet)
    if not questions:
        return sheet, 0
    taken = {at for ats in questions.values() for at in ats}
    first = {min(ats): question for question, ats in questions.items() if question not in sheet.header}
    header: list[str] = []
    makers: list[_Make] = []
    for at, column in enumerate(sheet.header):
        question = first.get(at) or column
        if at in taken and at not in first:
            continue
        header.append(question)
        answers = tuple((each, _answer(sheet.header[each], question)) for each in questions.get(question, ()))
        makers.append((None if at in first else at, answers))
    rows = tuple(
        SheetRow(row.number, tuple(_cell(row, own, answers) for own, answers in makers)) for row in sheet.rows
    )
    return replace(sheet, header=tuple(header), rows=rows), len(questions)


def _questions(sheet: Sheet) -> dict[str, list[int]]:
    """Return the positions of the columns of each question with several answers, by the question's column."""
    found: dict[str, list[int]] = {}
    ticked: set[str] = set()
    for at, column in enumerate(sheet.header):
        question = column.rpartition("/")[0]
        if not question:
            continue
        held = {row.cells[at].strip().casefold() for row in sheet.rows}
        if held <= set(_TICKS):
            found.setdefault(question, []).append(at)
            ticked |= {question} if held - {""} else set()
    # A group of questions answered by 1 or 0 looks the same as a question whose answers stand apart, unless that has a column
    # of its own: only several such columns, and no other beside them, are taken for one question.
    below = Counter(column.rpartition("/")[0] for column in sheet.header)
    return {
        question: ats
        for question, ats in found.items()
        if question in ticked and (question in sheet.header or (len(ats) > 1 and len(ats) == below[question]))
    }


def _answer(column: str, question: str) -> str:
    # The sign that parts several values of a cell cannot stand in one of them.
    return column[len(question) + 1 :].strip().replace(";", ",")


def _cell(row: SheetRow, own: int | None, answers: tuple[tuple[int, str], ...]) -> str:
    ticked = "; ".join(answer for at, answer in answers if _TICKS[row.cells[at].strip().casefold()])
    return ticked or ("" if own is None else row.cells[own])


def _without_groups(sheet: Sheet) -> Sheet:
    """Return the sheet with `group/part/question` called `question`, wherever that is still told apart.

    Where the columns carry questions as people read them, a `/` may stand in a question: only a group with several columns counts.
    """
    groups = Counter(column.rpartition("/")[0] for column in sheet.header)

    def short(column: str) -> str:
        group, slash, last = column.rpartition("/")
        is_group = _PLAIN_NAME.fullmatch(column) or groups[group] > 1
        return last.strip() if slash and last.strip() and is_group else column

    times = Counter(short(column).casefold() for column in sheet.header)
    names = tuple(
        short(column) if times[short(column).casefold()] == 1 else column for column in sheet.header
    )
    return replace(sheet, header=names)


def _refused(sheet: Sheet) -> list[RowProblem]:
    if "_validation_status" not in sheet.header:
        return []
    at = sheet.header.index("_validation_status")
    why = _("This submission is marked “not approved” in KoBoToolbox and comes in all the same.")
    return [
        RowProblem(row.number, why, skipped=False)
        for row in sheet.rows
        if re.sub(r"[\W_]+", " ", row.cells[at].casefold()).strip().endswith("not approved")
    ]
