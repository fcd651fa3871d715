"""Which testimonies are meant: tags of the same dimension mean or, different dimensions mean and."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Where:
    """A filter. `tags` maps a dimension's id to the ids of its tags of which one is enough; empty means all."""

    tags: tuple[tuple[int, tuple[int, ...]], ...] = ()
    forum_id: int | None = None


ALL = Where()
