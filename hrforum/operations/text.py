"""What an organiser does with files of others: read one spreadsheet or several texts, see where texts can be split, and split them."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from hrforum.errors import HrforumError
from hrforum.exchange.rows import Sheet
from hrforum.exchange.sheet import read_files
from hrforum.exchange.speaker_label import Label, Role
from hrforum.exchange.splitting import How, Splitting, Texts
from hrforum.exchange.splitting import sheet_of as split
from hrforum.i18n import _

__all__ = [
    "How",
    "Label",
    "Role",
    "Sheet",
    "Splitting",
    "Texts",
    "called",
    "parse_labels",
    "read_files",
    "split",
]


def called(paths: Sequence[Path]) -> str:
    """Return what an import of these files is called in the archive: the first one's name, and how many came with it."""
    if len(paths) == 1:
        return paths[0].name
    return _("{file} and {n} more").format(file=paths[0].name, n=len(paths) - 1)


def parse_labels(stated: Iterable[str]) -> tuple[tuple[str, Role], ...]:
    """Return roles stated as NAME=ROLE, such as "Moderator=out". Raises HrforumError for anything else."""
    roles: list[tuple[str, Role]] = []
    for each in stated:
        name, equals, role = (part.strip() for part in each.rpartition("="))
        if not equals or not name or role not in set(Role):
            raise HrforumError(
                _(
                    '"{given}" is not of the form NAME=ROLE with the role {roles}, such as Moderator=out.'
                ).format(given=each, roles=", ".join(Role))
            )
        roles.append((name, Role(role)))
    return tuple(roles)
