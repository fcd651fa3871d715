"""No function and no type of this room takes a testimony's words as plain text."""

import dataclasses
import importlib
import inspect
import pkgutil
import typing
from collections.abc import Iterator

import pytest

import hrforum.documents
from hrforum.domain.consent import Released
from hrforum.domain.rendering import Rendering

MODULES = [
    importlib.import_module(f"hrforum.documents.{one.name}")
    for one in pkgutil.iter_modules(hrforum.documents.__path__)
]
CLEANERS = {"clean", "pdf_text", "one_line"}
"""These take text of any kind and give text back: they put nothing into a document."""
WORDS = {
    "words",
    "testimony",
    "testimonies",
    "quote",
    "story",
    "rendering",
    "renderings",
    "ask",
    "asks",
    "speaker",
}


def named_types() -> Iterator[tuple[str, str, object]]:
    """Yield where, the name and the type of every field and parameter of this room."""
    for module in MODULES:
        for name, thing in vars(module).items():
            if getattr(thing, "__module__", None) != module.__name__:
                continue
            if dataclasses.is_dataclass(thing):
                hints = typing.get_type_hints(thing)
                yield from ((f"{module.__name__}.{name}", one, hints[one]) for one in hints)
            elif inspect.isfunction(thing) and name not in CLEANERS:
                hints = typing.get_type_hints(thing)
                yield from (
                    (f"{module.__name__}.{name}", one, kind) for one, kind in hints.items() if one != "return"
                )


def test_words_enter_as_released_only() -> None:
    found = list(named_types())
    assert len(found) > 150
    plain = [
        (where, name)
        for where, name, kind in found
        if name in WORDS and "str" in repr(kind).replace("dict", "")
    ]
    assert plain == []
    carriers = {where for where, _name, kind in found if kind is Released or "Released" in repr(kind)}
    assert {
        "hrforum.documents.outline.Exhibit",
        "hrforum.documents.outline.ReleasedAsk",
        "hrforum.documents.content.PacketContent",
    } <= carriers


def test_nothing_but_the_gate_makes_what_is_released() -> None:
    with pytest.raises(TypeError):
        Released(*[None] * 8)  # type: ignore[arg-type]  # it refuses before it looks


def test_passages_are_not_made_here() -> None:
    """Words have no other way in: no module of this room makes a rendering of its own."""
    for module in MODULES:
        source = inspect.getsource(module)
        assert f"{Rendering.__name__}(" not in source
        # Nothing that reads markup is in use either.
        assert "reportlab.platypus" not in source
        assert "paraparser" not in source
