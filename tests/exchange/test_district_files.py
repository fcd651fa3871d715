"""A map of districts comes in by its names and outlines alone, within limits; whatever is not one is refused in a sentence."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrforum.errors import Unreadable
from hrforum.exchange import district_file
from hrforum.exchange.district_file import districts_of
from hrforum.operations.district import read

SQUARE = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]


def feature(
    name: object, kind: str = "Polygon", corners: object = None, key: str = "name"
) -> dict[str, object]:
    return {
        "type": "Feature",
        "properties": {key: name},
        "geometry": {"type": kind, "coordinates": [SQUARE] if corners is None else corners},
    }


def collection(*features: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def test_polygons_and_several_of_them_come_in_by_their_names(tmp_path: Path) -> None:
    path = tmp_path / "map.geojson"
    path.write_bytes(
        collection(
            feature("District 1"),
            feature("district  2", "MultiPolygon", [[SQUARE], [SQUARE, SQUARE]], "NAME"),
            feature(7, key="Ward"),
            feature("A point", "Point", [0, 0]),
            {"type": "Feature", "properties": None, "geometry": None},
        )
    )
    found = dict(read(path))
    assert {name: len(rings) for name, rings in found.items()} == {"district 1": 1, "district 2": 3, "7": 1}
    assert found["district 1"][0][2] == (1.0, 1.0)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"\xff\xfe",
        b"{}",
        b'{"features": 7}',
        b'{"features": [7]}',
        collection(),
        collection(feature("")),
        collection(feature("x", corners=7)),
        collection(feature("x", corners=[[["a", "b"], *SQUARE]])),
        collection(feature("x", corners=[[[181, 0], *SQUARE]])),
        collection(feature("x", corners=[[[1e400, 0], *SQUARE]])),
        b'{"features": [{"properties": {"name": "x"}, "geometry": {"type": "Polygon", "coordinates": [[[NaN, 1]]]}}]}',
        b'{"features": ' + b"[" * 200_000,
        b" " * (district_file.SIZE_LIMIT + 1),
        collection(*[feature(str(at)) for at in range(district_file.MOST_DISTRICTS + 1)]),
        collection(feature("x", corners=[SQUARE * (district_file.MOST_CORNERS // 5 + 1)])),
    ],
)
def test_what_is_no_map_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        districts_of(content)
    assert refused.value.sentence.endswith(".")


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(JSON, JSON, JSON)
def test_nothing_else_is_ever_raised(properties: object, kind: object, corners: object) -> None:
    one = {"properties": properties, "geometry": {"type": kind, "coordinates": corners}}
    whole = json.dumps({"features": [one, feature("x", corners=corners)]}).encode()
    try:
        found = districts_of(whole)
    except Unreadable:
        return
    assert all(len(ring) > 3 for rings in found.values() for ring in rings)
