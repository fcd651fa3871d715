"""A real small archive for each test, and the command line as a program would call it."""

import csv
import functools
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from hrforum.cli.root import program
from hrforum.domain.practice import invent
from hrforum.storage import key

PASSPHRASE = "six unrelated words"
AGREED = "record,count,hearing_packet,anonymous_quote"
COLUMNS = ("speaker", "heard_on", "borough", "position", "testimony")
ROWS = 12


@dataclass(frozen=True, slots=True)
class CommandLine:
    """Runs commands inside this process, each with its own environment."""

    folder: Path
    passphrase: str | None = PASSPHRASE

    def __call__(
        self, *arguments: object, stdin: str | None = None, env: dict[str, str] | None = None
    ) -> Result:
        """Run one command and return its result."""
        runner = CliRunner(env={"HRFORUM_PASSPHRASE": self.passphrase, **(env or {})})
        return runner.invoke(program, [str(each) for each in arguments], input=stdin, prog_name="hrforum")

    def done(self, *arguments: object, stdin: str | None = None, env: dict[str, str] | None = None) -> str:
        """Run one command that has to succeed and return what it printed."""
        result = self(*arguments, stdin=stdin, env=env)
        assert (result.exit_code, result.stderr) == (0, ""), result.output
        return result.stdout

    def json(self, *arguments: object, stdin: str | None = None) -> Any:
        """Run one command that has to succeed and return its JSON."""
        return json.loads(self.done(*arguments, "--json", stdin=stdin))

    def refused(self, *arguments: object, stdin: str | None = None, env: dict[str, str] | None = None) -> str:
        """Run one command that has to end with 1 and one sentence, and return that."""
        result = self(*arguments, stdin=stdin, env=env)
        assert result.exit_code == 1, result.output
        assert result.stderr.count("\n") == 1, result.stderr
        return result.stderr.strip()


REMEMBERED = functools.cache(key.derive)
"""The real derivation, done once for each passphrase and archive; processes of their own derive as ever."""


@pytest.fixture(autouse=True)
def keys_are_derived_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare the second that a derivation is meant to take where a test has had that key before."""
    monkeypatch.setattr(key, "derive", REMEMBERED)


@pytest.fixture
def hrforum(tmp_path: Path) -> CommandLine:
    """Give the command line, with the archive's passphrase in the environment."""
    return CommandLine(tmp_path)


@pytest.fixture(scope="session")
def made_once() -> dict[str, Path]:
    """Keep what the first test that needs it has made; every test works on a copy."""
    return {}


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """Give a sheet of invented testimonies, in the columns of a real hearing's."""
    path = tmp_path / "hearing.csv"
    with path.open("w", encoding="utf-8", newline="") as target:
        written = csv.writer(target)
        written.writerow(COLUMNS)
        for number, one in enumerate(invent(5, ROWS)):
            position, borough = ("For", "Against")[number % 2], ("North", "South", "North; South")[number % 3]
            written.writerow((one.name, one.heard_on.isoformat(), borough, position, one.words))
    return path


@pytest.fixture
def archive(
    hrforum: CommandLine, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, made_once: dict[str, Path]
) -> Path:
    """Give an empty archive."""
    if "empty" not in made_once:
        made_once["empty"] = tmp_path_factory.mktemp("once") / "empty.hrforum"
        hrforum.done("new", made_once["empty"], "--name", "Harbor tenants", "--place", "Harbor Falls")
    return Path(shutil.copy(made_once["empty"], tmp_path / "archive.hrforum"))


@pytest.fixture
def full(
    hrforum: CommandLine,
    archive: Path,
    sheet: Path,
    tmp_path_factory: pytest.TempPathFactory,
    made_once: dict[str, Path],
) -> Path:
    """Give an archive with the sheet's testimonies, all of them agreed to a hearing packet, and one hearing."""
    if "full" not in made_once:
        hrforum.done("import", archive, sheet, "--consent", AGREED, "--forum", "Oak Hall")
        hrforum.done("hearing", "add", archive, "--body", "City Council", "--date", "2026-12-08")
        made_once["full"] = Path(shutil.copy(archive, tmp_path_factory.mktemp("once") / "full.hrforum"))
    return Path(shutil.copy(made_once["full"], archive))
