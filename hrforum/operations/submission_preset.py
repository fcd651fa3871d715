"""What an organiser does with the outlines of submissions: change how many words each may have, and keep what was typed for next time."""

import json
from dataclasses import asdict, dataclass, replace

from hrforum.domain.changes import Changes, Concept
from hrforum.domain.plain import needed, plain
from hrforum.domain.submission import Preset, SubmissionKind, presets
from hrforum.errors import Refused
from hrforum.i18n import _
from hrforum.operations.deed import Done, concepts, deed
from hrforum.storage import choice
from hrforum.storage.archive import Archive

_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Budgets:
    """How many words one organisation, and several together, may write (0: no limit), and who says so as of when."""

    single: int
    joint: int
    source: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed for a submission: who submits it too, about which state, and the organisers' own introduction."""

    joint: tuple[str, ...] = ()
    country: str = ""
    introduction: str = ""


def everything(archive: Archive) -> dict[SubmissionKind, Preset]:
    """Return the outlines, with the budgets that were changed here. What the organisers say themselves counts as checked."""
    return {kind: _changed(one, _kept(archive, kind)) for kind, one in presets().items()}


def _changed(one: Preset, kept: Budgets | None) -> Preset:
    return replace(one, **asdict(kept), checked=True) if kept else one


def _kept(archive: Archive, kind: SubmissionKind) -> Budgets | None:
    said = choice.value(archive, f"budget_{kind}")
    return Budgets(**json.loads(said)) if said else None


@deed("submission.budget", undo=True)
def change(archive: Archive, kind: SubmissionKind, budgets: Budgets | None) -> Done[Preset]:
    """Keep the budgets of an outline; None takes them back, so that those that are shipped hold again. Raises `Refused`."""
    before = _kept(archive, kind)
    if budgets and not (0 <= budgets.single <= _MOST and 0 <= budgets.joint <= _MOST):
        raise Refused(_("A budget is a number of words, 0 for no limit."))
    clean = budgets and replace(
        budgets, source=needed(budgets.source, _("The source")), as_of=needed(budgets.as_of, _("As of"))
    )
    choice.keep(archive, f"budget_{kind}", json.dumps(asdict(clean), ensure_ascii=False) if clean else "")

    def inverse(again: Archive) -> Changes[Preset]:
        return change(again, kind, before)

    about = (archive.uuid_of("archive", 1),)
    return Done(everything(archive)[kind], _("Change word budget"), concepts(Concept.ARCHIVE), about, inverse)


def typed(archive: Archive, kind: SubmissionKind) -> Typed:
    """Return what was typed for the last submission of this outline."""
    said = json.loads(choice.value(archive, f"typed_{kind}", "{}"))
    return Typed(tuple(said.get("joint", ())), said.get("country", ""), said.get("introduction", ""))


@deed("submission.type", undo=True)
def keep_typed(archive: Archive, kind: SubmissionKind, one: Typed) -> Done[Typed]:
    """Keep what was typed, so that the next submission of this outline begins with it."""
    before = typed(archive, kind)
    clean = Typed(
        tuple(plain(each).strip() for each in one.joint if each.strip()),
        plain(one.country).strip(),
        plain(one.introduction).strip(),
    )
    choice.keep(
        archive, f"typed_{kind}", json.dumps(asdict(clean), ensure_ascii=False) if clean != Typed() else ""
    )

    def inverse(again: Archive) -> Changes[Typed]:
        return keep_typed(again, kind, before)

    about = (archive.uuid_of("archive", 1),)
    return Done(clean, _("Keep what was typed"), concepts(Concept.ARCHIVE), about, inverse)
