"""Slips of a tired hand: a wrong name for an output, half an edit, a language that is none. Nothing is lost by them."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine
from tests.cli.test_words_by_command import TESTIMONY


@pytest.mark.parametrize(
    "command", [("packet", "--hearing", "1"), ("summary", "--hearing", "1"), ("recovery-sheet",)]
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


def test_an_edit_of_the_pseudonym_keeps_name_and_contact(hrforum: CommandLine, archive: Path) -> None:
    code = hrforum.json("testimony", "add", archive, "-", stdin=json.dumps(TESTIMONY))["code"]
    hrforum.done("testimony", "edit", archive, code, "-", stdin='{"testifier": {"pseudonym": "Grey Wren"}}')
    shown = hrforum.json("testimony", "show", archive, code)["testifier"]
    assert shown == {**TESTIMONY["testifier"], "pseudonym": "Grey Wren"}
    hrforum.done(
        "testimony", "edit", archive, code, "-", stdin='{"testifier": {"contact": null, "name": ""}}'
    )
    shown = hrforum.json("testimony", "show", archive, code)["testifier"]
    assert shown == {"pseudonym": "Grey Wren", "name": "", "contact": ""}


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
