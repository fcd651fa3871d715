"""A file in the making fits beside its own however long its name is."""

from pathlib import Path

import pytest

from hrforum.storage.beside import beside, free_name


@pytest.mark.parametrize("name", ["é" * 127, "a" * 251 + ".pdf", "家" * 80 + ".é" + "é" * 5, "short.pdf"])
def test_a_file_in_the_making_fits_beside_a_long_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    left_over = free_name(path, path.suffix)
    left_over.write_bytes(b"half done")
    with beside(path) as fresh:
        assert not left_over.exists(), "what a killed program left goes"
        fresh.with_name(fresh.name + "-journal").write_bytes(b"made beside it")
        fresh.write_bytes(b"whole")
        fresh.rename(path)
    assert [each.name for each in tmp_path.iterdir()] == [name]
