"""A new testimony begins in the language that the person is said to speak, else in one that fits forum and archive."""

import pytest

from hrforum.domain.forum import Forum
from ui.pages.testimony_form import blank


@pytest.mark.parametrize(
    ("spoken", "archive", "theirs", "offered"),
    [
        ((), "en", "", "en"),
        (("es", "en"), "en", "", "en"),
        (("es", "ar"), "en", "", "es"),
        (("es", "en"), "en", "ar", "ar"),
    ],
)
def test_the_language_that_is_offered(
    spoken: tuple[str, ...], archive: str, theirs: str, offered: str
) -> None:
    assert blank(Forum("Oak hall", languages=spoken), archive, theirs).language == offered
