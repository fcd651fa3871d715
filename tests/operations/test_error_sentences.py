"""Every error that somebody can mend carries a sentence that was meant for them."""

import ast
import inspect
from collections.abc import Iterator

import pytest

from hrforum import errors
from hrforum.errors import HrforumError
from hrforum.i18n import fields
from tests.house.sources import Source, called_names, sources

KINDS = {
    name: thing
    for name, thing in vars(errors).items()
    if inspect.isclass(thing) and issubclass(thing, HrforumError)
}
SAY_THEIR_OWN = sorted(
    name for name, kind in KINDS.items() if "sentence" not in inspect.signature(kind).parameters
)


@pytest.mark.parametrize("name", SAY_THEIR_OWN)
def test_an_error_with_a_sentence_of_its_own_says_it(name: str) -> None:
    error = KINDS[name]()  # type: ignore[call-arg]  # these take nothing
    must_be_a_sentence(error.sentence)
    assert str(error) == error.sentence


def must_be_a_sentence(sentence: str) -> None:
    """Fail where this is nothing that one would say to a person."""
    assert sentence[0].isupper()
    assert sentence.rstrip("'\"").endswith((".", "}"))
    assert "Error" not in sentence
    assert "  " not in sentence


def raised() -> Iterator[tuple[Source, ast.Call, ast.expr]]:
    """Yield every call that makes such an error with what it is given to say."""
    for source in sources("hrforum"):
        for call, name in called_names(source.tree):
            if name in KINDS and call.args:
                yield source, call, call.args[0]


def sentence_in(said: ast.expr) -> str | None:
    """Return the sentence of `_("...")` or `_("...").format(...)`; None where it is put together elsewhere."""
    if not isinstance(said, ast.Call):
        return None
    if isinstance(said.func, ast.Attribute):
        return sentence_in(said.func.value) if said.func.attr == "format" else None
    named = isinstance(said.func, ast.Name) and said.func.id in {"_", "ngettext"}
    return str(said.args[0].value) if named and isinstance(said.args[0], ast.Constant) else None


def test_no_error_is_made_without_a_translatable_sentence() -> None:
    """Neither a bare string, which nobody could translate, nor a formatted one, into which words might slip."""
    found = list(raised())
    assert len(found) > 80
    for source, call, said in found:
        assert not isinstance(said, ast.Constant), source.at(call, "a sentence goes through _()")
        assert not isinstance(said, ast.JoinedStr), source.at(call, "a sentence is not an f-string")


def test_every_sentence_that_is_written_out_is_one() -> None:
    written = [sentence for _source, _call, said in raised() if (sentence := sentence_in(said))]
    assert len(written) > 70
    for sentence in written:
        # Some begin with what they are about, such as a code.
        must_be_a_sentence(sentence[0].upper() + sentence[1:] if sentence[0] not in '{"' else "X" + sentence)


def test_no_sentence_has_a_place_for_a_testimonys_words() -> None:
    for source, call, said in raised():
        named = fields(sentence_in(said) or "")
        assert not named & {"words", "text", "ask", "contact", "passphrase"}, source.at(call, str(named))
