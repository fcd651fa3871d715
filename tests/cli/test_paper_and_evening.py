"""Sheets, cards and the evening by command, read back out of the PDFs they write."""

from pathlib import Path

import pypdf

from hrforum.documents.check import check
from hrforum.domain.code import read_code
from tests.cli.conftest import CommandLine


def text_of(path: Path) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def forum(hrforum: CommandLine, archive: Path) -> None:
    hrforum.done("forum", "add", archive, "--name", "Fruitvale", "--prefix", "OAK", "--date", "2026-03-14")


def test_sheets_are_printed_and_their_codes_taken_up(
    hrforum: CommandLine, archive: Path, tmp_path: Path
) -> None:
    forum(hrforum, archive)
    hrforum.done("contact", archive, "Nell Ortiz, 510 555 0100")
    target = tmp_path / "sheets.pdf"
    made = hrforum.json(
        "paper",
        archive,
        "--forum",
        "fruitvale",
        "--sheets",
        2,
        "--language",
        "es",
        "--second",
        "en",
        "-o",
        target,
    )
    assert [read_code(code) for code in made["codes"]] == made["codes"]
    text = " ".join(text_of(target).split())
    for part in (*made["codes"], "510 555 0100", "Sí", "Yes", "registro público", "public record", "Nombre"):
        assert part in text
    for profile in ("ua1", "2a"):
        assert check(target, profile).failed == ()
    assert {one["code"] for one in hrforum.json("paper", "codes", archive)} == set(made["codes"])
    first = made["codes"][0]
    kept = hrforum.json("testimony", "add", archive, "-", stdin=f'{{"words": "Cold.", "code": "{first}"}}')
    assert kept["code"] == first
    shown = hrforum.json("testimony", "show", archive, first)
    assert shown["forum"] == "Fruitvale"
    assert [one["code"] for one in hrforum.json("paper", "codes", archive)] == made["codes"][1:]
    cards = hrforum.json("paper", "cards", archive, "-o", tmp_path / "cards.pdf")
    assert cards["codes"] == made["codes"][1:]


def test_every_page_of_a_sheet_carries_its_code(hrforum: CommandLine, archive: Path, tmp_path: Path) -> None:
    target = tmp_path / "sheets.pdf"
    made = hrforum.json("paper", archive, "--sheets", 2, "-o", target)
    pages = [page.extract_text() for page in pypdf.PdfReader(target).pages]
    first, second = made["codes"]
    start = next(at for at, page in enumerate(pages) if second in page)
    assert start % 2 == 0, "a sheet begins on a front side"
    assert all(first in page and second not in page for page in pages[:start])
    assert all(second in page and first not in page for page in pages[start:])


def test_a_card_says_what_was_agreed_and_no_name(hrforum: CommandLine, archive: Path, tmp_path: Path) -> None:
    body = (
        '{"words": "Hace frío.", "language": "es", "testifier": {"name": "Ada Lovelace", "pseudonym": "Wren"},'
        ' "consent": ["record", "hearing_packet"]}'
    )
    code = hrforum.json("testimony", "add", archive, "-", stdin=body)["code"]
    target = tmp_path / "card.pdf"
    hrforum.done("card", archive, code, "-o", target)
    text = " ".join(text_of(target).split())
    assert code in text
    assert "audiencia" in text, "the card speaks the testimony's language"
    for name in ("Ada", "Lovelace", "Wren"):
        assert name not in text
    for profile in ("ua1", "2a"):
        assert check(target, profile).failed == ()
    hrforum.done("card", archive, code, "-o", target, "--language", "en")
    assert "hearing" in text_of(target)


def test_a_wrong_code_or_forum_is_named(hrforum: CommandLine, archive: Path, tmp_path: Path) -> None:
    assert "no forum" in hrforum.refused("paper", archive, "--forum", "Elm", "-o", tmp_path / "s.pdf")
    assert "1 to 200" in hrforum.refused("paper", archive, "--sheets", 0, "-o", tmp_path / "s.pdf")
    assert "No code is reserved" in hrforum.refused("paper", "cards", archive, "-o", tmp_path / "s.pdf")


def test_the_queue_and_what_is_left_of_the_evening(
    hrforum: CommandLine, archive: Path, tmp_path: Path
) -> None:
    forum(hrforum, archive)
    one = hrforum.json("turn", "add", archive, "Fruitvale", "Blue coat", "--language", "es")
    two = hrforum.json("turn", "add", archive, "Fruitvale")
    assert (one["stage"], two["called"]) == ("waiting", "1")
    assert hrforum.json("turn", "call", archive, one["id"])["stage"] == "speaking"
    assert [each["id"] for each in hrforum.json("turn", "list", archive, "fruitvale")] == [
        one["id"],
        two["id"],
    ]
    hrforum.done("testimony", "add", archive, "-", stdin='{"words": "Cold.", "forum": "Fruitvale"}')
    left = hrforum.json("forum", "evening", archive, "Fruitvale")
    assert (left["taken"], left["waiting"]) == ({"en": 1}, {"": 1, "es": 1})
    assert len(left["nothing_asked"]) == 1
    assert not left["backed_up_today"]
    assert not left["done"]
    hrforum.done("turn", "done", archive, one["id"])
    hrforum.done("turn", "gone", archive, two["id"])
    hrforum.done("turn", "empty", archive, "Fruitvale", "--yes")
    hrforum.done("consent", "give", archive, left["nothing_asked"][0], "--use", "record")
    hrforum.done("backup", archive, tmp_path)
    left = hrforum.json("forum", "evening", archive, "Fruitvale")
    assert left["done"], left
    assert "Last backup" in hrforum.done("forum", "evening", archive, "Fruitvale")
