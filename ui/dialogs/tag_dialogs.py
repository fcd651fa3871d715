"""Dialogs about tags: a dimension, a tag, and which tag another is merged into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from hrforum.domain.tag import About, Dimension, Labels, Tag
from hrforum.i18n import _
from ui.dialogs.dialog import Dialog
from ui.parts.choice_box import ChoiceBox
from ui.parts.field import Field, line, paragraph


def about_name(about: About) -> str:
    """Return what a dimension is about, in words."""
    return _("About the person") if about is About.PERSON else _("About what happened")


class _Labelled(Dialog):
    """A dialog with a label in three languages and a definition."""

    def __init__(self, parent: QWidget | None, name: str, act: str, labels: Labels, definition: str) -> None:
        super().__init__(parent, name, act=act)
        self._en, self._es, self._fr = line(labels.en), line(labels.es), line(labels.fr)
        self._definition = paragraph(definition, rows=3)
        self._en_field = Field(_("&Name"), self._en)
        self.body.addWidget(self._en_field)
        self._after_name()
        for each in (
            Field(
                _("In &Spanish"),
                self._es,
                _("Used in Spanish documents; the name stands in where this is empty."),
            ),
            Field(_("In &French"), self._fr),
            Field(_("&Definition"), self._definition, _("What belongs under it and what does not.")),
        ):
            self.body.addWidget(each)
        self._en.setFocus()

    def _after_name(self) -> None:
        """Add what stands below the name."""

    def labels(self) -> Labels | None:
        """Return the labels, or None after saying that the name is missing."""
        self._en_field.set_wrong("" if self._en.text().strip() else _("Give it a name."))
        if self._en_field.wrong:
            self._en_field.setFocus()
            return None
        return Labels(self._en.text().strip(), self._es.text().strip(), self._fr.text().strip())

    @property
    def definition(self) -> str:
        """The definition as typed."""
        return self._definition.toPlainText().strip()


class DimensionDialog(_Labelled):
    """Asks what a dimension is. Emits `decided(Dimension)`."""

    def __init__(self, parent: QWidget | None, dimension: Dimension | None = None) -> None:
        self._dimension = dimension or Dimension("", About.PERSON, Labels(""))
        before = self._dimension
        name, act = (
            (_("Change dimension"), _("&Keep")) if dimension else (_("New dimension"), _("&Add dimension"))
        )
        super().__init__(parent, name, act, before.labels, before.definition)

    def _after_name(self) -> None:
        self._about = ChoiceBox()
        for about in About:
            self._about.addItem(about_name(about), about)
        self._about.setCurrentIndex(self._about.findData(self._dimension.about))
        self.body.addWidget(
            Field(
                _("&What it is about"),
                self._about,
                _(
                    "What is about the person stays with the person; what is about the event stays with the testimony."
                ),
            )
        )

    def value(self) -> Dimension | None:
        """Return the dimension, or None after saying what is missing."""
        labels = self.labels()
        if labels is None:
            return None
        return replace(
            self._dimension, labels=labels, definition=self.definition, about=About(self._about.currentData())
        )


class TagDialog(_Labelled):
    """Asks what a tag is. Emits `decided(Tag)`."""

    def __init__(self, parent: QWidget | None, dimension: Dimension, tag: Tag | None = None) -> None:
        self._tag = tag or Tag("", dimension.id, Labels(""))
        name = _("Change tag") if tag else _("New tag in “{dimension}”").format(dimension=dimension.labels.en)
        super().__init__(
            parent, name, _("&Keep") if tag else _("&Add tag"), self._tag.labels, self._tag.definition
        )

    def value(self) -> Tag | None:
        """Return the tag, or None after saying what is missing."""
        labels = self.labels()
        return None if labels is None else replace(self._tag, labels=labels, definition=self.definition)


@dataclass(frozen=True)
class Merging:
    """Two tags of one dimension that become one."""

    gone: int
    stays: int


class MergeDialog(Dialog):
    """Asks which tag another is merged into. Emits `decided(Merging)`."""

    def __init__(self, parent: QWidget | None, tag: Tag, others: Sequence[Tag]) -> None:
        super().__init__(
            parent,
            _("Merge “{tag}” into another tag").format(tag=tag.labels.en),
            _("Wherever it was given, the other is given instead. This can be undone."),
            act=_("&Merge"),
        )
        self._tag = tag
        self._into = ChoiceBox()
        for other in others:
            self._into.addItem(other.labels.en, other.id)
        self.body.addWidget(Field(_("&Into"), self._into))
        self._into.setFocus()

    def value(self) -> Merging | None:
        """Return the two tags, or None where there is no other."""
        into = self._into.currentData()
        if into is None:
            self.say(_("This dimension has no other tag to merge into."))
            return None
        return Merging(self._tag.id, into)
