"""One text of a testimony to read and to mark: what is hidden, what is marked, and the deeds on what is selected."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame

from hrforum.domain.span import Span
from hrforum.domain.testimony import Version, VersionKind
from hrforum.i18n import _
from hrforum.operations.marking import Marking
from ui.days import language_name, reads_right_to_left
from ui.parts.columns import column
from ui.parts.flow import Flow
from ui.parts.marked_text import Look, MarkedText, Shown
from ui.parts.words import button, label

HIDE, MARK = "H", "M"


@dataclass(frozen=True)
class Place:
    """A stretch of one text: `version` None is what the person asks for."""

    version: UUID | None
    span: Span
    said: str
    language: str


def version_name(version: Version) -> str:
    """Return what a version is called: its language, and who translated it how."""
    name = language_name(version.language)
    if version.kind is VersionKind.TRANSLATION:
        name = _("{language}, translated by {translator}").format(
            language=name, translator=version.translator or "?"
        )
    return f"{name} ({version.method})" if version.method else name


class VersionBox(QFrame):
    """`hide_requested(place)`, `mark_requested(place)`, `copy_requested(place, for use inside)`; None where nothing is selected.

    `removal_requested(version)` takes a translation away.
    """

    hide_requested = Signal(object)
    mark_requested = Signal(object)
    copy_requested = Signal(object, bool)
    removal_requested = Signal(object)

    def __init__(self, name: str, words: str, language: str, version: Version | None = None) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._words = words
        self._language = language
        self._version = version
        self.key: UUID | None = version.uuid if version else None
        keys = HIDE + MARK if version else HIDE
        self.text = MarkedText(words, name, rtl=reads_right_to_left(language), keys=keys)
        inner = column(self, gap="tight", edge="even")
        inner.addWidget(label(name, "group", wrap=True))
        inner.addWidget(self.text)
        inner.addWidget(self._acts())
        self.text.copy_requested.connect(self._copy)
        self.text.key_pressed.connect(self._on_key_pressed)

    def _acts(self) -> Flow:
        acts = Flow()
        made = [(_("Hide …"), "H", partial(self._wish, self.hide_requested))]
        if self._version is not None:
            made.append((_("Mark …"), "M", partial(self._wish, self.mark_requested)))
            made.append((_("Copy"), "Ctrl+C", partial(self._copy, False)))
        for words, tip, wish in made:
            act = button(words, "quiet", tip=tip)
            act.clicked.connect(lambda _checked=False, wish=wish: wish())
            acts.add(act)
        version = self._version
        if version is not None and version.kind is VersionKind.TRANSLATION:
            drop = button(_("Take this translation away"), "quiet")
            drop.clicked.connect(lambda: self.removal_requested.emit(version))
            acts.add(drop)
        return acts

    def selected(self) -> Place | None:
        """Return what is selected here."""
        span = self.text.selected()
        return Place(self.key, span, span.of(self._words), self._language) if span else None

    def show_marking(self, marking: Marking) -> None:
        """Show what is hidden and marked in this text; lost marks stand nowhere in it."""
        passages = [
            Shown(one.passage.span, Look.PASSAGE)
            for one in marking.marked
            if one.passage.version == self.key and not one.passage.lost
        ]
        hidden = [
            Shown(one.redaction.span, Look.HIDDEN)
            for one in marking.hidden
            if one.redaction.version == self.key and not one.redaction.lost
        ]
        self.text.show_marks([*passages, *hidden])
        told = _("{hidden} hidden, {marked} marked").format(hidden=len(hidden), marked=len(passages))
        self.text.setAccessibleDescription(told)

    def show_place(self, span: Span) -> None:
        """Select a place and put the keyboard there."""
        self.text.select(span)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_key_pressed(self, letter: str) -> None:
        self._wish(self.hide_requested if letter == HIDE else self.mark_requested)

    def _wish(self, signal: SignalInstance) -> None:
        signal.emit(self.selected())

    def _copy(self, inside: bool) -> None:
        self.copy_requested.emit(self.selected(), inside)
