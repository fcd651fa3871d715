"""Whoever asks whether a use is agreed to says who of the speakers is young: the rule for them is stricter, and easily forgotten."""

import ast

import pytest

from tests.house.sources import ROOT

_ASKS = {"in_force", "allows", "forms_allowed", "release", "may_leave"}
_FROM = {"hrforum.domain.consent", "hrforum.domain.attachment"}


def _forgetting(source: str) -> list[int]:
    """Return the lines of a module that ask the gate without `young`."""
    tree = ast.parse(source)
    asks = {
        name.asname or name.name
        for each in ast.walk(tree)
        if isinstance(each, ast.ImportFrom) and each.module in _FROM
        for name in each.names
        if name.name in _ASKS
    }
    return [
        each.lineno
        for each in ast.walk(tree)
        if isinstance(each, ast.Call)
        and isinstance(each.func, ast.Name)
        and each.func.id in asks
        and "young" not in {one.arg for one in each.keywords}
    ]


def test_nobody_asks_the_gate_without_saying_who_is_young() -> None:
    paths = [each for room in ("hrforum", "ui") for each in (ROOT / room).rglob("*.py")]
    found = {str(each.relative_to(ROOT)): _forgetting(each.read_text("utf-8")) for each in paths}
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    ("call", "lines"), [("allows(a, b, c, d)", [2]), ("allows(a, b, c, d, young=e)", []), ("allowed(a)", [])]
)
def test_who_forgets_is_found(call: str, lines: list[int]) -> None:
    assert _forgetting(f"from hrforum.domain.consent import allows\n{call}\n") == lines
