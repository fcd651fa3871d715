"""What a form holds, as the JSON of a draft: everything as it was typed, also what could not be kept like that yet."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from hrforum.domain.intake import OwnWords, Speaker
from hrforum.domain.risk import Risk

State = dict[str, Any]


@dataclass(slots=True)
class Mark:
    """The draft that an open form is kept in: `id` 0 is none yet, `ended` once it was kept or thrown away.

    It is changed on the archive's thread alone, in the order in which the work was asked for.
    """

    id: int = 0
    ended: bool = False


def body_of(state: State) -> str:
    """Return a state as a draft's body: plain ASCII, so that even half a character can be kept."""
    return json.dumps(state)


def state_of(body: str) -> State:
    """Return the state in a draft's body; what is no form's state is taken for the words themselves."""
    try:
        state = json.loads(body)
    except ValueError:
        state = body
    return state if isinstance(state, dict) else {"words": body}


def speaker_state(one: Speaker) -> State:
    """Return a person who speaks as JSON has it."""
    return {
        "pseudonym": one.pseudonym,
        "name": one.name,
        "contact": one.contact,
        "tags": list(one.tags),
        "own_words": [list(pair) for pair in one.own_words],
        "testifier_id": one.testifier_id,
        "uuid": str(one.uuid) if one.uuid else "",
        "guardian": one.guardian,
        "risk": str(one.risk),
        "young": one.young,
        "of_age_on": one.of_age_on.isoformat() if one.of_age_on else "",
        "in_vault": one.in_vault,
        "all_the_same": one.all_the_same,
    }


def speaker_of(state: State) -> Speaker:
    """Return the person who speaks from what `speaker_state` gave."""
    uuid = state.get("uuid")
    return Speaker(
        pseudonym=state.get("pseudonym", ""),
        name=state.get("name", ""),
        contact=state.get("contact", ""),
        tags=tuple(state.get("tags", ())),
        own_words=own_words_of(state),
        testifier_id=state.get("testifier_id", 0),
        uuid=UUID(uuid) if uuid else None,
        guardian=state.get("guardian", ""),
        risk=Risk(state.get("risk", "")),
        young=bool(state.get("young")),
        of_age_on=date.fromisoformat(state["of_age_on"]) if state.get("of_age_on") else None,
        in_vault=bool(state.get("in_vault")),
        all_the_same=bool(state.get("all_the_same")),
    )


def own_words_of(state: State) -> OwnWords:
    """Return the own words among a state."""
    return tuple((dimension_id, said) for dimension_id, said in state.get("own_words", ()))
