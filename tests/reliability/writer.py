"""The program that is killed: does deeds without end and says each one before it and, once it is acknowledged, after it.

Waits for one line of JSON (archive, key, salt, seed, first number) after it has said "ready". Writes a line {"does": ...} before each
deed and a line {"done": ...} when the operation has returned, which is when a window would say "saved".
"""

import json
import sys
from pathlib import Path
from random import Random
from typing import Any

from hrforum.domain.erase import Scope
from hrforum.exchange.mapping import Mapping
from hrforum.operations import archive as archives
from hrforum.operations import consent, erase, sheet, tag, testimony
from hrforum.storage.archive import Archive
from hrforum.storage.key import Key
from tests.reliability.stories import NAMED_USES, consents_of, intake_of, sheet_of, story_of

DEEDS = {"add": 60, "edit": 20, "withdraw": 12, "import": 5, "remove": 3}


def main() -> None:
    """Open the archive and write until killed."""
    say({"ready": True})
    asked = json.loads(sys.stdin.readline())
    random = Random(asked["seed"])
    number = asked["first"]
    with archives.open_with_key(
        Path(asked["archive"]), Key(bytes.fromhex(asked["key"]), bytes.fromhex(asked["salt"]))
    ) as archive:
        say({"open": True})
        while True:
            number += 10
            deed = random.choices(list(DEEDS), list(DEEDS.values()))[0]
            if deed in ("edit", "withdraw", "remove") and testimony.count(archive) < 5:
                deed = "add"
            do(archive, deed, number, random)


def do(archive: Archive, deed: str, number: int, random: Random) -> None:
    """Do one deed, saying it before and after."""
    if deed == "add":
        say({"does": deed, "story": number})
        kept = testimony.add(archive, intake_of(number, tag.codebook(archive)), consents_of(number))
        say({"done": deed, "code": kept.value.code})
        return
    if deed == "import":
        numbers = list(range(number, number + 5))
        say({"does": deed, "stories": numbers})
        mapping = Mapping((("words", "words"), ("place", "place")))
        sheet.bring_in(archive, sheet_of(numbers), mapping, file_name="stories.csv")
        newest = testimony.lines(archive, testimony.ids(archive, limit=5))
        say({"done": deed, "codes": {one.code: story_of(one.opening) for one in newest}})
        return
    one = testimony.by_id(archive, random.choice(testimony.ids(archive)))
    say({"does": deed, "code": one.code, "story": number})
    if deed == "edit":
        testimony.edit(archive, one.id, intake_of(number, tag.codebook(archive)), one.rev)
    elif deed == "withdraw":
        consent.withdraw(archive, one.id, NAMED_USES)
    else:
        erase.erase(archive, one.id, Scope.ALL)
    say({"done": deed})


def say(what: dict[str, Any]) -> None:
    """Write one line that the other side reads even if this program ends in the next moment."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
