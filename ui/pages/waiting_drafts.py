"""The drafts that wait: from when each is, how it opens, and two buttons to go on with it or throw it away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from hrforum.domain.draft import Draft
from hrforum.i18n import _, ngettext
from hrforum.operations import draft as operations
from hrforum.operations import testimony
from ui.archive_worker import ArchiveWorker
from ui.days import moment_text
from ui.pages.form_state import state_of
from ui.pages.script_form import KIND as SCRIPT
from ui.pages.translation_form import KIND as TRANSLATION
from ui.parts.columns import column, row
from ui.parts.icons import pixmap
from ui.parts.shortened import shortened
from ui.parts.words import announce, button, card, label
from ui.theme import current

_USUAL = 100
_OPENING = 60


@dataclass(frozen=True)
class Waiting:
    """One draft as it is told: `code` is that of the testimony it changes, which `moved_on` where it was changed since.

    `kind` is "" for a testimony, or what the form of another kind calls itself.
    """

    draft: Draft
    opening: str
    code: str = ""
    moved_on: bool = False
    kind: str = ""


def waiting_drafts(archive: Any) -> list[Waiting]:
    """Return all drafts as they are told, the newest first."""
    return [_waiting(archive, each) for each in operations.everything(archive)]


def _waiting(archive: Any, one: Draft) -> Waiting:
    state = state_of(one.body)
    kind = str(state.get("form", ""))
    opening = shortened(str(state.get("words", "")), _OPENING)
    if one.testimony_id is None:
        return Waiting(one, opening, kind=kind)
    changed = testimony.by_id(archive, one.testimony_id)
    moved_on = not kind and changed.rev != state.get("rev")
    return Waiting(one, opening, changed.code, moved_on, kind)


def sentence(one: Waiting, *, alone: bool) -> str:
    """Return in a sentence or two what a draft is; in large text in one, for the list needs the room."""
    told = _("A draft from {moment} is not kept yet.")
    if alone:
        told = _("One draft from {moment} is not kept yet.")
    if one.code:
        told = _("Changes to {code} from {moment} are not kept yet.")
    if one.kind == TRANSLATION:
        told = _("A translation of {code} from {moment} is not kept yet.")
    elif one.kind == SCRIPT:
        told = _("A script to read aloud, changed at {moment}, is not kept yet.")
    told = told.format(moment=moment_text(one.draft.kept_at), code=one.code)
    if current().percent > _USUAL:
        return told
    if one.moved_on:
        told += " " + _("It was changed otherwise since then.")
    return f"{told} “{one.opening}”" if one.opening else told


class WaitingDrafts(QWidget):
    """Hidden until there is a draft. `go_on_requested(id)`, `throw_away_requested(id)`; `came` when there is one to go on with."""

    go_on_requested = Signal(int)
    throw_away_requested = Signal(int)
    came = Signal()

    def __init__(self, worker: ArchiveWorker) -> None:
        super().__init__()
        self._worker = worker
        self._told: tuple[str, ...] = ()
        self._first: QWidget | None = None
        self._lines = column(self, gap="hair")
        self.setAccessibleName(_("Drafts"))
        self.hide()

    @property
    def told(self) -> tuple[str, ...]:
        """What is said about each draft, and about those that are not shown."""
        return self._told

    def refresh(self) -> None:
        """Read anew which drafts there are."""
        self._worker.run(waiting_drafts, self.tell, lane="waiting drafts")

    def tell(self, every: Sequence[Waiting]) -> None:
        """Tell of these drafts; in large text of one at a time, for the list needs the room."""
        while (old := self._lines.takeAt(0)) is not None:
            gone = old.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        shown = every[: 1 if current().percent > _USUAL else 3]
        told = [sentence(each, alone=len(every) == 1) for each in shown]
        self._first = None
        frame = card("strip-plain")
        lines = column(frame, gap="tight", edge="near" if current().percent <= _USUAL else "tight")
        for at, (each, text) in enumerate(zip(shown, told, strict=True)):
            lines.addWidget(self._line(each.draft.id, text, first=at == 0))
        more = len(every) - len(shown)
        if more:
            told.append(
                ngettext("{count} older draft comes after.", "{count} older drafts come after.", more).format(
                    count=more
                )
            )
            lines.addWidget(label(told[-1], "small", wrap=True))
        self._lines.addWidget(frame)
        self.setVisible(bool(every))
        if tuple(told) != self._told:
            self._told = tuple(told)
            announce(self, " ".join(told))
        if every:
            self.came.emit()

    def begin(self) -> None:
        """Put the focus where the newest draft is gone on with."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, draft_id: int, text: str, *, first: bool) -> QWidget:
        made = QWidget()
        across = row(made)
        sign = QLabel()
        sign.setPixmap(pixmap("testimony", current().colours.accent, current().size("heading")))
        go_on = button(_("Go on wr&iting") if first else _("Go on writing"), name=_("Go on writing. {draft}"))
        away = button(_("Throw away"), "quiet", name=_("Throw away. {draft}"))
        for act, wish in ((go_on, self.go_on_requested), (away, self.throw_away_requested)):
            act.setAccessibleName(act.accessibleName().format(draft=text))
            act.clicked.connect(partial(self._wish, wish, draft_id))
        if first:
            self._first = go_on
        across.addWidget(sign)
        across.addWidget(label(text, wrap=True), 1)
        across.addWidget(go_on, 0, Qt.AlignmentFlag.AlignVCenter)
        across.addWidget(away, 0, Qt.AlignmentFlag.AlignVCenter)
        return made

    @staticmethod
    def _wish(signal: Any, draft_id: int, _checked: bool = False) -> None:
        signal.emit(draft_id)
