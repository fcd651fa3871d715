"""Where one testimony's words went, for the person who asks; leads to the sheet "You said, they did"."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from hrforum.domain.went import Went
from hrforum.i18n import _
from ui.days import day_text
from ui.deeds.reach import went as went_sentences
from ui.dialogs.dialog import Dialog
from ui.parts.columns import gathered
from ui.parts.consent_words import use_name
from ui.parts.words import heading, label


@dataclass(frozen=True)
class SheetWanted:
    """The sheet for the person is to be saved."""

    went: Went


class WentDialog(Dialog):
    """Tells every document, reader and day. Emits `decided(SheetWanted)`."""

    def __init__(self, parent: QWidget | None, went: Went) -> None:
        super().__init__(
            parent,
            _("Where the words of {code} went").format(code=went.code),
            act=_("&Save the sheet for the person …"),
            leave=_("&Close"),
        )
        self._went = went
        self._section(
            _("Documents and readers"),
            went_sentences(went.reach) or [_("Nothing with these words left the archive.")],
        )
        taken = [
            _("{day}: {uses}").format(day=day_text(one.on_day), uses=", ".join(map(use_name, one.uses)))
            for one in went.taken_back
        ]
        if went.erased_on:
            taken.append(_("{day}: the words were erased.").format(day=day_text(went.erased_on)))
        if taken:
            self._section(_("What was taken back"), taken)

    def _section(self, name: str, sentences: list[str]) -> None:
        self.body.addWidget(heading(name))
        self.body.addWidget(gathered(*(label("•  " + each, wrap=True) for each in sentences)))

    def value(self) -> SheetWanted:
        """Return that the sheet is wanted."""
        return SheetWanted(self._went)
