"""What an archive was set to: so far the age under which a guardian decides beside a person."""

from hrforum.domain.changes import Changes, Concept
from hrforum.errors import Refused
from hrforum.i18n import _
from hrforum.operations.deed import Done, concepts, deed
from hrforum.storage import choice
from hrforum.storage.archive import Archive

AGE_LIMIT = 18
"""Years, where nobody chose otherwise."""
LOWEST, HIGHEST = 1, 30
_AGE_LIMIT = "age_limit"


def age_limit(archive: Archive) -> int:
    """Return the age in years under which somebody is young here."""
    return int(choice.value(archive, _AGE_LIMIT, str(AGE_LIMIT)))


@deed("archive.age_limit", undo=True)
def choose_age_limit(archive: Archive, years: int) -> Done[int]:
    """Keep from which age on people decide alone; who was marked young before stays so. Raises `Refused` for no such age."""
    if not LOWEST <= years <= HIGHEST:
        raise Refused(
            _("The age limit is a number of years from {low} to {high}.").format(low=LOWEST, high=HIGHEST)
        )
    before = age_limit(archive)
    choice.keep(archive, _AGE_LIMIT, "" if years == AGE_LIMIT else str(years))

    def inverse(again: Archive) -> Changes[int]:
        return choose_age_limit(again, before)

    return Done(years, _("Change age limit"), concepts(Concept.ARCHIVE), inverse=inverse)
