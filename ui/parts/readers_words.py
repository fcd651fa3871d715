"""What the readers of numbers are called."""

from __future__ import annotations

from hrforum.domain.table import Readers
from hrforum.i18n import _


def readers_name(readers: Readers) -> str:
    """Return for whom numbers are."""
    return {Readers.INSIDE: _("Inside"), Readers.OUTWARD: _("For outside")}[readers]
