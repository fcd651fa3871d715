"""What the columns of a sheet can become, under the names that the archive's codebook gives them."""

from __future__ import annotations

from hrforum.domain.tag import Codebook
from hrforum.i18n import _
from hrforum.operations import tag
from ui.parts.mapping_table import Becoming
from ui.parts.shortened import shortened

_TAG, _OWN_WORDS = "tag.", "own_words."


def field_names() -> dict[str, str]:
    """Return what each field that holds one column is called."""
    return {
        "words": _("Words"),
        "language": _("Language"),
        "heard_on": _("Heard on"),
        "forum": _("Forum"),
        "place": _("Place"),
        "ask": _("What they ask"),
        "pseudonym": _("Pseudonym"),
        "name": _("Name"),
        "contact": _("Contact"),
    }


def offers(book: Codebook) -> tuple[Becoming, ...]:
    """Return what any column can become beside its own new dimension: the fields, then the dimensions on offer."""
    fields = [Becoming(field, name) for field, name in field_names().items()]
    return (Becoming("", _("Not brought in")), *fields, *_of_dimensions(book, retired=False))


def becomings(
    book: Codebook, on_offer: tuple[Becoming, ...], column: str, chosen: str
) -> tuple[Becoming, ...]:
    """Return what one column can become.

    A new dimension is called like the column. A retired dimension is there only where it is `chosen` already.
    """
    fixed = len(field_names()) + 1
    fresh: tuple[Becoming, ...] = ()
    if column.strip() and tag.find_dimension(book, column) is None:
        name = shortened(column, 40)
        fresh = (
            Becoming(_TAG + column, _("Tag of: {dimension} (new)").format(dimension=name), shared=True),
            Becoming(_OWN_WORDS + column, _("Own words of: {dimension} (new)").format(dimension=name)),
        )
    retired = tuple(each for each in _of_dimensions(book, retired=True) if each.field == chosen)
    return (*on_offer[:fixed], *fresh, *on_offer[fixed:], *retired)


def _of_dimensions(book: Codebook, *, retired: bool) -> tuple[Becoming, ...]:
    some = [one for one in book.dimensions if one.retired == retired]
    tags = (
        Becoming(_TAG + one.key, _("Tag of: {dimension}").format(dimension=one.labels.en), shared=True)
        for one in some
    )
    own = (
        Becoming(_OWN_WORDS + one.key, _("Own words of: {dimension}").format(dimension=one.labels.en))
        for one in some
    )
    return (*tags, *own)


def settled(book: Codebook, field: str) -> str:
    """Return a field with its dimension under the archive's own key, where the archive has that dimension."""
    kind, dot, dimension = field.partition(".")
    known = tag.find_dimension(book, dimension) if dot else None
    return f"{kind}.{known.key}" if known else field


def dimension_name(book: Codebook, asked: str) -> str:
    """Return what a dimension is called, which may be one that is yet to be made."""
    known = tag.find_dimension(book, asked)
    return known.labels.en if known else asked
