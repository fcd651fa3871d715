"""One testimony as a JSON text, read strictly: whatever is not understood is named, and nothing is passed over."""

import difflib
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from hrforum.domain.consent import Use
from hrforum.domain.interpreting import Mode
from hrforum.domain.testimony import Precision, Status, When
from hrforum.errors import Unreadable
from hrforum.exchange.language_name import code_of_language
from hrforum.i18n import _

SIZE_LIMIT = 2 * 1024 * 1024
"""Bytes of JSON."""

_KEYS = (
    "words",
    "language",
    "heard_on",
    "forum",
    "testifier",
    "tags",
    "own_words",
    "consent",
    "ask",
    "place",
    "when",
    "status",
    "interpreter",
    "interpreter_mode",
    "testifiers",
    "code",
)
_TESTIFIER = ("pseudonym", "name", "contact")
_PERSON = (*_TESTIFIER, "tags", "own_words")
_WHEN = ("precision", "start", "end")
_NO_TEXT = re.compile("[\0\ud800-\udfff]")


_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Person:
    """One of several people who spoke together; `given` names the keys that stood there."""

    pseudonym: str | None = None
    name: str | None = None
    contact: str | None = None
    tags: tuple[tuple[str, tuple[str, ...]], ...] = ()
    own_words: tuple[tuple[str, str], ...] = ()
    given: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class IntakeForm:
    """A testimony as somebody wrote it down in JSON; what is not given is None or empty.

    `given` names the keys that stood there, "testifier.name" and the like included, so that an edit can tell a key that was left out
    from one that was set to null or "". `tags` are (dimension, tags) pairs, `own_words` (dimension, text) pairs.
    """

    words: str | None = None
    language: str | None = None
    heard_on: date | None = None
    forum: str | None = None
    place: str | None = None
    ask: str | None = None
    pseudonym: str | None = None
    name: str | None = None
    contact: str | None = None
    tags: tuple[tuple[str, tuple[str, ...]], ...] = ()
    own_words: tuple[tuple[str, str], ...] = ()
    consent: tuple[Use, ...] = ()
    when: When = field(default_factory=When)
    status: Status = Status.DRAFT
    interpreter: str | None = None
    interpreter_mode: Mode | None = None
    testifiers: tuple[Person, ...] = ()
    code: str | None = None
    given: frozenset[str] = frozenset()


def read_testimony(source: str | bytes, *, words_needed: bool = True) -> IntakeForm:
    """Return the testimony in a JSON text (bytes are UTF-8).

    `words_needed` False is for an edit, where every key may be left out. Raises Unreadable, naming the key, for anything that is
    not as it should be: unknown or repeated keys, other types, NaN, NUL characters, half characters, too large, nested too deep.
    """
    whole = _object(_parse(_text_of(source)), "", _KEYS)
    testifier = _object(whole.get("testifier"), "testifier", _TESTIFIER)
    if "testifier" in whole and "testifiers" in whole:
        raise Unreadable(_('Write "testifier" for one person or "testifiers" for several, not both.'))
    form = IntakeForm(
        words=_string(whole.get("words"), "words"),
        forum=_string(whole.get("forum"), "forum"),
        place=_string(whole.get("place"), "place"),
        ask=_string(whole.get("ask"), "ask"),
        pseudonym=_string(testifier.get("pseudonym"), "testifier.pseudonym"),
        name=_string(testifier.get("name"), "testifier.name"),
        contact=_string(testifier.get("contact"), "testifier.contact"),
        language=_language(_string(whole.get("language"), "language")),
        heard_on=_day(whole.get("heard_on"), "heard_on"),
        tags=_pairs(whole.get("tags"), "tags", _strings),
        own_words=_pairs(whole.get("own_words"), "own_words", _needed_string),
        consent=tuple(
            map(_use, _strings(whole.get("consent") if whole.get("consent") is not None else [], "consent"))
        ),
        when=_when(whole.get("when")),
        status=_status(_string(whole.get("status"), "status")),
        interpreter=_string(whole.get("interpreter"), "interpreter"),
        interpreter_mode=_mode(_string(whole.get("interpreter_mode"), "interpreter_mode")),
        testifiers=_people(whole.get("testifiers")),
        code=_string(whole.get("code"), "code"),
        given=frozenset(whole) | {f"testifier.{key}" for key in testifier},
    )
    if not (form.words or "").strip() and (words_needed or "words" in form.given):
        raise Unreadable(_('The testimony has no words: "words" is missing or empty.'))
    return form


def _text_of(source: str | bytes) -> str:
    size = len(source) if isinstance(source, bytes) else len(source.encode("utf-8", "surrogatepass"))
    if size > SIZE_LIMIT:
        raise Unreadable(
            _("The testimony is larger than {limit} MB.").format(limit=SIZE_LIMIT // (1024 * 1024))
        )
    if isinstance(source, str):
        return source.removeprefix("\ufeff")
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(
            _("The testimony is not UTF-8: byte {byte:,} cannot be read.").format(byte=error.start + 1)
        ) from None


def _parse(text: str) -> object:
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        # The parser's own message is English and may grow to quote the text.
        raise Unreadable(
            _("This is not JSON: line {line}, character {column} is not as it should be.").format(
                line=error.lineno, column=error.colno
            )
        ) from None
    except RecursionError:
        raise Unreadable(_("The JSON is nested too deep.")) from None
    except ValueError:
        raise Unreadable(_("The JSON holds a number that is too long.")) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise Unreadable(_('The key "{key}" stands there twice.').format(key=_shown(key)))
        found[key] = value
    return found


def _no_number(written: str) -> object:
    raise Unreadable(_("{written} is not a number that JSON knows.").format(written=written))


def _object(value: object, key: str, allowed: tuple[str, ...]) -> dict[str, Any]:
    if value is None and key:
        return {}
    if not isinstance(value, dict):
        raise Unreadable(_wrong_type(key, _("an object, in braces")))
    for each in value:
        if each not in allowed:
            near = difflib.get_close_matches(each, allowed, n=1)
            hint = _(' Did you mean "{near}"?').format(near=near[0]) if near else ""
            raise Unreadable(
                _('The key "{key}" is not known.').format(key=_shown(f"{key}.{each}" if key else each))
                + hint
                + " "
                + _("Known keys: {known}.").format(known=", ".join(allowed))
            )
    return value


def _string(value: object, key: str) -> str | None:
    return None if value is None else _needed_string(value, key)


def _needed_string(value: object, key: str) -> str:
    if not isinstance(value, str):
        raise Unreadable(_wrong_type(key, _("text, in quotation marks")))
    if _NO_TEXT.search(value):
        raise Unreadable(
            _('"{key}" holds a NUL character or half a character, which text never does.').format(
                key=_shown(key)
            )
        )
    return value


def _strings(value: object, key: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise Unreadable(_wrong_type(key, _("a list of texts, in square brackets")))
    found = dict.fromkeys(_needed_string(each, key).strip() for each in value)
    if "" in found:
        raise Unreadable(_('"{key}" holds an empty text.').format(key=_shown(key)))
    return tuple(found)


def _pairs(value: object, key: str, read: Callable[[object, str], _Value]) -> tuple[tuple[str, _Value], ...]:
    if value is None:
        return ()
    if not isinstance(value, dict):
        raise Unreadable(_wrong_type(key, _("an object, in braces")))
    names = [_needed_string(dimension, key).strip() for dimension in value]
    if "" in names:
        raise Unreadable(_('"{key}" holds a dimension without a name.').format(key=key))
    if len(set(names)) < len(names):
        raise Unreadable(_('"{key}" names a dimension twice.').format(key=key))
    return tuple(
        (name, read(each, f"{key}.{name}")) for name, each in zip(names, value.values(), strict=True)
    )


def _language(written: str | None) -> str | None:
    if not written:
        return None
    code = code_of_language(written)
    if code is None:
        raise Unreadable(_('"language" is not a language that is known. Write a code such as en, es or fr.'))
    return code


def _day(value: object, key: str) -> date | None:
    written = _string(value, key)
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise Unreadable(_('"{key}" is not a day. Write it as 2024-07-10.').format(key=key)) from None


def _when(value: object) -> When:
    said = _object(value, "when", _WHEN)
    written = _string(said.get("precision"), "when.precision") or Precision.UNKNOWN
    if written not in set(Precision):
        raise Unreadable(_one_of("when.precision", Precision))
    try:
        start, end = (_day(said.get(key), f"when.{key}") for key in ("start", "end"))
        return When(Precision(written), start, end)
    except ValueError:
        raise Unreadable(
            _(
                '"when" needs "start" where it is exact or approximate, "start" and a later "end" where it is a range, and neither where '
                "it is unknown."
            )
        ) from None


def _status(written: str | None) -> Status:
    if written is not None and written not in set(Status):
        raise Unreadable(_one_of("status", Status))
    return Status(written) if written else Status.DRAFT


def _mode(written: str | None) -> Mode | None:
    if written and written not in set(Mode):
        raise Unreadable(_one_of("interpreter_mode", Mode))
    return Mode(written) if written else None


def _one_of(key: str, known: Iterable[str]) -> str:
    return _('"{key}" is one of: {known}.').format(key=key, known=", ".join(known))


def _people(value: object) -> tuple[Person, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise Unreadable(_wrong_type("testifiers", _("a list of objects, in square brackets")))
    return tuple(_person(each, f"testifiers[{place}]") for place, each in enumerate(value))


def _person(value: object, key: str) -> Person:
    said = _object(value, key, _PERSON)
    pseudonym, name, contact = (_string(said.get(each), f"{key}.{each}") for each in _TESTIFIER)
    return Person(
        pseudonym,
        name,
        contact,
        _pairs(said.get("tags"), f"{key}.tags", _strings),
        _pairs(said.get("own_words"), f"{key}.own_words", _needed_string),
        frozenset(said),
    )


def _use(written: str) -> Use:
    try:
        return Use(written)
    except ValueError:
        raise Unreadable(
            _('"{use}" is not a use that consent can be given for. The uses are: {known}.').format(
                use=_shown(written), known=", ".join(Use)
            )
        ) from None


def _wrong_type(key: str, wanted: str) -> str:
    if not key:
        return _("The testimony must be {wanted}.").format(wanted=wanted)
    return _('"{key}" must be {wanted}.').format(key=_shown(key), wanted=wanted)


def _shown(key: str) -> str:
    # What stands where a key belongs may be a slip of the pen, and long.
    return ascii(key[:40])[1:-1] if _NO_TEXT.search(key) or not key.isprintable() else key[:40]
