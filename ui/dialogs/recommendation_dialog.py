"""Asks what an earlier review recommended about an article: another recommendation, or one that is there changed or taken out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from hrforum.domain.recommendation import Position, Recommendation
from hrforum.i18n import _
from ui.dialogs.dialog import Dialog
from ui.parts.choice_box import ChoiceBox
from ui.parts.field import Field, line, low, paragraph

_SHOWN = 60


class RecommendationDialog(Dialog):
    """Emits `decided(tuple of Recommendation)`: all that are kept about the article from now on."""

    def __init__(self, parent: QWidget | None, article: str, known: Sequence[Recommendation]) -> None:
        super().__init__(
            parent,
            _("What earlier reviews recommended: {article}").format(article=article),
            _(
                "A submission to the Universal Periodic Review says under this article which recommendation it speaks to."
            ),
            act=_("&Keep"),
        )
        self._article, self._known = article, tuple(known)
        self._which, self._position = ChoiceBox(), ChoiceBox()
        for at, one in enumerate(self._known):
            self._which.addItem(f"{one.reference} {one.text}".strip()[:_SHOWN], at)
        self._which.addItem(_("Another one"), len(self._known))
        self._which.setCurrentIndex(len(self._known))
        self._position.addItem(_("Not known"), "")
        self._position.addItem(_("Supported it"), Position.SUPPORTED.value)
        self._position.addItem(_("Noted it"), Position.NOTED.value)
        self._text, self._out = low(paragraph(rows=3)), QCheckBox(_("&Take it out"))
        self._number, self._cycle, self._state = line(), line(), line()
        self._text_field = Field(_("&What was recommended"), self._text)
        which = Field(_("Wh&ich one"), self._which)
        which.setVisible(bool(self._known))
        for each in (
            which,
            self._text_field,
            Field(_("&Number"), self._number, _("As in the report, such as 26.215.")),
            Field(_("C&ycle or year"), self._cycle),
            Field(_("&By which state"), self._state),
            Field(_("How the state under review answe&red"), self._position),
            self._out,
        ):
            self.body.addWidget(each)
        self._which.currentIndexChanged.connect(lambda _at: self._on_which_changed())
        self._on_which_changed()
        self._text.setFocus()

    def _on_which_changed(self) -> None:
        at = self._which.currentData()
        old = at < len(self._known)
        one = self._known[at] if old else Recommendation(self._article, "")
        self._text.setPlainText(one.text)
        self._number.setText(one.number)
        self._cycle.setText(one.cycle)
        self._state.setText(one.state)
        self._position.setCurrentIndex(self._position.findData(one.position.value if one.position else ""))
        self._out.setChecked(False)
        self._out.setVisible(old)

    def value(self) -> tuple[Recommendation, ...] | None:
        """Return all that are kept about the article, or None after saying what is missing."""
        at = self._which.currentData()
        before, after = self._known[:at], self._known[at + 1 :]
        if self._out.isChecked() and at < len(self._known):
            return (*before, *after)
        text = " ".join(self._text.toPlainText().split())
        self._text_field.set_wrong("" if text else _("Write what was recommended."))
        if not text:
            self._text_field.setFocus()
            return None
        position = self._position.currentData()
        one = Recommendation(
            self._article,
            text,
            self._number.text().strip(),
            self._cycle.text().strip(),
            self._state.text().strip(),
            Position(position) if position else None,
        )
        return (*before, one, *after)
