"""Where the organisers' own words quote a testimony or name its people: told before an erasure, and cleared with it."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from hrforum.domain.quoting import Quoted, Told, quotes, told
from hrforum.storage import edition, tag, testifier, testimony, version
from hrforum.storage import quoting as storage
from hrforum.storage.archive import Archive

CLEARED = "cleared"
"""Stands in the manifest of an edition from which such texts were taken: it cannot be made again."""
_CONTENT = "content"


def of_testimony(archive: Archive, testimony_id: int) -> tuple[Quoted, ...]:
    """Return every place, each once."""
    of = _told(archive, testimony_id, names=True)
    found = [Quoted(each.title, each.place) for each in storage.everything(archive) if quotes(each.words, of)]
    found += [Quoted(title, "edition") for _id, title, _said in _editions(archive, of)]
    return tuple(dict.fromkeys(found))


def clear(archive: Archive, testimony_id: int, on_day: date, *, names: bool) -> None:
    """Clear the texts that quote it, inside the deed that erases it and before it does; `names`: also those that name its people.

    An edition with such a text is superseded, and cannot be made again.
    """
    of = _told(archive, testimony_id, names=names)
    for each in storage.everything(archive):
        if quotes(each.words, of):
            storage.clear(archive, each)
    for id_, _title, said in list(_editions(archive, of)):
        left = said | {_CONTENT: _without(said[_CONTENT], of), CLEARED: True}
        manifest = json.dumps(left, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        storage.keep_manifest(archive, id_, manifest)
        edition.supersede(archive, [id_], on_day)


def _editions(archive: Archive, of: Told) -> Iterator[tuple[int, str, dict[str, Any]]]:
    for id_, title, manifest in storage.editions(archive):
        said = json.loads(manifest)
        if _CONTENT in said and any(quotes(each, of) for each in _texts(said[_CONTENT])):
            yield id_, title, said


def _texts(value: Any) -> Iterator[str]:
    """Yield every text that stands anywhere in a value of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


def _without(value: Any, of: Told) -> Any:
    """Return a value of JSON with every text blank that quotes."""
    if isinstance(value, str):
        return "" if quotes(value, of) else value
    if isinstance(value, list):
        return [_without(each, of) for each in value]
    return {key: _without(each, of) for key, each in value.items()} if isinstance(value, dict) else value


def _told(archive: Archive, testimony_id: int, *, names: bool) -> Told:
    people = testifier.of_many(archive, [testimony_id]).get(testimony_id, ())
    # Who speaks elsewhere too stays in the vault, and may be named there.
    gone = [held for who, held in people if testifier.testimonies_of(archive, who.id) == [testimony_id]]
    texts = [each.words for each in version.everything(archive, testimony_id)]
    texts += [each.ask for each in testimony.by_ids(archive, [testimony_id])]
    texts += tag.testimony_own_words(archive, testimony_id).values()
    for who, _held in people:
        texts += tag.testifier_own_words(archive, who.id).values()
    return told(texts, gone if names else ())
