"""The sources keep the rules of the house, and each rule notices when one does not."""

from collections.abc import Callable, Iterable

import pytest

from tests.house import rules
from tests.house.sources import Source, sources

Rule = Callable[[Source], Iterable[str]]

EVERYWHERE: tuple[tuple[Rule, Source], ...] = (
    (rules.opens_with_a_sentence, Source("hrforum/domain/ghost.py", "x = 1\n")),
    (rules.is_not_too_long, Source("ui/ghost.py", '"""Long."""\n' + "x = 1\n" * 350)),
    (rules.keeps_sql_in_storage, Source("ui/ghost.py", 'q = "SELECT words FROM version"')),
    (rules.keeps_sql_in_storage, Source("hrforum/operations/ghost.py", 'q = f"""\n  DELETE FROM {table}"""')),
    (rules.imports_in_the_open, Source("ui/ghost.py", "importlib.import_module('socket')")),
    (rules.imports_in_the_open, Source("hrforum/ghost.py", "__import__('ssl')")),
    (
        rules.keeps_markup_in_one_place,
        Source("hrforum/documents/g.py", "from reportlab.platypus import Paragraph"),
    ),
    (rules.is_named_in_the_fields_words, Source("ui/window_helpers.py", "")),
    (rules.is_named_in_the_fields_words, Source("hrforum/domain/g.py", "class TagInfo: ...")),
    (rules.is_named_in_the_fields_words, Source("hrforum/domain/g.py", "def handler_of(): ...")),
)
IN_THE_WINDOWS: tuple[tuple[Rule, Source], ...] = (
    (rules.never_blocks_on_a_dialog, Source("ui/dialogs/ghost.py", "dialog.exec()")),
    (rules.leaves_threads_to_the_worker, Source("ui/pages/ghost.py", "class T(QtCore.QThread): ...")),
    (rules.leaves_threads_to_the_worker, Source("ui/pages/ghost.py", "app.processEvents()")),
    (
        rules.leaves_threads_to_the_worker,
        Source("ui/pages/ghost.py", "from concurrent.futures import Future"),
    ),
    (rules.uses_only_the_named_parts_of_qt, Source("ui/ghost.py", "from PySide6 import QtNetwork")),
    (rules.uses_only_the_named_parts_of_qt, Source("ui/ghost.py", "import PySide6.QtWebEngineCore")),
    (
        rules.uses_only_the_named_parts_of_qt,
        Source("ui/ghost.py", "from PySide6.QtSql import QSqlTableModel"),
    ),
)


@pytest.mark.parametrize(
    "rule", dict.fromkeys(rule for rule, _ in EVERYWHERE), ids=lambda rule: rule.__name__
)
def test_every_module_keeps(rule: Rule) -> None:
    assert _complaints(rule, "hrforum", "ui") == []


@pytest.mark.parametrize(
    "rule", dict.fromkeys(rule for rule, _ in IN_THE_WINDOWS), ids=lambda rule: rule.__name__
)
def test_every_window_keeps(rule: Rule) -> None:
    assert _complaints(rule, "ui") == []


@pytest.mark.parametrize(("rule", "breach"), EVERYWHERE + IN_THE_WINDOWS)
def test_a_breach_is_noticed(rule: Rule, breach: Source) -> None:
    assert len(list(rule(breach))) == 1


def test_the_rooms_are_read() -> None:
    assert {"hrforum/errors.py", "hrforum/domain/consent.py", "ui/archive_worker.py"} <= {
        source.path for source in sources("hrforum", "ui")
    }


def _complaints(rule: Rule, *folders: str) -> list[str]:
    return [complaint for source in sources(*folders) for complaint in rule(source)]
