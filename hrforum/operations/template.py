"""The template: a short name for how documents are set, made from the sources that set them, so that nobody has to remember to change it."""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from hrforum import documents
from hrforum.resources import asset

_LETTERS = 16


@cache
def template() -> str:
    """Return the name: it differs whenever a source of the setting or a sentence of the documents does.

    A frozen program carries those sources beside its modules.
    """
    sources = sorted(Path(documents.__file__).parent.glob("*.py"))
    catalogues = sorted(asset("locale").glob("*/LC_MESSAGES/*.po"))
    if not sources or not catalogues:
        raise FileNotFoundError("the sources of the setting were not shipped")
    return f"packet {digest((*sources, *catalogues))}"


def digest(files: Iterable[Path]) -> str:
    """Return the first letters of the SHA-256 over files by name and content, however their lines end."""
    whole = hashlib.sha256()
    for path in files:
        content = path.read_bytes().replace(b"\r\n", b"\n")
        whole.update(f"{path.parent.parent.name}/{path.name} {len(content)}\n".encode())
        whole.update(content)
    return whole.hexdigest()[:_LETTERS]
