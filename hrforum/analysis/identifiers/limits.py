"""Limits: in plain sentences, why a span was proposed and what no scan of words can find."""

from hrforum.analysis.identifiers.finding import Kind
from hrforum.i18n import _


def label(kind: Kind) -> str:
    """Return what a kind is called on the screen."""
    return {
        Kind.NAME: _("Name"),
        Kind.PHONE: _("Telephone number"),
        Kind.EMAIL: _("E-mail address"),
        Kind.ONLINE: _("Page or account on the internet"),
        Kind.STREET_ADDRESS: _("Street address"),
        Kind.UNIT_NUMBER: _("Number of an apartment or room"),
        Kind.EXACT_DATE: _("Exact date"),
        Kind.PLATE: _("Licence plate"),
        Kind.CASE_NUMBER: _("Number of a case or file"),
        Kind.ID_NUMBER: _("Number of an identity document"),
        Kind.DANGER: _("Words that may put somebody in danger"),
    }[kind]


def explain(why: str) -> str:
    """Return the reason of a finding as a sentence; raises KeyError for a key that no scan gives."""
    return _reasons()[why]


def _reasons() -> dict[str, str]:
    return {
        "name_known": _("This name, or a part of it, is among the names kept in this archive."),
        "name_note_taker": _("This is the name of somebody who took notes at the forum."),
        "name_introduced": _("The words before it introduce a name."),
        "name_title": _("It follows a title, as in “Mr.” or “Judge”."),
        "name_relation": _("It stands beside a word for a relative, a neighbour or a landlord."),
        "name_list": _("It is, or begins with, a common given name, or ends with a common surname."),
        "name_beside": _("It is joined to a name by “and”."),
        "name_again": _("It is part of a name that stands elsewhere in the same text."),
        "contact_known": _("This is a contact kept in this archive."),
        "place_known": _("This is a place kept in this archive."),
        "email": _("It has the form of an e-mail address."),
        "email_spoken": _("It is an e-mail address said aloud."),
        "handle": _("It has the form of an account’s name."),
        "page": _("It is the address of a page on the internet."),
        "phone_grouped": _("Its digits are grouped as a telephone number is."),
        "phone_asked_for": _("The words before it speak of a telephone."),
        "id_alien": _("It has the form of an A-number of the immigration authority."),
        "id_social": _("It has the form of a social security number."),
        "id_shape": _("It has the form of a national identity number."),
        "id_card": _("It has the form of a card number."),
        "id_announced": _("The words before it speak of an identity document."),
        "plate_shape": _("It has the form of a licence plate."),
        "plate_announced": _("The words before it speak of a licence plate."),
        "case_announced": _("The words before it speak of a case, a file or a complaint."),
        "address_number_first": _("It is a house number with a street."),
        "address_number_last": _("It is a street with a house number."),
        "address_lived_at": _("It is where somebody says they live."),
        "post_box": _("It is a post box."),
        "unit_named": _("It is the number of an apartment or room."),
        "unit_sign": _("It has the form of the number of an apartment."),
        "unit_lived_in": _("It is where somebody says they live."),
        "date_figures": _("It is a date in figures."),
        "date_words": _("It is a day of a month."),
        "danger_entry": _("It says how somebody came into the country."),
        "danger_removal": _("It speaks of an order to leave, of detention or of deportation."),
        "danger_conviction": _("It speaks of a conviction, an arrest or prison."),
        "danger_status": _("It speaks of somebody’s immigration status."),
    }


def cannot_find() -> tuple[str, ...]:
    """Return what the scan cannot find, each as a sentence for the person who decides; said wherever findings are shown."""
    return (
        _(
            "Nicknames, and names that are written in small letters or that no list knows and no word announces."
        ),
        _(
            "Names that a transcript misheard: it looks for the name as it should be written, and for longer words that begin with it."
        ),
        _(
            "Names written in other than Latin letters, and names in languages other than English, Spanish and French as those write them."
        ),
        _(
            "Descriptions that point at one person: the only nurse on the floor, the man with the parrot, a rare job or illness."
        ),
        _(
            "Places that everybody knows: the church where somebody preaches, a shop, a school, the corner of two streets, a floor."
        ),
        _("Telephone numbers, dates and addresses that are said in words, except for some dates."),
        _("A day told by what happened on it: the day of the fire, her eighteenth birthday."),
        _("Several harmless facts that together fit only one person."),
        _(
            "Danger that is hinted at, told in other words than the usual ones, or only dangerous where you live."
        ),
        _("What a voice, a picture or an attached file gives away."),
        _("Whether a name belongs to somebody who wants to be named. Only that person can say so."),
    )
