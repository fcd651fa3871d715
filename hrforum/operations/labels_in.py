"""How dimensions and their answers are called in a document's language, where the windows speak another one."""

from dataclasses import replace

from hrforum.domain.table import Axis, Unit
from hrforum.domain.tag import NOT_ASKED
from hrforum.i18n import Translate, translator
from hrforum.operations import right
from hrforum.storage import tag
from hrforum.storage.archive import Archive


class LabelsIn:
    """The labels of an archive in one language: "en", "es" or "fr"."""

    def __init__(self, archive: Archive, language: str) -> None:
        say = translator(language).gettext
        book = tag.codebook(archive)
        self._names = _built_in(say)
        self._answers: dict[tuple[str, str], str] = {}
        for one in book.dimensions:
            self._names[one.key] = one.labels.in_language(language)
            self._answers |= {(one.key, each.key): each.labels.in_language(language) for each in book.of(one)}
        for instrument in right.everything(archive):
            for article in instrument.articles:
                title = article.title.in_language(language)
                self._answers["right", article.key] = f"{article.key} {title}"
        self._no_answer = say("No answer")

    def axis(self, one: Axis) -> Axis:
        """Return a dimension of a table as it is called in this language."""
        answers = tuple(replace(each, label=self._answer(one, each.key, each.label)) for each in one.answers)
        return replace(one, label=self._names.get(one.key, one.label), answers=answers)

    def _answer(self, axis: Axis, key: str, label: str) -> str:
        return self._no_answer if key == NOT_ASKED else self._answers.get((axis.key, key), label)


def _built_in(say: Translate) -> dict[str, str]:
    return {
        "forum": say("Forum"),
        "place": say("Place"),
        "period": say("Month"),
        "quarter": say("Quarter"),
        "year": say("Year"),
        "told_in": say("Told in"),
        "right": say("Right"),
        "authority": say("Authority"),
    }


def unit_in(unit: Unit, say: Translate) -> str:
    """Return what is counted, in small letters."""
    return {
        Unit.PEOPLE: say("people"),
        Unit.TESTIMONIES: say("testimonies"),
        Unit.HOUSEHOLDS: say("households"),
        Unit.INCIDENTS: say("incidents"),
    }[unit]
