"""From the command line: a packet spread over the answers to a question, of what may stand before the hearing alone."""

from pathlib import Path

from tests.cli.conftest import CommandLine


def test_a_packet_is_spread_over_groups(hrforum: CommandLine, full: Path) -> None:
    codes = [one["code"] for one in hrforum.json("testimony", "list", full)]
    hrforum.done("tag", "give", full, "--tag", "what_happened=eviction", *codes[:8])
    hrforum.done("tag", "give", full, "--tag", "what_happened=harassment_by_landlord", *codes[8:10])
    hrforum.done("consent", "withdraw", full, codes[8], "--all")
    made = hrforum.json(
        "packets", "balance", full, "--hearing", "City Council", "--by", "what_happened", "--most", 4
    )
    assert len(made["testimonies"]) == 4
    assert codes[9] in made["testimonies"]
    assert codes[8] not in made["testimonies"]
    assert not set(made["testimonies"]) & set(codes[10:])
    told = hrforum.refused(
        "packets", "balance", full, "--hearing", "City Council", "--by", "what_happened", "--most", 0
    )
    assert "1 or more" in told
