"""A named school is found in three languages, and school as such is not."""

import pytest

from hrforum.domain.school import schools_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I go to Lincoln High School on Oak.", ("Lincoln High School",)),
        ("She is in third grade at Martin Luther King Elementary now.", ("Martin Luther King Elementary",)),
        ("We moved from PS 118 to I.S. 61.", ("PS 118", "I.S. 61")),
        ("Voy a la escuela primaria Benito Juárez.", ("escuela primaria Benito Juárez",)),
        ("Mi hija va al Colegio San Martín.", ("Colegio San Martín",)),
        ("Je vais au collège Victor Hugo.", ("collège Victor Hugo",)),
        ("L’école de Sainte-Anne a fermé.", ("école de Sainte-Anne",)),
    ],
)
def test_a_named_school_is_found(text: str, found: tuple[str, ...]) -> None:
    assert schools_in(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "My school is three buses away.",
        "The high school has no heat.",
        "La escuela queda lejos y el colegio cerró.",
        "L’école est fermée depuis mai.",
        "I finished school in 2019.",
        "The rent is high.",
    ],
)
def test_school_as_such_is_not(text: str) -> None:
    assert schools_in(text) == ()
