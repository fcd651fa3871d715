"""What each use is called when it is put to a person on paper: the sentences of the consent script in their language."""

from hrforum.domain.consent import Use
from hrforum.domain.script import Script
from hrforum.i18n import LANGUAGES
from hrforum.operations import script
from hrforum.storage.archive import Archive


def in_language(archive: Archive, language: str) -> tuple[dict[Use, str], str]:
    """Return one sentence a use, in the order in which they are asked, and the script's version.

    A language without a script falls back to the archive's own.
    """
    own = str(archive.described()[2])
    found = next(filter(None, (script.in_force(archive, each) for each in (language, own, "en"))))
    return _asks(found), found.version


def _asks(one: Script) -> dict[Use, str]:
    return {use: one.asks[use] for use in Use}


def spoken(archive: Archive, language: str) -> str:
    """Return a language that documents speak: this one, or the archive's own."""
    plain = language.split("-", maxsplit=1)[0].lower()
    return plain if plain in LANGUAGES else str(archive.described()[2])
