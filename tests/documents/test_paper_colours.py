"""Everything printed can be told from its ground: 4.5 to 1 at least (WCAG 2.1, 1.4.3)."""

import pytest

from hrforum.documents.styles import ACCENT, INK, MUTED, PANEL, WARNING, WARNING_PANEL, Colour

WHITE = (1.0, 1.0, 1.0)


def luminance(colour: Colour) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize(
    ("text", "ground"),
    [(INK, WHITE), (MUTED, WHITE), (ACCENT, WHITE), (WARNING, WHITE), (INK, PANEL), (WARNING, WARNING_PANEL)],
)
def test_text_stands_out(text: Colour, ground: Colour) -> None:
    light, dark = sorted((luminance(text), luminance(ground)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
