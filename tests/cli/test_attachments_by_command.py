"""Attachments by command: added, listed, described, saved out and removed."""

import json
from pathlib import Path

from tests.cli.conftest import CommandLine
from tests.decode.made import photo, tone


def _code(hrforum: CommandLine, archive: Path) -> str:
    return str(
        hrforum.json(
            "testimony",
            "add",
            archive,
            "-",
            stdin=json.dumps({"words": "No heat.", "consent": ["record"]}),
        )["code"]
    )


def test_the_life_of_an_attachment(hrforum: CommandLine, archive: Path, tmp_path: Path) -> None:
    code, came = _code(hrforum, archive), tmp_path / "door.jpg"
    came.write_bytes(photo(canary="Zqplace"))
    said = ("--caption", "The door", "--alt", "A broken door", "--from", "Her telephone")
    made = hrforum.json(
        "attachment", "add", archive, code, came, *said, "--may-leave", "yes", "--proves", "signed"
    )
    assert (made["kind"], made["stripped"], made["may_leave"], made["proof"]) == (
        "picture",
        True,
        "yes",
        True,
    )
    number = made["number"]
    assert "Taken out on the way in" in hrforum.done("attachment", "show", archive, code, number)
    assert [one["number"] for one in hrforum.json("attachment", "list", archive, code)] == [number]
    assert "The door" in hrforum.done("attachment", "list", archive, code)
    changed = hrforum.json(
        "attachment", "edit", archive, code, number, "--caption", "The front door", "--may-leave", "no"
    )
    assert (changed["caption"], changed["alt"], changed["may_leave"]) == (
        "The front door",
        "A broken door",
        "no",
    )
    assert "use inside alone" in hrforum.refused("attachment", "save", archive, code, number, tmp_path)
    saved = Path(hrforum.json("attachment", "save", archive, code, number, tmp_path, "--inside")["path"])
    assert saved.name == "door (2).jpg"
    assert b"Zqplace" not in saved.read_bytes()
    assert "already" in hrforum.refused("attachment", "save", archive, code, number, saved, "--inside")
    hrforum.done("attachment", "remove", archive, code, number, "--yes")
    assert hrforum.json("attachment", "list", archive, code) == []


def test_it_is_asked_for_under_its_own_testimony(hrforum: CommandLine, archive: Path) -> None:
    first, other = (_code(hrforum, archive) for _each in range(2))
    path = archive.with_name("night.wav")
    path.write_bytes(tone(0.1))
    number = hrforum.json("attachment", "add", archive, first, path)["number"]
    sentence = hrforum.refused("attachment", "remove", archive, other, number, "--yes")
    assert sentence == f"{other} has no attachment {number}."


def test_what_cannot_be_attached_is_told_of(hrforum: CommandLine, archive: Path, tmp_path: Path) -> None:
    code = _code(hrforum, archive)
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(photo()[:200])
    assert "damaged" in hrforum.refused("attachment", "add", archive, code, broken)
    assert "archive" in hrforum.refused("attachment", "add", archive, code, archive)
    assert "no folder" in hrforum.refused("attachment", "add", archive, code, tmp_path)
    assert "cannot be read" in hrforum.refused("attachment", "add", archive, code, tmp_path / "nothing")
    assert hrforum.json("attachment", "list", archive, code) == []


def test_words_from_a_pipe_are_kept_under_a_name(hrforum: CommandLine, archive: Path) -> None:
    code = _code(hrforum, archive)
    made = hrforum.json("attachment", "add", archive, code, "-", "--name", "../no\u202etes", stdin="words")
    assert (made["kind"], made["name"], made["size"]) == ("file", "../no\\u202etes", 5)
