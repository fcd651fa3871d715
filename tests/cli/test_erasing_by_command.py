"""Withdrawing and erasing by command, from the code on the card: what it reaches, what is written, and that the words are gone."""

import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from hrforum.operations import archive as archives
from hrforum.storage.key import Key
from tests.cli.conftest import AGREED, PASSPHRASE, REMEMBERED, CommandLine
from tests.storage.pages import SALT, plain_bytes

FIELDS = ("words", "older", "translated", "ask", "own")
TOLD = 8
"""So many testimonies with a needle in each of their five fields of words: forty needles."""


def needle(number: int, field: str) -> str:
    random = Random(f"{number} {field}")
    return "".join(random.choice("bcdfghjklmnpqrstvwz") for _each in range(14))


def tell(hrforum: CommandLine, archive: Path, number: int) -> str:
    said = {field: needle(number, field) for field in FIELDS}
    first = {
        "words": f"{said['older']} was said first.",
        "language": "en",
        "ask": said["ask"],
        "place": "Fruitvale",
        "tags": {"what_happened": ["Mould"]},
        "own_words": {"what_happened": said["own"]},
        "consent": AGREED.split(","),
    }
    code = hrforum.json("testimony", "add", archive, "-", stdin=json.dumps(first))["code"]
    again = json.dumps({"words": f"{said['words']} was said then."})
    hrforum.json("testimony", "edit", archive, code, "-", stdin=again)
    hrforum.done(
        "testimony",
        "translate",
        archive,
        code,
        "-",
        "--language",
        "fr",
        "--translator",
        "A",
        stdin=said["translated"],
    )
    return str(code)


def key_of(archive: Path) -> Key:
    return REMEMBERED(PASSPHRASE, archive.read_bytes()[:SALT])


def found_in(raw: bytes, numbers: range) -> list[str]:
    # The index writes each word without the beginning that it shares with the word before.
    return [f"{field} of {n}" for n in numbers for field in FIELDS if needle(n, field)[3:].encode() in raw]


@pytest.mark.parametrize("scope", ["story", "all"])
def test_forty_needles_are_nowhere_once_it_is_erased(
    hrforum: CommandLine, archive: Path, tmp_path: Path, scope: str
) -> None:
    codes = [tell(hrforum, archive, number) for number in range(TOLD + 1)]
    *gone, stays = codes
    key = key_of(archive)
    assert len(found_in(plain_bytes(archive, key).lower(), range(TOLD))) == 40, "the test sees them"
    for code in gone[1:]:
        hrforum.done("erase", archive, code, "--scope", scope, "--yes")
    # The last one in a process of its own, whose folder for temporary files is its own too.
    temp = tmp_path / "temp"
    temp.mkdir()
    ended = subprocess.run(
        [sys.executable, "-m", "hrforum", "erase", archive, gone[0], "--scope", scope, "--yes", "--json"],
        capture_output=True,
        check=False,
        text=True,
        env={**os.environ, "HRFORUM_PASSPHRASE": PASSPHRASE, "TMPDIR": str(temp), "TEMP": str(temp)},
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    said = json.loads(ended.stdout)
    assert (said["erased"], said["counted"]) == (scope, scope == "story")
    copy = Path(hrforum.json("backup", archive, tmp_path / "stick")["backup"])
    for path in (archive, copy):
        plain = plain_bytes(path, key).lower()
        assert found_in(plain, range(TOLD)) == []
        assert len(found_in(plain, range(TOLD, TOLD + 1))) == len(FIELDS)
    assert not list(archive.parent.glob("*-journal"))
    assert not list(archive.parent.glob("*-wal"))
    assert list(temp.iterdir()) == []
    listed = [one["code"] for one in hrforum.json("testimony", "list", archive)]
    assert listed == ([stays] if scope == "all" else list(reversed(codes)))
    hrforum.done("check", archive)


def test_what_is_erased_is_shown_first_and_nothing_is_done_without_a_yes(
    hrforum: CommandLine, full: Path, tmp_path: Path
) -> None:
    hrforum.done("packet", full, "--hearing", "City Council", "-o", tmp_path / "p.pdf", "--accept-names")
    hrforum.done("backup", full, tmp_path / "stick")
    code = hrforum.json("testimony", "list", full)[0]["code"]
    told = hrforum("erase", full, code, "--scope", "story", "--json")
    assert told.exit_code == 1
    assert "--yes" in told.stderr
    reach = json.loads(told.stdout)["reach"]
    assert [one["body"] for one in reach["packets"]] == ["City Council"]
    (edition,) = reach["editions"]
    assert (edition["body"], edition["hearing"], edition["filed_on"]) == ("City Council", "2026-12-08", None)
    assert len(edition["exhibits"]) == 1
    # The one made before the import may stand beside the archive that this one is a copy of.
    on_stick, before_import = (one["state"] for one in reach["backups"])
    assert on_stick == "untried"
    assert before_import in ("untried", "missing")
    plain = hrforum("erase", full, code, "--scope", "all").stdout
    assert "City Council" in plain
    assert "Backup: " in plain
    assert hrforum.json("testimony", "show", full, code)["code"] == code


def test_a_call_a_week_later(hrforum: CommandLine, full: Path, tmp_path: Path) -> None:
    """Story 3 by command: the packet was handed in, one use is ended, then the story is erased, and then all of it."""
    hrforum.done("packet", full, "--hearing", "City Council", "-o", tmp_path / "p.pdf", "--accept-names")
    code = hrforum.json("testimony", "list", full)[0]["code"]
    (edition,) = hrforum.json("packets", "editions", full)
    assert (edition["filed_on"], edition["superseded_on"], edition["can_be_remade"]) == (None, None, True)
    assert "day is a slip" in hrforum.refused("packets", "filed", full, edition["id"], "--on", "2026-01-01")
    assert hrforum.json("packets", "filed", full, edition["sha256"][:12])["id"] == edition["id"]
    assert "no such edition" in hrforum.refused("packets", "filed", full, "99")

    papers = tmp_path / "papers"
    said = hrforum.json(
        "consent", "withdraw", full, code.lower().replace("-", " "), "--use", "hearing_packet",
        "--receipt", tmp_path / "stop.pdf", "--notices", papers,
    )  # fmt: skip
    assert said["ended"] == ["hearing_packet"]
    assert said["in_force"]["hearing_packet"] == "no"
    assert said["reach"]["editions"][0]["superseded_on"] == said["on"]
    assert Path(said["receipt"]).exists()
    assert [Path(each).parent for each in said["notices"]] == [papers]
    (edition,) = hrforum.json("packets", "editions", full)
    assert edition["superseded_on"] == said["on"]
    assert edition["can_be_remade"]

    went = hrforum.json("testimony", "went", full, code, "-o", tmp_path / "went.pdf")
    assert went["taken_back"] == [{"on": said["on"], "uses": ["hearing_packet"]}]
    assert went["editions"][0]["filed_on"] == said["on"]
    assert Path(went["file"]).exists()

    hrforum.done("erase", full, code, "--scope", "story", "--yes", "--notices", papers)
    (edition,) = hrforum.json("packets", "editions", full)
    assert edition["erased"] == [code]
    assert code in edition["why"]
    assert hrforum.json("testimony", "went", full, code)["erased_on"] == said["on"]
    assert "were erased on" in hrforum.refused("erase", full, code, "--scope", "story", "--yes")
    done = hrforum.json("erase", full, code, "--scope", "all", "--yes", "--receipt", tmp_path / "all.pdf")
    assert done["reach"]["editions"][0]["body"] == "City Council"
    assert f"The testimony {code} was erased on" in hrforum.refused("testimony", "show", full, code)
    assert f"The testimony {code} was erased on" in hrforum.refused(
        "consent", "withdraw", full, code, "--all"
    )
    hrforum.done("check", full)


def test_a_misread_code_is_named_and_nothing_is_done(hrforum: CommandLine, full: Path) -> None:
    code = hrforum.json("testimony", "list", full)[0]["code"]
    wrong = code[:-1] + ("2" if code[-1] != "2" else "3")
    assert f"{code[-1]} would" in hrforum.refused("erase", full, wrong, "--scope", "all", "--yes")


def test_orders_go_to_another_copy(hrforum: CommandLine, full: Path, tmp_path: Path) -> None:
    laptop = tmp_path / "laptop.hrforum"
    laptop.write_bytes(full.read_bytes())
    first, second = (one["code"] for one in hrforum.json("testimony", "list", full, "--limit", 2))
    hrforum.done("erase", full, first, "--scope", "all", "--yes")
    hrforum.done("erase", full, second, "--scope", "story", "--yes")
    assert hrforum.json("erase-orders", full, "-o", tmp_path / "orders.json")["orders"] == 2
    assert hrforum.json("obey", laptop, tmp_path / "orders.json") == {"erased": 2, "orders": 2}
    assert "was erased on" in hrforum.refused("testimony", "show", laptop, first)
    assert hrforum.json("testimony", "show", laptop, second)["words"] == ""
    hrforum.done("check", laptop)


def test_the_ledger_tells_the_deeds_and_no_word(hrforum: CommandLine, full: Path) -> None:
    from hrforum.storage import ledger

    code = hrforum.json("testimony", "list", full)[0]["code"]
    hrforum.done("consent", "withdraw", full, code, "--all")
    hrforum.done("erase", full, code, "--scope", "story", "--yes")
    with archives.open_with_key(full, key_of(full)) as archive:
        withdrawn, erased = list(ledger.lines(archive))[-2:]
        uuid = archive.uuid_of("testimony", archive.value("SELECT id FROM testimony WHERE code = ?", (code,)))
    assert (withdrawn.deed, withdrawn.subjects) == ("consent.withdraw", (uuid,))
    assert (erased.deed, erased.subjects) == ("erase.story", (uuid,))
