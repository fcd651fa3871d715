"""What a form offers to choose from: dimensions and tags, forums, the scripts to read aloud, and the age under which a guardian is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from hrforum.domain.forum import Forum
from hrforum.domain.script import Script
from hrforum.domain.tag import Codebook
from hrforum.operations import choice, forum, script, tag


@dataclass(frozen=True)
class Offered:
    """Read anew for each form: a tag or a forum may have been added since the last one."""

    book: Codebook = field(default_factory=Codebook)
    forums: Sequence[Forum] = ()
    scripts: Sequence[Script] = ()
    age_limit: int = 18


def read_offered(archive: Any) -> Offered:
    """Return what a form offers, from an archive on its own thread."""
    return Offered(
        tag.codebook(archive),
        forum.everything(archive),
        script.everything(archive),
        choice.age_limit(archive),
    )
