"""Every key of the program beside the menus' own: where it works and what it does, for the help and for whoever looks for one."""

from __future__ import annotations

from dataclasses import dataclass

from hrforum.i18n import _


@dataclass(frozen=True)
class Key:
    """What one key does, and where; `keys` is as it is shown, several that do it in turn parted by commas."""

    keys: str
    does: str
    where: str = ""

    def fits(self, sought: str) -> bool:
        """Say whether every word that was typed stands somewhere in it, whatever the case."""
        whole = f"{self.keys} {self.does} {self.where}".casefold()
        return all(word in whole for word in sought.casefold().split())


def keys_within() -> list[Key]:
    """Return the keys that work within a page, list, form or dialog, in the order in which an evening comes to them."""
    return [
        Key(keys, does, where)
        for where, some in (
            (_("Anywhere"), _everywhere()),
            (_("In a list"), _lists()),
            (_("In the queue"), _queue()),
            (_("In a new testimony"), _testimony()),
            (_("In a question of consent"), _consent()),
            (_("In a line for tags"), _tags()),
            (_("In the words of a testimony"), _words()),
            (_("Looking through for names"), _review()),
            (_("In a packet"), _packet()),
            (_("Looking at a picture or page"), _picture()),
        )
        for keys, does in some
    ]


def _everywhere() -> tuple[tuple[str, str], ...]:
    return (
        ("Tab, Shift+Tab", _("The next field or button, or the one before")),
        (
            "Esc",
            _("Close a dialog, or leave a form in which nothing was written; nothing typed is thrown away"),
        ),
        ("Alt", _("Go to the menus; Alt with an underlined letter presses that button")),
    )


def _lists() -> tuple[tuple[str, str], ...]:
    return (
        ("Enter", _("Open or change")),
        ("Del", _("Remove")),
        ("Ctrl+V", _("Attach the picture that was copied, in the list of attachments")),
    )


def _queue() -> tuple[tuple[str, str], ...]:
    return (
        ("Enter", _("Call who waits; who speaks was heard")),
        ("T", _("Take their testimony, with name and language from the queue")),
        ("G", _("They left")),
        ("W", _("They wait again")),
    )


def _testimony() -> tuple[tuple[str, str], ...]:
    return (
        ("F2", _("To consent")),
        ("F3", _("To the words; in a translation, to original and translation")),
        ("F4", _("To who speaks; in a translation, to who translated")),
        ("F5", _("To when and where")),
        ("F6", _("To what happened")),
        ("F7", _("To what the person asks for")),
        ("F8", _("Start or stop the speaking clock")),
        ("F9", _("Show the consent script to the person, large, and go back")),
        ("Ctrl+Enter", _("Keep it")),
        ("↑, ↓", _("In a day: a day later or earlier")),
    )


def _consent() -> tuple[tuple[str, str], ...]:
    return (
        ("Y", _("Yes, and on to the next")),
        ("N", _("No, and on to the next")),
        ("X", _("Not asked, and on to the next")),
        ("1, 2, 3, 4, 5", _("Answer all of them at once, as the buttons above say")),
        ("Enter", _("Go on; where nothing was answered yet, keep and count only")),
    )


def _tags() -> tuple[tuple[str, str], ...]:
    return (
        ("Enter", _("Pick the first that fits")),
        ("Backspace", _("In the empty line: take the last one away")),
        ("?, -, /", _("Not asked, prefers not to say, none of these")),
    )


def _words() -> tuple[tuple[str, str], ...]:
    return (
        ("H", _("Hide what is selected")),
        ("M", _("Mark what is selected as a passage")),
        ("Ctrl+C", _("Copy what may leave")),
        ("Ctrl+Shift+C", _("Copy for use inside")),
    )


def _review() -> tuple[tuple[str, str], ...]:
    return (
        ("A", _("Hide it as proposed")),
        ("S", _("Let it stand")),
        ("N", _("Decide later")),
        ("J", _("To the next testimony")),
        ("U", _("Take the last decision back")),
    )


def _packet() -> tuple[tuple[str, str], ...]:
    return (
        ("Alt+Up", _("Move it up")),
        ("Alt+Down", _("Move it down")),
        ("Del", _("Take it out of the packet")),
    )


def _picture() -> tuple[tuple[str, str], ...]:
    return (
        ("Ctrl++, Ctrl+=", _("Larger")),
        ("Ctrl+-", _("Smaller")),
        ("PgUp, PgDown", _("The page before, or the next one")),
    )
