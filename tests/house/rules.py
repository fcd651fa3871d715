"""The rules of the house that no ready-made linter knows: each takes a module and returns its complaints."""

import ast
import re
from collections.abc import Iterator

from tests.house.sources import Source, called_names, imported_names

LONGEST_MODULE = 350
SQL = re.compile(
    r"\s*(SELECT|INSERT|REPLACE|UPDATE|DELETE|CREATE|ALTER|DROP|PRAGMA|ATTACH|VACUUM|WITH)\s+[A-Za-z*(\"]"
)
QT_USED = frozenset(
    {
        "QtCore",
        "QtDBus",
        "QtGui",
        "QtPdf",
        "QtPdfWidgets",
        "QtPrintSupport",
        "QtSvg",
        "QtSvgWidgets",
        "QtTest",
        "QtWidgets",
    }
)
QT_THREADS = frozenset({"QThread", "QRunnable", "QThreadPool", "processEvents"})
SAY_NOTHING = frozenset({"manager", "helper", "helpers", "util", "utils", "handler", "service"})
SAY_LITTLE = SAY_NOTHING | {"data", "info", "item"}

# The windows' one thread for the archive; and the fonts, which are unpacked while the first window is being built.
MODULES_WITH_THREADS = ("ui/archive_worker.py", "ui/faces.py")
# The one place where reportlab may be given text to read as markup.
MODULES_WITH_MARKUP = ("hrforum/documents/text.py",)


def opens_with_a_sentence(source: Source) -> Iterator[str]:
    """Every module says first what the room holds."""
    if not (ast.get_docstring(source.tree) or "").strip():
        yield f"{source.path}: no docstring says what the module holds"


def is_not_too_long(source: Source) -> Iterator[str]:
    """A file past the limit is asking to be split."""
    if (lines := source.text.count("\n")) > LONGEST_MODULE:
        yield f"{source.path}: {lines} lines, at most {LONGEST_MODULE}"


def keeps_sql_in_storage(source: Source) -> Iterator[str]:
    """No statement is written outside the rooms of storage."""
    if source.inside("hrforum/storage"):
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.match(node.value):
            yield source.at(node, "SQL outside hrforum/storage")


def never_blocks_on_a_dialog(source: Source) -> Iterator[str]:
    """Dialogs are opened with open(); only the application itself has a loop to run."""
    for node, name in called_names(source.tree):
        if name in {"exec", "exec_"} and source.path != "ui/app.py":
            yield source.at(node, "a dialog is opened with open(), never exec()")


def leaves_threads_to_the_worker(source: Source) -> Iterator[str]:
    """Nobody writes Qt's threads, and only the archive worker knows Python's."""
    for node in ast.walk(source.tree):
        name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
        if name in QT_THREADS:
            yield source.at(node, f"{name} is not used here")
    for node, name in imported_names(source.tree):
        if name.split(".")[0] in {"threading", "concurrent", "multiprocessing"} and not source.inside(
            *MODULES_WITH_THREADS
        ):
            yield source.at(node, "only the archive worker knows threads")


def uses_only_the_named_parts_of_qt(source: Source) -> Iterator[str]:
    """QtNetwork, the web engine and the rest of Qt stay out, however they are imported."""
    for node, name in imported_names(source.tree):
        package, _, rest = name.partition(".")
        if package == "PySide6" and rest.split(".")[0] not in QT_USED:
            yield source.at(node, f"{name} is not among the parts of Qt in use")


def imports_in_the_open(source: Source) -> Iterator[str]:
    """Imports that the contracts cannot see are not written."""
    for node, name in called_names(source.tree):
        if name in {"__import__", "import_module"}:
            yield source.at(node, f"{name}() hides an import from the contracts")


def keeps_markup_in_one_place(source: Source) -> Iterator[str]:
    """Only one module hands text to reportlab's Paragraph, which reads it as markup."""
    if source.inside(*MODULES_WITH_MARKUP):
        return
    for node, name in imported_names(source.tree):
        if name.startswith("reportlab") and name.endswith(".Paragraph"):
            yield source.at(node, "reportlab's Paragraph belongs to one module alone")


def is_named_in_the_fields_words(source: Source) -> Iterator[str]:
    """Modules, classes and functions carry names that say something."""
    stem = source.path.rsplit("/", 1)[-1].removesuffix(".py")
    if words_of(stem) & SAY_LITTLE:
        yield f"{source.path}: the module's name says little"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef) and words_of(node.name) & SAY_LITTLE:
            yield source.at(node, f"class {node.name} says little")
        # Qt's own methods are called data(), setData() and the like, so functions have the shorter list.
        if isinstance(node, ast.FunctionDef) and words_of(node.name) & SAY_NOTHING:
            yield source.at(node, f"function {node.name} says little")


def words_of(name: str) -> set[str]:
    """Split a name in either style into its words, in lower case."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}
