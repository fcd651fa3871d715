"""Where a testimony is written down or changed: one page from consent to the ask, every part optional but the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from hrforum.domain.consent import Consent
from hrforum.domain.draft import Draft
from hrforum.domain.forum import Forum
from hrforum.domain.intake import Intake, Reading
from hrforum.domain.tag import About, Codebook
from hrforum.domain.testimony import Status
from hrforum.errors import HrforumError
from hrforum.i18n import _
from ui.codebook import offers
from ui.days import reads_right_to_left
from ui.pages.consent_box import ConsentBox
from ui.pages.form_state import Mark, State, body_of, own_words_of, speaker_of, speaker_state, state_of
from ui.pages.speakers_box import SpeakersBox
from ui.pages.when_box import WhenBox
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import ScrollPage, column, row
from ui.parts.day_field import DayField, today
from ui.parts.field import Field, line, paragraph
from ui.parts.language_box import LanguageBox
from ui.parts.own_words import OwnWordsRows
from ui.parts.strips import Strip
from ui.parts.tag_picker import TagPicker
from ui.parts.words import button, card, heading, label, title


@dataclass(frozen=True)
class Written:
    """What was written down. `testimony_id` 0 is a new testimony; `rev` is the revision that was read; `mark` is its draft."""

    intake: Intake
    answers: tuple[Consent, ...]
    testimony_id: int = 0
    rev: int = 0
    mark: Mark = field(default_factory=Mark, compare=False)


def status_name(status: Status) -> str:
    """Return what a status is called."""
    return {Status.DRAFT: _("Draft"), Status.REVIEWED: _("Reviewed"), Status.CLOSED: _("Closed")}[status]


class TestimonyForm(QWidget):
    """`decided(Written)` with Ctrl+Enter or the button; `left` when it is to stay a draft; `throw_away_requested`.

    Esc does nothing: no word is ever lost.
    """

    __test__ = False

    decided = Signal(object)
    left = Signal()
    throw_away_requested = Signal()

    def __init__(
        self,
        book: Codebook,
        forums: Sequence[Forum],
        reading: Reading | None,
        intake: Intake,
        draft: Draft | None = None,
    ) -> None:
        super().__init__()
        self._book = book
        self._reading = reading
        self.mark = Mark(draft.id if draft else 0)
        self._warned = False
        self._make_controls(forums, intake)
        self._lay_out()
        self._as_opened = self.body()
        if draft is not None:
            self._restore(state_of(draft.body))
        self._words.textChanged.connect(self._on_words_changed)
        self._language.currentTextChanged.connect(lambda _text: self._turn())
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            keep = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keep.activated.connect(self._on_keep_clicked)
        self._on_words_changed()
        self._turn()

    # -- making it -----------------------------------------------------------------------------------------------------

    def _make_controls(self, forums: Sequence[Forum], intake: Intake) -> None:
        self._consent = ConsentBox()
        self._words = paragraph(intake.words, rows=9, role="reading")
        self._language = LanguageBox(intake.language)
        self._forum = ChoiceBox()
        self._forum.addItem(_("No forum"), None)
        for one in forums:
            self._forum.addItem(one.name, one.id)
        self._forum.setCurrentIndex(max(0, self._forum.findData(intake.forum_id)))
        self._heard_on = DayField(intake.heard_on)
        self._when = WhenBox(intake.when)
        self._place = line(intake.place)
        self._ask = paragraph(intake.ask, rows=3)
        self._tags = TagPicker(_("What happened"))
        self._tags.set_offers(offers(self._book, About.EXPERIENCE, intake.tags))
        self._tags.set_picked(intake.tags)
        self._own_words = OwnWordsRows()
        self._own_words.set_dimensions(
            [one for one in self._book.dimensions if one.about is About.EXPERIENCE]
        )
        self._own_words.set_value(intake.own_words)
        self._speakers = SpeakersBox(intake.speakers, self._book)
        self._status = ChoiceBox()
        for status in Status:
            self._status.addItem(status_name(status), status)
        self._status.setCurrentIndex(self._status.findData(intake.status))
        self._count = label("", "small")
        self._strip = Strip(closable=False)
        self._keep = button(
            _("&Keep") if self._reading else _("&Keep testimony"), "primary", tip="Ctrl+Enter"
        )
        self._leave = button(_("Leave for later"), tip=_("It stays here as a draft."))
        self._throw_away = button(_("Throw away …"), "quiet", name=_("Throw the draft away"))
        self._keep.clicked.connect(self._on_keep_clicked)
        self._leave.clicked.connect(self.left)
        self._throw_away.clicked.connect(self.throw_away_requested)

    def _lay_out(self) -> None:
        whole = column(self, gap="hair")
        whole.setSpacing(0)
        content = QWidget()
        page = column(content, gap="wide", edge="wide")
        code = self._reading.testimony.code if self._reading else ""
        page.addWidget(title(_("Change {code}").format(code=code) if code else _("New testimony")))
        if self._reading is None:
            page.addWidget(self._part(_("Consent first"), self._consent))
        page.addWidget(self._part(_("The words"), *self._word_controls()))
        page.addWidget(self._part(_("Who speaks"), self._speakers))
        page.addWidget(self._part(_("When and where"), *self._where_controls()))
        page.addWidget(
            self._part(
                _("What happened"),
                Field(_("&Tags"), self._tags, _("Type two letters, then Enter. As many as fit.")),
                self._own_words,
            )
        )
        page.addWidget(
            self._part(
                _("What the person asks for"), Field(_("Ask"), self._ask), Field(_("Stat&us"), self._status)
            )
        )
        self._page = ScrollPage(content, widest=50)
        whole.addWidget(self._page, 1)
        foot = QWidget()
        below = column(foot, gap="tight", edge="even")
        below.addWidget(self._strip)
        buttons = row()
        buttons.addWidget(self._keep)
        buttons.addWidget(self._leave)
        buttons.addWidget(self._throw_away)
        buttons.addStretch(1)
        buttons.addWidget(self._count)
        below.addLayout(buttons)
        whole.addWidget(foot)

    @staticmethod
    def _part(name: str, *pieces: QWidget) -> QFrame:
        made = card()
        inner = column(made, gap="even", edge="wide")
        inner.addWidget(heading(name))
        for piece in pieces:
            inner.addWidget(piece)
        return made

    def _word_controls(self) -> tuple[QWidget, ...]:
        self._words_field = Field(
            _("&Words"),
            self._words,
            _("As the person said them. Changing them later keeps what was here before."),
        )
        return self._words_field, Field(_("&Language"), self._language)

    def _where_controls(self) -> tuple[QWidget, ...]:
        self._heard_field = Field(_("Heard on the &day"), self._heard_on)
        return (
            Field(_("&Forum"), self._forum),
            self._heard_field,
            self._when,
            Field(_("&Place"), self._place, _("Where it happened: a street, a district, an office.")),
        )

    # -- using it ------------------------------------------------------------------------------------------------------

    @property
    def touched(self) -> bool:
        """Whether anything differs from what is kept, or from an empty form."""
        return self.body() != self._as_opened

    @property
    def testimony_id(self) -> int | None:
        """The testimony that is changed, None for a new one."""
        return self._reading.testimony.id if self._reading else None

    def begin(self) -> None:
        """Put the focus where writing begins: consent for a new testimony, the words for one that is changed."""
        (self._consent if self._reading is None else self._words).setFocus(Qt.FocusReason.TabFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say why it was not kept; everything stays as written."""
        self._keep.setEnabled(True)
        self._page.setEnabled(True)
        self._strip.say(sentence)

    def warn(self, error: HrforumError | None) -> None:
        """Say that what is written is on no disk yet, and why; None takes it back."""
        told = _("Not safe yet. {why}").format(why=error.sentence) if error else ""
        if told and self._strip.sentence != told:
            self._strip.say(told, "warning")
        elif not told and self._warned:
            self._strip.clear()
        self._warned = bool(told)

    def written(self) -> Written | None:
        """Return what was written, or None after saying what is missing."""
        self._words_field.set_wrong("" if self._words.toPlainText().strip() else _("There are no words yet."))
        self._heard_field.set_wrong(self._heard_on.wrong())
        for one in (self._words_field, self._heard_field):
            if one.wrong:
                one.setFocus()
                return None
        when = self._when.value()
        if when is None:
            return None
        return self._with_ids(replace(self._intake(), when=when))

    def _with_ids(self, intake: Intake) -> Written:
        if self._reading is None:
            return Written(intake, self._consent.value(), mark=self.mark)
        one = self._reading.testimony
        return Written(intake, (), one.id, one.rev, self.mark)

    def _intake(self) -> Intake:
        return Intake(
            words=self._words.toPlainText(),
            language=self._language.code(),
            forum_id=self._forum.currentData(),
            heard_on=self._heard_on.day() if not self._heard_on.wrong() else None,
            place=self._place.text().strip(),
            ask=self._ask.toPlainText().strip(),
            status=Status(self._status.currentData()),
            speakers=self._speakers.value(),
            tags=self._tags.picked(),
            own_words=self._own_words.value(),
        )

    def body(self) -> str:
        """Return everything the form holds, just as it is typed, as the body of a draft."""
        state: State = {
            "words": self._words.toPlainText(),
            "language": self._language.code(),
            "forum": self._forum.currentData(),
            "heard_on": self._heard_on.text(),
            "when": self._when.state(),
            "place": self._place.text(),
            "ask": self._ask.toPlainText(),
            "status": self._status.currentData(),
            "speakers": [speaker_state(one) for one in self._speakers.value()],
            "tags": list(self._tags.picked()),
            "own_words": [list(pair) for pair in self._own_words.value()],
            "rev": self._reading.testimony.rev if self._reading else 0,
        }
        if self._reading is None:
            state["consent"] = self._consent.state()
        return body_of(state)

    def _restore(self, state: State) -> None:
        """Show what `body` gave; what a state does not speak of stays."""
        self._words.setPlainText(state.get("words", self._words.toPlainText()))
        self._language.set_code(state.get("language", self._language.code()))
        self._forum.setCurrentIndex(max(0, self._forum.findData(state.get("forum"))))
        self._heard_on.setText(state.get("heard_on", self._heard_on.text()))
        self._when.restore(state.get("when", self._when.state()))
        self._place.setText(state.get("place", self._place.text()))
        self._ask.setPlainText(state.get("ask", self._ask.toPlainText()))
        self._status.setCurrentIndex(max(0, self._status.findData(state.get("status"))))
        tags = state.get("tags", self._tags.picked())
        self._tags.set_offers(offers(self._book, About.EXPERIENCE, tags))
        self._tags.set_picked(tags)
        self._own_words.set_value(own_words_of(state))
        self._speakers.set_value([speaker_of(each) for each in state.get("speakers", ())])
        self._consent.restore(state.get("consent", {}))
        if self._reading is not None and state.get("rev") != self._reading.testimony.rev:
            self._strip.say(
                _(
                    "This testimony was changed otherwise since this draft was begun. What stands here replaces that once it is kept; its words then stay, sealed."
                ),
                "warning",
            )

    def _on_words_changed(self) -> None:
        text = self._words.toPlainText()
        self._count.setText(_("{words} words · Ctrl+Enter keeps").format(words=len(text.split())))

    def _turn(self) -> None:
        rtl = reads_right_to_left(self._language.code())
        option = self._words.document().defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        self._words.document().setDefaultTextOption(option)

    def _on_keep_clicked(self) -> None:
        if not self._keep.isEnabled():
            return
        written = self.written()
        if written is not None:
            self._strip.clear()
            self._keep.setEnabled(False)
            # What is typed from here on would not be in what is kept.
            self._page.setEnabled(False)
            self.decided.emit(written)


def blank(forum: Forum | None, language: str, last: str = "") -> Intake:
    """Return what a new testimony begins with: in the language of the `last` one that was written, if any.

    Else it is the archive's `language`, where the forum speaks it or names none, and otherwise the forum's first.
    """
    spoken = forum.languages if forum else ()
    return Intake(
        "",
        language=last or (language if language in spoken or not spoken else spoken[0]),
        forum_id=forum.id if forum else None,
        heard_on=today(),
    )
