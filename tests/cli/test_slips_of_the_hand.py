"""Slips of a tired hand: a wrong name for an output, half an edit, a language that is none. Nothing is lost by them."""

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import CommandLine
from tests.cli.test_words_by_command import TESTIMONY


@pytest.mark.parametrize(
    "command",
    [("packet", "--hearing", "1", "--accept-undecided"), ("summary", "--hearing", "1"), ("recovery-sheet",)],
)
def test_a_document_never_takes_the_place_of_an_archive(
    hrforum: CommandLine, full: Path, command: tuple[str, ...]
) -> None:
    before = hrforum.json("testimony", "list", full)
    name, *rest = command
    for target in (full, full.with_name("other.hrforum"), full.with_name("OTHER.HRFORUM")):
        assert "archive" in hrforum.refused(name, full, *rest, "-o", target)
    renamed = full.rename(full.with_name("minutes.pdf"))
    assert "archive" in hrforum.refused(name, renamed, *rest, "-o", renamed)
    assert hrforum.json("testimony", "list", renamed) == before
    assert hrforum.json("check", renamed)["problems"] == []


def test_a_document_never_takes_the_place_of_another_kind_of_file(
    hrforum: CommandLine, full: Path, sheet: Path
) -> None:
    before = sheet.read_bytes()
    assert "no PDF" in hrforum.refused("packet", full, "--hearing", "1", "--accept-names", "-o", sheet)
    assert sheet.read_bytes() == before


def _opened(hrforum: CommandLine, archive: Path, code: str) -> Any:
    """Return a testimony as shown with the vault open, without the mark that says so of each person."""
    shown = hrforum.json("testimony", "show", archive, code, "--vault")
    assert [each.pop("in_vault") for each in shown["testifiers"]] == [False] * len(shown["testifiers"])
    return shown


def test_a_couple_speaks_together_and_each_stays_who_they_are(hrforum: CommandLine, archive: Path) -> None:
    ada = {"pseudonym": "Wren", "name": "Ada Quill", "guardian": "Berta Quill", "tags": {"age": ["25_34"]}}
    luis = {"pseudonym": "Heron", "name": "Luis Quill", "contact": "555-0142", "risk": "low"}
    blank = {"contact": "", "guardian": "", "risk": None, "young": False, "of_age_on": None}
    people = [{**blank, "tags": {}, "own_words": {}, **one} for one in (ada, luis)]
    when = {"precision": "range", "start": "2026-01-02", "end": "2026-02-03"}
    whole = {"words": "We froze.", "testifiers": people, "when": when, "status": "reviewed"}
    code = hrforum.json("testimony", "add", archive, "-", stdin=json.dumps(whole))["code"]
    shown = _opened(hrforum, archive, code)
    assert {key: shown[key] for key in whole} == whole
    change = {"testifiers": [{}, {"contact": None}], "when": None, "status": "closed"}
    hrforum.done("testimony", "edit", archive, code, "-", stdin=json.dumps(change))
    shown = _opened(hrforum, archive, code)
    assert shown["testifiers"] == [people[0], {**people[1], "contact": ""}]
    assert (shown["when"]["precision"], shown["status"]) == ("unknown", "closed")
    hrforum.done("testimony", "edit", archive, code, "-", stdin='{"testifiers": [{}]}')
    assert _opened(hrforum, archive, code)["testifiers"] == [people[0]]
    assert hrforum.json("describe", archive)["testifiers"] == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": "done"},
        {"when": {"precision": "exact"}},
        {"when": {"precision": "range", "start": "2026-02-03", "end": "2026-01-02"}},
        {"when": {"precision": "sometime"}},
        {"when": {"start": "2026-01-02"}},
        {"when": {"precision": "exact", "start": "yesterday"}},
        {"testifiers": {}},
        {"testifiers": ["Ada"]},
        {"testifiers": [{"nom": "Ada"}]},
        {"testifiers": [{"tags": {"what_happened": ["eviction"]}}]},
        {"testifiers": [], "testifier": {}},
    ],
)
def test_what_is_not_understood_of_a_testimony_is_refused(
    hrforum: CommandLine, archive: Path, wrong: dict[str, object]
) -> None:
    hrforum.refused("testimony", "add", archive, "-", stdin=json.dumps({"words": "We froze.", **wrong}))
    assert hrforum.json("testimony", "list", archive) == []


def test_an_edit_of_the_pseudonym_keeps_name_and_contact(hrforum: CommandLine, archive: Path) -> None:
    code = hrforum.json("testimony", "add", archive, "-", stdin=json.dumps(TESTIMONY))["code"]
    hrforum.done("testimony", "edit", archive, code, "-", stdin='{"testifier": {"pseudonym": "Grey Wren"}}')
    shown = _opened(hrforum, archive, code)["testifier"]
    assert shown.items() >= {**TESTIMONY["testifier"], "pseudonym": "Grey Wren"}.items()
    hrforum.done(
        "testimony", "edit", archive, code, "-", stdin='{"testifier": {"contact": null, "name": ""}}'
    )
    shown = hrforum.json("testimony", "show", archive, code)["testifier"]
    assert shown.items() >= {"pseudonym": "Grey Wren", "name": "", "contact": "", "in_vault": False}.items()


def test_withdrawing_everything_ends_also_what_was_not_in_force_yet(
    hrforum: CommandLine, archive: Path
) -> None:
    code = hrforum.json("testimony", "add", archive, "-", stdin=json.dumps(TESTIMONY))["code"]
    hrforum.done("consent", "give", archive, code, "--use", "press", "--from", "2999-01-01")
    hrforum.done("consent", "give", archive, code, "--use", "named_quote")
    no = ("--answer", "no", "--given-by", "guardian")
    hrforum.done("consent", "give", archive, code, "--use", "named_quote", *no)
    ended = hrforum.json("consent", "withdraw", archive, code, "--all")["ended"]
    assert set(ended) == {"record", "count", "named_quote", "press"}
    answers = hrforum.json("consent", "show", archive, code)["answers"]
    newest = {(one["use"], one["given_by"]): one["answer"] for one in answers}
    assert set(newest.values()) == {"no"}
    hrforum.done("consent", "give", archive, code, "--use", "named_quote", "--given-by", "guardian")
    assert hrforum.json("consent", "show", archive, code)["in_force"]["named_quote"] == "no"
    assert hrforum.json("consent", "withdraw", archive, code, "--all")["ended"] == ["named_quote"]


def test_a_refused_tag_leaves_no_dimension_behind(hrforum: CommandLine, archive: Path) -> None:
    hrforum.refused("tag", "add", archive, "--dimension", "Union", "--label", "Not asked")
    assert "no dimension" in hrforum.refused("tag", "list", archive, "--dimension", "Union")
    assert hrforum.json("tag", "add", archive, "--dimension", "Union", "--label", "Member")["key"] == "member"


def test_a_guessed_encoding_is_said_to_programs_too(
    hrforum: CommandLine, archive: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "old.csv"
    sheet.write_bytes("testimony\nVivo en Peñón desde marzo.\n".encode("cp1252"))
    (remark,) = hrforum.json("import", archive, sheet)["remarks"]
    assert "Windows-1252" in remark


def test_a_translation_into_no_language_is_refused(hrforum: CommandLine, full: Path) -> None:
    code = hrforum.json("testimony", "list", full)[0]["code"]
    by = ("--translator", "Lee", "--language")
    for wrong in ("my own", "zzzz", "e n", "x" * 40):
        assert "language" in hrforum.refused(
            "testimony", "translate", full, code, "-", *by, wrong, stdin="Sí."
        )
    for language in ("Spanish", "ES"):
        made = hrforum.json("testimony", "translate", full, code, "-", *by, language, stdin="Sí.")
        assert made["language"] == "es"
    versions = hrforum.json("testimony", "show", full, code)["versions"]
    assert [one["language"] for one in versions] == ["en", "es"]
    hrforum.done("packet", full, "--hearing", "1", "--accept-names", "-o", full.with_suffix(".pdf"))


def test_other_users_of_the_computer_read_neither_sheet_nor_copies(
    hrforum: CommandLine, archive: Path, tmp_path: Path
) -> None:
    hrforum.done("recovery-sheet", archive, "-o", tmp_path / "sheet.pdf")
    copy = Path(hrforum.json("backup", archive, tmp_path / "copies")["backup"])
    # Windows knows only whether a file may be written.
    others = stat.S_IRWXG | stat.S_IRWXO if os.name == "posix" else 0
    for private in (tmp_path / "sheet.pdf", copy):
        assert not private.stat().st_mode & others
