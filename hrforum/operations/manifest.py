"""The manifest of an edition: canonical JSON of all that went in. Testimonies stand in it by ids and hashes, never by their words."""

import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from hrforum import __version__
from hrforum.documents.content import PacketContent, Quoted
from hrforum.domain.consent import Released, Use
from hrforum.domain.packet import Packet
from hrforum.domain.redaction import Audience, Outside, Reason, Redaction
from hrforum.domain.span import Span
from hrforum.operations.template import template

PROGRAM = f"hrforum {__version__}"
_KEYED = "hmac"


@dataclass(frozen=True, slots=True)
class Cited:
    """One testimony, or a part of it, as it went in: which versions, what was hidden, and the mark of what could be read.

    The replacements of what is hidden are marks (`mark_of`), "" for the usual ones.
    """

    testimony: UUID
    form: Use
    versions: tuple[UUID, ...]
    hidden: tuple[Redaction, ...]
    span: Span | None
    read: str


def hash_of(manifest: str) -> str:
    """Return the SHA-256 of a manifest, in hexadecimal: its last page prints it."""
    return hashlib.sha256(manifest.encode()).hexdigest()


def freeze(
    kind: str,
    packet: Packet,
    content: PacketContent,
    asks: Sequence[UUID],
    redactions: Mapping[UUID, Sequence[Redaction]],
    secret: bytes,
) -> str:
    """Return the manifest of a document. `redactions` are those of each testimony in it; `secret` is the archive's own.

    Words stand in it by marks that only somebody with that secret can make: a short answer could be guessed from a bare hash.
    """
    cited = [_cited(one, redactions.get(one.testimony, ()), span, secret) for one, span in _released(content)]
    whole = [_exhibit(one) for one in content.exhibits] if kind == "packet" else []
    said = {
        "program": PROGRAM,
        "template": template(),
        "marks": _KEYED,
        "kind": kind,
        "title": packet.title,
        "language": packet.language,
        "hearing": {
            "body": content.hearing_body,
            "date": content.hearing_date and content.hearing_date.isoformat(),
            "item": content.hearing_item,
        },
        "exhibits": whole,
        "asks": [str(each) for each in asks],
        "cited": cited,
        "content": plain_content(content),
    }
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _released(value: object) -> Iterator[tuple[Released, Span | None]]:
    """Yield everything released in a content, in the order of its fields; of a passage its place as well."""
    if isinstance(value, Released):
        yield value, None
    elif isinstance(value, Quoted):
        yield value.released, value.span
    elif isinstance(value, tuple):
        for one in value:
            yield from _released(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _released(getattr(value, field.name))


def _exhibit(one: Released) -> dict[str, object]:
    return {
        "testimony": str(one.testimony),
        "form": one.form,
        "versions": [str(each) for each in one.versions],
    }


def _cited(
    one: Released, redactions: Sequence[Redaction], span: Span | None, secret: bytes
) -> dict[str, object]:
    return _exhibit(one) | {
        "read": read_mark(one, secret),
        "hidden": [_hidden(each, secret) for each in redactions],
        "span": span and [span.start, span.stop],
    }


def read_mark(one: Released, secret: bytes) -> str:
    """Return the mark of all that can be read of a testimony in a document."""
    said = [
        one.speaker,
        one.ask,
        one.heard_on and one.heard_on.isoformat(),
        [[each.language, each.words, each.method] for each in one.renderings],
    ]
    return mark_of(json.dumps(said, ensure_ascii=False), secret)


def mark_of(words: str, secret: bytes) -> str:
    """Return the mark of words under a secret (HMAC-SHA-256, hex); under none, as the earliest editions have it, their bare SHA-256."""
    if not secret:
        return hashlib.sha256(words.encode()).hexdigest()
    return hmac.new(secret, b"edition\0" + words.encode(), hashlib.sha256).hexdigest()


def secret_of(manifest: str, secret: bytes) -> bytes:
    """Return the secret under which a manifest's marks were made: the archive's, or none in the earliest editions."""
    return secret if json.loads(manifest).get("marks") == _KEYED else b""


def _hidden(one: Redaction, secret: bytes) -> dict[str, object]:
    return {
        "version": one.version and str(one.version),
        "at": [one.span.start, one.span.stop],
        "reason": one.reason,
        "circle": one.audience.circle,
        "hearing": one.audience.hearing_id,
        "says": one.replacement and mark_of(one.replacement, secret),
    }


def cited_in(manifest: str) -> tuple[Cited, ...]:
    """Return what a manifest cites, in its order."""
    return tuple(_cited_again(each) for each in json.loads(manifest)["cited"])


def _cited_again(one: Mapping[str, Any]) -> Cited:
    return Cited(
        UUID(one["testimony"]),
        Use(one["form"]),
        tuple(UUID(each) for each in one["versions"]),
        tuple(
            Redaction(
                Span(*each["at"]),
                UUID(each["version"]) if each["version"] else None,
                Reason(each["reason"]),
                Audience(Outside(each["circle"]), each["hearing"]),
                each["says"],
            )
            for each in one["hidden"]
        ),
        Span(*one["span"]) if one["span"] else None,
        one["read"],
    )


# ---- content as JSON and back --------------------------------------------------------------------------------------------
_CITED = "cited"


def _plain(value: Any, places: Mapping[int, int]) -> Any:
    """Return a content as what JSON holds; a released testimony by its place among those cited."""
    if isinstance(value, Released):
        return {_CITED: places[id(value)]}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(one, places) for one in value]
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name), places) for each in fields(value)}
    return value


def plain_content(content: PacketContent) -> dict[str, Any]:
    """Return a content as a manifest holds it; testimonies by their places."""
    places = {id(one): at for at, (one, _span) in enumerate(_released(content))}
    plain: dict[str, Any] = json.loads(json.dumps(_plain(replace(content, manifest=""), places)))
    return plain


def thaw(manifest: str, released: Sequence[Released]) -> PacketContent:
    """Return the content that a manifest froze, with these released testimonies in their places."""
    content: PacketContent = _typed(json.loads(manifest)["content"], PacketContent, released)
    return replace(content, manifest=hash_of(manifest))


def _typed(value: Any, wanted: Any, released: Sequence[Released]) -> Any:
    origin, inner = get_origin(wanted), get_args(wanted)
    if value is None:
        return None
    if origin in (Union, UnionType):
        return _typed(value, next(each for each in inner if each is not type(None)), released)
    if origin is tuple:
        kinds = [inner[0]] * len(value) if inner[-1] is Ellipsis else inner
        return tuple(_typed(one, kind, released) for one, kind in zip(value, kinds, strict=True))
    if wanted is Released:
        return released[value[_CITED]]
    if wanted is date:
        return date.fromisoformat(value)
    if isinstance(wanted, type) and issubclass(wanted, StrEnum):
        return wanted(value)
    if is_dataclass(wanted):
        hints = get_type_hints(wanted)
        return wanted(**{key: _typed(one, hints[key], released) for key, one in value.items()})  # type: ignore[operator]  # a dataclass is called by its fields
    return value
