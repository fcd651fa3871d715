"""Every deed done once on a furnished archive: by its name in the ledger, what to do and which lines it writes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from hrforum.domain.bond import Bond, BondKind
from hrforum.domain.changes import Changes
from hrforum.domain.chart import Kind
from hrforum.domain.consent import Answer, Consent, Giver, Use
from hrforum.domain.coverage import CityNumber
from hrforum.domain.erase import Order, Scope
from hrforum.domain.forum import Forum
from hrforum.domain.hearing import Hearing
from hrforum.domain.intake import Speaker
from hrforum.domain.packet import Chosen, OwnText, Packet, Section, place_of
from hrforum.domain.passage import Passage, PassageKind
from hrforum.domain.redaction import CITIES, EVERYONE, Reason, Redaction, at_hearing
from hrforum.domain.script import PARTS, words_of
from hrforum.domain.sought import Sought
from hrforum.domain.span import Span
from hrforum.domain.statement import Rung, Statement
from hrforum.domain.table import Asked, Unit
from hrforum.domain.tag import About, Labels
from hrforum.domain.testimony import Precision, Status, When
from hrforum.domain.vault import Why
from hrforum.domain.where import ALL
from hrforum.exchange.mapping import Mapping
from hrforum.exchange.rows import Sheet, SheetRow
from hrforum.operations import (
    archive as archives,
)
from hrforum.operations import (
    around,
    backup,
    bond,
    brief,
    choice,
    consent,
    contact,
    coverage,
    duplicate,
    edition,
    erase,
    export,
    extract,
    forum,
    handout,
    hearing,
    hiding_names,
    packet,
    packet_text,
    passage,
    picture,
    practice,
    preview,
    proposal,
    recovery,
    redaction,
    reserved_code,
    restore,
    rotation,
    saved_search,
    script,
    sheet,
    statement,
    tag,
    tagging,
    testifier,
    testimony,
    travel,
    turn,
    vault,
)
from hrforum.operations.deed import today
from hrforum.storage.archive import Archive
from tests.archive_of import PACKET_USES, rich_intake, yes
from tests.operations import attachment_deeds, packet_deeds, right_deeds


@dataclass(frozen=True)
class Furnished:
    """An archive in which there is something of everything, by id."""

    archive: Archive
    folder: Path
    forum: int
    empty_forum: int
    hearing: int
    empty_hearing: int
    packet: int
    testimony: int
    other: int

    def read(self) -> Any:
        """Return the first testimony as it stands."""
        return testimony.read(self.archive, self.testimony)


def furnish(archive: Archive) -> Furnished:
    """Put something of everything into an archive."""
    here = forum.add(
        archive, Forum("Fruitvale forum", "Library", date(2026, 3, 4), ("en", "es"), "Nell", "OAK")
    )
    empty = forum.add(archive, Forum("Nobody came"))
    first = testimony.add(
        archive,
        replace(rich_intake(archive, "The heating was off."), forum_id=here.value.id),
        yes(*PACKET_USES),
    )
    testimony.translate(archive, first.value.id, "fr", "Le chauffage ne marchait pas.", "Paul", "by hand")
    other = testimony.add(archive, rich_intake(archive, "Other words."), yes(Use.COUNT))
    before = hearing.add(
        archive, Hearing("City Council", date(2026, 12, 1), "Item 7", "2 minutes", date(2026, 11, 30))
    )
    nobody = hearing.add(archive, Hearing("Planning Commission", date(2026, 12, 9)))
    chosen = (Chosen(first.value.id, Use.ANONYMOUS_QUOTE), Chosen(other.value.id))
    one = packet.add(archive, Packet(before.value.id, "Heat", "en", chosen=chosen))
    _mark(archive, first.value.id, nobody.value.id)
    return Furnished(
        archive,
        archive.path.parent,
        here.value.id,
        empty.value.id,
        before.value.id,
        nobody.value.id,
        one.value.id,
        first.value.id,
        other.value.id,
    )


def _mark(archive: Archive, testimony_id: int, hearing_id: int) -> None:
    """Hide and mark places in the words, the translation and the ask, none of it from the hearing of the packet."""
    original, french = testimony.read(archive, testimony_id).versions
    redaction.add(
        archive,
        testimony_id,
        [
            Redaction(Span(4, 11), original.uuid, Reason.OTHER, CITIES),
            Redaction(Span(3, 12), french.uuid, audience=at_hearing(hearing_id), replacement="[it]"),
            Redaction(Span(12, 19), None, audience=CITIES),
        ],
    )
    person = next(each for each in tag.codebook(archive).dimensions if each.about is About.PERSON)
    tags = tuple(each.id for each in tag.codebook(archive).of(person)[1:2])
    passage.add(archive, testimony_id, Passage(Span(0, 11), original.uuid, PassageKind.QUOTE, "good", tags))
    passage.add(archive, testimony_id, Passage(Span(0, 12), french.uuid, PassageKind.KEY_POINT))


def _hidden(one: Furnished) -> Redaction:
    return redaction.of_testimony(one.archive, one.testimony)[0]


def _marked(one: Furnished) -> Passage:
    return passage.of_testimony(one.archive, one.testimony)[0]


def _new_redaction(one: Furnished) -> Redaction:
    return Redaction(Span(0, 3), one.read().versions[0].uuid, Reason.DATE)


def _changed_redaction(one: Furnished) -> Changes[Any]:
    said = replace(_hidden(one), span=Span(0, 5), reason=Reason.SAFETY, audience=EVERYONE, replacement="[-]")
    return redaction.edit(one.archive, said)


def _changed_passage(one: Furnished) -> Changes[Any]:
    said = replace(_marked(one), span=Span(1, 9), kind=PassageKind.MARK, note="", tags=())
    return passage.edit(one.archive, said)


def _names_in_words(one: Furnished) -> None:
    reading = one.read()
    words = "I am Ada and the heating was off."
    testimony.edit(one.archive, one.testimony, replace(reading.intake, words=words), reading.testimony.rev)


def _proposed(one: Furnished) -> Changes[Any]:
    return proposal.let_stand(one.archive, one.testimony, proposal.pending(one.archive, one.testimony))


@dataclass(frozen=True)
class Story:
    """How a deed is done. `lines` are the deeds that stand in the ledger afterwards, its own name where not given."""

    do: Callable[[Furnished], Changes[Any]]
    before: Callable[[Furnished], Any] = lambda _one: None
    lines: tuple[str, ...] = ()
    again_alike: bool = True
    """Whether doing it again after undoing gives the very same rows; an import gives new ids and codes."""


def _undone(changes: Changes[Any], archive: Archive) -> Changes[Any]:
    assert changes.inverse is not None
    return changes.inverse(archive)


def _changed_testimony(one: Furnished) -> Changes[Any]:
    reading = one.read()
    book = tag.codebook(one.archive)
    person = next(each for each in book.dimensions if each.about is About.PERSON)
    said = next(each for each in book.dimensions if each.about is About.EXPERIENCE)
    wren = replace(
        reading.intake.speakers[0],
        pseudonym="Robin",
        name="",
        contact="",
        tags=(book.of(person)[1].id,),
        own_words=((person.id, "put otherwise"),),
    )
    intake = replace(
        reading.intake,
        words="Everything changed.",
        language="es",
        forum_id=None,
        heard_on=date(2026, 3, 5),
        when=When(Precision.RANGE, date(2025, 1, 1), date(2025, 2, 1)),
        place="",
        ask="Mend it.",
        status=Status.REVIEWED,
        speakers=(wren, Speaker("Second")),
        tags=(book.of(said)[1].id, book.of(said)[2].id),
        own_words=((said.id, "put otherwise"),),
    )
    return testimony.edit(one.archive, one.testimony, intake, reading.testimony.rev)


def _new_dimension(one: Furnished) -> Changes[Any]:
    return tag.add_dimension(one.archive, Labels("Pets", "Mascotas", ""), About.PERSON, "Any animal at home.")


def _retired_dimension(one: Furnished) -> Any:
    made = _new_dimension(one).value
    tag.add(one.archive, made.id, Labels("Cat"))
    return tag.edit_dimension(one.archive, replace(made, labels=Labels("Animals"), retired=True)).value


def _pets(one: Furnished) -> Any:
    return next(each for each in tag.codebook(one.archive).dimensions if each.key == "pets")


def _renamed_tag(one: Furnished) -> Any:
    """A tag whose key no longer follows from its label, and which is retired."""
    made = tag.add(one.archive, _first_dimension(one), Labels("Cold")).value
    return tag.edit(one.archive, replace(made, labels=Labels("No heat", "Sin calor"), retired=True)).value


def _first_dimension(one: Furnished) -> int:
    return tag.codebook(one.archive).dimensions[0].id


def _cold(one: Furnished) -> Any:
    archive = one.archive
    return tag.tag_named(archive, tag.codebook(archive).dimensions[0], "cold")


def _two_given_tags(one: Furnished) -> tuple[int, int]:
    """Two tags about the person: each of two people has one, and the first has both."""
    person = next(each for each in tag.codebook(one.archive).dimensions if each.about is About.PERSON)
    first, second = (each.id for each in tag.codebook(one.archive).of(person)[1:3])
    for number, tags in ((one.testimony, (first, second)), (one.other, (first,))):
        reading = testimony.read(one.archive, number)
        speaker = replace(reading.intake.speakers[0], tags=tags)
        testimony.edit(
            one.archive, number, replace(reading.intake, speakers=(speaker,)), reading.testimony.rev
        )
    return first, second


def _merge(one: Furnished) -> Changes[Any]:
    person = next(each for each in tag.codebook(one.archive).dimensions if each.about is About.PERSON)
    first, second = (each.id for each in tag.codebook(one.archive).of(person)[1:3])
    return tag.merge(one.archive, first, second)


def _order(one: Furnished, testimony_id: int) -> Order:
    return Order(testimony.by_id(one.archive, testimony_id).uuid, Scope.STORY, date(2026, 3, 5))


def _handed_over(one: Furnished) -> None:
    _exported(one)
    (one.folder / "packet.pdf").unlink()


def _edition(one: Furnished) -> int:
    return packet.editions(one.archive, one.packet)[0].id


def stories_sheet() -> Sheet:
    """Return a small sheet with new tags and a new forum."""
    header = ("words", "kind", "forum", "name")
    rows = (("No heat at all.", "Cold; Mould", "Church hall", "Ada"), ("Still no words.", "Mould", "", "Bea"))
    return Sheet(
        header, tuple(SheetRow(number, cells) for number, cells in enumerate(rows, 2)), (), "csv", "UTF-8"
    )


MAPPING = Mapping((("words", "words"), ("tag.kind", "kind"), ("forum", "forum"), ("name", "name")))


def _bond(one: Furnished) -> Changes[Any]:
    return bond.add(one.archive, Bond(BondKind.INCIDENT, "The flood", (one.testimony, one.other)))


def _shorter_bond(one: Furnished) -> Changes[Any]:
    return bond.unlink(one.archive, BondKind.INCIDENT, _incident(one), [one.other])


def _incident(one: Furnished) -> int:
    return bond.everything(one.archive, BondKind.INCIDENT)[0].id


def _one_telling(one: Furnished) -> Changes[Any]:
    return duplicate.merge(one.archive, one.other, one.testimony)


def _one_person(one: Furnished) -> Changes[Any]:
    first, second = (
        testimony.read(one.archive, each).intake.speakers[0].testifier_id
        for each in (one.testimony, one.other)
    )
    return testifier.merge(one.archive, first, second)


def _import(one: Furnished) -> Changes[Any]:
    return sheet.bring_in(
        one.archive,
        stories_sheet(),
        MAPPING,
        file_name="stories.csv",
        stated=sheet.Stated((Use.COUNT,), "Nell"),
    )


def _exported(one: Furnished) -> Changes[Any]:
    return export.export(one.archive, one.packet, one.folder / "packet.pdf")[2]


def _brief(one: Furnished) -> Changes[Any]:
    return around.export(
        one.archive, lambda: brief.prepare(one.archive, one.packet), one.folder / "brief.pdf"
    )[2]


def _opening(why: Why) -> Story:
    return Story(lambda one: vault.open_vault(one.archive, why))


def _table(one: Furnished) -> Changes[Any]:
    return extract.export(
        one.archive, one.folder / "table.csv", ALL, Use.HEARING_PACKET, recipient="A university"
    )


def _saved_search(one: Furnished) -> Changes[Any]:
    return saved_search.save(one.archive, "Cold homes", Sought("heating", (("race", "black"),)))


def _chosen_statement(one: Furnished) -> Changes[Any]:
    quoted = Statement(Rung.QUOTES, "People told of it.", None, Unit.PEOPLE, (("age", ("25_34",)),), 0.0)
    return statement.choose(one.archive, one.packet, quoted, "Listen to them.")


def _practice(one: Furnished) -> Changes[Any]:
    return practice.furnish(one.archive, testimonies=3)


def _somebody_waits(one: Furnished) -> Any:
    return turn.come(one.archive, one.forum, "Blue coat").value


_BARS = picture.Wanted(Asked(("what_happened",)), Kind.BARS)
OWN_SCRIPT = words_of({name: f"Our words for {name}." for name in PARTS})


STORIES: dict[str, Story] = {
    **attachment_deeds.told(Story),
    **right_deeds.told(Story),
    **packet_deeds.told(Story),
    "clipboard.copy": Story(lambda one: preview.copy_out(one.archive, one.testimony)),
    "clipboard.copy_inside": Story(
        lambda one: preview.copy_inside(one.archive, one.testimony, one.read().versions[0].uuid, Span(0, 11))
    ),
    "passage.add": Story(
        lambda one: passage.add(
            one.archive, one.testimony, Passage(Span(4, 19), one.read().versions[0].uuid, note="all of it")
        )
    ),
    "passage.edit": Story(_changed_passage),
    "passage.restore": Story(
        lambda one: _undone(_changed_passage(one), one.archive), lines=("passage.edit", "passage.restore")
    ),
    "passage.remove": Story(lambda one: passage.remove(one.archive, _marked(one).id)),
    "passage.put_back": Story(
        lambda one: _undone(passage.remove(one.archive, _marked(one).id), one.archive),
        lines=("passage.remove", "passage.put_back"),
    ),
    "redaction.add": Story(lambda one: redaction.add(one.archive, one.testimony, [_new_redaction(one)])),
    "redaction.edit": Story(_changed_redaction),
    "redaction.restore": Story(
        lambda one: _undone(_changed_redaction(one), one.archive),
        lines=("redaction.edit", "redaction.restore"),
    ),
    "redaction.remove": Story(lambda one: redaction.remove(one.archive, [_hidden(one).id])),
    "redaction.put_back": Story(
        lambda one: _undone(redaction.remove(one.archive, [_hidden(one).id]), one.archive),
        lines=("redaction.remove", "redaction.put_back"),
    ),
    "redaction.names": Story(lambda one: hiding_names.hide_names(one.archive, one.packet), _names_in_words),
    "redaction.let_stand": Story(_proposed, _names_in_words),
    "redaction.look_again": Story(
        lambda one: _undone(_proposed(one), one.archive),
        _names_in_words,
        ("redaction.let_stand", "redaction.look_again"),
    ),
    "redaction.stand_again": Story(
        lambda one: _undone(_undone(_proposed(one), one.archive), one.archive),
        _names_in_words,
        ("redaction.let_stand", "redaction.look_again", "redaction.stand_again"),
    ),
    "archive.contact": Story(lambda one: contact.change(one.archive, "Nell, 510 555 0100")),
    "archive.age_limit": Story(lambda one: choice.choose_age_limit(one.archive, 16)),
    "archive.describe": Story(
        lambda one: archives.describe(one.archive, name="Renamed", place="Elsewhere", language="es")
    ),
    "archive.backup": Story(lambda one: backup.make(one.archive, one.folder / "copies")),
    "archive.passphrase": Story(
        lambda one: archives.change_passphrase(one.archive, "another six unrelated words"),
        lines=("archive.backup", "archive.passphrase"),
    ),
    "archive.second_place": Story(lambda one: rotation.choose_second(one.archive, str(one.folder))),
    "archive.restore": Story(lambda one: restore.note(one.archive)),
    "archive.drill": Story(
        lambda one: restore.drill(one.archive, backup.make(one.archive, one.folder / "copies").value),
        lines=("archive.backup", "archive.drill"),
    ),
    "archive.recovery_sheet": Story(lambda one: recovery.write_sheet(one.archive, one.folder / "sheet.pdf")),
    "archive.recovery_cards": Story(lambda one: recovery.write_cards(one.archive, one.folder / "cards.pdf")),
    "archive.recovery_typed_back": Story(
        lambda one: recovery.typed_back(one.archive, "".join(recovery.codes(one.archive)[0]))
    ),
    **{f"vault.open.{why}": _opening(why) for why in Why},
    "table.export": Story(_table),
    "archive.travel_copy": Story(lambda one: travel.make(one.archive, one.folder / "road.hrforum")),
    "vault.look": Story(lambda one: vault.look(one.archive, one.testimony)),
    "bond.add": Story(_bond),
    "bond.edit": Story(_shorter_bond, _bond),
    "bond.remove": Story(lambda one: bond.remove(one.archive, BondKind.INCIDENT, _incident(one)), _bond),
    "bond.put_back": Story(
        lambda one: _undone(bond.remove(one.archive, BondKind.INCIDENT, _incident(one)), one.archive),
        _bond,
        ("bond.remove", "bond.put_back"),
    ),
    "consent.give": Story(
        lambda one: consent.give(
            one.archive,
            one.other,
            [
                Consent(Use.HEARING_PACKET, Answer.YES, proof="signed", until_day=date(2030, 1, 1)),
                Consent(Use.COUNT, Answer.NO),
                Consent(Use.COUNT, Answer.YES, Giver.GUARDIAN),
            ],
        )
    ),
    "consent.withdraw": Story(lambda one: consent.withdraw(one.archive, one.testimony, [])),
    "dimension.add": Story(_new_dimension),
    "erase.all": Story(lambda one: erase.erase(one.archive, one.testimony, Scope.ALL)),
    "erase.obey": Story(lambda one: erase.obey(one.archive, [_order(one, one.testimony)])),
    "erase.story": Story(lambda one: erase.erase(one.archive, one.testimony, Scope.STORY)),
    "dimension.edit": Story(
        lambda one: tag.edit_dimension(
            one.archive, replace(_pets(one), labels=Labels("Animals"), definition="", about=About.EXPERIENCE)
        ),
        _new_dimension,
    ),
    "dimension.remove": Story(
        lambda one: tag.remove_dimension(one.archive, _pets(one).id), _retired_dimension
    ),
    "dimension.put_back": Story(
        lambda one: _undone(tag.remove_dimension(one.archive, _pets(one).id), one.archive),
        _retired_dimension,
        ("dimension.remove", "dimension.put_back"),
    ),
    "forum.add": Story(lambda one: forum.add(one.archive, Forum("Second forum", "Church"))),
    "forum.edit": Story(
        lambda one: forum.edit(
            one.archive,
            replace(forum.by_id(one.archive, one.forum), name="Renamed", held_on=None, prefix="ELM"),
        )
    ),
    "forum.remove": Story(lambda one: forum.remove(one.archive, one.empty_forum)),
    "forum.put_back": Story(
        lambda one: _undone(forum.remove(one.archive, one.empty_forum), one.archive),
        lines=("forum.remove", "forum.put_back"),
    ),
    "handout.record": Story(
        lambda one: handout.record(one.archive, "bundle", "Elm City", [one.read().versions[0].uuid])
    ),
    "hearing.add": Story(lambda one: hearing.add(one.archive, Hearing("Senate", date(2027, 1, 1)))),
    "hearing.edit": Story(
        lambda one: hearing.edit(
            one.archive,
            replace(hearing.by_id(one.archive, one.hearing), rules="", deadline=None, body="Board"),
        )
    ),
    "hearing.remove": Story(lambda one: hearing.remove(one.archive, one.empty_hearing)),
    "hearing.put_back": Story(
        lambda one: _undone(hearing.remove(one.archive, one.empty_hearing), one.archive),
        lines=("hearing.remove", "hearing.put_back"),
    ),
    "packet.add": Story(
        lambda one: packet.add(one.archive, Packet(one.hearing, "Second", chosen=(Chosen(one.other),)))
    ),
    "packet.edit": Story(
        lambda one: packet.edit(
            one.archive,
            replace(
                packet.by_id(one.archive, one.packet),
                title="Cold",
                language="es",
                sections=(Section.EXHIBITS, Section.SUMMARY),
                chosen=(Chosen(one.other, Use.NAMED_QUOTE), Chosen(one.testimony)),
            ),
        )
    ),
    "packet.remove": Story(lambda one: packet.remove(one.archive, one.packet)),
    "packet.put_back": Story(
        lambda one: _undone(packet.remove(one.archive, one.packet), one.archive),
        lines=("packet.remove", "packet.put_back"),
    ),
    "packet.write": Story(
        lambda one: packet_text.write(
            one.archive, OwnText(one.packet, place_of(Section.FINDINGS, "ICESCR 11"), "Heat is housing.")
        )
    ),
    "packet.export": Story(_exported),
    "paper.export": Story(_brief),
    "paper.reserve": Story(lambda one: reserved_code.reserve(one.archive, ["OAK-7K3M9-T"], one.forum)),
    "packet.file": Story(lambda one: edition.file(one.archive, _edition(one), today()), _handed_over),
    "practice.furnish": Story(_practice),
    "archive.profile": Story(
        lambda one: coverage.keep(
            one.archive, [CityNumber("age", "25_34", 5000), CityNumber("district", "District 5", 300)]
        ),
        lambda one: coverage.keep(one.archive, [CityNumber("age", "25_34", 4)]),
    ),
    "script.edit": Story(lambda one: script.edit(one.archive, "en", OWN_SCRIPT)),
    "script.take_back": Story(
        lambda one: _undone(script.edit(one.archive, "en", OWN_SCRIPT), one.archive),
        lines=("script.edit", "script.take_back"),
    ),
    "script.put_back": Story(
        lambda one: _undone(_undone(script.edit(one.archive, "en", OWN_SCRIPT), one.archive), one.archive),
        lines=("script.edit", "script.take_back", "script.put_back"),
    ),
    "sheet.bring_in": Story(_import, again_alike=False),
    "sheet.take_back": Story(
        lambda one: _undone(_import(one), one.archive),
        lines=("sheet.bring_in", "sheet.take_back"),
        again_alike=False,
    ),
    "table.save": Story(lambda one: picture.save(one.archive, _BARS, one.folder / "picture.svg")),
    "search.save": Story(_saved_search),
    "search.remove": Story(
        lambda one: saved_search.remove(one.archive, saved_search.everything(one.archive)[0].id),
        _saved_search,
    ),
    "search.put_back": Story(
        lambda one: _undone(
            saved_search.remove(one.archive, saved_search.everything(one.archive)[0].id), one.archive
        ),
        _saved_search,
        ("search.remove", "search.put_back"),
    ),
    "statement.choose": Story(_chosen_statement),
    "statement.remove": Story(
        lambda one: statement.remove(one.archive, statement.of_packet(one.archive, one.packet)[0].id),
        _chosen_statement,
    ),
    "statement.put_back": Story(
        lambda one: _undone(
            statement.remove(one.archive, statement.of_packet(one.archive, one.packet)[0].id), one.archive
        ),
        _chosen_statement,
        ("statement.remove", "statement.put_back"),
    ),
    "tag.add": Story(
        lambda one: tag.add(one.archive, _first_dimension(one), Labels("Cold", "Frío"), "Under 18 °C.")
    ),
    "tag.edit": Story(
        lambda one: tag.edit(one.archive, replace(_cold(one), labels=Labels("Heat again"), retired=False)),
        _renamed_tag,
    ),
    "tag.remove": Story(lambda one: tag.remove(one.archive, _cold(one).id), _renamed_tag),
    "tag.put_back": Story(
        lambda one: _undone(tag.remove(one.archive, _cold(one).id), one.archive),
        _renamed_tag,
        ("tag.remove", "tag.put_back"),
    ),
    "tag.merge": Story(_merge, _two_given_tags),
    "tag.batch": Story(
        lambda one: tagging.give(one.archive, [one.testimony, one.other], _cold(one).id), _renamed_tag
    ),
    "tag.unmerge": Story(
        lambda one: _undone(_merge(one), one.archive), _two_given_tags, ("tag.merge", "tag.unmerge")
    ),
    "testifier.merge": Story(_one_person),
    "testifier.unmerge": Story(
        lambda one: _undone(_one_person(one), one.archive), lines=("testifier.merge", "testifier.unmerge")
    ),
    "testimony.merge": Story(_one_telling),
    "testimony.unmerge": Story(
        lambda one: _undone(_one_telling(one), one.archive), lines=("testimony.merge", "testimony.unmerge")
    ),
    "testimony.add": Story(
        lambda one: testimony.add(one.archive, rich_intake(one.archive, "New words."), yes(*PACKET_USES))
    ),
    "testimony.edit": Story(_changed_testimony),
    "testimony.translate": Story(
        lambda one: testimony.translate(
            one.archive, one.testimony, "fr", "Mieux dit.", "Anne", "machine, checked"
        )
    ),
    "testimony.point": Story(lambda one: testimony.point(one.archive, one.testimony, "fr", None)),
    "turn.come": Story(lambda one: turn.come(one.archive, one.forum, "Second", "es")),
    "turn.remove": Story(lambda one: turn.remove(one.archive, 1), _somebody_waits),
    "turn.put_back": Story(
        lambda one: _undone(turn.remove(one.archive, 1), one.archive),
        _somebody_waits,
        ("turn.remove", "turn.put_back"),
    ),
    "turn.go_on": Story(lambda one: turn.call(one.archive, 1), _somebody_waits),
    "turn.go_back": Story(
        lambda one: _undone(turn.gone(one.archive, 1), one.archive),
        _somebody_waits,
        ("turn.go_on", "turn.go_back"),
    ),
    "turn.empty": Story(lambda one: turn.empty(one.archive, one.forum), _somebody_waits),
}
