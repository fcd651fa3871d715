"""Where an archive is opened: it is probed first, then the passphrase or the recovery sheet is asked for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from hrforum.i18n import _
from ui.pages.welcome_page import brand
from ui.parts.columns import ScrollPage, column, row
from ui.parts.field import Field, paragraph
from ui.parts.passphrase_field import PassphraseField
from ui.parts.strips import Strip
from ui.parts.words import button, card, label


class UnlockPage(QWidget):
    """`passphrase_given(path, passphrase)`, `sheet_given(path, text)`, `probe_requested(path)`,
    `restore_requested(path)` for a backup in its place, `left` to go back.
    """

    passphrase_given = Signal(object, str)
    sheet_given = Signal(object, str)
    probe_requested = Signal(object)
    restore_requested = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._path = Path()
        self._passphrase = PassphraseField()
        self._sheet: QPlainTextEdit = paragraph(rows=3)
        self._by_passphrase = Field(_("&Passphrase"), self._passphrase)
        self._by_sheet = Field(
            _("&Codes on the recovery sheet"),
            self._sheet,
            _("Type them as printed. Capitals, spaces and dashes do not matter."),
        )
        self._where = label("", "muted", wrap=True)
        self._strip = Strip(closable=False)
        self._open = button(_("&Open"), "primary")
        self._again = button(_("&Try again"))
        self._other_way = button(_("I have a &recovery sheet"), "quiet")
        self._restore = button(_("Put a &backup in its place …"), "quiet")
        self._back = button(_("A&nother archive"), "quiet")
        self._lay_out()
        self._passphrase.entered.connect(self._on_open_clicked)
        self._open.clicked.connect(self._on_open_clicked)
        self._again.clicked.connect(self._on_again_clicked)
        self._other_way.clicked.connect(self._on_other_way_clicked)
        self._restore.clicked.connect(lambda: self.restore_requested.emit(self._path))
        self._back.clicked.connect(self.left)

    def _lay_out(self) -> None:
        content = QWidget()
        whole = column(content, gap="even", edge="apart")
        whole.addStretch(1)
        whole.addLayout(brand())
        whole.addWidget(self._where)
        surface = card()
        inner = column(surface, gap="even", edge="apart")
        inner.addWidget(self._strip)
        inner.addWidget(self._by_passphrase)
        inner.addWidget(self._by_sheet)
        buttons = row()
        buttons.addWidget(self._open)
        buttons.addWidget(self._again)
        buttons.addStretch(1)
        inner.addLayout(buttons)
        whole.addWidget(surface)
        whole.addWidget(self._other_way, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._restore, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addStretch(2)
        column(self).addWidget(ScrollPage(content, widest=36, centred=True))

    @property
    def path(self) -> Path:
        """The archive that is to be opened."""
        return self._path

    def begin(self, path: Path) -> None:
        """Show one archive; the passphrase is asked for only once the probe found nothing in the way."""
        self._path = path
        self._passphrase.clear()
        self._sheet.clear()
        self._where.setText(_whereabouts(path))
        self._strip.clear()
        self._show_way(sheet=False)
        self._set_reachable(False)
        self.probe_requested.emit(path)

    def probed(self) -> None:
        """Nothing is in the way: ask for the passphrase."""
        self._set_reachable(True)
        self._field().setFocus(Qt.FocusReason.OtherFocusReason)

    def obstructed(self, sentence: str) -> None:
        """Say what is in the way before any passphrase was asked for."""
        self._set_reachable(False)
        self._again.show()
        self._strip.say(sentence)
        self._again.setFocus(Qt.FocusReason.OtherFocusReason)

    def refused(self, sentence: str) -> None:
        """Say why the passphrase or sheet did not open the archive; what was typed stays."""
        self._set_busy(False)
        self._strip.say(sentence)
        self._field().setFocus(Qt.FocusReason.OtherFocusReason)
        self._passphrase.select()

    def tell(self, sentence: str) -> None:
        """Say what was done before the passphrase is asked for."""
        self._strip.say(sentence, "plain")

    def opened(self) -> None:
        """Forget what was typed."""
        self._set_busy(False)
        self._passphrase.clear()
        self._sheet.clear()

    def offer(self, passphrase: str) -> None:
        """Fill in the published passphrase of a practice archive."""
        self._passphrase.set_text(passphrase)

    def _field(self) -> QWidget:
        return self._by_passphrase if self._by_sheet.isHidden() else self._by_sheet

    def _show_way(self, *, sheet: bool) -> None:
        self._by_passphrase.setVisible(not sheet)
        self._by_sheet.setVisible(sheet)
        self._other_way.setText(_("I know the &passphrase") if sheet else _("I have a &recovery sheet"))

    def _set_reachable(self, reachable: bool) -> None:
        self._by_passphrase.setEnabled(reachable)
        self._by_sheet.setEnabled(reachable)
        self._open.setEnabled(reachable)
        self._open.setText(_("&Open"))
        self._other_way.setEnabled(reachable)
        self._again.hide()

    def _set_busy(self, busy: bool) -> None:
        self._open.setEnabled(not busy)
        self._open.setText(_("Opening …") if busy else _("&Open"))

    def _on_open_clicked(self) -> None:
        if not self._open.isEnabled():
            return
        if self._by_sheet.isHidden():
            if not self._passphrase.text():
                self.refused(_("Type the passphrase of this archive."))
                return
            self._set_busy(True)
            self.passphrase_given.emit(self._path, self._passphrase.text())
        else:
            self._set_busy(True)
            self.sheet_given.emit(self._path, self._sheet.toPlainText())

    def _on_again_clicked(self) -> None:
        self._strip.clear()
        self.probe_requested.emit(self._path)

    def _on_other_way_clicked(self) -> None:
        self._show_way(sheet=self._by_sheet.isHidden())
        self._strip.clear()
        self._field().setFocus(Qt.FocusReason.OtherFocusReason)


def _whereabouts(path: Path) -> str:
    home, folder = Path.home(), path.parent
    if folder == home:
        return _("An archive in your home folder")
    shown = folder.relative_to(home) if folder.is_relative_to(home) else folder
    return _("An archive in {folder}").format(folder=shown)
