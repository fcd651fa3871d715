"""What each use is called on paper, in the words of the person who answers."""

from hrforum.documents.wording import Wording
from hrforum.domain.consent import Use


def use_sentences(language: str) -> dict[Use, str]:
    """Return one sentence a use in a document language, in the order in which they are asked."""
    words = Wording(language)
    return {
        Use.RECORD: words.say(
            "Keep my words in your file. It is encrypted, and only the organisers read it."
        ),
        Use.COUNT: words.say("Count me in totals, where nobody can be recognised."),
        Use.ANONYMOUS_QUOTE: words.say("Quote my words without my name."),
        Use.PSEUDONYMOUS_STORY: words.say("Tell my story under another name."),
        Use.NAMED_QUOTE: words.say("Quote my words with my name."),
        Use.HEARING_PACKET: words.say(
            "Bring my words to the city’s hearing. They become a public record that cannot be taken back."
        ),
        Use.UN_SUBMISSION: words.say("Use my words before the United Nations."),
        Use.SHARE_CITIES: words.say("Share my words with forums in other cities."),
        Use.RECORDINGS: words.say("Show my voice or my picture."),
        Use.PRESS: words.say("Give my words to media and put them online. That cannot be taken back."),
        Use.CONTACT: words.say("Get in touch with me."),
    }
