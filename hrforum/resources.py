"""Where the shipped assets are: the same answer in a source checkout, a wheel and a frozen app."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def assets() -> Path:
    """Return the folder of shipped assets: inside the package when installed, beside it in a checkout."""
    inside = _HERE / "assets"
    return inside if inside.is_dir() else _HERE.parent / "assets"


def asset(*parts: str) -> Path:
    """Return the path of one shipped file, for instance `asset("dimensions", "starter.json")`."""
    return assets().joinpath(*parts)
