"""Texts and exports of KoBoToolbox by command: split, looked at first, brought in once, or refused in one sentence."""

from pathlib import Path

import docx
import pytest

from tests.cli.conftest import CommandLine
from tests.exchange.test_kobo_exports import as_xlsx

TRANSCRIPT = """Notes of the evening

MODERATOR: Who begins?
ANA: The roof leaks.
BO: No heat.
MODERATOR: Since when?
BO: Since March.
ANA: And mould.
"""


@pytest.fixture
def transcript(tmp_path: Path) -> Path:
    path = tmp_path / "transcript.txt"
    path.write_text(TRANSCRIPT)
    return path


def letter(path: Path, *people: str) -> Path:
    document = docx.Document()
    for name in people:
        document.add_heading(name, 1)
        document.add_paragraph(f"Words of {name}.")
    document.save(str(path))
    return path


def words_in(hrforum: CommandLine, archive: Path) -> list[str]:
    codes = [one["code"] for one in hrforum.json("testimony", "list", archive)]
    return sorted(hrforum.json("testimony", "show", archive, code)["words"] for code in codes)


def test_a_preview_shows_what_would_become_what_and_adds_nothing(
    hrforum: CommandLine, archive: Path, transcript: Path
) -> None:
    seen = hrforum.json(
        "import", archive, transcript, "--split", "speakers", "--preview", "--map", "pseudonym=speaker"
    )
    assert [(one["pseudonym"], one["words"]) for one in seen["rows"]] == [
        ("ANA", "The roof leaks.\n\nAnd mould."),
        ("BO", "No heat.\nMODERATOR: Since when?\n\nSince March."),
    ]
    assert {one["name"]: (one["times"], one["role"]) for one in seen["labels"]} == {
        "MODERATOR": (2, "words"), "ANA": (2, "speaker"), "BO": (2, "speaker"),
    }  # fmt: skip
    assert [one["row"] for one in seen["skipped"]] == [1]
    told = hrforum.done("import", archive, transcript, "--split", "speakers", "--preview")
    assert told.startswith("2 testimonies would come in; nothing was added.\n")
    assert "Lines that begin with MODERATOR: 2 (words)" in told
    assert words_in(hrforum, archive) == []


def test_speakers_come_in_once_and_what_is_left_out_is_told(
    hrforum: CommandLine, archive: Path, transcript: Path
) -> None:
    options = ("--split", "speakers", "--label", "Moderator=out", "--map", "pseudonym=speaker")
    brought = hrforum.json("import", archive, transcript, *options)
    assert (brought["added"], [one["why"] for one in brought["skipped"]]) == (
        2,
        [
            "4 words of transcript.txt stand before the first speaker and are left out.",
            "4 words of MODERATOR in transcript.txt are left out, as chosen.",
        ],
    )
    renamed = transcript.rename(transcript.with_name("copy.txt"))
    again = hrforum.json("import", archive, renamed, *options)
    assert (again["added"], again["already_there"]) == (0, 2)
    shown = hrforum.json("testimony", "list", archive)
    assert hrforum.json("consent", "show", archive, shown[0]["code"])["answers"] == []


def test_several_files_come_in_together_whole_or_split(
    hrforum: CommandLine, archive: Path, tmp_path: Path
) -> None:
    one, two = letter(tmp_path / "a.docx", "Ana", "Bo"), letter(tmp_path / "b.docx", "Cy")
    plain = tmp_path / "c.md"
    plain.write_text("# Dov\n\nWords of Dov.\n")
    brought = hrforum.json(
        "import", archive, one, two, plain, "--split", "headings", "--map", "pseudonym=heading"
    )
    assert (brought["added"], brought["skipped"]) == (4, [])
    assert words_in(hrforum, archive) == [f"Words of {name}." for name in ("Ana", "Bo", "Cy", "Dov")]
    whole = hrforum.json("import", archive, one, two, plain)
    assert (whole["added"], whole["map"]) == (3, ["words=words"])
    assert "Ana\n\nWords of Ana.\n\nBo\n\nWords of Bo." in words_in(hrforum, archive)


def test_one_bad_file_brings_nothing_in(
    hrforum: CommandLine, archive: Path, tmp_path: Path, sheet: Path
) -> None:
    good, torn = letter(tmp_path / "a.docx", "Ana"), tmp_path / "torn.docx"
    torn.write_bytes(good.read_bytes()[:-300])
    assert hrforum.refused("import", archive, good, torn).startswith("torn.docx is damaged")
    assert "bring it in alone" in hrforum.refused("import", archive, good, sheet)
    assert words_in(hrforum, archive) == []


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--split", "headings"), "There are no headings to split at."),
        (("--split", "headings", "--label", "ANA=out"), "The option --label goes with --split speakers."),
        (("--level", "2"), "The option --level goes with --split headings."),
        (("--split", "speakers", "--label", "ANA"), "NAME=ROLE"),
        (("--split", "speakers", "--label", "ANA=hero"), "NAME=ROLE"),
        (("--split", "speakers", "--label", "Zoe=out"), "No line begins with Zoe"),
    ],
)
def test_a_choice_that_does_not_fit_is_refused(
    hrforum: CommandLine, archive: Path, transcript: Path, options: tuple[str, ...], told: str
) -> None:
    assert told in hrforum.refused("import", archive, transcript, *options)


def test_a_spreadsheet_is_not_split(hrforum: CommandLine, archive: Path, sheet: Path) -> None:
    assert "not split" in hrforum.refused("import", archive, sheet, "--split", "whole")
    seen = hrforum.json("import", archive, sheet, "--preview")
    assert (seen["comes_in"], seen["headings"], seen["labels"]) == (12, [], [])


def test_submissions_of_a_form_come_in_once(hrforum: CommandLine, archive: Path, tmp_path: Path) -> None:
    path = as_xlsx(tmp_path / "kobo.xlsx")
    brought = hrforum.json(
        "import", archive, path, "--map", "words=visit/testimony", "--map", "tag.issue=issues"
    )
    assert (brought["added"], brought["skipped"]) == (5, [])
    assert {"mould", "no_heat", "other"} <= {one.partition("=")[2] for one in brought["made"]["tags"]}
    assert any("repeated groups" in one for one in brought["remarks"])
    assert hrforum.json("import", archive, path)["already_there"] == 5
