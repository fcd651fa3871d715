"""LeftOpen: what somebody was typing into a dialog when the archive was locked, so that a lock loses none of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """One dialog by its `title`, and each field that was typed into by its name, with the text in it. `at` is UTC, ISO, to the second."""

    title: str
    fields: tuple[tuple[str, str], ...]
    at: str = ""
    id: int = 0
