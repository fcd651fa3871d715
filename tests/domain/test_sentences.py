"""A translation that loses a field would lose a figure or crash, so it is refused; every shipped one loads."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrforum import i18n, resources
from hrforum.i18n import LANGUAGES, _, fields, ngettext, translator

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the program assets of the test's own, and its real sentences back afterwards."""
    monkeypatch.setattr(i18n, "asset", tmp_path.joinpath)
    path = tmp_path / "locale" / "es" / "LC_MESSAGES" / "hrforum.po"
    path.parent.mkdir(parents=True)
    translator.cache_clear()
    yield path
    translator.cache_clear()
    i18n.use("en")


def test_a_translation_is_spoken_and_another_language_falls_back(catalogue: Path) -> None:
    catalogue.write_text(HEAD + 'msgid "There is no {what}."\nmsgstr "No hay {what}."\n', "utf-8")
    i18n.use("es")
    assert _("There is no {what}.") == "No hay {what}."
    assert _("Not translated") == "Not translated"
    i18n.use("fr")
    assert _("There is no {what}.") == "There is no {what}."


@pytest.mark.parametrize(
    "translation", ["No hay nada.", "No hay {cosa}.", "No hay {what} {more}.", "No hay {what}{}."]
)
def test_a_translation_with_other_fields_is_refused(catalogue: Path, translation: str) -> None:
    catalogue.write_text(HEAD + f'msgid "There is no {{what}}."\nmsgstr "{translation}"\n', "utf-8")
    with pytest.raises(ValueError, match="field"):
        i18n.use("es")


def test_a_counted_sentence_may_leave_out_the_figure_in_one_form_and_never_add_one(catalogue: Path) -> None:
    sentence = 'msgid "{count} page"\nmsgid_plural "{count} pages"\n'
    catalogue.write_text(HEAD + sentence + 'msgstr[0] "una página"\nmsgstr[1] "{count} páginas"\n', "utf-8")
    i18n.use("es")
    assert [ngettext("{count} page", "{count} pages", n) for n in (1, 2)] == ["una página", "{count} páginas"]
    translator.cache_clear()
    catalogue.write_text(HEAD + sentence + 'msgstr[0] "{n} página"\nmsgstr[1] "{count} páginas"\n', "utf-8")
    with pytest.raises(ValueError, match="field"):
        i18n.use("es")


def test_fields_are_read_as_format_reads_them() -> None:
    assert fields("{a} and {b:,} and {{c}}") == {"a", "b"}
    with pytest.raises(ValueError, match="expected"):
        fields("{a")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shipped_language_loads(language: str) -> None:
    translator.cache_clear()
    assert translator(language).gettext("") is not None


def test_only_languages_that_are_offered_are_shipped() -> None:
    shipped = {path.parent.parent.name for path in resources.asset("locale").glob("*/LC_MESSAGES/*.po")}
    assert shipped <= set(LANGUAGES)
