"""Where a passphrase comes from, that it does not stay in the environment, and how a lost one is replaced."""

import json
import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from hrforum.cli.opened import OpenArchive, on_archive
from hrforum.cli.program import Program
from tests.cli.conftest import PASSPHRASE, CommandLine

OTHER = "quite another passphrase"


def test_the_passphrase_leaves_the_environment_once_it_was_read(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HRFORUM_PASSPHRASE", PASSPHRASE)
    seen: list[str | None] = []
    looking = Program("looking")

    @looking.command()
    @on_archive
    def look(archive: OpenArchive) -> None:
        seen.append(os.environ.get("HRFORUM_PASSPHRASE"))
        assert archive.path.exists()

    assert CliRunner().invoke(looking, ["look", str(archive)]).exit_code == 0
    assert seen == [None]


@pytest.mark.parametrize(
    "written", [PASSPHRASE, PASSPHRASE + "\n", PASSPHRASE + "\r\n", "\ufeff" + PASSPHRASE + "\n"]
)
def test_a_file_goes_before_the_environment(
    hrforum: CommandLine, archive: Path, tmp_path: Path, written: str
) -> None:
    file = tmp_path / "passphrase.txt"
    file.write_bytes(written.encode())
    wrong = {"HRFORUM_PASSPHRASE": "a wrong passphrase"}
    assert "Harbor" in hrforum.done("describe", archive, "--passphrase-file", file, env=wrong)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [(None, "cannot be read"), (b"", "empty"), (b"\n", "empty"), (b"\xff\xfe", "UTF-8")],
)
def test_a_file_that_holds_no_passphrase_is_named(
    hrforum: CommandLine, archive: Path, tmp_path: Path, written: bytes | None, sentence: str
) -> None:
    file = tmp_path / "passphrase.txt"
    if written is not None:
        file.write_bytes(written)
    assert sentence in hrforum.refused("describe", archive, "--passphrase-file", file)


def test_blanks_belong_to_a_passphrase(hrforum: CommandLine, archive: Path, tmp_path: Path) -> None:
    file = tmp_path / "passphrase.txt"
    file.write_text(PASSPHRASE + " \n")
    assert "does not open" in hrforum.refused("describe", archive, "--passphrase-file", file)


def test_it_is_asked_for_where_none_is_given(archive: Path, tmp_path: Path) -> None:
    asking = CommandLine(tmp_path, None)
    result = asking("describe", archive, stdin=PASSPHRASE + "\n")
    assert result.exit_code == 0
    assert PASSPHRASE not in result.output


def test_without_any_passphrase_nothing_is_opened(archive: Path, tmp_path: Path) -> None:
    result = CommandLine(tmp_path, None)("describe", archive, stdin="")
    assert result.exit_code == 1
    assert "No passphrase was given." in result.stderr


def test_a_new_archive_wants_a_long_passphrase_and_a_free_name(
    hrforum: CommandLine, archive: Path, tmp_path: Path
) -> None:
    short = {"HRFORUM_PASSPHRASE": "too short"}
    assert "12 characters" in hrforum.refused("new", tmp_path / "fresh", "--name", "Oak", env=short)
    assert not (tmp_path / "fresh.hrforum").exists()
    before = archive.read_bytes()
    assert "already a file" in hrforum.refused("new", archive, "--name", "Oak")
    assert archive.read_bytes() == before


def test_the_suffix_may_be_left_out(hrforum: CommandLine, archive: Path) -> None:
    assert hrforum.json("describe", archive.with_suffix(""))["name"] == "Harbor tenants"


def test_a_new_passphrase_replaces_the_old_one_and_a_backup_keeps_that(
    hrforum: CommandLine, archive: Path
) -> None:
    sheet = hrforum.json("recovery-sheet", archive)
    kept = hrforum("passphrase", archive, "--json", env={"HRFORUM_NEW_PASSPHRASE": OTHER})
    assert kept.exit_code == 0
    assert "does not open" in hrforum.refused("describe", archive)
    copies = list((archive.parent / "backups").iterdir())
    assert [str(copy) in kept.stdout for copy in copies] == [True]
    assert hrforum.json("describe", copies[0])["name"] == "Harbor tenants"
    # The sheet of before belongs to the old key.
    lost = hrforum(
        "passphrase", archive, "--recovery", stdin=sheet["code"] + "\n", env={"HRFORUM_NEW_PASSPHRASE": OTHER}
    )
    assert lost.exit_code == 1
    assert "passphrase was changed since" in lost.stderr


def test_a_lost_passphrase_is_replaced_with_the_recovery_sheet(
    hrforum: CommandLine, archive: Path, tmp_path: Path
) -> None:
    sheet = hrforum.json("recovery-sheet", archive)
    assert len(sheet["code"].replace(" ", "")) == 62
    assert sheet["code"] in hrforum.done("recovery-sheet", archive)
    forgetful = CommandLine(tmp_path, None)
    typed = sheet["code"].lower().replace("1", "l") + "\n"
    result = forgetful(
        "passphrase", archive, "--recovery", stdin=typed, env={"HRFORUM_NEW_PASSPHRASE": OTHER}
    )
    assert result.exit_code == 0, result.stderr
    found = CommandLine(tmp_path, OTHER).json("describe", archive)
    assert found["name"] == "Harbor tenants"


def test_a_practice_archive_opens_under_the_published_passphrase(tmp_path: Path) -> None:
    practising = CommandLine(tmp_path, "practice forum")
    made = practising.json("practice", tmp_path / "p", "--testimonies", 7, "--seed", 3)
    assert (made["testimonies"], made["practice"]) == (7, True)
    assert "PRACTICE" in practising.done("describe", made["archive"])


def test_cards_open_the_archive_and_set_a_new_passphrase(
    hrforum: CommandLine, archive: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "cards.pdf"
    assert hrforum("recovery-sheet", archive, "--cards", "3").exit_code == 2
    hrforum.done("recovery-sheet", archive, "--cards", "3", "-o", sheet)
    pages = [page.extract_text().split("made on")[1] for page in PdfReader(sheet).pages]
    cards = [" ".join(re.findall(r"\d+ ([a-z]{4,})", page)) for page in pages]
    assert hrforum.json("describe", archive)["recovery_typed_back"] is False
    typed = hrforum("recovery-sheet", archive, "--typed-back", stdin=f"{cards[0]}\n{cards[1]}\n\n")
    assert typed.exit_code == 0, typed.output
    assert hrforum.json("describe", archive)["recovery_typed_back"] is True
    fresh = {"HRFORUM_NEW_PASSPHRASE": OTHER}
    said = hrforum("passphrase", archive, "--recovery", stdin=f"{cards[2]}\n{cards[0]}\n\n", env=fresh)
    assert said.exit_code == 0, said.output
    about = hrforum("describe", archive, "--json", env={"HRFORUM_PASSPHRASE": OTHER})
    assert json.loads(about.stdout)["recovery_typed_back"] is False
