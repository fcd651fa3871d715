"""Ledger: every deed, by which device and when, in ids only; a hash chain per device from its first line on."""

import hashlib
import json
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `subjects` are the ids of what the deed was about; `hash` covers the line and the hash before it."""

    device: UUID
    counter: int
    at: str
    deed: str
    subjects: tuple[UUID, ...]
    hash: bytes = b""


def chained(before: bytes, line: Line) -> bytes:
    """Return the line's hash: SHA-256 over the hash before it (empty for the first) and the line as canonical JSON."""
    said = [str(line.device), line.counter, line.at, line.deed, [str(each) for each in line.subjects]]
    return hashlib.sha256(before + json.dumps(said, separators=(",", ":")).encode()).digest()
