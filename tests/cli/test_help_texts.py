"""Every command and option says in plain words what it does, and the stable commands are all there."""

from collections.abc import Iterator

import click
import pytest

from hrforum.cli.root import program
from tests.cli.conftest import CommandLine

STABLE = """
    new practice import search packet summary passphrase recovery-sheet check backup erase erase-orders obey
    forum add|list|edit|remove
    tag add|list|rename|merge|retire
    testimony add|edit|list|show|went
    attachment add|list|show|edit|save|remove
    consent show|give|withdraw
    hearing add|list
    packets list|editions|filed
"""


def _commands(
    group: click.Group, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name, command in group.commands.items():
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from _commands(command, (*path, name))


COMMANDS = dict(_commands(program))
LEAVES = {path: command for path, command in COMMANDS.items() if not isinstance(command, click.Group)}


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_says_what_it_does(path: tuple[str, ...], hrforum: CommandLine) -> None:
    command = COMMANDS[path]
    first = (command.help or "").split("\n\n")[0].strip()
    assert first.endswith(".")
    assert first[0].isupper()
    # What the list of commands shows is never cut off.
    assert command.get_short_help_str(60) == first.rstrip(".") + "."
    for option in command.params:
        if isinstance(option, click.Option):
            assert (option.help or "").endswith("."), option.name
    assert first in " ".join(hrforum.done(*path, "--help").split())


@pytest.mark.parametrize("path", LEAVES, ids=" ".join)
def test_every_command_answers_in_json(path: tuple[str, ...]) -> None:
    options = {option for each in LEAVES[path].params for option in each.opts}
    assert "--json" in options
    if path not in {("practice",), ("testifier", "risks")}:
        assert "--passphrase-file" in options


def test_the_commands_that_were_promised_are_there() -> None:
    for line in STABLE.strip().splitlines():
        noun, *rest = line.split()
        if rest and "|" in rest[0]:
            assert {(noun, verb) for verb in rest[0].split("|")} <= LEAVES.keys()
        else:
            assert {(each,) for each in (noun, *rest)} <= LEAVES.keys()


def test_the_version_is_the_packages(hrforum: CommandLine) -> None:
    from hrforum import __version__

    assert hrforum.done("--version") == f"hrforum {__version__}\n"
