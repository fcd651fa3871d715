"""The wheel carries the windows, the core and the assets, and the core finds its assets in it."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.sources import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Build the wheel from the sources as they stand."""
    return zipfile.ZipFile(_built(tmp_path_factory.mktemp("wheel")))


def _built(folder: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_same_sources_give_the_same_bytes(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    assert wheel.filename is not None
    assert _built(tmp_path).read_bytes() == Path(wheel.filename).read_bytes()


def test_every_module_and_asset_is_inside(wheel: zipfile.ZipFile) -> None:
    modules = [path for room in ("hrforum", "ui") for path in (ROOT / room).rglob("*.py")]
    assets = [path for path in (ROOT / "assets").rglob("*") if path.is_file()]
    expected = {path.relative_to(ROOT).as_posix() for path in modules}
    expected |= {f"hrforum/{path.relative_to(ROOT).as_posix()}" for path in assets}
    metadata = {name for name in wheel.namelist() if ".dist-info/" in name}
    assert set(wheel.namelist()) - metadata == expected


def test_the_core_finds_its_assets_in_the_wheel(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path)
    program = "from hrforum.resources import assets; print(assets())"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path)},
        check=True,
        capture_output=True,
        text=True,
    )
    assert Path(done.stdout.strip()) == tmp_path / "hrforum" / "assets"


def test_both_programs_are_named(wheel: zipfile.ZipFile) -> None:
    name = next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    said = wheel.read(name).decode()
    assert "hrforum = hrforum.cli:main" in said
    assert "hrforum-window = ui.app:main" in said
