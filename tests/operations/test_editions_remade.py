"""Editions: the same packet twice is the same file, made again it is that file to the byte, and what was erased cannot come back."""

import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from hrforum.domain.consent import Use
from hrforum.domain.erase import Scope
from hrforum.domain.packet import COVER, Chosen, Edition, OwnText, Packet, Section, place_of
from hrforum.domain.passage import Passage, PassageKind
from hrforum.domain.redaction import EVERYONE, Reason, Redaction
from hrforum.domain.span import Span
from hrforum.errors import NotFound, Refused
from hrforum.operations import (
    consent,
    edition,
    erase,
    export,
    manifest,
    packet,
    packet_text,
    passage,
    redaction,
    right,
    testimony,
)
from hrforum.operations.deed import today
from hrforum.operations.export import Kind
from hrforum.operations.manifest import cited_in, hash_of, mark_of
from hrforum.operations.remake import remake
from hrforum.operations.right import Linking
from hrforum.operations.template import digest, template
from hrforum.storage import ledger
from hrforum.storage.archive import Archive
from tests.archive_of import PACKET_USES, keep, new_hearing

WORDS = "Maria saw the heating fail all winter. We slept in our coats. The children were ill until April."
QUOTE = Span(39, 61)


@pytest.fixture
def full(archive: Archive) -> Packet:
    """A packet with something in every section: rights, quotes, hidden words, own words."""
    kept = [keep(archive, f"{WORDS} Voice {n}.", PACKET_USES, ask="Mend the boilers.") for n in range(7)]
    for at, each in enumerate(kept):
        original = testimony.read(archive, each.id).versions[0]
        redaction.add(
            archive,
            each.id,
            [Redaction(Span(0, 5), original.uuid, Reason.NAME, EVERYONE, "[the tenant]")],
        )
        if at == 6:
            continue
        made = passage.add(archive, each.id, Passage(QUOTE, original.uuid, PassageKind.QUOTE)).value
        right.link(archive, Linking("ICESCR 11", (each.id,), (made.id,)))
    chosen = tuple(Chosen(each.id) for each in kept)
    one = packet.add(archive, Packet(new_hearing(archive).id, "Heat", chosen=chosen)).value
    for place in (COVER, *Section, place_of(Section.FINDINGS, "ICESCR 11")):
        packet_text.write(archive, OwnText(one.id, place, f"Own words at {place} & <b>so</b> on.\n\nAgain."))
    return one


def exported(archive: Archive, one: Packet, path: Path, kind: Kind = Kind.PACKET) -> Edition:
    """Export a packet and return the edition on record."""
    export.export(archive, one.id, path, kind)
    return packet.editions(archive, one.id)[0]


def text_of(path: Path) -> str:
    """Return all words of a PDF on one line."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_every_section_says_what_the_organiser_wrote_and_nothing_of_it_is_markup(
    archive: Archive, full: Packet, tmp_path: Path
) -> None:
    exported(archive, full, tmp_path / "p.pdf")
    said = text_of(tmp_path / "p.pdf")
    for place in (COVER, *Section, place_of(Section.FINDINGS, "ICESCR 11")):
        assert f"Own words at {place} & <b>so</b> on." in said
    finding = said[said.rindex("Adequate standard of living") :]
    assert "The United States signed it in 1977 and has not ratified it" in finding
    assert finding.index("We slept in our coats.") < finding.index("Read in full: Exhibits 1–6.")
    assert "[the tenant] saw the heating" in said
    assert "Maria" not in said
    assert "Words in square brackets" in said


@pytest.mark.parametrize("ending", ["pdf", "docx"])
@pytest.mark.parametrize("kind", Kind)
def test_an_edition_made_again_is_the_same_file(
    archive: Archive, full: Packet, tmp_path: Path, kind: Kind, ending: str
) -> None:
    one = exported(archive, full, tmp_path / f"first.{ending}", kind)
    twice = exported(archive, full, tmp_path / f"second.{ending}", kind)
    assert (one.manifest, one.sha256) == (twice.manifest, twice.sha256)
    assert "Maria" not in one.manifest
    assert "the tenant" not in one.manifest
    assert "coats" not in one.manifest
    # What changes afterwards is not in what was handed in.
    first = full.chosen[0].testimony_id
    intake = testimony.read(archive, first)
    testimony.edit(archive, first, replace(intake.intake, words="Other words."), intake.testimony.rev)
    packet_text.write(archive, OwnText(full.id, COVER, "Newer."))
    packet.edit(archive, replace(packet.by_id(archive, full.id), title="Cold", sections=(Section.GATHERED,)))
    again = remake(archive, one, tmp_path / f"again.{ending}")
    assert again.path.read_bytes() == (tmp_path / f"first.{ending}").read_bytes()
    assert hashlib.sha256(again.path.read_bytes()).hexdigest() == one.sha256


def test_words_stand_in_a_manifest_by_marks_that_nobody_else_can_make(
    archive: Archive, full: Packet, tmp_path: Path
) -> None:
    one = exported(archive, full, tmp_path / "p.pdf")
    (first, *_rest) = cited_in(one.manifest)
    hidden = first.hidden[0].replacement
    assert hidden == mark_of("[the tenant]", archive.secret())
    assert hashlib.sha256(b"[the tenant]").hexdigest() not in one.manifest
    assert mark_of("[the tenant]", b"another archive's") not in one.manifest
    assert archive.secret().hex() not in one.manifest


def test_an_edition_from_before_the_marks_is_made_again(
    archive: Archive, full: Packet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manifest, "mark_of", lambda words, _secret: mark_of(words, b""))
    prepared = export.prepare(archive, full.id)
    monkeypatch.undo()
    said = json.loads(prepared.manifest) | {"template": "packet 2"}
    del said["marks"]
    earlier = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    content = replace(prepared.content, manifest=hash_of(earlier))
    prepared = replace(prepared, manifest=earlier, content=content)
    export.keep_on_record(archive, prepared, export.write(prepared, tmp_path / "p.pdf"))
    one = packet.editions(archive, full.id)[0]
    again = remake(archive, one, tmp_path / "again.pdf")
    assert again.path.read_bytes() == (tmp_path / "p.pdf").read_bytes()
    exported(archive, full, tmp_path / "next.pdf")
    assert "What changed since" not in text_of(tmp_path / "next.pdf")


def test_another_program_is_named_where_it_set_the_words_otherwise(
    archive: Archive, full: Packet, tmp_path: Path
) -> None:
    one = exported(archive, full, tmp_path / "p.pdf")
    said = json.loads(one.manifest)
    for strange in (
        said | {"program": "hrforum 0.0"},
        said | {"program": "hrforum 0.0", "content": {"new": 1}},
    ):
        other = replace(one, manifest=json.dumps(strange))
        with pytest.raises(Refused, match=r"hrforum 0\.0"):
            remake(archive, other, tmp_path / "again.pdf")
    assert not (tmp_path / "again.pdf").exists()


def test_the_template_is_named_after_what_sets_a_document(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("one = 1\n")
    before = digest([tmp_path / "a.py"])
    (tmp_path / "a.py").write_bytes(b"one = 1\r\n")
    assert digest([tmp_path / "a.py"]) == before
    (tmp_path / "a.py").write_text("one = 2\n")
    assert digest([tmp_path / "a.py"]) != before
    assert template() == template()
    assert re.fullmatch("packet [0-9a-f]{16}", template())


def test_the_ledger_keeps_the_files_sha256(archive: Archive, full: Packet, tmp_path: Path) -> None:
    one = exported(archive, full, tmp_path / "p.pdf")
    (line,) = [each for each in ledger.lines(archive) if each.deed == "packet.export"]
    assert b"".join(each.bytes for each in line.subjects[:2]).hex() == one.sha256


def test_the_last_page_names_the_manifest(archive: Archive, full: Packet, tmp_path: Path) -> None:
    one = exported(archive, full, tmp_path / "p.pdf")
    last = PdfReader(tmp_path / "p.pdf").pages[-1].extract_text()
    assert hash_of(one.manifest) in "".join(last.split())


@pytest.mark.parametrize("scope", Scope)
def test_after_an_erasure_no_edition_with_the_words_is_made_again(
    archive: Archive, full: Packet, tmp_path: Path, scope: Scope
) -> None:
    one = exported(archive, full, tmp_path / "p.pdf")
    erase.erase(archive, full.chosen[2].testimony_id, scope)
    with pytest.raises(Refused, match="Cannot be made again, erased"):
        remake(archive, one, tmp_path / "again.pdf")
    assert not (tmp_path / "again.pdf").exists()


def test_what_was_withdrawn_is_named_and_not_made_again(
    archive: Archive, full: Packet, tmp_path: Path
) -> None:
    one = exported(archive, full, tmp_path / "p.pdf")
    third = full.chosen[2].testimony_id
    code = testimony.read(archive, third).testimony.code
    consent.withdraw(archive, third, [Use.HEARING_PACKET])
    with pytest.raises(Refused, match=f"may not be used any more: {code}"):
        remake(archive, one, tmp_path / "again.pdf")


def test_a_changed_ask_is_named_and_leaves_no_file(archive: Archive, full: Packet, tmp_path: Path) -> None:
    one = exported(archive, full, tmp_path / "p.pdf")
    first = full.chosen[0].testimony_id
    reading = testimony.read(archive, first)
    testimony.edit(archive, first, replace(reading.intake, ask="Another."), reading.testimony.rev)
    with pytest.raises(Refused, match=f"has changed since in {reading.testimony.code}"):
        remake(archive, one, tmp_path / "again.pdf")
    assert {each.name for each in tmp_path.glob("*.pdf")} == {"p.pdf"}


def test_a_superseding_edition_says_what_kind_of_thing_changed(
    archive: Archive, full: Packet, tmp_path: Path
) -> None:
    one = exported(archive, full, tmp_path / "p.pdf")
    edition.file(archive, one.id, today())
    same = exported(archive, full, tmp_path / "same.pdf")
    assert "What changed since" not in text_of(tmp_path / "same.pdf")
    assert same.sha256 == one.sha256
    third = full.chosen[2].testimony_id
    code = testimony.read(archive, third).testimony.code
    consent.withdraw(archive, third, [])
    exported(archive, full, tmp_path / "next.pdf")
    said = text_of(tmp_path / "next.pdf")
    assert "Testimonies were taken out." in said
    assert "Testimonies were added." not in said
    assert "Voice 2" not in said
    assert code not in said


def test_own_words_stand_only_where_a_packet_has_a_place(archive: Archive, full: Packet) -> None:
    for place in ("", "preface", "summary/ICESCR 11"):
        with pytest.raises(NotFound):
            packet_text.write(archive, OwnText(full.id, place, "Words."))
    with pytest.raises(NotFound):
        packet_text.write(archive, OwnText(999, COVER, "Words."))
