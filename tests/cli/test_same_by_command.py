"""Commands that say what belongs together: one person, one household, one incident."""

from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine


@pytest.fixture
def codes(hrforum: CommandLine, full: Path) -> list[str]:
    """Return three codes of a full archive."""
    return [one["code"] for one in hrforum.json("testimony", "list", full, "--limit", "3")]


def test_two_people_are_one(hrforum: CommandLine, full: Path, codes: list[str]) -> None:
    before = hrforum.json("testifier", "list", full)
    merged = hrforum.json("testifier", "merge", full, codes[0], codes[1])
    assert merged["testimonies"] == 2
    after = hrforum.json("testifier", "list", full)
    assert len(after) == len(before) - 1
    assert sorted(codes[:2]) in [sorted(one["testimonies"]) for one in after]
    assert "same person already" in hrforum.refused("testifier", "merge", full, codes[0], codes[1])
    assert "Nobody of that pseudonym" in hrforum.refused(
        "testifier", "merge", full, codes[2], codes[0], "--pseudonym", "Nobody"
    )
    assert all(code in hrforum.done("testifier", "list", full) for code in codes)


@pytest.mark.parametrize("noun", ["household", "incident"])
def test_what_belongs_together_is_said_changed_and_taken_back(
    hrforum: CommandLine, full: Path, codes: list[str], noun: str
) -> None:
    made = hrforum.json(noun, "add", full, *codes[:2], "--note", "Flood of March")
    assert (made["note"], sorted(made["codes"])) == ("Flood of March", sorted(codes[:2]))
    number = made["id"]
    assert sorted(hrforum.json(noun, "link", full, number, codes[2])["codes"]) == sorted(codes)
    assert sorted(hrforum.json(noun, "unlink", full, number, codes[0])["codes"]) == sorted(codes[1:])
    assert hrforum.json(noun, "edit", full, number, "--note", "Flood")["note"] == "Flood"
    assert hrforum.json(noun, "edit", full, number)["note"] == "Flood"
    (listed,) = hrforum.json(noun, "list", full)
    assert (listed["id"], listed["note"], listed.get("people", 2)) == (number, "Flood", 2)
    assert "Flood" in hrforum.done(noun, "list", full)
    assert hrforum.json(noun, "remove", full, number) == {"removed": number}
    assert hrforum.json(noun, "list", full) == []
    assert f"no {noun} {number}" in hrforum.refused(noun, "remove", full, number)


def test_two_testimonies_are_the_same_telling(hrforum: CommandLine, full: Path, codes: list[str]) -> None:
    gone, stays, _other = codes
    hrforum.done("consent", "withdraw", full, gone, "--use", "count")
    assert hrforum.json("merge", full, gone, stays, "--preview") == {"ends": ["count"]}
    merged = hrforum.json("merge", full, gone, stays)
    assert (merged["code"], merged["was"], merged["ends"]) == (stays, gone, ["count"])
    assert hrforum.json("testimony", "show", full, gone) == hrforum.json("testimony", "show", full, stays)
    assert gone not in [one["code"] for one in hrforum.json("testimony", "list", full)]
    assert "same testimony already" in hrforum.refused("merge", full, gone, stays)
    told = hrforum.done("merge", full, codes[2], stays)
    assert told.startswith(f"{codes[2]} is merged into {stays}")
