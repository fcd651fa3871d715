"""A packet filled by commands: own words, asks with whom and by when, charts; all of it read again in the PDF."""

import json
from pathlib import Path

from pypdf import PdfReader

from tests.cli.conftest import CommandLine


def test_a_packet_is_written_asked_and_drawn_by_commands(
    hrforum: CommandLine, full: Path, tmp_path: Path
) -> None:
    made = hrforum.json("packet", full, "--hearing", "1", "-o", tmp_path / "a.pdf", "--accept-undecided")
    one = str(made["packet"])
    words = tmp_path / "words.txt"
    words.write_text("In March they promised inspections. None came.", "utf-8")
    assert hrforum.json("packets", "write", full, one, "promises", words)["place"] == "promises"
    hrforum.json("authority", "add", full, "--name", "Housing Board", "--level", "city")
    asked = hrforum.json(
        "packets", "ask", full, one, "Inspect.", "--of", "housing board", "--by", "2027-06-01"
    )
    assert (asked["of"], asked["authority"], asked["by"]) == ("Housing Board", 1, "2027-06-01")
    other = hrforum.json("packets", "ask", full, one, "Answer.", "--of", "The inspectors")
    assert (other["of"], other["authority"]) == ("The inspectors", None)
    assert [each["what"] for each in hrforum.json("packets", "asks", full, one)] == ["Inspect.", "Answer."]
    hrforum.json("packet", full, "--hearing", "1", "-o", tmp_path / "b.pdf", "--accept-undecided")
    said = " ".join(" ".join(page.extract_text() for page in PdfReader(tmp_path / "b.pdf").pages).split())
    for wanted in ("None came.", "Housing Board Inspect. June 1, 2027", "The inspectors Answer."):
        assert wanted in said
    hrforum.json("packets", "remove-ask", full, str(other["id"]))
    assert len(hrforum.json("packets", "asks", full, one)) == 1


def test_what_cannot_stand_in_a_packet_is_refused(hrforum: CommandLine, full: Path, tmp_path: Path) -> None:
    hrforum.json("packet", full, "--hearing", "1", "-o", tmp_path / "a.pdf", "--accept-undecided")
    words = tmp_path / "words.txt"
    words.write_bytes(b"\xff\xfe\xff")
    assert "UTF-8" in hrforum.refused("packets", "write", full, "1", "summary", words)
    words.write_text("Words.")
    assert "no such section" in hrforum.refused("packets", "write", full, "1", "nowhere", words)
    assert "no such packet" in hrforum.refused("packets", "ask", full, "9", "Inspect.", "--of", "The city")
    few = hrforum.refused("packets", "chart", full, "1", "--by", "forum")
    assert "Nothing of this may be told" in few
    assert "No statement with a number" in hrforum.refused("packets", "chart", full, "1", "--statements")
    assert hrforum.json("packets", "charts", full, "1") == []


def test_a_chart_is_chosen_listed_and_taken_out(hrforum: CommandLine, full: Path, tmp_path: Path) -> None:
    for number in range(24):
        said = {
            "words": f"Said {number}.",
            "consent": ["record", "count"],
            "tags": {"what_happened": [("eviction", "rent_increase")[number % 2]]},
        }
        hrforum.json("testimony", "add", full, "-", stdin=json.dumps(said))
    made = hrforum.json("packet", full, "--hearing", "1", "-o", tmp_path / "a.pdf", "--accept-undecided")
    one = str(made["packet"])
    kept = hrforum.json(
        "packets", "chart", full, one, "--by", "what_happened", "--unit", "testimonies", "--title", "Homes"
    )
    assert (kept["kind"], kept["by"], kept["place"]) == ("bars", ["what_happened"], "together")
    assert json.dumps(hrforum.json("packets", "charts", full, one)) == json.dumps([kept])
    hrforum.json("packets", "remove-chart", full, str(kept["id"]))
    assert hrforum.json("packets", "charts", full, one) == []
