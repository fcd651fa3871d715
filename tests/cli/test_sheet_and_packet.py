"""The main job by command: a spreadsheet in, a packet and a summary out, checked and copied."""

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import AGREED, ROWS, CommandLine

HEARING = Path(__file__).parents[3] / "shared" / "data" / "nyc-housing-hearing" / "testimonies.csv"


def test_a_sheet_comes_in_once(hrforum: CommandLine, archive: Path, sheet: Path) -> None:
    brought = hrforum.json("import", archive, sheet)
    assert (brought["read"], brought["added"], brought["already_there"], brought["skipped"]) == (
        ROWS,
        ROWS,
        0,
        [],
    )
    assert set(brought["map"]) == {
        "words=testimony", "name=speaker", "heard_on=heard_on", "tag.borough=borough", "tag.position=position",
    }  # fmt: skip
    assert brought["made"]["dimensions"] == ["borough", "position"]
    (kept,) = (archive.parent / "backups").iterdir()
    assert hrforum.json("testimony", "list", kept) == [], "a backup of what was there before"
    again = hrforum.json("import", archive, sheet)
    assert (again["read"], again["added"], again["already_there"]) == (ROWS, 0, ROWS)
    assert "nothing was added" in hrforum.done("import", archive, sheet)
    code = hrforum.json("testimony", "list", archive)[-1]["code"]
    assert "name" not in hrforum.json("testimony", "show", archive, code)["testifier"]
    shown = hrforum.json("testimony", "show", archive, code, "--vault")
    with sheet.open(encoding="utf-8", newline="") as source:
        first = next(csv.DictReader(source))
    assert (shown["words"], shown["testifier"]["name"], shown["consent"]) == (
        first["testimony"],
        first["speaker"],
        [],
    )


def test_a_stated_map_is_taken_at_its_word(hrforum: CommandLine, archive: Path, sheet: Path) -> None:
    stated = ("--map", "words=testimony", "--map", "pseudonym=Speaker", "--map", "tag.district=borough")
    brought = hrforum.json(
        "import", archive, sheet, *stated, "--forum", "Oak Hall", "--consent", "count", "--stated-by", "Ann"
    )
    assert brought["made"] == {
        "dimensions": [],
        "tags": ["district=north", "district=south"],
        "forums": ["Oak Hall"],
    }
    one = hrforum.json("testimony", "list", archive)[0]
    shown = hrforum.json("testimony", "show", archive, one["code"])
    assert (one["code"][:4], shown["testifier"]["name"], shown["heard_on"]) == ("OAK-", "", None)
    assert shown["tags"] == {"district": ["north", "south"]}
    (answer,) = hrforum.json("consent", "show", archive, one["code"])["answers"]
    assert (answer["use"], answer["answer"], answer["asked_by"]) == ("count", "yes", "Ann")
    assert answer["proof"].startswith("stated by importer Ann on 20")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--map", "words"), "FIELD=COLUMN"),
        (("--map", "words=nothing"), "nothing"),
        (("--map", "colour=speaker"), "colour"),
        (("--consent", "all"), "all is no use"),
    ],
)
def test_a_map_or_use_that_is_not_known_brings_nothing_in(
    hrforum: CommandLine, archive: Path, sheet: Path, options: tuple[str, ...], sentence: str
) -> None:
    assert sentence in hrforum.refused("import", archive, sheet, *options)
    assert hrforum.json("testimony", "list", archive) == []


def test_rows_without_words_are_reported_and_the_others_come_in(
    hrforum: CommandLine, archive: Path, tmp_path: Path
) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("speaker,testimony\nAna,The heat was off.\nLee,\nKim,It still is.\n")
    brought = hrforum.json("import", archive, path, "--map", "words=testimony")
    assert (brought["read"], brought["added"], brought["skipped"]) == (
        3,
        2,
        [{"row": 3, "why": "The row has no words."}],
    )
    assert "Row 3 skipped: The row has no words." in hrforum.done(
        "import", archive, path, "--map", "words=testimony"
    )
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    hrforum.refused("import", archive, path)
    assert len(hrforum.json("testimony", "list", archive)) == 2


def test_a_packet_says_what_went_in_and_what_stays_out(
    hrforum: CommandLine, full: Path, tmp_path: Path
) -> None:
    codes = [one["code"] for one in hrforum.json("testimony", "list", full)]
    hrforum.done("consent", "withdraw", full, codes[0], "--use", "hearing_packet")
    hrforum.done("consent", "withdraw", full, codes[1], "--all")
    path = tmp_path / "packet.pdf"
    made = hrforum.json("packet", full, "--hearing", "city council", "-o", path, "--accept-names")
    assert {one["code"] for one in made["exhibits"]} == set(codes[2:])
    assert {one["form"] for one in made["exhibits"]} == {"anonymous_quote"}
    assert {(one["code"], one["counted"]) for one in made["left_out"]} == {
        (codes[0], True),
        (codes[1], False),
    }
    assert all(one["why"] for one in made["left_out"])
    assert made["counted"] == ROWS - 1
    assert made["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    (packet,) = hrforum.json("packets", "list", full)
    assert [one["sha256"] for one in packet["editions"]] == [made["sha256"]]
    assert made["sha256"] in hrforum.done("packets", "list", full)
    assert "stays on record" in hrforum.refused("packets", "remove", full, packet["id"])
    assert "packet is made" in hrforum.refused("hearing", "remove", full, "City Council")


def test_a_packet_takes_conditions_and_another_language(
    hrforum: CommandLine, full: Path, tmp_path: Path
) -> None:
    options = ("--hearing", "1", "--where", "position=for", "--language", "es", "--accept-names")
    made = hrforum.json("packet", full, *options, "-o", tmp_path / "packet.pdf")
    assert (len(made["exhibits"]), made["language"], made["left_out"]) == (ROWS // 2, "es", [])
    said = hrforum.done("packet", full, *options, "-o", tmp_path / "packet.pdf")
    assert f"{ROWS // 2} exhibits, {ROWS // 2} counted, 0 left out." in said


def test_a_name_in_the_words_stops_a_packet_until_it_is_accepted(
    hrforum: CommandLine, archive: Path, tmp_path: Path
) -> None:
    hrforum.done("hearing", "add", archive, "--body", "Council", "--date", "2026-12-08")
    said: dict[str, Any] = {
        "words": "My name is Ximena and the heat is off.",
        "testifier": {"name": "Ximena Quill"},
        "consent": AGREED.split(","),
    }
    code = hrforum.json("testimony", "add", archive, "-", stdin=json.dumps(said))["code"]
    path = tmp_path / "packet.pdf"
    assert code in hrforum.refused("packet", archive, "--hearing", "1", "-o", path)
    stopped = hrforum("packet", archive, "--hearing", "1", "-o", path, "--json")
    assert stopped.exit_code == 1
    told = json.loads(stopped.stdout)
    assert ([one["code"] for one in told["warnings"]], told["file"]) == ([code], None)
    assert not path.exists()
    # A summary shows totals and asks alone.
    assert hrforum.json("summary", archive, "--hearing", "1", "-o", path)["warnings"] == []
    made = hrforum.json("packet", archive, "--hearing", "1", "-o", path, "--accept-names")
    assert [one["code"] for one in made["warnings"]] == [code]


def test_a_packet_of_nothing_says_why(
    hrforum: CommandLine, archive: Path, sheet: Path, tmp_path: Path
) -> None:
    hrforum.done("hearing", "add", archive, "--body", "Council", "--date", "2026-12-08")
    path = tmp_path / "packet.pdf"
    assert "No testimony is chosen" in hrforum.refused("packet", archive, "--hearing", "1", "-o", path)
    hrforum.done("import", archive, sheet)
    stopped = hrforum("packet", archive, "--hearing", "1", "-o", path, "--json")
    assert (stopped.exit_code, len(json.loads(stopped.stdout)["left_out"])) == (1, ROWS)
    assert stopped.stderr.startswith("Nothing can go into this document: all 12 testimonies stay out.")
    assert "no hearing Elm" in hrforum.refused("packet", archive, "--hearing", "Elm", "-o", path)
    assert not path.exists()


def test_an_archive_is_checked_copied_and_renamed(hrforum: CommandLine, full: Path, tmp_path: Path) -> None:
    checked = hrforum.json("check", full)
    assert (checked["problems"], checked["counts"]["testimony"]) == ([], ROWS)
    assert hrforum.done("check", full).endswith("All is well.\n")
    copy = hrforum.json("backup", full, tmp_path / "copies")["backup"]
    hrforum.done("describe", full, "--name", "Elm tenants", "--language", "fr")
    now, before = hrforum.json("describe", full), hrforum.json("describe", copy)
    assert (now["name"], now["place"], now["language"]) == ("Elm tenants", "Harbor Falls", "fr")
    assert (before["name"], before["testimonies"]) == ("Harbor tenants", ROWS)


def test_damage_is_told_and_ends_with_1(hrforum: CommandLine, full: Path) -> None:
    held = bytearray(full.read_bytes())
    held[-2000] ^= 0xFF
    full.write_bytes(held)
    result = hrforum("check", full, "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["problems"]
    assert "newest backup" in result.stderr


def test_the_recovery_sheet_is_printed_on_a_page(hrforum: CommandLine, archive: Path, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    assert hrforum.json("recovery-sheet", archive, "-o", path) == {"file": str(path)}
    assert path.read_bytes().startswith(b"%PDF-")


if HEARING.exists():

    def test_the_real_hearing_goes_from_sheet_to_packet(
        hrforum: CommandLine, archive: Path, tmp_path: Path
    ) -> None:
        brought = hrforum.json("import", archive, HEARING, "--consent", AGREED)
        assert (brought["read"], brought["added"], brought["skipped"]) == (203, 203, [])
        assert hrforum.json("import", archive, HEARING)["already_there"] == 203
        hrforum.done("hearing", "add", archive, "--body", "Council", "--date", "2026-12-08")
        path = tmp_path / "packet.pdf"
        stopped = hrforum("packet", archive, "--hearing", "Council", "-o", path, "--json")
        assert stopped.exit_code == 1
        assert len(json.loads(stopped.stdout)["warnings"]) >= 142
        made = hrforum.json("packet", archive, "--hearing", "Council", "-o", path, "--accept-names")
        assert (len(made["exhibits"]), made["left_out"], made["counted"]) == (203, [], 203)
        assert path.read_bytes().startswith(b"%PDF-")
