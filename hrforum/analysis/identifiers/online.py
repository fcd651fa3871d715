"""Online: e-mail addresses, also spoken ones, handles, and web pages."""

import re
from collections.abc import Iterator

from hrforum.analysis.identifiers.finding import Finding, Kind
from hrforum.analysis.identifiers.reading import Reading

_LOCAL = re.compile(r"[\w.+%-]{1,64}\Z")
_DOMAIN = re.compile(r"@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_HANDLE = re.compile(r"@[A-Za-z_][\w.]{1,40}")
_SPOKEN = re.compile(
    r"(?<!\w)[\w.-]{1,40} (?:at|arroba|arobase) [\w.-]{1,40} (?:dot|punto|point) (?:com|org|net|edu|es|fr|mx)\b"
)
_PAGE = re.compile(r"(?<![\w@.-])(?:https?://|www\.)[^\s<>\"]{3,300}", re.IGNORECASE)
_BARE_PAGE = re.compile(
    r"(?<![\w@./-])[a-z0-9-]{2,63}(?:\.[a-z0-9-]{2,63}){1,4}/[^\s<>\"]{1,300}", re.IGNORECASE
)
_AUTHORITY = re.compile(r"\.(?:gov|gob|gouv|mil)(?:\.[a-z]{2})?(?:/|:|$)|\.gouv\.fr", re.IGNORECASE)


def find_online(reading: Reading) -> Iterator[Finding]:
    """Yield e-mail addresses, handles and web pages; pages of authorities are left alone."""
    yield from _mail_and_handles(reading)
    if "http" in reading.lower or "www." in reading.lower or "/" in reading.text:
        for pattern in (_PAGE, _BARE_PAGE):
            for match in pattern.finditer(reading.text):
                page = match.group().rstrip(".,;:!?)'»”")
                host = re.sub(r"^https?://", "", page, flags=re.IGNORECASE)
                if not _AUTHORITY.search(host.split("/")[0]):
                    yield Finding(match.start(), match.start() + len(page), Kind.ONLINE, "page")


def _mail_and_handles(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    at = text.find("@")
    while at >= 0:
        local = _LOCAL.search(text, max(0, at - 64), at)
        domain = _DOMAIN.match(text, at)
        if local and domain:
            end = domain.start() + len(domain.group().rstrip("._-"))
            yield Finding(local.start(), end, Kind.EMAIL, "email")
        elif not local and (handle := _HANDLE.match(text, at)):
            yield Finding(at, at + len(handle.group().rstrip(".")), Kind.ONLINE, "handle")
        at = text.find("@", at + 1)
    if " dot " in reading.lower or " punto " in reading.lower or " point " in reading.lower:
        for match in _SPOKEN.finditer(reading.lower):
            yield Finding(*match.span(), Kind.EMAIL, "email_spoken")
