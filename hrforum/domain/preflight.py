"""Pre-flight: what is looked at before a packet goes out, line by line, how each stands and where it can be mended."""

from dataclasses import dataclass, field
from enum import StrEnum

from hrforum.i18n import translator


class State(StrEnum):
    """How a line stands: well, to be looked at, or so that the packet cannot go out."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


class Place(StrEnum):
    """Where a line is mended."""

    CHOICE = "choice"
    WORDS = "words"
    ATTACHMENTS = "attachments"
    HEARING = "hearing"
    PACKET = "packet"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at. `fields` fill its sentence; `testimonies` are the ids that it is about, for the window alone.

    `case` tells apart why a line stands as it does, where there are several reasons.
    """

    key: str
    state: State
    place: Place
    fields: dict[str, object] = field(default_factory=dict)
    testimonies: tuple[int, ...] = ()
    case: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All lines, in the order in which they are read."""

    title: str
    lines: tuple[Line, ...]

    @property
    def blocked(self) -> bool:
        """Whether the packet cannot go out."""
        return any(one.state is State.RED for one in self.lines)


def name_of(key: str, language: str) -> str:
    """Return what was looked at, in "en", "es" or "fr"."""
    say = translator(language).gettext
    return {
        "consent": say("Consent"),
        "names": say("Names and contacts"),
        "redaction": say("Words that tell who somebody is"),
        "numbers": say("Small numbers"),
        "differencing": say("Earlier documents"),
        "alternative": say("Descriptions"),
        "order": say("Reading order"),
        "links": say("Links"),
        "fonts": say("Characters"),
        "pages": say("Pages"),
        "deadline": say("Deadline"),
        "anonymous": say("Anonymous papers"),
        "aloud": say("Names said aloud"),
        "public": say("Public record"),
        "ua1": say("Accessibility (PDF/UA-1)"),
        "2a": say("Archiving (PDF/A-2a)"),
    }[key]


def state_name(state: State, language: str) -> str:
    """Return how a line stands, in words."""
    say = translator(language).gettext
    return {
        State.GREEN: say("In order"),
        State.YELLOW: say("To be looked at"),
        State.RED: say("Stops the packet"),
    }[state]


def sentence(one: Line, language: str) -> str:
    """Return what a line says, without anything about a person, in "en", "es" or "fr"."""
    cases = _of_the_hearing(language)
    found = cases.get((one.key, one.state, one.case)) or _sentences(language)[one.key, one.state]
    return found.format(**one.fields)


def _of_the_hearing(language: str) -> dict[tuple[str, State, str], str]:
    """Return what is said of the body's rules, case by case."""
    say = translator(language).gettext
    green, yellow = State.GREEN, State.YELLOW
    return {
        ("deadline", green, ""): say("Papers are due on {day}."),
        ("deadline", yellow, "near"): say("Papers are due soon: {day}."),
        ("deadline", yellow, "passed"): say(
            "Papers were due on {day}. Ask the clerk whether they are still taken."
        ),
        ("deadline", yellow, "unknown"): say("Until when papers are taken is not noted. Ask the clerk."),
        ("anonymous", green, "taken"): say("The body takes papers that name nobody."),
        ("anonymous", green, "none"): say("Every exhibit names who speaks."),
        ("anonymous", yellow, "refused"): say(
            "The body takes nothing that is anonymous, and exhibits name nobody: {n}. Hand them in as the organization’s own paper."
        ),
        ("anonymous", yellow, "unknown"): say(
            "Whether the body takes papers that name nobody is not noted; exhibits that name nobody: {n}. Ask the clerk."
        ),
        ("aloud", green, "no"): say("Nobody has to say a name or an address aloud."),
        ("aloud", green, "named"): say("Names are said aloud, and every exhibit names who speaks."),
        ("aloud", yellow, "yes"): say(
            "Whoever speaks must say their name or address aloud; exhibits that name nobody: {n}. Let somebody else read those."
        ),
        ("aloud", yellow, "unknown"): say(
            "Whether speakers must say their name or address aloud is not noted. Ask the clerk."
        ),
        ("public", green, ""): say(
            "Papers become public record on {day}. After that nothing can be taken back."
        ),
        ("public", yellow, "passed"): say(
            "What is handed in is public record at once, since {day}: nothing of it can be taken back."
        ),
        ("public", yellow, "unknown"): say("When papers become public record is not noted. Ask the clerk."),
    }


def _sentences(language: str) -> dict[tuple[str, State], str]:
    say = translator(language).gettext
    green, yellow, red = State.GREEN, State.YELLOW, State.RED
    return {
        ("consent", green): say("Testimonies that may stand in it: {n}, all that were chosen."),
        ("consent", yellow): say("Testimonies that may stand in it: {n}. Chosen, and left out: {out}."),
        ("consent", red): say("Nothing of what is chosen may go into this packet."),
        ("names", green): say("No exhibit holds a name or contact that was not agreed to."),
        ("names", red): say("Exhibits that hold a part of a name or contact that was not agreed to: {n}."),
        ("redaction", green): say("All that was found in the words was decided on."),
        ("redaction", red): say("Exhibits in which something was found that nobody decided on: {n}."),
        ("numbers", green): say("Small numbers are withheld, and none can be worked out from the others."),
        ("numbers", yellow): say(
            "Chosen sentences that do not hold the number that was checked: {n}. Read them once more."
        ),
        ("numbers", red): say("Numbers below {least} that the document would tell: {n}."),
        ("differencing", green): say("No number tells of a few people beside an earlier document."),
        ("differencing", yellow): say("Numbers told coarsely or not at all beside an earlier document: {n}."),
        ("alternative", green): say("Every chart and every attachment of an exhibit has a description."),
        ("alternative", yellow): say("Attachments of exhibits without a description: {n}."),
        ("alternative", red): say("Charts without a description: {n}."),
        ("order", green): say("Read aloud, the document follows the order on the page."),
        ("order", red): say("Read aloud, the document does not follow the order on the page."),
        ("links", green): say("Links that lead where they say: {n}."),
        ("links", red): say("Links that lead nowhere: {n}."),
        ("fonts", green): say("Every character can be shown."),
        ("fonts", red): say("Characters that no font here can show: {n}."),
        ("pages", green): say("Pages: {n}. The body takes {limit}."),
        ("pages", yellow): say("Pages: {n}. How many the body takes is not noted."),
        ("pages", red): say("Pages: {n}. The body takes {limit} only."),
        ("ua1", green): say("Rules tried: {n}. None failed."),
        ("ua1", red): say("Rules that failed: {n}."),
        ("2a", green): say("Rules tried: {n}. None failed."),
        ("2a", red): say("Rules that failed: {n}."),
    }
