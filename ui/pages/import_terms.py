"""What is true of every row of a sheet: the forum of those that name none, and the consent that is stated for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QRadioButton, QWidget

from hrforum.domain.consent import Use
from hrforum.domain.forum import Forum
from hrforum.i18n import _
from hrforum.operations.sheet import Stated
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import column
from ui.parts.consent_words import use_explanation, use_name
from ui.parts.field import Field, line
from ui.parts.words import announce, heading, label
from ui.theme import current

_NONE, _NEW = "none", "new"


@dataclass(frozen=True)
class Terms:
    """The forum's name, "" for none, and what is stated about consent."""

    forum_name: str = ""
    stated: Stated = Stated()  # noqa: RUF009  # frozen and empty


class ImportTerms(QWidget):
    """Without a choice nothing is stated: every use stays "not asked"."""

    def __init__(self) -> None:
        super().__init__()
        self._forum = ChoiceBox()
        self._new_forum = line()
        self._new_forum_field = Field(_("&Name of the new forum"), self._new_forum)
        self._nothing = QRadioButton(_("Nothing is &stated"))
        self._agreed = QRadioButton(_("The &people agreed to what is ticked here"))
        self._uses = {use: QCheckBox(use_name(use)) for use in Use}
        self._by = line()
        self._by_field = Field(
            _("Stated &by"),
            self._by,
            _("Who says that the people agreed. It is kept with every answer, with today’s date."),
        )
        self._wrong = label("", "wrong", wrap=True)
        self._asked = QWidget()
        self._lay_out()
        self.set_forums(())
        self._nothing.setChecked(True)
        self._forum.currentIndexChanged.connect(lambda _at: self._show())
        self._agreed.toggled.connect(lambda _on: self._show())
        self._show()

    def _lay_out(self) -> None:
        whole = column(self, gap="even")
        whole.addWidget(
            Field(
                _("F&orum for rows that name none"), self._forum, _("The forum at which these people spoke.")
            )
        )
        whole.addWidget(self._new_forum_field)
        whole.addWidget(heading(_("Consent")))
        nothing = _("All uses stay “not asked”: the testimonies are kept inside, and out of everything.")
        for choice, explanation in (
            (self._nothing, nothing),
            (self._agreed, _("Each ticked use counts as agreed, for every row that comes in.")),
        ):
            pair = column(gap="hair")
            pair.addWidget(choice)
            pair.addWidget(self._indented(label(explanation, "small", wrap=True)))
            choice.setAccessibleDescription(explanation)
            whole.addLayout(pair)
        asked = column(self._asked, gap="tight")
        # The page keeps a field in sight as a whole: here what is wrong, with the box that then has the focus.
        first = QWidget()
        first.setProperty("field", True)
        wrong_and_first = column(first, gap="tight")
        wrong_and_first.addWidget(self._wrong)
        wrong_and_first.addWidget(self._uses[Use.RECORD])
        asked.addWidget(first)
        for use, box in self._uses.items():
            explanation = use_explanation(use)
            box.setAccessibleDescription(explanation)
            if use is not Use.RECORD:
                asked.addWidget(box)
            if explanation:
                asked.addWidget(self._indented(label(explanation, "small", wrap=True)))
        asked.addWidget(self._by_field)
        whole.addWidget(self._indented(self._asked))

    @staticmethod
    def _indented(piece: QWidget) -> QWidget:
        holder = QWidget()
        inner = column(holder, gap="hair")
        # Margins mirror themselves where the page reads from right to left.
        inner.setContentsMargins(current().size("heading") + current().space("even"), 0, 0, 0)
        inner.addWidget(piece)
        return holder

    def set_forums(self, forums: Sequence[Forum]) -> None:
        """Say which forums there are; the chosen one stays chosen."""
        chosen = self._forum.currentData()
        self._forum.blockSignals(True)
        self._forum.clear()
        self._forum.addItem(_("No forum"), (_NONE, ""))
        for one in forums:
            self._forum.addItem(one.name, ("", one.name))
        self._forum.addItem(_("A new forum …"), (_NEW, ""))
        names = [self._forum.itemData(at) for at in range(self._forum.count())]
        self._forum.setCurrentIndex(names.index(chosen) if chosen in names else 0)
        self._forum.blockSignals(False)
        self._show()

    def begin_anew(self) -> None:
        """State nothing and choose no forum: what was stated of one sheet is not true of another."""
        self._forum.setCurrentIndex(0)
        self._new_forum.clear()
        self._nothing.setChecked(True)
        self._by.clear()
        for box in self._uses.values():
            box.setChecked(False)
        self._say_wrong("")
        self._by_field.set_wrong("")
        self._new_forum_field.set_wrong("")

    def value(self) -> Terms | None:
        """Return what was chosen, or None after saying what is missing."""
        is_new = self._is_new
        name = self._new_forum.text().strip() if is_new else self._forum.currentData()[1]
        missing = is_new and not name
        self._new_forum_field.set_wrong(
            _("Write the new forum’s name, or choose another.") if missing else ""
        )
        stated = self._stated()
        if missing:
            self._new_forum_field.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return None if stated is None else Terms(name, stated)

    def _stated(self) -> Stated | None:
        self._say_wrong("")
        self._by_field.set_wrong("")
        if not self._agreed.isChecked():
            return Stated()
        uses = tuple(use for use, box in self._uses.items() if box.isChecked())
        by = self._by.text().strip()
        if not uses:
            self._say_wrong(_("Tick what the people agreed to, or state nothing."))
            self._uses[Use.RECORD].setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        if not by:
            self._by_field.set_wrong(_("Write who states it."))
            self._by_field.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return Stated(uses, by)

    @property
    def _is_new(self) -> bool:
        return bool(self._forum.currentData()[0] == _NEW)

    def _say_wrong(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        announce(self, sentence)

    def _show(self) -> None:
        self._new_forum_field.setVisible(self._is_new)
        self._asked.setVisible(self._agreed.isChecked())
