"""The two palettes, every pair of colours that meets on screen, and the contrast between two colours."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Colours:
    """Name each colour by what it does; values are ``#RRGGBB``."""

    window: str
    surface: str
    rail: str
    line: str
    outline: str
    ink: str
    muted: str
    accent: str
    accent_strong: str
    on_accent: str
    accent_soft: str
    focus: str
    danger: str
    danger_soft: str
    on_danger: str
    warning: str
    warning_soft: str
    good: str
    good_soft: str
    practice: str
    on_practice: str
    dark: bool


LIGHT = Colours(
    window="#F6F4EF",
    surface="#FFFFFF",
    rail="#ECE8DF",
    line="#D9D3C7",
    outline="#7C7667",
    ink="#1D2129",
    muted="#555A64",
    accent="#0B5A5E",
    accent_strong="#07474A",
    on_accent="#FFFFFF",
    accent_soft="#DCEBE9",
    focus="#C2410C",
    danger="#A3241B",
    danger_soft="#FBE9E6",
    on_danger="#FFFFFF",
    warning="#6B4700",
    warning_soft="#FFF1CF",
    good="#1C6437",
    good_soft="#E3F2E7",
    practice="#F4C44E",
    on_practice="#2B2100",
    dark=False,
)

DARK = Colours(
    window="#171A1D",
    surface="#1F2327",
    rail="#121517",
    line="#363C43",
    outline="#8B939C",
    ink="#ECE9E2",
    muted="#B2B8BF",
    accent="#7CCBC6",
    accent_strong="#9ADAD6",
    on_accent="#0C1F1F",
    accent_soft="#1F3B3B",
    focus="#FFA65C",
    danger="#FF9C91",
    danger_soft="#3D211E",
    on_danger="#2A0B08",
    warning="#F2CC7A",
    warning_soft="#382D14",
    good="#93D6A7",
    good_soft="#1C3325",
    practice="#F4C44E",
    on_practice="#2B2100",
    dark=True,
)

_GROUNDS = ("window", "surface", "rail", "accent_soft")

TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *((text, ground) for text in ("ink", "muted", "accent") for ground in _GROUNDS),
    ("danger", "window"),
    ("danger", "surface"),
    ("danger", "danger_soft"),
    ("ink", "danger_soft"),
    ("warning", "window"),
    ("warning", "surface"),
    ("warning", "warning_soft"),
    ("ink", "warning_soft"),
    ("good", "window"),
    ("good", "surface"),
    ("good", "good_soft"),
    ("ink", "good_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    ("on_danger", "danger"),
    ("on_practice", "practice"),
)
"""Text on ground: WCAG 2.2 success criterion 1.4.3 (AA) asks at least 4.5 to 1."""

CONTROL_PAIRS: tuple[tuple[str, str], ...] = (
    *((edge, ground) for edge in ("outline", "focus", "accent") for ground in ("window", "surface", "rail")),
    ("focus", "accent_soft"),
    ("danger", "surface"),
    ("danger", "window"),
)
"""Edges of controls and focus rings: WCAG 2.2 success criterion 1.4.11 (AA) asks at least 3 to 1."""


def luminance(colour: str) -> float:
    """Return the relative luminance (0 to 1) of ``#RRGGBB``, as WCAG 2.2 defines it."""

    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio (1 to 21) of two colours, as WCAG 2.2 defines it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
