"""What the program says of itself: what it is, and an error of its own."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtWidgets import QWidget

from hrforum.i18n import _
from ui.bug import Bug
from ui.dialogs.dialog import Dialog
from ui.parts.field import paragraph
from ui.parts.words import label


class Told(Dialog):
    """A dialog that only tells something; its one button closes it."""

    def __init__(self, parent: QWidget | None, name: str, explanation: str = "") -> None:
        super().__init__(parent, name, explanation, act=_("&Close"))
        self.leave_button.hide()
        self.decided.connect(self.kept)

    def value(self) -> object:
        """Return that it was read."""
        return True


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
