"""The gate explained: for one testimony and each document, why its words are in, why they stay out, and what to ask the person."""

from dataclasses import dataclass

from hrforum.domain.consent import FORMS, Answer, Released, Use, in_force
from hrforum.domain.redaction import CITIES, EVERYONE
from hrforum.errors import NotFound
from hrforum.i18n import _, ngettext
from hrforum.operations.candidate import Candidate, Purpose, candidate
from hrforum.operations.deed import today
from hrforum.storage.archive import Archive

DOCUMENTS = (Use.HEARING_PACKET, Use.UN_SUBMISSION, Use.SHARE_CITIES, Use.PRESS)
"""The uses in which words leave."""


@dataclass(frozen=True, slots=True)
class Stays:
    """Why words stay out of a document, in a sentence that says what to do; `ask` is what to ask the person, "" where nothing helps."""

    why: str
    ask: str = ""


@dataclass(frozen=True, slots=True)
class Explained:
    """The gate's answer for one document: the form in which words leave, None where they stay; why; and what to ask the person."""

    use: Use
    form: Use | None
    why: str
    ask: str


def purpose_of(use: Use, language: str) -> Purpose:
    """Return what a document of this use is for today, as far as it is known before it is made."""
    return Purpose(use, today(), language, CITIES if use is Use.SHARE_CITIES else EVERYONE)


def explain(archive: Archive, testimony_id: int) -> tuple[Explained, ...]:
    """Say for totals and for each document whether and why this testimony is in today; raises `NotFound`."""
    each = candidate(archive, testimony_id)
    if each is None:
        raise NotFound(_("This testimony is no longer in the archive."))
    language = archive.described()[2]
    return (_counted(each, language), *(_explained(each, purpose_of(use, language)) for use in DOCUMENTS))


def _counted(each: Candidate, language: str) -> Explained:
    purpose = purpose_of(Use.COUNT, language)
    if each.agrees(Use.COUNT, purpose):
        return Explained(Use.COUNT, Use.COUNT, _("Agreed to be counted."), "")
    stays = _no_consent(each, purpose)
    return Explained(Use.COUNT, None, stays.why, stays.ask)


def _explained(each: Candidate, purpose: Purpose) -> Explained:
    released = each.released(purpose)
    if released is not None:
        return Explained(purpose.use, released.form, why_in(released), "")
    stays = why_not(each, purpose)
    return Explained(purpose.use, None, stays.why, stays.ask)


def why_in(released: Released) -> str:
    """Return in one sentence why these words may leave, and what of them is hidden."""
    form = {
        Use.ANONYMOUS_QUOTE: _("Agreed to, as an anonymous quote."),
        Use.PSEUDONYMOUS_STORY: _("Agreed to, as a story under a pseudonym."),
        Use.NAMED_QUOTE: _("Agreed to, as a quote with the name."),
    }[released.form]
    if not released.withheld:
        return form
    hidden = ngettext("{count} place is hidden.", "{count} places are hidden.", released.withheld)
    return f"{form} {hidden.format(count=released.withheld)}"


def why_not(each: Candidate, purpose: Purpose) -> Stays:
    """Say why these words stay out of a document, and what to ask the person."""
    if each.one.erased_on is not None:
        return Stays(_("The words were erased, as the person wished."))
    if each.forms(purpose) and (each.form is None or each.form in each.forms(purpose)):
        return Stays(
            _(
                "A redaction no longer fits the changed words: look at it in the testimony, then the words can leave."
            )
        )
    return _no_consent(each, purpose)


def _no_consent(each: Candidate, purpose: Purpose) -> Stays:
    document = purpose.use
    hearing = document is Use.HEARING_PACKET
    answers = {
        use: in_force(each.answers, use, purpose.day, each.speakers, young=each.young)
        for use in (Use.RECORD, document, *FORMS)
    }
    if answers[Use.RECORD] is Answer.NO:
        return Stays(_("The person said no to keeping the words, and so to every other use."))
    if answers[document] is Answer.NO:
        return Stays(_("The person said no to a hearing packet.") if hearing else _("The person said no."))
    if answers[document] is Answer.NOT_ASKED:
        if each.young:
            both = _("Somebody under the age limit speaks here: ask them and their guardian, both.")
            return Stays(both, _asked(document))
        if hearing:
            return Stays(
                _("Not agreed to the hearing packet yet: ask for it."),
                _("May the words stand in a hearing packet?"),
            )
        return Stays(_("Not agreed yet: ask."), _asked(document))
    if each.form is Use.NAMED_QUOTE and (each.nameless or each.young):
        return Stays(_unnamed(each))
    if each.form is not None and answers[each.form] is not Answer.YES:
        return Stays(_("The chosen form was not agreed to: choose another, or ask."), _asked(each.form))
    if each.nameless and answers[Use.NAMED_QUOTE] is Answer.YES:
        return Stays(_unnamed(each))
    if all(answers[form] is Answer.NO for form in FORMS):
        return Stays(_("The person said no to every form of quoting."))
    if purpose.public_on is not None and any(answers[form] is Answer.YES for form in FORMS):
        return Stays(
            _("The consent ends before the hearing: ask to extend it."),
            _("May the consent go on until the hearing?"),
        )
    return Stays(
        _("No form of quoting was agreed to: ask whether an anonymous quote is all right."),
        _asked(Use.ANONYMOUS_QUOTE),
    )


def _unnamed(each: Candidate) -> str:
    if each.nameless:
        return _(
            "This is a travel copy, in which no names are: a named quote can be made only from the archive itself."
        )
    return _("Somebody under the age limit speaks here, and is named in no document: choose another form.")


def _asked(use: Use) -> str:
    """Return the question to the person about a use."""
    return {
        Use.HEARING_PACKET: _("May the words stand in a hearing packet?"),
        Use.COUNT: _("May we count you in our totals?"),
        Use.ANONYMOUS_QUOTE: _("May we quote your words without a name?"),
        Use.PSEUDONYMOUS_STORY: _("May we tell your story under a pseudonym?"),
        Use.NAMED_QUOTE: _("May we quote your words with your name?"),
        Use.UN_SUBMISSION: _("May your words go into a report to the United Nations?"),
        Use.SHARE_CITIES: _("May we share your words with forums in other cities?"),
        Use.PRESS: _("May your words be used in the media and online?"),
    }[use]
