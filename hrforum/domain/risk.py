"""Risk: how much harm it could do a testifier if somebody learned that they spoke, and what is not kept of them because of it."""

from enum import StrEnum

from hrforum.i18n import _


class Risk(StrEnum):
    """A rubric in three steps, after the one that oral historians use with undocumented narrators."""

    NOT_SAID = ""
    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


def allows_audio(risk: Risk) -> bool:
    """Say whether a recording may be made or kept without a deliberate yes: a voice is as good as a name."""
    return risk is not Risk.HIGH


def allows_names(risk: Risk) -> bool:
    """Say whether name, contact and guardian may be written down without a deliberate yes."""
    return risk is not Risk.HIGH


def rubric() -> dict[Risk, str]:
    """Return in one sentence each when a person belongs to which step."""
    return {
        Risk.LOW: _("Nobody could do them harm for having spoken, and they say so in public themselves."),
        Risk.MIDDLE: _("A landlord, an employer or an official might make trouble for them."),
        Risk.HIGH: _(
            "Their papers, their safety, their home or their children could be at stake: somebody without papers, in hiding, or threatened."
        ),
    }


def reminder() -> str:
    """Return what to keep in mind where the risk is high."""
    return _("Do not write down what you do not need. What is not in the archive can be taken from nobody.")
