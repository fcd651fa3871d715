"""Identifiers: what in a testimony may say who somebody is, proposed as spans; a person decides about each of them."""

from hrforum.analysis.identifiers.finding import Finding, Kind, Known
from hrforum.analysis.identifiers.limits import cannot_find, explain, label
from hrforum.analysis.identifiers.scan import scan

__all__ = ["Finding", "Kind", "Known", "cannot_find", "explain", "label", "scan"]
