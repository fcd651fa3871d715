"""The names that people give to the columns of a sheet of testimonies, in English, Spanish and French."""

import re
import unicodedata


def names_in(listed: str) -> frozenset[str]:
    """Return the names of a list parted by `|`."""
    return frozenset(listed.split("|"))


KNOWN: dict[str, frozenset[str]] = {
    "words": names_in(
        "words|testimony|testimonies|story|statement|text|comment|comments|own words|in their own words|what was said|transcript"
        "|testimonio|testimonios|palabras|relato|historia|declaracion|texto|comentario|comentarios"
        "|temoignage|temoignages|mots|paroles|recit|histoire|declaration|texte|commentaire|commentaires"
    ),
    "language": names_in("language|lang|spoken language|idioma|lengua|langue"),
    "heard_on": names_in(
        "heard on|date|day|today|date heard|date of testimony|hearing date|timestamp|submitted|submitted on|submission date"
        "|fecha|dia|marca temporal|date du temoignage|jour|horodateur"
    ),
    "forum": names_in("forum|event|foro|evento|evenement"),
    "place": names_in(
        "place|location|where|where it happened|address of incident|lugar|ubicacion|donde|lieu|endroit|ou"
    ),
    "ask": names_in(
        "ask|asks|demand|demands|request|recommendation|recommendations|what should change|peticion|demanda|solicitud"
        "|recomendacion|demande|demandes|requete|recommandation"
    ),
    "pseudonym": names_in("pseudonym|alias|nickname|seudonimo|apodo|pseudonyme|surnom"),
    "name": names_in(
        "name|full name|speaker|speaker name|testifier|witness|nombre|nombre completo|testigo|hablante|ponente"
        "|nom|nom complet|temoin|orateur|oratrice|intervenant|intervenante"
    ),
    "contact": names_in(
        "contact|contact details|email|e mail|email address|mail|phone|phone number|telephone|mobile"
        "|contacto|correo|correo electronico|telefono|movil|courriel|adresse e mail|numero de telephone|portable"
    ),
}
"""For each field, the folded names that mean it."""

DIMENSIONS = names_in(
    "borough|district|council district|neighborhood|neighbourhood|ward|area|gender|gender identity|sex|race|ethnicity|age"
    "|age group|disability|housing|housing tenure|tenure|issue|topic|what happened|zip|zip code|postal code"
    "|distrito|municipio|barrio|delegacion|alcaldia|zona|genero|sexo|raza|etnia|edad|discapacidad|vivienda|tenencia|tema"
    "|arrondissement|quartier|commune|genre|sexe|ethnie|age|handicap|logement|sujet|theme"
)
"""Folded names of columns that say something about a person or an experience in a few fixed values."""

LEFT_ALONE = names_in(
    "id|no|nr|number|row|code|key|uuid|url|link|source|source url|numero|num|enlace|lien|ip|token|file|heading"
)
"""Folded names of columns that nobody means to bring in unless they say so."""

_WORDS_IN_A_QUESTION = frozenset(
    {"testimony", "testimonio", "temoignage", "story", "statement", "words", "palabras"}
)


def folded(name: str) -> str:
    """Return a name in lower case without accents and with single spaces, to be compared: `E-Mail ` is `e mail`."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", " ", plain).strip()


def field_of(name: str) -> str | None:
    """Return the field that a column of this name holds, or None where the name does not tell."""
    plain = folded(name)
    for field, names in KNOWN.items():
        if plain in names:
            return field
    return "words" if _WORDS_IN_A_QUESTION & set(plain.split()) else None


def is_known(name: str) -> bool:
    """Say whether a name is one that people give to columns."""
    return field_of(name) is not None or folded(name) in DIMENSIONS | LEFT_ALONE
