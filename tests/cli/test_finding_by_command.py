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


def test_or_not_either_and_a_language(hrforum: CommandLine, full: Path) -> None:
    everybody = codes(hrforum.json("search", full, "--with", "told_in=en", "--limit", "1500"))
    assert codes(hrforum.json("search", full, "--language", "EN", "--limit", "1500")) == everybody
    assert "no tag xx" in hrforum.refused("search", full, "--language", "xx")
    north, south = (
        codes(hrforum.json("search", full, "--with", f"borough={one}")) for one in ("north", "south")
    )
    both = ("--either", "borough=north", "--either", "borough=south")
    assert codes(hrforum.json("search", full, *both)) == north | south
    hrforum.done("search", full, *both, "--save", "Up and down")
    assert codes(hrforum.json("search", full, "--saved", "Up and down")) == north | south
    assert "or borough=south" in hrforum.done("saved", "list", full)
    word = hrforum.json("search", full, "north or south")
    assert north | south <= codes(word)
    assert not north & codes(hrforum.json("search", full, "NOT north", "--limit", "1500"))


def test_what_was_found_stands_between_stars(hrforum: CommandLine, full: Path) -> None:
    hit = next(one for one in hrforum.json("search", full, "the or and") if one["marks"])
    start, end = hit["marks"][0]
    assert f"*{hit['snippet'][start:end]}*" in hrforum.done("search", full, "the or and")


def test_a_search_is_saved_used_listed_and_removed(hrforum: CommandLine, full: Path) -> None:
    found = hrforum.json("search", full, "--with", "borough=north", "--save", "Up north")
    assert hrforum.json("search", full, "--saved", "up NORTH") == found
    assert hrforum.json("saved", "list", full) == [
        {"name": "Up north", "words": "", "with": [["borough", "north"]], "without": [], "either": []}
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
    assert facts.read_text("utf-8").startswith('"Borough (people)","people"')
    assert hrforum("tabulate", full, "--by", "borough", "--chart", "bars").exit_code == 2
    refused = hrforum.refused("tabulate", full, "--by", "borough", "--chart", "stacked", "-o", target)
    assert "cannot be drawn" in refused
    assert "ends in .svg" in hrforum.refused(
        "tabulate", full, "--by", "borough", "--chart", "bars", "-o", tmp_path / "boroughs.pdf"
    )
