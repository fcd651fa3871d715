"""One testimony as a JSON text, read strictly: whatever is not understood is named, and nothing is passed over."""

from dataclasses import dataclass, field
from datetime import date

from hrforum.domain.consent import Use
from hrforum.domain.interpreting import Mode
from hrforum.domain.testimony import Precision, Status, When
from hrforum.errors import Unreadable
from hrforum.exchange import json_values as read
from hrforum.exchange.language_name import code_of_language
from hrforum.exchange.testifier_json import Person, alone, together
from hrforum.i18n import _

_KEYS = (
    "words",
    "language",
    "heard_on",
    "forum",
    "testifier",
    "tags",
    "own_words",
    "consent",
    "ask",
    "place",
    "when",
    "status",
    "interpreter",
    "interpreter_mode",
    "testifiers",
    "code",
)
_WHEN = ("precision", "start", "end")


@dataclass(frozen=True, slots=True)
class IntakeForm:
    """A testimony as somebody wrote it down in JSON; what is not given is None or empty.

    `given` names the keys that stood there, "testifier.name" and the like included, so that an edit can tell a key that was left out
    from one that was set to null or "". `tags` are (dimension, tags) pairs, `own_words` (dimension, text) pairs.
    """

    words: str | None = None
    language: str | None = None
    heard_on: date | None = None
    forum: str | None = None
    place: str | None = None
    ask: str | None = None
    testifier: Person = field(default_factory=Person)
    tags: tuple[tuple[str, tuple[str, ...]], ...] = ()
    own_words: tuple[tuple[str, str], ...] = ()
    consent: tuple[Use, ...] = ()
    when: When = field(default_factory=When)
    status: Status = Status.DRAFT
    interpreter: str | None = None
    interpreter_mode: Mode | None = None
    testifiers: tuple[Person, ...] = ()
    code: str | None = None
    given: frozenset[str] = frozenset()


def read_testimony(source: str | bytes, *, words_needed: bool = True) -> IntakeForm:
    """Return the testimony in a JSON text (bytes are UTF-8).

    `words_needed` False is for an edit, where every key may be left out. Raises Unreadable, naming the key, for anything that is
    not as it should be: unknown or repeated keys, other types, NaN, NUL characters, half characters, too large, nested too deep.
    """
    whole = read.object_in(read.parse(read.text_of(source)), "", _KEYS)
    testifier = alone(whole.get("testifier"))
    if "testifier" in whole and "testifiers" in whole:
        raise Unreadable(_('Write "testifier" for one person or "testifiers" for several, not both.'))
    form = IntakeForm(
        words=read.string(whole.get("words"), "words"),
        forum=read.string(whole.get("forum"), "forum"),
        place=read.string(whole.get("place"), "place"),
        ask=read.string(whole.get("ask"), "ask"),
        testifier=testifier,
        language=_language(read.string(whole.get("language"), "language")),
        heard_on=read.day(whole.get("heard_on"), "heard_on"),
        tags=read.pairs(whole.get("tags"), "tags", read.strings),
        own_words=read.pairs(whole.get("own_words"), "own_words", read.needed_string),
        consent=tuple(
            map(
                _use,
                read.strings(whole.get("consent") if whole.get("consent") is not None else [], "consent"),
            )
        ),
        when=_when(whole.get("when")),
        status=_status(read.string(whole.get("status"), "status")),
        interpreter=read.string(whole.get("interpreter"), "interpreter"),
        interpreter_mode=_mode(read.string(whole.get("interpreter_mode"), "interpreter_mode")),
        testifiers=together(whole.get("testifiers")),
        code=read.string(whole.get("code"), "code"),
        given=frozenset(whole) | {f"testifier.{key}" for key in testifier.given},
    )
    if not (form.words or "").strip() and (words_needed or "words" in form.given):
        raise Unreadable(_('The testimony has no words: "words" is missing or empty.'))
    return form


def _language(written: str | None) -> str | None:
    if not written:
        return None
    code = code_of_language(written)
    if code is None:
        raise Unreadable(_('"language" is not a language that is known. Write a code such as en, es or fr.'))
    return code


def _when(value: object) -> When:
    said = read.object_in(value, "when", _WHEN)
    written = read.string(said.get("precision"), "when.precision") or Precision.UNKNOWN
    if written not in set(Precision):
        raise Unreadable(read.one_of("when.precision", Precision))
    try:
        start, end = (read.day(said.get(key), f"when.{key}") for key in ("start", "end"))
        return When(Precision(written), start, end)
    except ValueError:
        raise Unreadable(
            _(
                '"when" needs "start" where it is exact or approximate, "start" and a later "end" where it is a range, and neither where '
                "it is unknown."
            )
        ) from None


def _status(written: str | None) -> Status:
    if written is not None and written not in set(Status):
        raise Unreadable(read.one_of("status", Status))
    return Status(written) if written else Status.DRAFT


def _mode(written: str | None) -> Mode | None:
    if written and written not in set(Mode):
        raise Unreadable(read.one_of("interpreter_mode", Mode))
    return Mode(written) if written else None


def _use(written: str) -> Use:
    try:
        return Use(written)
    except ValueError:
        raise Unreadable(
            _('"{use}" is not a use that consent can be given for. The uses are: {known}.').format(
                use=read.shown(written), known=", ".join(Use)
            )
        ) from None
