"""Recording: a microphone, what to do without one, and a question first where a voice could harm somebody."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QIODevice, Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from hrforum.i18n import _
from ui.dialogs.about_dialogs import Told
from ui.parts.columns import column
from ui.parts.recorder import Recorder
from ui.parts.words import announce, button, card, heading, label


class RecorderDialog(Told):
    """The wishes are those of `recorder`. Closed while it records, it ends the recording, which is kept."""

    def __init__(
        self, parent: QWidget | None, source: Callable[[], QIODevice], *, at_risk: bool = False
    ) -> None:
        super().__init__(
            parent,
            _("Record sound"),
            _(
                "Ask first whether the person wants to be recorded, and tell them that they can stop at any time."
            ),
        )
        self.recorder = Recorder(source)
        self._why = label("", wrap=True)
        self._missing = card("strip-plain")
        self._again = button(_("&Try again"))
        self._agreed = QCheckBox(_("They &want to be recorded all the same"))
        if at_risk:
            self._ask_first()
        self._lay_out_missing()
        self.body.addWidget(self.recorder)
        self.recorder.setEnabled(not at_risk)
        (self._agreed if at_risk else self.recorder).setFocus()
        self.recorder.missing.connect(self._on_missing)
        self.recorder.began.connect(self._on_began)
        self.finished.connect(lambda _result: self.recorder.end())

    def _ask_first(self) -> None:
        holder = card("strip-warning")
        inner = column(holder, gap="near", edge="even")
        inner.addWidget(
            label(
                _(
                    "Somebody who speaks here is at high risk, and a voice is as good as a name. Recording is off unless they ask for it."
                ),
                wrap=True,
            )
        )
        inner.addWidget(self._agreed)
        self.body.addWidget(holder)
        self._agreed.toggled.connect(self.recorder.setEnabled)

    def _lay_out_missing(self) -> None:
        inner = column(self._missing, gap="near", edge="even")
        inner.addWidget(heading(_("No microphone")))
        inner.addWidget(self._why)
        self._again.clicked.connect(self.recorder.begin)
        inner.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._missing)
        self._missing.hide()

    def _on_missing(self, sentence: str) -> None:
        self._why.setText(sentence)
        self._missing.show()
        self.recorder.hide()
        self._again.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, sentence)

    def _on_began(self) -> None:
        self._missing.hide()
        self.recorder.show()
