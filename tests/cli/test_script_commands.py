"""The commands about consent scripts, interpreters and what is due."""

from pathlib import Path

from tests.cli.conftest import CommandLine


def test_a_script_is_printed_changed_and_named_by_answers(
    hrforum: CommandLine, full: Path, tmp_path: Path
) -> None:
    printed = hrforum.done("script", "show", full, "--language", "es")
    assert "[hearing_packet]\n¿Podemos poner" in printed
    file = tmp_path / "es.txt"
    file.write_text(printed.replace("Gracias por", "Muchas gracias por"), "utf-8")
    assert hrforum.done("script", "edit", full, file, "--language", "es") == "es-2\n"
    assert hrforum.json("script", "show", full, "--language", "es")["parts"]["opening"].startswith("Muchas")
    assert hrforum.json("script", "show", full, "--version", "es-1")["parts"]["opening"].startswith("Gracias")
    assert [one["version"] for one in hrforum.json("script", "list", full)] == ["en-1", "es-2", "fr-1"]
    assert "already" in hrforum.refused("script", "edit", full, file, "--language", "es")
    assert "no script in so" in hrforum.refused("script", "show", full, "--language", "so")
    code = hrforum.json("testimony", "list", full)[0]["code"]
    hrforum.done("consent", "give", full, code, "--use", "press", "--language", "es")
    hrforum.done("consent", "give", full, code, "--use", "press", "--language", "es", "--script", "es-1")
    said = [one["script"] for one in hrforum.json("consent", "show", full, code)["answers"][-2:]]
    assert said == ["es-2", "es-1"]


def test_what_is_due_is_listed(hrforum: CommandLine, full: Path) -> None:
    assert hrforum.done("consent", "due", full) == "No consent is due.\n"
    code = hrforum.json("testimony", "list", full)[0]["code"]
    around = (
        "--proof",
        "witnessed",
        "--witness",
        "Luz",
        "--interpreter",
        "Hodan",
        "--interpreter-mode",
        "phone",
    )
    hrforum.done("consent", "give", full, code, "--use", "press", "--review-on", "2026-01-02", *around)
    (one,) = hrforum.json("consent", "due", full, "--on", "2026-01-02")
    assert one == {"code": code, "on": "2026-01-02", "reason": "review", "uses": ["press"]}
    assert hrforum.json("consent", "due", full, "--on", "2026-01-01") == []
    assert "to be reviewed" in hrforum.done("consent", "due", full, "--on", "2026-01-02")
    kept = hrforum.json("consent", "show", full, code)["answers"][-1]
    assert (kept["witness"], kept["interpreter_mode"], kept["proof"]) == ("Luz", "phone", "witnessed")


def test_who_interpreted_travels_in_json(hrforum: CommandLine, archive: Path) -> None:
    source = '{"words": "Words.", "interpreter": "Hodan", "interpreter_mode": "sign_language"}'
    code = hrforum.json("testimony", "add", archive, "-", stdin=source)["code"]
    shown = hrforum.json("testimony", "show", archive, code)
    assert (shown["interpreter"], shown["interpreter_mode"]) == ("Hodan", "sign_language")
    assert "Interpreted by: Hodan" in hrforum.done("testimony", "show", archive, code)
    hrforum.done(
        "testimony", "edit", archive, code, "-", stdin='{"interpreter": "", "interpreter_mode": null}'
    )
    shown = hrforum.json("testimony", "show", archive, code)
    assert (shown["interpreter"], shown["interpreter_mode"]) == ("", None)
    wrong = hrforum.refused(
        "testimony", "add", archive, "-", stdin='{"words": "W.", "interpreter_mode": "loud"}'
    )
    assert "whispered" in wrong
