"""Where words stand and went is told for packets that chose them and for editions that hold an earlier version too."""

from datetime import date
from pathlib import Path

from hrforum.domain.consent import Answer, Consent, Use
from hrforum.domain.hearing import Hearing
from hrforum.domain.intake import Intake
from hrforum.domain.packet import Chosen, Packet
from hrforum.operations import archive as archives
from hrforum.operations import export, hearing, packet, reach, testimony
from hrforum.operations.deed import today
from hrforum.storage.key import random_key

AGREED = [Consent(use, Answer.YES) for use in (Use.RECORD, Use.HEARING_PACKET, Use.ANONYMOUS_QUOTE)]


def test_it_reaches_packets_and_editions(tmp_path: Path) -> None:
    with archives.create_with_key(tmp_path / "a.hrforum", random_key(), name="Oak") as archive:
        kept = testimony.add(archive, Intake("No heat."), AGREED).value
        other = testimony.add(archive, Intake("Mould."), AGREED).value
        council = hearing.add(archive, Hearing("City Council", date(2099, 3, 12))).value
        chosen = (Chosen(kept.id), Chosen(other.id))
        one = packet.add(archive, Packet(council.id, "Homes", chosen=chosen)).value
        assert reach.of_testimony(archive, kept.id) == (
            reach.Reached("Homes", "City Council", True, 0, None),
        )
        export.export(archive, one.id, tmp_path / "packet.pdf")
        # The edition holds the version that went out, whatever is said now; the choice may let go of it.
        testimony.edit(archive, kept.id, Intake("No heat, no water."), 1)
        packet.edit(archive, Packet(council.id, "Homes", chosen=chosen[1:], id=one.id, rev=one.rev))
        assert reach.of_testimony(archive, kept.id) == (
            reach.Reached("Homes", "City Council", False, 1, today()),
        )
        third = testimony.add(archive, Intake("Rats."), AGREED).value
        assert reach.of_testimony(archive, third.id) == ()
