"""What goes wrong becomes an exit code and one sentence on stderr, never a testimony's words."""

import traceback
from pathlib import Path
from typing import IO, Any

import click

from hrforum.errors import HrforumError
from hrforum.i18n import _

_PACKAGE = Path(__file__).parent.parent


class Mendable(click.ClickException):
    """Ends the program with one sentence on stderr: what the user can mend."""

    exit_code = 1

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence alone."""
        click.echo(self.message, file=file, err=True)


class Bug(Mendable):
    """Ends the program with where the bug is."""

    exit_code = 70


class Program(click.Group):
    """The group of all commands."""

    def invoke(self, context: click.Context) -> Any:
        """Run the command that was asked for, and turn its errors into exit codes."""
        try:
            return super().invoke(context)
        except HrforumError as error:
            raise Mendable(error.sentence) from None
        except (click.ClickException, click.exceptions.Exit, click.Abort, EOFError, BrokenPipeError):
            raise
        except Exception as error:  # noqa: BLE001  # the border: a bug is told without what it was about
            raise Bug(bug(error)) from None


def bug(error: Exception) -> str:
    """Return what may be told of a bug: its type and where it happened; its own message may hold words or values."""
    name = type(error).__name__
    frames = [(Path(frame.filename), frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    own = [(path.relative_to(_PACKAGE), line) for path, line in frames if path.is_relative_to(_PACKAGE)]
    if not own:
        return _("This is a bug in hrforum: {name}.").format(name=name)
    path, line = own[-1]
    return _("This is a bug in hrforum: {name} in {module}, line {line}.").format(
        name=name, module=path.as_posix(), line=line
    )
