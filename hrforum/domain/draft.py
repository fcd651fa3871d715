"""Draft: what is being typed and not kept yet, so that no crash and no lock loses it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """A form's state. `body` is JSON of the form's own making; `testimony_id` is set where an existing testimony is changed.

    `kept_at` is UTC, ISO, to the second. `id` 0: not kept yet.
    """

    body: str
    testimony_id: int | None = None
    kept_at: str = ""
    id: int = 0
