"""Authorities: who is responsible, what the city can still do where the state forbids, and how many testimonies that is."""

from dataclasses import replace

import pytest

from hrforum.domain.authority import Authority, Level
from hrforum.domain.table import Asked, Readers, Table, Unit
from hrforum.errors import NotFound, Refused
from hrforum.operations import authority, right, tabulate
from hrforum.operations.authority import Responsible
from hrforum.operations.right import Linking
from hrforum.storage.archive import Archive
from tests.archive_of import keep


def test_an_authority_is_kept_with_what_the_city_can_still_do(archive: Archive) -> None:
    rent = Authority(" Legislature ", Level.STATE, preempted=True, can_do=" Fund legal aid. ", note="rent")
    kept = authority.add(archive, rent).value
    assert (kept.name, kept.can_do, kept.level) == ("Legislature", "Fund legal aid.", Level.STATE)
    assert authority.named(archive, "legislature") == authority.named(archive, str(kept.id)) == kept
    with pytest.raises(Refused, match="already"):
        authority.add(archive, Authority("LEGISLATURE", Level.OTHER))
    with pytest.raises(Refused):
        authority.add(archive, Authority(" ", Level.CITY))
    freed = authority.edit(archive, replace(kept, preempted=False)).value
    assert freed.can_do == ""
    with pytest.raises(NotFound, match="Sheriff"):
        authority.named(archive, "Sheriff")


def test_a_responsibility_is_said_of_testimonies(archive: Archive) -> None:
    first, second = keep(archive, "No heat."), keep(archive, "No water.")
    kept = authority.add(archive, Authority("Housing Authority", Level.COUNTY)).value
    authority.link(archive, Responsible(kept.id, (first.id, second.id, 999)))
    assert authority.testimonies_of(archive, kept.id) == [first.id, second.id]
    assert authority.of_testimony(archive, first.id) == [kept]
    authority.unlink(archive, Responsible(kept.id, (first.id,)))
    assert authority.of_testimony(archive, first.id) == []


def _cells(table: Table) -> dict[tuple[str, ...], int | None]:
    return {tuple(tag for _key, tag in cell.tags): cell.count for cell in table.cells}


def test_rights_and_authorities_are_dimensions_of_tables(archive: Archive) -> None:
    ids = [keep(archive, f"Words {number}.").id for number in range(3)]
    kept = authority.add(archive, Authority("Housing Authority", Level.COUNTY)).value
    authority.link(archive, Responsible(kept.id, (ids[0],)))
    right.link(archive, Linking("ICESCR 11", tuple(ids[:2])))

    def counted(*by: str) -> dict[tuple[str, ...], int | None]:
        asked = Asked(by=by, unit=Unit.TESTIMONIES, readers=Readers.INSIDE)
        return _cells(tabulate.tabulate(archive, asked))

    assert counted("right") == {("ICESCR 11",): 2, ("not_asked",): 1}
    assert counted("authority") == {("Housing Authority",): 1, ("not_asked",): 2}
    assert counted("right", "authority")["ICESCR 11", "Housing Authority"] == 1
