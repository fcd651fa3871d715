"""Asks what a submission is to be, and says while somebody types how many words it has and may have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from hrforum.domain.packet import Packet
from hrforum.domain.submission import Budget, Preset, SubmissionKind
from hrforum.i18n import _, ngettext
from hrforum.operations.submission import Wanted
from hrforum.operations.submission_preset import Budgets, Typed
from ui.dialogs.dialog import Dialog
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import gathered
from ui.parts.field import Field, line, low, number, paragraph
from ui.parts.words import announce, label, set_role

_PAUSE = 250
"""Milliseconds after the last key before the words are counted."""


@dataclass(frozen=True)
class SubmissionWanted:
    """The submission; budgets to keep for next time, None where they stay; whether its trace is saved beside it."""

    wanted: Wanted
    budgets: Budgets | None = None
    trace: bool = False


class SubmissionDialog(Dialog):
    """Emits `decided(SubmissionWanted)`. `count_requested(wanted)` while somebody types: `show_count` answers.

    `presets` are the outlines as they stand in this archive, `typed` is what the last submission of each began with.
    """

    count_requested = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        packet: Packet,
        presets: Mapping[SubmissionKind, Preset],
        typed: Mapping[SubmissionKind, Typed],
    ) -> None:
        super().__init__(
            parent,
            _("Submission"),
            _(
                "A Word document with numbered paragraphs. It quotes only people who agreed that their words be used before the United Nations."
            ),
            act=_("&Save …"),
        )
        self._presets, self._typed = presets, typed
        self._kind = ChoiceBox()
        for kind, one in presets.items():
            self._kind.addItem(one.names.in_language(packet.language), kind.value)
        self._kind.setCurrentIndex(self._kind.findData(SubmissionKind.UPR.value))
        self._country, self._joint = line(), low(paragraph(rows=3))
        self._introduction = low(paragraph(rows=4))
        self._budget = number(0, 0, 100_000)
        self._budget.setSpecialValueText(_("no limit"))
        self._source, self._count = label("", "small", wrap=True), label("", "label", wrap=True)
        self._keep = QCheckBox(_("&Keep this number: I confirmed it with the body"))
        self._trace = QCheckBox(_("Also save what each paragraph &rests on, for yourselves alone"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._fill()
        self._connect()
        self._on_kind_changed()
        self._country.setFocus()

    def _fill(self) -> None:
        self.body.addWidget(
            gathered(
                Field(_("&Outline"), self._kind),
                Field(_("S&tate"), self._country, _("The state that it is about.")),
                Field(_("&Who submits it too"), self._joint, _("One name on each line.")),
                Field(
                    _("&Introduction"),
                    self._introduction,
                    _("Your own words. A blank line begins another numbered paragraph."),
                ),
                Field(_("&Most words"), self._budget),
                self._source,
                self._keep,
                self._trace,
            )
        )
        # Beside the buttons, so that it is in sight wherever somebody types.
        below = self._foot.layout()
        assert isinstance(below, QVBoxLayout)
        below.insertWidget(0, self._count)

    def _connect(self) -> None:
        self._kind.currentIndexChanged.connect(lambda _at: self._on_kind_changed())
        self._joint.textChanged.connect(self._on_joint_changed)
        self._country.textChanged.connect(lambda _text: self._pause.start())
        self._introduction.textChanged.connect(self._pause.start)
        self._budget.valueChanged.connect(lambda _value: self._on_budget_changed())
        self._pause.timeout.connect(lambda: self.count_requested.emit(self._wanted()))

    @property
    def kind(self) -> SubmissionKind:
        """The outline that is chosen."""
        return SubmissionKind(self._kind.currentData())

    def _others(self) -> tuple[str, ...]:
        return tuple(each.strip() for each in self._joint.toPlainText().split("\n") if each.strip())

    def _on_kind_changed(self) -> None:
        began = self._typed.get(self.kind, Typed())
        self._country.setText(began.country)
        self._joint.setPlainText("\n".join(began.joint))
        self._introduction.setPlainText(began.introduction)
        self._count.setText(_("The words are being counted."))
        self._on_joint_changed()

    def _on_joint_changed(self) -> None:
        preset = self._presets[self.kind]
        self._budget.setValue(preset.budget(1 + len(self._others())))
        confirm = "" if preset.checked else _("Confirm it with the body before you rely on it.")
        self._source.setText(f"{preset.source} ({preset.as_of}). {confirm}".strip())
        self._on_budget_changed()

    def _on_budget_changed(self) -> None:
        preset = self._presets[self.kind]
        own = self._budget.value() != preset.budget(1 + len(self._others()))
        self._keep.setVisible(own or not preset.checked)
        self._pause.start()

    def show_count(self, counted: Budget) -> None:
        """Say how many words it has now, and how many are left."""
        words = ngettext("{count} word now.", "{count} words now.", counted.words).format(count=counted.words)
        if counted.over:
            left = ngettext("That is {count} too many.", "That is {count} too many.", counted.over).format(
                count=counted.over
            )
        else:
            room = counted.budget - counted.words
            left = _("Room for {count} more.").format(count=room) if counted.budget else ""
        set_role(self._count, "wrong" if counted.over else "label")
        self._count.setText(f"{words} {left}".strip())
        announce(self._count, self._count.text())

    def show_no_count(self, why: str) -> None:
        """Say why the words cannot be counted."""
        self._count.setText(why)

    def _wanted(self) -> Wanted:
        return Wanted(
            self.kind,
            self._others(),
            self._country.text().strip(),
            self._budget.value(),
            self._introduction.toPlainText().strip(),
        )

    def value(self) -> SubmissionWanted:
        """Return what is wanted."""
        keeps = self._keep.isChecked() and self._keep.isVisibleTo(self)
        return SubmissionWanted(self._wanted(), self._budgets() if keeps else None, self._trace.isChecked())

    def _budgets(self) -> Budgets:
        """Return the outline's budgets with the number typed here; the organisers answer for it."""
        preset, words = self._presets[self.kind], self._budget.value()
        shipped = Budgets(preset.single, preset.joint, preset.source, preset.as_of)
        return replace(shipped, joint=words) if self._others() else replace(shipped, single=words)
