"""Says in sentences where a testimony's words stand or went."""

from __future__ import annotations

from collections.abc import Sequence

from hrforum.domain.backup import Backup, State
from hrforum.domain.handout import Handout
from hrforum.domain.packet import COVER, Section
from hrforum.domain.reach import Reach, Sent, Standing
from hrforum.i18n import _, ngettext
from ui.days import day_text
from ui.dialogs.packet_dialogs import section_name


def places(reach: Reach) -> list[str]:
    """Return one sentence for each place, copies of the archive in one."""
    sentences = [_chosen(reach.packets)] if reach.packets else []
    sentences += went(reach)
    if reach.drafts:
        told = ngettext(
            "{count} draft about it is being written.",
            "{count} drafts about it are being written.",
            reach.drafts,
        )
        sentences.append(told.format(count=reach.drafts))
    for title in dict.fromkeys(each.title for each in reach.quoted):
        told = _("What you wrote in “{title}” quotes it: {places}. An erasure clears these texts.")
        where = ", ".join(_place(each.place) for each in reach.quoted if each.title == title)
        sentences.append(told.format(title=title, places=where))
    if not sentences:
        sentences.append(_("It is in no packet, and nothing with its words left the archive."))
    if reach.backups:
        told = ngettext("{count} backup is known.", "{count} backups are known.", len(reach.backups))
        sentences.append(told.format(count=len(reach.backups)))
    return sentences


def went(reach: Reach) -> list[str]:
    """Return one sentence for each way in which words left the archive."""
    sentences = [*(_sent(each) for each in reach.sent), *(_given(each) for each in reach.given)]
    if reach.copied_on:
        told = _("Copied to the clipboard or saved as a file, last on {day}.")
        sentences.append(told.format(day=day_text(reach.copied_on)))
    return sentences


def _place(place: str) -> str:
    """Return what a place is called where organisers write: "Findings for each right (ICESCR 11)"."""
    named = {
        COVER: _("the cover"),
        "ask": _("an ask"),
        "statement": _("a sentence with a number"),
        "chart": _("the title of a chart"),
        "edition": _("an edition that was exported"),
        "introduction": _("the introduction"),
    }
    section, _slash, article = place.partition("/")
    said = named[place] if place in named else f"“{section_name(Section(section))}”"
    return f"{said} ({article})" if article else said


def _chosen(packets: Sequence[Standing]) -> str:
    titles = ", ".join(_("“{title}” for {body}").format(title=each.title, body=each.body) for each in packets)
    return _("Chosen in: {titles}. It stays out of the next export.").format(titles=titles)


def _sent(one: Sent) -> str:
    if one.filed_on:
        told = _(
            "“{title}” was handed in to {body} on {day}. That is public record now and cannot be taken back."
        )
        said = told.format(title=one.title, body=one.body, day=day_text(one.filed_on))
    else:
        told = _("“{title}” for {body} was exported on {day}. The body may have it.")
        said = told.format(title=one.title, body=one.body, day=day_text(one.made_on))
    if one.superseded_on:
        said += " " + _("Superseded since {day}.").format(day=day_text(one.superseded_on))
    return said


def _given(one: Handout) -> str:
    told = _("Given out to {recipient} on {day}.")
    return told.format(recipient=one.recipient or _("somebody unnamed"), day=day_text(one.made_on))


def unclean(one: Backup) -> str:
    """Return why erased words may still stand in a copy of the archive."""
    why = {
        State.MISSING: _("It is not where it was made: a stick that is not plugged in, or moved."),
        State.OTHER_KEY: _("It is under an earlier passphrase."),
    }
    return _("They may still stand in the backup {path}. {why}").format(
        path=one.path, why=why.get(one.state, one.why)
    )
