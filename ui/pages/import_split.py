"""Where texts are split into testimonies: whole, at headings of a level, or at the names of speakers, each of which can be told apart."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hrforum.i18n import _, ngettext
from hrforum.operations.text import How, Label, Role, Splitting, Texts
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import column
from ui.parts.field import Field
from ui.parts.mapping_table import Becoming, MappingTable, SheetColumn
from ui.parts.words import label


class ImportSplit(QWidget):
    """`splitting_changed(Splitting)` when texts are to be split another way. Hidden where there are no texts."""

    splitting_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._texts: Texts | None = None
        self._choices: list[Splitting] = []
        self.box = ChoiceBox()
        self._field = Field(
            _("Each testi&mony is"), self.box, _("Below you see what becomes which testimony.")
        )
        self._of_labels = label(
            _(
                "These stand at the start of lines, before a colon or a dash or in brackets. Say which are people who speak."
            ),
            "small",
            wrap=True,
        )
        self.labels = MappingTable()
        whole = column(self, gap="even")
        for each in (self._field, self._of_labels, self.labels):
            whole.addWidget(each)
        self.box.currentIndexChanged.connect(self._on_chosen)
        self.labels.mapping_changed.connect(self._emit)
        self.setFocusProxy(self.box)
        self.hide()

    @property
    def splitting(self) -> Splitting:
        """How the texts are to be split."""
        chosen = self._choices[max(self.box.currentIndex(), 0)]
        if chosen.how is not How.SPEAKERS:
            return chosen
        roles = {name: Role(role) for role, name in self.labels.pairs()}
        return Splitting(How.SPEAKERS, roles=tuple(roles.items()))

    def show_texts(self, texts: Texts, splitting: Splitting) -> None:
        """Offer where these texts can be split, beginning with `splitting`."""
        self._texts = texts
        self._choices = _choices(texts)
        self.box.blockSignals(True)
        self.box.clear()
        for each in self._choices:
            self.box.addItem(_name(each, texts))
        level = splitting.level or (texts.level if splitting.how is How.HEADINGS else 0)
        self.box.setCurrentIndex(self._choices.index(Splitting(splitting.how, level)))
        self.box.blockSignals(False)
        self.labels.show_columns([_as_column(one) for one in texts.labels])
        self._show_labels()
        self.show()

    def put_away(self) -> None:
        """Show no texts."""
        self._texts = None
        self.labels.show_columns(())
        self.hide()

    def _on_chosen(self) -> None:
        self._show_labels()
        self._emit()

    def _show_labels(self) -> None:
        shown = self._choices[max(self.box.currentIndex(), 0)].how is How.SPEAKERS
        self._of_labels.setVisible(shown)
        self.labels.setVisible(shown)

    def _emit(self) -> None:
        if self._texts is not None:
            self.splitting_changed.emit(self.splitting)


def _choices(texts: Texts) -> list[Splitting]:
    by_heading = [Splitting(How.HEADINGS, level) for level, _times in texts.headings]
    by_speaker = [Splitting(How.SPEAKERS)] if texts.labels else []
    return [Splitting(), *by_heading, *by_speaker]


def _name(splitting: Splitting, texts: Texts) -> str:
    match splitting.how:
        case How.WHOLE:
            files = len(texts.documents)
            return ngettext("The whole file", "A whole file: {count} files", files).format(count=files)
        case How.HEADINGS:
            times = dict(texts.headings)[splitting.level]
            told = ngettext(
                "What stands under a heading of level {level}: {count} heading",
                "What stands under a heading of level {level}: {count} headings",
                times,
            )
            return told.format(level=splitting.level, count=times)
        case _:
            return _("All that one speaker says")


def _as_column(one: Label) -> SheetColumn:
    choices = (
        Becoming(Role.SPEAKER, _("Speaks: a testimony"), shared=True),
        Becoming(Role.WORDS, _("Part of the words before it"), shared=True),
        Becoming(Role.OUT, _("Left out with its words"), shared=True),
    )
    times = ngettext("{count} time", "{count} times", one.times).format(count=one.times)
    sample = f"{times} · {one.sample}" if one.sample else times
    return SheetColumn(one.name, sample, choices, one.likely, one.likely)
