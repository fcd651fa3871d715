"""How everything looks: palette, type scale in FiraGO, spacing and text size, poured into one style sheet."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from string import Template

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from hrforum.resources import asset
from ui.colours import DARK, LIGHT, Colours

FAMILY = "FiraGO"
TEXT_SIZES = (100, 125, 150, 175, 200)
"""The text sizes on offer, in percent."""

_TYPE = {"small": 13, "body": 15, "reading": 17, "heading": 18, "title": 25, "display": 34}
_SPACE = {"hair": 2, "tight": 4, "near": 8, "even": 12, "wide": 16, "apart": 24, "far": 40}


@dataclass(frozen=True)
class Theme:
    """One look: its colours and how much larger than usual its text is (100 to 200 percent)."""

    colours: Colours = LIGHT
    percent: int = 100

    def size(self, step: str) -> int:
        """Return the height of a step of the type scale, in pixels."""
        return round(_TYPE[step] * self.percent / 100)

    def space(self, step: str) -> int:
        """Return a step of the spacing scale in pixels; room grows more slowly than text, so that 200 % still fits."""
        return round(_SPACE[step] * (1 + (self.percent - 100) / 100 * 0.35))

    def font(self, step: str = "body", *, bold: bool = False) -> QFont:
        """Return the font of a step of the type scale."""
        font = QFont(FAMILY)
        font.setPixelSize(self.size(step))
        font.setBold(bold)
        return font

    def colour(self, name: str) -> QColor:
        """Return one colour of the palette by its name in `Colours`."""
        return QColor(getattr(self.colours, name))

    def sheet(self) -> str:
        """Return the style sheet with all its tokens filled in."""
        tokens: dict[str, object] = {
            key: value for key, value in asdict(self.colours).items() if key != "dark"
        }
        tokens |= {f"size_{step}": self.size(step) for step in _TYPE}
        tokens |= {f"space_{step}": self.space(step) for step in _SPACE}
        tokens["icons"] = asset("icons").as_posix()
        tokens["tone"] = "dark" if self.colours.dark else "light"
        tokens["mark"] = self.size("heading")
        tokens["mark_half"] = self.size("heading") // 2
        return Template(asset("style", "hrforum.qss").read_text("utf-8")).substitute(tokens)

    def palette(self) -> QPalette:
        """Return the colours as Qt's own palette, for what the style sheet does not reach."""
        c = self.colours
        palette = QPalette()
        role = QPalette.ColorRole
        for where, colour in (
            (role.Window, c.window),
            (role.WindowText, c.ink),
            (role.Base, c.surface),
            (role.AlternateBase, c.window),
            (role.Text, c.ink),
            (role.Button, c.surface),
            (role.ButtonText, c.ink),
            (role.BrightText, c.on_accent),
            (role.Highlight, c.accent),
            (role.HighlightedText, c.on_accent),
            (role.Link, c.accent),
            (role.LinkVisited, c.accent),
            (role.PlaceholderText, c.muted),
            (role.ToolTipBase, c.ink),
            (role.ToolTipText, c.window),
            (role.Accent, c.accent),
        ):
            palette.setColor(where, QColor(colour))
        for where in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(c.muted))
        return palette

    def apply(self, app: QApplication) -> None:
        """Dress the whole application in this look."""
        global _current
        _current = self
        if app.style().name() != "fusion":
            app.setStyle("Fusion")
        app.setPalette(self.palette())
        app.setFont(self.font())
        app.setStyleSheet(self.sheet())


_current = Theme()


def current() -> Theme:
    """Return the look in use."""
    return _current


def chosen(scheme: str, percent: int, system_is_dark: bool | None = None) -> Theme:
    """Return the look for a setting: `scheme` is "light", "dark" or "system"; `percent` is kept within 100 to 200.

    `system_is_dark` saves asking the system.
    """
    if scheme == "system":
        dark = _system_is_dark() if system_is_dark is None else system_is_dark
    else:
        dark = scheme == "dark"
    return Theme(DARK if dark else LIGHT, min(200, max(100, percent)))


def _system_is_dark() -> bool:
    from PySide6.QtCore import Qt

    return QApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
