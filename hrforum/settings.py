"""What one user prefers on one computer, in JSON in the platform's config folder; never anything of a testimony."""

import json
import os
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from platformdirs import user_cache_path, user_config_path


@dataclass(frozen=True, slots=True)
class Recent:
    """An archive opened before: its folder and the day only, since a file name may already tell too much."""

    folder: str
    day: str


LONGEST_WAIT = 30
"""Minutes without a touch after which the archive locks at the latest."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Preferences; `installation` is random and stands for this computer without naming it.

    After `lock_minutes` (1 to 30) without a touch the archive is locked.
    """

    installation: str = field(default_factory=lambda: os.urandom(16).hex())
    language: str = "en"
    scheme: str = "system"
    text_percent: int = 100
    keep_recent: bool = False
    recent: tuple[Recent, ...] = ()
    lock_minutes: int = 5
    maximised: bool = False


def path() -> Path:
    """Return where the settings are kept."""
    return user_config_path("hrforum", appauthor=False) / "settings.json"


def cache() -> Path:
    """Return the folder for what can be made again at any time; never anything of an archive."""
    return user_cache_path("hrforum", appauthor=False)


def load() -> Settings:
    """Read the settings; what is missing, unreadable or of another type falls back to its default."""
    try:
        kept = json.loads(path().read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        kept = {}
    return _from_json(kept if isinstance(kept, dict) else {})


def _from_json(kept: dict[str, object]) -> Settings:
    default = Settings()
    values: dict[str, object] = {}
    for each in fields(Settings):
        value = kept.get(each.name)
        if each.name != "recent" and type(value) is type(getattr(default, each.name)):
            values[each.name] = value
    if not 1 <= int(str(values.get("lock_minutes", 1))) <= LONGEST_WAIT:
        del values["lock_minutes"]
    recent = kept.get("recent")
    if isinstance(recent, list):
        values["recent"] = tuple(
            Recent(one["folder"], one["day"])
            for one in recent[:10]
            if isinstance(one, dict)
            and isinstance(one.get("folder"), str)
            and isinstance(one.get("day"), str)
        )
    return Settings(**values)  # type: ignore[arg-type]  # each value was just checked against its field's type


def save(settings: Settings) -> bool:
    """Keep the settings; False where the folder cannot be written, which never stops any work."""
    target = path()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_suffix(".new")
        fresh.write_text(json.dumps(asdict(settings), indent=1), "utf-8")
        fresh.replace(target)
    except OSError:
        return False
    return True
