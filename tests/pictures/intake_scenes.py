"""The intake page in each of its states, the script handed over, and the forms for translations and scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from hrforum.domain.consent import Use
from hrforum.domain.interpreting import Mode
from hrforum.operations import script
from ui.main_window import MainWindow

Scene = tuple[str, Callable[[], object]]

WORDS = (
    "The heat was off from November to March. My daughter slept in her coat, and we all slept in one room."
)
ARABIC = "كانت التدفئة مقطوعة من نوفمبر إلى مارس."


class IntakeScenes:
    """The scenes of one window; `wait` lets the worker finish and the window show it."""

    def __init__(self, window: MainWindow, wait: Callable[[], None]) -> None:
        self._window = window
        self._wait = wait

    @property
    def form(self) -> Any:
        """The form that is open."""
        return self._window.desk.pages["testimonies"].form

    def every(self) -> Iterator[Scene]:
        """From consent to the next testimony, then a translation and a script."""
        yield "intake", self._window.menus.new_testimony.trigger
        yield "intake-unanswered", self._keep
        yield "intake-script-below", lambda: self._see(self.form._consent._answers.chosen_button(Use.CONTACT))
        yield "intake-details", self._details
        yield "intake-spanish", lambda: self.form._consent._language.set_code("es")
        yield "intake-arabic", lambda: self.form._consent._language.set_code("ar")
        yield "intake-handed-over", self._hand_over
        yield "intake-words", self._words
        yield "intake-where", lambda: self._see(self.form._where.place)
        yield "intake-no-answer", self._no_answer
        yield "intake-own-words", self._own_words
        yield "intake-kept", self._keep
        yield "translation", self._translate
        yield "translation-below", lambda: self._see(self.form._translator)
        yield "script", self._script

    @staticmethod
    def _see(widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.TabFocusReason)

    def _keep(self) -> None:
        self.form.keep.click()

    def _details(self) -> None:
        consent = self.form._consent
        consent._fold.open()
        consent.details.interpreter.set_value("Hodan A.", Mode.PHONE)
        self._see(consent.details._review)

    def _hand_over(self) -> None:
        self.form._consent._language.set_code("es")
        self.form._consent.hand_over()
        self._wait()
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            dialog.resize(self._window.size())

    def _words(self) -> None:
        self.form._consent._answers.preset("keep")
        QTest.keyClicks(self.form._told.words, WORDS)

    def _no_answer(self) -> None:
        line = self.form._happened.tags.focusProxy()
        self._see(line)
        QTest.keyClicks(line, "?hous")

    def _own_words(self) -> None:
        picker = self.form._happened.tags
        picker.set_typed("")
        for offer in list(picker._offers)[:2]:
            picker.pick(offer)
        QTest.keyClicks(picker.focusProxy(), "the landlord of my cousin")
        QTest.keyClick(picker.focusProxy(), Qt.Key.Key_Return)

    def _translate(self) -> None:
        page = self._window.desk.pages["testimonies"]
        page.leave_form()
        self._wait()
        page.writing.translate(page.reader.reading)
        self.form._language.set_code("ar")
        self.form._words.setPlainText(ARABIC)

    def _script(self) -> None:
        page = self._window.desk.pages["testimonies"]
        page.writing.close_form()
        self._window.worker.run(script.everything, page.writing.change_script)
