"""What is asked of whom by when: kept with an authority and a day, printed as a table and under its finding, until taken out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hrforum.documents.outline import Paragraph, Table
from hrforum.documents.packet import packet_outline
from hrforum.domain.authority import Authority, Level
from hrforum.domain.hearing import Hearing
from hrforum.domain.packet import Chosen, Packet, Section
from hrforum.domain.packet_ask import PacketAsk
from hrforum.errors import Conflict, NotFound, Refused
from hrforum.operations import authority, edition, export, hearing, packet, remake
from hrforum.operations.deed import today
from hrforum.operations.packet_ask import add, edit, of_packet, remove
from hrforum.operations.right import Linking, link
from hrforum.storage.archive import Archive
from tests.archive_of import PACKET_USES, keep


def a_packet(archive: Archive, **values: object) -> Packet:
    """Keep a packet of one testimony that is linked to a right."""
    told = keep(archive, "They put us out in a day.", PACKET_USES)
    link(archive, Linking("ICESCR 11", (told.id,)))
    which = hearing.add(archive, Hearing("Council", date(2026, 12, 1))).value
    return packet.add(archive, Packet(which.id, "Heat", chosen=(Chosen(told.id),), **values)).value  # type: ignore[arg-type]  # fields by name


def on_one_line(day: str) -> str:
    """Return a day as a table sets it, whose narrow columns part no day."""
    return day.replace(" ", "\N{NO-BREAK SPACE}")


def tables(archive: Archive, packet_id: int) -> Iterator[Table]:
    """Yield the tables of asks that the packet prints."""
    prepared = export.prepare(archive, packet_id)
    for block in packet_outline(prepared.content, prepared.packet.language).blocks:
        if isinstance(block, Table) and len(block.header) == 3 and not block.figures:
            yield block


def test_asks_are_printed_with_whom_and_when_the_earliest_first(archive: Archive) -> None:
    one = a_packet(archive)
    board = authority.add(archive, Authority("Housing Board", Level.CITY)).value
    add(archive, PacketAsk(one.id, "Answer every call.", who="The inspectors"))
    add(archive, PacketAsk(one.id, "Inspect every boiler.", board.id, by=date(2027, 6, 1)))
    add(archive, PacketAsk(one.id, "Publish the list.", board.id, by=date(2027, 1, 15), article="ICESCR 11"))
    (table,) = tables(archive, one.id)
    assert table.header == ("Of whom", "What we ask", "By when")
    assert table.rows == (
        ("Housing Board", "Publish the list.", on_one_line("January 15, 2027")),
        ("Housing Board", "Inspect every boiler.", on_one_line("June 1, 2027")),
        ("The inspectors", "Answer every call.", "–"),
    )
    blocks = packet_outline(export.prepare(archive, one.id).content, "en").blocks
    assert Paragraph("What we ask of Housing Board, by January 15, 2027: Publish the list.") in blocks


def test_a_name_that_is_changed_is_printed_as_it_is_now(archive: Archive) -> None:
    one = a_packet(archive, language="es")
    board = authority.add(archive, Authority("Housing Board", Level.CITY)).value
    add(archive, PacketAsk(one.id, "Inspect.", board.id, by=date(2027, 6, 1)))
    authority.edit(archive, replace(board, name="Board of Homes"))
    (table,) = tables(archive, one.id)
    assert table.header == ("A quién", "Qué pedimos", "Para cuándo")
    assert table.rows == (("Board of Homes", "Inspect.", on_one_line("1 de junio de 2027")),)


def test_where_the_state_took_the_matter_the_packet_says_what_is_left(archive: Archive) -> None:
    one = a_packet(archive)
    city = authority.add(archive, Authority("City Council", Level.CITY, True, "Fund tenants’ lawyers.")).value
    add(archive, PacketAsk(one.id, "Cap the rents.", city.id))
    said = Paragraph(
        "City Council: the state has taken this matter out of its hands. What it can still do: Fund tenants’ lawyers."
    )
    assert said in packet_outline(export.prepare(archive, one.id).content, "en").blocks


def test_an_ask_needs_words_and_somebody(archive: Archive) -> None:
    one = a_packet(archive)
    with pytest.raises(Refused, match="Say of whom"):
        add(archive, PacketAsk(one.id, "Inspect."))
    with pytest.raises(Refused, match="What is asked"):
        add(archive, PacketAsk(one.id, "  ", who="The city"))
    with pytest.raises(NotFound):
        add(archive, PacketAsk(one.id, "Inspect.", 99))
    with pytest.raises(NotFound):
        add(archive, PacketAsk(99, "Inspect.", who="The city"))
    assert of_packet(archive, one.id) == []


def test_an_ask_is_changed_taken_out_and_put_back(archive: Archive) -> None:
    one = a_packet(archive)
    kept = add(archive, PacketAsk(one.id, "Inspect.", who="The city")).value
    done = edit(archive, replace(kept, what="Inspect all.", by=date(2027, 1, 1)))
    with pytest.raises(Conflict):
        edit(archive, replace(kept, what="Inspect some."))
    assert [each.what for each in of_packet(archive, one.id)] == ["Inspect all."]
    assert done.inverse is not None
    done.inverse(archive)
    assert [(each.what, each.by) for each in of_packet(archive, one.id)] == [("Inspect.", None)]
    gone = remove(archive, kept.id)
    assert of_packet(archive, one.id) == []
    assert gone.inverse is not None
    gone.inverse(archive)
    assert len(of_packet(archive, one.id)) == 1


def test_an_authority_of_whom_something_is_asked_stays_and_a_packet_takes_its_asks_along(
    archive: Archive,
) -> None:
    one = a_packet(archive)
    board = authority.add(archive, Authority("Housing Board", Level.CITY)).value
    add(archive, PacketAsk(one.id, "Inspect.", board.id))
    with pytest.raises(Refused, match="A packet asks something"):
        authority.remove(archive, board.id)
    gone = packet.remove(archive, one.id)
    authority.remove(archive, authority.add(archive, Authority("Other", Level.CITY)).value.id)
    assert archive.rows("SELECT * FROM packet_ask") == []
    assert gone.inverse is not None
    gone.inverse(archive)
    assert len(of_packet(archive, one.id)) == 1


def test_an_edition_with_asks_is_made_again_to_the_byte(archive: Archive, tmp_path: Path) -> None:
    one = a_packet(archive)
    board = authority.add(archive, Authority("Housing Board", Level.CITY)).value
    kept = add(
        archive, PacketAsk(one.id, "Inspect.", board.id, by=date(2027, 6, 1), article="ICESCR 11")
    ).value
    export.export(archive, one.id, tmp_path / "packet.pdf")
    remove(archive, kept.id)
    (edition,) = packet.editions(archive, one.id)
    remake.remake(archive, edition, tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "packet.pdf").read_bytes()


def test_asks_stand_where_the_section_does(archive: Archive) -> None:
    one = a_packet(archive, sections=(Section.SUMMARY,))
    add(archive, PacketAsk(one.id, "Inspect.", who="The city"))
    assert list(tables(archive, one.id)) == []


def test_what_replaces_an_edition_says_that_asks_changed(archive: Archive, tmp_path: Path) -> None:
    one = a_packet(archive)
    add(archive, PacketAsk(one.id, "Inspect.", who="The inspectors"))
    export.export(archive, one.id, tmp_path / "first.pdf")
    edition.file(archive, packet.editions(archive, one.id)[0].id, today())
    assert export.prepare(archive, one.id).content.changed == ()
    add(archive, PacketAsk(one.id, "Publish the list.", who="The inspectors"))
    changed = export.prepare(archive, one.id).content.changed
    assert changed == ("What is asked, of whom or by when, was changed.",)
