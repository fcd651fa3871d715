"""Offers what was typed into a dialog when the archive was locked, to be copied where it belongs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hrforum.domain.left_open import LeftOpen
from hrforum.i18n import _
from ui.clipboard import SECONDS, clipboard
from ui.days import moment_text
from ui.dialogs.dialog import Dialog
from ui.parts.columns import column, row
from ui.parts.field import Field, paragraph
from ui.parts.words import button, card, label


class LeftOpenDialog(Dialog):
    """Shows each text with a button that copies it. Emits `decided(True)` where all of it may be thrown away."""

    def __init__(self, parent: QWidget | None, left: Sequence[LeftOpen]) -> None:
        super().__init__(
            parent,
            _("What you were typing when it was locked"),
            _(
                "This was being filled in when the archive was locked. Nothing of it is kept yet. Copy it to where it belongs, then throw it away."
            ),
            act=_("&Throw it away"),
            leave=_("&Keep it for later"),
            dangerous=True,
        )
        for one in left:
            self.body.addWidget(self._of_dialog(one))

    def value(self) -> object:
        """Return that it may go."""
        return True

    def _of_dialog(self, one: LeftOpen) -> QWidget:
        holder = card()
        inner = column(holder, gap="near", edge="even")
        told = _("{dialog}, {moment}").format(dialog=one.title, moment=moment_text(one.at))
        inner.addWidget(label(told, "group", wrap=True))
        for name, text in one.fields:
            shown = paragraph(text, rows=3)
            shown.setReadOnly(True)
            shown.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            inner.addWidget(Field(name or _("Text"), shown))
            copy = button(_("Copy"), name=_("Copy: {field}").format(field=name or _("Text")))
            copy.clicked.connect(partial(self._on_copy_clicked, text))
            across = row()
            across.addWidget(copy)
            across.addStretch(1)
            inner.addLayout(across)
        return holder

    def _on_copy_clicked(self, text: str, _checked: bool = False) -> None:
        clipboard().put(text)
        self.say(
            _("Copied. It leaves the clipboard after {seconds} seconds.").format(seconds=SECONDS), "good"
        )
