"""Every way out of the archive is known here, with what it carries; one that carries words takes them from the gate and nowhere else."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
import pkgutil
import typing
from collections.abc import Iterator
from enum import Enum

import pytest

import hrforum.exchange
from tests.house.sources import Source, called_names, sources

WRITES = {
    "copyfile",
    "copyfileobj",
    "fdopen",
    "make_docx",
    "make_pdf",
    "setMimeData",
    "write_bytes",
    "write_outline",
    "write_waiting",
    "write_text",
    "writerow",
    "writestr",
}
"""Calls by which something leaves: a file, a document, the clipboard."""


class Carries(Enum):
    """What goes out by a module."""

    RELEASED = "words, from the gate alone"
    NO_WORDS = "no person's words: ids, codes, keys, blank sheets, counts, days"
    WHOLE = "the encrypted archive itself"
    BYTES = "bytes or cells that its caller answers for"
    ATTACHED = "an attachment, to the organiser's own disk"
    TYPED = "what the organiser was typing when it was locked, back into their own hands"
    INWARDS = "nothing: a file of the program's own"


WAYS_OUT = {
    "hrforum/operations/around.py": Carries.RELEASED,
    "hrforum/operations/submission.py": Carries.RELEASED,
    "hrforum/cli/counted.py": Carries.NO_WORDS,
    "hrforum/documents/docx.py": Carries.BYTES,
    "hrforum/documents/keep.py": Carries.BYTES,
    "hrforum/exchange/xlsx_out.py": Carries.BYTES,
    "hrforum/operations/card.py": Carries.NO_WORDS,
    "hrforum/operations/document.py": Carries.BYTES,
    "hrforum/operations/erase_order.py": Carries.NO_WORDS,
    "hrforum/operations/export.py": Carries.RELEASED,
    "hrforum/operations/extract.py": Carries.RELEASED,
    "hrforum/operations/ledger.py": Carries.NO_WORDS,
    "hrforum/operations/paper.py": Carries.NO_WORDS,
    "hrforum/operations/saved_table.py": Carries.NO_WORDS,
    "hrforum/operations/preflight.py": Carries.NO_WORDS,
    "hrforum/operations/recovery.py": Carries.NO_WORDS,
    "hrforum/operations/remake.py": Carries.RELEASED,
    "hrforum/operations/restore.py": Carries.WHOLE,
    "hrforum/operations/rewriting.py": Carries.WHOLE,
    "hrforum/operations/saving_out.py": Carries.ATTACHED,
    "hrforum/operations/went.py": Carries.NO_WORDS,
    "hrforum/operations/withdrawal.py": Carries.NO_WORDS,
    "ui/clipboard.py": Carries.BYTES,
    "ui/deeds/mark_deeds.py": Carries.RELEASED,
    "ui/dialogs/left_open_dialog.py": Carries.TYPED,
    "ui/faces.py": Carries.INWARDS,
    "ui/pages/import_outcome.py": Carries.NO_WORDS,
}
"""A new way out is written down here, or the test fails: then say what it carries, and take words as `Released`."""

KNOWS_WORDS = {"Intake", "Testimony", "Version"}
"""Types that hold a person's words as they were said. Who writes files does not know them."""

TAKES_IN = {
    "column_names",
    "csv_sheet",
    "day",
    "district_file",
    "docx_guard",
    "docx_parts",
    "docx_text",
    "docx_walker",
    "encoding",
    "header",
    "intake_rows",
    "json_values",
    "kobo",
    "language_name",
    "mapping",
    "profile_rows",
    "rows",
    "sheet",
    "speaker_label",
    "splitting",
    "testifier_json",
    "testimony_json",
    "text_document",
    "text_file",
    "xlsx_guard",
    "xlsx_sheet",
    "zip_guard",
}
"""Modules of exchange that read a stranger's file: words come in by them, as plain text, and none go out."""

WORDS = {
    "words",
    "testimony",
    "testimonies",
    "quote",
    "quotes",
    "story",
    "rendering",
    "renderings",
    "ask",
    "asks",
    "speaker",
}


def writes(source: Source) -> list[str]:
    """Return by which calls a module lets something out."""
    found = [name for _node, name in called_names(source.tree) if name in WRITES]
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            of_clipboard = "clipboard()" in ast.unparse(node.func.value)
            found += ["clipboard"] if of_clipboard and node.func.attr in {"setText", "put"} else []
            found += ["open"] if node.func.attr == "open" and _for_writing(node) else []
    return found


def _for_writing(node: ast.Call) -> bool:
    given = [*node.args, *(each.value for each in node.keywords)]
    modes = [each.value for each in given if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    return any(len(mode) <= 3 and set(mode) & set("wxa") for mode in modes)


def test_every_way_out_is_known() -> None:
    rooms = ("hrforum/operations", "hrforum/exchange", "hrforum/documents", "hrforum/cli", "ui")
    found = {source.path for source in sources("hrforum", "ui") if source.inside(*rooms) and writes(source)}
    assert found == set(WAYS_OUT)


@pytest.mark.parametrize(
    "code", ["path.write_text(words)", "path.open('w').write(w)", "clipboard().put(words)"]
)
def test_a_new_way_out_is_noticed(code: str) -> None:
    assert writes(Source("ui/ghost.py", code))


def test_no_way_out_knows_words_as_they_were_said() -> None:
    for source in sources("hrforum", "ui"):
        if source.path in WAYS_OUT:
            assert _names(source) & KNOWS_WORDS == set(), source.path
        if WAYS_OUT.get(source.path) is Carries.NO_WORDS and source.inside("hrforum/operations"):
            asked = {node.attr for node in ast.walk(source.tree) if isinstance(node, ast.Attribute)}
            assert asked & {"words", "ask", "renderings", "history"} == set(), source.path


def _names(source: Source) -> set[str]:
    return {
        each.name
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("hrforum.domain")
        for each in node.names
    }


def test_what_carries_words_gets_them_from_the_gate() -> None:
    from_gate = {"hrforum.operations.selection", "hrforum.operations.packet", "hrforum.operations.preview"}
    for source in sources("hrforum", "ui"):
        if WAYS_OUT.get(source.path) is Carries.RELEASED:
            imported = {
                f"{node.module}.{each.name}"
                for node in ast.walk(source.tree)
                if isinstance(node, ast.ImportFrom)
                for each in node.names
            }
            assert any(name.startswith(tuple(from_gate)) for name in imported), source.path


def test_the_gate_alone_reads_words_for_going_out() -> None:
    """`release` is called in one place, which reads the redactions beside the words."""
    callers = {
        source.path
        for source in sources("hrforum", "ui")
        if any(name == "release" for _node, name in called_names(source.tree))
    }
    assert callers == {"hrforum/operations/candidate.py"}


# ---- exchange ------------------------------------------------------------------------------------------------------------
MODULES = {one.name for one in pkgutil.iter_modules(hrforum.exchange.__path__)}


def signatures() -> Iterator[tuple[str, str, object]]:
    """Yield where, the name and the type of every field and parameter of the modules that do not take in."""
    for name in sorted(MODULES - TAKES_IN):
        module = importlib.import_module(f"hrforum.exchange.{name}")
        for thing_name, thing in vars(module).items():
            if getattr(thing, "__module__", None) != module.__name__:
                continue
            if dataclasses.is_dataclass(thing) or inspect.isfunction(thing):
                hints = typing.get_type_hints(thing)
                yield from (
                    (f"{name}.{thing_name}", one, kind) for one, kind in hints.items() if one != "return"
                )


def test_exchange_hands_out_words_as_released_only() -> None:
    assert TAKES_IN <= MODULES
    found = list(signatures())
    assert found
    assert [(where, name) for where, name, kind in found if name in WORDS and "str" in repr(kind)] == []
    assert {
        repr(kind) for _where, _name, kind in found if any(each in repr(kind) for each in KNOWS_WORDS)
    } == set()
