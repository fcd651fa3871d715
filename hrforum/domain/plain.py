"""What text may be kept: anything a person can write, except what would be lost or break on the way."""

from hrforum.errors import Refused
from hrforum.i18n import _

LONGEST = 2_000_000
"""Characters in one text; the longest testimony of the real hearing has 8,128."""


def plain(text: str) -> str:
    """Return the text unchanged; raises `Refused` for NUL, half characters and more than two million characters."""
    if "\0" in text:
        raise Refused(_("The text holds a NUL character, which cannot be kept. Take it out and try again."))
    if len(text) > LONGEST:
        raise Refused(_("The text is longer than two million characters. Keep it in parts."))
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Refused(
            _("The text holds half of a character (a lone surrogate), which cannot be kept.")
        ) from None
    return text


def needed(text: str, what: str) -> str:
    """Return the text without blanks around it; raises `Refused`, naming `what`, where nothing is left."""
    stripped = plain(text).strip()
    if not stripped:
        raise Refused(_("{what} is empty.").format(what=what))
    return stripped
