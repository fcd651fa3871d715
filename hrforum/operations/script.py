"""What an organiser does with consent scripts: read the one in force in a language, and change it, which makes a new version."""

import re
from functools import cache, partial

from hrforum.domain.changes import Concept
from hrforum.domain.script import Script, read_script, read_version
from hrforum.errors import NotFound, Refused
from hrforum.i18n import _
from hrforum.operations.deed import Done, concepts, deed, today
from hrforum.operations.keeping import language_code
from hrforum.resources import asset
from hrforum.storage import draft
from hrforum.storage import script as storage
from hrforum.storage.archive import Archive, Removed

_FILE = re.compile(r"([a-z]{2,3})-([0-9]+)\.txt")


@cache
def _shipped() -> dict[str, tuple[Script, ...]]:
    """Return the shipped versions by language, the newest last."""
    found: dict[str, list[Script]] = {}
    for path in asset("consent").iterdir():
        if name := _FILE.fullmatch(path.name):
            one = read_script(name[1], int(name[2]), path.read_text("utf-8"))
            found.setdefault(one.language, []).append(one)
    return {language: tuple(sorted(each, key=lambda one: one.number)) for language, each in found.items()}


def in_force(archive: Archive, language: str) -> Script | None:
    """Return the script that is read out in a language, None where there is none; "es-MX" is read the one in "es"."""
    for code in dict.fromkeys((language, language.split("-", maxsplit=1)[0])):
        if (kept := storage.newest(archive, code)) is not None:
            return kept
        if code in _shipped():
            return _shipped()[code][-1]
    return None


def everything(archive: Archive) -> list[Script]:
    """Return the script in force in each language that has one, by language."""
    codes = sorted({*_shipped(), *storage.languages(archive)})
    return [one for code in codes if (one := in_force(archive, code)) is not None]


def by_version(archive: Archive, version: str) -> Script:
    """Return the script of a version such as "en-1", as it was read out; raises `NotFound` or `Refused`."""
    language, number = read_version(version)
    found = storage.one(archive, language, number)
    shipped = (one for one in _shipped().get(language, ()) if one.number == number)
    if (one := found or next(shipped, None)) is None:
        raise NotFound(_("There is no version {version} of the script.").format(version=version))
    return one


@deed("script.edit", undo=True)
def edit(archive: Archive, language: str, words: str, *, draft_id: int = 0) -> Done[Script]:
    """Keep other words for the script in a language, which need not have one yet, as its next version; the draft of it goes.

    `words` are as `domain.script.words_of` gives them. Raises `Refused` where a part is missing or nothing is changed.
    """
    code = language_code(language)
    before = in_force(archive, code)
    if before is not None and before.language != code:
        before = None
    shipped = _shipped().get(code, ())
    newest = max((one.number for one in (*shipped, *([before] if before else []))), default=0)
    fresh = read_script(code, newest + 1, words, today())
    if before is not None and fresh.parts() == before.parts():
        raise Refused(_("These are the words of version {version} already.").format(version=before.version))
    script_id = storage.add(archive, fresh)
    draft.remove(archive, draft_id)
    return _added(archive, fresh, script_id)


def _added(archive: Archive, one: Script, script_id: int) -> Done[Script]:
    about = (archive.uuid_of("consent_script", script_id),)
    inverse = partial(_take_back, version=one.version, script_id=script_id)
    return Done(one, _("Change consent script"), concepts(Concept.CONSENT), about, inverse)


@deed("script.take_back", undo=True)
def _take_back(archive: Archive, version: str, script_id: int) -> Done[Script]:
    """Remove a version that was not read out to anybody yet; raises `Refused` where an answer names it."""
    if storage.named_by_answers(archive, version):
        raise Refused(
            _(
                "Answers were given after version {version} was read out, so it stays. Change the script anew."
            ).format(version=version)
        )
    one = by_version(archive, version)
    about = (archive.uuid_of("consent_script", script_id),)
    removed = storage.remove(archive, script_id)
    inverse = partial(_put_back, version=version, script_id=script_id, removed=removed)
    return Done(one, _("Change consent script"), concepts(Concept.CONSENT), about, inverse)


@deed("script.put_back", undo=True)
def _put_back(archive: Archive, version: str, script_id: int, removed: Removed) -> Done[Script]:
    archive.put_back(removed)
    return _added(archive, by_version(archive, version), script_id)
