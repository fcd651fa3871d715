"""The archive a command works on: found, opened by its passphrase, closed when the command is done."""

import contextlib
import functools
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import click

from hrforum.errors import FileTrouble, HrforumError, Refused
from hrforum.i18n import _
from hrforum.operations import archive as operations

OpenArchive: TypeAlias = Any
"""The archive as operations hand it out; commands only pass it on."""

Command: TypeAlias = Callable[..., None]
VARIABLE, NEW_VARIABLE = "HRFORUM_PASSPHRASE", "HRFORUM_NEW_PASSPHRASE"
FILE = click.Path(dir_okay=False, path_type=Path)
_MOST_GROUPS = 20
"""A sheet's 62 characters are printed in 16 groups; a card has 33 words."""

archive_argument = click.argument("path", metavar="ARCHIVE", type=click.Path(path_type=Path))
passphrase_option = click.option(
    "--passphrase-file",
    type=FILE,
    help=_("Read the passphrase from this file instead of {variable} or a prompt.").format(variable=VARIABLE),
)


def on_archive(command: Command) -> Command:
    """Give a command the argument ARCHIVE, the passphrase option and, as its first parameter, the open archive."""

    @archive_argument
    @passphrase_option
    @functools.wraps(command)
    def run(path: Path, passphrase_file: Path | None, **options: Any) -> None:
        with opened(path, passphrase_file) as archive:
            command(archive, **options)

    return run


@contextlib.contextmanager
def opened(path: Path, passphrase_file: Path | None) -> Iterator[OpenArchive]:
    """Open an archive for one command; says what no passphrase could mend before asking for one."""
    path = found(path)
    operations.probe(path)
    with operations.unlock(path, passphrase(passphrase_file)) as archive:
        yield archive


def found(path: Path) -> Path:
    """Return the path of an archive, also where its `.hrforum` was left out."""
    return path if path.exists() else operations.with_suffix(path)


def passphrase(file: Path | None) -> str:
    """Return the passphrase from a file, else from the environment, else from a hidden prompt."""
    return _given(file, VARIABLE) or _asked(_("Passphrase"), twice=False)


def new_passphrase(file: Path | None, variable: str = VARIABLE) -> str:
    """Return a passphrase to come: from a file or the environment, else asked for twice."""
    return _given(file, variable) or _asked(_("New passphrase"), twice=True)


def asked_recovery() -> str:
    """Ask for the recovery sheet's characters, or for the words of cards, one card after the other."""
    typed = [click.prompt(_("The 62 characters of the recovery sheet, or the words of a card"), err=True)]
    while len(typed[-1].split()) > _MOST_GROUPS:
        typed.append(
            click.prompt(
                _("The words of the next card (Enter when there is none)"),
                default="",
                show_default=False,
                err=True,
            )
        )
    return "\n\n".join(typed)


def forget_passphrases() -> None:
    """Take passphrases out of the environment, where no program that this one starts shall find them."""
    for variable in (VARIABLE, NEW_VARIABLE):
        os.environ.pop(variable, None)


def _given(file: Path | None, variable: str) -> str | None:
    from_environment = os.environ.pop(variable, None)
    if file is None:
        return from_environment
    try:
        written = file.read_text("utf-8-sig")
    except OSError as error:
        raise FileTrouble(_("The passphrase file cannot be read: {why}").format(why=error.strerror)) from None
    except UnicodeDecodeError:
        raise Refused(_("The passphrase file is not plain text in UTF-8.")) from None
    first = written.removesuffix("\n").removesuffix("\r")
    if not first:
        raise Refused(_("The passphrase file is empty."))
    return first


def _asked(prompt: str, *, twice: bool) -> str:
    try:
        if sys.stdin.isatty() or _has_terminal():
            return str(click.prompt(prompt, hide_input=True, err=True, confirmation_prompt=twice))
        given = sys.stdin.readline().rstrip("\r\n")
    except click.Abort:
        given = ""
    if not given:
        sentence = _("No passphrase was given. Type it, or set {variable}, or use --passphrase-file.")
        raise HrforumError(sentence.format(variable=VARIABLE))
    return given


def _has_terminal() -> bool:
    # Where standard input is a pipe, a hidden prompt still works on the terminal behind it.
    try:
        os.close(os.open("/dev/tty", os.O_RDWR))
    except OSError:
        return False
    return True
