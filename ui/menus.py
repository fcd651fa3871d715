"""The menus: every deed that is not a page's own, each with its key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from hrforum.i18n import _, ngettext
from ui.dialogs.dialog import ALWAYS
from ui.keys import Key
from ui.parts.rail import Place
from ui.theme import TEXT_SIZES

_SCHEMES = ("system", "light", "dark")
LOCK_MINUTES = (1, 2, 5, 10, 15, 30)


class Menus:
    """All actions by name; `main_window` connects them. Those of an open archive are off until one is open."""

    def __init__(self, window: QMainWindow, places: tuple[Place, ...]) -> None:
        self._window = window
        self._of_archive: list[QAction] = []
        # The entries in the bar, held from the start: fetched late, Qt's own object may no longer be found behind the Python one.
        self._bar: list[QAction] = []
        archive = self._menu(_("&Archive"))
        self.new = self._action(archive, _("&New archive …"))
        self.open = self._action(archive, _("&Open an archive …"), "Ctrl+O")
        self.practise = self._action(archive, _("&Practise …"))
        archive.addSeparator()
        self.passphrase = self._of_open(archive, _("&Change passphrase …"))
        self.sheet = self._of_open(archive, _("&Recovery sheet …"))
        self.sheet_trial = self._of_open(archive, _("&Try out the recovery sheet …"))
        self.backups = self._of_open(archive, _("&Backups …"))
        self.ledger_marks = self._of_open(archive, _("Print the marks of the l&edger …"))
        archive.addSeparator()
        self.scripts = self._of_open(archive, _("Consent &scripts …"))
        self.contact = self._of_open(archive, _("&Whom people call …"))
        self.age_limit = self._of_open(archive, _("Age l&imit …"))
        self.travel = self._of_open(archive, _("Tra&vel copy …"))
        self.table = self._of_open(archive, _("&Hand out a table …"))
        archive.addSeparator()
        self.seat = self._of_open(archive, _("Only ta&ke testimonies here …"))
        self.lock = self._of_open(archive, _("&Lock"), "Ctrl+L")
        self.minutes_menu = self._submenu(archive, _("Lock &after"))
        self._minutes_entry = self.minutes_menu.menuAction()
        self.minutes = self._choice(
            self.minutes_menu,
            {
                str(one): ngettext(
                    "{count} minute without a touch", "{count} minutes without a touch", one
                ).format(count=one)
                for one in LOCK_MINUTES
            },
        )
        self.quit = self._action(archive, _("&Quit"), "Ctrl+Q")
        self.leave_now = self._action(archive, _("Leave at once, keeping the &draft"), "Ctrl+Shift+Esc")
        edit = self._menu(_("&Edit"))
        self.undo = self._of_open(edit, _("&Undo"), "Ctrl+Z")
        self.redo = self._of_open(edit, _("&Redo"), "Ctrl+Shift+Z")
        edit.addSeparator()
        self.new_testimony = self._of_open(edit, _("&New testimony"), "Ctrl+N")
        self.from_paper = self._of_open(edit, _("From &paper …"), "Ctrl+Shift+N")
        self.find = self._of_open(edit, _("&Find a testimony"), "Ctrl+F")
        self.call = self._of_open(edit, _("&Somebody calls …"))
        go = self._menu(_("&Go"))
        self.places = {
            place.key: self._of_open(go, f"{place.part}: {place.name}", f"Ctrl+{number}")
            for number, place in enumerate(places, 1)
        }
        view = self._menu(_("&View"))
        self.larger = self._action(view, _("&Larger text"), "Ctrl++")
        self.smaller = self._action(view, _("&Smaller text"), "Ctrl+-")
        self.sizes = self._choice(
            view, {str(size): _("Text {percent} %").format(percent=size) for size in TEXT_SIZES}
        )
        view.addSeparator()
        names = {
            "system": _("Colours of the s&ystem"),
            "light": _("&Light colours"),
            "dark": _("&Dark colours"),
        }
        self.schemes = self._choice(view, {key: names[key] for key in _SCHEMES})
        view.addSeparator()
        self.keep_recent = self._action(view, _("&Remember folders opened before"))
        self.keep_recent.setCheckable(True)
        help_menu = self._menu(_("&Help"))
        self.key_help = self._action(help_menu, _("&Keys"), "F1")
        self.about = self._action(help_menu, _("&About hrforum"))
        for action in (self.lock, self.leave_now):
            action.setProperty(ALWAYS, True)
        self._of_seat = (archive.menuAction(), view.menuAction())
        self.set_open(False)

    def set_open(self, is_open: bool) -> None:
        """Switch the deeds of an open archive on, or those that need none; from one archive to another the process is replaced."""
        for action in self._of_archive:
            action.setEnabled(is_open)
        for action in (self.new, self.practise):
            action.setEnabled(not is_open)

    def set_seat(self, is_seat: bool) -> None:
        """Take everything out of reach but locking, quitting and how the window looks, or put it back."""
        stays = {self.lock, self.quit, self.leave_now, self.larger, self.smaller}
        for action in self._window.actions():
            action.setVisible(action in stays or not is_seat)
        for entry in self._bar:
            # A menu of its own actions alone would be empty.
            entry.setVisible(not is_seat or entry in self._of_seat)
        self._minutes_entry.setVisible(not is_seat)

    def name_undo(self, undo: str | None, redo: str | None) -> None:
        """Name in the menu what would be taken back or done again."""
        self.undo.setText(_("&Undo: {deed}").format(deed=undo) if undo else _("&Undo"))
        self.redo.setText(_("&Redo: {deed}").format(deed=redo) if redo else _("&Redo"))
        self.undo.setEnabled(undo is not None)
        self.redo.setEnabled(redo is not None)

    def show_preferences(self, scheme: str, percent: int, keep_recent: bool, minutes: int) -> None:
        """Tick what is in use."""
        for action in self.minutes.actions():
            action.setChecked(action.data() == str(minutes))
        for action in (*self.sizes.actions(), *self.schemes.actions()):
            action.setChecked(action.data() in (scheme, str(percent)))
        self.keep_recent.setChecked(keep_recent)

    def keys(self) -> list[Key]:
        """Return every deed of the menus that has a key, as the help lists them."""
        written, where = QKeySequence.SequenceFormat.NativeText, _("In the menus")
        return [
            Key(action.shortcut().toString(written), action.text().replace("&", "").rstrip(" …"), where)
            for action in self._window.actions()
            if not action.shortcut().isEmpty()
        ]

    def _menu(self, name: str) -> QMenu:
        menu = self._window.menuBar().addMenu(name)
        self._bar.append(menu.menuAction())
        menu.setAccessibleName(name.replace("&", ""))
        return menu

    def _submenu(self, menu: QMenu, name: str) -> QMenu:
        made = menu.addMenu(name)
        made.setAccessibleName(name.replace("&", ""))
        return made

    def _action(self, menu: QMenu, text: str, key: str = "") -> QAction:
        action = QAction(text, self._window)
        if key:
            action.setShortcut(QKeySequence(key))
        menu.addAction(action)
        self._window.addAction(action)
        return action

    def _of_open(self, menu: QMenu, text: str, key: str = "") -> QAction:
        action = self._action(menu, text, key)
        self._of_archive.append(action)
        return action

    def _choice(self, menu: QMenu, texts: dict[str, str]) -> QActionGroup:
        group = QActionGroup(self._window)
        for key, text in texts.items():
            action = QAction(text, group)
            action.setCheckable(True)
            action.setData(key)
            menu.addAction(action)
        return group


def connect(action: QAction, slot: Callable[[], object]) -> None:
    """Call a slot without the checked state that Qt hands on."""
    action.triggered.connect(lambda _checked=False: slot())
