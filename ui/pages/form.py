"""What all forms share: one page that scrolls, keys to its parts, a foot with the buttons, and a draft it is kept in."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from hrforum.domain.intake import Reading
from hrforum.errors import HrforumError
from hrforum.i18n import _
from ui.pages.form_state import Mark, State, body_of
from ui.parts.block import Block
from ui.parts.columns import ScrollPage, column, row
from ui.parts.strips import Strip
from ui.parts.tag_picker import TagPicker
from ui.parts.words import button, label


class Form(QWidget):
    """`decided(value)` with Ctrl+Enter or the button; `left` when it is to stay a draft; `throw_away_requested`; `begun` at the first change.

    Esc throws nothing away: it leaves a form in which nothing was written, and does nothing else. Subclasses lay out `content`, end
    their making with `ready`, and give `state`, `restore`, `written` and `begin`.
    """

    decided = Signal(object)
    left = Signal()
    throw_away_requested = Signal()

    def __init__(self, keep: str, reading: Reading | None = None, draft_id: int = 0) -> None:
        super().__init__()
        self.reading = reading
        self.mark = Mark(draft_id)
        self._warned = False
        self._as_opened = ""
        self.strip = Strip(closable=False)
        self.told: tuple[QWidget, ...] = ()
        """What is told above the buttons, where it is always in sight, before the form is `ready`."""
        self.keep = button(keep, "primary", tip="Ctrl+Enter")
        self.leave = button(_("Leave for later"), tip=_("It stays here as a draft."))
        self.throw_away = button(_("Throw away …"), "quiet", name=_("Throw the draft away"))
        self.content = QWidget()
        self.page = column(self.content, gap="wide", edge="wide")
        self.keep.clicked.connect(self._on_keep_clicked)
        self.leave.clicked.connect(self.left)
        self.throw_away.clicked.connect(self.throw_away_requested)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self.on_key(keys).activated.connect(self._on_keep_clicked)
        self.on_key("Escape").activated.connect(self._on_escape)

    def on_key(self, keys: str) -> QShortcut:
        """Return a shortcut that works wherever in the form the keyboard is."""
        return QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @staticmethod
    def _begin_block(block: Block) -> None:
        # A list that dropped down would stay above the block that is gone to.
        if (dropped := QApplication.activePopupWidget()) is not None:
            dropped.hide()
        block.begin()

    def ready(self, draft_state: State | None, *blocks: Block, widest: int = 50) -> None:
        """Lay the form out with its blocks, note how it was opened, and show a draft where there is one."""
        for one in blocks:
            self.page.addWidget(one)
            if one.key:
                self.on_key(one.key).activated.connect(partial(self._begin_block, one))
        whole = column(self, gap="hair")
        whole.setSpacing(0)
        self._scroll = ScrollPage(self.content, widest=widest)
        whole.addWidget(self._scroll, 1)
        foot = QWidget()
        below = column(foot, gap="tight", edge="even")
        for told in (*self.told, self.strip):
            below.addWidget(told)
        buttons = row()
        for each in (self.keep, self.leave, self.throw_away):
            buttons.addWidget(each)
        buttons.addStretch(1)
        buttons.addWidget(label(_("Ctrl+Enter keeps"), "small"))
        below.addLayout(buttons)
        whole.addWidget(foot)
        self._as_opened = self.body()
        if draft_state is not None:
            self.restore(draft_state)

    # -- what each form gives ------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Put the focus where writing begins."""
        raise NotImplementedError

    def state(self) -> State:
        """Return everything the form holds, just as it is typed."""
        raise NotImplementedError

    def restore(self, state: State) -> None:
        """Show what `state` gave; what a state does not speak of stays."""
        raise NotImplementedError

    def written(self) -> object | None:
        """Return what was written, or None after saying what is missing."""
        raise NotImplementedError

    # -- using it ------------------------------------------------------------------------------------------------------

    def body(self) -> str:
        """Return the state as the body of a draft."""
        return body_of(self.state())

    def is_as_opened(self) -> None:
        """Take what the form holds now for what it was opened with."""
        self._as_opened = self.body()

    @property
    def touched(self) -> bool:
        """Whether anything differs from what is kept, or from an empty form."""
        return self.body() != self._as_opened

    @property
    def testimony_id(self) -> int | None:
        """The testimony that this is about, None for a new one or none."""
        return self.reading.testimony.id if self.reading else None

    def refuse(self, sentence: str) -> None:
        """Say why it was not kept; everything stays as written."""
        self.keep.setEnabled(True)
        self._scroll.setEnabled(True)
        self.strip.say(sentence)

    def warn(self, error: HrforumError | None) -> None:
        """Say that what is written is on no disk yet, and why; None takes it back."""
        told = _("Not safe yet. {why}").format(why=error.sentence) if error else ""
        if told and self.strip.sentence != told:
            self.strip.say(told, "warning")
        elif not told and self._warned:
            self.strip.clear()
        self._warned = bool(told)

    def not_picked(self) -> bool:
        """Say whether something typed for a tag is not picked yet, after going there and telling."""
        for picker in self.findChildren(TagPicker):
            if picker.typed.strip():
                picker.setFocus(Qt.FocusReason.OtherFocusReason)
                self.strip.say(_("What is typed here is no tag yet. Press Enter to pick it, or take it out."))
                return True
        return False

    def _on_keep_clicked(self) -> None:
        if not self.keep.isEnabled():
            return
        written = self.written()
        if written is not None:
            self.strip.clear()
            self.keep.setEnabled(False)
            # What is typed from here on would not be in what is kept.
            self._scroll.setEnabled(False)
            self.decided.emit(written)

    def _on_escape(self) -> None:
        if not self.touched and QApplication.activePopupWidget() is None:
            self.left.emit()
