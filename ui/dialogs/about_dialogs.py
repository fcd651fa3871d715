"""What the program says of itself: its keys, what it is, and an error of its own."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from hrforum.i18n import _
from ui.bug import Bug
from ui.dialogs.dialog import Dialog
from ui.parts.field import paragraph
from ui.parts.words import label
from ui.theme import current


class Told(Dialog):
    """A dialog that only tells something; its one button closes it."""

    def __init__(self, parent: QWidget | None, name: str, explanation: str = "") -> None:
        super().__init__(parent, name, explanation, act=_("&Close"))
        self.leave_button.hide()
        self.decided.connect(self.kept)

    def value(self) -> object:
        """Return that it was read."""
        return True


class KeysDialog(Told):
    """Every key of the program."""

    def __init__(self, parent: QWidget | None, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent, _("Keys"))
        inside = (
            (_("In a list: open or change"), "Enter"),
            (_("In a list: remove"), "Delete"),
            (_("In a testimony that is being written: keep it"), "Ctrl+Enter"),
            (_("In a question of consent: yes, no, not asked"), "Y, N, X"),
            (_("In a day: a day later or earlier"), "↑ ↓"),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(current().space("apart"))
        for at, (name, key) in enumerate((*keys, *inside)):
            grid.addWidget(label(key, "code"), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(name, wrap=True), at, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)


class AboutDialog(Told):
    """What the program is."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            "hrforum",
            _(
                "For people who organise human-rights forums: from a person’s words to the hearing. It never uses a network."
            ),
        )
        self.body.addWidget(label(_("Version {version}").format(version=_version())))
        self.body.addWidget(
            label(
                _(
                    "An archive is encrypted as a whole. It does not protect from a spy program on this computer, nor from copies already given away."
                ),
                wrap=True,
            )
        )


class BugDialog(Told):
    """An error of the program itself, told without any word of a testimony."""

    def __init__(self, parent: QWidget | None, bug: Bug) -> None:
        super().__init__(
            parent,
            _("Something went wrong inside hrforum"),
            _(
                "This is the program’s fault, not yours. What was saved before is safe. The lines below hold no words of any testimony; please send them to the people who look after hrforum."
            ),
        )
        report = paragraph("\n".join((f"hrforum {_version()}", bug.kind, *bug.places)), rows=6)
        report.setReadOnly(True)
        report.setAccessibleName(_("Report of the error"))
        self.body.addWidget(report)


def _version() -> str:
    try:
        return version("hrforum")
    except PackageNotFoundError:
        return _("from source")
