"""Districts out of a GeoJSON file (RFC 7946): names and outlines, within limits; nothing in it is followed or fetched."""

from collections.abc import Iterator, Mapping
from math import isfinite
from typing import Any

from hrforum.domain.chart import Ring
from hrforum.errors import Unreadable
from hrforum.exchange.json_values import parse
from hrforum.i18n import _

SIZE_LIMIT = 10 * 1024 * 1024
MOST_DISTRICTS, MOST_CORNERS = 500, 200_000
_LONGEST_NAME = 200
_NAMES = ("name", "label", "district", "title", "ward", "id")
"""Properties that may hold a district's name, the likeliest first, small and capital letters alike."""

Districts = dict[str, tuple[Ring, ...]]


def districts_of(content: bytes) -> Districts:
    """Return the rings of each district by its name in small letters; raises `Unreadable`, saying what is wrong."""
    if len(content) > SIZE_LIMIT:
        raise Unreadable(_("The map is larger than {limit} MB.").format(limit=SIZE_LIMIT // (1024 * 1024)))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(_("The map is not UTF-8.")) from None
    whole = parse(text)
    features = whole.get("features") if isinstance(whole, dict) else None
    if not isinstance(features, list):
        raise Unreadable(_("This is not a GeoJSON map: it has no list of features."))
    if len(features) > MOST_DISTRICTS:
        raise Unreadable(_("The map has more than {most} districts.").format(most=MOST_DISTRICTS))
    left = MOST_CORNERS
    found: Districts = {}
    for one in features:
        name, rings = _district(one)
        left -= sum(map(len, rings))
        if left < 0:
            raise Unreadable(
                _("The map has more than {most} corners. Simplify it.").format(most=MOST_CORNERS)
            )
        if name and rings:
            found[name] = (*found.get(name, ()), *rings)
    if not found:
        raise Unreadable(_("The map has no districts with a name and an outline."))
    return found


def _district(one: object) -> tuple[str, tuple[Ring, ...]]:
    if not isinstance(one, dict):
        raise Unreadable(_("The map has a feature that is none."))
    properties, geometry = one.get("properties"), one.get("geometry")
    name = _name(properties if isinstance(properties, dict) else {}, one.get("id"))
    if not isinstance(geometry, dict):
        return name, ()
    corners = geometry.get("coordinates")
    match geometry.get("type"):
        case "Polygon":
            return name, tuple(_rings(corners))
        case "MultiPolygon":
            return name, tuple(ring for part in _listed(corners) for ring in _rings(part))
    return name, ()


def _name(properties: Mapping[str, Any], own: object) -> str:
    small = {str(key).casefold(): value for key, value in properties.items()}
    for key in _NAMES:
        value = small.get(key)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return " ".join(str(value).split())[:_LONGEST_NAME].casefold()
    return str(own)[:_LONGEST_NAME].casefold() if isinstance(own, str | int) else ""


def _listed(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise Unreadable(_("The map has an outline that is none."))
    return value


def _rings(polygon: object) -> Iterator[Ring]:
    for ring in _listed(polygon):
        corners = tuple(_corner(each) for each in _listed(ring))
        if len(corners) > 3:
            yield corners


def _corner(value: object) -> tuple[float, float]:
    pair = _listed(value)[:2]
    if len(pair) == 2 and all(isinstance(each, int | float) and not isinstance(each, bool) for each in pair):
        try:
            east, north = map(float, pair)
        except OverflowError:
            east, north = float("inf"), 0.0
        if isfinite(east) and isfinite(north) and abs(east) <= 180 and abs(north) <= 90:
            return east, north
    raise Unreadable(_("The map has a corner outside the world: give degrees east and north (WGS 84)."))
