"""The archives that are measured: of 100,000 and of 100 invented testimonies, made once and copied for each benchmark."""

import hashlib
import secrets
from pathlib import Path

from hrforum.domain import practice as invented
from hrforum.operations import archive as archives
from hrforum.operations import practice
from hrforum.resources import assets
from hrforum.storage import schema, schema_2, schema_3
from hrforum.storage.key import Key

FOLDER = Path(__file__).parents[2] / "build" / "benchmarks"
SEED = 20_261
KEY = Key(bytes(range(32)), bytes(range(16)))
"""The second door: what is measured here is not the derivation of a key, which is meant to take its time."""
HUNDRED_THOUSAND, HUNDRED = 100_000, 100


def archive_of(testimonies: int) -> Path:
    """Return an archive of so many testimonies, made where it is not there yet; nothing may be opened but a copy of it."""
    path = FOLDER / f"{testimonies}-{_as_of_now()}.hrforum"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        for older in FOLDER.glob(f"{testimonies}-*.hrforum"):
            older.unlink()
        fresh = path.with_name(f"new-{secrets.token_hex(4)}.hrforum")
        with archives.create_with_key(fresh, KEY, name="Benchmark", practice=True) as archive:
            practice.furnish(archive, testimonies=testimonies, seed=SEED)
        fresh.rename(path)
    return path


def _as_of_now() -> str:
    """Return what changes when the tables, the words or the program that keeps them do."""
    sources = [Path(module.__file__ or "") for module in (schema, schema_2, schema_3, invented, practice)]
    sources += sorted(assets().joinpath("practice").iterdir())
    return hashlib.sha256(b"".join(each.read_bytes() for each in sources)).hexdigest()[:12]
