"""A line of the ledger cannot be changed, dropped or moved without breaking the chain behind it."""

import hashlib
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from hrforum.domain.ledger import Line, chained

LINE = Line(UUID(int=1), 7, "2026-12-08T10:00:00+00:00", "testimony.add", (UUID(int=2), UUID(int=3)))


@pytest.mark.parametrize(
    "changed",
    [
        {"device": UUID(int=9)},
        {"counter": 8},
        {"at": "2026-12-08T10:00:01+00:00"},
        {"deed": "testimony.remove"},
        {"subjects": (UUID(int=3), UUID(int=2))},
        {"subjects": ()},
    ],
)
def test_any_change_gives_another_hash(changed: dict[str, Any]) -> None:
    assert chained(b"before", replace(LINE, **changed)) != chained(b"before", LINE)


def test_a_line_is_tied_to_the_one_before() -> None:
    first = chained(b"", LINE)
    assert len(first) == 32
    assert chained(first, LINE) != first
    assert chained(first, LINE) == chained(first, replace(LINE, hash=b"kept"))


def test_the_hash_is_what_the_format_says() -> None:
    # Written out once by hand: another program must be able to check a ledger.
    said = (
        '["00000000-0000-0000-0000-000000000001",7,"2026-12-08T10:00:00+00:00","testimony.add",'
        '["00000000-0000-0000-0000-000000000002","00000000-0000-0000-0000-000000000003"]]'
    )
    assert chained(b"before", LINE) == hashlib.sha256(b"before" + said.encode()).digest()
