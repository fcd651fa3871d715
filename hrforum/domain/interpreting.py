"""Interpreting: in which way somebody carried what was said from one language to another."""

from enum import StrEnum


class Mode(StrEnum):
    """How it was interpreted; what a relative or a friend carries over is worth knowing as such."""

    CONSECUTIVE = "consecutive"
    SIMULTANEOUS = "simultaneous"
    WHISPERED = "whispered"
    PHONE = "phone"
    VIDEO = "video"
    SIGN_LANGUAGE = "sign_language"
    RELATIVE = "relative"
