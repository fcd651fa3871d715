"""Asks before something is removed: says what goes with it, safe button first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from hrforum.i18n import _
from ui.dialogs.dialog import Dialog
from ui.parts.columns import gathered
from ui.parts.words import label


class Confirm(Dialog):
    """Emits `decided(subject)`, the very value that was asked about."""

    def __init__(
        self,
        parent: QWidget | None,
        subject: object,
        question: str,
        consequences: Sequence[str] = (),
        *,
        act: str,
        leave: str = "",
        dangerous: bool = True,
    ) -> None:
        super().__init__(parent, question, act=act, leave=leave or _("&Keep it"), dangerous=dangerous)
        self._subject = subject
        self.body.addWidget(gathered(*(label(sentence, wrap=True) for sentence in consequences)))

    def value(self) -> object:
        """Return what was asked about."""
        return self._subject
