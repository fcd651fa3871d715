"""What warns on the packets page: the hearing's rules, undecided words, and names that show only while the name vault is open."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hrforum.domain.hearing import Rule
from hrforum.operations import hearing, packet, proposal
from hrforum.operations.deed import today
from hrforum.operations.export import Kind
from tests.ui.conftest import Hand
from tests.ui.test_packets_by_keys import filled, save_as
from ui.dialogs.packet_dialogs import NamesDialog, UndecidedDialog, why_of
from ui.dialogs.review_dialog import ReviewDialog


def test_the_rules_of_the_hearing_warn_where_the_packet_is(full: Hand) -> None:
    one = filled(full)
    page = full.window.desk.pages["packets"]
    which = full.ask(lambda archive: hearing.by_id(archive, one.hearing_id))
    strict = replace(which, anonymous_accepted=Rule.NO, names_aloud=Rule.YES, public_on=today(), page_limit=4)
    full.ask(lambda archive: hearing.edit(archive, strict))
    full.window.worker.changed.emit(
        full.ask(lambda archive: hearing.edit(archive, replace(strict, rev=strict.rev + 1)))
    )
    full.settle()
    said = " ".join(page._rules.sentences)
    assert "takes nothing that is anonymous, and 3 exhibits name nobody" in said
    assert "must say their name aloud" in said
    assert "is public record now" in said
    assert "The body takes 4 pages" in said
    assert [strip.isVisible() for strip in page._rules._strips] == [True] * len(page._rules._strips)


def test_a_found_name_shows_only_while_the_vault_is_open(full: Hand) -> None:
    filled(full)
    page, door = full.window.desk.pages["packets"], full.window.door
    (warning,) = page.choice._considered.selection.warnings
    assert warning.parts

    def shown() -> str:
        (line,) = (line for _value, line in page.choice._models[2]._rows)
        return str(line.below)

    assert not [part for part in warning.parts if part in shown()]
    assert "a name" in shown()
    door.open()
    assert all(part in shown() for part in warning.parts)
    door.close()
    assert not [part for part in warning.parts if part in shown()]
    assert warning.parts[0] not in why_of(warning)


def test_names_are_not_told_when_the_export_stops(full: Hand, tmp_path: Path) -> None:
    filled(full)
    page = full.window.desk.pages["packets"]
    (warning,) = page.choice._considered.selection.warnings
    full.tab_to("Export PDF …")
    full.press("Space")
    save_as(full, tmp_path / "packet.pdf")
    dialog = full.dialog()
    assert isinstance(dialog, NamesDialog)
    told = " ".join(
        line.below for model in dialog.findChildren(type(page.choice._models[0])) for _v, line in model._rows
    )
    assert told
    assert not [part for part in warning.parts if part in told]


def test_what_nobody_decided_on_stops_the_export_until_it_is_looked_at(full: Hand, tmp_path: Path) -> None:
    one = filled(full)
    chosen = [each.testimony_id for each in one.chosen]
    some = full.ask(lambda archive: [each for each in chosen if proposal.pending(archive, each)])
    assert some, "the scan finds something in these testimonies"
    path = tmp_path / "packet.pdf"
    full.window.of_packet.export_to(one, Kind.PACKET, path, accept_names=True)
    full.settle()
    dialog = full.dialog()
    assert isinstance(dialog, UndecidedDialog)
    assert not path.exists()
    full.tab_to("I read them: all of it may stand in this document")
    full.press("Space")
    full.tab_to("Export all the same")
    full.press("Space")
    full.qtbot.waitUntil(path.exists, timeout=20_000)
    full.settle()
    assert len(full.ask(lambda archive: packet.editions(archive, one.id))) == 1
    full.window.of_packet.export_to(one, Kind.PACKET, tmp_path / "again.pdf", accept_names=True)
    full.settle()
    assert isinstance(full.dialog(), UndecidedDialog), "a yes is for one document"
    full.press("Return")
    full.settle()
    assert isinstance(full.dialog(), ReviewDialog)
