"""What each use is called when it is put to a person, in their own language."""

from hrforum.domain.consent import Use
from hrforum.i18n import LANGUAGES
from hrforum.storage.archive import Archive


def in_language(archive: Archive, language: str) -> dict[Use, str]:
    """Return one plain sentence a use, in the order in which they are asked.

    A language that documents do not speak falls back to the archive's own.
    """
    from hrforum.documents.use_wording import use_sentences

    return use_sentences(spoken(archive, language))


def spoken(archive: Archive, language: str) -> str:
    """Return a language that documents speak: this one, or the archive's own."""
    plain = language.split("-", maxsplit=1)[0].lower()
    return plain if plain in LANGUAGES else str(archive.described()[2])
