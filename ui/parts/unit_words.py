"""What the units and the readers of numbers are called."""

from __future__ import annotations

from hrforum.domain.table import Readers, Unit
from hrforum.i18n import _


def unit_name(unit: Unit) -> str:
    """Return what is counted, in small letters."""
    return {
        Unit.PEOPLE: _("people"),
        Unit.TESTIMONIES: _("testimonies"),
        Unit.HOUSEHOLDS: _("households"),
        Unit.INCIDENTS: _("incidents"),
    }[unit]


def readers_name(readers: Readers) -> str:
    """Return for whom numbers are."""
    return {Readers.INSIDE: _("Inside"), Readers.OUTWARD: _("For outside")}[readers]
