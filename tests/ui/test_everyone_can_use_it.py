"""Every page and dialog: a name on everything that takes the focus, no key twice, all reached by Tab, and room at 200 percent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hrforum.domain.draft import Draft
from hrforum.operations import archive, draft, testimony
from hrforum.settings import Settings
from hrforum.storage.key import Key
from tests.ui.conftest import Hand, furnish
from ui import app as windows
from ui import theme
from ui.faces import Faces
from ui.parts.facts import Facts

PLACES = ("forums", "testimonies", "tags", "import", "packets", "hearings", "rights")


def focusable(root: QWidget) -> Iterator[QWidget]:
    """Yield what can be reached with Tab now."""
    for each in root.findChildren(QWidget):
        tabbed = each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None
        if tabbed and each.isVisible() and each.isEnabled() and each.window() is root.window():
            yield each


def spoken_name(widget: QWidget) -> str:
    """Return what a screen reader says a widget is called."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip()


def nameless(root: QWidget) -> list[str]:
    """Return what takes the focus and has no name."""
    inner = (QScrollArea,)
    return [repr(each) for each in focusable(root) if not isinstance(each, inner) and not spoken_name(each)]


def doubled(root: QWidget, menus: str = "") -> list[str]:
    """Return the Alt keys that two things in sight share; the menus' own keys come before any other."""
    keys: list[str] = [*menus]
    for each in root.findChildren(QWidget):
        if not each.isVisible() or each.window() is not root.window():
            continue
        text = str(each.property("text") or "")
        takes = isinstance(each, QAbstractButton) or (isinstance(each, QLabel) and each.buddy() is not None)
        if takes and "&" in text.replace("&&", ""):
            keys.append(text.replace("&&", "")[text.index("&") + 1].casefold())
    return [key for key, count in Counter(keys).items() if count > 1]


def menu_keys(hand: Hand) -> str:
    """Return the Alt keys that open a menu."""
    texts = [action.text().casefold() for action in hand.window.menuBar().actions()]
    return "".join(text[text.index("&") + 1] for text in texts)


def wishes(hand: Hand) -> dict[str, tuple[str, Callable[[], Any]]]:
    """Return every dialog by its name: on which page, and what opens it."""
    pages = hand.window.desk.pages
    forums, tags = pages["forums"], pages["tags"]
    packets, hearings, reader = pages["packets"], pages["hearings"], pages["testimonies"].reader
    return {
        "forum": ("forums", lambda: forums.edit_requested.emit(forums.chosen)),
        "forum removal": ("forums", lambda: forums.remove_requested.emit(forums.chosen)),
        "sheets to print": ("forums", lambda: forums.paper_requested.emit(forums.chosen)),
        "from paper": ("forums", hand.window.menus.from_paper.trigger),
        "whom people call": ("forums", hand.window.menus.contact.trigger),
        "seat": ("forums", hand.window.menus.seat.trigger),
        "consent": ("testimonies", lambda: reader.consent_requested.emit(reader.reading)),
        "withdrawal": ("testimonies", lambda: reader.withdrawal_requested.emit(reader.reading)),
        "removal": ("testimonies", lambda: reader.removal_requested.emit(reader.reading)),
        "right": ("testimonies", reader.rights.link_requested.emit),
        "responsible": ("testimonies", reader.rights.responsible_requested.emit),
        "law": ("rights", pages["rights"].add_requested.emit),
        "standing": ("rights", pages["rights"]._standing.clicked.emit),
        "authority": ("rights", pages["rights"].authorities.add_requested.emit),
        "recommendation": ("rights", pages["rights"]._earlier.clicked.emit),
        "went": ("testimonies", lambda: reader.went_requested.emit(reader.reading)),
        "call": ("hearings", hand.window.menus.call.trigger),
        "dimension": ("tags", tags.dimension_requested.emit),
        "tag": ("tags", lambda: tags.tag_requested.emit(tags.book.dimensions[0])),
        "merge": ("tags", lambda: (tags.choose("what_happened", "eviction"), tags._on_merge())),
        "packet": ("packets", packets.add_requested.emit),
        "hearing": ("hearings", lambda: hearings.edit_requested.emit(hearings.chosen)),
        "passphrase": ("hearings", hand.window.deeds.on_passphrase_change_requested),
        "sheet": ("hearings", hand.window.recovery.on_sheet_requested),
        "backups": ("hearings", hand.window.backups.on_requested),
        "sheet trial": ("hearings", hand.window.recovery.on_trial_requested),
        "new archive": ("hearings", hand.window.deeds.on_new_requested),
        "keys": ("hearings", hand.window.menus.key_help.trigger),
        "about": ("hearings", hand.window.menus.about.trigger),
    }


def test_every_page_has_names_and_no_key_twice(full: Hand) -> None:
    for key in PLACES:
        full.window.go(key)
        full.settle()
        page = full.window.desk.pages[key]
        assert nameless(page) == [], key
        assert doubled(page, menu_keys(full)) == [], key
    full.press("Ctrl+N")
    form = full.window.desk.pages["testimonies"].form
    form._consent._more.setChecked(True)
    form._where.when._precision.setCurrentIndex(3)
    full.settle()
    assert nameless(form) == []
    assert doubled(form, menu_keys(full)) == []


def test_every_dialog_has_names_and_no_key_twice(full: Hand) -> None:
    for name, (place, wish) in wishes(full).items():
        full.window.go(place)
        full.settle()
        wish()
        full.settle()
        dialog = full.dialog()
        assert nameless(dialog) == [], name
        assert doubled(dialog) == [], name
        assert spoken_name(dialog), name
        dialog.reject()
        full.settle()
        assert full.no_dialog(), name


def test_tab_reaches_everything_on_every_page(full: Hand) -> None:
    for key in PLACES:
        full.window.go(key)
        full.settle()
        page = full.window.desk.pages[key]
        wanted = {each for each in focusable(page) if not isinstance(each, QScrollArea)}
        reached: set[QWidget] = set()
        for _each in range(120):
            reached.add(full.focus())
            full.tab()
        # Of a group of choices Tab reaches the chosen one; the arrow keys reach the others.
        missed = {
            each
            for each in wanted - reached
            if not (isinstance(each, QAbstractButton) and each.group() is not None)
        }
        assert not missed, (key, [spoken_name(each) for each in missed])


def test_the_first_field_of_a_dialog_has_the_focus_and_a_dangerous_one_is_safe(full: Hand) -> None:
    full.window.go("forums")
    full.settle()
    for name in ("forum", "hearing", "tag", "packet"):
        place, wish = wishes(full)[name]
        full.window.go(place)
        full.settle()
        wish()
        dialog = full.dialog()
        assert full.focus().metaObject().className() in ("QLineEdit", "QPlainTextEdit"), name
        dialog.reject()
        full.settle()


@pytest.fixture(params=[100, 200])
def sized(
    request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, faces: Faces, tmp_path: Path, key: Key
) -> Iterator[Hand]:
    """Return a hand at a full archive in usual and in double text, on a small screen."""
    _app, window = windows.start(
        Settings(scheme="light", text_percent=request.param), faces, lambda _command: None, qapp
    )
    window.complete()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
    hand = Hand(qtbot, window)
    path = tmp_path / "full.hrforum"
    window.deeds.open_with(path, lambda: archive.create_with_key(path, key, name="Oak"))
    hand.settle()
    hand.ask(furnish)
    for page in window.desk.pages.values():
        page.refresh()
    hand.settle()
    yield hand
    window.worker.shut_down()
    theme.Theme().apply(qapp)


def cut_off(root: QWidget) -> list[str]:
    """Return the buttons and labels in sight that are narrower than their words, and areas that scroll sideways."""
    found = []
    for each in root.findChildren(QWidget):
        if not each.isVisible() or each.window() is not root.window():
            continue
        inside_a_line = isinstance(each.parentWidget(), QLineEdit)
        if (
            isinstance(each, QAbstractButton)
            and not inside_a_line
            and each.width() + 1 < each.minimumSizeHint().width()
        ):
            found.append(f"{each.text()!r}: {each.width()} < {each.minimumSizeHint().width()}")
        if isinstance(each, QScrollArea) and each.horizontalScrollBar().maximum() > 0:
            found.append(f"{each!r} scrolls sideways by {each.horizontalScrollBar().maximum()}")
    return found


def test_everything_fits_a_small_screen(sized: Hand) -> None:
    window = sized.window
    for key in PLACES:
        window.go(key)
        sized.settle()
        assert (window.width(), window.height()) == (1366, 768), key
        assert window.minimumSizeHint().width() <= 1366, key
        assert window.minimumSizeHint().height() <= 768, key
        assert cut_off(window.desk.pages[key]) == [], key
    sized.press("Ctrl+N")
    assert cut_off(window.desk.pages["testimonies"].form) == []


def test_drafts_leave_room_on_a_small_screen(sized: Hand) -> None:
    def lay(archive: Any) -> None:
        first = testimony.ids(archive)[0]
        for testimony_id in (None, None, None, None, first):
            draft.keep(archive, Draft("They turned the water off on a Friday. " * 9, testimony_id))

    sized.ask(lay)
    sized.window.go("testimonies")
    page = sized.window.desk.pages["testimonies"]
    page.drafts.refresh()
    sized.settle()
    assert page.drafts.isVisible()
    assert nameless(page) == []
    assert doubled(page) == []
    assert cut_off(page) == []
    long = "The backup is made and was checked: " + "/home/ada/Documents/Forums/2026/backups" * 6
    for key in PLACES:
        sized.window.go(key)
        sized.window.say(long, "good")
        sized.window.desk.set_practice(True)
        sized.settle()
        assert (sized.window.width(), sized.window.height()) == (1366, 768), key
        assert cut_off(sized.window.desk) == [], key
    sized.window.go("testimonies")
    reader = page.reader
    for each in (page.list, reader):
        each.setFocus()
        sized.settle()
        shown = sized.window.desk._rooms["testimonies"]
        top = each.mapTo(shown, each.rect().topLeft()).y()
        assert top < shown.height(), "what has the focus is scrolled into sight"


def test_every_dialog_fits_a_small_screen(sized: Hand) -> None:
    for name, (place, wish) in wishes(sized).items():
        sized.window.go(place)
        sized.settle()
        wish()
        sized.settle()
        dialog = sized.dialog()
        dialog.resize(1280, 700)
        sized.settle()
        assert dialog.minimumSizeHint().width() <= 1280, name
        assert dialog.minimumSizeHint().height() <= 700, name
        assert cut_off(dialog) == [], name
        dialog.reject()
        sized.settle()


def test_the_welcome_and_unlock_pages_fit(sized: Hand, tmp_path: Path) -> None:
    window = sized.window
    window.show_welcome()
    sized.settle()
    assert cut_off(window.welcome) == []
    assert nameless(window.welcome) == []
    window.show_unlock(tmp_path / "gone.hrforum")
    sized.settle()
    assert cut_off(window.unlock) == []
    assert nameless(window.unlock) == []


def test_no_dialog_is_run_with_exec() -> None:
    root = Path(windows.__file__).parent
    for path in root.rglob("*.py"):
        text = path.read_text("utf-8")
        assert ".exec()" not in text.replace("app.exec()", ""), path
        assert "QThread" not in text, path
        assert "QRunnable" not in text, path
        assert "processEvents" not in text, path


def test_a_long_name_of_a_fact_makes_no_page_wider(sized: Hand) -> None:
    shown = Facts((("Political or other opinion, in their own words", "That the rent is theft."),))
    sized.qtbot.addWidget(shown)
    shown.show()
    assert shown.minimumSizeHint().width() < theme.current().size("body") * 16
