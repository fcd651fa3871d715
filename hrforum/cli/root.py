"""The program `hrforum` with all its commands, and how it starts."""

import io
import sys

import click

from hrforum import __version__, i18n, settings
from hrforum.cli import (
    archive,
    around,
    attachment,
    authority,
    balance,
    bond,
    consent,
    counting,
    coverage,
    edition,
    erase,
    extract,
    forum,
    hearing,
    ledger,
    packet,
    packet_parts,
    paper,
    passage,
    people,
    preflight,
    preset,
    redaction,
    right,
    safety,
    script,
    search,
    sheet,
    statement,
    tag,
    tagging,
    testifier,
    testimony,
    travel,
    turn,
)
from hrforum.cli.program import Program
from hrforum.i18n import _
from hrforum.operations.memory import close_memory


def _check_itself(context: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        from hrforum.operations import self_check

        context.exit(self_check.run())


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, "--version", prog_name="hrforum", message="%(prog)s %(version)s")
@click.option(
    "--self-check",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_check_itself,
    help=_("Make an archive, a testimony and a packet in a folder of its own, check them, and end."),
)
def program() -> None:
    """Collect testimonies, compile them with consent, bring them to a hearing. Offline and encrypted.

    The passphrase of an archive comes from HRFORUM_PASSPHRASE, from --passphrase-file or from a prompt. Every command ends with 0 when
    it is done, 1 when something can be mended (one sentence says what), 2 when it was called wrongly, 70 when it found a bug.
    """


for _commands in (
    archive,
    safety,
    sheet,
    forum,
    tag,
    tagging,
    testifier,
    people,
    bond,
    testimony,
    search,
    attachment,
    consent,
    erase,
    script,
    hearing,
    right,
    authority,
    ledger,
    packet,
    packet_parts,
    around,
    preset,
    edition,
    balance,
    preflight,
    counting,
    coverage,
    statement,
    extract,
    passage,
    redaction,
    paper,
    travel,
    turn,
):
    for _command in _commands.COMMANDS:
        program.add_command(_command)


def main() -> None:
    """Run the command line and end the process."""
    close_memory()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A pipe on Windows would be in a code page that holds few of the world's letters.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    i18n.use(settings.load().language)
    program(prog_name="hrforum")
