"""What an erasure takes beside a testimony: what was saved about a place by its name, once no testimony names that place any more."""

from hrforum.domain.tag import NOT_ASKED
from hrforum.storage import narrowed, speaking, tag
from hrforum.storage.archive import Archive


def forget_unnamed(archive: Archive) -> None:
    """Remove the charts, statements and searches that hold a place which nobody names now; inside the deed that erased a testimony.

    The name of a place is a testimony's own word, and stands nowhere else once that is gone.
    """
    kept = narrowed.by_place(archive)
    if not kept or any(one.key == narrowed.PLACE for one in tag.codebook(archive).dimensions):
        return
    named = speaking.named_places(archive)
    for one in kept:
        if any(speaking.same_place(each) not in named for each in one.places - {NOT_ASKED}):
            narrowed.forget(archive, one)
