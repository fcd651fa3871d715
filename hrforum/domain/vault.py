"""The name vault: names, contacts and guardians stand behind a door that is opened for a reason and closes by itself."""

from enum import StrEnum

from hrforum.i18n import _

MINUTES = 5
"""So long does the door stay open after it was opened."""


class Why(StrEnum):
    """Why somebody opens the vault; the ledger keeps this and no word more."""

    CONTACT = "contact"
    MEND = "mend"
    NAMED = "named"
    SAFETY = "safety"


def why_name(why: Why) -> str:
    """Return a reason in words."""
    return {
        Why.CONTACT: _("To get in touch with somebody"),
        Why.MEND: _("To write down or mend a name, contact or guardian"),
        Why.NAMED: _("To check how somebody is named in a document"),
        Why.SAFETY: _("Somebody may be in danger"),
    }[why]
