"""What makes a function a deed: one transaction, one line in the ledger, the file settled, and its inverse declared."""

import functools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar
from uuid import UUID

from hrforum.domain.changes import Changes, Concept
from hrforum.storage import ledger, touched
from hrforum.storage.archive import Archive

P = ParamSpec("P")
T = TypeVar("T")

DEEDS: dict[str, bool] = {}
"""Every deed by its name in the ledger, and whether it can be undone."""


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What a deed's function returns: `says` names it in the menu, `about` are the ids for the ledger."""

    value: T
    says: str
    concepts: frozenset[Concept]
    about: tuple[UUID, ...] = ()
    inverse: Callable[[Any], Changes[Any]] | None = field(default=None)


def deed(
    name: str, *, undo: bool
) -> Callable[[Callable[Concatenate[Archive, P], Done[T]]], Callable[Concatenate[Archive, P], Changes[T]]]:
    """Make a function that returns `Done` into a deed. `undo` False declares that it cannot be undone."""

    def wrap(
        work: Callable[Concatenate[Archive, P], Done[T]],
    ) -> Callable[Concatenate[Archive, P], Changes[T]]:
        DEEDS[name] = undo

        def run(archive: Archive, /, *args: P.args, **kwargs: P.kwargs) -> Changes[T]:
            before = touched.watch(archive)
            with archive.atomic():
                done = work(archive, *args, **kwargs)
                if undo != (done.inverse is not None):
                    raise TypeError(f"{name} does not keep what it declared about undoing")
                ledger.add(archive, name, done.about, now())
                touched.note(archive, before)
                # Before the commit too, so that what is said to be not kept is not.
                archive.must_be_in_place()
            archive.settle()
            return Changes(done.value, done.concepts, done.says, done.inverse)

        functools.update_wrapper(run, work)
        return run

    return wrap


def as_done(_archive: Archive, done: Done[T]) -> Done[T]:
    """Write only the ledger line of work that cannot run inside a transaction and is done already."""
    return done


def today() -> date:
    """Return the day on the wall calendar here."""
    return datetime.now().astimezone().date()


def now() -> str:
    """Return the moment, for the ledger: UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def concepts(*some: Concept) -> frozenset[Concept]:
    """Return the changed words of the field as a set."""
    return frozenset(some)
