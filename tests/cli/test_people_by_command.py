"""What protects people, by command line: risk, age, pseudonyms, and names behind the vault's door."""

import json
from pathlib import Path
from typing import Any

import pytest

from hrforum.operations import archive as archives
from hrforum.storage import ledger
from tests.cli.conftest import PASSPHRASE, CommandLine

SECRET = {"name": "Ximena Quillfeather", "contact": "ximena@example.org", "guardian": "Berta Oak"}


def _add(hrforum: CommandLine, archive: Path, **testifier: Any) -> str:
    said = json.dumps({"words": "No heat.", "testifier": testifier})
    return str(hrforum.json("testimony", "add", archive, "-", stdin=said)["code"])


def _person(hrforum: CommandLine, archive: Path, code: str, *options: str) -> Any:
    return hrforum.json("testimony", "show", archive, code, *options)["testifier"]


def _deeds(archive: Path) -> list[str]:
    with archives.unlock(archive, PASSPHRASE) as opened:
        return [line.deed for line in ledger.lines(opened)]


def test_a_name_is_shown_with_the_vault_alone_and_looking_is_noted(
    hrforum: CommandLine, archive: Path
) -> None:
    code = _add(hrforum, archive, pseudonym="Wren", **SECRET)
    for shown in (
        json.dumps(hrforum.json("testimony", "show", archive, code)),
        hrforum.done("testimony", "show", archive, code),
        json.dumps(hrforum.json("testimony", "list", archive)),
    ):
        assert not any(each in shown for each in SECRET.values())
    assert _person(hrforum, archive, code)["in_vault"] is True
    assert "name" not in _person(hrforum, archive, code)
    assert "vault.look" not in _deeds(archive)
    opened = _person(hrforum, archive, code, "--vault")
    assert opened.items() >= SECRET.items()
    text = hrforum.done("testimony", "show", archive, code, "--vault")
    assert all(each in text for each in SECRET.values())
    assert _deeds(archive).count("vault.look") == 2


def test_protection_goes_in_and_comes_out(hrforum: CommandLine, archive: Path) -> None:
    said = {"risk": "middle", "young": True, "of_age_on": "2030-05-06"}
    code = _add(hrforum, archive, **said)
    assert _person(hrforum, archive, code).items() >= said.items()
    hrforum.done(
        "testimony", "edit", archive, code, "-", stdin='{"testifier": {"young": false, "risk": null}}'
    )
    left = {"risk": None, "young": False, "of_age_on": "2030-05-06"}
    assert _person(hrforum, archive, code).items() >= left.items()


@pytest.mark.parametrize("key", SECRET)
def test_at_high_risk_a_name_needs_a_deliberate_yes(hrforum: CommandLine, archive: Path, key: str) -> None:
    high = {"risk": "high", key: SECRET[key]}
    refused = json.dumps({"words": "No heat.", "testifier": high})
    assert "risk is high" in hrforum.refused("testimony", "add", archive, "-", stdin=refused)
    assert hrforum.json("testimony", "list", archive) == []
    code = _add(hrforum, archive, **high, all_the_same=True)
    assert _person(hrforum, archive, code, "--vault")[key] == SECRET[key]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"risk": "huge"}, '"testifier.risk" is one of: low, middle, high.'),
        ({"young": "yes"}, '"testifier.young" must be true or false.'),
        ({"of_age_on": "soon"}, "is not a day"),
        ({"same_as": "HRF-00000-W"}, "No testimony here"),
    ],
)
def test_what_is_not_understood_is_named(
    hrforum: CommandLine, archive: Path, wrong: dict[str, object], sentence: str
) -> None:
    said = json.dumps({"words": "No heat.", "testifier": wrong})
    assert sentence in hrforum.refused("testimony", "add", archive, "-", stdin=said)


def test_a_pseudonym_is_one_persons_and_said_to_be_the_same_it_is_theirs(
    hrforum: CommandLine, archive: Path
) -> None:
    first = _add(hrforum, archive, pseudonym="Wren", **SECRET)
    again = json.dumps({"words": "Still no heat.", "testifier": {"pseudonym": "WREN"}})
    assert "Somebody else has or had the pseudonym" in hrforum.refused(
        "testimony", "add", archive, "-", stdin=again
    )
    second = _add(hrforum, archive, same_as=first)
    assert _person(hrforum, archive, second)["pseudonym"] == "Wren"
    assert _person(hrforum, archive, second, "--vault")["name"] == SECRET["name"]
    assert hrforum.json("describe", archive)["testifiers"] == 1


def test_pseudonyms_are_proposed_without_showing_a_name(hrforum: CommandLine, archive: Path) -> None:
    code = _add(hrforum, archive, **SECRET)
    found = hrforum.json("testifier", "pseudonym", archive, code, "--language", "fr")["pseudonym"]
    assert found
    assert not any(word[0].casefold() in "xq" for word in found.split())
    assert hrforum.done("testifier", "pseudonym", archive).strip()
    assert "high" in hrforum.done("testifier", "risks")


def test_the_age_limit_is_chosen_and_kept(hrforum: CommandLine, archive: Path) -> None:
    assert hrforum.json("archive-choice", archive) == {"age_limit": 18}
    assert hrforum.json("archive-choice", archive, "--age-limit", "16") == {"age_limit": 16}
    assert hrforum.json("archive-choice", archive) == {"age_limit": 16}
    assert "from 1 to 30" in hrforum.refused("archive-choice", archive, "--age-limit", "99")


def test_both_answers_are_needed_by_command_too(hrforum: CommandLine, archive: Path) -> None:
    code = _add(hrforum, archive, young=True)
    asked = ("consent", "give", archive, code, "--use", "press,named_quote,record", "--given-by")
    assert (
        hrforum.json(*asked, "guardian")["in_force"].items()
        >= {"press": "not_asked", "record": "yes"}.items()
    )
    after = hrforum.json(*asked, "young_person")["in_force"]
    assert (after["press"], after["named_quote"]) == ("yes", "not_asked")
