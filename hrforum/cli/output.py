"""How answers are printed: as JSON for programs, as plain lines for people, with progress where somebody watches."""

import json
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import click

from hrforum.i18n import _

F = TypeVar("F", bound=Callable[..., Any])

_RAW_CONTROL = re.compile("[\x7f-\x9f]")
_KEPT = "\n\t"


def json_option(command: F) -> F:
    """Add `--json`, which hands the command `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help=_("Print JSON for another program."))(command)


def answer(as_json: bool, value: object, lines: Iterable[str]) -> None:
    """Print `value` as JSON or else the lines."""
    if as_json:
        print_json(value)
    else:
        for line in lines:
            click.echo(printable(line))


def print_json(value: object) -> None:
    """Print JSON, readable as it is in any script, without a raw control character that a terminal would obey."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    click.echo(_RAW_CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def printable(text: str) -> str:
    """Return the text with control characters shown as a sign, so that no testimony steers the terminal."""
    return "".join(
        each if each in _KEPT or unicodedata.category(each) != "Cc" else "\N{REPLACEMENT CHARACTER}"
        for each in text
    )


def table(rows: Sequence[Sequence[str]], widest: int = 40) -> list[str]:
    """Return the rows as lines with aligned columns; only the last column may be longer than `widest`."""
    if not rows:
        return []
    flat = [[" ".join(cell.split()) for cell in row] for row in rows]
    widths = [min(max(len(row[place]) for row in flat), widest) for place in range(len(flat[0]) - 1)]
    return ["  ".join([*map(_fitted, row, widths), row[-1]]).rstrip() for row in flat]


def _fitted(cell: str, width: int) -> str:
    return (cell if len(cell) <= width else cell[: width - 1] + "…").ljust(width)


class OnTerminal:
    """Shows on stderr how far long work is, where that is a terminal."""

    def __init__(self) -> None:
        self._shown = False

    def step(self, done: int, total: int, label: str) -> None:
        """Show the step in place of the one before."""
        if sys.stderr.isatty():
            self._shown = True
            click.echo(f"\r\033[K{label} {done}/{total}", err=True, nl=False)

    def clear(self) -> None:
        """Take the last step off the screen."""
        if self._shown:
            click.echo("\r\033[K", err=True, nl=False)
