"""The dialog before the name vault: why it is opened, and what the ledger keeps of it."""

from __future__ import annotations

from PySide6.QtWidgets import QRadioButton, QWidget

from hrforum.domain.vault import MINUTES, Why, why_name
from hrforum.i18n import _, ngettext
from ui.dialogs.dialog import Dialog
from ui.parts.columns import gathered
from ui.parts.words import label


class VaultDialog(Dialog):
    """Emits `decided(Why)`; no reason is chosen beforehand."""

    def __init__(self, parent: QWidget | None, code: str = "") -> None:
        told = ngettext(
            "It stays open for {count} minute and closes by itself. The ledger notes that it was opened, why, and whose names were looked at; no name stands there.",
            "It stays open for {count} minutes and closes by itself. The ledger notes that it was opened, why, and whose names were looked at; no name stands there.",
            MINUTES,
        ).format(count=MINUTES)
        name = _("Open the name vault for {code}").format(code=code) if code else _("Open the name vault")
        super().__init__(parent, name, told, act=_("&Open it"), leave=_("&Leave it closed"), dangerous=True)
        self._choices = {each: QRadioButton(why_name(each)) for each in Why}
        self.body.addWidget(label(_("Why is it needed?"), "label"))
        self.body.addWidget(gathered(*self._choices.values(), gap="hair"))

    def value(self) -> Why | None:
        """Return the reason, or None after asking for one."""
        for why, choice in self._choices.items():
            if choice.isChecked():
                return why
        self.say(_("Say why the vault is opened."))
        return None
