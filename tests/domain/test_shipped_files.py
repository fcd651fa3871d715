"""The shipped files are found, inside the package first, beside it in a checkout."""

import shutil
from pathlib import Path

import pytest

from hrforum import resources


def test_assets_are_found_in_this_checkout() -> None:
    assert resources.asset("dimensions", "starter.json").is_file()
    assert resources.assets().is_dir()


def test_an_installed_package_uses_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site" / "hrforum"
    (package / "assets").mkdir(parents=True)
    (tmp_path / "site" / "assets").mkdir()
    monkeypatch.setattr(resources, "_HERE", package)
    assert resources.asset("a", "b.json") == package / "assets" / "a" / "b.json"
    shutil.rmtree(package / "assets")
    assert resources.assets() == tmp_path / "site" / "assets"
