"""Rights and authorities by command line: found by words, shown with how both states stand, linked, counted."""

from pathlib import Path

from tests.cli.conftest import CommandLine


def _codes(hrforum: CommandLine, full: Path) -> list[str]:
    return [one["code"] for one in hrforum.json("testimony", "list", full)]


def test_a_right_is_found_shown_and_linked(hrforum: CommandLine, full: Path) -> None:
    found = hrforum.json("right", "search", full, "eviction")
    keys = [one["key"] for one in found]
    assert {"ICESCR 11", "UDHR 25", "GC7 3", "GC4 8(a)"} <= set(keys)
    told = hrforum.done("right", "show", full, "icescr 11", "--language", "es")
    assert "Nivel de vida adecuado" in told
    assert "US: signed 1977, not ratified (as of " in told
    assert "CA: ratified 1976" in told
    first, second = _codes(hrforum, full)[:2]
    done = hrforum.json("right", "link", full, "ICESCR 11", first, second)
    assert sorted(done["changed"]) == sorted((first, second))
    assert hrforum.json("right", "link", full, "ICESCR 11", first)["changed"] == []
    linked = hrforum.json("right", "links", full)
    assert {key: sorted(codes) for key, codes in linked.items()} == {"ICESCR 11": sorted((first, second))}
    of_one = hrforum.json("right", "links", full, first)
    assert of_one == [{"article": "ICESCR 11", "whole": True, "passages": []}]
    hrforum.done("right", "unlink", full, "ICESCR 11", first)
    assert hrforum.done("right", "links", full, first) == "No right is linked.\n"


def test_an_unchecked_line_says_so(hrforum: CommandLine, archive: Path) -> None:
    one = hrforum.json("right", "show", archive, "CAT 16")
    assert one["checked"] is False
    assert "nobody has checked" in hrforum.done("right", "show", archive, "CAT 16")
    assert "nobody has checked" not in hrforum.done("right", "show", archive, "UDHR 25")


def test_a_line_is_compared_here_and_then_printed(hrforum: CommandLine, archive: Path) -> None:
    assert hrforum.json("right", "check", archive, "cat 16") == {"article": "CAT 16", "checked": True}
    assert hrforum.json("right", "show", archive, "CAT 16")["checked"] is True
    assert "already" in hrforum.refused("right", "check", archive, "UDHR 25")
    assert "no sentence" in hrforum.refused("right", "check", archive, "UDHR 30")
    assert "no shipped article" in hrforum.refused("right", "check", archive, "CAT 99")
    hrforum.done("right", "check", archive, "CAT 16", "--not")
    assert hrforum.json("right", "show", archive, "CAT 16")["checked"] is False


def test_an_ordinance_that_carries_out_cedaw_is_a_kind_of_its_own(
    hrforum: CommandLine, archive: Path
) -> None:
    said = ("--name", "Harbor Falls Code", "--title", "Gender analysis", "--cedaw")
    one = hrforum.json("right", "add", archive, *said)
    assert one["kind"] == "ordinance"
    assert hrforum.json("right", "list", archive)[-1]["kind"] == "ordinance"
    hrforum.done("right", "edit", archive, one["key"], "--section", "3")
    assert hrforum.json("right", "list", archive)[-1]["kind"] == "ordinance"
    assert hrforum.json("right", "edit", archive, one["key"], "--not-cedaw")["kind"] == "law"


def test_local_law_is_added_changed_and_removed(hrforum: CommandLine, archive: Path) -> None:
    said = ("--name", "Harbor Falls Code", "--section", "8.22", "--title", "Just cause for eviction")
    key = hrforum.json("right", "add", archive, *said, "--as-of", "2026-11-20")["key"]
    assert hrforum.json("right", "list", archive)[-1]["name"] == "Harbor Falls Code 8.22"
    hrforum.done("right", "edit", archive, key, "--title", "Reasons to evict")
    assert hrforum.json("right", "search", archive, "reasons", "evict")[0]["key"] == key
    hrforum.done("right", "remove", archive, key)
    assert "no local law" in hrforum.refused("right", "remove", archive, key)


def test_a_slip_ends_with_a_sentence(hrforum: CommandLine, full: Path) -> None:
    code = _codes(hrforum, full)[0]
    assert "ICESCR 99" in hrforum.refused("right", "link", full, "ICESCR 99", code)
    assert "Say which" in hrforum.refused("right", "link", full, "ICESCR 11")
    assert "Say which" in hrforum.refused("right", "unlink", full, "ICESCR 11")
    assert hrforum.done("right", "search", full, "qqqq") == "Nothing was found.\n"


def test_an_authority_is_kept_and_counted(hrforum: CommandLine, full: Path) -> None:
    said = ("--name", "Legislature", "--level", "state", "--preempted", "--can-do", "Fund legal aid.")
    one = hrforum.json("authority", "add", full, *said)
    assert (one["level"], one["preempted"], one["can_do"]) == ("state", True, "Fund legal aid.")
    first, second = _codes(hrforum, full)[:2]
    assert hrforum.json("authority", "link", full, "legislature", first, second)["changed"]
    hrforum.done("authority", "unlink", full, "Legislature", first)
    assert hrforum.json("authority", "list", full)[0]["codes"] == [second]
    changed = hrforum.json("authority", "edit", full, str(one["id"]), "--not-preempted")
    assert (changed["preempted"], changed["can_do"]) == (False, "")
    told = hrforum.json(
        "tabulate", full, "--by", "authority", "--unit", "testimonies", "--audience", "inside"
    )
    cells = {cell["tags"]["authority"]: cell["count"] for cell in told["cells"]}
    assert cells["Legislature"] == 1
    hrforum.done("authority", "remove", full, "Legislature")
    assert hrforum.json("authority", "list", full) == []


def test_the_status_of_a_treaty_is_corrected(hrforum: CommandLine, archive: Path) -> None:
    said = ("--country", "US", "--standing", "ratified", "--year", "2030", "--as-of", "2030-01")
    done = hrforum.json("right", "status", archive, "cedaw", *said, "--source", "Treaty collection")
    assert (done["instrument"], done["status"], done["year"]) == ("CEDAW", "ratified", 2030)
    shown = hrforum.json("right", "show", archive, "CEDAW 2")["instrument"]["status"]["US"]
    assert (shown["status"], shown["source"], shown["checked"]) == ("ratified", "Treaty collection", True)
    assert "no treaty" in hrforum.refused("right", "status", archive, "UDHR", *said, "--source", "x")
