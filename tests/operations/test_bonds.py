"""Households and incidents: four different things with four different counts, undone to the letter, gone with what they hold."""

from dataclasses import replace
from typing import Any

import pytest

from hrforum.domain.bond import Bond, BondKind
from hrforum.domain.changes import Changes
from hrforum.domain.erase import Scope
from hrforum.domain.intake import Speaker
from hrforum.errors import Conflict, NotFound, Refused
from hrforum.operations import bond, erase, testifier, testimony
from hrforum.storage.archive import Archive
from tests.archive_of import keep
from tests.operations.state import lines_of, must_be_whole, state_of


def three(archive: Archive) -> list[int]:
    return [
        keep(archive, f"Words {name}.", speakers=(Speaker(name),)).id for name in ("Wren", "Finch", "Crow")
    ]


@pytest.mark.parametrize("kind", list(BondKind))
def test_a_bond_is_made_changed_and_removed(archive: Archive, kind: BondKind) -> None:
    ids = three(archive)
    members = bond.members_of(archive, kind, ids[:2])
    states = [state_of(archive)]
    done: list[Changes[Any]] = []
    lines = len(lines_of(archive))
    done.append(bond.add(archive, Bond(kind, " The flood of March ", (*members, members[0], 999))))
    made = done[-1].value
    assert (made.note, made.members, bond.everything(archive, kind)) == (
        "The flood of March",
        members,
        [made],
    )
    states.append(state_of(archive))
    other = bond.members_of(archive, kind, ids[2:])
    done.append(bond.link(archive, kind, made.id, other))
    assert bond.by_id(archive, kind, made.id).members == (*members, *other)
    states.append(state_of(archive))
    done.append(bond.unlink(archive, kind, made.id, members[:1]))
    assert bond.by_id(archive, kind, made.id).members == (members[1], *other)
    assert bond.told_of(archive, kind, ids[:1]) == []
    assert [one.id for one in bond.told_of(archive, kind, ids)] == [made.id]
    states.append(state_of(archive))
    done.append(bond.remove(archive, kind, made.id))
    assert bond.everything(archive, kind) == []
    assert len(lines_of(archive)) == lines + 4
    for changes, state in zip(reversed(done), reversed(states), strict=True):
        assert changes.inverse is not None
        changes.inverse(archive)
        assert state_of(archive) == state
    must_be_whole(archive)


def test_people_testimonies_households_and_incidents_are_four_counts(archive: Archive) -> None:
    wren, finch, crow = three(archive)
    bond.add(
        archive, Bond(BondKind.HOUSEHOLD, "", bond.members_of(archive, BondKind.HOUSEHOLD, [wren, finch]))
    )
    bond.add(archive, Bond(BondKind.INCIDENT, "", (wren, finch, crow)))
    gone, stays = (testimony.read(archive, each).intake.speakers[0].testifier_id for each in (crow, finch))
    testifier.merge(archive, gone, stays)
    assert testimony.count(archive) == 3
    assert [one.households for one in testifier.everybody(archive)] == [1, 1]
    (household,) = bond.everything(archive, BondKind.HOUSEHOLD)
    assert len(bond.codes_of(archive, household)) == 3
    (incident,) = bond.everything(archive, BondKind.INCIDENT)
    assert len(bond.codes_of(archive, incident)) == 3


def test_what_is_not_there_or_changed_elsewhere_is_refused(archive: Archive) -> None:
    ids = three(archive)
    with pytest.raises(Refused):
        bond.add(archive, Bond(BondKind.INCIDENT, "Nobody", (999,)))
    made = bond.add(archive, Bond(BondKind.INCIDENT, "", tuple(ids))).value
    bond.edit(archive, replace(made, note="First"))
    with pytest.raises(Conflict):
        bond.edit(archive, replace(made, note="Second"))
    for kind in BondKind:
        with pytest.raises(NotFound):
            bond.remove(archive, kind, 999)


@pytest.mark.parametrize("kind", list(BondKind))
def test_a_note_goes_with_the_last_one_it_is_about(archive: Archive, kind: BondKind) -> None:
    ids = three(archive)[:2]
    bond.add(archive, Bond(kind, "Where Wren lives", bond.members_of(archive, kind, ids)))
    erase.erase(archive, ids[0], Scope.ALL)
    assert len(bond.everything(archive, kind)) == 1
    erase.erase(archive, ids[1], Scope.ALL)
    assert bond.everything(archive, kind) == []


def test_two_members_of_one_household_who_are_one_person_stay_in_it(archive: Archive) -> None:
    ids = three(archive)
    members = bond.members_of(archive, BondKind.HOUSEHOLD, ids)
    made = bond.add(archive, Bond(BondKind.HOUSEHOLD, "", members)).value
    changes = testifier.merge(archive, members[0], members[1])
    assert bond.by_id(archive, BondKind.HOUSEHOLD, made.id).members == members[1:]
    assert changes.inverse is not None
    changes.inverse(archive)
    assert bond.by_id(archive, BondKind.HOUSEHOLD, made.id).members == members


def test_with_the_words_goes_what_is_noted_of_an_incident_that_nobody_else_tells_of(archive: Archive) -> None:
    ids = three(archive)
    alone = bond.add(archive, Bond(BondKind.INCIDENT, "Her ceiling fell", (ids[0],))).value
    shared = bond.add(archive, Bond(BondKind.INCIDENT, "The flood", tuple(ids))).value
    erase.erase(archive, ids[0], Scope.STORY)
    assert bond.by_id(archive, BondKind.INCIDENT, alone.id).note == ""
    assert bond.by_id(archive, BondKind.INCIDENT, alone.id).members == (ids[0],)
    assert bond.by_id(archive, BondKind.INCIDENT, shared.id).note == "The flood"
    must_be_whole(archive)
