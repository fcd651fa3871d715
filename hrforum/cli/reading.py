"""One testimony as the command line shows it: in the keys that `testimony add` reads, and some more."""

from typing import Any

from hrforum.domain.intake import OwnWords, Reading, Speaker
from hrforum.domain.tag import Codebook
from hrforum.domain.testimony import Version, When
from hrforum.i18n import _


def as_json_object(reading: Reading, book: Codebook) -> dict[str, Any]:
    """Return all that is kept about a testimony. `testifier` is the first of `testifiers`; `tags` are of all of them."""
    one, intake = reading.testimony, reading.intake
    testifiers = [_testifier(each, book) for each in intake.speakers]
    tags = [tag for each in intake.speakers for tag in each.tags]
    words = [said for each in intake.speakers for said in each.own_words]
    return {
        "code": one.code,
        "status": one.status,
        "words": intake.words,
        "language": intake.language,
        "forum": reading.forum,
        "heard_on": one.heard_on.isoformat() if one.heard_on else None,
        "when": _when(one.when),
        "place": one.place,
        "ask": one.ask,
        "interpreter": one.interpreter,
        "interpreter_mode": one.interpreter_mode,
        "testifier": {key: said for key, said in testifiers[0].items() if key not in ("tags", "own_words")}
        if testifiers
        else {},
        "testifiers": testifiers,
        "tags": _tags((*intake.tags, *tags), book),
        "own_words": _own_words((*intake.own_words, *words), book),
        "consent": [use for use, given in reading.in_force.items() if given == "yes"],
        "consent_in_force": reading.in_force,
        "versions": [_version(each) for each in reading.versions],
    }


def _testifier(one: Speaker, book: Codebook) -> dict[str, Any]:
    # What is in the vault is left out rather than empty: nobody shall take it for "there is no name".
    private = {} if one.in_vault else {"name": one.name, "contact": one.contact, "guardian": one.guardian}
    return {
        "pseudonym": one.pseudonym,
        **private,
        "in_vault": one.in_vault,
        "risk": one.risk or None,
        "young": one.young,
        "of_age_on": one.of_age_on.isoformat() if one.of_age_on else None,
        "tags": _tags(one.tags, book),
        "own_words": _own_words(one.own_words, book),
    }


def _tags(ids: tuple[int, ...], book: Codebook) -> dict[str, list[str]]:
    given: dict[str, list[str]] = {}
    for dimension in book.dimensions:
        for tag in book.of(dimension):
            if tag.id in ids:
                given.setdefault(dimension.key, []).append(tag.key)
    return given


def _own_words(said: OwnWords, book: Codebook) -> dict[str, str]:
    keys = {dimension.id: dimension.key for dimension in book.dimensions}
    return {keys[dimension_id]: words for dimension_id, words in said if dimension_id in keys}


def _when(when: When) -> dict[str, Any]:
    return {
        "precision": when.precision,
        "start": when.start.isoformat() if when.start else None,
        "end": when.end.isoformat() if when.end else None,
    }


def _version(one: Version) -> dict[str, Any]:
    return {
        "id": str(one.uuid),
        "kind": one.kind,
        "language": one.language,
        "number": one.number,
        "translator": one.translator,
        "method": one.method,
        "words": one.words,
    }


def as_lines(shown: dict[str, Any]) -> list[str]:
    """Return the same for people to read: what was said last, for it is long."""
    labels = {
        "code": _("Code"),
        "status": _("Status"),
        "forum": _("Forum"),
        "heard_on": _("Heard on"),
        "place": _("Place"),
        "ask": _("Asks for"),
        "interpreter": _("Interpreted by"),
        "interpreter_mode": _("How it was interpreted"),
    }
    lines = [f"{label}: {shown[key]}" for key, label in labels.items() if shown[key]]
    for one in shown["testifiers"]:
        said = [part for key in ("pseudonym", "name", "contact", "guardian") if (part := one.get(key))]
        said += [_("name in the vault")] if one["in_vault"] else []
        said += [_("under the age limit")] if one["young"] else []
        said += [_("risk: {risk}").format(risk=one["risk"])] if one["risk"] else []
        lines.append(_("Spoken by: {people}").format(people=", ".join(said) or _("nobody named")))
    lines += [f"{dimension}: {', '.join(tags)}" for dimension, tags in shown["tags"].items()]
    lines += [
        _("{dimension}, in own words: {words}").format(dimension=key, words=words)
        for key, words in shown["own_words"].items()
    ]
    lines.append(_("Agreed to: {uses}").format(uses=", ".join(shown["consent"]) or _("nothing yet")))
    for version in shown["versions"]:
        lines += ["", f"[{version['language']}] {version['kind']}", version["words"]]
    return lines
