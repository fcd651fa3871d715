"""A choice spread over groups by keys: the question and how many, what that would choose, and the choice itself."""

from __future__ import annotations

from typing import Any

from hrforum.operations import packet, tag, tagging, testimony
from tests.ui.conftest import Hand
from tests.ui.test_packets_by_keys import filled
from ui.dialogs.balance_dialog import BalanceDialog


def answered(hand: Hand) -> None:
    """Let the testimonies tell of two things in turn."""

    def tell(archive: Any) -> None:
        what = tag.dimension_named(archive, "what_happened")
        for number, testimony_id in enumerate(testimony.ids(archive)):
            said = tag.tag_named(archive, what, ("eviction", "rent_increase")[number % 2])
            tagging.give(archive, [testimony_id], said.id)

    hand.ask(tell)


def balancing(hand: Hand) -> BalanceDialog:
    """Open the dialog by keys."""
    hand.tab_to("Balance …")
    hand.press("Space")
    dialog = hand.dialog()
    assert isinstance(dialog, BalanceDialog)
    hand.settle()
    return dialog


def test_what_would_be_chosen_is_shown_and_then_chosen(full: Hand) -> None:
    before = filled(full)
    answered(full)
    dialog = balancing(full)
    full.tab_to("How many at most")
    full.press("Ctrl+A")
    full.write("2")
    full.settle()
    shown = [value for value, _line in dialog._model._rows]
    assert len(shown) == 2
    assert {line.end for _value, line in dialog._model._rows} == {"Eviction", "Rent increase"}
    full.tab_to("Choose these")
    full.press("Space")
    full.settle()
    (after,) = full.ask(packet.everything)
    assert [each.testimony_id for each in after.chosen] == shown
    full.press("Ctrl+Z")
    full.settle()
    (again,) = full.ask(packet.everything)
    assert again.chosen == before.chosen


def test_another_question_chooses_anew_and_leaving_changes_nothing(full: Hand) -> None:
    before = filled(full)
    answered(full)
    dialog = balancing(full)
    full.tab_to("Spread over the answers to")
    full.press("Down")
    full.settle()
    assert dialog.act_button.isEnabled() == bool(dialog._chosen)
    full.press("Escape")
    full.settle()
    (after,) = full.ask(packet.everything)
    assert after.chosen == before.chosen
