"""A hearing's rules by command line: kept, changed, warned of, and its days as a calendar."""

from datetime import timedelta
from pathlib import Path

from icalendar import Calendar

from hrforum.operations.deed import today
from tests.cli.conftest import CommandLine


def test_rules_go_in_and_warn(hrforum: CommandLine, archive: Path, tmp_path: Path) -> None:
    day = today()
    said = ("--body", "City Council", "--date", day + timedelta(9), "--deadline", day + timedelta(2))
    rules = ("--deadline-time", "12:00", "--names-aloud", "yes", "--anonymous", "no", "--copies", "9")
    more = ("--page-limit", "20", "--speaking-seconds", "120", "--interpreting", "same", "--starts", "18:30")
    one = hrforum.json("hearing", "add", archive, *said, *rules, *more)
    assert (one["names_aloud"], one["anonymous"], one["addresses_aloud"]) == ("yes", "no", "unknown")
    assert (one["deadline_time"], one["interpreting"], one["copies"]) == ("12:00", "same", 9)
    told = hrforum.json("hearing", "show", archive, "City Council")["warnings"]
    assert [each["code"] for each in told if each["grave"]] == ["said_aloud"]
    assert {each["code"] for each in told} >= {
        "deadline_near",
        "anonymous",
        "pages",
        "copies",
        "interpreting",
    }
    assert "Papers are due in 2 days at 12:00." in hrforum.done("hearing", "show", archive, one["id"])
    changed = hrforum.json("hearing", "edit", archive, one["id"], "--names-aloud", "unknown")
    assert (changed["names_aloud"], changed["copies"]) == ("unknown", 9)
    path = tmp_path / "days.ics"
    entries = hrforum.json("hearing", "ics", archive, "City Council", "-o", path)["entries"]
    assert [each["heading"] for each in entries] == ["Papers due: City Council", "Hearing: City Council"]
    assert len(Calendar.from_ical(path.read_bytes()).walk("VEVENT")) == 2


def test_what_is_no_time_is_said(hrforum: CommandLine, archive: Path) -> None:
    said = ("--body", "Council", "--date", "2026-12-08", "--starts", "late")
    assert "no time of day" in hrforum.refused("hearing", "add", archive, *said)
    result = hrforum("hearing", "add", archive, "--body", "C", "--date", "2026-12-08", "--copies", "0")
    assert result.exit_code == 2


def test_a_packet_is_held_against_the_rules(hrforum: CommandLine, full: Path, tmp_path: Path) -> None:
    hrforum.done("hearing", "edit", full, "City Council", "--anonymous", "no", "--page-limit", "99")
    made = hrforum.json(
        "packet", full, "--hearing", "City Council", "--accept-undecided", "-o", tmp_path / "packet.pdf"
    )
    assert [each["code"] for each in made["hearing_warnings"] if each["grave"]] == ["anonymous"]
    assert made["warnings"] == []
