"""Hiding places, marking passages, and seeing what leaves, by command."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import AGREED, CommandLine

WORDS = "My name is Ximena Quill and I live at 14 Oak Street, and Ximena is cold."
HEARING = Path(__file__).parents[3] / "shared" / "data" / "nyc-housing-hearing" / "testimonies.csv"


def add(hrforum: CommandLine, archive: Path, words: str = WORDS, consent: str = AGREED, **more: Any) -> str:
    said = {"words": words, "testifier": {"name": "Ximena Quill"}, "consent": consent.split(","), **more}
    return str(hrforum.json("testimony", "add", archive, "-", stdin=json.dumps(said))["code"])


def test_a_place_is_hidden_changed_and_shown_again(hrforum: CommandLine, archive: Path) -> None:
    code = add(hrforum, archive)
    (kept,) = hrforum.json("redact", "add", archive, code, "--text", "14 Oak Street", "--reason", "address")
    assert (kept["said"], kept["audience"], kept["in"], kept["lost"]) == (
        "14 Oak Street",
        "outside",
        "en",
        False,
    )
    (second,) = hrforum.json("redact", "add", archive, code, "--text", "Ximena", "--nth", "2")
    assert (second["start"], second["end"]) == (WORDS.rindex("Ximena"), WORDS.rindex("Ximena") + 6)
    shown = hrforum.json("testimony", "preview", archive, code)
    assert shown["words"][0]["words"] == WORDS.replace("14 Oak Street", "[address]").replace(
        "Ximena is", "[name] is"
    )
    assert (shown["leaves"], shown["hidden"], shown["names_in_words"]) == (True, 2, True)
    (changed,) = hrforum.json(
        "redact",
        "edit",
        archive,
        kept["id"],
        "--audience",
        "cities",
        "--replacement",
        "[her home]",
        "--reason",
        "safety",
    )
    assert (changed["audience"], changed["replacement"], changed["reason"]) == (
        "cities",
        "[her home]",
        "safety",
    )
    assert len(hrforum.json("redact", "list", archive, code)) == 2
    assert hrforum.json("redact", "remove", archive, kept["id"], second["id"]) == {"removed": [1, 2]}
    assert hrforum.done("redact", "list", archive, code) == "Nothing is hidden.\n"
    assert WORDS in hrforum.done("testimony", "show", archive, code)


def test_what_leaves_is_told_for_each_audience(hrforum: CommandLine, archive: Path) -> None:
    code = add(hrforum, archive, consent="record,anonymous_quote,share_cities", ask="Call Ximena.")
    hrforum.json("redact", "add", archive, code, "--in", "ask", "--text", "Ximena", "--audience", "cities")
    assert (
        hrforum.json("testimony", "preview", archive, code, "--audience", "cities")["ask"] == "Call [name]."
    )
    outside = hrforum.json("testimony", "preview", archive, code)
    assert (outside["leaves"], outside["words"], outside["ask"]) == (False, [], None)
    assert outside["ask_the_person"] == "May the words stand in a hearing packet?"
    assert "ask for it" in hrforum.done("testimony", "preview", archive, code)
    assert "no hearing Elm" in hrforum.refused("testimony", "preview", archive, code, "--audience", "Elm")
    gate = {one["use"]: one for one in hrforum.json("consent", "show", archive, code)["gate"]}
    assert (gate["share_cities"]["in"], gate["share_cities"]["form"]) == (True, "anonymous_quote")
    assert gate["hearing_packet"]["ask"] == outside["ask_the_person"]
    assert "What may leave today:" in hrforum.done("consent", "show", archive, code)


def test_the_scan_proposes_and_a_person_decides(hrforum: CommandLine, archive: Path) -> None:
    code = add(hrforum, archive)
    found = hrforum.json("testimony", "scan", archive, code)
    assert [one["number"] for one in found] == [1, 2, 3]
    assert [one["said"] for one in found] == ["Ximena Quill", "14 Oak Street", "Ximena"]
    (hidden,) = hrforum.json("redact", "accept", archive, code, "--number", "2")
    assert (hidden["said"], hidden["reason"]) == ("14 Oak Street", "address")
    assert hrforum.json("redact", "let-stand", archive, code, "--all")["let_stand"] == 2
    again = hrforum.json("testimony", "scan", archive, code)
    assert [one["decided"] for one in again] == ["let_stand", "hidden", "let_stand"]
    assert hrforum.json("testimony", "preview", archive, code)["names_in_words"] is False
    assert "number 9" in hrforum.refused("redact", "accept", archive, code, "--number", "9")
    assert hrforum("redact", "accept", archive, code).exit_code == 2


def test_a_lost_redaction_stops_a_packet_until_it_is_put_in_its_place(
    hrforum: CommandLine, archive: Path, tmp_path: Path
) -> None:
    code = add(hrforum, archive, "I live at 14 Oak Street and it is cold.")
    hrforum.done("hearing", "add", archive, "--body", "Council", "--date", "2026-12-08")
    (kept,) = hrforum.json("redact", "add", archive, code, "--from", "10", "--to", "23")
    new = json.dumps({"words": "I live at 14 Oak St. and it is cold."})
    hrforum.done("testimony", "edit", archive, code, "-", stdin=new)
    (lost,) = hrforum.json("redact", "list", archive, code)
    assert (lost["lost"], lost["said"]) == (True, "14 Oak Street")
    assert "lost, look at it" in hrforum.done("redact", "list", archive, code)
    path = tmp_path / "packet.pdf"
    stopped = hrforum("packet", archive, "--hearing", "1", "-o", path, "--json")
    (left_out,) = json.loads(stopped.stdout)["left_out"]
    assert "no longer fits" in left_out["why"]
    (found,) = hrforum.json("redact", "edit", archive, kept["id"], "--text", "14 Oak St.")
    assert found["lost"] is False
    made = hrforum.json("packet", archive, "--hearing", "1", "-o", path)
    assert [one["hidden"] for one in made["exhibits"]] == [1]


def test_names_are_hidden_for_a_packet(hrforum: CommandLine, archive: Path, tmp_path: Path) -> None:
    code = add(hrforum, archive)
    hrforum.done("hearing", "add", archive, "--body", "Council", "--date", "2026-12-08")
    path = tmp_path / "packet.pdf"
    accepted = hrforum.done("packet", archive, "--hearing", "1", "-o", path, "--accept-names")
    assert "--redact-names is better" in accepted
    assert hrforum.json("redact", "list", archive, code) == []
    made = hrforum.json("packet", archive, "--hearing", "1", "-o", path, "--redact-names")
    assert (made["names_hidden"], made["warnings"]) == (2, [])
    assert made["exhibits"][0]["why"] == "Agreed to, as an anonymous quote. 2 places are hidden."


def test_passages_are_marked_tagged_listed_and_removed(hrforum: CommandLine, archive: Path) -> None:
    code = add(hrforum, archive)
    (kept,) = hrforum.json("passage", "add", archive, code, "--text", "Ximena is cold.", "--note", "short")
    assert (kept["kind"], kept["note"], kept["tags"]) == ("quote", "short", [])
    dimension = "winter"
    hrforum.done("tag", "add", archive, "--dimension", dimension, "--label", "Cold")
    (tagged,) = hrforum.json(
        "passage", "tag", archive, kept["id"], "--tag", f"{dimension}=cold", "--kind", "key_point"
    )
    assert (tagged["tags"], tagged["kind"]) == ([f"{dimension}=cold"], "key_point")
    assert hrforum.json("passage", "list", archive, "--tag", f"{dimension}=cold", "--code", code) == [tagged]
    assert hrforum.json("passage", "list", archive, "--kind", "quote") == []
    assert "Ximena is cold." in hrforum.done("passage", "list", archive)
    assert (
        hrforum.json("passage", "tag", archive, kept["id"], "--untag", f"{dimension}=cold")[0]["tags"] == []
    )
    hrforum.done("passage", "remove", archive, kept["id"])
    assert hrforum.done("passage", "list", archive) == "No passage is marked.\n"


@pytest.mark.parametrize("noun", ["redact", "passage"])
def test_a_place_is_named_in_one_way(hrforum: CommandLine, archive: Path, noun: str) -> None:
    code = add(hrforum, archive)
    for wrong in ((), ("--text", "Ximena", "--from", "1", "--to", "2"), ("--from", "5", "--to", "4")):
        assert hrforum(noun, "add", archive, code, *wrong).exit_code == 2
    assert "that often" in hrforum.refused(noun, "add", archive, code, "--text", "Ximena", "--nth", "3")
    assert "no words in fr" in hrforum.refused(noun, "add", archive, code, "--text", "x", "--in", "fr")
    assert "not in the words" in hrforum.refused(noun, "add", archive, code, "--from", "5", "--to", "4000")


if HEARING.exists():

    def test_all_names_of_the_real_hearing_are_hidden_and_its_packet_goes_out(
        hrforum: CommandLine, archive: Path, tmp_path: Path
    ) -> None:
        hrforum.json("import", archive, HEARING, "--consent", AGREED)
        hrforum.done("hearing", "add", archive, "--body", "Council", "--date", "2026-12-08")
        made = hrforum.json("packet", archive, "--hearing", "1", "-o", tmp_path / "p.pdf", "--redact-names")
        assert (len(made["exhibits"]), made["warnings"]) == (203, [])
        assert sum(one["hidden"] > 0 for one in made["exhibits"]) >= 142
        assert made["names_hidden"] == sum(one["hidden"] for one in made["exhibits"])
