"""From the command line: looking at a packet before it goes out, and making an edition again to the byte."""

import json
from pathlib import Path

from pypdf import PdfReader

from tests.cli.conftest import CommandLine


def test_preflight_lists_every_line_and_fails_where_something_stops(
    hrforum: CommandLine, full: Path, tmp_path: Path
) -> None:
    report = tmp_path / "report.pdf"
    before = hrforum("preflight", full, "--hearing", "City Council", "--json")
    assert before.exit_code == 1
    red = [each["key"] for each in json.loads(before.stdout)["lines"] if each["state"] == "red"]
    assert red == ["redaction"], "nobody decided yet on what the scan found"
    asked = ("packet", full, "--hearing", "City Council", "-o", tmp_path / "packet.pdf")
    assert "nobody decided" in hrforum.refused(*asked)
    for one in hrforum.json("testimony", "list", full):
        hrforum("redact", "let-stand", full, one["code"], "--all")
    hrforum.done(*asked)
    found = hrforum.json("preflight", full, "--hearing", "City Council", "-o", report)
    assert [each["key"] for each in found["lines"]][:3] == ["consent", "names", "redaction"]
    assert not found["blocked"]
    assert "What was checked" in PdfReader(report).pages[0].extract_text()
    for one in hrforum.json("testimony", "list", full):
        hrforum.done("consent", "withdraw", full, one["code"], "--all")
    stopped = hrforum("preflight", full, "--hearing", "City Council", "--json")
    assert stopped.exit_code == 1
    assert json.loads(stopped.stdout)["blocked"]
    assert stopped.stderr.count("\n") == 1


def test_an_edition_is_made_again_until_an_erasure(hrforum: CommandLine, full: Path, tmp_path: Path) -> None:
    first, again = tmp_path / "first.pdf", tmp_path / "again.pdf"
    made = hrforum.json("packet", full, "--hearing", "City Council", "-o", first, "--accept-names")
    remade = hrforum.json("edition", "remake", full, made["sha256"][:12], "-o", again)
    assert remade["sha256"] == made["sha256"]
    assert again.read_bytes() == first.read_bytes()
    code = made["exhibits"][0]["code"]
    hrforum.done("erase", full, code, "--scope", "story", "--yes")
    assert code in hrforum.refused("edition", "remake", full, made["sha256"], "-o", again)
    assert again.read_bytes() == first.read_bytes()
