"""Every version of a testimony's words, the newest first; nothing in it can be changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from hrforum.domain.intake import Reading
from hrforum.domain.testimony import Version, VersionKind
from hrforum.i18n import _
from ui.days import language_name, reads_right_to_left
from ui.dialogs.about_dialogs import Told
from ui.parts.columns import column
from ui.parts.marked_text import MarkedText
from ui.parts.words import card, label


class HistoryDialog(Told):
    """Shows what was kept and when it was sealed by something newer."""

    def __init__(self, parent: QWidget | None, reading: Reading, versions: Sequence[Version]) -> None:
        super().__init__(
            parent,
            _("Earlier words of {code}").format(code=reading.testimony.code),
            _("A change never takes words away: what was here before stays, sealed."),
        )
        current = {version.uuid for version in reading.versions}
        for version in sorted(versions, key=lambda one: one.id, reverse=True):
            holder = card()
            inner = column(holder, gap="tight", edge="even")
            name = _name(version, version.uuid in current)
            inner.addWidget(label(name, "group", wrap=True))
            inner.addWidget(MarkedText(version.words, name, rtl=reads_right_to_left(version.language)))
            self.body.addWidget(holder)


def _name(version: Version, is_current: bool) -> str:
    told = _("{language}, version {number}").format(
        language=language_name(version.language), number=version.number
    )
    if version.kind is VersionKind.TRANSLATION:
        told = _("{version}, translation").format(version=told)
    return _("{version}, in force").format(version=told) if is_current else told
