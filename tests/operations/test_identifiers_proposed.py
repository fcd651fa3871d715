"""A testimony is looked through with what the archive knows of its speakers, and nothing is changed by it."""

from pathlib import Path

from hrforum.domain.forum import Forum
from hrforum.domain.intake import Intake, Speaker
from hrforum.operations import archive as archives
from hrforum.operations import check, forum, identifiers, testimony
from hrforum.storage.key import random_key


def test_names_contacts_and_note_takers_are_proposed_in_words_translation_and_ask(tmp_path: Path) -> None:
    with archives.create_with_key(tmp_path / "a.hrforum", random_key(), name="Oak") as archive:
        hall = forum.add(archive, Forum("Oak hall", note_takers="Wilhelmina Brandt")).value
        intake = Intake(
            "I told Brandt that ozymandia is my name and 510 555 0142 my phone.",
            forum_id=hall.id,
            ask="Call Ozymandia back.",
            speakers=(Speaker(name="Ozymandia Quill", contact="(510) 555-0142"),),
        )
        kept = testimony.add(archive, intake).value
        testimony.translate(archive, kept.id, "es", "Me llamo Ozymandia.", "Ana", "")
        before = check.run(archive).counts
        words, spanish, ask = identifiers.propose(archive, kept.id)
        assert check.run(archive).counts == before
    said = {words.text[one.start : one.end] for one in words.findings}
    assert {"Brandt", "ozymandia", "510 555 0142"} <= said
    assert spanish.version is not None
    assert spanish.version.language == "es"
    assert [spanish.text[one.start : one.end] for one in spanish.findings] == ["Ozymandia"]
    assert ask.version is None
    assert [ask.text[one.start : one.end] for one in ask.findings] == ["Ozymandia"]
    assert all(identifiers.explain(one.why) for one in (*words.findings, *spanish.findings))


def test_a_testimony_without_anything_of_that_kind_has_no_findings(tmp_path: Path) -> None:
    with archives.create_with_key(tmp_path / "a.hrforum", random_key(), name="Oak") as archive:
        kept = testimony.add(archive, Intake("There was no heat all winter and nobody came.")).value
        assert [one.findings for one in identifiers.propose(archive, kept.id)] == [()]
    assert identifiers.cannot_find()
