"""Everything that the fuzzer ever found worth keeping, and mutations of it, is read or refused with a sentence."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.readers import CORPUS, READERS, read

FILES = sorted(each for each in CORPUS.rglob("*") if each.is_file())


def test_every_reader_has_a_corpus() -> None:
    assert {each.parent.name for each in FILES} == set(READERS)


@pytest.mark.parametrize("name", READERS)
def test_the_corpus_is_read_or_refused(name: str) -> None:
    for each in FILES:
        if each.parent.name == name:
            sentence = read(name, each.read_bytes())
            assert sentence is None or sentence.strip()


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_mutations_are_read_or_refused(name: str, data: st.DataObject) -> None:
    mine = [each for each in FILES if each.parent.name == name]
    raw = bytearray(data.draw(st.sampled_from(mine)).read_bytes())
    for _each in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, max(0, len(raw) - 1)))
        raw[at : at + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=8))
    read(name, bytes(raw))


@pytest.mark.parametrize("name", ["xlsx", "docx"])
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_mutated_parts_of_a_package_are_read_or_refused(name: str, data: st.DataObject) -> None:
    """A byte changed in a zip is found by its checksum: what is inside is changed and packed anew."""
    mine = [each for each in FILES if each.parent.name == name and zipfile.is_zipfile(each)]
    read(name, _repacked(data.draw(st.sampled_from(mine)), data))


def _repacked(path: Path, data: st.DataObject) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(made, "w") as again:
        names = package.namelist()
        changed = data.draw(st.sampled_from(names))
        for each in names:
            raw = bytearray(package.read(each))
            if each == changed:
                at = data.draw(st.integers(0, len(raw)))
                raw[at : at + data.draw(st.integers(0, 12))] = data.draw(st.binary(max_size=12))
            again.writestr(each, bytes(raw))
    return made.getvalue()
