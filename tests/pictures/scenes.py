"""What is shown in each picture: a page or dialog of a window over the practice archive, brought there as a person would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from hrforum.domain.draft import Draft
from hrforum.domain.left_open import LeftOpen
from hrforum.domain.packet import NameInWords
from hrforum.errors import WrongPassphrase
from hrforum.operations import draft, left_open, testimony
from tests.pictures.attachment_scenes import AttachmentScenes
from tests.pictures.evening_scenes import EveningScenes
from tests.pictures.explore_scenes import ExploreScenes
from tests.pictures.import_scenes import ImportScenes
from tests.pictures.intake_scenes import IntakeScenes
from tests.pictures.mark_scenes import MarkScenes
from tests.pictures.people_scenes import PeopleScenes
from tests.pictures.right_scenes import RightScenes
from tests.pictures.together_scenes import TogetherScenes
from ui.bug import Bug
from ui.main_window import MainWindow
from ui.pages.form_state import body_of
from ui.parts.lines import LineList

Scene = tuple[str, Callable[[], object]]


class Scenes:
    """The scenes of one window; `wait` lets the worker finish and the window show it."""

    def __init__(self, window: MainWindow, archive: Path, wait: Callable[[], None]) -> None:
        self._window = window
        self._archive = archive
        self._wait = wait

    def before(self) -> Iterator[Scene]:
        """What is seen before an archive is open."""
        window = self._window
        yield "welcome", window.show_welcome
        yield "welcome-new-archive", window.deeds.on_new_requested
        yield "unlock", lambda: window.show_unlock(self._archive)
        yield "unlock-refused", lambda: window.unlock.refused(WrongPassphrase().sentence)
        yield "unlock-missing", lambda: window.show_unlock(self._archive.with_name("gone.hrforum"))
        yield "unlock-sheet", self._sheet

    def _sheet(self) -> None:
        self._window.show_unlock(self._archive)
        self._wait()
        self._window.unlock._other_way.click()

    def empty(self) -> Iterator[Scene]:
        """The pages of an archive in which nothing was kept yet."""
        for key in self._window.menus.places:
            yield f"empty-{key}", lambda key=key: self._window.go(key)  # type: ignore[misc]  # a default has no type

    def full(self) -> Iterator[Scene]:
        """The pages and dialogs of the practice archive."""
        yield from self._collect()
        yield from self._compile_and_clamor()
        yield from self._about()
        yield from TogetherScenes(self._window, self._wait).every()
        yield from ImportScenes(self._window, self._archive.parent).every()
        yield from AttachmentScenes(self._window, self._wait).every()
        yield from RightScenes(self._window, self._wait).every()
        yield from EveningScenes(self._window, self._wait).every()
        yield from MarkScenes(self._window, self._wait).every()
        yield from IntakeScenes(self._window, self._wait).every()
        yield from ExploreScenes(self._window, self._wait).every()
        yield from PeopleScenes(self._window, self._wait).every()

    def _collect(self) -> Iterator[Scene]:
        window, pages = self._window, self._window.desk.pages
        forums, testimonies, tags = pages["forums"], pages["testimonies"], pages["tags"]
        yield "forums", lambda: window.go("forums")
        yield "forums-dialog", lambda: forums.edit_requested.emit(forums.chosen)
        yield "forums-dialog-wrong", lambda: self._wrong(forums.add_requested.emit)
        yield "forums-remove", lambda: forums.remove_requested.emit(forums.chosen)
        yield "testimonies", lambda: window.go("testimonies")
        yield "testimonies-search", lambda: self._search("landlord")
        yield "testimonies-nothing-found", lambda: self._search("zeppelin")
        yield "testimonies-below", self._scroll_reader
        reader = testimonies.reader
        for name, signal in (
            ("consent", reader.consent_requested),
            ("withdrawal", reader.withdrawal_requested),
            ("removal", reader.removal_requested),
        ):
            yield f"testimony-{name}", lambda signal=signal: signal.emit(reader.reading)  # type: ignore[misc]  # as above
        yield "testimony-form", window.menus.new_testimony.trigger
        yield "testimony-form-words", lambda: self._see(testimonies.form._told.words)
        yield "testimony-form-people", lambda: self._people(testimonies.form._speakers.boxes[0])
        yield "testimony-form-tags", lambda: self._see(testimonies.form._happened.tags)
        yield "testimony-form-wrong", testimonies.form.keep.click
        yield "testimonies-draft", self._leave_for_later
        yield "testimonies-drafts", self._lay_drafts
        yield "testimony-form-draft", lambda: window.drafts.on_go_on_requested(self._draft_ids()[0])
        yield "testimony-draft-throw-away", testimonies.form.throw_away.click
        yield "tags", lambda: self._tags(tags)
        yield "tags-dialog", lambda: tags.edit_requested.emit(tags._dimension_of(tags.chosen), tags.chosen)
        yield "tags-merge", tags._on_merge

    def _compile_and_clamor(self) -> Iterator[Scene]:
        window, pages = self._window, self._window.desk.pages
        packets, hearings = pages["packets"], pages["hearings"]
        yield "packets", lambda: window.go("packets")
        for at, name in ((1, "stays-out"), (2, "names")):
            yield f"packets-{name}", lambda at=at: packets.choice._segments.choose(at)  # type: ignore[misc]  # as above
        yield "packets-dialog", lambda: packets.edit_requested.emit(packets.chosen)
        yield "packets-names-dialog", lambda: self._names(packets)
        yield "packets-cards-dialog", lambda: packets.cards_requested.emit(packets.chosen)
        yield "packets-submission-dialog", lambda: packets.submission_requested.emit(packets.chosen)
        yield "packets-write", lambda: packets.write_requested.emit(packets.chosen)
        yield "packets-balance", packets.choice._balance.click
        yield "packets-asks", lambda: self._part(packets, "Asks …")
        yield "packets-ask", lambda: self._part(packets, "Asks …", "Add …")
        yield "packets-charts", self._charts
        yield "packets-undecided", self._undecided
        yield "packets-preflight", lambda: packets.preflight_requested.emit(packets.chosen)
        yield "hearings", lambda: window.go("hearings")
        yield "hearings-dialog", lambda: hearings.edit_requested.emit(hearings.chosen)

    def _about(self) -> Iterator[Scene]:
        window = self._window
        yield "passphrase", window.deeds.on_passphrase_change_requested
        yield "recovery-sheet", window.recovery.on_sheet_requested
        yield "recovery-trial", window.recovery.on_trial_requested
        yield "left-open", self._left_open
        yield "backups", window.backups.on_requested
        yield (
            "backup-restore",
            lambda: window.backups.ask_to_restore(Path("stick/archive-2026-11-24.hrforum")),
        )
        yield "keys", window.menus.key_help.trigger
        yield "about", window.menus.about.trigger
        yield "bug", lambda: window.report(Bug("ValueError", ("main_window:120", "archive_worker:88")))
        yield (
            "sentence",
            lambda: window.say("The disk is full. Free some space, then keep it again.", "wrong"),
        )
        yield "progress", self._progress

    def _left_open(self) -> None:
        typed = LeftOpen(
            "Hide these words",
            (
                (
                    "Why",
                    "She asked that her brother’s street is left out, in every paper, also at the hearing.",
                ),
            ),
        )
        self._window.worker.run(lambda opened: left_open.keep(opened, [typed]))
        self._wait()
        self._window.left_open.offer()

    # -- bringing the window there -------------------------------------------------------------------------------------

    def _wrong(self, wish: Callable[[], object]) -> None:
        from PySide6.QtWidgets import QApplication

        wish()
        self._wait()
        dialog: Any = QApplication.activeModalWidget()
        dialog.act_button.click()

    def _search(self, query: str) -> None:
        page = self._window.desk.pages["testimonies"]
        self._window.menus.find.trigger()
        page._search.setText(query)
        QTest.qWait(150)

    def _scroll_reader(self) -> None:
        page = self._window.desk.pages["testimonies"]
        page._search.clear()
        QTest.qWait(150)
        self._wait()
        bar = page.reader._page.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _see(self, widget: Any) -> None:
        widget.setFocus(Qt.FocusReason.TabFocusReason)

    def _people(self, box: Any) -> None:
        picker = box._tags
        for offer in list(picker._offers)[:3]:
            picker.pick(offer)
        self._see(picker)

    def _leave_for_later(self) -> None:
        form = self._window.desk.pages["testimonies"].form
        form._told.words.setPlainText(
            "They turned the water off on a Friday and nobody answered the phone until the Tuesday after."
        )
        form.leave.click()

    def _lay_drafts(self) -> None:
        def keep(archive: Any) -> None:
            first = testimony.ids(archive)[0]
            for body, of in (
                ("La caldera no funciona desde noviembre.", None),
                ("نحن ننتظر الماء", None),
                ("Changed.", first),
            ):
                draft.keep(archive, Draft(body_of({"words": body}), of))

        self._window.worker.run(keep)
        self._window.desk.pages["testimonies"].drafts.refresh()

    def _draft_ids(self) -> list[int]:
        found: list[Draft] = []
        self._window.worker.run(draft.everything, found.extend)
        self._wait()
        return [each.id for each in found]

    def _tags(self, page: Any) -> None:
        self._window.go("tags")
        self._wait()
        page.tree.topLevelItem(0).setExpanded(True)
        page.tree.setCurrentItem(page.tree.topLevelItem(0).child(1))

    def _undecided(self) -> None:
        from ui.dialogs.packet_dialogs import UndecidedDialog

        UndecidedDialog(self._window, ["OAK-7K3M9-T", "OAK-2QF8C-D"]).open()

    def _charts(self) -> None:
        packets = self._window.desk.pages["packets"]
        packets.write_requested.emit(packets.chosen)
        self._wait()
        # Charts stand in a section, and the cover is none.
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        sections = dialog.findChild(LineList)
        assert sections is not None
        sections.setCurrentIndex(sections.model().index(1, 0))
        self._wait()
        self._press(dialog, "Charts …")

    def _part(self, page: Any, *names: str) -> None:
        """Open the packet to be written, and from there one after the other what these buttons open."""
        page.write_requested.emit(page.chosen)
        for name in names:
            self._wait()
            dialog = QApplication.activeModalWidget()
            assert dialog is not None
            self._press(dialog, name)

    def _press(self, dialog: QWidget, name: str) -> None:
        shown = dialog.findChildren(QPushButton)
        next(each for each in shown if each.text().replace("&", "") == name).click()

    def _names(self, page: Any) -> None:
        from ui.dialogs.packet_dialogs import NamesDialog

        codes = [each.code for each in page.choice._considered.selection.exhibits[:3]]
        why = "The words hold a part of the person's name or contact."
        NamesDialog(self._window, [NameInWords(code, why) for code in codes]).open()

    def _progress(self) -> None:
        self._window.desk.hush()
        strip = self._window.desk._progress
        strip.begin()
        strip.step(120, 203, "Setting exhibits")
