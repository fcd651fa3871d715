"""What is attached: a list with its buttons; takes files that are dropped and pictures that are pasted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal, SignalInstance
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from hrforum.domain.attachment import Attachment, Kind
from hrforum.domain.file_name import shown
from hrforum.i18n import _
from ui.parts.columns import column
from ui.parts.flow import Flow
from ui.parts.line_model import LineModel
from ui.parts.lines import Line, LineList, show_rows
from ui.parts.words import button, label, muted

_PASTED = ("image/png", "image/jpeg", "image/webp", "image/tiff")
"""Pictures on the clipboard that come as a file; Qt itself would decode any other, in this process."""
_MOST_SHOWN = 5


def kind_name(kind: Kind) -> str:
    """Return what a kind is called."""
    return {Kind.PICTURE: _("Picture"), Kind.PDF: _("PDF"), Kind.SOUND: _("Sound"), Kind.FILE: _("File")}[
        kind
    ]


def size_text(size: int) -> str:
    """Return how large something is."""
    large = 1_000_000
    if size >= large:
        return _("{size} MB").format(size=f"{size / large:.1f}")
    return _("{size} kB").format(size=max(1, round(size / 1000)))


class AttachedList(QWidget):
    """`files_given(paths)` and `picture_given(bytes)` to attach; the other wishes carry the attachment that is chosen."""

    files_given = Signal(object)
    picture_given = Signal(bytes)
    add_requested = Signal()
    record_requested = Signal()
    show_requested = Signal(object)
    details_requested = Signal(object)
    save_requested = Signal(object)
    removal_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._model = LineModel(self)
        self.list = LineList(_("Attachments"))
        self.list.setModel(self._model)
        self._none = muted(
            _("Nothing is attached. Drop files here, paste a picture with Ctrl+V, or add a file.")
        )
        self._told = label("", "small", wrap=True)
        self.add = button(_("Add file …"), tip=_("A photo, a scan, a PDF, sound: at most 50 MB."))
        self.record = button(_("Record sound …"))
        self._of_one: list[QPushButton] = []
        self._lets_out = True
        self._lay_out()
        self.list.activated.connect(lambda _at: self._wish(self.show_requested))
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._show_wishes())
        self._on_key(QKeySequence(QKeySequence.StandardKey.Paste), self.paste)
        self._on_key(QKeySequence(Qt.Key.Key_Delete), partial(self._wish, self.removal_requested))
        self.tell(())

    def _lay_out(self) -> None:
        whole = column(self, gap="near")
        whole.addWidget(self._none)
        whole.addWidget(self.list)
        buttons = Flow("near")
        for text, signal in (
            (_("Show"), self.show_requested),
            (_("Details …"), self.details_requested),
            (_("Save a copy …"), self.save_requested),
            (_("Remove attachment …"), self.removal_requested),
        ):
            made = button(text, "quiet" if signal is self.removal_requested else "")
            made.clicked.connect(partial(self._wish, signal))
            self._of_one.append(made)
            buttons.add(made)
        adding = Flow("near")
        for each in (self.add, self.record):
            adding.add(each)
        whole.addWidget(buttons)
        whole.addWidget(adding)
        whole.addWidget(self._told)
        self.add.clicked.connect(self.add_requested)
        self.record.clicked.connect(self.record_requested)
        self.setFocusProxy(self.add)

    def _on_key(self, keys: QKeySequence, act: object) -> None:
        made = QShortcut(keys, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(act)

    # -- what is shown -------------------------------------------------------------------------------------------------

    def tell(self, attached: Sequence[Attachment], warning: str = "") -> None:
        """Show these, and a sentence that warns where there is one."""
        chosen = self.chosen
        self._model.set_rows([(one, _line(one)) for one in attached])
        at = next((row for row, one in enumerate(attached) if chosen and one.id == chosen.id), 0)
        if attached:
            self.list.setCurrentIndex(self._model.index(at, 0))
        show_rows(self.list, len(attached), _MOST_SHOWN)
        self.list.setVisible(bool(attached))
        self._none.setVisible(not attached)
        self._told.setText(warning)
        self._told.setVisible(bool(warning))
        self._show_wishes()

    @property
    def attached(self) -> list[Attachment]:
        """What is shown."""
        return self._model.values()

    @property
    def chosen(self) -> Attachment | None:
        """The attachment that is chosen."""
        at = self.list.currentIndex()
        return self._model.value(at.row()) if at.isValid() else None

    def let_out(self, lets_out: bool) -> None:
        """Offer to save copies outside the archive, or not."""
        self._lets_out = lets_out
        self._show_wishes()

    def _show_wishes(self) -> None:
        one = self.chosen
        for each in self._of_one:
            each.setVisible(one is not None)
        self._of_one[2].setVisible(one is not None and self._lets_out)
        self._of_one[0].setVisible(one is not None and one.kind is not Kind.FILE)
        if one is not None:
            self._of_one[0].setText(_("Play") if one.kind is Kind.SOUND else _("Show"))

    def _wish(self, signal: SignalInstance, _checked: bool = False) -> None:
        one = self.chosen
        if one is not None and not (signal is self.show_requested and one.kind is Kind.FILE):
            signal.emit(one)

    # -- what is given -------------------------------------------------------------------------------------------------

    def paste(self) -> None:
        """Attach what is on the clipboard: files, or a picture."""
        self._take(QGuiApplication.clipboard().mimeData())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and pictures."""
        if _paths(event.mimeData()) or any(map(event.mimeData().hasFormat, _PASTED)):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped."""
        event.acceptProposedAction()
        self._take(event.mimeData())

    def _take(self, given: QMimeData | None) -> None:
        if given is None:
            return
        if paths := _paths(given):
            self.files_given.emit(paths)
            return
        for form in _PASTED:
            if given.hasFormat(form):
                self.picture_given.emit(given.data(form).data())
                return


def _paths(given: QMimeData) -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in given.urls() if url.isLocalFile())


def _line(one: Attachment) -> Line:
    said = one.described
    lacking = one.kind is Kind.PICTURE and not said.alt_text
    return Line(
        said.caption or shown(one.name),
        kind_name(one.kind),
        size_text(one.size),
        said.alt_text or (shown(one.name) if said.caption else said.came_from),
        _("needs a description") if lacking else "",
    )
