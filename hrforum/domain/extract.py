"""Extract: a table of testimonies for somebody outside, consent-filtered and de-identified, with its codebook."""

from dataclasses import dataclass
from pathlib import Path

from hrforum.domain.packet import LeftOut, NameInWords


@dataclass(frozen=True, slots=True)
class Extracted:
    """A table on disk: its files, the first one's SHA-256, and what to know about it.

    `withheld` are the keys of dimensions about which nothing is told, `widened` of those in which some answers read "other", `guarded`
    the number of cells that would have begun like a formula.
    """

    paths: tuple[Path, ...]
    waiting: tuple[Path, ...]
    sha256: str
    rows: int
    left_out: tuple[LeftOut, ...]
    warnings: tuple[NameInWords, ...]
    withheld: tuple[str, ...]
    widened: tuple[str, ...]
    guarded: int
