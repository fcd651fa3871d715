"""What an organiser does to make cards in large print for those who speak at a hearing."""

from collections.abc import Collection
from dataclasses import replace

from hrforum.documents.content import PacketContent
from hrforum.documents.paper_content import CardsContent, Numbered
from hrforum.domain.speaking import Speaking
from hrforum.errors import Refused
from hrforum.i18n import _
from hrforum.operations import around, hearing, packet
from hrforum.operations.undecided import refuse_undecided
from hrforum.progress import SILENT, Progress
from hrforum.storage.archive import Archive


def prepare(
    archive: Archive,
    packet_id: int,
    speaking: Speaking,
    *,
    languages: tuple[str, ...] = (),
    testimonies: Collection[int] = (),
    accept_names: bool = False,
    accept_undecided: bool = True,
    progress: Progress = SILENT,
) -> around.Paper:
    """Read the cards of a packet's exhibits, or of these testimonies among them, in these languages where there are words in them.

    Raises `Refused` where there is no exhibit or no time, `NamesInWords`, `Undecided` or `NotFound`.
    """
    if speaking.budget < 1:
        raise Refused(_("In that time nothing can be said: give more seconds."))
    one = packet.by_id(archive, packet_id)
    selection = packet.consider(archive, one, progress)
    wanted = [
        (number, each)
        for number, each in enumerate(selection.exhibits, 1)
        if not testimonies or each.testimony_id in testimonies
    ]
    if not wanted:
        raise Refused(_("No testimony of this packet may be brought to the hearing, so there is no card."))
    used = [each for _number, each in wanted]
    around.refuse_names(selection, used, accept_names=accept_names)
    refuse_undecided(archive, used, accepted=accept_undecided, progress=progress)
    which, about = hearing.by_id(archive, one.hearing_id), archive.described()
    spoken = tuple(dict.fromkeys(languages or (one.language,)))
    cards = tuple(Numbered(number, each.released) for number, each in wanted)
    content = CardsContent(
        one.title, about[0], which.body, which.held_on, cards, speaking, spoken, practice=bool(about[4])
    )
    plain = PacketContent(one.title, about[0], which.body, which.held_on, "", hearing_item=which.item)
    return around.paper(
        archive,
        around.Around.CARDS,
        one,
        content,
        replace(plain, exhibits=tuple(each.released for each in used)),
        selection,
        quoted=[each.released for each in used],
    )
