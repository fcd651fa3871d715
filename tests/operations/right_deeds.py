"""Stories of the deeds about rights and authorities."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hrforum.domain.authority import Authority, Level
from hrforum.domain.changes import Changes
from hrforum.domain.recommendation import Position, Recommendation
from hrforum.domain.right import LocalLaw, Standing, Status
from hrforum.domain.submission import SubmissionKind
from hrforum.operations import (
    authority,
    checked_line,
    passage,
    recommendation,
    right,
    standing,
    submission_preset,
)
from hrforum.operations.authority import Responsible
from hrforum.operations.right import Linking
from hrforum.operations.submission_preset import Budgets, Typed

_LAW = LocalLaw(
    "Harbor Falls Code", "8.22", "Just cause for eviction", "A reason is needed.", "Clerk", "2026"
)
_RATIFIED = Status("US", Standing.RATIFIED, 2030, "2030-01", "Treaty collection", True)
_BODY = Authority("Housing Authority", Level.COUNTY, preempted=True, can_do="Pay for lawyers.")


def _law(one: Any) -> Changes[LocalLaw]:
    made = right.add_law(one.archive, _LAW)
    right.link(one.archive, Linking(made.value.key, (one.testimony,), _passages(one)))
    return made


def _kept_law(one: Any) -> LocalLaw:
    return right.laws(one.archive)[0]


def _passages(one: Any) -> tuple[int, ...]:
    return tuple(each.id for each in passage.of_testimony(one.archive, one.testimony)[:1])


def _linking(one: Any) -> Linking:
    return Linking("ICESCR 11", (one.testimony, one.other), _passages(one))


def _linked(one: Any) -> Changes[Linking]:
    return right.link(one.archive, _linking(one))


def _body(one: Any) -> Changes[Responsible]:
    made = authority.add(one.archive, _BODY).value
    return authority.link(one.archive, Responsible(made.id, (one.testimony,)))


def _kept_body(one: Any) -> Authority:
    return authority.everything(one.archive)[0]


def _undone(changes: Changes[Any], one: Any) -> Changes[Any]:
    assert changes.inverse is not None
    return changes.inverse(one.archive)


def told(story: Callable[..., Any]) -> dict[str, Any]:
    """Return every story by its deed."""
    return {
        "law.add": story(lambda one: right.add_law(one.archive, _LAW)),
        "law.edit": story(
            lambda one: right.edit_law(one.archive, replace(_kept_law(one), title="Reasons", line="")), _law
        ),
        "law.remove": story(lambda one: right.remove_law(one.archive, _kept_law(one).id), _law),
        "law.put_back": story(
            lambda one: _undone(right.remove_law(one.archive, _kept_law(one).id), one),
            _law,
            ("law.remove", "law.put_back"),
        ),
        "right.link": story(_linked),
        "right.unlink": story(lambda one: right.unlink(one.archive, _linking(one)), _linked),
        "right.link_again": story(
            lambda one: _undone(right.unlink(one.archive, _linking(one)), one),
            _linked,
            ("right.unlink", "right.link_again"),
        ),
        "standing.say": story(lambda one: standing.say(one.archive, "cedaw", _RATIFIED)),
        "standing.restore": story(
            lambda one: _undone(standing.say(one.archive, "CEDAW", _RATIFIED), one),
            lambda one: standing.say(one.archive, "CEDAW", replace(_RATIFIED, year=2029)),
            ("standing.say", "standing.restore"),
        ),
        "right.check_line": story(lambda one: checked_line.check(one.archive, "cat 16")),
        "recommendation.keep": story(
            lambda one: recommendation.add(
                one.archive,
                Recommendation("icescr 11", "House people.", "26.1", "3", "France", Position.NOTED),
            )
        ),
        "submission.budget": story(
            lambda one: submission_preset.change(
                one.archive, SubmissionKind.UPR, Budgets(3000, 6000, "Technical guidelines", "2027")
            )
        ),
        "submission.type": story(
            lambda one: submission_preset.keep_typed(
                one.archive, SubmissionKind.UPR, Typed(("Elm Union",), "Canada", "Who we are.")
            )
        ),
        "authority.add": story(lambda one: authority.add(one.archive, _BODY)),
        "authority.add_linked": story(
            lambda one: authority.add_linked(one.archive, _BODY, (one.testimony, one.other))
        ),
        "authority.edit": story(
            lambda one: authority.edit(
                one.archive, replace(_kept_body(one), name="City Council", level=Level.CITY, preempted=False)
            ),
            _body,
        ),
        "authority.remove": story(lambda one: authority.remove(one.archive, _kept_body(one).id), _body),
        "authority.put_back": story(
            lambda one: _undone(authority.remove(one.archive, _kept_body(one).id), one),
            _body,
            ("authority.remove", "authority.put_back"),
        ),
        "authority.link": story(
            lambda one: authority.link(one.archive, Responsible(_kept_body(one).id, (one.other,))), _body
        ),
        "authority.unlink": story(
            lambda one: authority.unlink(one.archive, Responsible(_kept_body(one).id, (one.testimony,))),
            _body,
        ),
    }
