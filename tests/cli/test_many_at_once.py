"""Commands about several testimonies at once: tags given and taken, by codes or by a filter."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import ROWS, CommandLine


def codes(hrforum: CommandLine, archive: Path, *options: str) -> list[str]:
    return [one["code"] for one in hrforum.json("testimony", "list", archive, *options)]


def give(hrforum: CommandLine, archive: Path, *which: str) -> Any:
    return hrforum.json("tag", "give", archive, "--tag", "position=against", *which)


def test_a_tag_is_given_to_codes_and_taken_from_a_filter(hrforum: CommandLine, full: Path) -> None:
    every = codes(hrforum, full)
    against = codes(hrforum, full, "--where", "position=against")
    assert 0 < len(against) < ROWS
    other = [each for each in every if each not in against]
    assert give(hrforum, full, *other[:2], against[0]) == {"changed": 2, "already": 1, "several_speak": 0}
    assert set(codes(hrforum, full, "--where", "position=against")) == {*against, *other[:2]}
    taken = hrforum.json("tag", "take", full, "--tag", "position=against", "--where", "position=against")
    assert taken["changed"] == len(against) + 2
    assert codes(hrforum, full, "--where", "position=against") == []
    assert hrforum.done("tag", "give", full, "--tag", "position=against", "--all").startswith(
        f"{ROWS} testimonies changed."
    )


@pytest.mark.parametrize(
    ("which", "told"),
    [
        ((), "Say which testimonies"),
        (("HRF-00000-0", "--all"), "but not both"),
        (("--where", "position=nowhere"), "nowhere"),
        (("--forum", "Elm"), "no forum Elm"),
    ],
)
def test_which_are_meant_has_to_be_said(
    hrforum: CommandLine, full: Path, which: tuple[str, ...], told: str
) -> None:
    assert told in hrforum.refused("tag", "give", full, "--tag", "position=against", *which)
