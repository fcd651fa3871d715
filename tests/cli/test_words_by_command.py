"""Forums, tags, testimonies, consent and hearings: everything is added, listed, changed and removed by command."""

import json
from pathlib import Path
from typing import Any

import pytest

from hrforum.domain.consent import Use
from tests.cli.conftest import ROWS, CommandLine

TESTIMONY: dict[str, Any] = {
    "words": "No hay calefacción desde enero.\nEl casero no contesta.",
    "language": "es",
    "heard_on": "2026-03-14",
    "forum": "Oak Hall",
    "testifier": {"pseudonym": "Blue Heron", "name": "Ximena Quill", "contact": "555-0142"},
    "tags": {
        "age": ["25_34"],
        "What happened": ["Unsafe housing or repairs refused"],
        "tenant union": ["member"],
    },
    "own_words": {"ethnicity": "mi gente es de la costa"},
    "consent": ["record", "count"],
    "ask": "Heat in every flat",
    "place": "Alder Street",
}


def test_a_testimony_goes_in_and_comes_out_whole(hrforum: CommandLine, archive: Path) -> None:
    added = hrforum.json("testimony", "add", archive, "-", stdin=json.dumps(TESTIMONY))
    assert added["made"] == {
        "dimensions": ["tenant_union"],
        "tags": ["tenant_union=member"],
        "forums": ["Oak Hall"],
    }
    shown = hrforum.json("testimony", "show", archive, added["code"].lower(), "--vault")
    same = ("words", "language", "heard_on", "forum", "own_words", "consent", "ask", "place")
    assert {key: shown[key] for key in same} == {key: TESTIMONY[key] for key in same}
    assert shown["testifier"].items() >= TESTIMONY["testifier"].items()
    assert shown["tags"] == {
        "age": ["25_34"],
        "what_happened": ["unsafe_housing"],
        "tenant_union": ["member"],
    }
    assert shown["consent_in_force"] == {
        use: "yes" if use in ("record", "count") else "not_asked" for use in Use
    }
    text = hrforum.done("testimony", "show", archive, added["code"], "--vault")
    assert TESTIMONY["words"] in text
    assert "Blue Heron, Ximena Quill, 555-0142" in text


def test_an_edit_changes_what_it_gives_and_keeps_the_rest(
    hrforum: CommandLine, archive: Path, tmp_path: Path
) -> None:
    code = hrforum.json("testimony", "add", archive, "-", stdin=json.dumps(TESTIMONY))["code"]
    change = tmp_path / "change.json"
    change.write_text('{"ask": "", "tags": {"age": ["35_44"]}, "consent": ["press"]}')
    assert hrforum.done("testimony", "edit", archive, code, change) == code + "\n"
    shown = hrforum.json("testimony", "show", archive, code)
    assert (shown["ask"], shown["words"], shown["tags"]) == ("", TESTIMONY["words"], {"age": ["35_44"]})
    assert shown["consent"] == ["record", "count", "press"]
    words = "No heat since January.\n"
    hrforum.done(
        "testimony", "translate", archive, code, "-", "--language", "en", "--translator", "Lee", stdin=words
    )
    versions = hrforum.json("testimony", "show", archive, code)["versions"]
    assert [(one["kind"], one["language"], one["words"]) for one in versions] == [
        ("original", "es", TESTIMONY["words"]),
        ("translation", "en", words),
    ]


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("", "not JSON"),
        ("[]", "object"),
        ('{"words": ""}', "no words"),
        ('{"words": "x", "consent": ["everything"]}', "not a use"),
        ('{"words": "x", "name": "y"}', "not known"),
        ('{"words": "a\\u0000b"}', "NUL"),
    ],
)
def test_json_that_is_not_understood_is_refused_whole(
    hrforum: CommandLine, archive: Path, written: str, sentence: str
) -> None:
    assert sentence in hrforum.refused("testimony", "add", archive, "-", stdin=written)
    assert hrforum.json("testimony", "list", archive) == []


def test_a_file_that_is_not_there_is_named(hrforum: CommandLine, archive: Path, tmp_path: Path) -> None:
    assert "cannot be read" in hrforum.refused("testimony", "add", archive, tmp_path / "no.json")


def test_conditions_mean_or_inside_a_dimension_and_and_between_them(hrforum: CommandLine, full: Path) -> None:
    def codes(*where: str) -> set[str]:
        options = [part for each in where for part in ("--where", each)]
        return {one["code"] for one in hrforum.json("testimony", "list", full, *options)}

    north, south, pro = codes("borough=north"), codes("BOROUGH=South"), codes("position=For")
    assert (len(north), len(south), len(pro)) == (8, 8, 6)
    assert codes("borough=north", "borough=south") == north | south
    assert codes("borough=north", "position=for", "borough=south") == pro
    assert codes("borough=north", "position=for") == north & pro
    assert "no dimension" in hrforum.refused("testimony", "list", full, "--where", "size=big")
    assert "no tag west" in hrforum.refused("testimony", "list", full, "--where", "borough=west")


def test_testimonies_are_listed_by_forum_and_found_by_words(hrforum: CommandLine, full: Path) -> None:
    every = hrforum.json("testimony", "list", full, "--forum", "oak hall")
    assert len(every) == ROWS
    assert {"code", "forum", "heard_on", "language", "status", "people", "opening"} == every[0].keys()
    assert "no forum" in hrforum.refused("testimony", "list", full, "--forum", "Elm Hall")
    word = max(every[3]["opening"].split(), key=len)
    hits = hrforum.json("search", full, word)
    assert every[3]["code"] in {hit["code"] for hit in hits}
    start, end = hits[0]["marks"][0]
    assert word.strip(".,").casefold() in hits[0]["snippet"][start:end].casefold()
    assert hrforum.done("search", full, "zebrafish") == ""
    assert len(hrforum.json("search", full, "the", "--limit", 1)) == 1


def test_what_a_testimony_says_does_not_steer_the_terminal(hrforum: CommandLine, archive: Path) -> None:
    words = "a\x1b[2Jb\x9b31mc\u202e"
    code = hrforum.json("testimony", "add", archive, "-", stdin=json.dumps({"words": words}))["code"]
    for printed in (
        hrforum.done("testimony", "show", archive, code),
        hrforum.done("testimony", "list", archive, "--json"),
    ):
        assert not {"\x1b", "\x9b"} & set(printed)
    assert hrforum.json("testimony", "show", archive, code)["words"] == words


def test_consent_is_added_to_and_withdrawn(hrforum: CommandLine, full: Path) -> None:
    code = hrforum.json("testimony", "list", full)[0]["code"]
    given = hrforum.json(
        "consent", "give", full, code, "--use", "press,contact", "--use", "share_cities", "un_submission"
    )
    assert given["given"] == ["press", "contact", "share_cities", "un_submission"]
    options = (
        "--answer",
        "no",
        "--given-by",
        "guardian",
        "--asked-by",
        "Ann",
        "--proof",
        "form 7",
        "--until",
        "2030-01-01",
    )
    hrforum.done("consent", "give", full, code, "--use", "press", *options)
    ended = hrforum.json("consent", "withdraw", full, code, "--use", "count", "hearing-packet")
    assert ended["ended"] == ["count", "hearing_packet"]
    shown = hrforum.json("consent", "show", full, code)
    refused = {use for use, answer in shown["in_force"].items() if answer == "no"}
    assert refused == {"press", "count", "hearing_packet"}
    assert [one["proof"] for one in shown["answers"] if one["given_by"] == "guardian"] == ["form 7"]
    assert len(shown["answers"]) == 4 + 4 + 1 + 2
    hrforum.done("consent", "withdraw", full, code, "--all")
    assert "yes" not in hrforum.json("consent", "show", full, code)["in_force"].values()
    assert hrforum("consent", "withdraw", full, code).exit_code == 2
    assert "The uses are: record, count" in hrforum.refused(
        "consent", "give", full, code, "--use", "everything"
    )


def test_each_of_a_couple_answers_by_number(hrforum: CommandLine, archive: Path) -> None:
    couple: dict[str, Any] = {
        "words": "x",
        "testifiers": [{"pseudonym": "Ana", "name": "A. Roble"}, {"name": "J. Roble"}],
    }
    code = hrforum.json("testimony", "add", archive, "-", stdin=json.dumps(couple))["code"]
    people = hrforum.json("testimony", "show", archive, code, "--vault")["testifiers"]
    assert [one["name"] for one in people] == ["A. Roble", "J. Roble"]

    def gives(speaker: int, *options: str) -> str:
        asked = ("consent", "give", archive, code, "--use", "named_quote", "--speaker", speaker, *options)
        return str(hrforum.json(*asked)["in_force"]["named_quote"])

    assert gives(1, "--answer", "no") == "no"
    assert gives(2) == "no"
    assert gives(1) == "yes"
    assert "everybody" not in hrforum.done("consent", "show", archive, code)
    hrforum.done("consent", "give", archive, code, "--use", "count")
    ended = hrforum.json("consent", "withdraw", archive, code, "--all", "--speaker", "2")
    assert ended["ended"] == ["count", "named_quote"]
    assert (ended["in_force"]["count"], ended["in_force"]["named_quote"]) == ("no", "no")
    answers = hrforum.json("consent", "show", archive, code)["answers"]
    assert [(one["answer"], one["speaker"], one["everybody"]) for one in answers] == [
        ("no", 1, False),
        ("yes", 2, False),
        ("yes", 1, False),
        ("yes", None, True),
        ("no", 2, False),
        ("no", 2, False),
    ]
    shown = hrforum.done("consent", "show", archive, code)
    assert all(who in shown for who in ("Ana", "person 2", "everybody"))
    for command in (("give", "--use", "press"), ("withdraw", "--all")):
        wrong = hrforum("consent", command[0], archive, code, *command[1:], "--speaker", "3")
        assert wrong.exit_code == 2
        assert "--speaker is 1 to 2" in wrong.stderr
    alone = dict(couple, testifiers=[{}])
    other = hrforum.json("testimony", "add", archive, "-", stdin=json.dumps(alone))["code"]
    assert (
        "--speaker is 1." in hrforum("consent", "withdraw", archive, other, "--all", "--speaker", "2").stderr
    )


def test_a_misread_code_is_named_with_the_character_that_would_fit(hrforum: CommandLine, full: Path) -> None:
    code = hrforum.json("testimony", "list", full)[0]["code"]
    wrong = code[:-1] + ("X" if code[-1] != "X" else "Y")
    assert f"{code[-1]} would" in hrforum.refused("consent", "show", full, wrong)


def test_forums_are_added_changed_listed_and_removed(hrforum: CommandLine, archive: Path) -> None:
    options = (
        "--place",
        "Oak",
        "--date",
        "2026-03-14",
        "--language",
        "en,es",
        "--note-takers",
        "Ann",
        "--prefix",
        "oh",
    )
    made = hrforum.json("forum", "add", archive, "--name", "Oak Hall", *options)
    assert made == {
        "id": made["id"], "name": "Oak Hall", "place": "Oak", "date": "2026-03-14", "languages": ["en", "es"],
        "note_takers": "Ann", "prefix": "OH", "testimonies": 0, "agenda": "", "present": "",
    }  # fmt: skip
    changed = hrforum.json("forum", "edit", archive, "oak hall", "--name", "Elm Hall")
    assert changed == {**made, "name": "Elm Hall"}
    assert hrforum.json("forum", "list", archive) == [changed]
    assert "Elm Hall" in hrforum.done("forum", "list", archive)
    assert "no forum Oak" in hrforum.refused("forum", "remove", archive, "Oak")
    hrforum.done("forum", "remove", archive, made["id"])
    assert hrforum.json("forum", "list", archive) == []


def test_a_forum_with_testimonies_stays(hrforum: CommandLine, full: Path) -> None:
    assert "12 testimonies were heard" in hrforum.refused("forum", "remove", full, "Oak Hall")
    assert [one["testimonies"] for one in hrforum.json("forum", "list", full)] == [ROWS]


def test_hearings_are_added_changed_listed_and_removed(hrforum: CommandLine, archive: Path) -> None:
    options = ("--item", "Item 7", "--rules", "3 minutes", "--deadline", "2026-12-04")
    made = hrforum.json("hearing", "add", archive, "--body", "City Council", "--date", "2026-12-08", *options)
    stated = {
        "id": made["id"], "body": "City Council", "date": "2026-12-08", "item": "Item 7", "rules": "3 minutes",
        "deadline": "2026-12-04",
    }  # fmt: skip
    assert {key: made[key] for key in stated} == stated
    rules = {key: value for key, value in made.items() if key not in stated}
    assert set(rules.values()) <= {None, "", "unknown"}, "what nobody said is not known"
    changed = hrforum.json("hearing", "edit", archive, "city council", "--date", "2026-12-15")
    assert changed == {**made, "date": "2026-12-15"}
    hrforum.done("hearing", "add", archive, "--body", "City Council", "--date", "2027-01-12")
    assert [one["date"] for one in hrforum.json("hearing", "list", archive)] == ["2027-01-12", "2026-12-15"]
    assert "Several hearings" in hrforum.refused("hearing", "remove", archive, "City Council")
    hrforum.done("hearing", "remove", archive, made["id"])
    assert [one["date"] for one in hrforum.json("hearing", "list", archive)] == ["2027-01-12"]


def test_tags_are_added_renamed_merged_retired_and_removed(hrforum: CommandLine, full: Path) -> None:
    def tags(*options: str) -> dict[str, Any]:
        return {
            one["key"]: one for one in hrforum.json("tag", "list", full, "--dimension", "borough", *options)
        }

    assert tags().keys() == {"north", "south", "not_asked", "prefer_not_to_say", "none_of_these"}
    assert tags()["north"]["times_given"] == 8
    made = hrforum.json(
        "tag", "add", full, "--dimension", "borough", "--label", "Far north", "--label-fr", "Grand Nord"
    )
    assert (made["key"], made["about"], made["labels"]["fr"]) == ("far_north", "person", "Grand Nord")
    renamed = hrforum.json(
        "tag", "rename", full, "--dimension", "borough", "--tag", "south", "--label", "Southside"
    )
    assert (renamed["key"], renamed["label"]) == ("south", "Southside")
    hrforum.done("tag", "merge", full, "--dimension", "borough", "--tag", "south", "--into", "far north")
    assert tags()["far_north"]["times_given"] == 8
    hrforum.done("tag", "retire", full, "--dimension", "borough", "--tag", "north")
    assert "north" not in tags()
    assert tags("--retired")["north"]["retired"]
    hrforum.done("tag", "retire", full, "--dimension", "borough", "--tag", "north", "--back")
    assert "was given" in hrforum.refused("tag", "remove", full, "--dimension", "borough", "--tag", "north")
    hrforum.done("tag", "add", full, "--dimension", "borough", "--label", "West")
    hrforum.done("tag", "remove", full, "--dimension", "borough", "--tag", "west")
    assert tags().keys() == {"north", "far_north", "not_asked", "prefer_not_to_say", "none_of_these"}
    assert "already has a tag" in hrforum.refused(
        "tag", "add", full, "--dimension", "borough", "--label", "NORTH"
    )


def test_dimensions_are_made_on_the_way_and_by_themselves(hrforum: CommandLine, archive: Path) -> None:
    options = ("--about", "experience", "--label", "Less than a week")
    made = hrforum.json("tag", "add", archive, "--dimension", "How long", *options)
    assert (made["dimension"], made["about"], made["key"]) == ("how_long", "experience", "less_than_a_week")
    assert "is about the experience" in hrforum.refused(
        "tag", "add", archive, "--dimension", "how_long", "--label", "x", "--about", "person"
    )
    alone = hrforum.json(
        "tag", "add", archive, "--dimension", "Union", "--label-es", "Sindicato", "--definition", "Said."
    )
    assert (alone["dimension"], alone["labels"]["es"], alone["dimension_definition"]) == (
        "union",
        "Sindicato",
        "Said.",
    )
    assert "already a dimension" in hrforum.refused("tag", "add", archive, "--dimension", "union")
    hrforum.done(
        "tag", "rename", archive, "--dimension", "union", "--label", "Tenants' union", "--definition", ""
    )
    hrforum.done("tag", "retire", archive, "--dimension", "union")
    listed = hrforum.json("tag", "list", archive, "--retired")
    assert {one["dimension_label"] for one in listed if one["dimension"] == "union"} == {"Tenants' union"}
    assert "union" not in {one["dimension"] for one in hrforum.json("tag", "list", archive)}
    hrforum.done("tag", "remove", archive, "--dimension", "union")
    assert "no dimension" in hrforum.refused("tag", "remove", archive, "--dimension", "union")
    assert hrforum("tag", "rename", archive, "--dimension", "age").exit_code == 2
    assert "what_happened: What happened (experience)" in hrforum.done("tag", "list", archive)
