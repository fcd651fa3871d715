"""What somebody typed into dialogs that are open, read off when the archive is locked. Fields for secrets are left out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from hrforum.domain.left_open import LeftOpen
from ui.dialogs.dialog import Dialog


def typed() -> tuple[LeftOpen, ...]:
    """Return every open dialog into which something was typed that was not decided yet."""
    # Not whether it is visible: a lock hides every window first, and the seat's cover hides dialogs too.
    dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, Dialog) and one.is_open]
    return tuple(LeftOpen(one.accessibleName(), fields) for one in dialogs if (fields := _fields(one)))


def _fields(dialog: Dialog) -> tuple[tuple[str, str], ...]:
    every = [each for each in dialog.findChildren(QWidget) if not _is_secret(each)]
    texts = [(each.accessibleName(), _typed_text(each)) for each in every]
    return tuple((name, text) for name, text in texts if text.strip())


def _is_secret(field: QWidget) -> bool:
    return bool(field.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData)


def _typed_text(field: QWidget) -> str:
    """Return the text of a field that was typed into; empty for others and for what was only shown."""
    if isinstance(field, QLineEdit):
        return field.text() if field.isModified() and not field.isReadOnly() else ""
    if isinstance(field, (QPlainTextEdit, QTextEdit)):
        changed = field.document().isModified() and not field.isReadOnly()
        return field.toPlainText() if changed else ""
    return ""
