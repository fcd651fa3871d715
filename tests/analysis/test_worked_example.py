"""A worked example of cell suppression from the literature, reproduced, and what our stricter rule makes of it.

Source: Statistics Norway, the R package GaussSuppression, vignette "Small count frequency table suppression", first example: six
counts by age and country, in which counts of at most one are sensitive, zeros included. The published result withholds four cells.
"""

from hrforum.analysis.boxes import counts_of
from hrforum.analysis.suppression import suppress
from tests.analysis.reader import Reader, breaks, every_atom

AGES, COUNTRIES = ("young", "old"), ("Spain", "Iceland", "Portugal")
NUMBERS = (("young", (5, 2, 0)), ("old", (6, 3, 4)))
PUBLISHED = {(age, country) for age in AGES for country in ("Iceland", "Portugal")}
"""What the published result withholds; every total and both numbers of Spain are told."""

COUNTS = counts_of(
    (AGES, COUNTRIES),
    {
        (frozenset((age,)), frozenset((country,))): number
        for age, row in NUMBERS
        for country, number in zip(COUNTRIES, row, strict=True)
        if number
    },
)


def test_the_published_pattern_hides_every_withheld_number_from_being_known() -> None:
    told = {box: number for box, number in COUNTS.boxes.items() if box not in PUBLISHED}
    reader = Reader(every_atom(COUNTS.tags, COUNTS.several, COUNTS.asked), told, PUBLISHED)
    # Young people of the two countries are 2, so one may be any from 0 to 2 and moves the other three along.
    assert {box: reader.interval(box) for box in PUBLISHED} == {
        ("young", "Iceland"): (0, 2),
        ("young", "Portugal"): (0, 2),
        ("old", "Iceland"): (3, 5),
        ("old", "Portugal"): (2, 4),
    }


def test_withholding_the_sensitive_cell_alone_would_hide_nothing() -> None:
    told = {box: number for box, number in COUNTS.boxes.items() if box != ("young", "Portugal")}
    reader = Reader(every_atom(COUNTS.tags, COUNTS.several, COUNTS.asked), told, {("young", "Portugal")})
    assert reader.interval(("young", "Portugal")) == (0, 0)


def test_our_rule_asks_for_more_than_the_published_one() -> None:
    """Not only unknown: possible at values three apart. The published pattern leaves two, so more has to be withheld."""
    assert [each for each in breaks(COUNTS, PUBLISHED, 3) if " is " in each]
    withheld = suppress(COUNTS, 3)
    assert ("young", "Iceland") in withheld
    assert breaks(COUNTS, withheld, 3) == []
