"""Commands about rights: find articles, add local law, link both to testimonies and passages."""

from dataclasses import replace
from typing import Any

import click

from hrforum.cli.opened import OpenArchive, on_archive
from hrforum.cli.output import answer, json_option, table
from hrforum.cli.values import LANGUAGE
from hrforum.domain.right import Article, Instrument, Kind, LocalLaw, Standing, Status
from hrforum.errors import Refused
from hrforum.i18n import _
from hrforum.operations import checked_line, standing, testimony
from hrforum.operations import right as operations
from hrforum.operations.right import Found, Linking

_LANGUAGE = click.option("--language", type=LANGUAGE, default="en", help=_("The language of titles and lines."))  # fmt: skip
_ARTICLE = click.argument("asked", metavar="ARTICLE")
_CODES = click.argument("codes", metavar="[CODE...]", nargs=-1)
_PASSAGES = click.option(
    "--passage", "passages", type=int, multiple=True, metavar="ID", help=_("A marked passage, by its id.")
)


@click.group("right")
def right() -> None:
    """Find rights and link them to testimonies."""


@right.command("list")
@on_archive
@_LANGUAGE
@json_option
def show_all(archive: OpenArchive, language: str, as_json: bool) -> None:
    """List all instruments, with local law last."""
    every = operations.everything(archive)
    rows = [(one.key, str(len(one.articles)), _stands(one), one.names.in_language(language)) for one in every]
    answer(as_json, [_instrument(one, language) for one in every], table(rows))


@right.command()
@on_archive
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 200), default=20, help=_("How many at most."))
@_LANGUAGE
@json_option
def search(archive: OpenArchive, words: tuple[str, ...], limit: int, language: str, as_json: bool) -> None:
    """Find articles by words, the best first.

    Words may be English, Spanish or French; "eviction" finds the articles about housing.
    """
    found = operations.search(archive, " ".join(words), limit)
    rows = [
        (one.article.key, _stands(one.instrument), one.article.title.in_language(language)) for one in found
    ]
    answer(as_json, [_found(one, language) for one in found], table(rows) or [_("Nothing was found.")])


@right.command()
@on_archive
@_ARTICLE
@_LANGUAGE
@json_option
def show(archive: OpenArchive, asked: str, language: str, as_json: bool) -> None:
    """Show one article, such as "ICESCR 11"."""
    one = operations.named(archive, asked)
    plain = one.article.plain
    lines = [
        f"{one.article.key}  {one.article.title.in_language(language)}",
        one.instrument.names.in_language(language),
        *(_told(each) for each in one.instrument.status),
    ]
    if plain:
        mark = "" if plain.checked else _(" (nobody has checked this line; it is not printed)")
        lines += [plain.words.in_language(language) + mark, _("Source: {source}").format(source=plain.source)]
    answer(as_json, _found(one, language), lines)


# ---- local law ----------------------------------------------------------------------------------------------------------
def _law_options(command: Any) -> Any:
    for option in (
        click.option("--cedaw/--not-cedaw", default=None, help=_("Whether a city carries out CEDAW by it.")),
        click.option("--as-of", help=_("The day or year on which the text was looked up.")),
        click.option("--source", help=_("Where the text stands.")),
        click.option("--line", help=_("What it means, in a sentence of your own.")),
        click.option("--section", help=_("Which section of it.")),
    ):
        command = option(command)
    return command


@right.command()
@on_archive
@click.option("--name", required=True, help=_("The law or code, such as Harbor Falls Code."))
@click.option("--title", required=True, help=_("What it is about, in a few words."))
@_law_options
@json_option
def add(archive: OpenArchive, as_json: bool, **said: Any) -> None:
    """Add a local law or ordinance and print its key."""
    kept = operations.add_law(archive, LocalLaw(**{"section": "", **_given(said)})).value
    answer(as_json, _law(kept), [kept.key])


@right.command()
@on_archive
@click.argument("key")
@click.option("--name", help=_("Another name of the law or code."))
@click.option("--title", help=_("What it is about, in a few words."))
@_law_options
@json_option
def edit(archive: OpenArchive, key: str, as_json: bool, **said: Any) -> None:
    """Change a local law.

    What is not given stays.
    """
    kept = operations.edit_law(archive, replace(operations.law(archive, key), **_given(said))).value
    answer(as_json, _law(kept), [kept.key])


@right.command()
@on_archive
@click.argument("key")
@json_option
def remove(archive: OpenArchive, key: str, as_json: bool) -> None:
    """Remove a local law with its links."""
    one = operations.law(archive, key)
    operations.remove_law(archive, one.id)
    answer(as_json, {"removed": one.key}, [_("Removed: {name}").format(name=one.key)])


@right.command()
@on_archive
@click.argument("instrument")
@click.option("--country", type=click.Choice(["US", "CA"]), required=True, help=_("Which state."))
@click.option(
    "--standing",
    "stands",
    type=click.Choice([each.value for each in Standing]),
    required=True,
    help=_("What it did."),
)
@click.option("--year", type=int, help=_("When it ratified or signed."))
@click.option("--as-of", required=True, help=_("The day or year on which you looked it up."))
@click.option("--source", required=True, help=_("Where you looked it up."))
@json_option
def status(
    archive: OpenArchive,
    instrument: str,
    country: str,
    stands: str,
    year: int | None,
    as_of: str,
    source: str,
    as_json: bool,
) -> None:
    """Correct how a state stands to a treaty."""
    one = Status(country, Standing(stands), year, as_of, source, True)
    kept = standing.say(archive, instrument, one).value
    answer(as_json, {"instrument": instrument.upper(), **_status(kept)}, [_told(kept)])


@right.command()
@on_archive
@_ARTICLE
@click.option("--not", "taken_back", is_flag=True, help=_("Take back that it was compared."))
@json_option
def check(archive: OpenArchive, asked: str, taken_back: bool, as_json: bool) -> None:
    """Say that a plain line was compared with its source.

    From then on documents of this archive print it.
    """
    key = checked_line.check(archive, asked, compared=not taken_back).value
    told = _("{article}: not printed any more") if taken_back else _("{article}: may be printed")
    answer(as_json, {"article": key, "checked": not taken_back}, [told.format(article=key)])


# ---- links --------------------------------------------------------------------------------------------------------------
@right.command()
@on_archive
@_ARTICLE
@_CODES
@_PASSAGES
@json_option
def link(
    archive: OpenArchive, asked: str, codes: tuple[str, ...], passages: tuple[int, ...], as_json: bool
) -> None:
    """Link an article to testimonies or passages."""
    done = operations.link(archive, _linking(archive, asked, codes, passages)).value
    _linked(archive, done, as_json)


@right.command()
@on_archive
@_ARTICLE
@_CODES
@_PASSAGES
@json_option
def unlink(
    archive: OpenArchive, asked: str, codes: tuple[str, ...], passages: tuple[int, ...], as_json: bool
) -> None:
    """Take an article from testimonies or passages."""
    wanted = _linking(archive, asked, codes, passages)
    if not codes and not passages:
        raise Refused(_("Say which testimony or passage the right is taken from."))
    _linked(archive, operations.unlink(archive, wanted).value, as_json)


@right.command()
@on_archive
@click.argument("code", required=False)
@_LANGUAGE
@json_option
def links(archive: OpenArchive, code: str | None, language: str, as_json: bool) -> None:
    """Show which articles are linked.

    With a CODE those of one testimony, otherwise every article with its testimonies.
    """
    if code is not None:
        some = operations.of_testimony(archive, testimony.by_code(archive, code).id)
        value: object = [
            {"article": each.article.key, "whole": each.whole, "passages": list(each.passages)}
            for each in some
        ]
        rows = [(each.article.key, each.article.title.in_language(language)) for each in some]
        answer(as_json, value, table(rows) or [_("No right is linked.")])
        return
    linked = operations.linked(archive)
    told = {key: operations.codes_of(archive, ids) for key, ids in linked.items()}
    lines = table([(key, ", ".join(codes)) for key, codes in told.items()])
    answer(as_json, told, lines or [_("No right is linked.")])


def _linking(archive: OpenArchive, asked: str, codes: tuple[str, ...], passages: tuple[int, ...]) -> Linking:
    article = operations.named(archive, asked).article.key
    return Linking(article, tuple(testimony.by_code(archive, each).id for each in codes), passages)


def _linked(archive: OpenArchive, done: Linking, as_json: bool) -> None:
    codes = operations.codes_of(archive, done.testimonies)
    value = {"article": done.article, "changed": codes, "passages": list(done.passages)}
    count = len(codes) + len(done.passages)
    answer(as_json, value, [_("{article}: {count} changed").format(article=done.article, count=count)])


def _given(said: dict[str, Any]) -> dict[str, Any]:
    given = {key: value for key, value in said.items() if value is not None}
    if "cedaw" in given:
        given["kind"] = Kind.ORDINANCE if given.pop("cedaw") else Kind.LAW
    return given


# ---- as it is printed ---------------------------------------------------------------------------------------------------
def _stands(one: Instrument) -> str:
    return ", ".join(f"{each.country} {each.standing} {each.year or ''}".strip() for each in one.status)


def _told(one: Status) -> str:
    words = {
        Standing.RATIFIED: _("{country}: ratified {year} (as of {as_of})"),
        Standing.SIGNED: _("{country}: signed {year}, not ratified (as of {as_of})"),
        Standing.NEITHER: _("{country}: neither signed nor ratified (as of {as_of})"),
    }
    return words[one.standing].format(country=one.country, year=one.year or "", as_of=one.as_of)


def _instrument(one: Instrument, language: str) -> dict[str, object]:
    return {
        "key": one.key,
        "kind": one.kind,
        "name": one.names.in_language(language),
        "year": one.year,
        "source": one.source,
        "as_of": one.as_of,
        "articles": len(one.articles),
        "status": {each.country: _status(each) for each in one.status},
    }


def _status(one: Status) -> dict[str, object]:
    return {
        "status": one.standing,
        "year": one.year,
        "as_of": one.as_of,
        "source": one.source,
        "checked": one.checked,
    }


def _found(one: Found, language: str) -> dict[str, object]:
    return {**_article(one.article, language), "instrument": _instrument(one.instrument, language)}


def _article(one: Article, language: str) -> dict[str, object]:
    plain = one.plain
    return {
        "key": one.key,
        "number": one.number,
        "title": one.title.in_language(language),
        "line": plain.words.in_language(language) if plain else "",
        "checked": plain.checked if plain else False,
        "checked_on": plain.checked_on if plain else "",
        "source": plain.source if plain else "",
    }


def _law(one: LocalLaw) -> dict[str, object]:
    return {
        "key": one.key,
        "kind": one.kind,
        "name": one.name,
        "section": one.section,
        "title": one.title,
        "line": one.line,
        "source": one.source,
        "as_of": one.as_of,
    }


COMMANDS = (right,)
