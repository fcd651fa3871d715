"""Whatever part of a name or contact is found in a text can be hidden there, and nothing is found afterwards."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrforum.domain.name_span import name_spans
from hrforum.domain.redaction import redacted
from hrforum.domain.testifier import Identity, parts_in

REAL = Path(__file__).parents[3] / "shared" / "data" / "nyc-housing-hearing" / "testimonies.csv"


def hide(identity: Identity, text: str) -> str:
    """Return the text with everything hidden that is found."""
    spans = name_spans([identity], text, parts_in(identity, text))
    return redacted(text, [(span, "[–]") for span in spans])


@pytest.mark.parametrize(
    ("name", "contact", "text", "left"),
    [
        ("Ada Lovelace", "", "I am ADA LOVELACE, Ada's friend.", "I am [–], [–]'s friend."),
        ("Marcus Campbell", "", "Mr. Campbellman spoke.", "Mr. [–] spoke."),
        ("Zoë Núñez", "", "Soy Zoe\u0308 Nun\u0303ez.", "Soy [–]."),
        ("Li Na", "", "I said: Li is here, and na is not.", "I said: [–] is here, and na is not."),
        ("An Do", "", "They call me an do.", "They call me [–]."),
        ("王小明", "", "我叫王小明。", "[–]。"),
        ("", "510 555 0199", "Call (510) 555-0199 at 8. 3 of us.", "Call ([–] at 8. 3 of us."),
        ("", "5105550199", "It is 5105550199.", "It is [–]."),
        ("Ada L.", "ada@oak.example", "Mail ada@oak.example, please.", "Mail [–], please."),
        ("Ada", "", "Nothing to see in Canada.", "Nothing to see in Canada."),
    ],
)
def test_a_name_is_hidden_as_whole_words(name: str, contact: str, text: str, left: str) -> None:
    assert hide(Identity(name, contact), text) == left


def test_only_what_is_wanted_is_hidden() -> None:
    identity = Identity("Ada Lovelace")
    assert [one.of("Ada Lovelace") for one in name_spans([identity], "Ada Lovelace", {"ada"})] == ["Ada"]
    assert name_spans([identity], "Ada Lovelace", ()) == []


names = st.text("abcdé ñ'-LÀ王小", max_size=14)


@given(names, st.text("0123456789 ()-+@abé.", max_size=16), st.data())
def test_what_was_hidden_is_found_no_more(name: str, contact: str, data: st.DataObject) -> None:
    identity = Identity(name, contact)
    said = st.sampled_from([name, contact, name.upper(), "and", " ", ", ", "I am", "at 5", ". "])
    text = "".join(data.draw(st.lists(said, max_size=8)))
    left = hide(identity, text)
    assert set(parts_in(identity, left)) <= set(parts_in(identity, text))
    # Letters and digits that are spread over the text are in no one place: they go on to be told of.
    assert all(part.isdecimal() or len(part) < 5 for part in parts_in(identity, left))


if REAL.exists():

    def test_the_names_of_the_real_hearing_can_all_be_hidden() -> None:
        with REAL.open(encoding="utf-8", newline="") as source:
            rows = list(csv.DictReader(source))
        found = [row for row in rows if parts_in(Identity(row["speaker"]), row["testimony"])]
        assert len(found) >= 142
        left = [
            row["speaker"]
            for row in found
            if parts_in(Identity(row["speaker"]), hide(Identity(row["speaker"]), row["testimony"]))
        ]
        assert left == []
