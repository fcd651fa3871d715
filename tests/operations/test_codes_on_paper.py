"""Codes on paper: reserved once, given to nothing else, taken up by the testimony on their sheet."""

from pathlib import Path

import pytest

from hrforum.domain.code import new_code, read_code
from hrforum.domain.erase import Scope
from hrforum.domain.forum import Forum
from hrforum.domain.intake import Intake
from hrforum.errors import FileTrouble, NotFound, Refused
from hrforum.operations import erase, form, forum, keeping, paper, reserved_code, testimony
from hrforum.storage import testimony as storage
from hrforum.storage.archive import Archive
from tests.archive_of import reopened


def oak(archive: Archive) -> Forum:
    return forum.add(archive, Forum("Fruitvale", languages=("es", "en"), prefix="OAK")).value


def printed(archive: Archive, count: int = 3) -> tuple[str, ...]:
    """Reserve codes as sheets for a forum do."""
    sheets = paper.draw(archive, count, forum_id=oak(archive).id)
    return reserved_code.reserve(archive, sheets.codes, sheets.forum_id).value


def test_drawn_codes_open_with_the_forums_prefix_and_differ(archive: Archive) -> None:
    codes = printed(archive, 50)
    assert len(set(codes)) == 50
    assert all(code.startswith("OAK-") and read_code(code) == code for code in codes)
    assert sorted(one.code for one in reserved_code.still_out(archive)) == sorted(codes)


def test_a_reserved_code_is_given_to_nothing_else(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = printed(archive, 1)
    fresh = iter([code, code, new_code("HRF")])
    monkeypatch.setattr(keeping, "new_code", lambda _prefix: next(fresh))
    kept = testimony.add(archive, Intake("Words.")).value
    assert kept.code != code
    assert storage.code_known(archive, code)


def test_a_sheet_that_was_written_on_keeps_its_code(archive: Archive) -> None:
    first, second, _third = printed(archive)
    kept = testimony.add(archive, Intake("Mould in every room."), code=first.lower().replace("-", " ")).value
    assert kept.code == first
    assert testimony.by_code(archive, first).id == kept.id
    assert [one.code for one in reserved_code.still_out(archive)] == sorted({second, _third})
    with pytest.raises(Refused, match="already kept"):
        testimony.add(archive, Intake("Again."), code=first)
    assert testimony.count(archive) == 1


def test_a_code_outlives_the_program(archive: Archive) -> None:
    (code,) = printed(archive, 1)
    with reopened(archive) as again:
        assert reserved_code.on_sheet(again, code).code == code


def test_a_code_from_elsewhere_is_not_taken(archive: Archive) -> None:
    code = new_code("OAK")
    with pytest.raises(NotFound, match="No sheet printed"):
        testimony.add(archive, Intake("Words."), code=code)
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    with pytest.raises(Refused, match=f"{code[-1]} would"):
        testimony.add(archive, Intake("Words."), code=wrong)
    assert testimony.count(archive) == 0


def test_the_sheet_of_an_erased_testimony_does_not_bring_it_back(archive: Archive) -> None:
    (code,) = printed(archive, 1)
    kept = testimony.add(archive, Intake("Words."), code=code).value
    erase.erase(archive, kept.id, Scope.ALL)
    with pytest.raises(Refused, match="was removed on"):
        testimony.add(archive, Intake("Words."), code=code)
    with pytest.raises(Refused, match="given out"):
        reserved_code.reserve(archive, [code])


def test_codes_that_were_given_out_meanwhile_are_not_reserved(archive: Archive) -> None:
    sheets = paper.draw(archive, 2)
    reserved_code.reserve(archive, sheets.codes[:1])
    with pytest.raises(Refused, match="meanwhile"):
        reserved_code.reserve(archive, sheets.codes)
    assert len(reserved_code.still_out(archive)) == 1


def test_json_names_the_sheet_and_gets_its_forum(archive: Archive) -> None:
    (code,) = printed(archive, 1)
    taken, _changes = form.add(archive, form.read_testimony(f'{{"words": "W.", "code": "{code}"}}'))
    assert taken.kept.code == code
    one = testimony.read(archive, taken.kept.id)
    assert one.forum == "Fruitvale"
    with pytest.raises(Refused, match="keeps its code"):
        form.edit(archive, taken.kept.id, form.read_testimony(f'{{"words": "W.", "code": "{code}"}}'))


def test_a_forum_whose_sheets_are_out_stays(archive: Archive) -> None:
    (code,) = printed(archive, 1)
    forum_id = reserved_code.on_sheet(archive, code).forum_id
    assert forum_id is not None
    with pytest.raises(Refused, match="still out"):
        forum.remove(archive, forum_id)


@pytest.mark.parametrize("count", [0, 201])
def test_how_many_sheets_has_bounds(archive: Archive, count: int) -> None:
    with pytest.raises(Refused, match="1 to 200"):
        paper.draw(archive, count)


def test_a_language_that_documents_do_not_speak_is_refused(archive: Archive) -> None:
    with pytest.raises(Refused, match="en, es, fr"):
        paper.draw(archive, 1, language="de")


def test_sheets_that_cannot_be_written_reserve_nothing(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(FileTrouble):
        paper.make(archive, paper.draw(archive, 1), tmp_path / "no folder" / "sheets.pdf")
    assert reserved_code.still_out(archive) == []
