"""Every deed about attachments done once, as `deeds.STORIES` tells of the others."""

from typing import Any

from hrforum.domain.attachment import Attachment, Described, Mark
from hrforum.domain.changes import Changes
from hrforum.domain.consent import Answer, Consent, Use
from hrforum.operations import attachment, attachment_consent, consent, recording, saving_out, taking_in
from tests.decode.made import tone


def _add(one: Any) -> Changes[Attachment]:
    said = Described("What was heard", "", "Her telephone")
    return attachment.add(
        one.archive, taking_in.take_in("night.wav", tone(0.1)), said, testimony_id=one.testimony
    )


def _add_agreed(one: Any) -> None:
    kept = _add(one).value
    attachment_consent.give(one.archive, kept.id, [Consent(Use.RECORDINGS, Answer.YES)])
    consent.give(one.archive, one.testimony, [Consent(Use.RECORDINGS, Answer.YES)])


def _there(one: Any) -> Attachment:
    return attachment.of_testimony(one.archive, one.testimony)[0]


def _begin(one: Any) -> None:
    begun = recording.begin(one.archive, testimony_id=one.testimony)
    recording.append(one.archive, begun.id, bytes(8_000))


def told(story: Any) -> dict[str, Any]:
    """Return the stories by the deeds' names; `story` makes one."""
    return {
        "attachment.add": story(_add),
        "attachment.edit": story(
            lambda one: attachment.edit(
                one.archive, _there(one).id, Described("Another caption"), _there(one).rev
            ),
            _add,
        ),
        "attachment.mark": story(
            lambda one: attachment.mark(one.archive, _there(one).id, [Mark(20, "a door"), Mark(50)]), _add
        ),
        "attachment.consent": story(
            lambda one: attachment_consent.give(
                one.archive,
                _there(one).id,
                [Consent(Use.RECORDINGS, Answer.YES), Consent(Use.PRESS, Answer.NO)],
            ),
            _add,
        ),
        "attachment.save": story(
            lambda one: saving_out.as_file(one.archive, _there(one).id, one.folder / "saved.pdf"), _add_agreed
        ),
        "attachment.save_inside": story(
            lambda one: saving_out.as_file(
                one.archive, _there(one).id, one.folder / "saved.pdf", inside=True
            ),
            _add,
        ),
        "attachment.record": story(lambda one: recording.finish(one.archive, _there(one).id), _begin),
        "attachment.remove": story(lambda one: attachment.remove(one.archive, _there(one).id), _add),
    }
