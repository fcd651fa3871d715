"""The recovery sheet as an outline: the archive's key in large groups to copy, and what to do with the paper."""

from datetime import date

from hrforum.documents.outline import Block, Bullets, Code, Heading, Outline, Paragraph
from hrforum.documents.wording import Wording

_GROUPS_A_LINE = 4


def recovery_outline(
    secret: tuple[str, ...], salt: tuple[str, ...], *, made_on: date, language: str, practice: bool
) -> Outline:
    """Return the sheet for a key of 62 and a salt of 26 characters, both in groups.

    The archive's name is not on it; the day tells the sheets of one archive apart.
    """
    words = Wording(language)
    warning = [Paragraph(words.practice_warning(practice), manner="lead")] if practice else []
    blocks: list[Block] = [
        *warning,
        Heading(1, words.say("Recovery sheet"), listed=False),
        Paragraph(
            words.say(
                "With these letters and digits the archive opens without its passphrase. Whoever has this paper has the archive."
            ),
            manner="lead",
        ),
        Code(
            words.say("Recovery code, made on {day}").format(day=words.day(made_on)), secret, _GROUPS_A_LINE
        ),
        Code(words.say("Salt, needed only if the first bytes of the file are damaged"), salt, _GROUPS_A_LINE),
        Heading(2, words.say("What to do with it"), listed=False),
        Bullets(
            (
                words.say(
                    "Keep it where you keep a passport, away from the laptop. Tell one person whom you trust where it is."
                ),
                words.say(
                    "To use it, choose “I have a recovery sheet” when the archive is opened, type the code, and set a new passphrase."
                ),
                words.say(
                    "I, L and O are not used: read 1 and 0. The last characters are a check: a slip in typing is found."
                ),
                words.say(
                    "After each change of the passphrase this sheet no longer works. Print a new one and destroy this one."
                ),
            )
        ),
    ]
    return Outline(
        title=words.say("Recovery sheet"),
        language=language,
        blocks=tuple(blocks),
        practice=practice,
        paper=words.paper,
        furniture=words.furniture(),
    )
