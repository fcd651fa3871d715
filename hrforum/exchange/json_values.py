"""Values of a JSON text, read strictly: whatever is not as it should be is named by its key."""

import difflib
import json
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar

from hrforum.errors import Unreadable
from hrforum.i18n import _

SIZE_LIMIT = 2 * 1024 * 1024
"""Bytes of JSON."""

_NO_TEXT = re.compile("[\0\ud800-\udfff]")
_Value = TypeVar("_Value")


def text_of(source: str | bytes) -> str:
    """Return a JSON text as text, bytes as UTF-8; raises `Unreadable` where it is too large or no UTF-8."""
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


def parse(text: str) -> object:
    """Return what a JSON text says; raises `Unreadable`, saying where it is not as it should be."""
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
            raise Unreadable(_('The key "{key}" stands there twice.').format(key=shown(key)))
        found[key] = value
    return found


def _no_number(written: str) -> object:
    raise Unreadable(_("{written} is not a number that JSON knows.").format(written=written))


def object_in(value: object, key: str, allowed: tuple[str, ...]) -> dict[str, Any]:
    """Return the object at a key, empty for null; raises `Unreadable` for a key that is not allowed."""
    if value is None and key:
        return {}
    if not isinstance(value, dict):
        raise Unreadable(wrong_type(key, _("an object, in braces")))
    for each in value:
        if each not in allowed:
            near = difflib.get_close_matches(each, allowed, n=1)
            hint = _(' Did you mean "{near}"?').format(near=near[0]) if near else ""
            raise Unreadable(
                _('The key "{key}" is not known.').format(key=shown(f"{key}.{each}" if key else each))
                + hint
                + " "
                + _("Known keys: {known}.").format(known=", ".join(allowed))
            )
    return value


def string(value: object, key: str) -> str | None:
    """Return the text at a key, None for null."""
    return None if value is None else needed_string(value, key)


def needed_string(value: object, key: str) -> str:
    """Return the text at a key."""
    if not isinstance(value, str):
        raise Unreadable(wrong_type(key, _("text, in quotation marks")))
    if _NO_TEXT.search(value):
        raise Unreadable(
            _('"{key}" holds a NUL character or half a character, which text never does.').format(
                key=shown(key)
            )
        )
    return value


def strings(value: object, key: str) -> tuple[str, ...]:
    """Return the texts of a list, each once."""
    if not isinstance(value, list):
        raise Unreadable(wrong_type(key, _("a list of texts, in square brackets")))
    found = dict.fromkeys(needed_string(each, key).strip() for each in value)
    if "" in found:
        raise Unreadable(_('"{key}" holds an empty text.').format(key=shown(key)))
    return tuple(found)


def pairs(value: object, key: str, read: Callable[[object, str], _Value]) -> tuple[tuple[str, _Value], ...]:
    """Return the pairs of an object of dimensions, each value read by `read`."""
    if value is None:
        return ()
    if not isinstance(value, dict):
        raise Unreadable(wrong_type(key, _("an object, in braces")))
    names = [needed_string(dimension, key).strip() for dimension in value]
    if "" in names:
        raise Unreadable(_('"{key}" holds a dimension without a name.').format(key=key))
    if len(set(names)) < len(names):
        raise Unreadable(_('"{key}" names a dimension twice.').format(key=key))
    return tuple(
        (name, read(each, f"{key}.{name}")) for name, each in zip(names, value.values(), strict=True)
    )


def yes(value: object, key: str) -> bool:
    """Return the yes or no at a key; null is no."""
    if value is not None and not isinstance(value, bool):
        raise Unreadable(wrong_type(key, _("true or false")))
    return bool(value)


def day(value: object, key: str) -> date | None:
    """Return the day at a key, None for null."""
    written = string(value, key)
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise Unreadable(_('"{key}" is not a day. Write it as 2024-07-10.').format(key=key)) from None


def one_of(key: str, known: Iterable[str]) -> str:
    """Return the sentence that lists what may stand at a key."""
    return _('"{key}" is one of: {known}.').format(key=key, known=", ".join(known))


def wrong_type(key: str, wanted: str) -> str:
    """Return the sentence that says what must stand at a key."""
    if not key:
        return _("The testimony must be {wanted}.").format(wanted=wanted)
    return _('"{key}" must be {wanted}.').format(key=shown(key), wanted=wanted)


def shown(key: str) -> str:
    """Return a key as it may be shown."""
    # What stands where a key belongs may be a slip of the pen, and long.
    return ascii(key[:40])[1:-1] if _NO_TEXT.search(key) or not key.isprintable() else key[:40]
