"""Which column holds what: stated, and guessed."""

from pathlib import Path

import pytest

from hrforum.errors import HrforumError
from hrforum.exchange.mapping import FIELDS, Mapping, check_mapping, guess, parse_map
from hrforum.exchange.rows import SheetRow
from hrforum.exchange.sheet import read_sheet

HEARING = Path(__file__).parents[3] / "shared" / "data" / "nyc-housing-hearing" / "testimonies.csv"
HEADER = ("Speaker", "testimony", "borough", "date")


def rows(*cells: tuple[str, ...]) -> tuple[SheetRow, ...]:
    return tuple(SheetRow(number, each) for number, each in enumerate(cells, start=2))


def guessed(header: tuple[str, ...], *cells: tuple[str, ...]) -> dict[str, str]:
    return dict(guess(header, rows(*cells)).pairs)


def test_stated_pairs_become_a_mapping() -> None:
    mapping = parse_map(
        [
            "words=testimony",
            "name=speaker",
            "tag.borough=borough",
            "own_words.borough = borough",
            "tag.a.b=borough",
        ],
        HEADER,
    )
    assert mapping.column_of("words") == "testimony"
    assert mapping.column_of("name") == "Speaker"
    assert mapping.column_of("place") is None
    assert mapping.dimensions("tag") == (("borough", "borough"), ("a.b", "borough"))
    assert mapping.dimensions("own_words") == (("borough", "borough"),)


def test_every_field_can_be_stated() -> None:
    for field in FIELDS:
        assert parse_map([f"{field}=date"], HEADER).column_of(field) == "date"


def test_several_columns_may_fill_one_dimension_but_no_other_field() -> None:
    mapping = parse_map(["tag.what=borough", "tag.what=date", "tag.what=date"], HEADER)
    assert mapping.dimensions("tag") == (("what", "borough"), ("what", "date"))
    with pytest.raises(HrforumError, match=r'^The field "words" is given two columns\.$'):
        parse_map(["words=borough", "words=testimony"], HEADER)


@pytest.mark.parametrize(
    ("stated", "sentence"),
    [
        ("words", r'^"words" is not of the form FIELD=COLUMN, such as words=testimony\.$'),
        ("words=", r'^"words=" is not of the form FIELD=COLUMN'),
        (
            "word=testimony",
            r'^There is no field "word"\. Did you mean "words"\? The fields are: words, language, ',
        ),
        ("zzz=testimony", r'^There is no field "zzz"\. The fields are: '),
        ("tag=borough", r'^"tag" needs a dimension after a dot, such as tag\.housing\.$'),
        ("own_words.=borough", r'^"own_words" needs a dimension after a dot'),
        (
            "words=testimonie",
            r'^There is no column "testimonie"\. Did you mean "testimony"\? The columns are: Speaker, testimony',
        ),
        ("words=zzz", r'^There is no column "zzz"\. The columns are: Speaker, testimony, borough, date\.$'),
    ],
)
def test_what_is_unknown_is_named_with_what_comes_near(stated: str, sentence: str) -> None:
    with pytest.raises(HrforumError, match=sentence):
        parse_map([stated], HEADER)


def test_a_name_that_fits_two_columns_but_for_case_must_be_exact() -> None:
    assert parse_map(["words=Text"], ("text", "Text")).column_of("words") == "Text"
    with pytest.raises(HrforumError, match='There is no column "TEXT"'):
        parse_map(["words=TEXT"], ("text", "Text"))


def test_a_mapping_must_fit_and_have_words() -> None:
    check_mapping(Mapping((("words", "testimony"),)), HEADER)
    with pytest.raises(
        HrforumError, match=r"^No column is known to hold the words\. Say which one, as in words=COLUMN\."
    ):
        check_mapping(Mapping((("name", "Speaker"),)), HEADER)
    with pytest.raises(HrforumError, match='There is no column "gone"'):
        check_mapping(Mapping((("words", "gone"),)), HEADER)


def test_a_page_can_change_one_field() -> None:
    mapping = Mapping((("words", "testimony"), ("name", "Speaker")))
    assert mapping.with_column("name", "date").pairs == (("words", "testimony"), ("name", "date"))
    assert mapping.with_column("name", None).pairs == (("words", "testimony"),)


if HEARING.exists():

    def test_the_real_hearing_is_guessed_right() -> None:
        sheet = read_sheet(HEARING)
        assert dict(guess(sheet.header, sheet.rows).pairs) == {
            "words": "testimony",
            "name": "speaker",
            "heard_on": "heard_on",
            "tag.borough": "borough",
            "tag.neighborhood": "neighborhood",
            "tag.position": "position",
        }


def test_spanish_and_french_names_are_known() -> None:
    story = "Me echaron de mi casa en pleno invierno y nadie contestó a mis cartas al ayuntamiento."
    assert guessed(("Nombre", "TESTIMONIO", "Fecha", "Idioma", "Barrio", "Petición"), ("Ana", story, "", "es", "Sur", "x")) == {
        "name": "Nombre", "words": "TESTIMONIO", "heard_on": "Fecha", "language": "Idioma", "ask": "Petición", "tag.Barrio": "Barrio",
    }  # fmt: skip
    assert guessed(("Nom", "Témoignage", "Lieu", "Courriel"), ("Zoë", story, "Lyon", "z@example.org")) == {
        "name": "Nom", "words": "Témoignage", "place": "Lieu", "contact": "Courriel",
    }  # fmt: skip


def test_a_question_of_a_form_is_known_by_its_words() -> None:
    header = ("Timestamp", "Please give your testimony in full.")
    assert guessed(header, ("7/10/2024 14:22:33", "They cut the heat.")) == {
        "heard_on": header[0],
        "words": header[1],
    }


def test_the_longest_text_is_the_words_where_no_name_tells() -> None:
    header = ("Name", "Answer 7", "Answer 8")
    assert guessed(header, ("Ana", "short", "They shut the heat off in January, twice.")) == {
        "name": "Name",
        "words": "Answer 8",
    }


def test_nothing_is_guessed_where_no_name_is_known() -> None:
    assert (
        guessed(("Ana", "I was evicted and nobody came"), ("Bo", "They shut the heat off in January, twice."))
        == {}
    )


def test_only_columns_of_few_values_become_tags() -> None:
    header = ("testimony", "borough", "position", "remark", "score", "link", "id")
    cells = [
        (
            f"Words of person {n}.",
            "Queens" if n % 2 else "Bronx",
            "For",
            f"remark {n}",
            str(n % 3),
            "https://example.org",
            "7",
        )
        for n in range(100)
    ]
    assert guessed(header, *cells) == {
        "words": "testimony",
        "tag.borough": "borough",
        "tag.position": "position",
    }
    streets = [(f"Words of person {n}.", f"Street {n}") for n in range(100)]
    assert guessed(("testimony", "district"), *streets) == {"words": "testimony"}


def test_the_first_of_two_columns_for_one_field_is_taken() -> None:
    assert guessed(("words", "email", "phone"), ("The heat was off.", "a@example.org", "555")) == {
        "words": "words",
        "contact": "email",
    }
