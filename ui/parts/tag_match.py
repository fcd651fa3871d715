"""Which tags fit what was typed, best first: what begins with it, then what holds a word that does, then what holds it inside."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from hrforum.domain.folding import folded

SIGNS = ("?", "-", "/")


@dataclass(frozen=True)
class Offer:
    """One thing that can be picked: its id, the group it stands in and its label."""

    id: int
    group: str
    label: str
    sign: str = ""
    """What is typed first to find it among those that are no answer in the usual sense."""
    also: tuple[str, ...] = field(default=(), compare=False)
    """What it is called too: its labels in other languages, and other words for the same."""

    @property
    def text(self) -> str:
        """How it is shown: the group, then the label."""
        return f"{self.group}: {self.label}" if self.group else self.label

    @property
    def found_by(self) -> str:
        """How it is offered and found: with its sign, if any."""
        return f"{self.sign} {self.text}" if self.sign else self.text


@dataclass(frozen=True)
class Found:
    """An offer that fits. `shown` tells by which other name, if by one; `sure` where its own label fits."""

    offer: Offer
    rank: int
    shown: str

    @property
    def sure(self) -> bool:
        """Whether Enter may pick it though others fit as well."""
        return self.rank in (0, 1, 4)


def fitting(offers: Iterable[Offer], typed: str) -> list[Found]:
    """Return the offers that fit what was typed, the best first and equals in the order on offer."""
    sought = folded(_with_sign(typed.strip()))
    found = [one for each in offers if sought and (one := _fit(each, sought)) is not None]
    return sorted(found, key=lambda one: one.rank)


def _fit(offer: Offer, sought: str) -> Found | None:
    label = folded(offer.label)
    if label.startswith(sought) or (offer.sign and folded(offer.found_by).startswith(sought)):
        return Found(offer, 0, offer.found_by)
    if _word_begins(label, sought):
        return Found(offer, 1, offer.found_by)
    by = next((name for name in offer.also if _word_begins(folded(name), sought)), None)
    if by is not None:
        return Found(offer, 2, f"{offer.found_by} ({by})")
    if _word_begins(folded(offer.text), sought):
        return Found(offer, 3, offer.found_by)
    return Found(offer, 4, offer.found_by) if len(sought) > 1 and sought in label else None


def _word_begins(text: str, sought: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(sought)}", text) is not None


def _with_sign(typed: str) -> str:
    """Return what was typed with one blank after a sign."""
    return f"{typed[0]} {typed[1:].lstrip()}" if typed[:1] in SIGNS and typed else typed
