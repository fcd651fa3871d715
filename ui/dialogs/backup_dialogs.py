"""Dialogs about backups: how the archive stands with them and what to do about it, and which one to put back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QWidget

from hrforum.domain.backup import Backup, State
from hrforum.domain.rotation import Standing
from hrforum.i18n import _
from ui.days import day_text
from ui.dialogs.dialog import Dialog
from ui.parts.columns import column
from ui.parts.field import Field
from ui.parts.flow import Flow
from ui.parts.passphrase_field import PassphraseField
from ui.parts.words import button, label
from ui.theme import current


class Wish(Enum):
    """What is to be done about backups."""

    MAKE = auto()
    SECOND_PLACE = auto()
    NO_SECOND_PLACE = auto()
    DRILL = auto()
    RESTORE = auto()


@dataclass(frozen=True)
class BackupWish:
    """What is to be done, and with which copy where one is meant."""

    wish: Wish
    path: str = ""


class BackupsDialog(Dialog):
    """Says how the archive stands with its backups, and stays for the next wish. Emits `decided(BackupWish)`."""

    def __init__(self, parent: QWidget | None, standing: Standing, known: Sequence[Backup]) -> None:
        super().__init__(
            parent,
            _("Backups"),
            " ".join(
                (_("Each is a whole copy, opened and checked, under the same passphrase."), _when(standing))
            ),
            act=_("&Make a backup now"),
            leave=_("Close"),
        )
        self._wish = Wish.MAKE
        self._standing = column(gap="near")
        self.body.addLayout(self._standing)
        self._copies = QListWidget()
        self._copies.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._copies.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._copies.setMaximumHeight(current().size("body") * 10)
        self.body.addWidget(Field(_("&Copies that are known, the newest first"), self._copies))
        self._of_copy = Flow("tight")
        for text, wish in ((_("&Try this one out"), Wish.DRILL), (_("&Put this one back …"), Wish.RESTORE)):
            self._of_copy.add(self._button(text, wish))
        self.body.addWidget(self._of_copy)
        places = Flow("tight")
        places.add(self._button(_("Choose a &second place …"), Wish.SECOND_PLACE))
        self._no_second = self._button(_("&No second place"), Wish.NO_SECOND_PLACE)
        places.add(self._no_second)
        self.body.addWidget(places)
        self._show(standing, known)

    def _button(self, text: str, wish: Wish) -> QPushButton:
        made = button(text)
        made.clicked.connect(lambda _checked: self._on_wished(wish))
        return made

    def _show(self, standing: Standing, known: Sequence[Backup]) -> None:
        while (gone := self._standing.takeAt(0)) is not None and (told := gone.widget()) is not None:
            told.hide()
            told.deleteLater()
        for sentence, role in _sentences(standing, bool(known)):
            self._standing.addWidget(label(sentence, role, wrap=True))
        chosen = max(0, self._copies.currentRow())
        self._copies.clear()
        for each in known:
            self._copies.addItem(_line(each))
        self._copies.setCurrentRow(min(chosen, len(known) - 1))
        self._of_copy.setEnabled(bool(known))
        self._no_second.setEnabled(bool(standing.second))

    def now(self, sentence: str, standing: Standing, known: Sequence[Backup]) -> None:
        """Say what was done, and how the archive stands with its backups now."""
        self.waited_in_vain()
        self._show(standing, known)
        self.say(sentence, "good")

    def _on_wished(self, wish: Wish) -> None:
        self._wish = wish
        self.act_button.click()
        self._wish = Wish.MAKE

    def value(self) -> BackupWish:
        """Return what was wished."""
        chosen = self._copies.currentItem()
        path = str(chosen.data(Qt.ItemDataRole.UserRole)) if self._copies.count() else ""
        return BackupWish(self._wish, path if self._wish in (Wish.DRILL, Wish.RESTORE) else "")


def _when(now: Standing) -> str:
    if now.by_itself:
        return _("One is made by itself when the archive is closed after changes.")
    return _("Of a practice archive none is made by itself: everything in it is invented.")


def _sentences(now: Standing, others: bool) -> list[tuple[str, str]]:
    if now.last_at is None and others:
        said = [
            (
                _(
                    "No backup was made of this archive yet. The copies below were found beside it, and may be of an earlier one."
                ),
                "wrong",
            )
        ]
    elif now.last_at is None:
        said = [(_("There is no backup yet."), "wrong")]
    else:
        day = day_text(now.last_at.astimezone().date())
        said = [(_("The last one was made on {day}.").format(day=day), "")]
    if now.behind and now.last_at is not None:
        said.append((_("Something changed since."), "muted"))
    if not now.second:
        said.append(
            (
                _("There is no second place: a stolen or broken computer would take every copy with it."),
                "wrong",
            )
        )
    elif not now.second_there:
        said.append((_("The second place is not there now: {path}").format(path=now.second), "wrong"))
    elif now.second_on is not None:
        said.append(
            (
                _("The second place got its last copy on {day}: {path}").format(
                    day=day_text(now.second_on), path=now.second
                ),
                "",
            )
        )
    else:
        said.append((_("The second place has no copy yet: {path}").format(path=now.second), "muted"))
    return said


def _line(one: Backup) -> QListWidgetItem:
    states = {
        State.MISSING: _("not there now"),
        State.OTHER_KEY: _("under an earlier passphrase"),
        State.TROUBLE: _("cannot be read"),
    }
    day = day_text(one.made_on) if one.made_on else _("day unknown")
    said = " – ".join(filter(None, (day, states.get(one.state, ""), one.path)))
    made = QListWidgetItem(said)
    made.setData(Qt.ItemDataRole.UserRole, one.path)
    made.setToolTip(one.path)
    return made


@dataclass(frozen=True, repr=False)
class RestoreWanted:
    """A backup is to be put in the archive's place; `passphrase` opens that backup."""

    passphrase: str


class RestoreDialog(Dialog):
    """Explains what putting a backup back does and asks for its passphrase. Emits `decided(RestoreWanted)`."""

    def __init__(self, parent: QWidget | None, backup: str) -> None:
        super().__init__(
            parent,
            _("Put a backup back"),
            _(
                "What was kept since this backup was made will not be in the archive. The archive as it is now is moved aside and not deleted."
            ),
            act=_("&Put it back"),
            dangerous=True,
        )
        self.body.addWidget(label(backup, wrap=True))
        self.body.addWidget(
            label(
                _(
                    "What was erased since is erased again. Where no newer copy can be read, this says from which day on something may be missing."
                ),
                "muted",
                wrap=True,
            )
        )
        self._passphrase = PassphraseField()
        self._field = Field(_("&Passphrase of the backup"), self._passphrase)
        self.body.addWidget(self._field)

    def value(self) -> RestoreWanted | None:
        """Return the passphrase, or None where none was typed."""
        text = self._passphrase.text()
        self._field.set_wrong(
            "" if text else _("Type the passphrase that opened the archive when the backup was made.")
        )
        return RestoreWanted(text) if text else None
