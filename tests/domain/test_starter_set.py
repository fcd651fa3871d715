"""The starter set names every ground of the UN's list, in three languages, and no name twice."""

from hrforum.domain.practice import DISTRICTS
from hrforum.domain.starter import RESERVED_LABELS, StarterDimension, starter
from hrforum.domain.tag import RESERVED, About, Labels, key_of

GROUNDS = {
    "age", "birth", "colour", "descent", "disability", "economic_status", "ethnicity", "family_status", "gender_expression",
    "gender_identity", "genetic_predisposition", "health_status", "indigenous_origin", "language", "marital_status",
    "migrant_status", "minority_status", "national_origin", "nationality", "other_status", "parental_status",
    "place_of_residence", "political_opinion", "pregnancy", "property", "race", "refugee_status", "religion", "sex",
    "sex_characteristics", "sexual_orientation", "social_origin", "social_situation",
}  # fmt: skip
"""The 32 grounds and "any other status" of "Protecting Minority Rights" (OHCHR and Equal Rights Trust), p. 52."""


def _named(key: str) -> StarterDimension:
    return next(one for one in starter() if one.dimension.key == key)


def test_every_ground_is_a_dimension_about_the_person() -> None:
    about = {one.dimension.key: one.dimension.about for one in starter()}
    assert about.keys() == GROUNDS | {"housing_tenure", "district", "what_happened"}
    assert {key for key, each in about.items() if each is About.EXPERIENCE} == {"what_happened"}


def test_everything_has_labels_in_three_languages() -> None:
    labels = [one.dimension.labels for one in starter()]
    labels += [tag.labels for one in starter() for tag in one.tags]
    labels += [tag.labels for tag in DISTRICTS]
    labels += list(RESERVED_LABELS.values())
    assert RESERVED_LABELS.keys() == set(RESERVED)
    for each in labels:
        for text in (each.en, each.es, each.fr):
            assert text
            assert text == text.strip()
            assert text[0].isupper() or text[0].isdigit()


def test_a_name_means_one_dimension_and_one_tag_of_it() -> None:
    _one_meaning([(one.dimension.key, one.dimension.labels) for one in starter()])
    for one in starter():
        tags = [(tag.key, tag.labels) for tag in one.tags]
        _one_meaning([*tags, *RESERVED_LABELS.items()])


def _one_meaning(named: list[tuple[str, Labels]]) -> None:
    meaning: dict[str, str] = {}
    for key, labels in named:
        for name in (key, labels.en, labels.es, labels.fr):
            assert meaning.setdefault(name.casefold(), key) == key


def test_keys_are_of_the_kind_that_labels_give() -> None:
    keys = [one.dimension.key for one in starter()] + [tag.key for one in starter() for tag in one.tags]
    assert [key for key in keys if key != key_of(key)] == []
    assert not set(keys) & set(RESERVED)


def test_a_definition_is_one_sentence() -> None:
    for one in starter():
        assert one.dimension.definition.endswith(".")
        assert one.dimension.definition.count(".") == 1


def test_what_happened_and_where_people_live_have_tags_to_start_with() -> None:
    happened = {tag.key for tag in _named("what_happened").tags}
    assert {
        "eviction",
        "eviction_threat",
        "police_violence",
        "inaccessible_building",
        "wage_theft",
    } <= happened
    assert len(_named("housing_tenure").tags) >= 8
    assert _named("district").tags == _named("ethnicity").tags == ()
