"""The look: tokens all filled in, text size within its limits, colours only where they are defined."""

import re

import pytest
from PySide6.QtWidgets import QApplication

from hrforum.resources import asset
from ui import theme
from ui.colours import DARK, LIGHT, Colours


@pytest.mark.parametrize("percent", theme.TEXT_SIZES)
@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_has_no_token_left(qapp: QApplication, colours: Colours, percent: int) -> None:
    sheet = theme.Theme(colours, percent).sheet()
    assert "$" not in re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    for picture in set(re.findall(r"url\((.+?)\)", sheet)):
        assert asset("icons", picture.rsplit("/", 1)[1]).is_file()


def test_only_the_palette_names_colours() -> None:
    template = asset("style", "hrforum.qss").read_text("utf-8")
    assert not re.findall(r"#[0-9A-Fa-f]{3,8}\b", template)


def test_text_doubles_at_200_percent_and_no_further(qapp: QApplication) -> None:
    plain, double = theme.chosen("light", 100), theme.chosen("light", 200)
    for step in ("small", "body", "reading", "title"):
        assert double.size(step) == 2 * plain.size(step)
    assert theme.chosen("light", 900).percent == 200
    assert theme.chosen("light", 10).percent == 100


def test_the_system_decides_unless_the_user_does(qapp: QApplication) -> None:
    assert theme.chosen("dark", 100).colours is DARK
    assert theme.chosen("light", 100).colours is LIGHT
    assert theme.chosen("system", 100).colours in (LIGHT, DARK)
