"""What marks, reasons, audiences and documents are called on the screen."""

from __future__ import annotations

from collections.abc import Sequence

from hrforum.domain.consent import Use
from hrforum.domain.hearing import Hearing
from hrforum.domain.passage import PassageKind
from hrforum.domain.redaction import CITIES, EVERYONE, Audience, Outside, Reason, at_hearing
from hrforum.i18n import _
from ui.days import day_text
from ui.parts.choice_box import ChoiceBox


def reason_name(reason: Reason) -> str:
    """Return what hidden words would tell."""
    return {
        Reason.NAME: _("A name"),
        Reason.CONTACT: _("A telephone number or address on the internet"),
        Reason.ADDRESS: _("A place where somebody lives"),
        Reason.DATE: _("A day"),
        Reason.NUMBER: _("A number that belongs to somebody"),
        Reason.SAFETY: _("Something that may put somebody in danger"),
        Reason.OTHER: _("Something else"),
    }[reason]


def kind_name(kind: PassageKind) -> str:
    """Return what a passage is marked as."""
    return {
        PassageKind.QUOTE: _("Quote"),
        PassageKind.KEY_POINT: _("Key point"),
        PassageKind.MARK: _("Marked"),
    }[kind]


def document_name(use: Use) -> str:
    """Return what a use is called where it is a kind of document."""
    return {
        Use.COUNT: _("Totals"),
        Use.HEARING_PACKET: _("Packet for a hearing"),
        Use.UN_SUBMISSION: _("Report to the United Nations"),
        Use.SHARE_CITIES: _("Other cities"),
        Use.PRESS: _("Media and online"),
    }[use]


def audience_name(one: Audience, hearings: Sequence[Hearing] = ()) -> str:
    """Return who reads."""
    if one.circle is Outside.EVERYONE:
        return _("Everyone outside")
    if one.circle is Outside.CITIES:
        return _("Other cities")
    named = next((each for each in hearings if each.id == one.hearing_id), None)
    return f"{named.body}, {day_text(named.held_on)}" if named else _("One hearing")


class AudienceBox(ChoiceBox):
    """Everyone outside, other cities, or one of the hearings."""

    def __init__(self, hearings: Sequence[Hearing], chosen: Audience = EVERYONE) -> None:
        super().__init__()
        self._audiences = [EVERYONE, CITIES, *(at_hearing(each.id) for each in hearings)]
        for each in self._audiences:
            self.addItem(audience_name(each, hearings))
        self.setCurrentIndex(self._audiences.index(chosen) if chosen in self._audiences else 0)

    @property
    def audience(self) -> Audience:
        """Who is chosen."""
        return self._audiences[max(0, self.currentIndex())]
