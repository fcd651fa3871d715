"""Texts as rows of a sheet: whole, split at headings or at the names of speakers, so that all that follows is as for a spreadsheet."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial

from hrforum.errors import HrforumError, Unreadable
from hrforum.exchange.rows import CELL_LIMIT, NO_TEXT, ROW_LIMIT, RowProblem, Sheet, SheetRow, too_many_rows
from hrforum.exchange.speaker_label import Label, Role, key_of_label, labels_in, part
from hrforum.exchange.text_document import Line, TextDocument, told_apart
from hrforum.i18n import _

WORDS, SPEAKER, HEADING, SECTION, FILE = "words", "speaker", "heading", "section", "file"


class How(StrEnum):
    """Where a text is split into testimonies."""

    WHOLE = "whole"
    HEADINGS = "headings"
    SPEAKERS = "speakers"


@dataclass(frozen=True, slots=True)
class Splitting:
    """How texts are split. `level` 0 is the likely level of headings; labels that `roles` does not name get their likely role."""

    how: How = How.WHOLE
    level: int = 0
    roles: tuple[tuple[str, Role], ...] = ()


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts that come in together, with what they could be split at: headings by level with their number, and labels."""

    documents: tuple[TextDocument, ...]
    headings: tuple[tuple[int, int], ...]
    labels: tuple[Label, ...]

    @property
    def likely(self) -> Splitting:
        """The splitting to start from: several files are taken whole; one file by its speakers or its headings, where it has some."""
        speakers = [label for label in self.labels if label.likely is Role.SPEAKER]
        if len(self.documents) > 1:
            return Splitting()
        if len(speakers) > 1:
            return Splitting(How.SPEAKERS)
        return Splitting(How.HEADINGS) if any(times > 1 for _level, times in self.headings) else Splitting()

    @property
    def level(self) -> int:
        """The level of headings that likely part testimonies: the highest that comes back, 0 where there are no headings."""
        again = (level for level, times in self.headings if times > 1)
        return next(again, self.headings[0][0] if self.headings else 0)


def texts_of(documents: Sequence[TextDocument]) -> Texts:
    """Return documents with what they could be split at."""
    levels = Counter(line.level for one in documents for line in one.lines if line.level)
    labels = labels_in(line for one in documents for line in one.lines)
    return Texts(tuple(documents), tuple(sorted(levels.items())), labels)


def sheet_of(texts: Texts, splitting: Splitting) -> Sheet:
    """Return the texts as rows in order, with what is left out as problems.

    The file's name is no part of a row's identity: a text that was renamed is the same text. Raises HrforumError where there
    is nothing to split at.
    """
    collected = _Collected(splitting)
    for document in texts.documents:
        match splitting.how:
            case How.WHOLE:
                pieces = iter((_Piece(list(document.lines)),))
            case How.HEADINGS:
                pieces = _at_headings(document, _level(texts, splitting))
            case How.SPEAKERS:
                pieces = _at_speakers(document, _roles(texts, splitting))
        for piece in pieces:
            collected.take(piece, document.file)
    return collected.sheet(texts)


@dataclass(slots=True)
class _Piece:
    lines: list[Line]
    speaker: str = ""
    heading: str = ""
    section: str = ""
    left_out: Callable[[int, str], str] | None = None

    @property
    def words(self) -> str:
        """The lines as they stand without empty ones around them, footnotes at the end."""
        texts = [line.text for line in self.lines]
        while texts and not texts[0].strip():
            texts.pop(0)
        while texts and not texts[-1].strip():
            texts.pop()
        notes = [note for line in self.lines for note in line.notes]
        return "\n".join([*texts, "", *notes] if notes else texts)


@dataclass(slots=True)
class _Collected:
    splitting: Splitting
    rows: list[SheetRow] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    number: int = 0

    @property
    def header(self) -> tuple[str, ...]:
        """The columns of this kind of splitting."""
        return {
            How.WHOLE: (WORDS, FILE),
            How.HEADINGS: (WORDS, HEADING, SECTION, FILE),
            How.SPEAKERS: (WORDS, SPEAKER, FILE),
        }[self.splitting.how]

    def take(self, piece: _Piece, file: str) -> None:
        """Keep a piece as a row, or say why it is none."""
        words = piece.words
        if not words.strip() and not piece.heading:
            return
        self.number += 1
        held = {
            WORDS: words,
            SPEAKER: piece.speaker,
            HEADING: piece.heading,
            SECTION: piece.section,
            FILE: file,
        }
        cells = tuple(held[column] for column in self.header)
        why = _trouble(cells, file)
        if piece.left_out:
            why = piece.left_out(len(words.split()), file)
        elif not words.strip():
            why = _("Nothing stands under the heading “{heading}” in {file}.").format(
                heading=piece.heading[:80], file=file
            )
        if why:
            self.problems.append(RowProblem(self.number, why))
        else:
            self.rows.append(SheetRow(self.number, cells))

    def sheet(self, texts: Texts) -> Sheet:
        """Return everything as a sheet."""
        documents = texts.documents
        if self.number > ROW_LIMIT:
            raise Unreadable(too_many_rows(documents[-1].file))
        kind = documents[0].kind if len({one.kind for one in documents}) == 1 else "text"
        encodings = {one.encoding for one in documents}
        encoding = encodings.pop() if len(encodings) == 1 else ""
        remarks = (*_guessed(documents), *told_apart(documents))
        if self.splitting.how is How.HEADINGS:
            remarks = (
                _("Headings are not among the words: choose what the column “heading” becomes."),
                *remarks,
            )
        return Sheet(
            self.header, tuple(self.rows), tuple(self.problems), kind, encoding, remarks, aside=(FILE,)
        )


def _guessed(documents: Sequence[TextDocument]) -> Iterator[str]:
    for one in documents:
        if one.guessed:
            yield _(
                "Nothing in {file} says how its letters are written; it was read as {encoding}. Check letters with accents."
            ).format(file=one.file, encoding=one.encoding)


def _trouble(cells: tuple[str, ...], file: str) -> str:
    """Return why a piece cannot be kept as it stands, or "": nothing is ever cut or altered to fit."""
    longest = max(map(len, cells))
    if longest > CELL_LIMIT:
        return _(
            "A piece of {file} has {n:,} characters; at most {limit:,} are taken. Split it further."
        ).format(file=file, n=longest, limit=CELL_LIMIT)
    if any("\0" in cell for cell in cells):
        return _("A piece of {file} holds a NUL character, which text never does.").format(file=file)
    if any(NO_TEXT.search(cell) for cell in cells):
        return _("A piece of {file} holds bytes that are not text.").format(file=file)
    return ""


# ---- headings --------------------------------------------------------------------------------------------------------------
def _level(texts: Texts, splitting: Splitting) -> int:
    held = [level for level, _times in texts.headings]
    if not held:
        raise HrforumError(_("There are no headings to split at."))
    if splitting.level and splitting.level not in held:
        raise HrforumError(
            _("There are no headings of level {level}, only of level {held}.").format(
                level=splitting.level, held=", ".join(map(str, held))
            )
        )
    return splitting.level or texts.level


def _at_headings(document: TextDocument, level: int) -> Iterator[_Piece]:
    """Yield what stands under each heading of a level; deeper ones stay in the words, higher ones are told as the section."""
    above: dict[int, str] = {}
    current = _Piece([], left_out=_before_headings)
    for line in document.lines:
        if not line.level or line.level > level:
            current.lines.append(line)
            continue
        yield current
        above = {each: name for each, name in above.items() if each < line.level}
        section = " › ".join(name for _each, name in sorted(above.items()))
        above[line.level] = line.heading
        if line.level < level:
            # Only a title: what stands under it before the next heading is introduction.
            current = _Piece([], left_out=_before_headings)
        else:
            current = _Piece([], heading=line.heading, section=section)
        current.lines += [Line("", notes=line.notes)] if line.notes else []
    yield current


def _before_headings(count: int, file: str) -> str:
    return _(
        "{count} words of {file} stand under no heading of the chosen level and are left out: put one above them to bring them in."
    ).format(count=count, file=file)


# ---- speakers --------------------------------------------------------------------------------------------------------------
def _roles(texts: Texts, splitting: Splitting) -> dict[str, Role]:
    roles = {key_of_label(label.name): label.likely for label in texts.labels}
    for name, role in splitting.roles:
        if key_of_label(name) not in roles:
            raise HrforumError(
                _("No line begins with {name} as the name of a speaker. Names found: {names}.").format(
                    name=name, names=", ".join(label.name for label in texts.labels[:30]) or _("none")
                )
            )
        roles[key_of_label(name)] = role
    if Role.SPEAKER not in roles.values():
        raise HrforumError(_("There are no names of speakers to split at."))
    return roles


def _at_speakers(document: TextDocument, roles: dict[str, Role]) -> Iterator[_Piece]:
    """Yield all that each speaker says as one piece, in the order in which they first speak; what is left out comes last."""
    current = _Piece([], left_out=_before_speakers)
    spoken: dict[str, _Piece] = {"": current}
    for line in document.lines:
        parted = None if line.level else part(line.text)
        role = roles.get(parted.key, Role.WORDS) if parted else Role.WORDS
        if parted is None or role is Role.WORDS:
            current.lines.append(line)
            continue
        current = spoken.setdefault(parted.key, _Piece([], speaker=parted.name))
        if role is Role.OUT:
            current.left_out = partial(_as_chosen, current.speaker)
        elif current.lines and current.lines[-1].text.strip():
            current.lines.append(Line(""))
        current.lines.append(Line(parted.rest, notes=line.notes))
    yield from spoken.values()


def _before_speakers(count: int, file: str) -> str:
    return _("{count} words of {file} stand before the first speaker and are left out.").format(
        count=count, file=file
    )


def _as_chosen(name: str, count: int, file: str) -> str:
    return _("{count} words of {name} in {file} are left out, as chosen.").format(
        count=count, name=name, file=file
    )
