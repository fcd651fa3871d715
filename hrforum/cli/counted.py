"""Counts as the command line prints them: as JSON for programs, as CSV for spreadsheets, as lines for people."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from hrforum.cli.output import table
from hrforum.domain.statement import Answered, Statement
from hrforum.domain.table import Cell, Combination, Condition, Table
from hrforum.i18n import _
from hrforum.operations.intersections import Intersections


def _cell(cell: Cell) -> dict[str, Any]:
    return {"tags": dict(cell.tags), "count": cell.count, "shown": cell.shown}


def table_as_json(found: Table) -> dict[str, Any]:
    """Return a table as other programs read it; `count` is None where a number is withheld."""
    asked = found.asked
    return {
        "unit": asked.unit,
        "n": found.n,
        "by": list(asked.by),
        "where": _conditions(asked.where),
        "audience": asked.readers,
        "threshold": asked.threshold,
        "cells": [_cell(each) for each in found.cells],
        "totals": [_cell(each) for each in found.totals],
        "labels": {axis.key: {each.key: each.label for each in axis.answers} for axis in found.axes},
        "notes": list(found.notes),
    }


def _conditions(where: Iterable[Condition]) -> dict[str, list[str]]:
    return {key: list(tags) for key, tags in where}


def table_lines(found: Table) -> list[str]:
    """Return a table as lines; cells of zero are left out."""
    labels = {(axis.key, each.key): each.label for axis in found.axes for each in axis.answers}
    head = tuple(axis.label for axis in found.axes)
    rows = [(*(labels[tag] for tag in each.tags), _said(each)) for each in found.cells if each.count != 0]
    n = _("withheld") if found.n is None else str(found.n)
    return [
        _("{unit}, n = {n}").format(unit=found.asked.unit, n=n),
        *table([(*head, ""), *rows]),
        *found.notes,
    ]


def _said(cell: Cell) -> str:
    return cell.shown if cell.percent is None else f"{cell.shown} ({cell.percent} %)"


def table_as_csv(found: Table) -> str:
    """Return the cells and totals of a table as CSV; a withheld number and a total's other dimension are empty."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow([*found.asked.by, found.asked.unit])
    for cell in (*found.cells, *found.totals):
        tags = dict(cell.tags)
        rows.writerow(
            [
                *(_harmless(tags.get(key, "")) for key in found.asked.by),
                "" if cell.count is None else cell.count,
            ]
        )
    return written.getvalue()


def _harmless(text: str) -> str:
    # A spreadsheet would run what begins like a formula.
    return f"'{text}" if text[:1] in "=+-@|\t\r\n＝＋－＠" and text else text


def _combination(one: Combination) -> dict[str, Any]:
    tags: dict[str, list[str]] = {}
    for key, tag in one.tags:
        tags.setdefault(key, []).append(tag)
    return {
        "tags": {key: some[0] if len(some) == 1 else some for key, some in tags.items()},
        "labels": list(one.labels),
        "count": one.count,
        "only": one.only,
        "expected": one.expected,
        "said": one.said,
    }


def intersections_as_json(found: Intersections) -> dict[str, Any]:
    """Return combinations as other programs read them."""
    asked = found.asked
    return {
        "unit": asked.unit,
        "n": found.n,
        "by": list(asked.by),
        "where": _conditions(asked.where),
        "audience": asked.readers,
        "threshold": asked.threshold,
        "combinations": [_combination(each) for each in found.combinations],
        "sets": [_cell(each) for each in found.sets],
        "together": [
            {"tags": [list(tag) for tag in each.tags], "count": each.count, "shown": each.shown}
            for each in found.together
        ],
        "notes": list(found.notes),
    }


def intersections_lines(found: Intersections) -> list[str]:
    """Return combinations as lines."""
    n = _("withheld") if found.n is None else str(found.n)
    rows = [(str(each.count), " + ".join(each.labels), each.said) for each in found.combinations]
    return [_("{unit}, n = {n}").format(unit=found.asked.unit, n=n), *table(rows), *found.notes]


def answered_as_json(found: Answered) -> dict[str, Any]:
    """Return an answer with its statements as other programs read it."""
    return {
        "unit": found.unit,
        "where": _conditions(found.where),
        "count": found.count,
        "shown": found.shown,
        "why": found.why,
        "statements": [_statement(each) for each in found.statements],
    }


def _statement(one: Statement) -> dict[str, Any]:
    return {
        "rung": one.rung,
        "sentence": one.sentence,
        "count": one.count,
        "where": _conditions(one.where),
        "keeps": round(one.keeps, 3),
        "quotes": [{"code": each.code, "words": each.words} for each in one.quotes],
    }


def answered_lines(found: Answered) -> list[str]:
    """Return an answer with its statements as lines."""
    lines = [_("The number: {shown}").format(shown=found.shown)]
    lines += [found.why] if found.why else []
    lines += (
        [_("What may be said outside:")] if found.statements else [_("Nothing nearby may be said outside.")]
    )
    for number, one in enumerate(found.statements, 1):
        lines.append(f"{number}. {one.sentence}")
        lines += [f"   “{each.words}” ({each.code})" for each in one.quotes]
    return lines
