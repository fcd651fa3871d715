"""The program's check of itself goes through the whole main job, leaves nothing behind, and notices a fault."""

from pathlib import Path

import pytest

from hrforum.documents.check import Findings
from hrforum.operations import search, self_check


def test_it_finds_all_in_order_and_leaves_nothing(tmp_path: Path) -> None:
    assert self_check.problems(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert self_check.run() == 0
    assert capsys.readouterr().out.count("in order") == 1


def test_each_fault_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(self_check, "check_document", lambda _path: Findings(104, (("7.1-1", "not marked"),)))
    monkeypatch.setattr(search, "find", lambda _archive, _query: search.Found((), 0))
    assert self_check.run() == 1
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 2
    assert "not found again" in said[0]
    assert "does not pass" in said[1]


def test_a_deed_that_is_refused_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_check, "AGREED", ())
    (said,) = self_check.problems()
    assert said.startswith("Nothing can go into this document")
