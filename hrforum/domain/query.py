"""What somebody types to find testimonies, read as words, phrases, "or" and "not"; whatever is typed can be read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hrforum.domain.folding import fold_arabic

MOST_TERMS = 12
"""What stands behind these is not looked for: nobody types so much, and a page that was pasted by mistake would take its time."""
_PIECE = re.compile(r'((?<!\S)-+(?=["\w]))?(?:"([^"]*)"?|([^\s"]+))')
_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
_UNKEPT = re.compile("[\0\ud800-\udfff]")
"""What no text in an archive holds."""
_SHORTEST = 2
"""Letters from which on a word may be the beginning of another one."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase. `unfinished`: its last word may be the beginning of a longer one."""

    text: str
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """One term of each of `wanted` has to be there, and none of `unwanted`."""

    wanted: tuple[tuple[Term, ...], ...] = ()
    unwanted: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self.wanted or self.unwanted)

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms of which one is wanted."""
        return tuple(term for some in self.wanted for term in some)


@dataclass(frozen=True, slots=True)
class _Piece:
    term: Term
    barred: bool = False
    says: str = ""
    """What it says of the terms around it where it can: "and", "or", "not"."""
    loud: bool = False


def read_query(typed: str) -> Query:
    """Read what was typed.

    Words beside each other all have to be there; of words with "or" between them one is enough ("a b or c" is a, and b or c). A minus
    before a word, or "not" between two, bars it. Words in quotes are a phrase, and mean nothing else. The last word may be unfinished,
    and any with a star. Small "and", "or" and "not" are words where nothing stands on both sides; in capitals they never are, unless alone.
    """
    pieces = list(_pieces(typed))[: 2 * MOST_TERMS]
    if len(pieces) == 1:
        pieces = [replace(pieces[0], says="")]
    wanted: list[list[Term]] = []
    unwanted: list[Term] = []
    joins = bars = False
    for place, piece in enumerate(pieces):
        last = place == len(pieces) - 1
        begun = bool(wanted or unwanted)
        if piece.says and (piece.loud or (begun and not last and not (joins or bars))):
            joins, bars = piece.says == "or" and bool(wanted), piece.says == "not"
        elif piece.barred or bars:
            unwanted.append(piece.term)
            joins = bars = False
        elif joins:
            wanted[-1].append(piece.term)
            joins = False
        else:
            wanted.append([piece.term])
    return Query(tuple(tuple(some) for some in wanted[:MOST_TERMS]), tuple(unwanted[:MOST_TERMS]))


def _pieces(typed: str) -> Iterator[_Piece]:
    line = _UNKEPT.sub(" ", typed).translate(_QUOTES)
    found = [one for one in _PIECE.finditer(line) if any(map(str.isalnum, fold_arabic(one[0])))]
    for place, one in enumerate(found):
        minus, phrase, word = one.groups()
        closed = phrase is not None and one[0].endswith('"')
        begun = not closed and (place == len(found) - 1 or (word or "").endswith("*"))
        text = fold_arabic(word if phrase is None else phrase)
        term = Term(text, begun and len(text.strip('*"()')) >= _SHORTEST)
        says = (word or "").casefold() if not minus else ""
        speaks = says in ("and", "or", "not")
        yield _Piece(term, bool(minus), says if speaks else "", speaks and (word or "").isupper())
