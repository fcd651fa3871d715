"""Testimonies found by words and answers, searches kept under names, and pictures of tables, by command."""

from pathlib import Path

from tests.cli.conftest import CommandLine


def codes(found: list[dict[str, str]]) -> set[str]:
    return {one["code"] for one in found}


def test_words_and_answers_are_looked_for_together(hrforum: CommandLine, full: Path) -> None:
    north = codes(hrforum.json("search", full, "--with", "borough=north"))
    not_for = codes(hrforum.json("search", full, "--with", "borough=north", "--without", "position=for"))
    assert 0 < len(not_for) < len(north)
    assert not_for < north
    told = hrforum.json("search", full, "--with", "borough=north", "--facets")
    counts = {(one["dimension"], one["label"]): one["count"] for one in told["facets"]}
    assert counts["borough", "North"] == len(north)
    assert counts["position", "For"] == len(north - not_for)
    # What an answer is called finds those who gave it.
    assert north <= codes(hrforum.json("search", full, "north"))
    assert "nothing to look for" in hrforum.refused("search", full)
    assert "no tag west" in hrforum.refused("search", full, "--with", "borough=west")


def test_a_search_is_saved_used_listed_and_removed(hrforum: CommandLine, full: Path) -> None:
    found = hrforum.json("search", full, "--with", "borough=north", "--save", "Up north")
    assert hrforum.json("search", full, "--saved", "up NORTH") == found
    assert hrforum.json("saved", "list", full) == [
        {"name": "Up north", "words": "", "with": [["borough", "north"]], "without": []}
    ]
    assert "of that name already" in hrforum.refused("search", full, "x y", "--save", "up north")
    assert hrforum.json("saved", "remove", full, "up north") == {"removed": "up north"}
    assert hrforum.json("saved", "list", full) == []
    assert "no saved search" in hrforum.refused("search", full, "--saved", "up north")


def test_a_table_is_drawn_with_the_numbers_for_outside(
    hrforum: CommandLine, full: Path, tmp_path: Path
) -> None:
    target = tmp_path / "boroughs.svg"
    hrforum.done("tabulate", full, "--by", "borough", "--by", "position", "--chart", "heat", "-o", target)
    assert target.read_text("utf-8").startswith("<svg ")
    facts = tmp_path / "boroughs.csv"
    hrforum.done("tabulate", full, "--by", "borough", "--chart", "bars", "-o", facts)
    assert facts.read_text("utf-8").startswith('"","people"')
    assert hrforum("tabulate", full, "--by", "borough", "--chart", "bars").exit_code == 2
    refused = hrforum.refused("tabulate", full, "--by", "borough", "--chart", "stacked", "-o", target)
    assert "cannot be drawn" in refused
    assert "ends in .svg" in hrforum.refused(
        "tabulate", full, "--by", "borough", "--chart", "bars", "-o", tmp_path / "boroughs.pdf"
    )
