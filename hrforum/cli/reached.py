"""How the places are printed where a testimony's words stand or went, and what is written on paper about it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from hrforum.cli.opened import FILE
from hrforum.domain.handout import Handout
from hrforum.domain.reach import Reach, Sent
from hrforum.domain.receipt import Receipt
from hrforum.i18n import _, ngettext
from hrforum.operations import withdrawal

F = TypeVar("F", bound=Callable[..., Any])

FOLDER = click.Path(file_okay=False, path_type=Path)


def paper_options(command: F) -> F:
    """Add `--receipt` and `--notices`."""
    command = click.option(
        "--notices",
        type=FOLDER,
        help=_("Write a notice to each body that may hold the words into this folder."),
    )(command)
    return click.option(
        "--receipt", type=FILE, help=_("Write a receipt for the person to this PDF, in their language.")
    )(command)


@dataclass(frozen=True, slots=True)
class OnPaper:
    """What was written about it."""

    receipt: Path | None
    notices: tuple[Path, ...]

    def as_json(self) -> dict[str, object]:
        """Return the files' names."""
        return {
            "receipt": str(self.receipt) if self.receipt else None,
            "notices": [str(each) for each in self.notices],
        }

    def lines(self) -> list[str]:
        """Return one line a file."""
        return [str(each) for each in (self.receipt, *self.notices) if each]


def on_paper(done: Receipt, receipt: Path | None, notices: Path | None) -> OnPaper:
    """Write what was asked for."""
    return OnPaper(
        withdrawal.write_receipt(done, receipt) if receipt else None,
        withdrawal.write_notices(done, notices) if notices else (),
    )


def receipt_as_json(done: Receipt) -> dict[str, object]:
    """Return what is told of a withdrawal or an erasure."""
    return {"code": done.code, "on": done.on_day.isoformat(), "reach": reach_as_json(done.reach, done)}


def reach_as_json(found: Reach, done: Receipt | None = None) -> dict[str, object]:
    """Return every place; the backups as they are after what was done."""
    backups = done.backups if done else found.backups
    return {
        "drafts": found.drafts,
        "quoted": [{"title": each.title, "place": each.place} for each in found.quoted],
        "packets": [{"title": each.title, "body": each.body} for each in found.packets],
        "editions": [_sent_as_json(each) for each in found.sent],
        "handouts": [
            {"kind": each.kind, "recipient": each.recipient, "date": each.made_on.isoformat()}
            for each in found.handouts
        ],
        "backups": [{"path": each.path, "state": each.state, "why": each.why} for each in backups],
    }


def _sent_as_json(one: Sent) -> dict[str, object]:
    return {
        "id": one.edition_id,
        "title": one.title,
        "body": one.body,
        "hearing": one.held_on.isoformat(),
        "made_on": one.made_on.isoformat(),
        "filed_on": one.filed_on.isoformat() if one.filed_on else None,
        "superseded_on": one.superseded_on.isoformat() if one.superseded_on else None,
        "exhibits": list(one.exhibits),
        "sha256": one.sha256,
    }


def reach_lines(found: Reach, *, backups: bool = True) -> list[str]:
    """Return every place as a line."""
    lines = [_chosen(each.title, each.body) for each in found.packets]
    lines += [_sent(each) for each in found.sent]
    lines += [_given(each) for each in found.handouts]
    if found.drafts:
        told = ngettext(
            "{count} draft about it is being written.",
            "{count} drafts about it are being written.",
            found.drafts,
        )
        lines.append(told.format(count=found.drafts))
    for quoted in found.quoted:
        told = _("What you wrote in “{title}” quotes it: {place}. An erasure clears that text.")
        lines.append(told.format(title=quoted.title, place=quoted.place))
    if backups:
        lines += [_("Backup: {path}").format(path=each.path) for each in found.backups]
    return lines or [_("It is in no packet, and nothing with its words left the archive.")]


def _chosen(title: str, body: str) -> str:
    return _("Chosen in the packet “{title}” for {body}.").format(title=title, body=body)


def _sent(one: Sent) -> str:
    if one.filed_on:
        told = _("“{title}” was handed in to {body} on {day}: public record, it cannot be taken back.")
        return told.format(title=one.title, body=one.body, day=one.filed_on.isoformat())
    told = _("“{title}” for {body} was exported on {day}; whether it was handed in is not written down.")
    return told.format(title=one.title, body=one.body, day=one.made_on.isoformat())


def _given(one: Handout) -> str:
    told = _("Given out ({kind}) to {recipient} on {day}.")
    return told.format(kind=one.kind, recipient=one.recipient or "?", day=one.made_on.isoformat())
