"""The papers around a packet by command: what is written, what is told as JSON, and warnings that stop nothing."""

import json
from pathlib import Path

import docx
import pytest

from tests.cli.conftest import CommandLine

WORDS = "--accept-names"


def test_a_packet_and_its_summary_are_word_documents_by_their_ending(
    hrforum: CommandLine, full: Path, tmp_path: Path
) -> None:
    for command in ("packet", "summary"):
        path = tmp_path / f"{command}.docx"
        told = hrforum.json(command, full, "--hearing", "City Council", "-o", path, WORDS)
        assert (told["pages"], told["file"]) == (None, str(path))
        assert docx.Document(str(path)).core_properties.author == ""
    assert "a Word document" in hrforum.done(
        "packet", full, "--hearing", "1", "-o", tmp_path / "again.docx", WORDS
    )


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_brief_and_cards(hrforum: CommandLine, full: Path, tmp_path: Path, ending: str) -> None:
    brief = hrforum.json(
        "brief", full, "--hearing", "City Council", "-o", tmp_path / f"brief.{ending}", WORDS
    )
    assert brief["pages"] == (1 if ending == "pdf" else None)
    assert len(brief["quoted"]) >= 2
    code = brief["quoted"][0]
    cards = hrforum.json(
        "cards", full, "--hearing", "City Council", "-o", tmp_path / f"cards.{ending}", WORDS, "--only", code,
        "--seconds", 120, "--interpreter", "consecutive", "--wpm", 130, "--second", "es",
    )  # fmt: skip
    assert (cards["seconds"], cards["budget"], cards["quoted"]) == (120, 130, [code])
    assert len(hrforum.json("packets", "editions", full)) == 2


def test_a_submission_counts_its_words_and_warns(hrforum: CommandLine, full: Path, tmp_path: Path) -> None:
    path, trace = tmp_path / "upr.docx", tmp_path / "trace.json"
    asked = (
        "submission",
        full,
        "--kind",
        "upr",
        "-o",
        path,
        "--joint",
        "Elm Union",
        "--country",
        "Canada",
        WORDS,
    )
    told = hrforum.json(*asked, "--trace", trace)
    assert (told["budget"], told["over"], told["confirmed"], told["quoted"]) == (5630, 0, False, [])
    assert told["words"] > 50
    claims = json.loads(trace.read_text("utf-8"))
    assert {each["what"] for each in claims} == {"number"}
    assert "Confirm the budget" in hrforum.done(*asked)
    over = hrforum.done(*asked, "--budget", 10)
    assert "Too long" in over
    assert "Confirm" not in over
    assert [each["body"] for each in hrforum.json("hearing", "list", full)].count(
        "Universal Periodic Review: stakeholder submission"
    ) == 1
    for code in [each["code"] for each in hrforum.json("testimony", "list", full)]:
        hrforum.done("consent", "give", full, code, "--use", "un_submission")
    assert len(hrforum.json(*asked)["quoted"]) == 3


def test_budgets_and_recommendations_are_kept_for_the_next_submission(
    hrforum: CommandLine, full: Path, tmp_path: Path
) -> None:
    assert {one["kind"]: one["single"] for one in hrforum.json("preset", "list", full)}["upr"] == 2815
    said = ("--single", 3000, "--joint", 6000, "--source", "Technical guidelines", "--as-of", "2027")
    assert hrforum.json("preset", "edit", full, "upr", *said)["checked"] is True
    first = hrforum.json("testimony", "list", full)[0]["code"]
    for code in [each["code"] for each in hrforum.json("testimony", "list", full)]:
        hrforum.done("consent", "give", full, code, "--use", "un_submission")
    hrforum.done("right", "link", full, "ICESCR 11", first)
    text = ("--text", "House people.", "--number", "26.215", "--cycle", "Cycle 3", "--position", "noted")
    assert len(hrforum.json("recommendation", "add", full, "icescr 11", *text)) == 1
    path = tmp_path / "upr.docx"
    asked = ("submission", full, "--kind", "upr", "-o", path, WORDS, "--introduction", "Who we are.")
    told = hrforum.json(*asked, "--trace", tmp_path / "trace.csv")
    assert (told["budget"], told["confirmed"]) == (3000, True)
    words = [each.text for each in docx.Document(str(path)).paragraphs]
    assert "Who we are." in words
    assert any("“House people.” (Cycle 3, 26.215; the state noted it)" in each for each in words)
    assert first in (tmp_path / "trace.csv").read_text("utf-8")
    assert first not in " ".join(words)
    assert hrforum.json("preset", "restore", full, "upr")["single"] == 2815
    assert "House people." in hrforum.done("recommendation", "list", full)
    hrforum.done("recommendation", "remove", full, 1)
    assert hrforum.done("recommendation", "list", full) == "No recommendation is kept.\n"


def test_what_cannot_be_written_is_said(hrforum: CommandLine, full: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    for command in ("brief", "cards"):
        told = hrforum.refused(command, full, "--hearing", "City Council", "-o", tmp_path / "mine.txt", WORDS)
        assert "is there already" in told
    assert (tmp_path / "mine.txt").read_text() == "mine"
    assert hrforum.json("packets", "editions", full) == []
